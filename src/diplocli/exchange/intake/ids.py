"""Ids for the records of a pack: its name, a hyphen and a slug, one each and always the same."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2s

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .entry import Entry

LONGEST_SLUG = 60
LONGEST_ID = 200
_OTHER = re.compile(r"[^a-z0-9]+")
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i", "’": "", "'": ""})  # fmt: skip


class Ids:
    """Gives each entry of a file its id, in the order of the file.

    Made of the same file twice, it gives the same ids. It keeps 64-bit hashes of the ids that
    are taken, by kind, not their texts, so that a million entries need some hundred megabytes at
    most.
    """

    def __init__(self, pack: str) -> None:
        self._prefix = f"{pack}-"
        self._taken: dict[str, set[int]] = {}
        self._next: dict[str, int] = {}
        self._by_key: dict[int, str] = {}

    def claim(self, entry: Entry) -> str:
        """Take an id for the next entry of the file."""
        base = own = self._made(entry.slug or entry.key)
        if self._is_taken(base, self._taken):
            number = self._next.get(base, 2)
            while self._is_taken(own := f"{base}-{number}", self._taken):
                number += 1
            self._next[base] = number + 1
        self._taken.setdefault(entry.kind, set()).add(hash(own))
        if entry.slug:
            self._by_key.setdefault(hash(entry.key), own)
        return own

    def target(self, key: str, kinds: Iterable[str]) -> str:
        """The id of the entry with a key, or nothing; one of another kind is none."""
        found = self._by_key.get(hash(key)) or self._made(key)
        return found if self._is_taken(found, kinds) else ""

    def _is_taken(self, own: str, kinds: Iterable[str]) -> bool:
        taken = hash(own)
        return any(taken in self._taken.get(kind, ()) for kind in kinds)

    def _made(self, text: str) -> str:
        made = slug(text)
        return made if made.startswith(self._prefix) else self._prefix + made


def slug(text: str) -> str:
    """A text in a-z, 0-9 and single hyphens, with a check sum where letters or its end are lost."""
    plain = text.casefold().translate(_FOLDED)
    lost = False
    if not plain.isascii():
        bare = [
            one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one)
        ]
        lost = any(one.isalnum() and not one.isascii() for one in bare)
        plain = "".join(bare)
    made = _OTHER.sub("-", plain).strip("-")
    if len(made) > (LONGEST_ID if made == text else LONGEST_SLUG):
        made, lost = made[:LONGEST_SLUG].rpartition("-")[0] or made[:LONGEST_SLUG], True
    if lost or not made:
        return (
            f"{made}-{blake2s(text.encode('utf-8', 'replace'), digest_size=4).hexdigest()}".strip(
                "-"
            )
        )
    return made
