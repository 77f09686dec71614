"""A neighbourhood as Mermaid and as DOT."""

from __future__ import annotations

from ..model import TYPE_CHECKING
from ..queries.graph import relation_name
from .safe import line

if TYPE_CHECKING:
    from ..queries.graph import Graph

_SHAPES = {"term": "ellipse", "actor": "box", "instrument": "note", "issue": "diamond"}


def mermaid(answer: Graph) -> str:
    """A Mermaid flowchart: names on the nodes, relations on the arrows."""
    numbers = {node.id: f"n{place}" for place, node in enumerate(answer.nodes)}
    lines = ["flowchart LR"]
    lines += [f'  {numbers[node.id]}["{_entities(node.name)}"]' for node in answer.nodes]
    lines += [
        f'  {numbers[edge.source]} -- "{_entities(relation_name(edge.relation))}" --> {numbers[edge.target]}'
        for edge in answer.edges
    ]
    return "\n".join(lines) + "\n"


def dot(answer: Graph) -> str:
    """A Graphviz digraph, ids as node names."""
    lines = ["digraph diplocli {", "  rankdir=LR;"]
    lines += [
        f"  {_quoted(node.id)} [label={_quoted(node.name)}, shape={_SHAPES.get(node.kind, 'plain')}];"
        for node in answer.nodes
    ]
    lines += [
        f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(relation_name(edge.relation))}];"
        for edge in answer.edges
    ]
    return "\n".join([*lines, "}"]) + "\n"


def tree(answer: Graph) -> str:
    """The neighbourhood as an indented list: relation, name, kind; corrections last."""
    names = {node.id: node for node in answer.nodes}
    lines = [line(names[answer.root].name)] if answer.root else []

    def below(here: str, indent: str) -> None:
        edges = sorted(
            answer.tree.get(here, ()),
            key=lambda edge: (edge.relation == "about", edge.relation, edge.source != here),
        )
        for place, edge in enumerate(edges):
            last = place == len(edges) - 1
            other = names[edge.target if edge.source == here else edge.source]
            arrow = "→" if edge.source == here else "←"
            lines.append(
                f"{indent}{'└─' if last else '├─'} {relation_name(edge.relation)} {arrow} {line(other.name)} ({other.kind})"
            )
            below(other.id, indent + ("   " if last else "│  "))

    if answer.root:
        below(answer.root, "")
    return "".join(f"{one}\n" for one in lines)


def _quoted(text: str) -> str:
    return '"' + line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entities(text: str) -> str:
    """A label that Mermaid takes as text, whatever stands in it."""
    plain = line(text).replace("#", "#35;").replace('"', "#quot;")
    return plain.replace("<", "#lt;").replace(">", "#gt;")
