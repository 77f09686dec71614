"""``diplocli info``."""

from __future__ import annotations

from ...queries.info import info
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application, shows

app = application()


@app.command()
@shows
def command(env: Environment, view: View) -> int:
    """Version, edition, as-of date, licence, counts and where the corpus lies."""
    answer = info(env.store())
    if view.mode == HUMAN:
        from ...render.human.pages import facts

        env.write(facts(answer, view))
    else:
        env.write(json.info(answer) if view.mode == JSON else plain.info(answer))
    return ExitStatus.DONE
