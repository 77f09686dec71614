"""How often ``check`` is right on labelled paragraphs: ``python -m bench.drafts [--all]``.

The paragraphs lie in ``tests/drafts``, half of them right, written by somebody who had not read the
rules; ``FORMAT.md`` there describes them. Precision is the share of findings that a label asks for,
recall the share of labels that are found, for each family of rules. Paragraphs held out are named
only with ``--all``, so that nobody tunes on them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from diplocli.corpus.index.store import Store
from diplocli.corpus.locate import open_corpus
from diplocli.documents.checking.check import check
from diplocli.documents.checking.finding import Finding
from diplocli.documents.checking.known import Known
from diplocli.documents.checking.registry import RULES
from diplocli.documents.reading.markdown import read_markdown

FOLDER = Path(__file__).parent.parent / "tests" / "drafts"
SETS = ("tuning", "heldout")
FAMILIES = tuple(dict.fromkeys(rule.slug for rule in RULES))
_SLUGS = {rule.code: rule.slug for rule in RULES}


class Score(NamedTuple):
    """Of a family of rules: labels found, findings that no label asks for, labels not found."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are right; 1 where there are none."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that are found; 1 where there are none."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    def __add__(self, other: object) -> Score:
        """Two scores as one."""
        return Score(*map(sum, zip(self, other, strict=True)))  # type: ignore[call-overload]


class Verdict(NamedTuple):
    """A label or finding of a paragraph: its family, what it is and whether it is as it should be."""

    paragraph: str
    family: str
    words: str
    score: Score


def sets() -> tuple[str, ...]:
    """The sets that there are: one held out may be waiting to be written."""
    return tuple(which for which in SETS if any((FOLDER / which).glob("*.toml")))


def paragraphs(which: str) -> list[dict[str, Any]]:
    """The labelled paragraphs of a set."""
    files = sorted((FOLDER / which).glob("*.toml"))
    return [one for file in files for one in tomllib.loads(file.read_text())["paragraph"]]


def judged(store: Store, which: str) -> Iterator[Verdict]:
    """Every label and every finding of a set, judged.

    A finding of another family over a label’s words counts neither way.
    """
    known = Known(store)
    for one in paragraphs(which):
        text = one["text"].removeprefix("\n").removesuffix("\n")
        document = read_markdown(f"{one['id']}.md", text)
        found = check(known, document, RULES, one.get("as_of", "")).findings
        labels = [(text.index(label["words"]), label) for label in one.get("finding", [])]
        spans = [(start, start + len(label["words"])) for start, label in labels]
        for (_, label), span in zip(labels, spans, strict=True):
            hit = any(
                _SLUGS[finding.code] == label["family"] and _meets(finding, span)
                for finding in found
            )
            score = Score(hits=1) if hit else Score(misses=1)
            yield Verdict(one["id"], label["family"], label["words"], score)
        for finding in found:
            if not any(_meets(finding, span) for span in spans):
                family = _SLUGS[finding.code]
                yield Verdict(one["id"], family, finding.text, Score(alarms=1))


def scores(verdicts: list[Verdict]) -> dict[str, Score]:
    """The score of each family of rules."""
    found = dict.fromkeys(FAMILIES, Score())
    for verdict in verdicts:
        found[verdict.family] += verdict.score
    return found


def _meets(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end


def main() -> None:
    """Print the scores of the sets and what went wrong in the one to tune on."""
    store = open_corpus(print)
    for which in sets():
        verdicts = list(judged(store, which))
        print(f"{which}: {len(paragraphs(which))} paragraphs")
        for family, score in scores(verdicts).items():
            print(
                f"  {family:14} precision {score.precision:.2f}  recall {score.recall:.2f}  {tuple(score)}"
            )
        for verdict in verdicts:
            if not verdict.score.hits and (which == "tuning" or "--all" in sys.argv):
                what = "false alarm" if verdict.score.alarms else "missed"
                print(f"  {what}: {verdict.paragraph} {verdict.family} {verdict.words!r}")


if __name__ == "__main__":
    main()
