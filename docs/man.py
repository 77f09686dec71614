"""Writes docs/man/: a page for diplocli and one for each command, made from the real help.

Run it after a change of what a command takes or says: ``python docs/man.py``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tomli
import typer.main

from diplocli import __version__
from diplocli.cli.app import COMMANDS, SETTINGS, app, load
from diplocli.cli.exit_status import NAMES, ExitStatus

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "man"
STATUSES = {
    ExitStatus.DONE: "Found, or done.",
    ExitStatus.NOTHING_FOUND: "Looked and found nothing, or a check has findings.",
    ExitStatus.USAGE: "The command line cannot be understood.",
    ExitStatus.AMBIGUOUS: "Several records bear the name where one is needed.",
    ExitStatus.BAD_DATA: "The corpus or a document is invalid or cannot be read or written.",
    ExitStatus.MISSING_EXTRA: "An optional part is not installed; the message names it.",
    ExitStatus.BUG: "A bug.",
    ExitStatus.INTERRUPTED: "Interrupted.",
}
FILES = {
    "diplocli/data": "In the package: the corpus, as TOML, and its index; diplocli info says where.",
    "$XDG_CACHE_HOME/diplocli/index-*.sqlite": "The index of another corpus, or of one whose own"
    " index cannot be used. It may be deleted.",
}
HEADINGS = {"Try:": "EXAMPLES"}
SIGNS = {
    "\\": r"\(rs", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti",
    "“": r"\(lq", "”": r"\(rq", "‘": r"\(oq", "’": r"\(cq", "–": r"\(en", "—": r"\(em", "…": "...",
}  # fmt: skip


def pages() -> dict[str, str]:
    """The pages by the names of their files."""
    made = {"diplocli.1": _joined(_program_page())}
    for name, summary in COMMANDS.items():
        made[f"diplocli-{name}.1"] = _joined(_command_page(name, summary))
    return made


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _program_page() -> Iterator[str]:
    command = typer.main.get_command(app)
    context = _context(command, "diplocli")
    yield from _head("diplocli", "A policy reference on cyber, digital and tech diplomacy")
    yield from _synopsis(context)
    yield from _prose("DESCRIPTION", command.help or "")
    yield ".SH COMMANDS"
    for name, summary in COMMANDS.items():
        yield from [".TP", rf"\fBdiplocli\-{_escaped(name)}\fR(1)", *_wrapped(f"{summary}.")]
    yield from _parameters(context, ".SH")
    yield from _exit_status()
    yield from _blocks(command.epilog)
    yield from _listed("ENVIRONMENT", dict(_variables()))
    yield from _listed("FILES", FILES)
    yield from _see_also(COMMANDS)


def _command_page(name: str, summary: str) -> Iterator[str]:
    command = load(name)
    context = _context(command, f"diplocli {name}")
    yield from _head(f"diplocli-{name}", summary)
    yield from _synopsis(context)
    yield from _prose("DESCRIPTION", command.help or "")
    yield from _parameters(context, ".SH")
    inner = getattr(command, "commands", {})
    if inner:
        yield ".SH COMMANDS"
    for each in inner.values():
        own = _context(each, each.name, context)
        yield rf".SS \fB{_escaped(own.command_path)}\fR {_escaped(_usage(own))}"
        yield from _wrapped(each.help)
        yield from _parameters(own, "")
        yield from _blocks(each.epilog)
    yield from _exit_status()
    yield from _blocks(command.epilog)
    yield from [".SH ENVIRONMENT, FILES", r"See \fBdiplocli\fR(1)."]
    yield from _see_also(["", *(other for other in COMMANDS if other != name)])


def _context(command: Any, name: str, parent: Any = None) -> Any:
    return command.make_context(name, [], parent, resilient_parsing=True, **SETTINGS)


def _head(name: str, summary: str) -> Iterator[str]:
    manifest = tomli.loads((ROOT / "data" / "corpus.toml").read_text(encoding="utf-8"))
    yield '.\\" Made by docs/man.py from the help of the program; do not edit.'
    yield f'.TH {_escaped(name.upper())} 1 {manifest["as_of"]} "diplocli {__version__}" "diplocli manual"'
    yield ".SH NAME"
    yield rf"{_escaped(name)} \- {_escaped(summary)}"


def _synopsis(context: Any) -> Iterator[str]:
    yield ".SH SYNOPSIS"
    yield rf"\fB{_escaped(context.command_path)}\fR {_escaped(_usage(context))}"


def _usage(context: Any) -> str:
    return " ".join(context.command.collect_usage_pieces(context))


def _prose(heading: str, text: str) -> Iterator[str]:
    yield f".SH {heading}"
    yield from _wrapped(text)


def _parameters(context: Any, heading: str) -> Iterator[str]:
    """The arguments and the options of a command, under headings or without."""
    parameters = context.command.get_params(context)
    for title, sort in (("ARGUMENTS", "argument"), ("OPTIONS", "option")):
        records = [
            record
            for one in parameters
            if one.param_type_name == sort and (record := one.get_help_record(context))
        ]
        if records and heading:
            yield f"{heading} {title}"
        for names, help in records:
            yield from [".TP", _styled(names), *_wrapped(help)]


def _styled(names: str) -> str:
    """Options in bold, what they take in italics."""
    return re.sub(
        r"[^\s,]+",
        lambda found: rf"\f{'B' if found[0].startswith('-') else 'I'}{_escaped(found[0])}\fR",
        names,
    )


def _exit_status() -> Iterator[str]:
    return _listed("EXIT STATUS", {str(one): STATUSES[one] for one in NAMES})


def _variables() -> Iterator[tuple[str, str]]:
    """The variables of the command reference and what they do."""
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    table = reference.partition("\n## Variables\n")[2].partition("\n## ")[0]
    for row in table.strip().splitlines()[2:]:
        names, meaning = (cell.strip() for cell in row.strip("|").split("|"))
        yield names.replace("`", ""), meaning.replace("`", "")


def _blocks(epilog: str | None) -> Iterator[str]:
    """The parts of an epilog, each a heading and lines that stand as they are."""
    for block in (epilog or "").replace("\b\n", "").strip("\n").split("\n\n"):
        first, _, rest = block.partition("\n")
        if first.endswith(":") and rest:
            yield from [f".SH {_escaped(HEADINGS.get(first, first[:-1].upper()))}", ".nf"]
            yield from (_line(line) for line in textwrap.dedent(rest).splitlines())
            yield ".fi"
        elif block:
            yield from [".PP", *_wrapped(block)]


def _listed(heading: str, items: dict[str, str]) -> Iterator[str]:
    yield f".SH {heading}"
    for name, meaning in items.items():
        yield from [".TP", rf"\fB{_escaped(name)}\fR", *_wrapped(meaning)]


def _see_also(names: Iterable[str]) -> Iterator[str]:
    yield ".SH SEE ALSO"
    pages = [f"diplocli-{name}" if name else "diplocli" for name in names]
    yield ",\n".join(rf"\fB\%{_escaped(page)}\fR(1)" for page in pages)


def _wrapped(text: str) -> Iterator[str]:
    """A text's paragraphs as lines that fill."""
    for place, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if place:
            yield ".PP"
        for line in textwrap.wrap(paragraph, 80, break_long_words=False, break_on_hyphens=False):
            yield _line(line)


def _line(text: str) -> str:
    """A line of text, which must not be taken for a request."""
    escaped = _escaped(text)
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


def _escaped(text: str) -> str:
    return "".join(
        SIGNS.get(char, char if char.isascii() else rf"\[u{ord(char):04X}]") for char in text
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.1"):
        if old.name not in made:
            old.unlink()
    for name, page in made.items():
        (FOLDER / name).write_text(page, encoding="ascii")
