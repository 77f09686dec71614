"""The record kinds: immutable values, light to import, without input or output.

A record holds references to other records as ids, just as its author wrote them. Dates are
EDTF text (see ``dates.py``). ``pack`` is not written but comes from where a record was read: on a
record the pack it is of, on a part of one the pack that added it. A field whose name is a Python
keyword ends in an underscore here (``from_``) and not in TOML or JSON (``from``).
"""

from __future__ import annotations

BUNDLED = "bundled"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        """Stands in where typing is not imported."""
        return lambda cls: cls


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """An immutable value with named fields; the class attributes are the defaults.

    Stands in for a frozen dataclass, whose import alone costs more than a look-up.
    """

    PARTS: ClassVar[dict[str, type[Value]]] = {}

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({fields})"

    def replace(self, **changes: Any) -> Self:
        """The same value with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The value that ``to_plain`` took apart: lists become tuples, tables become parts."""
        fields = {}
        for key, value in plain.items():
            if isinstance(value, list):
                part = cls.PARTS.get(key)
                value = tuple([part.from_plain(item) for item in value] if part else value)
            fields[key + "_" if key in KEYWORDS else key] = value
        return cls(**fields)

    def to_plain(self) -> dict[str, Any]:
        """Fields that were given, as JSON can hold them, in the order they were given."""
        return {name.rstrip("_"): _plain(value) for name, value in self.__dict__.items()}


KEYWORDS = frozenset({"from"})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.to_plain() if isinstance(value, Value) else value


class Alias(Value):
    """Another name: an acronym, spelling, former or short name, a synonym or a translation; or, to
    ``see``, what is no name of a record but leads to it: a part, a neighbour.
    """

    text: str
    type: str = "translation"
    lang: str = ""
    pack: str = ""


class Cite(Value):
    """Where a source says it: the source's id and the pinpoint."""

    source: str
    at: str = ""


class Reading(Value):
    """What one authority means by a term."""

    PARTS = {"cites": Cite}
    who: str
    actor: str = ""
    year: int = 0
    stresses: str
    leaves_out: str = ""
    cites: tuple[Cite, ...] = ()
    pack: str = ""


class Position(Value):
    """Where one side stands on an issue, as that side would put it, on a day."""

    PARTS = {"cites": Cite}
    actor: str
    stance: str
    as_of: str = ""
    cites: tuple[Cite, ...] = ()
    pack: str = ""


class NameSpan(Value):
    """An actor's official name and the dates between which it bore it."""

    name: str
    from_: str = ""
    to: str = ""


class Holder(Value):
    """A person in a post: ``to`` is ``..`` while it lasts and empty where it is not known."""

    PARTS = {"cites": Cite}
    person: str
    role: str = ""
    from_: str = ""
    to: str = ""
    acting: bool = False
    cites: tuple[Cite, ...] = ()


class Count(Value):
    """A number that changes or is often got wrong, with the day on which it was true."""

    of: str
    number: int
    as_of: str = ""


class Subject(Value):
    """A record in a contrast and the short names by which ``compare`` knows it there."""

    record: str
    names: tuple[str, ...] = ()


class Aspect(Value):
    """One line of a contrast: a cell of text for each subject's id."""

    aspect: str
    cells: Mapping[str, str]


class Record(Value):
    """What every kind of record has."""

    kind: ClassVar[str] = ""
    pack: str = BUNDLED
    id: str
    name: str
    aliases: tuple[Alias, ...] = ()
    summary: str = ""
    topics: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    reviewed: str = ""


class Term(Record):
    """A word or concept, with what each authority means by it."""

    kind = "term"
    PARTS = {"aliases": Alias, "cites": Cite, "readings": Reading}
    elsewhere: tuple[str, ...] = ()
    definition: str = ""
    contested: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    confusable_with: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()


