"""Start-up and look-up against ``python -c pass`` and a one-command Typer program.

``python -m bench [ROUNDS]``, run with the interpreter of an environment in which the wheel is
installed. Refuses an editable install, missing byte-code and a shim, each of which falsifies times.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from .timing import in_turns, ratio

HELLO = """import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)


app()
"""
COMMANDS = {
    "--version": ("--version",),
    "define, plain": ("define", "cyber", "diplomacy", "--plain"),
    "define, JSON": ("define", "cyber", "diplomacy", "--json"),
    "define, for a person": ("define", "cyber", "diplomacy", "--width", "80"),
    "define, unknown": ("define", "cyber", "diplomcy", "--plain"),
    "compare, plain": ("compare", "cyber", "digital", "--plain"),
    "compare, JSON": ("compare", "cyber", "digital", "--json"),
    "compare, for a person": ("compare", "cyber", "digital", "--width", "80"),
    "timeline, plain": ("timeline", "--track", "us-cyber-diplomacy", "--plain"),
    "timeline, JSON": ("timeline", "--track", "us-cyber-diplomacy", "--json"),
    "timeline, for a person": ("timeline", "--track", "us-cyber-diplomacy", "--width", "80"),
}


def refuse_what_falsifies() -> Path:
    """The folder of the installed package. Exits with the reason where times would mean nothing."""
    found = importlib.util.find_spec("diplocli")
    if found is None or found.origin is None:
        sys.exit("bench: diplocli is not installed for this interpreter: pip install .")
    package = Path(found.origin).parent
    if not (package / "data" / "index.sqlite").is_file():
        sys.exit(
            f"bench: {package} is a checkout or an editable install; install the wheel: pip install ."
        )
    if not list((package / "cli" / "__pycache__").glob("app.*.pyc")):
        sys.exit(f"bench: no byte-code beside {package}; reinstall without PYTHONDONTWRITEBYTECODE")
    with Path(sys.executable).open("rb") as file:
        if file.read(2) == b"#!":
            sys.exit(f"bench: {sys.executable} is a shim; run the interpreter itself")
    return package


def main() -> None:
    """Measure and print a table of ratios."""
    package = refuse_what_falsifies()
    script = Path(sys.executable).with_name("diplocli")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    left_out = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "DIPLOCLI_DATA")
    variables = {name: value for name, value in os.environ.items() if name not in left_out}
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        references = {"pass": [sys.executable, "-c", "pass"], "hello": [sys.executable, str(hello)]}
        commands = {name: [str(script), *words] for name, words in COMMANDS.items()}
        found = in_turns({**references, **commands}, rounds, variables)
    versions = {name: importlib.metadata.version(name) for name in ("diplocli", "typer", "rich")}
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}, {rounds} rounds"
    )
    print(f"index {(package / 'data' / 'index.sqlite').stat().st_size / 2**20:.1f} MB")
    print(f"{'command':26}{'× Typer hello':>22}{'× python -c pass':>24}{'peak MB':>9}  status")
    for name, runs in found.items():
        peak = max(one.peak for one in runs) / 2**20
        statuses = {one.status for one in runs}
        to_hello, to_pass = ratio(runs, found["hello"]), ratio(runs, found["pass"])
        print(f"{name:26}{to_hello!s:>22}{to_pass!s:>24}{peak:9.1f}  {statuses}")


main()
