"""Sources as they are read: each in one line, and numbered on a page."""

from __future__ import annotations

from ..dates import in_words
from ..model import TYPE_CHECKING, Cite, Source, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class SourceLine(Value):
    """A numbered source: its id; who, what, when; the pinpoint; the address."""

    number: int
    id: str
    text: str
    at: str
    url: str


class Numbers:
    """Numbers for cites, one for each source and pinpoint, in the order of their first use."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[tuple[str, str], int] = {}

    def of(self, cites: Iterable[Cite]) -> tuple[int, ...]:
        """The numbers of cites; a cite whose source is not known has none."""
        return tuple(
            self._numbers.setdefault((cite.source, cite.at), len(self._numbers) + 1)
            for cite in cites
            if cite.source in self._sources
        )

    def lines(self) -> tuple[SourceLine, ...]:
        """What the numbers given so far stand for."""
        return tuple(
            SourceLine(
                number=number,
                id=source,
                text=reference(self._sources[source]),
                at=at,
                url=self._sources[source].url,
            )
            for (source, at), number in self._numbers.items()
        )


def reference(source: Source) -> str:
    """A source in one line: author or body, title, container, symbol, date."""
    authors = [
        author.partition(",")[2].strip() + " " + author.partition(",")[0]
        for author in source.author
    ]
    who = _and([author.strip() for author in authors]) or source.issuer
    parts = [
        who,
        f"“{source.name}”",
        source.container,
        source.volume,
        source.number,
        in_words(source.issued),
    ]
    return ", ".join(part for part in parts if part)


def _and(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} and others"
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""