class Issue(Record):
    """A dispute: its open questions and who stands where."""

    kind = "issue"
    PARTS = {"aliases": Alias, "cites": Cite, "positions": Position}
    elsewhere: tuple[str, ...] = ()
    why: str = ""
    detail: str = ""
    questions: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


class Milestone(Record):
    """An event, or a span when ``end`` is given (``..`` while it goes on)."""

    kind = "milestone"
    PARTS = {"aliases": Alias, "cites": Cite}
    elsewhere: tuple[str, ...] = ()
    date: str
    end: str = ""
    track: str
    key: bool = False
    why: str = ""
    detail: str = ""
    actors: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


class Actor(Record):
    """A state, a territory of disputed standing, an organisation, office, group or person."""

    kind = "actor"
    PARTS = {
        "aliases": Alias,
        "cites": Cite,
        "names": NameSpan,
        "counts": Count,
        "holders": Holder,
    }
    elsewhere: tuple[str, ...] = ()
    type: str
    country: str = ""
    detail: str = ""
    names: tuple[NameSpan, ...] = ()
    parent: str = ""
    predecessor: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    holders: tuple[Holder, ...] = ()


class Instrument(Record):
    """A text that states or others have made: a treaty, resolution, strategy, law, norm …"""

    kind = "instrument"
    PARTS = {"aliases": Alias, "cites": Cite, "counts": Count}
    elsewhere: tuple[str, ...] = ()
    type: str
    symbol: str = ""
    binding: bool | None = None
    detail: str = ""
    adopted: str = ""
    opened_for_signature: str = ""
    issued: str = ""
    entered_into_force: str = ""
    applies_from: str = ""
    ended: str = ""
    vote: str = ""
    counts: tuple[Count, ...] = ()
    part_of: str = ""
    replaces: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Contrast(Record):
    """Two or more records that people confuse, aspect by aspect."""

    kind = "contrast"
    PARTS = {"aliases": Alias, "cites": Cite, "subjects": Subject, "aspects": Aspect}
    subjects: tuple[Subject, ...] = ()
    aspects: tuple[Aspect, ...] = ()


class Correction(Record):
    """A thing people get wrong; ``name`` is the mistake, ``about[0]`` the right record."""

    kind = "correction"
    PARTS = {"cites": Cite}
    wrong: tuple[str, ...] = ()
    fact: str
    about: tuple[str, ...] = ()


class Source(Record):
    """A document that records cite, in the vocabulary of CSL; ``name`` is its title."""

    kind = "source"
    type: str
    author: tuple[str, ...] = ()
    issuer: str = ""
    issued: str = ""
    number: str = ""
    container: str = ""
    publisher: str = ""
    volume: str = ""
    pages: str = ""
    url: str = ""
    doi: str = ""
    accessed: str = ""
    primary: bool = False
    lang: str = ""


class Addition(Record):
    """What a pack adds to a record of another pack or of the corpus; ``id`` is that record's."""

    kind = "addition"
    PARTS = {"aliases": Alias, "cites": Cite, "readings": Reading, "positions": Position}
    name: str = ""
    elsewhere: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    positions: tuple[Position, ...] = ()


LINK_FIELDS = (
    "broader", "related", "confusable_with", "instruments", "terms", "actors", "issues", "country",
    "parent", "predecessor", "part_of", "replaces", "about", "record", "actor", "person",
)  # fmt: skip


def linked_ids(value: Value) -> list[str]:
    """The ids of the records, sources apart, to which a record or a part of one refers."""
    found: list[str] = []
    for name, content in value.__dict__.items():
        if name in value.PARTS:
            for part in content:
                found += linked_ids(part)
        elif name in LINK_FIELDS and content:
            found += [content] if isinstance(content, str) else content
    return found


CLASSES: dict[str, type[Record]] = {
    cls.kind: cls
    for cls in (Term, Issue, Milestone, Actor, Instrument, Contrast, Correction, Source)
}
KINDS = tuple(CLASSES)
BY_KIND: dict[str, type[Record]] = {**CLASSES, Addition.kind: Addition}
