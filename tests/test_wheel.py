"""The built wheel as users get it: what it holds, and that it runs with nothing else around."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplocli.cli.app import COMMANDS
from diplocli.corpus.locate import BUNDLED

INSTALLED = Path(BUNDLED).is_dir()
pytestmark = pytest.mark.skipif(
    not INSTALLED and not os.environ.get("CI"), reason="running from the checkout"
)


def installed_files() -> set[str]:
    return {str(path) for path in importlib.metadata.files("diplocli") or ()}


def diplocli(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the console script in an empty home."""
    script = Path(sys.executable).with_name("diplocli")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [str(script), *arguments],
        capture_output=True,
        text=True,
        env={**kept, **variables},
        cwd="/",
    )


def test_the_wheel_holds_what_it_should() -> None:
    files = installed_files()
    assert "diplocli/data/index.sqlite" in files
    assert "diplocli/data/corpus.toml" in files
    assert "diplocli/py.typed" in files
    assert any(name.startswith("diplocli/data/terms/") for name in files)
    tops = {name.split("/")[0] for name in files if not name.startswith("..")}
    assert all(top == "diplocli" or top.startswith("diplocli-") for top in tops)
    parts = {part for name in files if name.startswith("diplocli/") for part in name.split("/")}
    assert not [part for part in parts if part == "tests" or part.startswith("test_")]


def test_the_first_command_of_the_readme(tmp_path: Path) -> None:
    result = diplocli("define", "cyber", "diplomacy", HOME=str(tmp_path))
    assert result.returncode == 0
    assert result.stdout.startswith("cyber diplomacy (term)")
    assert result.stderr == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("define",), ("compare", "cyber", "digital"), ("timeline",), ("glossary",),
     ("search", "due diligence"), ("issue",), ("actor",), ("instrument",), ("show", "cyber-diplomacy"),
     ("graph", "GGE"), ("info",), ("corpus", "path")],
)  # fmt: skip
def test_every_question_is_answered(arguments: tuple[str, ...]) -> None:
    result = diplocli(*arguments)
    assert result.returncode == 0, result.stderr
    assert result.stdout
    assert "Traceback" not in result.stderr


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        assert diplocli(name, "--help").returncode == 0


def test_a_damaged_index_in_the_wheel_is_replaced(tmp_path: Path) -> None:
    package = shutil.copytree(Path(BUNDLED).parent, tmp_path / "site" / "diplocli")
    index = package / "data" / "index.sqlite"
    content = index.read_bytes()
    env = {"HOME": str(tmp_path), "PYTHONPATH": str(package.parent)}

    def asked() -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "diplocli", "define", "GGE"]
        return subprocess.run(words, capture_output=True, text=True, env=env, cwd=tmp_path)

    whole = asked()
    index.write_bytes(content[:10_000])
    first = asked()
    second = asked()
    index.unlink()
    third = asked()
    assert whole.returncode == 0
    assert first.stdout == second.stdout == third.stdout == whole.stdout
    assert "made anew" in first.stderr
