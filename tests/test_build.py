"""Wheel and sdist: the same byte for byte wherever they are built, and what they hold."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("src", "data", "tests", "docs", "bench", "fuzz")
pytestmark = pytest.mark.skipif(
    not (ROOT / "hatch_build.py").is_file(), reason="there is no source to build"
)


def built(source: Path, target: str, folder: Path, **options: str | int) -> Path:
    """A wheel or sdist, built in surroundings of its own."""
    umask = int(options.pop("umask", 0o022))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    variables = {**kept, **{name: str(value) for name, value in options.items()}}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source, env=variables, check=True, capture_output=True, umask=umask,
    )  # fmt: skip
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


def copied(folder: Path) -> Path:
    """What is in the repository, with the traces of work that lie about in a checkout."""
    ignored = shutil.ignore_patterns("__pycache__", "found", "learned", ".git", ".venv*", "dist")
    for path in ROOT.iterdir():
        if path.name in PARTS:
            shutil.copytree(path, folder / path.name, ignore=ignored)
        elif path.is_file() and path.name not in (".git",):
            folder.mkdir(exist_ok=True, parents=True)
            shutil.copy(path, folder / path.name)
    (folder / "src" / "diplocli" / "__pycache__").mkdir(exist_ok=True)
    (folder / "src" / "diplocli" / "__pycache__" / "stray.pyc").write_bytes(b"x")
    (folder / ".pytest_cache").mkdir()
    (folder / ".pytest_cache" / "x").write_text("x")
    (folder / "notes.txt").write_text("x")
    return folder


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def repository(*folders: str) -> set[str]:
    """The files of some folders, as far as they are kept."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and not {"__pycache__", "found", "learned", ".pytest_cache"} & set(path.parts)
    }


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sdist")
    return built(copied(place / "one"), "sdist", place / "out", TZ="UTC")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    return built(copied(place / "one"), "wheel", place / "out", PYTHONHASHSEED=1, TZ="UTC")


def test_the_sdist_is_the_same_elsewhere(sdist: Path, tmp_path: Path) -> None:
    other = built(
        copied(tmp_path / "other"), "sdist", tmp_path / "out", TZ="Asia/Tokyo", umask=0o077
    )
    assert digest(other) == digest(sdist)


def test_the_wheel_is_the_same_from_the_sdist(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    other = built(source, "wheel", tmp_path / "out", PYTHONHASHSEED=2, TZ="Asia/Tokyo", LC_ALL="C")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(other) as two:
        assert {name: one.getinfo(name).CRC for name in one.namelist()} == {
            name: two.getinfo(name).CRC for name in two.namelist()
        }
    assert digest(other) == digest(wheel)


def test_the_wheel_holds_what_it_should_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        modes = {info.external_attr >> 16 & 0o7777 for info in archive.infolist()}
    package = {name.removeprefix("src/") for name in repository("src")}
    corpus = {f"diplocli/{name}" for name in repository("data")}
    expected = package | corpus | {"diplocli/data/index.sqlite"}
    assert {name for name in names if name.startswith("diplocli/")} == expected
    rest = {name.partition("/")[2] for name in names - expected}
    manuals = {name.replace("docs/man/", "data/share/man/man1/") for name in repository("docs/man")}
    licences = {"licenses/LICENSE", "licenses/data/LICENSE"}
    assert rest == {"METADATA", "WHEEL", "RECORD", "entry_points.txt"} | licences | manuals
    assert modes <= {0o644, 0o755}


def test_the_sdist_holds_what_it_should_and_nothing_else(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
    names = {member.name.partition("/")[2] for member in members if member.isfile()}
    single = {path.name for path in ROOT.glob("*.md")} | {
        "CITATION.cff", "LICENSE", "PKG-INFO", "hatch_build.py", "pyproject.toml", ".gitignore",
    }  # fmt: skip
    assert names == repository(*PARTS) | single
    assert {(member.uid, member.gid) for member in members} == {(0, 0)}
