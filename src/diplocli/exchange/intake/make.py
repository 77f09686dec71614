"""Entries to a pack: every one an id of its own, links that follow, and a count of what stays.

What is read is first put by in a temporary file, with its ids, because a link may lead ahead; it
is written when all ids are given out. What stays in memory is hashes and links, not the entries.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import unicodedata
from contextlib import ExitStack

from ...corpus.format import record_text, string
from ...corpus.forms import CONTROL, IDENTIFIER
from ...corpus.records import record_of
from ...corpus.schema import SCHEMA, Field, Form
from ...corpus.tables import Table
from ...errors import DataError, UsageError
from ...files import whole
from ...model import KINDS, TYPE_CHECKING, Value
from . import Given, contents
from .entry import NO_DEFINITION, Left, Tally
from .ids import Ids, slug
from .opening import LONGEST_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import IO, Any

    from ...corpus.store import Store
    from . import Contents
    from .entry import Entry

MOST_TOPICS = 500
_TOLD_EVERY = 500
_HIERARCHIES = ("broader", "parent", "part_of")
# Marks that only help to lay out bidirectional text, and the soft hyphen: nobody reads them.
_INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0xFEFF, 0xAD))
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_ONE_LINE = re.compile(r"\s*[\n\t]\s*")


class Carried(Value):
    """What an import did or would do.

    ``records`` counts by kind, ``names`` the other names by sort or language, ``parts`` the
    definitions, links and cites; ``left`` is what could not be carried over.
    """

    path: str
    format: str
    pack: str
    language: str
    entries: int
    records: Mapping[str, int]
    names: Mapping[str, int]
    parts: Mapping[str, int]
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()


def import_pack(
    given: Given,
    name: str,
    store: Store,
    output: Path | None,
    *,
    format: str = "",
    progress: Callable[[int, int, int], None] = lambda done, total, records: None,
) -> Carried:
    """Write what a file holds as a pack called ``name``; nothing when ``output`` is None.

    ``store`` is what the pack will stand on: links to its records stay. ``progress`` is told now and
    then how far it is: done, of how many, and how many records that is. Raises UsageError,
    MissingExtra, and DataError with the place of what is wrong; then nothing has been written.
    """
    if not IDENTIFIER.fullmatch(name) or name == "bundled" or len(name) > 60:
        raise UsageError(
            f"--name is the pack's name: a-z, 0-9 and single hyphens, not “{name[:60]}”"
        )
    intake, found = contents(given, format)
    pack = _Pack(name, store)
    tally = Tally()
    with ExitStack() as stack:
        spool = stack.enter_context(tempfile.TemporaryFile("w+", encoding="ascii", newline="\n"))
        for entry in found.entries(tally):
            pack.take(entry, spool)
            if pack.taken % _TOLD_EVERY == 0:
                progress(0, 1, pack.taken)
        if not pack.taken:
            raise DataError(f"{given.path}: holds no entries that can be read as {intake.id}")
        _refuse_cycles(pack, spool)
        write = stack.enter_context(whole(output)).write if output else len
        write(_manifest(name, found, pack).encode())
        for done, taken in enumerate(_taken(spool), start=1):
            write(pack.written(taken, tally).encode())
            if done % _TOLD_EVERY == 0:
                progress(done, pack.taken, done)
    return Carried(
        path=given.path,
        format=intake.id,
        pack=name,
        language=found.language,
        entries=pack.entries,
        records={kind: pack.records[kind] for kind in KINDS if kind in pack.records},
        names=dict(sorted(pack.names.items(), key=lambda item: (-item[1], item[0]))),
        parts=pack.parts,
        left=tally.left(),
        notes=found.notes,
    )


class _Taken(Value):
    """An entry that has its id."""

    id: str
    kind: str
    place: str
    data: dict[str, Any]


def _taken(spool: IO[str]) -> Iterator[_Taken]:
    spool.seek(0)
    for line in spool:
        yield _Taken(**json.loads(line))


class _Pack:
    """What is known of the pack while it is made."""

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

    def written(self, taken: _Taken, tally: Tally) -> str:
        """An entry as TOML, or nothing where it cannot stand.

        Raises DataError with the entry's place when something is wrong with it.
        """
        kind, place = taken.kind, taken.place
        linked = _Linked(self, taken.id, place, tally)
        made = linked.fields({"id": taken.id, **taken.data}, SCHEMA[kind], kind)
        if made is None or not linked.stands(kind, made):
            tally.leave(f"records of the kind {kind} that need what is not there", place)
            return ""
        path, _, line = place.rpartition(":")
        where = (path, int(line)) if line.isdigit() else (place, 1)
        _, findings = record_of(Table(kind, made, *where, ""))
        if findings:
            raise DataError(f"{place}: {findings[0].message}; nothing has been imported")
        self._count(kind, made)
        return record_text(kind, made) + "\n"

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

    def _meet_heading(self, which: str, text: str) -> None:
        headings = self.headings[which]
        if not _manifest_text(text.translate(_INVISIBLE)):
            return
        if text.casefold() not in self._known[which] and len(headings) < MOST_TOPICS:
            headings.setdefault(self._heading_id(text), text)

    def _heading_id(self, text: str) -> str:
        made = slug(text)
        return made if made.startswith(f"{self.name}-") else f"{self.name}-{made}"

    def _count(self, kind: str, made: Mapping[str, Any]) -> None:
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


class _Linked:
    """One entry's fields with the ids of the pack, its texts as record files want them."""

    def __init__(self, pack: _Pack, own: str, place: str, tally: Tally) -> None:
        self._pack = pack
        self._own = own
        self._place = place
        self._tally = tally
        self._subjects: dict[str, str] = {}

    def fields(
        self, data: Mapping[str, Any], fields: tuple[Field, ...], path: str
    ) -> dict[str, Any] | None:
        """The fields, or None when a link without which they mean nothing leads nowhere."""
        made: dict[str, Any] = {}
        for field in fields:
            if field.name not in data:
                continue
            value = self._value(data[field.name], field, path)
            if value is None and field.required:
                return None
            if value is not None and (value != [] or field.required):
                made[field.name] = value
        # What the schema does not know is for the checker to name.
        made.update({key: data[key] for key in data.keys() - {field.name for field in fields}})
        return made

    def stands(self, kind: str, made: Mapping[str, Any]) -> bool:
        """Whether a record still means something without the links that lead nowhere."""
        if kind != "contrast":
            return True
        return len(made.get("subjects", ())) > 1 and bool(made.get("aspects"))

    def _value(self, value: Any, field: Field, path: str) -> Any:
        if field.name in ("topics", "track") and path in SCHEMA:
            return self._headings(value, "tracks" if field.name == "track" else "topics")
        if field.form is Form.ID and isinstance(value, str):
            found = self._target(value, field, path)
            if path.endswith("subjects") and found:
                self._subjects[value] = found
            return found or None
        if field.form is Form.IDS and isinstance(value, list):
            return self._targets(value, field, path)
        if field.form is Form.TABLES and isinstance(value, list):
            return self._tables(value, field, path)
        if field.form is Form.CELLS and isinstance(value, dict):
            return self._cells(value)
        if field.form is Form.TEXTS and isinstance(value, list):
            return [self._text(one, Form.TEXT) for one in value]
        return self._text(value, field.form)

    def _tables(self, value: list[Any], field: Field, path: str) -> list[Any]:
        made = []
        for one in value:
            part = (
                self.fields(one, field.fields, f"{path}.{field.name}")
                if isinstance(one, dict)
                else one
            )
            if part is None:
                self._tally.leave(f"{field.name} whose record is not there", self._place)
            else:
                made.append(part)
        return made

    def _cells(self, value: dict[str, Any]) -> dict[str, Any] | None:
        made = {}
        for key, cell in value.items():
            if key in self._subjects:
                made[self._subjects[key]] = self._text(cell, Form.TEXT)
            else:
                self._tally.leave("cells of what is no subject", self._place)
        return made or None

    def _target(self, key: str, field: Field, path: str) -> str:
        found = self._pack.target(key, field.targets)
        if found == self._own:
            self._tally.leave(f"{field.name}: links of an entry to itself", self._place)
            return ""
        if not found:
            self._tally.leave(f"{field.name}: links to what is not there", self._place)
        return found

    def _targets(self, keys: list[Any], field: Field, path: str) -> list[Any] | None:
        found = [self._target(one, field, path) if isinstance(one, str) else one for one in keys]
        return [one for place, one in enumerate(found) if one and one not in found[:place]] or None

    def _headings(self, value: Any, which: str) -> Any:
        if isinstance(value, str):
            return self._pack.heading(which, value) or value
        found = []
        for text in value:
            one = self._pack.heading(which, text) if isinstance(text, str) else text
            if not self._text(text, Form.TEXT):
                self._tally.leave("topics without a name", self._place)
            elif one == "":
                self._tally.leave(f"topics beyond {MOST_TOPICS}", self._place)
            else:
                found.append(one)
        return list(dict.fromkeys(found)) or None

    def _text(self, value: Any, form: Form) -> Any:
        if not isinstance(value, str):
            return value
        if len(value) > LONGEST_FIELD:
            raise DataError(f"{self._place}: a text of over {LONGEST_FIELD // 10**6} MB")
        if not value.isprintable():
            value = self._visible(value)
        value = value.strip()
        return _ONE_LINE.sub(" ", value) if form is not Form.PROSE else value

    def _visible(self, text: str) -> str:
        """A text with plain line breaks. Raises DataError for characters that steer a terminal."""
        text = _BREAKS.sub("\n", text)
        bare = text.translate(_INVISIBLE)
        if len(bare) < len(text):
            self._tally.leave("invisible marks of direction and hyphenation", self._place)
        bad = CONTROL.search(bare) or next(re.finditer("[\ud800-\udfff]", bare), None)
        if bad:
            name = unicodedata.name(bad.group(), "control character")
            raise DataError(
                f"{self._place}: holds U+{ord(bad.group()):04X} ({name.lower()}); remove it;"
                " nothing has been imported"
            )
        return bare


