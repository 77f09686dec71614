"""What the wordings of a text mean, written once however often they stand there."""

from __future__ import annotations

from ..model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    Ids = tuple[str, ...]
    Written = TypeVar("Written")

MOST_KEPT = 100_000


def once(
    write: Callable[[str, Ids], Written],
) -> Callable[[Iterable[str], Iterable[Ids]], Iterator[Written]]:
    """What ``write`` makes of each of some texts and the ids of what it means, kept for the next."""
    kept: dict[str, tuple[Ids, Written]] = {}

    def each(texts: Iterable[str], meant: Iterable[Ids]) -> Iterator[Written]:
        for text, ids in zip(texts, meant, strict=True):
            known = kept.get(text)
            if known is None or known[0] != ids:
                if len(kept) > MOST_KEPT:
                    kept.clear()
                known = kept[text] = ids, write(text, ids)
            yield known[1]

    return each
