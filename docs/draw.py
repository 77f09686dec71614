"""Draws records at random for an audit: ``python docs/draw.py SEED [NUMBER]``.

Sources are not drawn; they are checked with the records that cite them. The same seed gives the
same records for the same edition.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from diplocli.corpus.load import read_corpus

DATA = Path(__file__).parent.parent / "data"


def draw(seed: int, number: int) -> list[str]:
    """Ids of records, each as likely as any other, in the order drawn."""
    corpus = read_corpus(DATA)
    ids = sorted(placed.record.id for placed in corpus.placed if placed.record.kind != "source")
    return random.Random(seed).sample(ids, number)  # noqa: S311


if __name__ == "__main__":
    for record_id in draw(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 80):
        print(record_id)
