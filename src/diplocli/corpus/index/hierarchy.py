"""Circles in what should be a hierarchy, found in time and memory that grow with its size alone."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator


def cycles(edges: Iterable[tuple[int, int]], nodes: int) -> Iterator[list[int]]:
    """Circles among nodes 1 to ``nodes``, of which each edge leads from one up to another.

    Every circle is given as the nodes on it; where circles share a node not all are given, but
    where there is one, one is.
    """
    lower, upper = array("i"), array("i")
    for low, high in edges:
        lower.append(low)
        upper.append(high)
    if not lower:
        return
    open_ways = array("i", bytes(4 * (nodes + 1)))
    for low in lower:
        open_ways[low] += 1
    _strip(lower, upper, open_ways, nodes)
    ways = zip(lower, upper, strict=True)
    yield from _circles({low: high for low, high in ways if open_ways[low] and open_ways[high]})


def _strip(lower: array[int], upper: array[int], open_ways: array[int], nodes: int) -> None:
    """Bring to nothing the open ways of every node from which no way leads to a circle."""
    start = array("i", bytes(4 * (nodes + 2)))
    for high in upper:
        start[high + 1] += 1
    for node in range(1, nodes + 2):
        start[node] += start[node - 1]
    place = start[:]
    below = array("i", bytes(4 * len(lower)))
    for low, high in zip(lower, upper, strict=True):
        below[place[high]] = low
        place[high] += 1
    ended = [node for node in range(1, nodes + 1) if not open_ways[node]]
    while ended:
        high = ended.pop()
        for low in below[start[high] : start[high + 1]]:
            open_ways[low] -= 1
            if not open_ways[low]:
                ended.append(low)


def _circles(above: dict[int, int]) -> Iterator[list[int]]:
    """The circles of a graph in which one way leads on from every node."""
    done: set[int] = set()
    for first in above:
        way: list[int] = []
        on_way: dict[int, int] = {}
        node = first
        while node not in done and node not in on_way:
            on_way[node] = len(way)
            way.append(node)
            node = above[node]
        if node in on_way:
            yield way[on_way[node] :]
        done.update(way)
