"""What a text names, as ``annotate`` finds it, and whether the corpus’s own texts have a wording."""

from __future__ import annotations

from ....corpus.index.fulltext import holding
from ....corpus.index.store import Store
from ....corpus.index.wording import match
from ...annotation.annotate import annotate, wanted
from ...annotation.match import Vocabulary
from ...annotation.matches import Match
from ...reading.document import Document


def named_in(store: Store, prose: str) -> list[Match]:
    """Every name in a text, with its place and what it may mean."""
    whole = Document(path="", text=prose, prose=prose)
    parts = annotate(store, Vocabulary(store), [whole], wanted(store))
    return [match for part in parts for match in part.matches]


def is_told(store: Store, written: str) -> bool:
    """Whether any text of the corpus has words as they are written."""
    phrase = match(written).replace('" "', " ")
    return any(holding(layer, phrase) for layer in store.layers)
