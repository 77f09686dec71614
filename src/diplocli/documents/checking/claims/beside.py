"""Whether a date stands at a name so that it can only be the date of what is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....model import Milestone, Record
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..language.sentences import ITEM
from ..language.when import PART, When
from ..language.wording import last_clause

# What befell an event afterwards and has a date of its own: “blamed in 2018”.
LATER = re.compile(
    r"(?i)\b(?:attribut\w+|blam\w+|indict\w+|sanction\w*|investigat\w+|lawsuit|court|anniversary|years? (?:after|later|before|since)|months? (?:after|later|before)|after|since|before|report\w*|study|joined|joins|accession|ratif\w+|party)\b"
)
# “The attack of 2007”, “(Tallinn, 2007)”: what leads from a name to its date.
_OF = re.compile(
    r"^[’'s]*\s*(?:(?:(?:cyber ?)?(?:treaty|attacks?|worm|hack|breach|call|text|outbreak|incident|leaks?|affair|compromise|intrusion|operation|campaign|disclosures|revelations|malware|wave|case|crisis|outage))\s+(?:in\s+|on\s+)?)?(?:\(\s*(?:(?P<places>[A-Z][\w’' .&-]+(?:,\s+[A-Z][\w’' .&-]+)*),\s+)?|dates?\s+(?:from|back to)\s+|goes back to\s+|of\s+(?:the\s+)?|:\s+|,\s+(?:the|an?)\s+(?:\w+\s+){1,3}of\s+)$"
)
# “Of the spring of 2021”, “in early 2021”: the season is part of the date.
_SEASON = re.compile(rf"(?:\bthe\s+)?\b(?:{PART}[\s-]+)+(?:of\s+)?(?:the\s+)?$")
# “Osaka Track (G20, Japan): June 2019”.
_IN_BRACKETS = re.compile(r"^\s+\((?![^()]*\d{4})[^()]{2,40}\)")
# “2013: the Stuxnet attack”, “the 2017 NotPetya attack”: what leads from a date to a name.
_BEFORE = re.compile(r"^(?:\s+|\s*:\s+(?:the\s+)?)$")
# “Followed in 2015 by the …”: the date is that of what follows.
_BY = re.compile(r"\s+by\s+(?:the\s+)?")
# “2018: adoption of the Paris Call” in a list of dates.
_MADE_THEN = re.compile(
    r"^\s*[:–—]\s+[^;:]{0,60}?\b(?:(?:adopt|launch|sign|open|publi|agree|procla|conclu|present|unveil)\w*(?: of| on)?|with)\s+(?:the\s+)?$"
)
# “2018: the Paris Call is launched.”
_IS_MADE = re.compile(
    r"\s+(?:is\s+|was\s+)?(?:adopted|launched|opened for signature|issued|published|signed|agreed)\b"
)
# An article: “the 2015 report” is one report, “a 2015 report” is its own.
_THE = re.compile(r"\b(?:the|The|a|its|their|’s|'s)\s+$")
# What befalls, by the beginnings of verbs: attacks and leaks do it, summits are held.
_HAPPENED = re.compile(
    r"^\s+(?:attacks?\s+|worm\s+|malware\s+|ransomware\s+|hack\s+|breach\s+|compromise\s+|summit\s+|conference\s+|revelations\s+|disclosures\s+)?(?:\w+ly\s+|first\s+|then\s+)*(?:(?:was|were)\s+(?:\w+ly\s+)?(?:brought|discovered|released|found|uncovered|detected|revealed|exposed|made|shut|forced|held|hosted|disclosed|broken|hacked|attacked|crippled|paraly[sz]ed|hit|taken|unleashed|published|opened)"
    r"|spread|struck|strikes|hits?\b|broke (?:out|into)|happen|took (?:place|down)|occur|did its|began|begins|erupt|destroy|stopp|paraly|infect|wip|froze|halt|lock|raced|swept|tore|knock|brought|brings|appear|shook|shak|crippl|encrypt|disrupt|came to light|became (?:public|known)|surfac|emerg|cost|caus|shut|clos|forc|emptied|stole|leak|expos|delet|defac|met\b|meets|conven|gathered|opened|ended|started|went dark|hobbled|strain|rocked|blacked|plunged|proved|woke)\w*\b"
)
# “In June 2018, …”: a date at the head, and the name next.
_LEADS, _NEXT = re.compile(r"\W*(?:In|On)\s+"), re.compile(r",?\s+(?:the\s+)?")
# “NotPetya in 2017”, “which struck in June 2017”.
_IN, _IN_THEN = re.compile(r"\s+(?:in|on)\s+"), re.compile(r"\b(?:in|on|during)\s+(?:\w+\s+){0,2}$")
# “Colonial Pipeline, the largest fuel line of the coast, was …”.
_ASIDE = re.compile(r"\s*,\s[^,;:.]{3,80},\s")
_NEAR = 150


def is_at(sentence: Sentence, mention: Mention, when: When, records: Sequence[Record]) -> bool:
    """Whether a date stands at a name so that it can only be the date of what is named."""
    events = all(isinstance(one, Milestone) for one in records)
    if when.start >= mention.end:
        return _is_behind(sentence, mention, when, events)
    between = sentence.draft.prose[when.end : mention.start]
    before, after = sentence.before(when.start, 40), sentence.after(mention.end)
    happened = events and _HAPPENED.match(after)
    if not events and _MADE_THEN.match(between):
        return sentence.sort == ITEM
    if ":" in between:
        alone = not after.strip(" .\n") or (not events and _IS_MADE.match(after))
        opens = _BEFORE.match(between) and not before.strip(" -*\n")
        return bool(opens and (happened or alone))
    if _BEFORE.match(between):
        return bool(_THE.search(before))
    if _BY.fullmatch(between):
        return True
    return bool(happened and _LEADS.fullmatch(before) and _NEXT.fullmatch(between))


def _is_behind(sentence: Sentence, mention: Mention, when: When, events: bool) -> bool:
    """The same for a date behind a name: in brackets, after “of” or a colon, or when it happened."""
    prose = sentence.draft.prose
    between = _IN_BRACKETS.sub("", _SEASON.sub("", prose[mention.end : when.start]))
    rest = sentence.beyond(when.end)
    if events and _IN.fullmatch(between):
        lead = sentence.before(mention.start)
        return not (LATER.search(lead) or re.search(r"\b\w+ed\b", last_clause(lead)))
    if events and re.fullmatch(r",\s+(?:in|on)\s+", between):
        return rest.startswith(",")
    if re.fullmatch(r",\s+(?:[A-Z]\w+,\s+)?", between):
        return re.match(r"\s*(?:[,.;)|]|$|\n)", rest) is not None
    beside = _OF.match(between)
    if not beside:
        aside = _ASIDE.match(between)
        near = len(between) < _NEAR and not re.search(r"[;:]\s|\d{4}", between)
        happened = events and near and _HAPPENED.match(between[aside.end() - 1 if aside else 0 :])
        return bool(happened and _IN_THEN.search(between)) and not LATER.search(between)
    if beside["places"] and not _is_told(sentence.draft, mention, beside["places"].split(", ")):
        return False
    if "(" in between:
        return rest[:1] in (")", ",", ";")
    return ":" not in between or re.match(r"\s*(?:[;,.|]|$|\n)", rest) is not None


def _is_told(draft: Draft, mention: Mention, places: Sequence[str]) -> bool:
    """Whether a record, or the draft, knows every place: in “(Healey, 2018)” an author is named."""
    known = "".join(str(draft.records[one].to_plain()) for one in mention.ids)
    named = [one.text for one in draft.within(mention.end, mention.end + _NEAR)]
    return all(place in known or place in named for place in places)
