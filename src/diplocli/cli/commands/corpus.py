"""``diplocli corpus``: how an author works."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from ...errors import DataError, UsageError
from ...render.counting import counted
from ...render.json import corpus_check
from ...render.safe import line
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import command_group, file_option

app = command_group("For authors: check, format and build the corpus.")

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FOLDER]",
        help="The folder that holds corpus.toml.",
        show_default=False,
        readable=False,
    ),
]


def _folder(given: Path | None) -> Path:
    from ...corpus.locate import corpus_folder

    return given or Path(corpus_folder())


@app.command()
def check(
    context: typer.Context,
    folder: Folder = None,
    select: Annotated[
        str, typer.Option("--select", metavar="CODES", help="Only codes that begin so: E,W2.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Findings as one JSON object.")] = False,
) -> int:
    """Check every record: form, links, dates, evidence, prose. Exit 4 when there are errors."""
    from ...corpus.written.check import RULES
    from ...corpus.written.check import check as findings_of
    from ...corpus.written.load import read_corpus
    from ...corpus.written.rules.codes import FORM_CODES, UNREADABLE

    env: Environment = context.obj
    wanted = [code.strip() for code in select.split(",") if code.strip()]
    codes = (*FORM_CODES, *(rule.code for rule in RULES))
    for strange in [one for one in wanted if not any(code.startswith(one) for code in codes)]:
        raise UsageError(f"--select: no code begins with “{strange}”", ("E", "W2", codes[0]))
    corpus = read_corpus(_folder(folder))
    findings = findings_of(corpus)
    unread = any(finding.code == UNREADABLE for finding in findings)
    if wanted:
        findings = [finding for finding in findings if finding.code.startswith(tuple(wanted))]
    if json:
        env.write(corpus_check(findings))
    else:
        env.write("".join(f"{line(f'{_shown(corpus.folder)}{one}')}\n" for one in findings))
    errors = sum(finding.is_error for finding in findings)
    warnings = len(findings) - errors
    told = [(len(corpus.placed), "record"), (errors, "error"), (warnings, "warning")]
    env.tell(
        ", ".join([counted(number, noun) for number, noun in told])
        + ("; a file cannot be read: no links were checked" if unread else "")
    )
    return ExitStatus.BAD_DATA if errors else ExitStatus.DONE


def _shown(folder: Path) -> str:
    """The folder as a prefix that an editor can open from where the author stands."""
    return os.path.join(os.path.relpath(folder), "")


@app.command("format")
def format_(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Files or folders of a corpus or a pack; the corpus when none is given.",
            readable=False,
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 when a file would change.")
    ] = False,
) -> int:
    """Write record files in canonical form: one order of keys, one way of writing each value."""
    from ...corpus.written.format import canonical
    from ...corpus.written.tables import files
    from ...corpus.written.toml import read_text
    from ...files import write_whole

    env: Environment = context.obj
    named = [files(path) if path.is_dir() else [path] for path in paths or [_folder(None)]]
    texts = [(path, read_text(path)) for path in chain.from_iterable(named)]
    changed = [(path, new) for path, old in texts if (new := canonical(old, str(path))) != old]
    for path, new in changed:
        if not check:
            write_whole(path, new)
        env.write(f"{line(str(path))}\n")
    env.tell(f"{len(changed)} of {len(texts)} files {'would change' if check else 'changed'}")
    return ExitStatus.NOTHING_FOUND if check and changed else ExitStatus.DONE


@app.command()
def path(context: typer.Context) -> int:
    """Print the folder of the corpus in use."""
    context.obj.write(f"{line(str(_folder(None)))}\n")
    return ExitStatus.DONE


@app.command()
def build(
    context: typer.Context,
    folder: Folder = None,
    output: Annotated[Path | None, file_option("The index to write.")] = None,
) -> int:
    """Compile the corpus to an index: the user's own, or FILE."""
    from ...corpus.index.compile import write_index
    from ...corpus.written.check import check as findings_of
    from ...corpus.written.load import read_corpus

    env: Environment = context.obj
    if output is None:
        if folder is not None:
            raise UsageError("name the index to write with -o FILE")
        env.rebuild_index()
        env.tell(f"{sum(env.store().counts().values())} things indexed")
        return ExitStatus.DONE
    corpus = read_corpus(_folder(folder))
    errors = [finding for finding in findings_of(corpus) if finding.is_error]
    if errors:
        raise DataError(
            f"{errors[0]}; {len(errors)} errors, nothing written: diplocli corpus check"
        )
    write_index(corpus, output)
    env.tell(f"{len(corpus.placed)} records written to {output}")
    return ExitStatus.DONE
