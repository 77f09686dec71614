"""Offices and bodies at a date at which they did not exist, or were not called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....dates import first_day, in_words, last_day
from ....folding import key as fold
from ....model import TYPE_CHECKING, Actor, Instrument, Term
from ..context import headed, narrated, today, told_before
from ..finding import Rule, Trouble
from ..lives import is_undated, life, name_spans, outside, span
from ..sentences import ITEM
from ..stages import STAGES, date_of, on
from ..tables import cells
from ..tense import is_now, is_past
from ..when import When
from ..when import dates as dates_in
from ..wording import NEGATION, SUPPOSED, last_clause

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence

# What tells of a body's beginning or end, or speaks of it from another time.
_NOT_THERE_BEFORE = re.compile(
    r"\b(?:first|appoint\w*|nam(?:ed|es)|elect\w*|chosen|nominat\w*|former(?:ly)?|then|ex|defunct|erstwhile|(?:future|later?|old|new)(?!\W+(?:the|its)\b)|today[’']s|predecessors?|successors?|what (?:is|was|became|would become)|now"
    r"|found(?:s|ed|ing|ers?|er of|ers of)?|creat\w+|form(?:ed|ation|ing)(?: of)?|establish\w*|set(?:s|ting)? up|open(?:s|ed|ing)?|launch\w*|plan(?:s|ned|ning)?|propos\w+|replac\w+|abolish\w*|clos(?:e|es|ed|ing|ure)|dissol\w+"
    r"|disband\w*|end(?:s|ed|ing)?(?: of)?|becom(?:e|es|ing)|became|no|not|never|without|nor|renam\w+|merg\w+|absor\w+|inherit\w*|succeed\w*|was to be|would be|like|unlike|(?:idea|plans?|history|origins?|story|collapse|loss|birth|creation|name) of"
    r"|what|before|after|since|until|till|(?:gr[eo]wn?|emerged|moved|came|arose|over|passed|transferred|taken|split|inherited|far|away) (?:from|out of)|codif\w+|into)"
    r"\W+(?:(?:the|and|_+|an?|its|his|her|their|what|today[’']s|as|[\w’'-]+[’']s?|US|UK|UN|American|State Department[’']s)\W+){0,4}$",
    re.IGNORECASE,
)
_NOT_THERE_AFTER = re.compile(
    r"^\W*(?:[’']s?\b|\([^()]*\)\W*)?(?:[\w,’'-]+\W+){0,7}?(?:abolish\w*|(?:clos(?:es|ed)|shut)(?=\W*(?:$|[.,;)]|in\b|on\b|by\b|down\b|its doors))|dissol\w+|disband\w*|lapse[sd]?|ceas\w+|no longer|gone|defunct|expir\w+|renam\w+|merg\w+"
    r"|(?:was|were|is|been|being|be) (?:then |later |first |formally |officially )*(?:created|established|founded|set up|launched|opened|announced|replaced|absorbed|shut|planned|proposed|succeeded|folded|wound up)"
    r"|bec(?:ome|omes|ame)|until|did not (?:yet )?exist|does not exist|would (?:later|soon|one day|not|be|become)|not yet|had (?:long |already )?(?:been|ended|closed|ceased|lapsed|gone)|has (?:been|long) (?:closed|gone|replaced|abolished)|(?:opened|began|begins|ended|ends|opens)(?!\s+(?:an?|the|its|their|new|talks|negotiations)\b(?! (?:doors?|work|operations|days)))|opening|launched (?:in|on)\b|was born|(?:came|grew|emerged|arose) (?:from|out of)|goes back|came into being|history|predecessor|forerunner|successor|precursor|whose (?:predecessor|successor|forerunner)|then (?:called|known)|now (?:called|known))\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:on|about|under|than|as|by way of)\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+[’']s?\s+|US |UN |UK |American )?$",
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
# “The establishment of bodies such as … is welcome”: that it is there, not what it does.
_THAT_IT_IS_THERE = re.compile(
    r"\b(?:establishment|creation|existence|formation|founding|launch)\s+of\s+[^,;:.]{0,120}$",
    re.IGNORECASE,
)
# “The group has been instrumental in …”: what it has done lasts when it has ended.
_HAS_DONE = re.compile(
    r"^\W*(?:\([^()]*\)\W*)?(?:has|have)\s+(?:\w+\s+)?(?:been\s+\w+|shaped|laid|helped|paved|contributed)\s+",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?<!\bha[sd] )\b[Aa]n?\s+$")
_LONG_GONE = re.compile(
    r"\b(?:former|past|forerunners?|precursors?|successors?|predecessors?|heirs?|veterans?|alumn\w+|memor\w+|memoirs?|years|days|time|archives?|legacy|demise|establishment|creation)\b"
    r"(?:\s+\w+){0,5}\s+(?:of|at|in|from|to|and|as)\s+(?:the\s+)?$"
    r"|\b(?:taken?|takes|took) over\b[^.;:]{0,60}\bfrom\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# “, the department’s office against propaganda, publishes …”
_APPOSED = re.compile(r"^,\s+(?:the|an?|its|their|our|[\w_]+[’']s)\s[^,;:.]{1,120},")
# “Since the agency publishes …” is no “since the agency”.
# A body that has been renamed, with the letters that it has kept: “… (ENISA)”.
_SEVERAL = re.compile(
    r"(?:Groups|Offices|Centres|Centers|Agencies|Commissions|Councils|Boards|Units)$"
)
_KEPT = re.compile(r"\s*\([A-Z]{3,}\)")
_TIE = re.compile(r"\b(?:since|after|before|until)\s+(?:the\s+)?$", re.IGNORECASE)
_COURT = re.compile(
    r"\b(?:summon\w*|appear\w*|testif\w*|spoke|heard|stood|brought|called|argued)\b[^.;]{0,40}\bbefore\s+(?:the\s+)?$"
)
_DOES = re.compile(r"^\s+(?:\w+ly\s+)?(?:[a-z]+(?:s|ed))\s")
_AGENT = re.compile(
    r"^\s+(?:\w+ly\s+|already\s+|also\s+|then\s+)?(?:said|warned|wrote|asked|told|sent|led|held|hosted|met|issued|published|reported|advised|helped|ran|trained|invited|negotiated|opened|called|urged|was the first to|had (?:already )?(?:warned|sent|issued|published|told|asked))\b"
)
_SET_THEN = re.compile(
    r"(?:\b(?:in|on|at|during|throughout|since|by|from|as early as|as late as)(?:\s+the)?(?:\s+(?:early|late|mid|first|second|last|spring|summer|autumn|fall|winter|beginning|end|middle|course|half|months?|weeks?|days?|quarter|run-up to|year|of))*[\s-]*(?:[A-Z][a-z]+ (?:and|or|to) )?|^\W*)$",
    re.IGNORECASE,
)
# “The centre in London, which in 2014 was already writing …”
_WHICH_THEN = re.compile(
    r"(?:\s+(?:in|at|of)\s+[A-Z_][\w ]{1,30})?,\s+(?:which|who|whose \w+)\s+(?:already\s+)?(?:in|on|by|since|as early as)\s+(?:early\s+|late\s+|mid-?\s*)?"
)
# What opens a sentence or clause and is about its time: “At its meeting in 2003, …”, “Asked about the raid of 2015, …”
_OPENS = re.compile(
    r"^\W*(?:(?:today|now|then|thus|and|but|so|yet|only|already|even|back|still|as),?\s+)*"
    r"(?:$|(?:\w+(?:ed|ing)|when|while|as|in|on|at|during|throughout|since|from|by|around|early|late|mid|amid|with|against|seen|[A-Z][a-z]+ (?:in|of) $)\b[^,;:]*$)",
    re.IGNORECASE,
)
# “In response to the theft of records, disclosed in June 2015, the agency …”
_STARTS = re.compile(r"\W*(?:In|On|At|When|While|As|During|Amid|Against|With)\b")
_NEXT = re.compile(r",\s+(?:the\s+)?")
_FROM_ON = re.compile(r"^\W*From (?:\w+ )?\d{4} on(?:wards?)?,? ")
# “, whose definition everyone quotes,” says nothing of when a body acts.
_ASIDE = re.compile(r"^,\s+whose\s[^,;:.\d]{1,80},")
# So far behind a name a date belongs to what is marked.
_NEAR = 60
# “Minutes of 3 May 2021”: a thing and its date.
_THING = re.compile(r"\b(?P<what>[a-z]+)\s+(?:of|dated|in|on)\s+(?:early\s+|late\s+)?$")
_BY = re.compile(
    r"\s+(?:was|were)\s+(?:\w+ly\s+)?(?:co-?)?(?:drafted|written|prepared|issued|published|edited|commissioned|sent|signed|hosted|led|organi[sz]ed|chaired)\s+by\s+(?:the\s+)?|,?\s+(?:from|by|of|at|with|(?:sign|issu|writt|sen|host|led)\w*\s+by)\s+(?:the\s+|its\s+)?"
)
_HEADS_ITEM = re.compile(r"\s*(?::|–|—|-)\s+(?:the\s+|a\s+)?", re.IGNORECASE)
# “Brussels, 2007: the service drafts …”
_DATELINE = re.compile(r"^\W*(?:[A-Z][\w’'-]*\W+){1,4}$")
_ANOTHERS = re.compile(
    r"[:;]\s|\b(?:which|that|who|whose|where|after|before|until|founded|created|established)\b"
)
_LIFE = re.compile(
    r"\b(?:found|creat|establish|open|clos|end|set up|began|birth|idea|plan|propos|since|until|before|after|not|none|no|future)\w*\b",
    re.IGNORECASE,
)
# What begins another clause, with a time of its own.
_BREAKS = re.compile(r"[,;:(]|\b(?:and|but|or|as|which|that|who|whose|where|than)\b")
# “In 2011 they published a strategy that the bureau still quotes.”
_RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b")
_NOW = re.compile(r"\s+(?:\w+ly\s+)?(?:still|now|today|is|are|has|have|does|[a-z]+s)\b")
# “… enforces a regulation proposed in 2021”.
_DOES_NOW = re.compile(r"\s+(?:\w+ly\s+)?(?!was\b|has\b|is\b)[a-z]+s\s")
_DONE_THEN = re.compile(r"\b[a-z]+(?:ed|en|wn|ght)\s+(?:in|on|by)\s+(?:early\s+|late\s+)?$")
_CLAUSE = re.compile(r"[:;—]\s|,\s+(?:and|but|while|whereas|so)\s")
_FOUNDED = re.compile(r"^\W*(?:found|creat|establish|set up|born|launch|open|form)", re.IGNORECASE)
_IT_WAS = re.compile(r"\b[Ii]t was (?:the )?$")
_APART = re.compile(
    r",\s+(?:in|on|from|between|during|by|as of|as early as|as late as)(?:\s+the)?(?:\s+(?:\w+)\s+of)?\s+(?:early\s+|late\s+|mid-?)?$"
)


def out_of_time(draft: Draft) -> Iterator[Trouble]:
    """A body that acts at a date before it began or after it ended, or under a name it lacked then."""
    yield from _in_tables(draft)
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
                or not _acts(draft, sentence, mention, actor)
            ):
                continue
            dates = _dates(draft, sentence, mention)
            if outside(dates, [lived]):
                yield _not_there(draft, mention, actor, dates[0])
            elif not _KEPT.match(draft.prose, mention.end) and outside(
                dates, name_spans(actor, mention.text) or [lived]
            ):
                yield _called_otherwise(draft, mention, actor, dates[0])


def _dates(draft: Draft, sentence: Sentence, mention: Mention) -> list[When]:
    """The dates at which a sentence has a body at work: its own, those it goes on from, or today."""
    if dates := draft.dates(sentence):
        return dates if any(_is_its_time(draft, sentence, mention, one) for one in dates) else []
    told = told_before(draft, sentence) if is_past(draft.prose[slice(*sentence[:2])]) else []
    if dates := told or headed(draft, sentence):
        return dates
    is_now = not narrated(draft, sentence) and _speaks_of_now(draft, sentence, mention)
    return [today(draft)] if is_now else []


def _in_tables(draft: Draft) -> Iterator[Trouble]:
    """A body in a row with an entry in a column that is headed by a date outside its life."""
    for cell in cells(draft):
        actor = draft.only(cell.row_head, Actor)
        head = draft.prose[slice(*cell.column_head)]
        lived = life(actor) if actor else None
        if not actor or not lived or not re.search(r"\w", draft.prose[cell.start : cell.end]):
            continue
        found = (
            []
            if _LIFE.search(head) or _LIFE.search(draft.prose[cell.start : cell.end])
            else dates_in(head)
        )
        if len(found) == 1 and outside(found, [lived]):
            yield _not_there(draft, draft.within(*cell.row_head)[0], actor, found[0])


def _wrote_then(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """“A letter of June 2011 from the …”: what a body wrote, dated before it was there or after."""
    for mention, actor in draft.named_actors(sentence):
        lived = life(actor)
        for when in draft.dates(sentence) if lived else ():
            lead = draft.prose[max(sentence.start, when.start - 40) : when.start]
            behind = _BY.fullmatch(draft.prose[when.end : mention.start])
            thing = _THING.search(lead)
            is_no_thing = thing is None or _LIFE.search(thing["what"]) or thing["what"] == "over"
            if not (lived and behind) or is_no_thing:
                continue
            if outside([when], [lived]):
                yield _not_there(draft, mention, actor, when)
            elif outside([when], name_spans(actor, mention.text) or [lived]):
                yield _called_otherwise(draft, mention, actor, when)


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


def _acts(draft: Draft, sentence: Sentence, mention: Mention, actor: Actor) -> bool:
    """Whether a sentence has a body as there: not as begun, ended, gone or the maker of something."""
    before = _FROM_ON.sub("", draft.before(sentence, mention.start))
    after = _APPOSED.sub("", _ASIDE.sub("", draft.after(sentence, mention.end)))
    if _SEVERAL.search(mention.text) and not any(one.name.endswith("s") for one in actor.names):
        return False
    if NEGATION.search(last_clause(before)[-60:]) or _LONG_GONE.search(before):
        return False
    if _BEGUN_AS.search(before[-140:]) or _INDEFINITE.search(before):
        return False
    if _THAT_IT_IS_THERE.search(before) or draft.is_anothers(mention, actor):
        return False
    if (_TIE.search(before) and _DOES.match(after)) or _COURT.search(before):
        before = ""
    if _NOT_THERE_BEFORE.search(before[-90:]) or _NOT_THERE_AFTER.match(after[:120]):
        return False
    its = _ITS_THINGS.match(after) and not _ITS_PEOPLE.match(after)
    if its or draft.is_part_of_longer(sentence, mention):
        return False
    return not _OF_SOMETHING_ELSE.search(before[-60:])


def _is_its_time(draft: Draft, sentence: Sentence, mention: Mention, when: When) -> bool:
    """Whether a date tells when a body acts: at the head of its sentence or clause, or within it."""
    before = draft.before(sentence, when.start)
    after = draft.after(sentence, when.end)
    if mention.end <= when.start:
        between = _ASIDE.sub("", draft.frame[mention.end : when.start])
        if _IT_WAS.search(draft.before(sentence, mention.start)):
            between = between.replace(" that ", " ", 1)
        if _DOES_NOW.match(draft.after(sentence, mention.end)) and _DONE_THEN.search(before):
            return False
        is_close = not _ANOTHERS.search(between) or _WHICH_THEN.fullmatch(between)
        return bool(is_close and _SET_THEN.search(before))
    between = draft.frame[when.end : mention.start]
    if sentence.sort == ITEM and not before.strip(" -*•\n\t") and _HEADS_ITEM.fullmatch(between):
        return True
    if _DATELINE.match(before) and _HEADS_ITEM.fullmatch(between):
        return True
    lead = _CLAUSE.split(before)[-1]
    if _FOUNDED.search(lead):
        return False
    if _STARTS.match(lead) and _NEXT.fullmatch(between):
        return True
    if _OPENS.match(lead) and (_SET_THEN.search(before) or after.startswith(",")):
        is_other = _RELATIVE.search(between) and _NOW.match(draft.after(sentence, mention.end))
        return not (is_other or re.search(r"[:;]\s", between))
    if _APART.search(before):
        between = between.removeprefix(",")
    return bool(_SET_THEN.search(before)) and not _BREAKS.search(between)


def _speaks_of_now(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    before, after = draft.before(sentence, mention.start), draft.after(sentence, mention.end)
    return is_now(before, after, dated=draft.dated) and not _HAS_DONE.match(after)


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
            "Asked about the raid of 2015, a spokesman said that NATO's Integrated Cyber Defence Centre had helped.",
            "Complaints were still sent, in March 2026, to the Global Engagement Center.",
            "It was easy: in 2010 allies could turn to the Bureau of Cyberspace and Digital Policy.",
            "It was the European Cybercrime Centre that traced the servers in 2008.",
            "Dispatch, April 2025. The Bureau of Emerging Threats has sent two officers to New York.",
            "The summit was in June 2023. A year later the European Network and Information Security Agency wrote.",
            "| Body | Work in 2022 |\n|---|---|\n| European AI Office | wrote guidance |",
            "His internship at the Global Engagement Center in 2012 made him a diplomat.",
        ),
        passes=(
            "In 2014 the Office of the Coordinator for Cyber Issues sent four officials.",
            "The former Global Engagement Center still turns up in links of 2026.",
            "In 2023 nobody missed the Office of the Coordinator for Cyber Issues, which had been closed the year before.",
            "The Working Group on Internet Governance reported in July 2005.",
            "In 2024 the Global Engagement Center closed.",
            "In 1998 nobody had heard of US Cyber Command.",
            "The convention of 2001 is used by the European Cybercrime Centre.",
            "Painter, who left in 2017, never worked at the Bureau of Cyberspace and Digital Policy.",
            "In 2011 the United States published a strategy that the Bureau of Cyberspace and Digital Policy still quotes.",
            "In 2025 he published a memoir of his years at the Global Engagement Center.",
            "In 2026 former staff of the Global Engagement Center wrote an open letter.",
            "Founded in 2004 under another name, the European Union Agency for Cybersecurity is in Athens.",
            "In 2012 a bill would have created an Office of the National Cyber Director.",
            "The establishment of bodies such as the GCIG and the Global Commission on the Stability of Cyberspace is a step forward.",
            "In July 2025 Japan's AI Safety Institute published a paper.",
            "| Body | Set up in 2024 |\n|---|---|\n| European Cybercrime Centre | no |",
        ),
    ),
)
