"""``python -m diplocli``."""

from .cli.process import entry_point

entry_point()
