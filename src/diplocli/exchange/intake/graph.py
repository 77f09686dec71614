"""RDF graphs: read from Turtle, RDF/XML or JSON-LD, and what they say of a node.

Nothing is fetched: a JSON-LD file whose context is an address is refused.
"""

from __future__ import annotations

import json
import logging
import warnings
from typing import Any

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import BNode, Literal, Node

from ...errors import DataError
from ...model import TYPE_CHECKING
from .entry import is_web
from .languages import tag
from .markup import text_of
from .opening import beginning, encoding_of, opened
from .xml_stream import refuse_harm

if TYPE_CHECKING:
    from collections.abc import Iterator

_BASE = "https://relative.invalid/"


def read_graph(path: str) -> Graph:
    """The graph in a file. Raises DataError, with the place, when it is none or wants the net."""
    head = beginning(path, 4096).lstrip("\ufeff \t\r\n")
    form = "turtle"
    if head.startswith("<") and not is_web(head[1:].partition(">")[0]):
        form = "xml"
        refuse_harm(path)
    else:
        encoding_of(path)
        if head.startswith(("{", "[")):
            form = "json-ld"
            _refuse_contexts(path)
    graph = Graph()
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), opened(path) as file:
            warnings.simplefilter("ignore")
            graph.parse(file=file, format=form, publicID=_BASE)
    except RecursionError:
        raise DataError(f"{path}: nested too deeply") from None
    except Exception as error:
        # A file that is not as it should be makes rdflib raise whatever its parts raise.
        raise DataError(f"{path}{_line(error)}: not {form}: {_reason(error)}") from None
    return graph


def _line(error: Exception) -> str:
    number = getattr(error, "lines", None)
    if number is None:
        number = getattr(error, "lineno", None)
    else:
        number += 1
    return f":{number}" if isinstance(number, int) else ""


def _reason(error: Exception) -> str:
    reason = getattr(error, "_why", "") or str(error) or type(error).__name__
    return " ".join(str(reason).split())[:300]


def _refuse_contexts(path: str) -> None:
    """Refuse JSON-LD that leans on a context elsewhere, which only the net could give."""
    try:
        with opened(path) as file:
            waiting = [json.loads(file.read())]
    except RecursionError:
        raise DataError(f"{path}: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise DataError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            contexts = one.get("@context", [])
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                    named = context if isinstance(context, str) else context["@import"]
                    raise DataError(
                        f"{path}: its @context is an address ({str(named)[:100]}), and nothing is fetched;"
                        " write the context into the file, or save it as Turtle"
                    )
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def literals_of(graph: Graph, subject: Node, which: Node) -> list[Literal]:
    """What a property of a subject says in words."""
    return [one for one in graph.objects(subject, which) if isinstance(one, Literal)]


def documented(graph: Graph, concept: Node, which: Node) -> Iterator[tuple[str, str]]:
    """Texts with their languages; a note that is a resource has them as its value."""
    found: list[Literal] = []
    for one in graph.objects(concept, which):
        found += [one] if isinstance(one, Literal) else literals_of(graph, one, RDF.value)
    for one in sorted(found, key=lambda one: (str(one.language or ""), str(one))):
        if text_in(one).strip():
            yield text_in(one).strip(), tag(one.language or "")


def text_in(node: Any) -> str:
    """A literal as text; of one that is HTML or XML the text in it."""
    if isinstance(node, Literal) and node.datatype in (RDF.HTML, RDF.XMLLiteral):
        return text_of(str(node))
    return str(node)


def first_value(graph: Graph, subject: Node, properties: tuple[Node, ...]) -> str:
    """The first, in order, of the values of some properties; nothing where there are none."""
    found = sorted(
        str(one)
        for which in properties
        for one in graph.objects(subject, which)
        if not isinstance(one, BNode)
    )
    return found[0] if found else ""


def sort_key(node: Node) -> str:
    """What nodes are put in order by; those without an address stay as the file has them.

    They are given another name each time that a file is read.
    """
    return "" if isinstance(node, BNode) else str(node)


def sort_keys(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """What several nodes together are put in order by."""
    return tuple(map(sort_key, nodes))


def local_name(node: Node) -> str:
    """The end of a property’s address: ``definition``."""
    text = str(node)
    return text.rpartition("#")[2] if "#" in text else text.rstrip("/").rpartition("/")[2]
