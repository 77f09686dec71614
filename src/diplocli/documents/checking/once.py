"""Answers that are worked out once for all who ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
A = TypeVar("A")


class Keeper(Protocol):
    """A draft, or what is known of a corpus: it keeps what was once read in it."""

    told: dict[tuple[object, ...], Any]


K = TypeVar("K", bound=Keeper)


def once(read: Callable[Concatenate[K, P], A]) -> Callable[Concatenate[K, P], A]:
    """A reading whose answer the thing that is read keeps, for each of its further arguments.

    Any module can so add to what rules read without the draft having to know of it. An iterator
    can be read but once: give a list.
    """

    @wraps(read)
    def told(keeper: K, /, *of: P.args, **named: P.kwargs) -> A:
        key = (read, *of)
        if key not in keeper.told:
            keeper.told[key] = read(keeper, *of, **named)
        return keeper.told[key]  # type: ignore[no-any-return]

    return told
