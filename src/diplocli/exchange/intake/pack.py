"""What is known of a pack while an import makes it: ids, topics and tracks, counts."""

from __future__ import annotations

import json
import sys

from ...corpus.written.format import string
from ...corpus.written.forms import CONTROL, IDENTIFIER
from ...corpus.written.schema import SCHEMA, Form
from ...errors import DataError
from ...model import KINDS, TYPE_CHECKING
from .entry import NO_DEFINITION
from .ids import Ids, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO, Any

    from ...corpus.index.store import Store
    from . import Contents
    from .entry import Entry

MOST_TOPICS = 500
_HIERARCHIES = ("broader", "parent", "part_of")
# Marks that only help to lay out bidirectional text, and the soft hyphen: nobody reads them.
INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0xFEFF, 0xAD))


class Pack:
    """The ids, headings and counts of a pack; the entries themselves wait in a file.

    ``entries`` counts those of the file, ``taken`` the sources they name too; ``upward`` has the
    keys of what stands above an entry, by the hash of its id; ``records``, ``names`` and ``parts``
    count what has been written.
    """

    def __init__(self, name: str, store: Store) -> None:
        self.name = name
        self.entries = 0
        self.taken = 0
        self.upward: dict[int, tuple[str, ...]] = {}
        self.headings: dict[str, dict[str, str]] = {"topics": {}, "tracks": {}}
        self.records: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self.parts: dict[str, int] = {}
        self._ids = Ids(name)
        self._store = store
        self._once: set[int] = set()
        self._corpus: dict[str, str] = {}
        self._known = {
            which: {
                text: one.id
                for one in store.headings(which[:-1])
                for text in (one.name.casefold(), one.id)
            }
            for which in ("topics", "tracks")
        }

    def take(self, entry: Entry, spool: IO[str]) -> None:
        """Put an entry by with its id, and learn where it leads upwards."""
        if entry.once:
            mark = hash((entry.kind, entry.key))
            if mark in self._once:
                return
            self._once.add(mark)
        else:
            self.entries += 1
        self.taken += 1
        own = self._ids.claim(entry)
        above = [key for field in _HIERARCHIES for key in _listed(entry.data.get(field))]
        if above:
            self.upward[hash(own)] = tuple(map(sys.intern, above))
        for text in _listed(entry.data.get("topics")):
            self._meet_heading("topics", text)
        for text in _listed(entry.data.get("track")):
            self._meet_heading("tracks", text)
        taken = {"id": own, "kind": entry.kind, "place": entry.place, "data": entry.data}
        try:
            spool.write(json.dumps(taken, check_circular=False) + "\n")
        except RecursionError:
            raise DataError(f"{entry.place}: nested too deeply") from None

    def own_target(self, key: str) -> int:
        """The hash of the id to which a key leads inside the pack."""
        return hash(self._ids.target(key, KINDS))

    def target(self, key: str, kinds: tuple[str, ...]) -> str:
        """The id to which a link of the file leads, in the pack or below it, or nothing."""
        found = self._ids.target(key, kinds)
        if found:
            return found
        if key not in self._corpus:
            if len(self._corpus) > 10_000:
                self._corpus.clear()
            titles = self._store.titles([key]) if IDENTIFIER.fullmatch(key) else {}
            self._corpus[key] = titles[key].kind if key in titles else ""
        return key if self._corpus[key] in kinds else ""

    def heading(self, which: str, text: str) -> str:
        """The id of a topic or track, or nothing where there are too many to be topics."""
        known = self._known[which].get(text.casefold())
        if known:
            return known
        own = self._heading_id(text)
        return own if own in self.headings[which] else ""

    def count(self, kind: str, made: Mapping[str, Any]) -> None:
        """Count a record that is written, its names and its parts."""

        def add(counts: dict[str, int], what: str, number: int = 1) -> None:
            if number:
                counts[what] = counts.get(what, 0) + number

        add(self.records, kind)
        for alias in made.get("aliases", ()):
            sort = alias.get("type", "")
            add(self.names, alias.get("lang") or (sort if sort != "translation" else "") or "other")
        if kind == "term":
            add(self.parts, "definitions", made["definition"] != NO_DEFINITION)
            add(self.parts, "readings", len(made.get("readings", ())))
            add(self.parts, "without a definition", made["definition"] == NO_DEFINITION)
        add(self.parts, "cites", len(made.get("cites", ())))
        for field in SCHEMA[kind]:
            if field.form is Form.IDS:
                add(self.parts, "links", len(made.get(field.name, ())))
            elif field.form is Form.ID:
                add(self.parts, "links", field.name in made)

    def manifest(self, found: Contents) -> str:
        """The head of the pack, as TOML."""
        fields = {
            "pack": self.name,
            "title": found.title,
            "edition": found.edition,
            "licence": found.licence,
            "language": found.language,
        }
        lines = [f"{key} = {string(_bare(text))}\n" for key, text in fields.items() if text]
        for which, headings in self.headings.items():
            for one, text in headings.items():
                lines.append(f"\n[[{which}]]\nid = {string(one)}\nname = {string(_bare(text))}\n")
        return "".join(lines) + "\n"

    def _meet_heading(self, which: str, text: str) -> None:
        headings = self.headings[which]
        if not _bare(text.translate(INVISIBLE)):
            return
        if text.casefold() not in self._known[which] and len(headings) < MOST_TOPICS:
            headings.setdefault(self._heading_id(text), text)

    def _heading_id(self, text: str) -> str:
        made = slug(text)
        return made if made.startswith(f"{self.name}-") else f"{self.name}-{made}"


def _listed(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def _bare(text: str) -> str:
    """A text of the head on one line, without control characters."""
    return CONTROL.sub("", " ".join(text.split()))[:500]
