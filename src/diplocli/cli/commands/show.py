"""``diplocli show``."""

from __future__ import annotations

from pathlib import Path

from ...errors import UsageError
from ...queries.define import entry
from ...queries.nearest import suggestions
from ...queries.resolve import one_record
from ...render import json
from ...render.safe import prose
from ...render.view import JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Name, application, shows
from ..showing import not_found

app = application()

EXAMPLES = """\b
Examples:
  diplocli show cyber-diplomacy
  diplocli show un-a-70-174
"""


@app.command(epilog=EXAMPLES)
@shows
def command(env: Environment, view: View, name: Name = None) -> int:
    """A record as its author wrote it in TOML, and the file and line where it is."""
    from ...corpus.written.tables import table_at

    if not name:
        raise UsageError("show needs a name", ("diplocli show cyber-diplomacy",))
    store = env.store()
    words = " ".join(name)
    found = one_record(store, words, (), env.tell)
    if not found:
        nearest = suggestions(store, words)
        if view.mode == JSON:
            env.write(json.dump(store.edition, query=words, suggestions=list(nearest)))
        return not_found(env, words, nearest)
    place, line = store.origin(found)
    if view.mode == JSON:
        env.write(json.shown(entry(store, found), f"{place}:{line}", store.edition))
    else:
        env.write(prose(table_at(Path(place), line)))
        env.tell(f"{place}:{line}")
    return ExitStatus.DONE
