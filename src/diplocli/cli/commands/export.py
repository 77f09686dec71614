"""``diplocli export``."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ...errors import UsageError
from ...exchange import FORMATS, Format, Report, chosen, export, format_named
from ...model import KINDS
from ...queries.selection import Filter, Selection, select
from ...render import json, plain
from ...render.safe import prose
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import From, Output, To, Topic, Track, Words, application, kinds_option, shows
from ..showing import call

app = application()

IN_MEMORY = 16 << 20
CHUNK = 1 << 20
EXAMPLES = """\b
Examples:
  diplocli export --list
  diplocli export json -o diplocli.json
  diplocli export csv --topic norms -o norms.csv
  diplocli export bibtex ransomware --from 2021
  diplocli export json --pack my-ministry --no-corpus
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    format: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="One of --list, by its id.", show_default=False),
    ] = "",
    words: Words = None,
    list_: Annotated[
        bool, typer.Option("--list", help="The formats, and what can be set of each.")
    ] = False,
    output: Output = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="An option of a format; may repeat."),
    ] = None,
    kind: Annotated[
        list[str] | None, kinds_option(f"Only some of {', '.join(KINDS)}: term,issue.")
    ] = None,
    type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="Only a type of actor, text or source.")
    ] = "",
    topic: Topic = "",
    track: Track = "",
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="Only what names an actor.")
    ] = "",
    from_: From = "",
    to: To = "",
    no_corpus: Annotated[
        bool, typer.Option("--no-corpus", help="Only records of packs, none of the corpus.")
    ] = False,
) -> int:
    """Take records out, in a format that other programs read.

    Without a filter a format has every record that it can hold, those of packs too: --pack chooses
    the packs that stand on the corpus, --no-corpus takes their records alone. A format of references gives
    the sources that the records cite; --type, --from and --to narrow those. What a format has no
    place for is counted on standard error. An edition always gives the same bytes.
    """
    if list_:
        return _list(env, view)
    if not format:
        raise _no_format(output)
    one = format_named(format)
    if view.mode == JSON:
        raise UsageError("export writes a format, not a view; --json goes with --list")
    if one.binary and output is None:
        raise UsageError(f"{format} needs a file to write: -o diplocli.{one.extension}")
    options = chosen(one, set_ or ())
    asked = Filter(
        words=" ".join(words or ()), kinds=tuple(kind or ()), type=type, topic=topic, track=track,
        actor=actor, from_=from_, to=to, of_packs=no_corpus,
    )  # fmt: skip
    store = env.store()
    if no_corpus and len(store.layers) == 1:
        raise UsageError("--no-corpus leaves nothing: no pack is in use; see diplocli pack list")
    records = select(store, asked, one.kinds, env.tell)
    try:
        report = _written(env, one, records, options, output)
    except _NothingWritten as empty:
        env.tell("nothing is left to export; take away a filter")
        report = empty.report
    else:
        if output is not None:
            env.tell(f"written: {output}")
        if env.packs and not no_corpus:
            env.tell("the corpus is in it too; --no-corpus takes the packs' records alone")
    _tell_left_out(env, report)
    return ExitStatus.DONE if report.written else ExitStatus.NOTHING_FOUND


def _no_format(output: Path | None) -> UsageError:
    """The error that no format is named: those that the file to write may mean, or all."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    fitting = [one.id for one in FORMATS.values() if one.extension == ending]
    if fitting:
        calls = tuple([call("export", one, "-o", str(output)) for one in fitting])
        return UsageError("export needs a format before all else", calls)
    return UsageError(
        f"export needs a format: {', '.join(FORMATS)}; diplocli export --list tells of each"
    )


def _tell_left_out(env: Environment, report: Report) -> None:
    """Say what the format had no place for, a line a reason."""
    for why in sorted({why for _, why in report.left_out}):
        counts = sorted(
            (what, number) for (what, one), number in report.left_out.items() if one == why
        )
        told = ", ".join(f"{what} {number}" for what, number in counts)
        env.tell(f"left out, {why}: {told}")


class _NothingWritten(Exception):
    """No record came through: no file is to be written."""

    def __init__(self, report: Report) -> None:
        self.report = report


def _written(
    env: Environment,
    format: Format,
    records: Selection,
    options: Mapping[str, str],
    output: Path | None,
) -> Report:
    """Write records to a file or to standard output, when there is any, once all are written."""
    if output is not None:
        from ...files import whole

        with whole(output) as file:
            return _exported(env, format, records, file, options)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        report = _exported(env, format, records, file, options)
        file.seek(0)
        _copy(env, file)
    return report


def _exported(
    env: Environment, format: Format, records: Selection, file: Any, options: Mapping[str, str]
) -> Report:
    """Write records to a file of bytes. Raises _NothingWritten when there are none."""
    from ...render.human.progress import progress

    out = file if format.binary else io.TextIOWrapper(file, "utf-8", "replace", newline="")
    with progress(env.stderr, "exporting") as advance:
        records.on_read = lambda number: advance(0, 0, number)
        report = export(format, records, out, options)
    if out is not file:
        out.detach()
    if not report.written:
        raise _NothingWritten(report)
    return report


def _copy(env: Environment, file: Any) -> None:
    """What a file holds, to standard output: byte for byte off a terminal, safe to show on one."""
    shown = env.on_terminal
    text = io.TextIOWrapper(file, "utf-8-sig" if shown else "utf-8", newline=None if shown else "")
    if not shown and isinstance(env.stdout, io.TextIOWrapper):
        env.stdout.reconfigure(newline="")
    while chunk := text.read(CHUNK):
        env.write(prose(chunk) if shown else chunk)
    text.detach()


def _list(env: Environment, view: View) -> int:
    if view.mode == JSON:
        env.write(json.formats([_plain(one) for one in FORMATS.values()], env.store().edition))
    elif view.mode == HUMAN:
        from ...render.human.lists import described

        env.write(described([(one.id, _about(one)) for one in FORMATS.values()], view))
    else:
        env.write(
            plain.described((one.id, one.extension, one.description) for one in FORMATS.values())
        )
    return ExitStatus.DONE


def _about(format: Format) -> str:
    """What a person is told of a format: what it is, what it takes, what must be installed."""
    needs = [
        *(f"--set {one.name}=… ({one.default}): {one.help}" for one in format.options),
        *(["needs -o"] if format.binary else []),
        *([f"needs diplocli[{format.extra}]"] if format.extra else []),
    ]
    return "; ".join([f"{format.description} (.{format.extension})", *needs])


def _plain(format: Format) -> dict[str, Any]:
    return {
        "id": format.id,
        "extension": format.extension,
        "kinds": list(format.kinds),
        "binary": format.binary,
        "options": [one.to_plain() for one in format.options],
        "extra": format.extra,
        "about": format.description,
    }
