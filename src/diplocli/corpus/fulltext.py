"""What a record is found by: its names, its dates and its text, in the words that the index holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..dates import OPEN
from ..folding import words as fold_words
from ..model import Actor, Addition, Contrast, Correction, Instrument, Milestone, Record, Source
from .wording import STOP_WORDS, stem, tokens

LONGEST_KEPT = 30
MOST_KEPT = 30_000
_PROSE = ("definition", "detail", "why", "contested", "fact")


def names_of(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Every name that leads to a record: (record id, how, the name, its language)."""
    if isinstance(record, Addition):
        for alias in record.aliases:
            yield record.id, alias.type, alias.text, alias.lang
        return
    yield record.id, "id", record.id, ""
    if isinstance(record, Source):
        if record.number:
            yield record.id, "reference", record.number, ""
        return
    if isinstance(record, Correction):
        for wrong in record.wrong:
            yield record.id, "wrong", wrong, ""
        return
    yield record.id, "name", record.name, ""
    for alias in record.aliases:
        yield record.id, alias.type, alias.text, alias.lang
    if isinstance(record, Actor):
        for span in record.names:
            yield record.id, "former" if span.to else "name", span.name, ""
    if isinstance(record, Instrument) and record.symbol:
        yield record.id, "symbol", record.symbol, ""
    if isinstance(record, Contrast):
        for subject in record.subjects:
            for name in subject.names:
                yield subject.record, "contrast", name, ""


def life(record: Record) -> tuple[str, str]:
    """When a record's subject began and ended, as listings show it."""
    if isinstance(record, Milestone):
        return record.date, record.end
    if isinstance(record, Instrument):
        return record.adopted or record.opened_for_signature or record.issued, record.ended
    if isinstance(record, Actor) and record.names:
        return record.names[0].from_, "" if record.names[-1].to == OPEN else record.names[-1].to
    if isinstance(record, Source):
        return record.issued, ""
    return "", ""


def columns(record: Record) -> tuple[str, str, str, str, str]:
    """Name, other names, translations, summary with dates, and body as the index holds their words."""
    name, summary = record.name, " ".join(filter(None, (record.summary, *life(record))))
    others: dict[str, None] = {}
    translations: dict[str, None] = {}
    for _, how, text, lang in names_of(record):
        if how != "id" and text != name:
            (translations if lang else others)[text] = None
    return (
        plain(name),
        plain("\n".join(others)),
        plain("\n".join(translations)),
        plain(summary),
        plain("\n".join(_prose(record))),
    )


def _prose(record: Record) -> Iterator[str]:
    given = record.__dict__
    for field in _PROSE:
        if field in given:
            yield given[field]
    yield from given.get("questions", ())
    for reading in given.get("readings", ()):
        yield f"{reading.who} {reading.stresses} {reading.leaves_out}"
    for position in given.get("positions", ()):
        yield position.stance
    for holder in given.get("holders", ()):
        yield holder.role
    for aspect in given.get("aspects", ()):
        yield aspect.aspect
        yield from aspect.cells.values()


def called(record: Record) -> str:
    """The stems of each name of a record, a line a name."""
    names = names_of(record)
    return stems(
        [
            text
            for owner, how, text, _ in names
            if owner == record.id and how not in ("id", "contrast")
        ]
    )


def stems(texts: Iterable[str]) -> str:
    """Lines of the stems of the words that count in texts, each line once."""
    lines = [" ".join(filter(None, map(_STEMS.__getitem__, plain(text).split()))) for text in texts]
    return "\n".join(dict.fromkeys(filter(None, lines)))


def plain(text: str) -> str:
    """A text in the words that the index holds."""
    return " ".join(map(_SPELLED.__getitem__, text.split()))


def folded(name: str) -> list[str]:
    """The words of a name as ``folding.words`` folds them."""
    return " ".join(map(_FOLDED.__getitem__, name.replace("-", " ").split())).split()


class _Known(dict[str, str]):
    """What has been made of words, which come again and again."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, word: str) -> str:
        made = self._make(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = made
        return made


_FOLDED = _Known(lambda word: " ".join(fold_words(word)))
_SPELLED = _Known(lambda word: " ".join(tokens(word)))
_STEMS = _Known(lambda token: "" if token in STOP_WORDS else stem(token))
