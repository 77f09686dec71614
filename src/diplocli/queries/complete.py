"""What can follow on a command line: names, ids and values, for the completion of shells."""

from __future__ import annotations

from ..corpus.index.store import Hit
from ..folding import words as fold_words
from ..model import KINDS, TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..corpus.index.store import Row, Store

MOST = 50
MOST_NAMES = 500
WITH_NAMES = ("term", "issue", "actor", "instrument", "milestone", "contrast")
JOINED = {
    "define": WITH_NAMES,
    "issue": ("issue",),
    "actor": ("actor",),
    "instrument": ("instrument",),
    "graph": WITH_NAMES,
    "show": KINDS,
}
SEPARATE = {
    "brief": ("issue", "term", "instrument", "actor"),
    "compare": ("term", "issue", "actor", "instrument", "milestone"),
    "cite": KINDS,
}
# Options whose values are fixed, files, dates or numbers: the scripts need not ask for them.
FREE_VALUES = frozenset(
    {
        "--around", "--as-of", "--by", "--color", "--depth", "--format", "--from", "--hyperlinks",
        "--ignore", "--in-force-on", "--kind", "--last", "--letter", "--limit", "--map", "--name",
        "--not", "--on", "--output", "--select", "--set", "--to", "--width", "-o",
    }
)  # fmt: skip
_MARKS = ",;:–—"


class Candidate(Value):
    """A word or name that can stand where the cursor is, and what it leads to."""

    text: str
    about: str = ""


def complete(store: Store, command: str, before: Sequence[str], word: str) -> tuple[Candidate, ...]:
    """What ``word``, the one being typed, can become after the words ``before`` of a command.

    After an option its values, else names: the next word of one where a command joins its words,
    a whole one where each argument is a name. All begin with ``word``, whatever the case; there
    are ``MOST`` at most, words that stand in many names before those that stand in few.
    """
    option, given = _option(before, word)
    if option in FREE_VALUES:
        return ()
    if option:
        offer = VALUES.get(option)
        return offer(store, command, given)[:MOST] if offer else ()
    if command == "pack":
        return _packs(store, command, word)
    if command in JOINED:
        return _next_words(store, JOINED[command], _names(before), word)[:MOST]
    if command in SEPARATE:
        return _whole_names(store, SEPARATE[command], word, short=command == "compare")[:MOST]
    return ()


def _option(before: Sequence[str], word: str) -> tuple[str, str]:
    """The option whose value is being typed, if one is, and what there is of the value."""
    if "--" in before:
        return "", word
    if word.startswith("--") and "=" in word:
        option, _, given = word.partition("=")
        return option, given
    last = before[-1] if before else ""
    return (last if last in VALUES or last in FREE_VALUES else ""), word


def _names(before: Sequence[str]) -> list[str]:
    """The words that are no options nor values of options."""
    names: list[str] = []
    previous = ""
    for place, one in enumerate(before):
        if one == "--":
            return [*names, *before[place + 1 :]]
        if not one.startswith("-") and previous not in VALUES and previous not in FREE_VALUES:
            names.append(one)
        previous = one
    return names


def _next_words(
    store: Store, kinds: Sequence[str], before: Sequence[str], word: str
) -> tuple[Candidate, ...]:
    """The words that follow others in names, those first that stand in most names."""
    head, typed = _key(before), word.casefold()
    found: dict[str, list[tuple[str, Hit]]] = {}
    for hit in _hits(store, kinds, head, word):
        part = _following(hit, head, typed) if hit.how != "contrast" else ""
        if part:
            found.setdefault(part.casefold(), []).append((part, hit))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple([_word(several) for _, several in ranked])


def _following(hit: Hit, head: str, typed: str) -> str:
    """The word of a name that stands behind the folded ``head`` and begins with ``typed``, or "".

    An id is one word; it is offered where it does not merely repeat the name in other signs.
    """
    if hit.how == "id":
        bare = "-" in typed or "-" not in hit.id or hit.kind not in WITH_NAMES
        return hit.id if bare and not head and hit.id.startswith(typed) else ""
    key, parts = "", hit.text.split()
    for place, part in enumerate(parts, start=1):
        if key == head and part.casefold().startswith(typed) and part.strip(_MARKS):
            return part.strip(_MARKS)
        key = _key(parts[:place])
        if not head.startswith(key):
            break
    return ""


