"""``python -m diplocli``."""

from .cli.app import entry_point

entry_point()
