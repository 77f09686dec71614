"""Everything A to Z."""

from __future__ import annotations

from ..corpus.index.store import Hit, Row, Store
from ..errors import UsageError
from ..folding import key as fold
from ..model import TYPE_CHECKING, Value
from .filing import NO_LETTER, filed, initial
from .filters import heading_id
from .languages import language_name, names_of_language
from .nearest import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("term", "issue", "actor", "instrument")


class Entry(Value):
    """A line of the glossary: ``head`` is the name it stands under, an acronym or a translation."""

    head: str
    row: Row
    aliases: tuple[Hit, ...] = ()


class Glossary(Value):
    """The answer to ``glossary``: entries in alphabetical order; ``title`` says which."""

    entries: tuple[Entry, ...]
    title: str = ""


def glossary(
    store: Store,
    *,
    kinds: Sequence[str] = (),
    topic: str = "",
    letter: str = "",
    acronyms: bool = False,
    lang: str = "",
) -> Glossary:
    """Every term, issue, actor and instrument, narrowed, each under the name asked for.

    With ``acronyms`` an entry stands under each acronym, with ``lang`` under its name in that
    language, of which a code or a name is taken; with both under its acronyms in it. Under the letter
    ``#`` stands what begins with none. Raises UsageError for an unknown kind, topic or language
    or what is no letter.
    """
    wanted = tuple([pick("kind", one, KINDS) for one in kinds]) or KINDS
    if letter not in ("", NO_LETTER) and (len(letter.strip()) != 1 or not fold(letter)):
        raise UsageError(f"“{letter}” is not a letter; give one: --letter c")
    topic = heading_id(store, "topic", topic) if topic else ""
    rows = store.rows(wanted, topic=topic)
    aliases = store.aliases(wanted)
    if lang:
        lang = _language(store, lang)
    entries = [
        Entry(head=head, row=row, aliases=tuple(aliases.get(row.id, ())))
        for row in rows
        for head in _heads(row, aliases.get(row.id, ()), acronyms, lang)
    ]
    if letter:
        entries = [entry for entry in entries if initial(entry.head) == initial(letter)]
    entries.sort(key=lambda entry: (filed(entry.head), entry.row.id))
    what = "acronyms" if acronyms else "names"
    parts = (
        [f"{what} in {language_name(lang)}" if lang else what] * bool(acronyms or lang)
        + [letter.upper()] * bool(letter)
        + [one.name for one in store.headings("topic") if one.id == topic]
    )
    return Glossary(entries=tuple(entries), title=", ".join(parts))


def _heads(row: Row, aliases: Sequence[Hit], acronyms: bool, lang: str) -> list[str]:
    if acronyms and lang:
        return [one.text for one in aliases if one.lang == lang and one.text.isupper()]
    if acronyms:
        return [alias.text for alias in aliases if alias.how == "acronym"]
    if lang:
        return [alias.text for alias in aliases if alias.lang == lang]
    return [row.name]


def _language(store: Store, lang: str) -> str:
    """The code of a language in which there are names, which may be asked for by name too."""
    known = store.languages()
    for code in known:
        if fold(lang) in map(fold, names_of_language(code)):
            return code
    raise UsageError(f"no names in “{lang}”", tuple(known))
