"""The files that arguments name: files as they are, folders with the documents in them."""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG

from ...model import TYPE_CHECKING
from .read import STANDARD_INPUT, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def files(paths: Iterable[str], trouble: Callable[[str], None]) -> list[str]:
    """The files that paths name, folders walked by name, each file once.

    ``trouble`` is told of a folder that cannot be read or a link that loops.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            found.update(dict.fromkeys(_within(path, frozenset(), trouble)))
        else:
            found[path] = None
    return list(found)


def _within(
    folder: str, above: frozenset[tuple[int, int]], trouble: Callable[[str], None]
) -> Iterator[str]:
    try:
        seen = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError as error:
        trouble(f"{folder}: {error.strerror or error}")
        return
    here = (seen.st_dev, seen.st_ino)
    if here in above:
        trouble(f"{folder}: is a link that loops")
        return
    for name in names:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            trouble(f"{path}: {error.strerror or error}")
            continue
        if S_ISDIR(mode):
            yield from _within(path, above | {here}, trouble)
        elif S_ISREG(mode) and os.path.splitext(name)[1].lower() in SUFFIXES:
            yield path
