"""What every comparison gives, whoever made it."""

from __future__ import annotations

from ..corpus.index.store import Title
from ..model import TYPE_CHECKING, Aspect, Cite, Source, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


class Comparison(Value):
    """The answer to ``compare``: subjects in the order asked for and what differs.

    ``basis`` is curated, computed or readings; a cell is empty where nothing is known.
    ``missing`` is the name that was not found, when one was not, with ``suggestions``.
    """

    basis: str = ""
    id: str = ""
    name: str = ""
    subjects: tuple[Title, ...] = ()
    summary: str = ""
    aspects: tuple[Aspect, ...] = ()
    cites: tuple[Cite, ...] = ()
    sources: dict[str, Source] = {}
    reviewed: str = ""
    missing: str = ""
    suggestions: tuple[str, ...] = ()


def kept(aspects: Sequence[tuple[str, dict[str, str]]]) -> tuple[Aspect, ...]:
    """The aspects on which at least one subject has something to say."""
    return tuple(
        [Aspect(aspect=name, cells=cells) for name, cells in aspects if any(cells.values())]
    )
