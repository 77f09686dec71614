"""A finished index: one SQLite file, opened to be read, and how it is asked.

The body of each record bears a checksum (CRC-32, ISO 3309), checked whenever it is read.
"""

from __future__ import annotations

from ...errors import IndexDamaged
from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, Self
else:
    try:  # what sqlite3 is made of, without the dates it converts: a sixth of a look-up
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

INDEX_VERSION = 27
FEW = 60
DIGITS = 8


class Index:
    """A finished index, read only. Whatever shows it to be damaged raises IndexDamaged."""

    def __init__(self, connection: sqlite3.Connection, folder: str = "", path: str = "") -> None:
        """``folder`` is where the TOML lies from which the index in the file ``path`` was made."""
        self._db = connection
        self._path = path
        self.folder = folder
        try:
            self.meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            connection.close()
            raise IndexDamaged(f"the index cannot be read: {error}") from None
        if self.meta.get("version") != str(INDEX_VERSION):
            connection.close()
            raise IndexDamaged("the index is of another version")

    @classmethod
    def open(cls, path: str, folder: str = "") -> Self:
        """The index in a file. Raises IndexDamaged when there is none, or none of this version."""
        quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        if not quoted.isascii():
            held = quoted.encode("utf-8", "surrogateescape")
            quoted = "".join(chr(one) if one < 0x80 else f"%{one:02x}" for one in held)
        try:
            connection = sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path}: {error}") from None
        return cls(connection, folder, path)

    def is_whole(self) -> bool:
        """Whether the file is, byte for byte, what was written; reads it from end to end."""
        from .seal import is_whole

        return not self._path or is_whole(self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def select(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that a query gives."""
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"the index is damaged: {error}") from None
        except UnicodeEncodeError:
            return []  # What is no Unicode, as bytes of another encoding typed, names nothing.

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows that a query gives, read as they are asked for, however many there are."""
        try:
            yield from self._db.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(f"the index is damaged: {error}") from None

    def select_in(
        self, sql: str, values: Iterable[Any], tail: str = "", first: Sequence[Any] = ()
    ) -> list[Any]:
        """The rows of a query that ends in ``IN``, for some values; none for no values.

        ``tail`` follows the values, ``first`` are those bound before them.
        """
        wanted = list(values)
        if not wanted:
            return []
        return self.select(f"{sql} ({marks(wanted)}){tail}", [*first, *wanted])

    def decoded(self, bodies: Sequence[str]) -> list[dict[str, Any]]:
        """Bodies of records, which are sealed JSON, as values.

        SQLite reads a few in less time than it takes to import ``json``, which reads many faster.
        """
        if len(bodies) <= FEW:
            return [self._tree(unsealed(body)) for body in bodies]
        import json

        return [json.loads(unsealed(body)) for body in bodies]

    def _tree(self, body: str) -> dict[str, Any]:
        root: dict[str, Any] = {}
        tables: dict[int, Any] = {}
        for place, parent, key, type, atom in self.select(
            "SELECT id, parent, key, type, atom FROM json_tree(?)", [body]
        ):
            value = _VALUES[type](atom) if type in _VALUES else atom
            if parent is None:
                tables[place] = root
                continue
            if type in ("object", "array"):
                tables[place] = value
            if isinstance(key, str):
                tables[parent][key] = value
            else:
                tables[parent].append(value)
        return root


_VALUES: dict[str, Callable[[Any], Any]] = {
    "object": lambda _: {},
    "array": lambda _: [],
    "true": bool,
    "false": bool,
}


def sealed(body: str) -> str:
    """A text with its checksum before it."""
    from zlib import crc32

    return f"{crc32(body.encode()):0{DIGITS}x}{body}"


def unsealed(body: str) -> str:
    """The text without its checksum. Raises IndexDamaged when it is not what was sealed."""
    text = body[DIGITS:]
    if sealed(text) != body:
        raise IndexDamaged("the index is damaged: a record is not as it was written")
    return text


def marks(values: Sequence[Any]) -> str:
    """A question mark for each value, to be bound in its place."""
    return ", ".join("?" * len(values))


def array(texts: Iterable[str]) -> str:
    """Texts as the one value that ``json_each`` takes apart, however many there are."""
    import json

    return json.dumps(list(texts))
