"""The folders in which diplocli keeps things: a user's data and cache, and a project's own.

They are those that platformdirs names. Its import alone costs more than an answer, so on Linux,
where the XDG Base Directory Specification decides, the usual ones are worked out here.
"""

from __future__ import annotations

import os
import sys

NAME = "diplocli"
PROJECT = ".diplocli"


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
