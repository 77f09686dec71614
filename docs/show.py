"""What the documents show of the program, made from the program. Cog calls these."""

from __future__ import annotations

import contextlib
import io
import shlex
from collections.abc import Iterable

import cog

from diplocli.cli.app import COMMANDS, load
from diplocli.cli.environment import Environment
from diplocli.cli.exit_status import NAMES
from diplocli.cli.program import main
from diplocli.corpus.written.check import RULES
from diplocli.corpus.written.rules.codes import FORM_CODES, PACK_CODES
from diplocli.corpus.written.schema import FOLDERS, SCHEMA, Field, Form
from diplocli.exchange import FORMATS
from diplocli.exchange.csv import columns_of
from diplocli.exchange.intake import INTAKES
from diplocli.exchange.intake.headings import FIELDS as COLUMNS
from diplocli.exchange.sqlite import SCHEMA as SQLITE_SCHEMA
from diplocli.model import KINDS


def output(command: str, width: int = 80) -> str:
    """What a command writes for a person, without colour."""
    stdout = io.StringIO()
    arguments = [*shlex.split(command), "--width", str(width)]
    main(arguments, Environment(stdout, io.StringIO(), {"TERM": "dumb"}))
    return stdout.getvalue()


def transcript(command: str, first: int = 0) -> None:
    """A command and what it answers, cut after ``first`` lines when that is given."""
    lines = output(command).rstrip().splitlines()
    if first and len(lines) > first:
        lines = [*lines[:first], "…"]
    fenced([f"$ diplocli {command}", *lines], "console")


def helps() -> None:
    """The help of every command and of the commands inside it."""
    for name in COMMANDS:
        group = getattr(load(name), "commands", {})
        for words in ([name], *([name, inner] for inner in group)):
            cog.outl(f"\n## diplocli {' '.join(words)}\n")
            stdout = io.StringIO()
            with contextlib.redirect_stdout(stdout):
                main([*words, "--help"], Environment(stdout, io.StringIO(), {}))
            fenced(stdout.getvalue().rstrip().splitlines(), "text")


STATUSES = {
    "DONE": "found, or done; `check` has no findings",
    "NOTHING_FOUND": "looked and found nothing, or nobody in the post that day; `check` has findings;"
    " `corpus format --check` would change a file",
    "USAGE": "what was typed cannot be meant: an unknown option, format, topic, actor or date",
    "AMBIGUOUS": "several records match where one is needed",
    "BAD_DATA": "a document, pack or corpus is invalid or cannot be read, also where the rest was done",
    "MISSING_EXTRA": "an optional part is not installed; the message says how to install it",
    "BUG": "a bug; please report it",
    "INTERRUPTED": "stopped with Ctrl-C",
}


def statuses() -> None:
    """The table of exit statuses."""
    cog.outl("| status | name | meaning |\n| --- | --- | --- |")
    for status, name in NAMES.items():
        cog.outl(f"| {status} | {name.lower().replace('_', ' ')} | {STATUSES[name]} |")


def intakes() -> None:
    """The table of what ``pack import`` reads."""
    cog.outl("| format | endings | what it is | needs |\n| --- | --- | --- | --- |")
    for one in INTAKES.values():
        endings = ", ".join(f"`.{ending}`" for ending in one.extensions)
        extra = f"`diplocli[{one.extra}]`" if one.extra else ""
        cog.outl(f"| `{one.id}` | {endings} | {one.description} | {extra} |")


def headings() -> None:
    """The table of headings by which columns are known."""
    cog.outl("| field | headings |\n| --- | --- |")
    for field, known in COLUMNS.items():
        cog.outl(f"| `{field}` | {', '.join(known)} |")


def fields() -> None:
    """The tables of fields, a kind of record each."""
    for kind, described in SCHEMA.items():
        cog.outl(f"\n### {kind} (`{FOLDERS[kind]}/`)\n")
        cog.outl("| field | what it takes | what it says |\n| --- | --- | --- |")
        for row in _rows(described, ""):
            cog.outl(row)


def _rows(described: Iterable[Field], place: str) -> Iterable[str]:
    for field in described:
        takes = field.form.value
        if field.form is Form.CHOICE:
            takes = ", ".join(f"`{choice}`" for choice in field.choices)
        elif field.targets:
            takes += (
                " of kind " + " or ".join(field.targets)
                if len(field.targets) < 4
                else " of any kind"
            )
        needed = " (required)" if field.required else ""
        yield f"| `{place}{field.name}`{needed} | {takes} | {field.help} |"
        if field.fields and field.name != "cites":
            yield from _rows(field.fields, f"{place}{field.name}.")


def codes() -> None:
    """The table of the validator's codes."""
    cog.outl("| code | what it finds |\n| --- | --- |")
    known = {
        **FORM_CODES,
        **{rule.code: (rule.check.__doc__ or "").splitlines()[0] for rule in RULES},
    }
    for code, meaning in sorted(known.items()):
        cog.outl(f"| {code} | {meaning} |")


def pack_codes() -> None:
    """The table of the codes that only packs can have."""
    cog.outl("| code | what it finds |\n| --- | --- |")
    for code, meaning in sorted(PACK_CODES.items()):
        cog.outl(f"| {code} | {meaning} |")


def formats() -> None:
    """The table of the formats that ``export`` writes."""
    cog.outl("| format | file | what it is | what it holds |\n| --- | --- | --- | --- |")
    for one in FORMATS.values():
        holds = "every kind" if one.kinds == KINDS else ", ".join(f"{kind}s" for kind in one.kinds)
        about = [
            one.description,
            *(
                f"`--set {option.name}=…`: {option.help} (`{option.default}`)"
                for option in one.options
            ),
            *(["needs `-o`"] if one.binary else []),
            *([f"needs `diplocli[{one.extra}]`"] if one.extra else []),
        ]
        cog.outl(f"| `{one.id}` | .{one.extension} | {'; '.join(about)} | {holds} |")


def columns() -> None:
    """The columns of CSV, kind by kind."""
    cog.outl("| kind | its own columns |\n| --- | --- |")
    common = {"id", "name", "aliases", "summary", "topics", "cites", "reviewed", "pack"}
    for kind in KINDS:
        own = [name.rstrip("_") for name in columns_of([kind]) if name not in common]
        cog.outl(f"| {kind} | {', '.join(f'`{name}`' for name in own)} |")


def tables() -> None:
    """The schema of the SQLite database."""
    fenced(SQLITE_SCHEMA.rstrip().splitlines(), "sql")


def fenced(lines: Iterable[str], language: str) -> None:
    """Lines in a fenced block."""
    cog.outl(f"```{language}")
    for line in lines:
        cog.outl(line.rstrip())
    cog.outl("```")
