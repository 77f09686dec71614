"""Text that cannot steer a terminal: no control characters, no change of writing direction."""

from __future__ import annotations

# What steers a terminal or changes the direction of writing, the first 32 control characters apart.
STEERING = (
    *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A),
    0xFEFF,
)  # fmt: skip
_HARMFUL = dict.fromkeys((*range(0x20), *STEERING), "\N{REPLACEMENT CHARACTER}")
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
