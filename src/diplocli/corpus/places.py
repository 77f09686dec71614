"""The folders in which diplocli keeps things, a user's and a project's, and the packs in them.

They are those that platformdirs names. Its import alone costs more than an answer, so on Linux,
where the XDG Base Directory Specification decides, the usual ones are worked out here.
"""

from __future__ import annotations

import os
import sys

from ..model import Value

NAME = "diplocli"
PROJECT = ".diplocli"
CORPUS_MANIFEST, PACK_MANIFEST = "corpus.toml", "pack.toml"
TOML = ".toml"


def data_folder() -> str:
    """Where the user's packs are kept; empty where the user has no home."""
    return _folder("XDG_DATA_HOME", (".local", "share"), "user_data_dir")


def cache_folder() -> str:
    """Where indexes are kept that can be made anew; empty where the user has no home."""
    return _folder("XDG_CACHE_HOME", (".cache",), "user_cache_dir")


def project_folder(start: str = "") -> str:
    """The nearest ``.diplocli`` folder from ``start`` (the working folder) upwards, or empty."""
    try:
        here = start or os.getcwd()
    except OSError:
        return ""
    while True:
        folder = os.path.join(here, PROJECT)
        if os.path.isdir(folder):
            return folder
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above


def _folder(variable: str, below_home: tuple[str, ...], function: str) -> str:
    if sys.platform.startswith("linux"):
        given, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
        if os.path.isabs(given):
            return os.path.join(given, NAME)
        if os.path.isabs(home):
            return os.path.join(os.path.expanduser("~"), *below_home, NAME)
    return _asked(function)


def _asked(function: str) -> str:
    import platformdirs

    try:
        found: str = getattr(platformdirs, function)(NAME, appauthor=False)
    except RuntimeError:
        return ""
    return found if os.path.isabs(found) else ""


class PackFile(Value):
    """A pack that is there: its name, the file or folder it is, and whose it is.

    ``scope`` is ``project`` for a pack of the working folder's project, else ``user``.
    """

    name: str
    path: str
    scope: str


def user_packs_folder() -> str:
    """Where the user's packs are kept, a file each; empty where the user has no home."""
    data = data_folder()
    return os.path.join(data, "packs") if data else ""


def pack_files() -> list[PackFile]:
    """The packs that are there, highest precedence first.

    A project's packs come before the user's, each by name; a project's pack takes the place of
    the user's pack of the same name.
    """
    found: dict[str, PackFile] = {}
    for pack in (*_packs_in(project_folder(), "project"), *user_packs()):
        found.setdefault(pack.name, pack)
    return list(found.values())


def user_packs() -> list[PackFile]:
    """The packs that the user has added, by name."""
    return _packs_in(user_packs_folder(), "user")


def _packs_in(folder: str, scope: str) -> list[PackFile]:
    try:
        names = os.listdir(folder) if folder else []
    except OSError:
        return []
    shown = [name for name in names if not name.startswith(".")]
    files = [(name[: -len(TOML)], name) for name in shown if name.endswith(TOML)]
    folders = [(name, os.path.join(name, PACK_MANIFEST)) for name in shown]
    folders = [
        (name, name) for name, manifest in folders if os.path.isfile(os.path.join(folder, manifest))
    ]
    return [
        PackFile(name=name, path=os.path.join(folder, entry), scope=scope)
        for name, entry in sorted(files + folders)
    ]
