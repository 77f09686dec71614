"""Writes docs/rules.md: the rules of ``diplocli check``, and how often they are right.

Run it after a change of a rule: ``python docs/rules.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench import drafts  # noqa: E402

from diplocli.corpus.locate import open_corpus  # noqa: E402
from diplocli.documents.checking.finding import Rule  # noqa: E402
from diplocli.documents.checking.registry import RULES  # noqa: E402

PAGE = Path(__file__).with_name("rules.md")
TITLES = {"tuning": "tuned on", "heldout": "held out"}
HEAD = """# The rules of `diplocli check`

Made from the rules by `python docs/rules.py`. Each rule reads the corpus: a new correction, office, instrument or count is
checked without new code. A finding that a careful editor would wave away is a bug.

Quotations, quoted blocks, code, addresses and lists of references are left alone; so is what a sentence denies, supposes,
asks, corrects or passes on as somebody else's claim. Dates decide: the one a sentence is set at, else, in the present tense,
the day given with `--as-of`, else the corpus's own day.

Rules are chosen by code, by the beginning of a code or by slug: `--select D3`, `--ignore acronym`. To let one finding be, put a
comment at the end of its line, or on a line of its own before the paragraph:

```markdown
<!-- diplocli: ignore D101 -->
```

In plain text and Word the same stands in brackets: `[diplocli: ignore D101]`. `ignore-file` holds for the whole draft; without
a code every rule is meant. A file `.diplocli.toml` in the draft's folder or above it chooses for all drafts below:

```toml
[check]
select = ["D1", "stage"]     # only these rules
ignore = ["D111"]            # not these; added to --ignore
familiar = ["GGE", "OEWG"]   # acronyms that need not be spelt out
as-of = "2026-11-22"         # of which day undated sentences speak
```

`check` ends with status 0 where it finds nothing and 1 where it does. `--fix` puts right what is safe to put right and tells what
is left: 0 where that is nothing. `--diff` shows beforehand what `--fix` would write.
"""
FIGURES = """
## How often they are right

Measured on the paragraphs in [tests/drafts](../tests/drafts/FORMAT.md), half of them right and half wrong, written by people
who had not read the rules, but for the few whose ids begin with o: one set to tune them on and one held out, where there is one. Precision is the share of findings that are right, recall the share
of mistakes that are found. The goal is 0.95 and 0.8 for each family. Measured once, before anybody who works on the rules had seen
them, seven sets by six writers gave a precision of 0.96, 0.96, 0.95, 0.83, 0.95, 0.98 and 0.96 and a recall of 0.51, 0.60, 0.60, 0.53,
0.73, 0.66 and 0.71. The first six are tuned on by now; of the seventh, which is held out, only the four false alarms were mended. So what `check` reports is worth reading; what it does not report is not
thereby right. Nearly seven million characters of published analyses, articles and blog posts, which cannot be kept here, are read as well: acronyms
apart, 31 of 38 findings there are worth keeping; it had been 16 of 69, then 24 of 32. `plain.toml` has paragraphs in their manner.

A family holds the rules with one slug. `python -m bench.drafts` measures it anew.
"""


def page() -> str:
    """The page as it must be."""
    return "".join([HEAD, *map(_chapter, RULES), FIGURES, *_table()])


def _chapter(rule: Rule) -> str:
    fixes = (
        "\n\nWith `--fix` the right name is put in place where only a word or two differ."
        * rule.fixes
    )
    return (
        f"\n## {rule.code} {rule.slug}: {rule.title}\n\n{rule.why}{fixes}\n\n"
        f"Found:\n\n{_examples(rule.trips)}\nLet be:\n\n{_examples(rule.passes)}"
    )


def _examples(texts: tuple[str, ...]) -> str:
    quoted = (text.replace("\n", "\n> ") for text in texts)
    return "".join(f"> {text}\n>\n" for text in quoted).removesuffix(">\n")


def _table() -> Iterator[str]:
    store = open_corpus(lambda message: None)
    sets = drafts.sets()
    measured = {which: drafts.scores(list(drafts.judged(store, which))) for which in sets}
    store.close()
    heads = [f"{what}, {TITLES[which]}" for which in sets for what in ("precision", "recall")]
    yield f"\n| family | {' | '.join(heads)} |\n|{' --- |' * (len(heads) + 1)}\n"
    for family in (*drafts.FAMILIES, "all"):
        cells = []
        for which in sets:
            score = measured[which].get(family) or sum(measured[which].values(), drafts.Score())
            right, found = score.hits + score.alarms, score.hits + score.misses
            cells += [
                f"{score.precision:.2f} ({score.hits}/{right})" if right else "–",
                f"{score.recall:.2f} ({score.hits}/{found})" if found else "–",
            ]
        yield f"| {family} | {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
