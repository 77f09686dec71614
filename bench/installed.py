"""The installed program that is measured, and the refusal of what falsifies its times."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import platform
import sqlite3
import sys
import sysconfig
from pathlib import Path

LEFT_OUT = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "DIPLOCLI_DATA")


def package() -> Path:
    """The folder of the installed package. Exits with the reason where times would mean nothing."""
    with Path(sys.executable).open("rb") as file:
        if file.read(2) == b"#!":
            sys.exit(f"bench: {sys.executable} is a shim; run the interpreter itself")
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        sys.exit("bench: PYTHONDONTWRITEBYTECODE is set; unset it and install anew")
    found = importlib.util.find_spec("diplocli")
    if found is None or found.origin is None:
        sys.exit("bench: diplocli is not installed for this interpreter: pip install .")
    folder = Path(found.origin).parent
    if _is_editable() or not (folder / "data" / "index.sqlite").is_file():
        sys.exit(
            f"bench: {folder} is a checkout or an editable install; install the wheel: pip install ."
        )
    bare = [path for path in folder.rglob("*.py") if not _has_byte_code(path)]
    if bare:
        sys.exit(f"bench: no byte-code beside {bare[0]}; install anew, with byte-code")
    if not script().is_file():
        sys.exit(f"bench: there is no {script()}; run the interpreter of the environment")
    return folder


def script() -> Path:
    """The console script of this interpreter's environment."""
    return Path(sys.executable).with_name("diplocli")


def variables(home: Path) -> dict[str, str]:
    """The variables of a user with an empty home, for whom nothing is switched off."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    own = {"HOME": home, "XDG_CACHE_HOME": home / "cache", "XDG_DATA_HOME": home / "data"}
    return {**kept, **{name: str(folder) for name, folder in own.items()}}


def versions(folder: Path) -> list[str]:
    """What was measured, with what, on what: a line for each."""
    options = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    optimised = "optimised (PGO)" if "--enable-optimizations" in options else "not optimised"
    names = ("diplocli", "typer", "rich", "platformdirs", "tomli")
    parts = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    size = (folder / "data" / "index.sqlite").stat().st_size / 2**20
    return [
        f"{platform.python_implementation()} {platform.python_version()}, {optimised};"
        f" SQLite {sqlite3.sqlite_version}; {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} cores",
        f"{parts}; the wheel, byte-compiled; its index {size:.1f} MB; files in the page cache",
    ]


def _is_editable() -> bool:
    text = importlib.metadata.distribution("diplocli").read_text("direct_url.json")
    return bool(text and json.loads(text).get("dir_info", {}).get("editable"))


def _has_byte_code(path: Path) -> bool:
    return Path(importlib.util.cache_from_source(str(path))).is_file()
