"""Text that cannot steer a terminal: no control characters, no change of writing direction."""

from __future__ import annotations

_HARMFUL = dict.fromkeys((*range(32), *range(127, 160), 8206, 8207, 8232, 8233, *range(8234, 8239), *range(8294, 8298), 65279), "�")  # fmt: skip
_IN_PROSE = {code: mark for code, mark in _HARMFUL.items() if code != 0x0A}
_ON_ONE_LINE = {**_HARMFUL, 0x09: " ", 0x0A: " ", 0x0D: " "}


def prose(text: str) -> str:
    """A text of several lines, safe to show."""
    return text.translate(_IN_PROSE).encode("utf-8", "replace").decode()


def line(text: str) -> str:
    """A text on one line, safe to show and to stand between tabs."""
    return text.translate(_ON_ONE_LINE).encode("utf-8", "replace").decode()


def web(url: str) -> str:
    """An address if it is one that may become a hyperlink, else nothing."""
    return url if url.startswith(("https://", "http://")) and line(url) == url else ""
