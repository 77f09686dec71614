"""TOML files to records. Knows where each record and field stands, so that findings can say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO, NamedTuple, TypeVar

import tomli

from ..dates import OPEN
from ..dates import parse as parse_date
from ..errors import DataError, DateError
from ..model import BY_KIND, Record
from .schema import KINDS, WRITTEN, Field, Form

HEADER = re.compile(r"^\[\[([A-Za-z0-9_-]+)\]\][ \t]*(?:#.*)?$", re.MULTILINE)
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TOKEN = re.compile(
    r'"""(?:\\.|(?!""").)*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*",
    re.DOTALL,
)
BOM = b"\xef\xbb\xbf"
LARGEST_FILE = 64 * 2**20
LARGEST_RECORD = 8 * 2**20
LARGEST_NUMBER = 10**15
LONGEST_TEXT = 2**20
LONGEST_LABEL = 200
PIECE = 2**19
MOST_DATES = 10_000
_CUT = re.compile(rf"^\[\[(?:{'|'.join(WRITTEN)})\]\]".encode(), re.MULTILINE)
_NEXT = re.compile(rf"\n\[\[(?:{'|'.join(WRITTEN)})\]\]".encode())
LONGEST_HEAD = 100


@dataclass(frozen=True)
class Finding:
    """Something a validator says: a stable code, where it is, and what to do about it."""

    code: str
    path: str
    line: int
    message: str

    @property
    def is_error(self) -> bool:
        """Errors keep a corpus from being built; warnings do not."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


class Table(NamedTuple):
    """One ``[[kind]]`` table of a file: what it holds, its text and where it starts."""

    kind: str
    data: dict[str, Any]
    path: str
    line: int
    text: str

    def line_of(self, field: str) -> int:
        """The line on which a field stands; the table's own if it cannot be told."""
        name = re.escape(field.split(".")[0])
        place = re.compile(rf"^(?:{name}[ \t]*[=.]|\[+{self.kind}\.{name}\b)", re.MULTILINE)
        found = place.search(self.text)
        return self.line + self.text.count("\n", 0, found.start()) if found else self.line


class Placed(NamedTuple):
    """A record and the table it was read from."""

    record: Record
    table: Table


def files(folder: Path) -> list[Path]:
    """The record files of a corpus or pack, in a stable order.

    Raises DataError when there is no such folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name the folder that holds corpus.toml")
    return [path for path in sorted(folder.rglob("*.toml")) if path != folder / "corpus.toml"]


def read_text(path: Path) -> str:
    """A file's text. Raises DataError when it cannot be read, is too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(f"{path}: larger than {LARGEST_FILE >> 20} MB; split the file")
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8"
        ) from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None


def load_toml(text: str, path: str, line: int = 1) -> dict[str, Any]:
    """Parsed TOML; ``line`` is where the text starts in its file. Raises DataError with the place."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        row = line - 1 + (getattr(error, "lineno", 1) or 1)
        reason = getattr(error, "msg", str(error))
        raise DataError(
            f"{path}:{row}: E101 not valid TOML: {reason[:1].lower()}{reason[1:]}"
        ) from None
    except RecursionError:
        raise DataError(f"{path}:{line}: E101 not valid TOML: nested too deeply") from None
    except ValueError as error:
        raise DataError(f"{path}:{line}: E101 not valid TOML: {error}") from None


def shown_as(path: PurePath) -> str:
    """A path as text; what of it is no UTF-8, which no index could keep, as question marks."""
    return path.as_posix().encode("utf-8", "replace").decode()


def tables(path: Path, shown: str | None = None, *, head: bool = True) -> Iterator[Table]:
    """The tables of one file, in order and as they are read, so that a file may be of any size.

    ``shown`` is the name by which to show the file; without ``head`` what stands before the first
    record is left out. Raises DataError, with the place, when the file cannot be read or is not
    TOML.
    """
    shown = shown or str(path)
    for chunk in chunks(path, shown):
        yield from tables_of(chunk, shown, head=head)


class Stretch(NamedTuple):
    """Bytes of a file, shown so, from a line on; ``heads`` is how many lines look like heads.

    ``first`` is the number that the first record is to have.
    """

    held: bytes
    shown: str
    line: int
    heads: int
    is_last: bool
    first: int = 0

    def joined(self, following: Stretch) -> Stretch:
        """One stretch of this and the one that follows it."""
        held, heads = self.held + following.held, self.heads + following.heads
        return self._replace(held=held, heads=heads, is_last=following.is_last)


class Chunk(NamedTuple):
    """A stretch of a file that is TOML by itself: its text, first line and content."""

    text: str
    line: int
    data: dict[str, Any]


def chunks(path: Path, shown: str) -> Generator[Chunk]:
    """A file from record to record: what precedes the first, then about ``PIECE`` bytes at a time.

    Raises DataError, with the place, when the file cannot be read or is not TOML.
    """
    made = ((one, made_of(one, chunk_of)) for one in stretches(path, shown))
    for _, chunk in whole(made, chunk_of):
        yield chunk


def stretches(path: Path, shown: str) -> Iterator[Stretch]:
    """A file cut before lines that look like heads of records. Raises DataError."""
    line = 1
    try:
        with path.open("rb") as file:
            for held, is_last in _pieces(file):
                heads = bool(_CUT.match(held)) + len(_NEXT.findall(held))
                yield Stretch(held, shown, line, heads, is_last)
                line += held.count(b"\n")
    except OSError as error:
        raise DataError(f"{shown}: {error.strerror or error}") from None


def chunk_of(stretch: Stretch) -> Chunk:
    """A stretch parsed. Raises DataError, with the place, when it is not TOML by itself."""
    text = text_of(stretch)
    return Chunk(text, stretch.line, load_toml(text, stretch.shown, stretch.line))


def text_of(stretch: Stretch) -> str:
    """The text of a stretch. Raises DataError, with the place, when it is not UTF-8."""
    return _decoded(stretch.held, stretch.shown, stretch.line)


Made = TypeVar("Made")


def made_of(stretch: Stretch, make: Callable[[Stretch], Made]) -> Made | DataError:
    """What can be made of a stretch, or why nothing can."""
    try:
        return make(stretch)
    except DataError as error:
        return error


def whole(
    found: Iterable[tuple[Stretch, Made | DataError]], make: Callable[[Stretch], Made]
) -> Iterator[tuple[Stretch, Made]]:
    """What has been made of the stretches of a file, one after another.

    Of one that was cut inside a text, where a line looks like a head, it is made anew together
    with the next. Raises DataError where that is of no use.
    """
    held: Stretch | None = None
    tried, earlier = 0, ""
    for stretch, made in found:
        if held is not None:
            stretch = held.joined(stretch)
            if len(stretch.held) < 2 * tried and not stretch.is_last:
                held = stretch
                continue
            made = made_of(stretch, make)
        if len(stretch.held) > LARGEST_RECORD + PIECE:
            raise DataError(
                f"{stretch.shown}:{stretch.line}: E112 a record does not end within"
                f" {LARGEST_RECORD >> 20} MB; shorten it, or close the text or the bracket that"
                " was left open"
            )
        if not isinstance(made, DataError):
            yield stretch, made
            held, earlier = None, ""
        elif stretch.is_last or made.message == earlier:
            raise made
        else:
            held, tried, earlier = stretch, len(stretch.held), made.message


def _pieces(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """A file cut before lines that look like heads of records, and which piece is the last."""
    held, at_head = b"", True
    while block := file.read(PIECE):
        begin = max(len(held) - LONGEST_HEAD, 0)
        held += block
        first = _CUT.search(held, begin) if at_head else None
        if first:
            yield held[: first.start()], False
            held, at_head, begin = held[first.start() :], False, 0
        last = 0 if at_head else _last_cut(held, begin)
        if last or len(held) > LARGEST_RECORD + PIECE:
            yield held[: last or None], False
            held = held[last:] if last else b""
    yield held, True


def _last_cut(held: bytes, begin: int) -> int:
    place = len(held)
    while (place := held.rfind(b"\n[[", begin, place)) >= 0:
        if _CUT.match(held, place + 1):
            return place + 1
    return 0


def _decoded(held: bytes, shown: str, line: int) -> str:
    try:
        return held.removeprefix(BOM if line == 1 else b"").decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        row = line + held.count(b"\n", 0, error.start)
        raise DataError(
            f"{shown}:{row}: E101 not UTF-8: the byte 0x{held[error.start]:02X}; save the file as UTF-8"
        ) from None


def tables_of(chunk: Chunk, shown: str, *, head: bool = True) -> Iterator[Table]:
    """The tables of a chunk, each with its own line and text where they can be told apart."""
    head = head or chunk.line > 1
    found = {
        kind: items if isinstance(items, list) else [items] for kind, items in chunk.data.items()
    }
    text, line, counted = chunk.text, chunk.line, 0
    starts = list(HEADER.finditer(text))
    if len(starts) != sum([len(items) for items in found.values()]):
        starts = _outside_texts(starts, text)
    rest = {kind: iter(items) for kind, items in found.items()}
    for header, following in zip(starts, [*starts, None][1:], strict=True):
        place = header.start()
        line, counted = line + text.count("\n", counted, place), place
        kind = header.group(1)
        data = next(rest.get(kind, iter(())), None)
        if isinstance(data, dict) and (head or kind in WRITTEN):
            yield Table(
                kind, data, shown, line, text[place : following.start() if following else None]
            )
    for kind, items in rest.items():
        for data in items:
            if head or kind in WRITTEN:
                yield Table(kind, data if isinstance(data, dict) else {}, shown, chunk.line, text)


def _outside_texts(starts: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Those of the lines that look like heads which do not stand in a text of several lines."""
    inside = [
        (found.start(), found.end())
        for found in TOKEN.finditer(text)
        if found.group().startswith(('"""', "'''"))
    ]
    kept, place = [], 0
    for header in starts:
        while place < len(inside) and inside[place][1] <= header.start():
            place += 1
        if place == len(inside) or inside[place][0] > header.start():
            kept.append(header)
    return kept


def table_at(path: Path, line: int) -> str:
    """The text of the record that starts on a line of a file.

    Raises DataError when the file cannot be read or no record starts there.
    """
    held = b""
    try:
        with path.open("rb") as file:
            for number, row in enumerate(file, 1):
                if number > line and _CUT.match(row) and _is_toml(held):
                    break
                if number >= line:
                    held += row
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None
    if _CUT.match(held) and _is_toml(held):
        return _decoded(held, str(path), line).strip() + "\n"
    raise DataError(
        f"{path}:{line}: no record starts here; build the index anew: diplocli corpus build"
    )


def _is_toml(held: bytes) -> bool:
    try:
        load_toml(_decoded(held, "", 1), "")
    except DataError:
        return False
    return True


def finding_of(error: DataError, shown: str) -> Finding:
    """The finding that a file, shown so, cannot be read as TOML."""
    found = re.match(r".*?:(\d+): (E\d+) (.*)", error.message, re.DOTALL)
    if found is None:
        return Finding("E101", shown, 1, error.message)
    return Finding(found.group(2), shown, int(found.group(1)), found.group(3))


def record_of(
    table: Table, kinds: Mapping[str, Field] = KINDS
) -> tuple[Record | None, list[Finding]]:
    """The record a table holds, or None, with whatever its form has wrong (E102 to E109, E112).

    ``kinds`` describes the kinds that may stand there.
    """
    if table.kind not in kinds:
        known = ", ".join(f"[[{kind}]]" for kind in kinds)
        message = f"“{table.kind}” is not a kind of record; the kinds are {known}"
        return None, [Finding("E102", table.path, table.line, message)]
    faults: list[Fault] = []
    data = _taken(table.data, kinds[table.kind], "", faults)
    if faults:
        label = f"{table.kind} {_label(table)}"
        return None, [
            Finding(code, table.path, table.line_of(field), f"{label}: {message}")
            for code, field, message in faults
        ]
    data.pop("overrides", None)
    if table.kind == "addition":
        data = {"id": data.pop("to"), **data}
    if table.kind == "source":
        data["name"] = data.pop("title")
    if table.kind == "correction":
        data["summary"] = data["fact"]
    for alias in data.get("aliases", ()):
        alias.setdefault("type", "translation")
    return BY_KIND[table.kind].from_plain(data), []


def _label(table: Table) -> str:
    name = table.data.get("id") or table.data.get("to") or table.data.get("name") or ""
    is_plain = isinstance(name, str) and not CONTROL.search(name) and len(name) < LONGEST_LABEL
    return f"“{name}”" if is_plain else "without an id"


Fault = tuple[str, str, str]


def _taken(
    data: dict[str, Any], described: Field, place: str, faults: list[Fault]
) -> dict[str, Any]:
    """The fields of a table in canonical order, texts trimmed; what is wrong goes to ``faults``."""
    taken = {}
    for name, field in described.known.items():
        if name in data:
            taken[name] = _TAKE[field.form](data[name], field, place, faults)
    if len(taken) < len(data):
        keys = ", ".join(described.known)
        faults += [
            ("E103", place or name, f"unknown key “{place}{_shown(name)}”; the keys are {keys}")
            for name in data
            if name not in taken
        ]
    for name in described.needed:
        if name not in data:
            help = described.known[name].help
            faults.append(("E104", place or "id", f"needs {place}{name}: {help}"))
    return taken


def _text(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is str and len(value) <= LONGEST_TEXT:
        text = value.strip()
        if field.name == "id":
            is_sound = IDENTIFIER.fullmatch(value) is not None
        else:
            is_sound = value.isprintable() or (
                (field.form is Form.PROSE or not ("\n" in text or "\t" in value))
                and not CONTROL.search(value)
            )
        if text and is_sound:
            return text
    return _faulty(value, field, place, faults)


def _texts(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list and value:
        return [_text(item, field, place, faults) for item in value]
    return _faulty(value, field, place, faults)


def _ids(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list:
        for item in value:
            if type(item) is not str or not IDENTIFIER.fullmatch(item):
                break
        else:
            return value
    return _faulty(value, field, place, faults)


def _tables(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list and all([type(item) is dict for item in value]):  # noqa: C419
        inside = f"{place}{field.name}."
        return [_taken(item, field, inside, faults) for item in value]
    return _faulty(value, field, place, faults)


def _cells(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is dict and value:
        return {key: _text(cell, field, place, faults) for key, cell in value.items()}
    return _faulty(value, field, place, faults)


def _faulty(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    """A value as it is; what its form has wrong, if anything, goes to ``faults``."""
    for code, message in _FAULTS[field.form](value, field):
        faults.append((code, place or field.name, f"{place}{field.name} {message}"))
    return value


_TAKE: dict[Form, Callable[[Any, Field, str, list[Fault]], Any]] = {
    **dict.fromkeys(Form, _faulty),
    Form.TEXT: _text,
    Form.PROSE: _text,
    Form.TEXTS: _texts,
    Form.IDS: _ids,
    Form.TABLES: _tables,
    Form.CELLS: _cells,
}


def _shown(name: str) -> str:
    """A key as a message can hold it."""
    return ascii(name)[1:-1] if CONTROL.search(name) else name[:LONGEST_LABEL]


def _text_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield "E105", "must be text in quotation marks"
    elif not value or value.isspace():
        yield "E105", "must not be empty; leave the key out"
    elif len(value) > LONGEST_TEXT:
        yield "E112", f"has over {LONGEST_TEXT >> 20} million characters; shorten it"
    elif found := CONTROL.search(value):
        yield "E109", f"holds the control character U+{ord(found.group()):04X}; remove it"
    elif field.form is not Form.PROSE and ("\t" in value or "\n" in value.strip()):
        yield "E105", "must be one line without tabs"
    elif field.name == "id" and not IDENTIFIER.fullmatch(value):
        yield "E107", "must be kebab-case: a-z, 0-9 and single hyphens"


def _date_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if value == OPEN and field.form is Form.END:
        return
    if not isinstance(value, str):
        yield "E108", "must be a date in quotation marks: “2011”, “2011-05” or “2011-05-16”"
        return
    if value in _DATES:
        return
    try:
        parse_date(value)
    except DateError as error:
        yield "E108", _shown(error.message)
    else:
        if len(_DATES) > MOST_DATES:
            _DATES.clear()
        _DATES.add(value)


_DATES: set[str] = set()


def _flag_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, bool):
        yield "E105", "must be true or false"


def _number_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < LARGEST_NUMBER:
        yield "E105", "must be a whole number, not below 0"


def _choice_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if value not in field.choices:
        yield "E106", f"must be one of {', '.join(field.choices)}"


def _id_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        yield "E107", "must be the id of a record"


def _ids_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E107", "must be a list of ids of records"


def _texts_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must be a list of texts, not empty"


def _tables_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must be a list of tables"


def _cells_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must hold a text for each subject: cells.ID = “…”"


_FAULTS: dict[Form, Callable[[Any, Field], Iterator[tuple[str, str]]]] = {
    Form.TEXT: _text_faults,
    Form.PROSE: _text_faults,
    Form.DATE: _date_faults,
    Form.END: _date_faults,
    Form.FLAG: _flag_faults,
    Form.NUMBER: _number_faults,
    Form.CHOICE: _choice_faults,
    Form.ID: _id_faults,
    Form.IDS: _ids_faults,
    Form.TEXTS: _texts_faults,
    Form.TABLES: _tables_faults,
    Form.CELLS: _cells_faults,
}
