"""Offices and bodies at a date at which they did not exist, or were not called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....dates import first_day, in_words, last_day
from ....folding import key as fold
from ....model import TYPE_CHECKING, Actor, Instrument, Term
from ..finding import Rule, Trouble
from ..lives import is_undated, life, name_spans, outside, span
from ..sentences import ITEM
from ..stages import STAGES, date_of, on
from ..tense import is_now
from ..when import When
from ..wording import SUPPOSED

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence

# What tells of a body's beginning or end, or speaks of it from another time.
_NOT_THERE_BEFORE = re.compile(
    r"\b(?:first|appoint\w*|nam(?:ed|es)|elect\w*|chosen|nominat\w*|former(?:ly)?|then|old|ex|defunct|late|erstwhile|future|later|new|today[’']s|predecessors?|successors?|forerunner|precursor|what (?:is|was|became|would become)|now"
    r"|found|founds|founded|founding|creat\w+|establish\w*|set(?:s|ting)? up|open(?:s|ed|ing)?|launch\w*|plan(?:s|ned|ning)?|propos\w+|replac\w+|abolish\w*|clos(?:e|es|ed|ing|ure)|dissol\w+"
    r"|disband\w*|end(?:s|ed|ing)?(?: of)?|becom(?:e|es|ing)|became|no|not|never|without|nor|renam\w+|merg\w+|absor\w+|inherit\w*|succeed\w*|was to be|would be|like|unlike|(?:idea|plans?|history|origins?|story|legacy|archives?|memory|days|time|veterans?|alumn\w+|collapse|loss|birth|creation|name|work) of"
    r"|what|before|after|since|until|till|from|codif\w+|into)"
    r"\W+(?:(?:the|and|_+|an?|its|his|her|their|what|today[’']s|as|[\w’'-]+[’']s?|US|UK|UN|American|State Department[’']s)\W+){0,4}$",
    re.IGNORECASE,
)
_NOT_THERE_AFTER = re.compile(
    r"^\W*(?:[’']s?\b|\([^()]*\)\W*)?(?:[\w,’'-]+\W+){0,7}?(?:abolish\w*|(?:clos(?:es|ed)|shut)(?=\W*(?:$|[.,;)]|in\b|on\b|by\b|down\b|its doors))|dissol\w+|disband\w*|lapse[sd]?|ceas\w+|no longer|gone|defunct|expir\w+|renam\w+|merg\w+"
    r"|(?:was|were|is|been|being|be) (?:then |later |first |formally |officially )*(?:created|established|founded|set up|launched|opened|announced|replaced|absorbed|shut|planned|proposed|succeeded|folded|wound up)"
    r"|bec(?:ome|omes|ame)|until|did not (?:yet )?exist|does not exist|would (?:later|soon|one day|not|be|become)|not yet|had (?:long |already )?(?:been|ended|closed|ceased|lapsed|gone)|has (?:been|long) (?:closed|gone|replaced|abolished)|opened|began|begins|ended|ends|open(?:s|ing)|was born|came into being|history|predecessor|forerunner|successor|precursor|whose|then (?:called|known)|now (?:called|known))\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:of|on|about|under|than|as|by way of)\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+[’']s?\s+|US |UN |UK |American )?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:ministers?|leaders?|governments?|capitals|ambassadors?|secretary[- ]general|president|summit|people|those|someone|engineers?|trainers?|employees|parliamentarians|judges|heads?|chief|chair(?:man|woman|person)?|director|deputy|secretary|staff|session|meeting|members?|officials?|analysts?|officers?|diplomats?|teams?|delegations?|specialists?|colleagues|investigators?|interns?|researchers?|delegates?|spokes\w+|representatives?|lawyers?|experts?|visit|negotiators?|envoys?)\s+(?:of|at|from)\s+(?:the\s+)?(?:[\w’'-]+[’']s?\s+|US |UN |UK |American )?$",
    re.IGNORECASE,
)
_ITS_THINGS = re.compile(
    r"^(?:[’']s?\b|\s+(?:[12]\d{3}\s+)?(?:reports?|act|acts|archives?|veterans?|alumni|alumnus|websites?|papers?|texts?|norms?|process|model|handbook|mandate|era|legacy|years|days|"
    r"record|documents?|publications?|study|studies|manual|history|recommendations?|principles?|rules|toolkit|alum|official turned))\b",
    re.IGNORECASE,
)
_ITS_PEOPLE = re.compile(
    r"^[’']s?\s+(?:\w+\s+)?(?:director|head|chief|chair\w*|staff|experts?|officials?|analysts?|spokes\w+|lawyers?|delegates?|members|teams?|secretary|secretary-general|president|coordinator|diplomats?|envoys?|leaders?|ministers)\b"
)
# “Set up a centre for the region, LAC4.”
_BEGUN_AS = re.compile(
    r"\b(?:set(?:s|ting)? up|found\w*|creat\w+|establish\w*|launch\w*)\s+an?\s[^;:.]{1,90},\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"^\s+(?:\w+ly\s+|already\s+|also\s+|then\s+)?(?:said|warned|wrote|asked|told|sent|led|held|hosted|met|issued|published|reported|advised|helped|ran|trained|invited|negotiated|opened|called|urged|was the first to|had (?:already )?(?:warned|sent|issued|published|told|asked))\b"
)
_SET_THEN = re.compile(
    r"(?:\b(?:in|on|during|throughout|since|by|from|as early as|as late as)(?:\s+the)?(?:\s+(?:early|late|mid|first|second|last|spring|summer|autumn|fall|winter|beginning|end|middle|course|half|months?|weeks?|days?|quarter|run-up to|year|of))*[\s-]*|^\W*)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:[A-Z][a-z]+ing\b[^,;:]{0,60}\b(?:in|on|during) |(?:In|On|At|During|Throughout|Since|From|By|As of|Around|Early|Late|When|While|As|Already|Even|Only|Back)\b|[A-Z][a-z]+ (?:in|of) $|$)"
)
# “In response to the waves of April 2007, …”: what happened then happened while that went on.
_DURING = re.compile(
    r"^\W*(?:In response to|During|Amid|In the (?:wake|course|middle|midst) of|At the (?:time|height|beginning|end) of|With|Against|In the face of)\b[^,;:]{0,80}\bof\s+$"
)
# “The centre in London, which in 2014 was already writing …”
_WHICH_THEN = re.compile(
    r"(?:\s+(?:in|at|of)\s+[A-Z_][\w ]{1,30})?,\s+(?:which|who|whose \w+)\s+(?:already\s+)?(?:in|on|by|since|as early as)\s+(?:early\s+|late\s+|mid-?\s*)?"
)
_FROM_ON = re.compile(r"^\W*From (?:\w+ )?\d{4} on(?:wards?)?,? ")
_NOTE_OF = re.compile(
    r"^\W*(?:The|A|An|Our|Its|His|Her)\s+(?:[a-z]\w+\s+){1,4}(?:of|from|for|on)\s+$"
)
_WENT = re.compile(r"^\s+(?:was|were|is|are|went|came|has|had|shows?|lists?|names?|says?|said)\b")
# “, whose definition everyone quotes,” says nothing of when a body acts.
_ASIDE = re.compile(r"^,\s+whose\s[^,;:.\d]{1,80},")
# So far behind a name a date belongs to what is marked.
_NEAR = 60
_WRITING = re.compile(
    r"\b(?:letters?|reports?|notes?|statements?|papers?|cables?|memos?|memorandum|warnings?|briefs?|briefings?|e-?mails?|repl(?:y|ies)|submissions?|releases?|invitations?|speech|talks|meeting|conference|exercise|workshop|summit|session|minutes|studies|study|survey|advisory|questionnaire|guidance|opinion|communiqué|message)\s+(?:of|from|dated|in|on)\s+$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+(?:was|were)\s+(?:\w+ly\s+)?(?:drafted|written|prepared|issued|published|edited|commissioned|sent|signed|hosted|led|organi[sz]ed|chaired)\s+by\s+(?:the\s+)?|\s+(?:from|by|of|signed by|issued by|written by|sent by)\s+(?:the\s+|its\s+)?"
)
_HEADS_ITEM = re.compile(r"\s*(?::|–|—|-)\s+(?:the\s+|a\s+)?", re.IGNORECASE)
_ANOTHERS = re.compile(
    r"[:;]\s|\b(?:which|that|who|whose|where|when|while|after|before|until|founded|created|established)\b"
)


def out_of_time(draft: Draft) -> Iterator[Trouble]:
    """A body that acts at a date before it began or after it ended, or under a name it lacked then."""
    for sentence in draft.sentences:
        if draft.corrects(sentence) or SUPPOSED.match(draft.prose, sentence.start, sentence.end):
            continue
        yield from _wrote_then(draft, sentence)
        for mention, actor in (
            *draft.named_actors(sentence),
            *_likely(draft, sentence),
            *_all_gone(draft, sentence),
        ):
            lived = life(actor)
            if (
                lived is None
                or is_undated(actor, mention.text)
                or not _acts(draft, sentence, mention)
            ):
                continue
            spans = name_spans(actor, mention.text) or [lived]
            dates = draft.dates(sentence)
            if dates and any(_is_its_time(draft, sentence, mention, one) for one in dates):
                if outside(dates, [lived]):
                    yield _not_there(draft, mention, actor, dates[0])
                elif outside(dates, spans):
                    yield _called_otherwise(draft, mention, actor, dates[0])
            elif (
                not dates
                and not draft.narrated(sentence)
                and _speaks_of_now(draft, sentence, mention)
            ):
                now = draft.today
                if outside([now], [lived]):
                    yield _not_there(draft, mention, actor, now)
                elif outside([now], spans):
                    yield _called_otherwise(draft, mention, actor, now)


def _wrote_then(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """“A letter of June 2011 from the …”: what a body wrote, dated before it was there or after."""
    for mention, actor in draft.named_actors(sentence):
        lived = life(actor)
        for when in draft.dates(sentence) if lived else ():
            lead = draft.prose[max(sentence.start, when.start - 40) : when.start]
            behind = _BY.fullmatch(draft.prose[when.end : mention.start])
            if lived and behind and _WRITING.search(lead) and outside([when], [lived]):
                yield _not_there(draft, mention, actor, when)


def _likely(draft: Draft, sentence: Sentence) -> Iterator[tuple[Mention, Actor]]:
    """The bodies of acronyms that may also mean a text, where that came later than the date as well."""
    dates = draft.dates(sentence)
    for mention in draft.within(sentence.start, sentence.end) if dates else ():
        meant = [draft.records[one] for one in mention.ids]
        bodies = [one for one in meant if isinstance(one, Actor)]
        texts = [one for one in meant if isinstance(one, Instrument)]
        if len(bodies) != 1 or not texts or len(bodies) + len(texts) < len(meant):
            continue
        begun = [day for one in texts for stage in STAGES if (day := date_of(one, stage))]
        came_later = begun and max(one.last for one in dates) < min(map(first_day, begun))
        if came_later or _AGENT.match(draft.after(sentence, mention.end)):
            yield mention, bodies[0]


def _all_gone(draft: Draft, sentence: Sentence) -> Iterator[tuple[Mention, Actor]]:
    """A body by a name that is also a term’s, where all bodies of that name lived at other times."""
    dates = draft.dates(sentence)
    for mention, term in draft.of_type(sentence, Term) if dates else ():
        if mention.text.islower() or " " not in mention.text:
            continue
        ids = {hit.id for hit in draft.store.named(fold(mention.text)) if hit.kind == "actor"}
        bodies = [one for one in draft.store.records(sorted(ids)) if isinstance(one, Actor)]
        lives = [lived for one in bodies if (lived := life(one))]
        if bodies and len(lives) == len(bodies) and outside(dates, lives):
            topics = set(term.topics)
            yield mention, max(bodies, key=lambda one: len(topics & set(one.topics)))


def _acts(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence has a body as there: not as begun, ended, gone or the maker of something."""
    before = _FROM_ON.sub("", draft.before(sentence, mention.start))
    after = _ASIDE.sub("", draft.after(sentence, mention.end))
    if _BEGUN_AS.search(before[-140:]):
        return False
    is_part = _PART_OF.search(before[-60:]) is not None
    if (_NOT_THERE_BEFORE.search(before[-90:]) and not is_part) or _NOT_THERE_AFTER.match(
        after[:120]
    ):
        return False
    its = _ITS_THINGS.match(after) and not _ITS_PEOPLE.match(after)
    if its or draft.is_part_of_longer(sentence, mention):
        return False
    return is_part or not _OF_SOMETHING_ELSE.search(before[-60:])


