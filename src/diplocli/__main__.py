"""``python -m diplocli``."""

from .cli.program import entry_point

entry_point()
