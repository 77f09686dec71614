"""diplocli as a library: the same questions and answers, typed. ``docs/library.md`` shows them.

>>> from diplocli import Corpus
>>> corpus = Corpus.open()
>>> corpus.define("cyber diplomacy").matches[0].record.name
'cyber diplomacy'
>>> corpus.compare("cyber", "digital").basis
'curated'
"""

from __future__ import annotations

from .corpus.index.store import Store
from .corpus.locate import open_corpus
from .model import TYPE_CHECKING
from .queries import compare, define, glossary, info, search, tenures, timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Any, Self

    from .documents.annotation.annotate import Annotation
    from .documents.briefing.brief import Brief
    from .documents.checking.check import Checked
    from .documents.reading.document import Document
    from .exchange import Report
    from .model import Source
    from .queries.cite import Bibliography
    from .queries.comparison import Comparison
    from .queries.define import Definition, Orientation
    from .queries.glossary import Glossary
    from .queries.graph import Graph
    from .queries.info import Info
    from .queries.listing import Listing
    from .queries.search import Findings
    from .queries.tenures import OnDay
    from .queries.timeline import Timeline


def _keep_quiet(message: str) -> None:
    """Drop the lines that the command line would show on standard error."""


class Corpus:
    """A corpus to ask. Every method answers as the command of the same name does.

    Errors are those of ``diplocli.errors``; a name that means nothing is no error: the answer is
    empty and has ``suggestions``. ``tell`` is given the lines that are not the answer, such as
    which of several records was taken. ``with`` closes it.
    """

    def __init__(self, store: Store, tell: Callable[[str], None] = _keep_quiet) -> None:
        self._store = store
        self._tell = tell

    @classmethod
    def open(
        cls, tell: Callable[[str], None] = _keep_quiet, *, packs: Sequence[str] | None = None
    ) -> Corpus:
        """The corpus that the command line uses, with the packs that are there, or those named.

        Raises DataError when it cannot be read, UsageError for a pack that is not there.
        """
        return cls(open_corpus(tell, packs=packs), tell)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index; the corpus cannot be asked after that."""
        self._store.close()

    def define(self, name: str) -> Definition:
        """Every record a name means: ``Corpus.open().define("GGE").matches``."""
        return define.define(self._store, name)

    def orient(self) -> Orientation:
        """What there is, by topic."""
        return define.orient(self._store)

    def issue(self, name: str, *, actor: str = "") -> Definition:
        """The issue that a name means, with the positions of one actor where one is named.

        Raises AmbiguousName for several issues, UsageError for an unknown actor.
        """
        from .queries.sides import of_one_side

        answer = define.define_one(self._store, name, "issue", self._tell)
        return of_one_side(self._store, answer, actor, self._tell) if actor else answer

    def actor(self, name: str) -> Definition:
        """The actor that a name means. Raises AmbiguousName for several."""
        return define.define_one(self._store, name, "actor", self._tell)

    def instrument(self, name: str) -> Definition:
        """The instrument that a name means. Raises AmbiguousName for several."""
        return define.define_one(self._store, name, "instrument", self._tell)

    def issues(self, *, topic: str = "", actor: str = "") -> Listing:
        """Issues by topic: all, or those on which an actor takes a position. Raises UsageError."""
        from .queries.listing import issues

        return issues(self._store, topic=topic, actor=actor, tell=self._tell)

    def actors(self, *, topic: str = "", type: str = "", country: str = "") -> Listing:
        """Actors by type. Raises UsageError."""
        from .queries.listing import actors

        return actors(self._store, topic=topic, type=type, country=country, tell=self._tell)

    def instruments(
        self,
        *,
        topic: str = "",
        type: str = "",
        binding: bool | None = None,
        in_force_on: str = "",
    ) -> Listing:
        """Instruments by type; ``in_force_on`` is a date. Raises UsageError, DateError."""
        from .queries.listing import instruments

        return instruments(
            self._store, topic=topic, type=type, binding=binding, in_force_on=in_force_on
        )

    def compare(self, *names: str) -> Comparison:
        """Two names or more side by side. Raises UsageError, AmbiguousName."""
        return compare.compare(self._store, names, self._tell)

    def compare_readings(self, name: str) -> Comparison:
        """One term's readings by authority. Raises UsageError where there are no two."""
        return compare.compare_readings(self._store, name, self._tell)

    def timeline(
        self,
        words: str = "",
        *,
        from_: str = "",
        to: str = "",
        topic: str = "",
        actor: str = "",
        track: str = "",
        around: str = "",
        last: int = 0,
        reverse: bool = False,
    ) -> Timeline:
        """Milestones in date order; dates are EDTF text. Raises UsageError, DateError."""
        asked = timeline.Span(
            words=words, from_=from_, to=to, topic=topic, actor=actor, track=track,
            around=around, last=last, reverse=reverse,
        )  # fmt: skip
        return timeline.timeline(self._store, asked, self._tell, whole=True)

    def glossary(
        self,
        *,
        kinds: Sequence[str] = (),
        topic: str = "",
        letter: str = "",
        acronyms: bool = False,
        lang: str = "",
    ) -> Glossary:
        """Terms, issues, actors and instruments from A to Z. Raises UsageError."""
        return glossary.glossary(
            self._store, kinds=kinds, topic=topic, letter=letter, acronyms=acronyms, lang=lang
        )

    def search(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        topic: str = "",
        without: Sequence[str] = (),
        limit: int = 10,
    ) -> Findings:
        """Full text, best first. Raises UsageError."""
        return search.search(
            self._store, query, kinds=kinds, topic=topic, without=without, limit=limit
        )

    def on_day(self, on: str, name: str = "") -> OnDay:
        """Who held a post, posts of a body, or every post, on a date. Raises UsageError, DateError."""
        return tenures.on_day(self._store, on, name, tell=self._tell)

    def graph(self, name: str, depth: int = 1) -> Graph:
        """What a record is tied to, up to four steps away. Raises UsageError, AmbiguousName."""
        from .queries.graph import graph

        return graph(self._store, name, depth, self._tell)

    def brief(self, *names: str, actor: str = "", from_: str = "", to: str = "") -> Brief:
        """One or two pages on one record or several. Raises UsageError, AmbiguousName, DateError."""
        from .documents.briefing.compose import brief
        from .documents.briefing.matter import Asked

        return brief(self._store, names, Asked(actor=actor, from_=from_, to=to), self._tell)

    def cite(self, *names: str, of_sources: bool = False) -> Bibliography:
        """Records as others cite them, or the sources that they cite. Raises AmbiguousName."""
        from .queries.cite import cite

        return cite(self._store, names, self._tell, of_sources=of_sources)

    def bibliography(self) -> Bibliography:
        """Every source there is, by author or title."""
        from .queries.cite import bibliography

        return bibliography(self._store)

    def references(self, sources: Iterable[Source], format: str = "chicago") -> str:
        """Sources as a text, in a format that ``cite`` of the command line knows.

        Raises UsageError for another.
        """
        from .exchange import REFERENCES, reference_writer
        from .queries.nearest import pick

        return "".join(reference_writer(pick("format", format, REFERENCES))(sources))

    def annotate(
        self, text: str | Path, *, kinds: Sequence[str] = (), topic: str = "", first: bool = False
    ) -> Annotation:
        """What a text names; of a path, the document there.

        Raises UsageError for an unknown kind or topic, DataError when the document cannot be read,
        MissingExtra when its form needs a part that is not installed.
        """
        from .documents.annotation.annotate import Annotation, annotate, wanted
        from .documents.annotation.match import Vocabulary
        from .parting import KINDS
        from .queries.nearest import pick

        document = _document(text)
        asked = [pick("kind", one, KINDS) for one in kinds]
        want = wanted(self._store, kinds=asked, topic=topic, first=first)
        found = annotate(self._store, Vocabulary(self._store), [document], want)
        return Annotation(self._store, [document.path], found)

    def check(
        self,
        text: str | Path,
        *,
        as_of: str = "",
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> Checked:
        """What a draft gets wrong; of a path, the document there, without the settings of its folder.

        ``select`` and ``ignore`` are rules by code or slug; ``as_of`` is the day of which undated
        sentences speak. Raises UsageError for an unknown rule, DateError, DataError, MissingExtra.
        """
        from .dates import parse
        from .documents.checking.check import check
        from .documents.checking.known import Known
        from .documents.checking.registry import chosen, strangers
        from .errors import UsageError

        if as_of:
            parse(as_of)
        for word in strangers((*select, *ignore)):
            raise UsageError(f"there is no rule “{word}”")
        rules = chosen(tuple(select), tuple(ignore))
        return check(Known(self._store), _document(text, as_written=True), rules, as_of)

    def export(
        self,
        format: str,
        out: Any,
        *,
        words: str = "",
        kinds: Sequence[str] = (),
        type: str = "",
        topic: str = "",
        track: str = "",
        actor: str = "",
        from_: str = "",
        to: str = "",
        options: Sequence[str] = (),
    ) -> Report:
        """Write records to ``out``, a TextIO, or a BinaryIO where the format is binary.

        ``options`` are those of the format as ``name=value``. Raises UsageError, DateError.
        """
        from .exchange import chosen, export, format_named
        from .queries.selection import Filter, select

        one = format_named(format)
        asked = Filter(
            words=words, kinds=tuple(kinds), type=type, topic=topic, track=track, actor=actor,
            from_=from_, to=to,
        )  # fmt: skip
        given = chosen(one, options)
        return export(one, select(self._store, asked, one.kinds, self._tell), out, given)

    def info(self) -> Info:
        """Edition, as-of date and counts."""
        return info.info(self._store)


def _document(text: str | Path, *, as_written: bool = False) -> Document:
    """A text as a document, or the document at a path. Raises DataError, MissingExtra."""
    from .documents.reading.document import Document
    from .documents.reading.read import read_document

    if isinstance(text, str):
        return Document(path="", text=text, prose=text)
    return read_document(str(text), as_written=as_written)