def _is_its_time(draft: Draft, sentence: Sentence, mention: Mention, when: When) -> bool:
    """Whether a date tells when a body acts: at the head of its sentence, or after it in its clause."""
    before = draft.before(sentence, when.start)
    if _NOTE_OF.match(before) and _WENT.match(draft.frame[when.end : sentence.end]):
        return when.end <= mention.start
    if _DURING.match(before) and draft.prose[when.end : when.end + 1] == ",":
        return when.end <= mention.start
    if not _SET_THEN.search(before):
        return False
    between = draft.frame[when.end : mention.start]
    if sentence.sort == ITEM and not before.strip(" -*•\n\t") and _HEADS_ITEM.fullmatch(between):
        return True
    if when.end <= mention.start:
        return bool(_LEADS.match(before)) and not re.search(
            r"[:;]\s", draft.frame[when.end : mention.start]
        )
    if _WHICH_THEN.fullmatch(draft.frame[mention.end : when.start]):
        return True
    return not _ANOTHERS.search(_ASIDE.sub("", draft.frame[mention.end : when.start]))


def _speaks_of_now(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    before, after = draft.before(sentence, mention.start), draft.after(sentence, mention.end)
    return is_now(before, after, dated=draft.dated)


def _not_there(draft: Draft, mention: Mention, actor: Actor, when: When) -> Trouble:
    names = actor.names
    begin = min((name.from_ for name in names if name.from_), key=first_day, default="")
    end = names[-1].to
    if when.last < span(begin, "").first:
        fact = f"it exists only since {in_words(begin)}"
    else:
        fact = f"it ended {on(end)}"
    after = _successors(draft, actor) if when.first > last_day(end) else ""
    instead = f"{after} came after it" if after else ""
    return _trouble(draft, mention, actor, fact, instead, when)


def _called_otherwise(draft: Draft, mention: Mention, actor: Actor, when: When) -> Trouble:
    then = [name.name for name in actor.names if when.touches(*span(name.from_, name.to))]
    fact = f"it was called {' or '.join(then)} then" if then else "it was not called so then"
    return _trouble(draft, mention, actor, fact, then[0] if then else "", when)


def _trouble(
    draft: Draft, mention: Mention, actor: Actor, fact: str, instead: str, when: When
) -> Trouble:
    """What is wrong, from the name to the date where that follows in its clause."""
    follows = mention.end <= when.start <= mention.end + _NEAR
    message = f"“{draft[mention.start, mention.end]}”: {fact}"
    end = when.end if follows else mention.end
    return Trouble(mention.start, end, message, actor, instead=instead)


def _successors(draft: Draft, actor: Actor) -> str:
    names = [row.name for relation, row in draft.links_to(actor.id) if relation == "predecessor"]
    return " or ".join(names)


RULES = (
    Rule(
        code="D201",
        slug="body-at-date",
        title="A body at a date at which it did not exist",
        why="Offices and bodies begin, end and are renamed. Where a sentence sets a body to work at a date outside its"
        " life, that date or that body is wrong. Undated sentences in the present tense speak of the day given with"
        " --as-of, else of the corpus's own day.",
        find=out_of_time,
        trips=(
            "In March 2023 the Office of the Coordinator for Cyber Issues sent four officials.",
            "The Global Engagement Center coordinates the work of the agencies.",
            "The Global Engagement Center published a report in 2009.",
            "CISA warned of the worm in 2012.",
            "CISA issued a warning in May 2012.",
            "In 2012, analysts at CISA found the worm.",
            "The OEWG 2019–2021 met again in June 2024.",
            "When the attack came in 2007, Estonia asked the CCDCOE of NATO for help.",
            "The US Cyber Command was consulted in 2003.",
            "In 1995 US Cyber Command attacked nobody.",
            "The Global Engagement Center is now part of the State Department.",
            "Today the Office of the Coordinator for Cyber Issues has sixty diplomats.",
            "The Working Group on Internet Governance meets every year.",
            "The European External Action Service spoke in 2006 of hackers.",
            "The Working Group on Internet Governance reported in 2012 that nothing had changed.",
            "An official of the Office of the National Cyber Director briefed allies in 2016.",
        ),
        passes=(
            "In 2014 the Office of the Coordinator for Cyber Issues sent four officials.",
            "The former Global Engagement Center still turns up in links of 2026.",
            "In 2023 nobody missed the Office of the Coordinator for Cyber Issues, which had been closed the year before.",
            "The Working Group on Internet Governance reported in July 2005.",
            "In 2024 the Global Engagement Center closed.",
        ),
    ),
)
