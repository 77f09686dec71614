"""What a text names, as ``annotate`` finds it, and names as the rules repeat them."""

from __future__ import annotations

from ....model import TYPE_CHECKING
from ...annotation.annotate import annotate, wanted
from ...annotation.match import Vocabulary
from ...reading.document import Document

if TYPE_CHECKING:
    from ....corpus.index.store import Store
    from ....model import Record
    from ...annotation.annotate import Match


def short_name(record: Record) -> str:
    """A record's name without the subtitle behind its colon."""
    return record.name.partition(":")[0]


def named_in(store: Store, prose: str) -> list[Match]:
    """Every name in a text, with its place and what it may mean."""
    whole = Document(path="", text=prose, prose=prose)
    parts = annotate(store, Vocabulary(store), [whole], wanted(store))
    return [match for part in parts for match in part.matches]
