"""What a draft’s folder says about its review: ``.diplocli.toml``, found upwards from the draft.

```toml
[check]
select = ["D1", "stage"]     # only these rules: codes, beginnings of codes, slugs
ignore = ["D111"]            # not these
familiar = ["GGE", "OEWG"]   # acronyms that need not be spelt out
as-of = "2026-11-22"         # the day of which undated sentences speak
```
"""

from __future__ import annotations

import os
import tomllib
from typing import Any

from ...dates import parse
from ...errors import DataError, DateError
from ...model import Value
from .registry import strangers

NAME = ".diplocli.toml"
LARGEST = 1 << 20
_LISTS = ("select", "ignore", "familiar")


class Settings(Value):
    """Which rules review a draft, which acronyms its readers know, and of which day it speaks."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    familiar: tuple[str, ...] = ()
    as_of: str = ""


def settings_for(path: str) -> Settings:
    """The settings nearest to a draft, or those that hold without any.

    Raises DataError, naming the file, when they cannot be read or are not as described.
    """
    folder = os.path.dirname(os.path.abspath(path)) if path != "-" else os.getcwd()
    return _nearest(folder)


def _nearest(folder: str) -> Settings:
    found = os.path.join(folder, NAME)
    if os.path.isfile(found):
        return _read(found)
    above = os.path.dirname(folder)
    return Settings() if above == folder else _nearest(above)


def _read(path: str) -> Settings:
    try:
        with open(path, "rb") as file:
            table = tomllib.loads(file.read(LARGEST).decode())
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise DataError(f"{path}: {error}") from None
    for key in table:
        if key != "check":
            raise DataError(f"{path}: {key} stands outside [check]", ("[check]",))
    given = table.get("check", {})
    if not isinstance(given, dict):
        raise DataError(f"{path}: [check] is a table, not a value")
    for key in given:
        if key not in (*_LISTS, "as-of"):
            raise DataError(f"{path}: [check] has no {key}", (*_LISTS, "as-of"))
    lists = {key: _texts(path, key, given.get(key, [])) for key in _LISTS}
    for key in ("select", "ignore"):
        if strange := strangers(lists[key]):
            raise DataError(f"{path}: {key}: there is no rule {', '.join(strange)}")
    return Settings(**lists, as_of=_day(path, given.get("as-of", "")))


def _texts(path: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise DataError(f"{path}: {key} is a list of texts")
    return tuple(value)


def _day(path: str, value: Any) -> str:
    text = str(value)
    try:
        if text:
            parse(text)
    except DateError as error:
        raise DataError(f"{path}: as-of: {error.message}") from None
    return text
