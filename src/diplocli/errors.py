"""What can go wrong, in one small tree. The command line maps each class to an exit status."""

from __future__ import annotations


class DiplocliError(Exception):
    """Base of every error a user can meet.

    ``code`` is the stable word for it in ``--json``; ``suggestions`` are what to try instead.
    """

    code = "error"

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions


class UsageError(DiplocliError):
    """The command was asked for something that it cannot do."""

    code = "usage"


class DateError(UsageError, ValueError):
    """A date is not in one of the forms that dates.py knows."""

    code = "date"


class AmbiguousName(DiplocliError):
    """Several records of one kind answer where one is needed."""

    code = "ambiguous"


class DataError(DiplocliError):
    """The corpus, a pack or a document cannot be read or is invalid."""

    code = "data"


class IndexDamaged(DataError):
    """The compiled index is missing, truncated, corrupt or of another version."""

    code = "index"


class MissingExtra(DiplocliError):
    """An optional part is not installed."""

    code = "extra"

    @classmethod
    def needed_by(cls, what: str, extra: str) -> MissingExtra:
        """The error that ``what`` needs an extra, with how to install it."""
        return cls(f"{what} needs a part that is not installed: pip install 'diplocli[{extra}]'")
