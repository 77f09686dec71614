"""Several drafts, one after another, each with the settings of its folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...corpus.index.store import Store
from ...errors import DataError, DiplocliError, MissingExtra
from ..reading.read import read_document
from .check import Checked, check
from .known import Known
from .registry import chosen
from .settings import Settings, settings_for


def checked(
    store: Store, paths: Sequence[str], given: Settings
) -> Iterator[Checked | DiplocliError]:
    """Each draft with what was found in it, or the error that says why it cannot be reviewed.

    What is ``given`` goes before the settings of a draft’s folder; ``ignore`` and ``familiar`` are
    added to theirs.
    """
    known = Known(store)
    for path in paths:
        try:
            own = settings_for(path)
            rules = chosen(given.select or own.select, (*own.ignore, *given.ignore))
            document = read_document(path, as_written=True)
            familiar = (*own.familiar, *given.familiar)
            yield check(known, document, rules, given.as_of or own.as_of, familiar)
        except (DataError, MissingExtra) as error:
            yield error
