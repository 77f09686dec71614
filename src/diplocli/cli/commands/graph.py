"""``diplocli graph``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ...queries.graph import graph
from ...render import graphs, json
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Name, Output, application, chosen_format, shows
from ..showing import not_found, write_or_save

app = application()

EXAMPLES = """\b
Examples:
  diplocli graph GGE
  diplocli graph Budapest Convention --depth 2
  diplocli graph cyber diplomacy -o cyber.mmd
"""
FORMATS = {"tree": graphs.tree, "mermaid": graphs.mermaid, "dot": graphs.dot}


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    name: Name = None,
    depth: Annotated[
        int, typer.Option("--depth", metavar="N", help="Steps away from the record, 1 to 4.")
    ] = 1,
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="tree, mermaid or dot; else what FILE ends in."
        ),
    ] = "",
    output: Output = None,
) -> int:
    """What a record is tied to, and those to others, as a tree, a Mermaid chart or a DOT graph."""
    format = chosen_format(format, FORMATS, None if view.mode == JSON else output, "tree")
    if not name:
        raise UsageError("graph needs a name", ("diplocli graph GGE",))
    store = env.store()
    answer = graph(store, " ".join(name), depth, env.tell)
    if view.mode == JSON:
        write_or_save(env, json.graph(answer, store.edition), output)
    elif answer.root and format == "tree" and view.mode == HUMAN and output is None:
        from ...render.human.lists import tree

        env.write(tree(answer, store.edition, view))
    elif answer.root:
        write_or_save(env, FORMATS[format](answer), output)
    if not answer.root:
        return not_found(env, answer.missing, answer.suggestions)
    if answer.cut:
        env.tell(f"only the first {len(answer.nodes)} records are shown; lower --depth")
    return ExitStatus.DONE
