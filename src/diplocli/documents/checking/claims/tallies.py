"""Whether a number in a sentence is said of what is named in it, and by its author."""

from __future__ import annotations

import re
from typing import NamedTuple

from ....model import Actor, Count, Instrument
from ..draft.draft import Sentence
from ..draft.mentions import Mention
from ..facts import counting
from ..facts.counting import Counted
from ..language import numbers
from ..language.wording import NEGATION, REPORT, last_clause

# “More than 80”: the number is a least.
MORE_THAN = re.compile(r"(?i)\b(?:more than|over|at least|well over|no fewer than)\s+$")
# A word without figures.
NOUN = re.compile(r"[^\W\d_]+")
# “At least”, “another”, “the first”: some of them, or more than all.
_SOME = re.compile(
    r"(?i)\b(?:over|more than|fewer than|less than|at least|up to|other|additional|another|further|first|last|next|these|those|required|after|until|fewer|more|initial|original|founding)\s+$"
)
# “About 80”: near the number is right.
_ABOUT = re.compile(r"(?i)\b(?:about|around|some|nearly|almost|roughly|approximately|close to)\s+$")
# Up to so many are counted, not estimated.
_FEW = 12
# “Not one of the 76 parties”: denied of each, not the number.
_NONE_OF = re.compile(
    r"(?i)\b(?:none|not (?:one|all|a single one)|no one|never all|few) of (?:the|its|all)\s+$"
)
# “Parties that the Convention has”.
_THAT_IT_HAS = re.compile(r"\s+(?:that|which)\s+(?:the\s+)?_+\s")
# “80 states are party to …”: what leads from what is counted to the text.
_OF_IT = re.compile(
    r"(?i)^\s+(?:of responsible \w+ \w+ )?(?:(?:that |which )?(?:is|are|were|was|have been|had been|stand) )?(?:\w+ly )?(?:of|to|in|under|(?:set out|contained|listed|laid down|agreed|adopted|named|formulated|enumerated|spelt out|found|recommended|proposed|written|counted|included) (?:in|by|under)|behind|from|party to|parties to|belong(?:ed)? to|sit on|sat on|serve[ds]? on|form|make up|made up)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?$"
)
# “The Call has nine principles”, “consists of”: what leads from the text to what is counted.
_HAS_IT = re.compile(
    r"(?i)\b(?:has|have|had|contains?|contained|sets? itself|sets?|gives? itself|sets? out|lists?|listed|comprises?|comprised|consists? of|consisted of|lays? down|laid down|identif(?:y|ies|ied)|names?|counts?|counted|includes?|includ(?:ed|ing)|with|its|of|rests? on|"
    r"built on|around|into|defines?|states?|proposes?|proposed|gathers?|unites?|numbers?|brings? together|brought together|assembl\w+|united|gathered|admitted|enumerates?|outlin\w+|formulat\w+|articulat\w+|stands? on|’s|'s|reached|attracted|won|needs?|needed|requires?|required|runs? to|ran to|offers?|puts? forward|spells? out|covers?|mentions?|boasts?|totals?|adds? up to|amounts? to|divided into|made up of|composed of|consisting of|comprising|containing|listing|setting out|naming|gathering|in|through|propose|(?:supported|signed|endorsed|backed|joined|agreed|adopted|approved|ratified) by)\s+(?:the\s+|all\s+|a total of\s+|exactly\s+|now\s+|currently\s+|in total\s+)*$"
)
# “If”, “would”, “draft”: not said of the text as it is.
_DOUBT = re.compile(
    r"(?i)\b(?:if|whether|would|could|draft\w*|plan(?:s|ned)|hop(?:es?|ed|ing)|aims?)\b"
)
# “80 states have signed”: what leads from who did it to the text.
_DID_IT = re.compile(
    r"^\s+(?:have |had |has )?(?:issued|signed|joined|endorsed|adopted|supported|backed|ratified|agreed|support|endorse|(?:put|set) their names? to|st(?:and|ood) behind|subscribed? to|signed up to|adher(?:e|ed) to|belong(?:ed)? to)\s+(?:the\s+|its\s+)?$"
)
# “With its 80 members, …”
_WITH = re.compile(r"\b[Ww]ith (?:its|all its|some|about)?\s*$")
# “…, the Convention …”: the text follows at once.
_SO_THE = re.compile(r",\s+(?:the\s+)?")
# “The Convention’s 80 …”: the number follows at once.
_BESIDE = re.compile(r"\W*(?:[’']s?)?\s*(?:with\s+|and its\s+)?")
# Where another statement begins.
_STOP = re.compile(r"[;.]\s")
_FAR = 110
# “Member states”, “party countries”: two nouns for what is counted.
_AND_STATES = re.compile(r"\s+(?:states|countries|nations)\b")
# “Two member groups”: members of which are not what is counted.
_OF_A_NOUN = re.compile(r"\s+[a-z]+s\b")
# “…, an alliance led by the EU, has 80”: what an aside names has not what its head has.
_ASIDE_CLOSES = re.compile(r"[^,;:]*,\s+(?:has|have|had|counts?|includes?|unites?|comprises?)\b")
# “Norms that concern …”: only some of them.
_RESTRICTED = re.compile(
    r"^\s+(?:that|which|who|it|they|we|concern\w*|on|about|relating|dealing|directly|among|have been|had been)\b"
)


