"""Whether a sentence has a body as there and at work: not as begun, ended, gone, or the maker of something."""

from __future__ import annotations

import re

from ....model import Actor
from ..draft.draft import Sentence
from ..draft.mentions import Mention
from ..language.wording import NEGATION, WHOSE, last_clause

# What begins or ends a body or an office, or gives it to somebody.
_FORMS = r"(?:e?s|e?d|r?s|ing|ion|ation|ment|ure|ers?|er of|ers of|ion of|ing of|ation of|ure of)?"
_BEGINS = r"appoint|codifi|creat|elect|establish|form|found|inaugurat|launch|nam|nominat|open|plann?|propos"
_ENDS = r"abolish|absorb|ceas|clos|disband|dissolv|end|expir|inherit|laps|merg|renam|replac|succeed"
_LIFE = rf"(?:(?:{_BEGINS}|{_ENDS}){_FORMS}|set(?:s|ting)? up|bec(?:[ao]mes?|oming)|chosen|wound up|shut)"
_ONCE = (
    r"(?:former(?:ly)?|then|ex|defunct|erstwhile|first|now|today[’']s|predecessors?|successors?)"
)
_BEFORE = (
    # “The former”, “the future”, “no”, “unlike”, “before”.
    _LIFE, _ONCE, r"(?:future|later?|old|new)(?!\W+(?:the|its)\b)", "no", "not", "never", "nor", "without", "was to be", "would be", "like", "unlike",
    "before", "after", "since", "until", "till",
    # “The history of”, “what became”, “grew from”, “into”.
    "(?:idea|plans?|history|origins?|story|collapse|loss|birth|name) of", "what(?: (?:is|was|would become))?",
    "(?:gr[eo]wn?|emerged|moved|came|arose|over|passed|transferred|taken|split|far|away) (?:from|out of)", "into",
)  # fmt: skip
# What denies a body, sets a time beside its own, or tells its story.
_NOT_THERE_BEFORE = re.compile(
    rf"(?i)\b(?:{'|'.join(_BEFORE)})\W+(?:(?:the|and|_+|an?|its|his|her|their|what|as|[\w’'-]+[’']s?|US|UK|UN|American)\W+){{0,4}}$"
)
_BEHIND = (
    # “Was abolished”, “closed in May”, “has been replaced”.
    r"(?:abolish|ceas|disband|dissolv|expir|laps|merg|renam)\w*", r"(?:closes|closed|shut)(?=\W*(?:$|[.,;)]|(?:in|on|by|down|its doors)\b))",
    rf"(?:was|were|is|been|being|be) (?:then |later |first |\w+ly )*(?:{_LIFE}|announced|folded)",
    "(?:had|has) (?:long |already )?(?:ended|closed|ceased|lapsed|gone|been (?:closed|gone|replaced|abolished))", "no longer", "gone", "defunct",
    # “Did not yet exist”, “would later”, “until”.
    "not yet", "(?:did|does) not (?:yet )?exist", "would (?:later|soon|one day|not|be|become)", "until",
    # “Opened in”, “was born”, “became”, “came out of”, “goes back”.
    r"(?:open|beg[ai]n|end)(?:s|ed)?(?!\s+(?:an?|the|its|their|new|talks|negotiations)\b(?! (?:doors?|work|operations|days)))", "opening", "launched (?:in|on)", "was born",
    "bec(?:omes?|ame)", "(?:came|grew|emerged|arose) (?:from|out of)", "goes back", "came into being",
    # “’s history”, “then called”.
    "history", "predecessor", "forerunner", "successor", "precursor", "(?:then|now) (?:called|known)",
)  # fmt: skip
# What takes a body away behind its name.
_NOT_THERE_AFTER = re.compile(
    rf"(?i)^\W*(?:[’']s?\b|\([^()]*\)\W*)?(?:[\w,’'-]+\W+){{0,7}}?(?:{'|'.join(_BEHIND)})\b"
)
# “A report on the agency”, “than the agency”: spoken of, not at work.
_OF_SOMETHING_ELSE = re.compile(
    r"(?i)\b(?:on|about|under|than|as|by way of)\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+[’']s?\s+|US |UN |UK |American )?$"
)
# “The group’s report”: what it made lasts longer than it.
_ITS_THINGS = re.compile(
    r"(?i)^(?:[’']s?\b|\s+(?:[12]\d{3}\s+)?(?:reports?|acts?|archives?|veterans?|alum\w*|websites?|papers?|texts?|norms?|process|model|handbook"
    r"|mandate|era|legacy|years|days|records?|documents?|publications?|stud(?:y|ies)|manual|history|recommendations?|principles?|rules|toolkit)\b)"
)
# “The group’s chair”: they are there only as long as it is.
_ITS_PEOPLE = re.compile(
    r"^[’']s?\s+(?:\w+\s+)?(?:director|head|chief|chair\w*|staff|experts?|officials?|analysts?|spokes\w+|lawyers?|delegates?|members|teams?|secretary|secretary-general|president|coordinator|diplomats?|envoys?|leaders?|ministers)\b"
)
# “Set up a centre for the region, LAC4”.
_BEGUN_AS = re.compile(
    r"(?i)\b(?:set(?:s|ting)? up|found\w*|creat\w+|establish\w*|launch\w*)\s+an?\s[^;:.]{1,90},\s+(?:the\s+)?$"
)
# “Gave the forum its mandate”: it begins.
_GIVEN = re.compile(r"\s+its\s+(?:\w+\s+)?(?:mandate|name|task)\b")
# “The establishment of bodies such as … is welcome”: that it is there, not what it does.
_THAT_IT_IS_THERE = re.compile(
    r"(?i)\b(?:establishment|creation|existence|formation|founding|launch)\s+of\s+[^,;:.]{0,120}$"
)
# “An office for …”: not the one of the name.
_INDEFINITE = re.compile(r"(?<!\bha[sd] )\b[Aa]n?\s+$")
# “Former members of the …”, “took over from the …”.
_LONG_GONE = re.compile(
    r"(?i)\b(?:former|past|forerunners?|precursors?|successors?|predecessors?|heirs?|veterans?|alumn\w+|memor\w+|memoirs?|years|days|time|archives?|legacy|demise|establishment|creation)\b"
    r"(?:\s+\w+){0,5}\s+(?:of|at|in|from|to|and|as)\s+(?:the\s+)?$"
    r"|\b(?:taken?|takes|took) over\b[^.;:]{0,60}\bfrom\s+(?:the\s+)?$"
)
# “, the department’s office against propaganda, publishes …”
_APPOSED = re.compile(r"^,\s+(?:the|an?|its|their|our|[\w_]+[’']s)\s[^,;:.]{1,120},")
# “Since the agency publishes …” is no “since the agency”.
_TIE = re.compile(r"(?i)\b(?:since|after|before|until)\s+(?:the\s+)?$")
# “Testified before the Committee”: no “before” of time.
_COURT = re.compile(
    r"\b(?:summon\w*|appear\w*|testif\w*|spoke|heard|stood|brought|called|argued)\b[^.;]{0,40}\bbefore\s+(?:the\s+)?$"
)
# A verb right behind a name: the body does something.
_DOES = re.compile(r"^\s+(?:\w+ly\s+)?(?:[a-z]+(?:s|ed))\s")
# “From 2013 on, …” at the head of a sentence.
_FROM_ON = re.compile(r"^\W*From (?:\w+ )?\d{4} on(?:wards?)?,? ")


def is_at_work(sentence: Sentence, mention: Mention, actor: Actor) -> bool:
    """Whether a sentence has a body as there: not as begun, ended, gone or the maker of something."""
    before = _FROM_ON.sub("", sentence.before(mention.start))
    after = _APPOSED.sub("", WHOSE.sub("", sentence.after(mention.end)))
    if NEGATION.search(last_clause(before)[-60:]) or _LONG_GONE.search(before):
        return False
    if _BEGUN_AS.search(before[-140:]) or _GIVEN.match(after):
        return False
    if _INDEFINITE.search(before) or _THAT_IT_IS_THERE.search(before):
        return False
    if sentence.draft.is_anothers(mention, actor):
        return False
    if (_TIE.search(before) and _DOES.match(after)) or _COURT.search(before):
        before = ""
    if _NOT_THERE_BEFORE.search(before[-90:]) or _NOT_THERE_AFTER.match(after[:120]):
        return False
    its = _ITS_THINGS.match(after) and not _ITS_PEOPLE.match(after)
    if its or sentence.is_part_of_longer(mention):
        return False
    return not _OF_SOMETHING_ELSE.search(before[-60:])
