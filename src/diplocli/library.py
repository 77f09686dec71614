"""diplocli as a library: the same questions and answers, typed.

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
    from collections.abc import Callable, Sequence
    from typing import Self

    from .queries.comparison import Comparison
    from .queries.define import Definition, Orientation
    from .queries.glossary import Glossary
    from .queries.info import Info
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

    def info(self) -> Info:
        """Edition, as-of date and counts."""
        return info.info(self._store)