def _word(several: Sequence[tuple[str, Hit]]) -> Candidate:
    """A word with the record it names, if that is one, and how many others it leads to."""
    word, hit = next((one for one in several if one[1].how != "id"), several[0])
    number = len({one.id for _, one in several})
    ending = {one.id: one for part, one in several if one.text.endswith(part)}
    if number == 1:
        about = _about(word, hit)
    elif len(ending) == 1:
        (whole,) = ending.values()
        about = f"{_about(word, whole)}, and {number - 1} more"
    else:
        about = f"{number} records"
    return Candidate(text=word, about=about)


def _whole_names(
    store: Store, kinds: Sequence[str], word: str, *, short: bool = False
) -> tuple[Candidate, ...]:
    """Names and ids in one word, and longer names of records that have none that fits.

    ``short`` adds the names by which contrasts know their subjects.
    """
    *before, last = word.split(" ")
    fits = [
        hit
        for hit in _hits(store, kinds, _key(before), last)
        if hit.text.casefold().startswith(word.casefold()) and (short or hit.how != "contrast")
    ]
    fits.sort(key=lambda hit: hit.how == "translation")
    single = [hit for hit in fits if " " not in hit.text]
    covered = {hit.id for hit in single}
    chosen: dict[str, Hit] = {}
    for hit in single + [hit for hit in fits if hit.id not in covered]:
        text = hit.text.casefold()
        if text not in chosen or chosen[text].how == "id":
            chosen[text] = hit
    return tuple([Candidate(text=hit.text, about=_about(hit.text, hit)) for hit in chosen.values()])


def _hits(store: Store, kinds: Sequence[str], head: str, word: str) -> list[Hit]:
    """Names that may continue a folded beginning with a word.

    Three letters are looked up, because the end of a word that is still being typed does not yet
    fold as the whole will. For one letter (a sign of Chinese is more): records by their own names
    only. For nothing typed: what stands under the first topic.
    """
    beginning = head + "".join(fold_words(word))[:3]
    if not beginning:
        topics = [topic.id for topic in store.headings("topic")]
        return _as_hits(store.rows(kinds[:1], topic=topics[0] if topics else "", most=MOST_NAMES))
    if len(beginning) == 1 and beginning.isascii():
        rows = store.records_from(beginning, kinds, MOST_NAMES)
        if len(rows) < MOST_NAMES:
            return _as_hits(rows)
    return [
        hit
        for hit in store.names_from(beginning, MOST_NAMES)
        if hit.kind in kinds and hit.how not in ("wrong", "reference")
    ]


def _as_hits(rows: Sequence[Row]) -> list[Hit]:
    return [
        Hit(id=row.id, kind=row.kind, name=row.name, text=row.name, how="name", lang="")
        for row in rows
    ]


def _key(words: Sequence[str]) -> str:
    """The beginning of a key that words make, as ``folding.key`` makes it of a whole name."""
    folded = fold_words(" ".join(words))
    return "".join(folded[1:] if folded[:1] == ["the"] else folded)


def _about(text: str, hit: Hit) -> str:
    return hit.kind if text == hit.name else f"{hit.name}, {hit.kind}"


def _headings(which: str) -> Callable[[Store, str, str], tuple[Candidate, ...]]:
    def offer(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
        return _beginning(((one.id, one.name) for one in store.headings(which)), word)

    return offer


def _actors(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
    return _whole_names(store, ("actor",), word)


def _states(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
    states = store.rows(["actor"], type="state")
    short = _beginning(((row.id, row.name) for row in states), word)
    named = _beginning(((row.name, row.kind) for row in states if " " not in row.name), word)
    return tuple({one.text.casefold(): one for one in short + named}.values())


def _types(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
    kinds = (command,) if command in KINDS else KINDS
    types = {one: kind for kind in reversed(kinds) for one in store.types(kind) if one}
    return _beginning(((one, types[one]) for one in sorted(types)), word)


def _packs(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
    packs = ((layer.pack, layer.meta["title"] or "pack") for layer in store.layers[:-1])
    return _beginning(packs, word)


def _languages(store: Store, command: str, word: str) -> tuple[Candidate, ...]:
    from .languages import language_name

    return _beginning(((one, language_name(one)) for one in store.languages()), word)


def _beginning(pairs: Iterable[tuple[str, str]], word: str) -> tuple[Candidate, ...]:
    typed = word.casefold()
    return tuple(
        [
            Candidate(text=one, about=about)
            for one, about in pairs
            if one.casefold().startswith(typed)
        ]
    )


VALUES: dict[str, Callable[[Store, str, str], tuple[Candidate, ...]]] = {
    "--topic": _headings("topic"),
    "--track": _headings("track"),
    "--actor": _actors,
    "--country": _states,
    "--type": _types,
    "--lang": _languages,
    "--pack": _packs,
}
