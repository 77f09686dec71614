"""XML read element by element, with nothing fetched and nothing blown up.

A document type is let pass but never loaded; entities only where they are short texts that name
no other entity, as RDF/XML has them for the beginnings of addresses.
"""

from __future__ import annotations

from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from ...errors import DataError
from ...model import TYPE_CHECKING
from .opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

LANG = "xml:lang"
LONGEST_ENTITY, MOST_ENTITIES = 200, 200
LONGEST_ELEMENT = 16_000_000
LONGEST_TOKEN = 8_000_000
DEEPEST = 200
_CHUNK = 1 << 16


def elements(path: str, wanted: frozenset[str] = frozenset()) -> Iterator[tuple[int, Element]]:
    """The elements with the names ``wanted``, each with its line, as they are read.

    Elements are called by their local names: what is read here is told apart by these alone.

    Raises DataError with the line where the file is not well-formed, or is made to do harm.
    """
    reading = _Reading(path, wanted)
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            yield from reading.feed(chunk)
        yield from reading.feed(b"", final=True)


def refuse_harm(path: str) -> None:
    """Read a file to its end. Raises DataError as ``elements`` does."""
    for _ in elements(path):
        pass


class _Reading:
    """A file that is being read: how deep it is and what is being built."""

    def __init__(self, path: str, wanted: frozenset[str]) -> None:
        self._path = path
        self._wanted = wanted
        self._depth = 0
        self._entities = 0
        self._fed = 0
        self._size = 0
        self._builder: TreeBuilder | None = None
        self._since = (0, 0)
        self._done: list[tuple[int, Element]] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped

    def feed(self, chunk: bytes, *, final: bool = False) -> list[tuple[int, Element]]:
        """Read on; what has come to its end."""
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise DataError(f"{self._path}:{error.lineno}: not XML: {reason}") from None
        except (LookupError, ValueError) as error:
            raise self._wrong(f"not XML: {error}") from None
        self._fed += len(chunk)
        if self._fed - max(self._parser.CurrentByteIndex, 0) > LONGEST_TOKEN and not final:
            raise self._wrong(f"a tag or attribute of over {LONGEST_TOKEN // 10**6} MB")
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._wrong("nested too deeply")
        name = name.rpartition(":")[2]
        if self._builder is None and name in self._wanted:
            self._builder = TreeBuilder()
            self._since = (self._depth, self._parser.CurrentLineNumber)
            self._size = 0
        if self._builder is not None:
            self._grow(sum(map(len, attributes.values())))
            self._builder.start(name, attributes)

    def _end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(name.rpartition(":")[2])
            if self._depth == self._since[0]:
                self._done.append((self._since[1], self._builder.close()))
                self._builder = None
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._builder is not None:
            self._grow(len(text))
            self._builder.data(text)

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > LONGEST_ELEMENT:
            raise self._wrong(f"an entry of over {LONGEST_ELEMENT // 10**6} MB")

    def _entity(
        self, name: str, parameter: int, value: str | None, base: str | None, *outside: str | None
    ) -> None:
        self._entities += 1
        if value is None or any(outside):
            raise self._wrong(f"the entity “{name}” stands outside the file; that is never read")
        bare = parameter or "&" in value or "%" in value
        if bare or len(value) > LONGEST_ENTITY or self._entities > MOST_ENTITIES:
            raise self._wrong(f"the entity “{name}” could blow up; write its text out")

    def _skipped(self, name: str, parameter: int) -> None:
        if not parameter:
            raise self._wrong(f"the entity “{name}” is not in the file; write its text out")

    def _wrong(self, what: str) -> DataError:
        return DataError(f"{self._path}:{self._parser.CurrentLineNumber}: {what}")
