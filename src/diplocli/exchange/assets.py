"""The style sheets and scripts of this package."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def asset(name: str) -> str:
    """A style sheet or script as text, by its path in this package."""
    return (_HERE / name).read_text(encoding="utf-8")