def _listed(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def _manifest(name: str, found: Contents, pack: _Pack) -> str:
    fields = {
        "pack": name,
        "title": found.title,
        "edition": found.edition,
        "licence": found.licence,
        "language": found.language,
    }
    lines = [f"{key} = {string(_manifest_text(text))}\n" for key, text in fields.items() if text]
    for which, headings in pack.headings.items():
        for one, text in headings.items():
            lines.append(
                f"\n[[{which}]]\nid = {string(one)}\nname = {string(_manifest_text(text))}\n"
            )
    return "".join(lines) + "\n"


def _manifest_text(text: str) -> str:
    return CONTROL.sub("", " ".join(text.split()))[:500]


def _refuse_cycles(pack: _Pack, spool: IO[str]) -> None:
    """Raise DataError, with one place, when records are by way of others above themselves."""
    step = _on_a_cycle(pack.upward, pack.own_target)
    if step is None:
        return
    for taken in _taken(spool):
        if hash(taken.id) == step:
            raise DataError(
                f"{taken.place}: “{taken.data.get('name', taken.id)}” is, by way of others, above"
                " itself (broader, parent or part_of); nothing has been imported"
            )


def _on_a_cycle(upward: Mapping[int, tuple[str, ...]], target: Callable[[str], int]) -> int | None:
    done: set[int] = set()
    for start in upward:
        path = {start: iter(upward[start])} if start not in done else {}
        while path:
            node, above = next(reversed(path.items()))
            key = next(above, None)
            if key is None:
                del path[node]
                done.add(node)
                continue
            step = target(key)
            if step in path:
                return step
            if step in upward and step not in done:
                path[step] = iter(upward[step])
    return None