class Tally(NamedTuple):
    """A number of something: its place, how it is written, what is counted and of which record.

    ``is_all`` where it is that of all there are, and not perhaps of some; ``is_now`` where that is
    said of today.
    """

    start: int
    end: int
    written: str
    record: Counted
    unit: str
    sentence: Sentence
    is_all: bool = True
    is_now: bool = False

    @property
    def number(self) -> int:
        """The number itself."""
        return numbers.value(self.written)

    @property
    def counts(self) -> list[Count]:
        """What the record counts of the unit, time after time."""
        return counting.counts_of(self.record, self.unit)

    @property
    def most(self) -> int:
        """The highest number that the record has of the unit."""
        return counting.largest(self.counts)

    @property
    def fixed_then(self) -> list[Count]:
        """Of counts that do not change but are several, those of the dates of the sentence."""
        return counting.fixed_then(self.counts, self.unit, self.sentence.dates)

    def between(self, mention: Mention) -> tuple[int, int]:
        """Where what stands between the number and a name begins and ends."""
        is_before = self.end <= mention.start
        return (self.end, mention.start) if is_before else (mention.end, self.start)


def is_between(tally: Tally, mention: Mention) -> bool:
    """Whether a text that is not of whom a name means is named between a number and the name."""
    draft = tally.sentence.draft
    texts = [draft.meant(one) for one in draft.within(*tally.between(mention))]
    return any(isinstance(one, Instrument) and not {*one.actors} & {*mention.ids} for one in texts)


def is_said(sentence: Sentence, start: int, end: int, number: int = 0) -> bool:
    """Whether a number is the author’s own, and that of all, not of some or of what is needed.

    Only a round one can be said to be about so many: “built around nine” is.
    """
    before, after = _NONE_OF.sub("", sentence.before(start)), sentence.after(end)
    clause = last_clause(before)
    is_doubtful = NEGATION.search(clause) or _DOUBT.search(clause) or REPORT.search(before)
    is_part = _SOME.search(before) and not MORE_THAN.search(before)
    is_about = _ABOUT.search(before) and not 0 < number <= _FEW
    is_narrowed = _RESTRICTED.match(after) and not _THAT_IT_HAS.match(after)
    return not (is_doubtful or is_part or is_about or is_narrowed)


def unit_of(found: re.Match[str], record: Counted) -> tuple[str, int]:
    """What is counted, by the head noun of one of a record’s counts, and where its name ends."""
    words = NOUN.finditer(found["adjective"] + found["unit"])
    offset = found.start("adjective")
    for word in words:
        if head := counting.unit_called(word[0], record):
            more = _AND_STATES.match(found.string, offset + word.end())
            if (
                not more
                and word[0] == head.removesuffix("s")
                and _OF_A_NOUN.match(found.string, offset + word.end())
            ):
                continue
            return head, more.end() if more else offset + word.end()
    return "", 0


def is_of(tally: Tally, mention: Mention) -> bool:
    """Whether a number and noun are said of what is named: beside it, or as what it has."""
    sentence, (first, last) = tally.sentence, tally.between(mention)
    draft, between = sentence.draft, sentence.draft.prose[first:last]
    if first == tally.end:
        if _WITH.search(sentence.upto(tally.start)) and _SO_THE.fullmatch(between):
            return True
        did = _DID_IT.match(between) and not isinstance(draft.meant(mention), Actor)
        return bool(did or _OF_IT.match(between) or not between.strip())
    others = [one for one in draft.within(first, last) if getattr(draft.meant(one), "counts", ())]
    if others or len(between) > _FAR or _STOP.search(between) or _ASIDE_CLOSES.match(between):
        return False
    return bool(_HAS_IT.search(between) or _BESIDE.fullmatch(between))
