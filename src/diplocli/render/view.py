"""How an answer is to be shown."""

from __future__ import annotations

from ..model import Value

HUMAN, PLAIN, JSON = "human", "plain", "json"


class View(Value):
    """How an answer is to be shown. ``mode`` is human, plain or json; the rest is for a person."""

    mode: str
    color: bool = False
    width: int = 80
    hyperlinks: bool = False
    ascii: bool = False
