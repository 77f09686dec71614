"""diplocli: a policy reference on cyber, digital and tech diplomacy for the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .library import Corpus

__all__ = ["Corpus", "__version__"]
__version__ = "0.1.0"


def __dir__() -> list[str]:
    """What there is, with what has not been loaded yet."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Load the library only for those who use it; the command line starts without it."""
    if name == "Corpus":
        from .library import Corpus

        return Corpus
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
