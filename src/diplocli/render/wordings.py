"""What the wordings of a text mean, written once however often they stand there."""

from __future__ import annotations

from functools import lru_cache

from ..model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Written = TypeVar("Written")

MOST_KEPT = 100_000


def once(
    write: Callable[[str, tuple[str, ...]], Written],
) -> Callable[[str, tuple[str, ...]], Written]:
    """``write``, which takes a text and the ids of what it means, with its answers kept."""
    return lru_cache(MOST_KEPT)(write)
