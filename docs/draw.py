"""Draws records at random for an audit: ``python docs/draw.py SEED [NUMBER [KIND ...]]``.

Sources are not drawn; they are checked with the records that cite them. The same seed gives the
same records for the same edition and kinds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Collection
from pathlib import Path

from diplocli.corpus.written.load import read_corpus
from diplocli.corpus.written.schema import KINDS

DATA = Path(__file__).parent.parent / "data"


def draw(seed: int, number: int, kinds: Collection[str] = ()) -> list[str]:
    """Ids of records, of some kinds or of all, each as likely as any other, in the order drawn."""
    wanted = kinds or KINDS.keys() - {"source"}
    records = [placed.record for placed in read_corpus(DATA).placed]
    ids = sorted(record.id for record in records if record.kind in wanted)
    return random.Random(seed).sample(ids, number)  # noqa: S311


if __name__ == "__main__":
    seed, number = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 80
    for record_id in draw(seed, number, sys.argv[3:]):
        print(record_id)
