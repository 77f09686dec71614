"""Where the corpus and its index are; makes the index anew when it is missing, damaged or stale."""

from __future__ import annotations

import os

from ..errors import IndexDamaged
from ..model import TYPE_CHECKING
from .index.database import INDEX_VERSION
from .index.store import Store
from .places import cache_folder, pack_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Note = Callable[[str], None]

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUNDLED = os.path.join(PACKAGE, "data")
CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "data")
INDEX = "index.sqlite"
OVERRIDE = "DIPLOCLI_DATA"


def corpus_folder() -> str:
    """The folder of TOML in use: ``$DIPLOCLI_DATA``, else the bundled one, else a checkout's."""
    return os.environ.get(OVERRIDE) or (BUNDLED if os.path.isdir(BUNDLED) else CHECKOUT)


def open_corpus(note: Note, *, rebuild: bool = False, packs: Sequence[str] | None = None) -> Store:
    """The index of the corpus in use, with the packs that are there on top.

    ``packs`` are the names of those to use instead, none when empty. ``rebuild`` sets damaged
    indexes aside. ``note`` is told what was made anew or left out, and why.
    Raises DataError when the corpus itself cannot be read or has errors, UsageError for a pack
    that is not there.
    """
    base = bundled(note, rebuild=rebuild)
    there = pack_files()
    if packs is None and not there:
        return base
    from .stack import chosen, stacked

    return stacked(base, there if packs is None else chosen(there, packs), note, rebuild=rebuild)


def bundled(note: Note, *, rebuild: bool = False) -> Store:
    """The index of the corpus alone.

    The wheel brings it; for a checkout it is kept in the user's cache and follows the files.
    """
    folder = corpus_folder()
    if folder == BUNDLED and not rebuild:
        try:
            return Store.open(os.path.join(BUNDLED, INDEX), folder)
        except IndexDamaged as error:
            note(f"{error.message}; using one made anew from {folder}")
    return _cached(folder, note, rebuild)


def _cached(folder: str, note: Note, rebuild: bool) -> Store:
    from pathlib import Path

    place = _cache_place(Path(folder))
    if place is not None and not rebuild:
        try:
            return Store.open(str(place), folder)
        except IndexDamaged:
            pass
    return _build(Path(folder), place, note)


def _build(folder: Path, place: Path | None, note: Note) -> Store:
    import sqlite3

    from .index.compile import fill_index, write_index
    from .written.load import read_corpus

    corpus = read_corpus(folder)
    if place is not None:
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_index(corpus, place)
            _drop_older(place)
            return Store.open(str(place), str(folder))
        except OSError as error:
            note(
                f"the index cannot be kept in {place.parent}: {error.strerror or error}; made for this call only"
            )
    memory = sqlite3.connect(":memory:")
    fill_index(corpus, memory)
    return Store(memory, str(folder))


def _cache_place(folder: Path) -> Path | None:
    """The file in the user's cache for the folder as it now is; None where there is no cache."""
    from hashlib import blake2b
    from pathlib import Path

    cache = cache_folder()
    if not cache:
        return None
    state = blake2b(str(INDEX_VERSION).encode(), digest_size=8)
    for path in sorted(folder.rglob("*.toml")):
        seen = path.stat()
        name = str(path.relative_to(folder)).encode("utf-8", "surrogateescape")
        state.update(b"%b\0%d\0%d\n" % (name, seen.st_size, seen.st_mtime_ns))
    resolved = str(folder.resolve()).encode("utf-8", "surrogateescape")
    where = blake2b(resolved, digest_size=8).hexdigest()
    return Path(cache) / f"index-{where}-{state.hexdigest()}.sqlite"


def _drop_older(place: Path) -> None:
    """Remove earlier indexes of the same folder and what a killed build left behind."""
    import time
    from contextlib import suppress

    family = place.name.rpartition("-")[0]
    for other in place.parent.glob(f"*{family}-*"):
        with suppress(OSError):
            stale = other.name.startswith(".") and time.time() - other.stat().st_mtime > 3600
            if other != place and (stale or not other.name.startswith(".")):
                other.unlink()
