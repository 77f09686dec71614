"""What this is: the edition, its day and its counts."""

from __future__ import annotations

from .. import __version__
from ..corpus.index.store import Store
from ..model import Value

COUNTED = (
    "term", "issue", "milestone", "actor", "instrument", "contrast", "correction", "source",
    "reading", "position", "holder", "acronym", "translation",
)  # fmt: skip


class Info(Value):
    """Version of the program; edition, as-of date, licence and folder of the corpus; counts.

    ``packs`` are the names of the packs in use, highest precedence first; they are counted too.
    """

    version: str
    edition: str
    as_of: str
    licence: str
    counts: dict[str, int]
    folder: str
    packs: tuple[str, ...] = ()


def info(store: Store) -> Info:
    """What the store says of itself."""
    counts = store.counts()
    return Info(
        version=__version__,
        edition=store.edition,
        as_of=store.as_of,
        licence=store.meta["licence"],
        counts={name: counts.get(name, 0) for name in COUNTED},
        folder=store.folder,
        packs=tuple([layer.pack for layer in store.layers[:-1]]),
    )
