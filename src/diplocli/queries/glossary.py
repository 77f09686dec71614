"""Everything A to Z."""

from __future__ import annotations

from ..corpus.index.store import Hit, Row, Store
from ..errors import UsageError
from ..folding import key as fold
from ..model import TYPE_CHECKING, Value
from .filters import heading_id

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
    language. Raises UsageError for an unknown topic or language or a letter that is none.
    """
    wanted = tuple(kinds) or KINDS
    if letter and (len(letter.strip()) != 1 or not fold(letter)):
        raise UsageError(f"“{letter}” is not a letter; give one: --letter c")
    rows = store.rows(wanted, topic=heading_id(store, "topic", topic) if topic else "")
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
    entries.sort(key=lambda entry: (initial(entry.head) == "#", fold(entry.head), entry.row.id))
    parts = (
        ["acronyms"] * acronyms
        + [f"names in {lang}"] * bool(lang)
        + [letter.upper()] * bool(letter)
    )
    return Glossary(entries=tuple(entries), title=", ".join([*parts, topic] if topic else parts))


def initial(name: str) -> str:
    """The letter under which a name stands: A to Z or another script's, else ``#``."""
    first = fold(name)[:1].upper()
    return first if first.isalpha() else "#"


def _heads(row: Row, aliases: Sequence[Hit], acronyms: bool, lang: str) -> list[str]:
    if acronyms:
        return [alias.text for alias in aliases if alias.how == "acronym"]
    if lang:
        return [alias.text for alias in aliases if alias.lang == lang]
    return [row.name]


def _language(store: Store, lang: str) -> str:
    """A language in which there are names, whatever the case in which its code is typed."""
    known = {one.lower(): one for one in store.languages()}
    if lang.lower() not in known:
        raise UsageError(f"no names in “{lang}”", tuple(known.values()))
    return known[lang.lower()]
