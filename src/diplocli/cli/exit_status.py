"""Exit statuses, the same for every command."""

from __future__ import annotations

from ..errors import AmbiguousName, DataError, DiplocliError, MissingExtra, UsageError


class ExitStatus:
    """What a command's end means. Plain numbers: ``enum`` would slow every start."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    AMBIGUOUS = 3
    BAD_DATA = 4
    MISSING_EXTRA = 5
    BUG = 70
    INTERRUPTED = 130


NAMES: dict[int, str] = {
    status: name for name, status in vars(ExitStatus).items() if name.isupper()
}
_BY_ERROR = (
    (UsageError, ExitStatus.USAGE),
    (AmbiguousName, ExitStatus.AMBIGUOUS),
    (DataError, ExitStatus.BAD_DATA),
    (MissingExtra, ExitStatus.MISSING_EXTRA),
)


def status_of(error: DiplocliError) -> int:
    """The exit status that an error ends with."""
    return next((status for kind, status in _BY_ERROR if isinstance(error, kind)), ExitStatus.BUG)
