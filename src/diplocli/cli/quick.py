"""What is asked most, answered before Typer is imported: a name to define, and one TAB.

Here stands only how these two are recognized on a command line. The questions asked and the views
shown are those of ``commands/define.py`` and ``commands/complete.py``, which take whatever is left
to them: other options, a view for a person, help, a name that leads nowhere.
"""

from __future__ import annotations

from ..render.view import HUMAN
from .environment import Environment
from .showing import show_candidates, show_definition

VIEWS = ("--plain", "--json")


def answer(arguments: list[str], env: Environment) -> int | None:
    """Answer and return the exit status; None, with nothing written, where Typer is to answer."""
    if arguments[:1] == ["define"]:
        return _define(arguments[1:], env)
    if arguments[:1] == ["complete"]:
        return _complete(arguments[1:], env)
    return None


def _define(typed: list[str], env: Environment) -> int | None:
    """``define WORDS`` with ``--plain`` or ``--json`` anywhere, or neither off a terminal."""
    words = [word for word in typed if not word.startswith("-")]
    views = {word for word in typed if word.startswith("-")}
    if not words or len(views) > 1 or not views.issubset(VIEWS):
        return None
    view = env.view(json="--json" in views, plain="--plain" in views)
    if view.mode == HUMAN:
        return None
    from ..queries.define import defined
    from ..queries.resolve import resolve

    store, name = env.store(), " ".join(words)
    found = resolve(store, name)
    if not found.ids and not found.corrections:
        return None
    return show_definition(env, view, store, defined(store, name, found))


def _complete(typed: list[str], env: Environment) -> int | None:
    """``complete COMMAND [WORD]... WORD``: every word after the command stands as it is."""
    if not typed or typed[0].startswith("-"):
        return None
    return show_candidates(env, env.store(), typed)
