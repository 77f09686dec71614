"""The neighbourhood of a record: what it refers to and what refers to it."""

from __future__ import annotations

from ..corpus.index.store import Store, Title
from ..errors import UsageError
from ..model import TYPE_CHECKING, Value
from .nearest import suggestions
from .resolve import one_record

if TYPE_CHECKING:
    from .resolve import Tell

DEEPEST = 4
MOST_NODES = 400
_RELATION_NAMES = {
    "subjects.record": "contrasts",
    "positions.actor": "position of",
    "holders.person": "held by",
    "readings.actor": "read by",
    "confusable_with": "not to be confused with",
    "part_of": "part of",
    "cites.source": "cites",
    "positions.cites.source": "cites for a position",
    "readings.cites.source": "cites for a reading",
    "holders.cites.source": "cites for a holder",
}


class Edge(Value):
    """A reference from one record to another, by the field that makes it."""

    source: str
    target: str
    relation: str


class Graph(Value):
    """The answer to ``graph``: the records within reach of ``root`` and the edges between them.

    ``tree`` has, for each record, the edges by which the next ones were first reached.
    """

    root: str = ""
    nodes: tuple[Title, ...] = ()
    edges: tuple[Edge, ...] = ()
    tree: dict[str, list[Edge]] = {}
    cut: bool = False
    missing: str = ""
    suggestions: tuple[str, ...] = ()


def graph(store: Store, name: str, depth: int, tell: Tell) -> Graph:
    """The records within ``depth`` steps of the one a name means, sources left out.

    Raises UsageError for a depth that is out of range, AmbiguousName for a name of several.
    """
    if not 1 <= depth <= DEEPEST:
        raise UsageError(f"--depth is from 1 to {DEEPEST}")
    root = one_record(store, name, (), tell)
    if not root:
        return Graph(missing=name, suggestions=suggestions(store, name))
    titles: dict[str, Title] = dict(store.titles([root]))
    edges: dict[tuple[str, str, str], Edge] = {}
    tree: dict[str, list[Edge]] = {}
    border, cut = [root], False
    for _ in range(depth):
        following: list[str] = []
        for here in border:
            for edge, other in _edges(store, here):
                edges.setdefault((edge.source, edge.target, edge.relation), edge)
                if other.id not in titles:
                    if len(titles) >= MOST_NODES:
                        cut = True
                        continue
                    titles[other.id] = other
                    tree.setdefault(here, []).append(edge)
                    following.append(other.id)
        border = following
    inside = [one for one in edges.values() if one.source in titles and one.target in titles]
    nodes = tuple([Title(id=one.id, kind=one.kind, name=one.name) for one in titles.values()])
    return Graph(root=root, nodes=nodes, edges=tuple(inside), tree=tree, cut=cut)


def relation_name(field: str) -> str:
    """A relation as it is read."""
    return _RELATION_NAMES.get(field, field.replace("_", " "))


def _edges(store: Store, here: str) -> list[tuple[Edge, Title]]:
    out = [
        (Edge(source=here, target=row.id, relation=field), row)
        for field, row in store.links_from(here)
    ]
    back = [
        (Edge(source=row.id, target=here, relation=field), row)
        for field, row in store.links_to(here)
    ]
    return [(edge, row) for edge, row in out + back if row.kind != "source"]
