"""Names that people get wrong, as the corpus’s corrections have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....folding import key as fold
from ....model import Actor, Instrument
from ..claims.blamed import wrongly_blamed
from ..claims.corrections import find
from ..claims.makers import wrong_makers
from ..claims.parents import wrong_parents
from ..claims.slips import slips
from ..draft.described import BODIES, TEXTS
from ..draft.draft import Draft
from ..draft.mentions import NAME
from ..facts.records import english_names, former_names
from ..finding import Rule, Trouble

# A name of fewer words is often a common noun in the plural.
_LONG = 3
# A name with a capital and without figures.
_IS_NAME = re.compile(r"[A-Z][^\d]*")


def wrong_names(draft: Draft) -> Iterator[Trouble]:
    """Wrong forms that are names or claims that are no other rule’s matter, and slips in names."""
    yield from find(draft, "name-wrong")
    yield from _plural(draft)
    yield from _slips(draft)
    for sentence in draft.sentences:
        if not sentence.corrects:
            yield from wrong_makers(sentence)
            yield from wrong_parents(sentence)
            yield from wrongly_blamed(sentence)


def _plural(draft: Draft) -> Iterator[Trouble]:
    """A name with an s too many or too few within: “International Telecommunications Union”."""
    for mention in draft.mentions:
        record = draft.meant(mention)
        words = mention.text.split()
        if mention.how != NAME or len(words) < _LONG or not isinstance(record, (Actor, Instrument)):
            continue
        if record.type in ("person", "state") or not _IS_NAME.fullmatch(mention.text):
            continue
        names = english_names(record) + former_names(record)
        alike = [name for name in names if fold(name) == fold(mention.text)]
        slips = [name for name in alike if _differs(words, name.split())]
        if slips and len(slips) == len(alike):
            right = slips[0]
            message = f"“{draft[mention.start, mention.end]}”: the name is {right}"
            yield Trouble(mention.start, mention.end, message, record, instead=right, fix=right)


def _slips(draft: Draft) -> Iterator[Trouble]:
    """A name that is nearly that of something known: “Wassenaar Agreement”."""
    for start, end, record, right, is_sure in slips(draft):
        message = f"“{draft[start, end]}”: the name is {right}"
        fix = right if is_sure else ""
        yield Trouble(start, end, message, record, instead=right, fix=fix)


def _differs(written: list[str], name: list[str]) -> bool:
    """Whether a word of a name, not the last, has lost or got a plural s, and nothing else differs."""
    pairs = list(zip(written, name, strict=False))
    return len(written) == len(name) and any(
        one.removesuffix("s") == other.removesuffix("s")
        and one != other
        and one.lower().removesuffix("s") not in (*TEXTS, *BODIES)
        for one, other in pairs[:-1]
    )


RULES = (
    Rule(
        code="D101",
        slug="name-wrong",
        title="A name or a claim that people get wrong",
        why="The corpus keeps what is often got wrong as corrections: an office that never bore that name, two"
        " texts taken for one, a thing said to have happened that has not. Where the corpus gives the right name"
        " and it differs by a word or two, --fix puts it in place. A name that nobody has recorded is wrong as well where"
        " it is that of a known text or body but for a word that people take for another, one left out, two turned"
        " round or a preposition, and is nothing else's. A text is wrongly said to be somebody's who did not make it, a"
        " body to be a part of another than it is, an attack to be the deed of somebody whom nobody has named for it.",
        find=wrong_names,
        trips=(
            "Painter led the Office of the Coordinator for Cyber Challenges.",
            "Our notice cites the General Data Privacy Regulation.",
            "The export lists of the Wassenaar Agreement name intrusion software.",
            "The Tallin Manual is a study by experts.",
        ),
        passes=(
            "The chip was made by Microchip Technology.",
            "Half of the essays wrote of an “Office of the Coordinator for Cyber Challenges”.",
            "There was no Office of the Coordinator for Cyber Challenges.",
            "The General Data Protection Regulation is a general privacy law for data.",
        ),
        fixes=True,
    ),
)
