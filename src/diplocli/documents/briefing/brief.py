"""A brief: sections of lines, every claim with the number of its source."""

from __future__ import annotations

from ...corpus.index.store import Title
from ...dates import in_words
from ...model import Value

PROSE, LIST, TABLE = "prose", "list", "table"


class Line(Value):
    """A paragraph, an item of a list or a row of a table, with the numbers of its sources.

    A paragraph has one cell; an item one, or a label and a text; a row one for each column.
    """

    cells: tuple[str, ...]
    numbers: tuple[int, ...] = ()


class Block(Value):
    """Lines of one form (prose, list or table), with a caption or none; a table has columns."""

    form: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    caption: str = ""


class Section(Value):
    """A heading and the blocks under it."""

    heading: str
    blocks: tuple[Block, ...]


class Note(Value):
    """A numbered source: who, what, when; the pinpoint; the address.

    ``same_as`` is the number under which the same source stands before, with another pinpoint.
    """

    number: int
    text: str
    at: str
    url: str
    same_as: int = 0

    @property
    def short(self) -> str:
        """The source, or a reference to the note that has it in full."""
        return f"As note {self.same_as}" if self.same_as else self.text


class Brief(Value):
    """The answer to ``brief``: sections in the order of reading and the sources they number.

    ``face`` are the lines under the title: edition, day, what was narrowed. ``missing`` is the
    name that was not found, when one was not, with ``suggestions``.
    """

    subjects: tuple[Title, ...] = ()
    title: str = ""
    edition: str = ""
    as_of: str = ""
    face: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Note, ...] = ()
    missing: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def foot(self) -> str:
        """What stands at the foot of every page."""
        return f"{self.title}. Corpus edition {self.edition}, as of {in_words(self.as_of)}"


def host(address: str) -> str:
    """Where an address leads, for the eye: the whole of it stands behind the link."""
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")
