"""Exit statuses, the same for every command."""

from __future__ import annotations

from enum import IntEnum, unique

from ..errors import AmbiguousName, DataError, DiplocliError, MissingExtra, UsageError


@unique
class ExitStatus(IntEnum):
    """What a command's end means."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    AMBIGUOUS = 3
    BAD_DATA = 4
    MISSING_EXTRA = 5
    BUG = 70
    INTERRUPTED = 130


_BY_ERROR = (
    (UsageError, ExitStatus.USAGE),
    (AmbiguousName, ExitStatus.AMBIGUOUS),
    (DataError, ExitStatus.BAD_DATA),
    (MissingExtra, ExitStatus.MISSING_EXTRA),
)


def status_of(error: DiplocliError) -> ExitStatus:
    """The exit status that an error ends with."""
    return next((status for kind, status in _BY_ERROR if isinstance(error, kind)), ExitStatus.BUG)
