"""Imports point one way, and an answer loads no more than it needs."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from diplocli.corpus.locate import BUNDLED

SOURCE = Path(__file__).parent.parent / "src" / "diplocli"
ALLOWED = {
    "": set(),
    "library.py": {"", "corpus", "queries", "documents", "exchange"},
    "corpus": {""},
    "queries": {"", "corpus"},
    "documents": {"", "corpus", "queries", "render"},
    "exchange": {"", "corpus", "queries", "render"},
    "render": {"", "corpus", "queries"},
    "packs": {"", "corpus"},
    "cli": {"", "corpus", "queries", "documents", "exchange", "packs", "render"},
}
SQLITE_FORMATS = {("exchange", "sqlite.py"), ("exchange", "apkg.py")}
HEAVY = {
    "rich",
    "pydantic",
    "pygments",
    "dataclasses",
    "tomli",
    "platformdirs",
    "difflib",
    "tempfile",
}


def layer(module: str) -> str:
    first = module.split(".")[0]
    return first if first in ALLOWED else ""


def imports(path: Path, *, for_types: bool = False) -> set[str]:
    """The modules of this package that a file imports when it runs, and the top-level others.

    ``for_types`` adds what is imported for the type checker alone.
    """
    tree = ast.parse(path.read_text())
    checked_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    package = list(path.relative_to(SOURCE).parts[:-1])
    found = set()
    for node in ast.walk(tree):
        if node in checked_only and not for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            within = SOURCE.joinpath(*module.split("."))
            found |= {
                f"diplocli.{module}.{alias.name}".replace("..", ".")
                if not node.module or (within / f"{alias.name}.py").exists()
                else f"diplocli.{module}"
                for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_imports_point_one_way(path: Path) -> None:
    inside = path.relative_to(SOURCE).parts
    own = inside[0] if len(inside) > 1 or inside[0] in ALLOWED else ""
    for module in imports(path):
        if module.startswith("diplocli."):
            target = layer(module.removeprefix("diplocli."))
            entry = inside == ("__main__.py",)
            assert entry or target == own or target in ALLOWED[own], (
                f"{own} may not import {module}"
            )
        if module.split(".")[0] == "typer":
            assert own == "cli"
        if module.split(".")[0] == "rich":
            assert inside[:2] == ("render", "human")
        if inside[:2] == ("corpus", "written"):
            assert not module.startswith("diplocli.corpus.index"), f"{path} knows of the index"
        if module in ("sqlite3", "_sqlite3"):
            assert inside[0] == "corpus" or inside[:1] + inside[-1:] in SQLITE_FORMATS


def test_no_modules_stand_in_a_circle() -> None:
    """Nor for types, nor by an import inside a function.

    The package’s own ``__init__`` is loaded before any of them and loads none until it is asked.
    """
    modules = {
        ".".join(("diplocli", *path.relative_to(SOURCE).with_suffix("").parts)): path
        for path in SOURCE.rglob("*.py")
        if path != SOURCE / "__init__.py"
    }
    named = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    after = {name: imports(path, for_types=True) & named.keys() for name, path in named.items()}
    assert len(named) == len(modules)
    assert after["diplocli.documents.checking.check"]
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def modules_after(*arguments: str) -> set[str]:
    """What is loaded when a command of the program has ended."""
    code = (
        "import sys, json\nfrom diplocli.cli.program import main\n"
        f"main({list(arguments)!r})\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True,
        env={**os.environ, "DIPLOCLI_DATA": ""},
    )  # fmt: skip
    return set(json.loads(process.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("define", "gge", "--plain"), ("define", "gge", "--json"), ("compare", "cyber", "digital", "--json"),
     ("timeline", "--plain"), ("glossary", "--json"), ("info",)],
)  # fmt: skip
def test_plain_and_json_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = modules_after(*arguments)
    brought_by_typer = {"difflib"} | ({"dataclasses"} if sys.version_info >= (3, 14) else set())
    making = {"tomli", "platformdirs", "dataclasses", "tempfile"}
    made_anew = set() if Path(BUNDLED).is_dir() else making
    assert not (HEAVY - brought_by_typer - made_anew) & loaded
    own = {name.rsplit(".", 1)[1] for name in loaded if name.startswith("diplocli.cli.commands.")}
    assert own <= {arguments[0].strip("-")}


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (("define", "gge"), set()),
        (("define", "gge", "--plain"), set()),
        (("complete", "define", "cy"), set()),
        (("define", "gge", "--json"), {"json", "re", "enum"}),
    ],
)
def test_what_is_asked_most_loads_next_to_nothing(
    arguments: tuple[str, ...], more: set[str]
) -> None:
    """Neither Typer nor what it brings; with the wheel's index also nothing that makes one."""
    process_after("info")  # in a checkout the index is made first
    loaded = set(process_after(*arguments))
    never = HEAVY | {"typer", "rapidfuzz", "argparse", "subprocess"}
    if Path(BUNDLED).is_dir():
        never |= {"inspect", "typing", "pathlib", "hashlib", "contextlib", "datetime"} | (
            {"json", "re", "enum"} - more
        )
    else:
        never -= {"tomli", "platformdirs", "dataclasses", "tempfile"}
    assert not never & loaded
    assert not {name for name in loaded if name.startswith("diplocli.cli.commands")}
    assert len([name for name in loaded if name.startswith("diplocli.")]) <= 29


def process_after(*arguments: str) -> list[str]:
    """What is loaded when the console script ends, told by the last thing it does."""
    code = (
        "import os, sys\nfrom diplocli.cli.process import entry_point\n"
        "def told(status):\n    print(*sys.modules, file=sys.stderr, flush=True); end(status)\n"
        f"end, os._exit = os._exit, told\nsys.argv[1:] = {list(arguments)!r}\nentry_point()"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True,
        env={**os.environ, "DIPLOCLI_DATA": ""},
    )  # fmt: skip
    return process.stderr.splitlines()[-1].split()


def test_the_view_for_a_person_loads_no_markdown_and_no_tables() -> None:
    loaded = modules_after("define", "gge", "--width", "80")
    assert "rich" in loaded
    assert not {"rich.console", "rich.markdown", "rich.table", "pygments"} & loaded


def test_queries_and_plain_views_are_light() -> None:
    code = (
        "import sys\nfrom diplocli.corpus.index import store\nfrom diplocli.queries import define, resolve\n"
        "from diplocli.render import plain, json\nprint(*sys.modules)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    heavy = HEAVY | {"typer", "typing", "inspect", "pathlib", "subprocess", "shutil"}
    assert not heavy & set(process.stdout.split())
