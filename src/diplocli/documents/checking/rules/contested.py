"""Contested terms used as if nobody disputed them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import TYPE_CHECKING, Term
from ..finding import Rule, Trouble
from ..wording import (
    CORRECTIVE,
    HYPOTHESIS,
    NEGATION,
    REPORT,
    SUPPOSED,
    first_clause,
    last_clause,
)

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence

_PARTIES = (
    r"(?:states?|governments?|countr(?:y|ies)|nations?|lawyers?|jurists?|experts?|capitals?|powers?|members?|parties|party|scholars?|academics?"
    r"|delegat(?:es?|ions?)|diplomats?|ministr(?:y|ies)|sides|camps|blocs|courts?|arm(?:y|ies)|languages?|legal systems?|jurisdictions?|authors?|engineers?|firms|people|signator(?:y|ies))"
)
_EVERYBODY = (
    rf"(?:(?:all|every|each|any)(?: of)?(?: the)? (?:[\w’'-]+ ){{0,2}}?{_PARTIES}|every(?:one|body)|they all|we all"
    r"|(?<!of )the (?:whole |entire )?(?:world|field)|the international community|east and west|all (?:sides|concerned)"
    r"|universally|unanimously|unanimous|(?:generally|internationally|globally|commonly)(?= (?:accept|agree|recogni|acknowl))|identically|uniformly|everywhere|worldwide"
    r"|the world over|all over the world|(?:throughout|across|around) (?:the|all)|alike|without exception|one voice|of one mind)"
)
_NOBODY = rf"(?:nobody|no ?one|none|no (?:[\w’'-]+ ){{0,2}}?{_PARTIES}|hardly anybody)"
_ACCEPTED = (
    r"(?:agree[sd]?|agreement|answer(?:s|ed)|accept(?:s|ed)?|recogni[sz](?:es?|ed)|acknowledg(?:es?|ed)|defin(?:es?|ed)|understand?s?|understood|shared"
    r"|known|unanimous(?:ly)?|clear|binding|obvious|settled)"
)
_AGREES = rf"(?:{_ACCEPTED}|h[eo]lds?|regards?|treats?|views?|sees?|considers?|reads?|admits?|takes? (?:[\w-]+ ){{1,4}}to be|use the (?:term|word)|uses the (?:term|word))"
_DISPUTES_IT = (
    r"(?:disput(?:es?|ed)|doubt(?:s|ed)?|contest(?:s|ed)?|den(?:y|ies|ied)|question(?:s|ed)?|challeng(?:es?|ed)|disagree[sd]?|dissent(?:s|ed)?"
    r"|differ(?:s|ed)?|object(?:s|ed)?|argue[sd]?|quarrel\w*|oppos(?:es?|ed)|divided|split|at odds|controversial|open|in (?:doubt|dispute|question))"
)
_DISPUTE = r"(?:disput(?:e|es)|doubts?|controvers(?:y|ies)|disagreements?|debates?|questions?|objections?|dissent(?:ing voice)?|opposition|two (?:opinions|views|ways)|ambiguity|argument|quarrel)"
_MEANING = r"(?:definitions?|meanings?|senses?|understanding|readings?|interpretations?)"
_ONE = r"(?:one|a single|the same|identical|an identical|a uniform|a common|a shared|no other|no second|the only|the sole|an? (?:\w+ )?(?:agreed|accepted|settled|fixed|clear))"
_LAW = r"(?:international|humanitarian|customary|treaty|the) law|the (?:UN )?Charter|the law of (?:nations|armed conflict)|the United Nations|the UN"
_RULES = (
    r"(?:forbids?|prohibits?|bans?|outlaws?|permits?|allows?|authori[sz]es?|guarantees?|obliges?|entitles?|requires?|defines?|treats?|regards?|counts?"
    r"|classifies|considers|defined|settled|fixed)"
)
_RULED = r"(?:defined|settled|regulated|prohibited|forbidden|banned|outlawed|permitted|allowed|recogni[sz]ed|established)"
_SINCE = r"long ago|long since|long been|already|once and for all|now"
_PLAINLY = (
    r"(?:clearly|plainly|unambiguously|unequivocally|undoubtedly|doubtless|without doubt|certainly|obviously|evidently|expressly|categorically|simply"
    r"|of course|always|by definition|legally)"
)
_FEW = r",?\s+(?:(?!not\b|to\b|and\b|that\b|but\b|can\b|may\b|should\b|could\b|must\b|will\b|take part\b)[\w’'-]+,?\s+){0,4}?"
# Everybody agrees, nobody disagrees, there is one meaning, the law has settled it.
_AGREED = re.compile(
    "|".join(
        (
            rf"\b{_EVERYBODY}{_FEW}(?:{_AGREES}|{_ONE} (?:\w+ ){{0,2}}?{_MEANING})\b",
            rf"\b(?:{_ACCEPTED}|the same|same thing){_FEW}{_EVERYBODY}\b",
            rf"\b{_NOBODY}{_FEW}{_DISPUTES_IT}\b",
            rf"\b(?:not|never|no longer) (?:seriously |ever |been ){{0,2}}{_DISPUTES_IT}\b|\b(?:have|has) never (?:\w+ )?been (?:\w+ )?{_DISPUTES_IT}\b",
            rf"\b(?:no|beyond|not a)(?: (?:any|all|longer any|serious|real|legal|more|room for|single|possible))? {_DISPUTE}\b(?! that (?:it|they) (?:is|are) useful)",
            r"\bwithout (?:any |a )?(?:dispute|doubt|controversy|disagreement|exception|dissent|objection)s?\b",
            rf"\b(?:has|have|had|with|shares?|uses?|is|gives?|there is|admits?|allows?|only|can have|being|means?|meaning|under|or|by)(?: (?:of|now|but|only|just|exactly|long|in law))* {_ONE} (?:[\w-]+,? ){{0,3}}?{_MEANING}\b",
            rf"\b(?:a single|(?:one and )?the same|identical|(?:one|an?) (?:[\w-]+ )?(?:agreed|accepted|settled|fixed|undisputed)) (?:[\w-]+,? ){{0,3}}?{_MEANING}\b",
            r"\b(?:is|are|was|were|been) (?:\w+ )?(?:unanimous|of one mind|at one)\b",
            rf"\b(?:{_SINCE}) (?:{_RULED}|laid down|written down|enshrined) (?:in|by) (?:\w+ )?(?:law|treaties)\b",
            r"\b(?:is|has been|was) (?:\w+ )?(?:established|settled|accepted|recogni[sz]ed) that [^.;]{4,90}\b(?:law|lawful|unlawful|illegal|right|obligation|rule)\b",
            r"\b(?:is|are) (?:\w+ )?(?:a )?synonyms?\b|\binterchangeabl[ey]\b|\bposes? no (?:\w+ )?(?:problem|difficult\w+|question)s?\b|\bleaves? (?:nothing|little|no \w+) (?:open|unclear|unsettled|to)\b|\bwith one voice\b|\b(?:sees?|saw) eye to eye\b|\b(?:united|unanimous|at one) (?:in|on|about|that)\b|\bstands? for (?:exactly )?the same\b",
            r"\bmeans? (?:exactly |precisely |just |much )?(?:the same|one thing|nothing (?:else|other|but))\b|\b(?:two|different) (?:words|names|terms|labels) for\b|\bcan only(?: ever)? mean\b",
            rf"\b(?:the|its|an?|under) (?:[\w-]+ )?(?:agreed|settled|accepted|official|established|undisputed|uncontested|legal)(?: (?:legal|international|common|universal))* {_MEANING}\b",
            rf"\b{_MEANING} (?:of [\w\s-]{{3,40}} )?(?:is|are|has been) (?:the same|identical|uniform|common|shared|agreed|universal|undisputed|uncontested|uncontroversial|clear|fixed|settled|laid down)\b",
            r"\bneeds no (?:further )?(?:definition|explanation|comment|gloss)\b|\bonly one way to (?:read|understand|define)\b",
            rf"(?<!\bthe )\b(?:international|humanitarian|customary|treaty) law (?:has |have )?(?:\w+ly |now |long |already )*{_RULES}\b",
            rf"\b(?:{_LAW}) (?:{_PLAINLY} (?:{_RULES}|states?|says|holds|provides)|(?:has |have )(?:\w+ly |now |long |already )*(?:defined|settled|fixed)|gives|is (?:\w+ )?clear)\b",
            rf"\b{_RULED} (?:in|by|under) (?:{_LAW}|treaty)\b",
            rf"\b(?:is|are) {_PLAINLY} (?:an? )?(?:il)?(?:legal|lawful|licit|unlawful|{_RULED}|use of force|armed attack|violation|breach|act of war)",
            r"\b(?:law|legal (?:position|situation)|answer|rule|definition|meaning|position|matter|content|scope|threshold|question)(?: [\w\s-]{0,40}?)? (?:is|was|are|has been)(?: (?:now|long|quite|perfectly|very|already|by now|entirely|completely|today|simply))* (?:clear|plain|settled|established|simple|obvious|undisputed|fixed)\b",
            r"\b(?:is|was|are|becomes?|became|has been|have been)(?: (?:now|long|quite|perfectly|very|already|by now|entirely|completely|today))* (?:settled|undisputed|uncontroversial|uncontested|unquestioned|indisputable|a truism|common ground|black-letter|accepted (?:international |customary )?law|established (?:international |customary )?law)\b",
            r"\b(?:settled|established|accepted|undisputed|unquestioned|trite|black-letter) (?:international |customary |treaty )?(?:law|rule|principle|doctrine)\b",
            r"\b(?:settled|resolved|decided|closed|fixed|agreed|answered) (?:long ago|once and for all|for good|years ago|decades ago|in law|by treaty)\b",
            r"\b(?:law|court|charter|practice|manual|report|states|world|community) (?:has|have) (?:now |long |finally |already |all )*(?:settled|resolved|decided|closed|agreed)\b",
            r"\b(?:question|matter|debate|issue|dispute|point) (?:[\w\s-]{0,50}? )?(?:has been|have been|was|is|are) (?:now |long |finally |already |since )*(?:settled|resolved|closed|decided|over)\b",
            r"\b(?:universal|full|general|complete|unanimous) (?:international )?(?:agreement|understanding|unanimity)\b|\b(?:universal|general|common|any|every) (?:definition|consent|consensus|accord)\b|\b(?:is|are),? by definition\b|\b(?:there is|is a|is) (?:(?!no\b)\w+ )?consensus (?:that|among|on|about)|\bconsensus (?:among|of) (?:states|all|governments|lawyers|experts|the)\b",
            r"\b(?:indisputabl[ey]|undeniabl[ey]|unquestionabl[ey]|undisputed(?:ly)?|incontestabl[ey]|incontrovertibl[ey]|uncontroversial|uncontested|unchallenged|self-evident|goes without saying|common knowledge)\b",
            rf"\b(?:for|in|on) (?:every|each|all) (?:[\w-]+ )?{_PARTIES} (?:in the world|on earth|alike|without exception|everywhere)\b",
        )
    ),
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    rf"\b(?:for|to) (?:the )?(?:[A-Z]\w+)|\bin (?:the )?(?:view|usage|sense|reading|eyes|doctrine|practice) (?:of|that)\b|\b(?:most|many|some|few|several) {_PARTIES}\b|\bas (?:used|meant) here\b|\bin this (?:paper|text|note|memo|report)\b",
)
_DEFINES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:simply |plainly |always |just )*means? (?:that|nothing|the (?:right|duty|control|use|power))\b|is always\b|is (?:legally )?defined as\b|is (?:universally |generally )?understood (?:as|to mean)\b)",
    re.IGNORECASE,
)
_MANY = 3
# What everybody knows of a term need not be what it means or what the law says.
_ITS_OWN = re.compile(
    r"\s*(?:[\w,]+\s+){0,5}?(?:for (?:itself|themselves)|differently|(?:in )?its own)\b"
)
_DISPUTES = re.compile(
    r"\b(?:left open|leaves? open|the dispute is|disagree on|are divided|is divided|remains? (?:disputed|contested|open))\b"
)
_OF_WORDS = re.compile(
    r"defin|regard|treat|takes|mean|sense|reading|interpret|\blaw|legal|lawful|\brule|principle|the same|(?:words|names|terms|labels) for|stands for|synonym|interchang|undisputed\b|uncontested\b|one way",
    re.IGNORECASE,
)
# So near a term stands what is said of it.
_CLOSE_BEFORE, _CLOSE_AFTER = 60, 75
# “…, a definition on which all agree”, “…; this is settled law”.
_GOES_BACK = re.compile(
    r"(?:,\s+(?:an?|as|which)\b[^,;:]*|\s(?:on|about) (?:whose|which)\b[^,;:]*|[;:]\s+(?:this|that|it|they|on this)\b[^;:]{0,60})(?:,[^,;:]{1,40}){0,2}$"
)
_OF_IT = re.compile(r"\s+of\s+(?:an?\s+|the\s+|what\s+(?:an?\s+)?)?[\"“]?")
_CITED = re.compile(r"\([^()\d]{2,60},? (?:19|20)\d\d[a-z]?(?:[:,][^()]*)?\)|\[\^?\d+\]")
_OF_RULES = re.compile(
    r"\b(?:rules?|law|lawful|unlawful|illegal|legal|means?|meaning|definition|defined|right|obligation|binding|prohibited|forbidden|allowed|attack|armed|use of force|applies|what|must|(?-i:may)|dut(?:y|ies)|crimes?|lawyers|(?:the|this) (?:term|word|notion|concept)|obliges?|entitled?|protectionism)\b",
    re.IGNORECASE,
)
# What happens “in cyberspace” says nothing of cyberspace.
_IN = re.compile(
    r"\b(?:(?:seminar|meeting|panel|workshop|conference|report|paper|course|session|talks?|debate|discussion|book|chapter|training|lecture)s? (?:on|about|of)|in|across|through|throughout|from|via|(?<!same )by)\s+(?:the\s+)?$"
)
# What all may agree on even of a contested term: that it matters, or that it is on the agenda.
_COMMONPLACE = re.compile(
    r"\b(?:problems?|threats?|challenges?|concerns?|matter(?:s|ed)|important|growing|grow|grows|serious|priority|need(?:s|ed)?|should|must be (?:fought|discussed)|worr\w+|discuss\w*|cooperat\w+|fight\w*|combat\w*|consult\w*|work (?:together|on)|exchange|talk\w*|agenda|programme of work|work plan|meet(?:ing)?|draft|wording|budgets?|useful|useless|valuable|welcome|continue|fund\w*)\b",
    re.IGNORECASE,
)
_NOT_DISPUTED = re.compile(
    r"(?:not|never|no longer|(?:has|have) never (?:seriously )?been) (?:been )?(?:in |dis|con|open|div|split|at odds)",
    re.IGNORECASE,
)


# Terms that are themselves the word for it.
_SAYS_SO = re.compile(
    r"consensus|unanim\w+|treat(?:y|ies)|norms?|(?:international )?agreements?", re.IGNORECASE
)
_ASIDE = re.compile(r",\s+(?:which|who|as|where|whose|an?|the|so|for)\s")
_BY_A_LAW = re.compile(
    r"\b(?:[Uu]nder|[Ii]n) (?:[A-Z]\w+ law\b|(?:the|its|that|this|an?) (?:\w+ )?(?:act|regulation|directive|statute|decree|bill|contract|ordinance)\b)"
)
_LACKS = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|absence|elusive|in search of|seek(?:s|ing)?|until|towards?|to (?:develop|establish|create|build|reach|find))\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(r"\W*(?:\w+,\s+)?(?:while|although|though|even if)\b", re.IGNORECASE)
_BY_SOME = re.compile(r"\s*(?:only\b|by (?:some|a few|most|many|its|the|[A-Z])|(?:on|in|of|at) \d)")
_EXPLAINS = re.compile(r"\bmeans? that\s+$")


def as_if_agreed(draft: Draft) -> Iterator[Trouble]:
    """A sentence that says of a contested term that all agree on it, or defines it for everybody."""
    for sentence in draft.sentences:
        whole = draft.prose[sentence.start : sentence.end]
        terms = [
            (mention, record)
            for mention, record in draft.of_type(sentence, Term)
            if record.contested
            and not _SAYS_SO.fullmatch(mention.text)
            and not _IN.search(draft.before(sentence, mention.start, 30))
        ]
        if (
            not terms
            and (asked := draft.previous(sentence))
            and draft.prose[asked.end - 3 : asked.end].strip().endswith("?")
        ):
            terms = [one for one in draft.of_type(asked, Term) if one[1].contested]
        if not terms:
            continue
        rest = _without(whole, sentence.start, terms) if len(terms) == 1 else whole
        marks = [
            one
            for one in _AGREED.finditer(whole)
            if (_OF_RULES.search(rest) or _OF_WORDS.search(one[0]))
            and any(_is_bound(term, one, whole, sentence) for term, _ in terms)
            and _is_flat(whole, one.start(), one.end())
            and not _is_commonplace(draft, sentence, sentence.start + one.end(), terms)
        ]
        if marks:
            first = marks[0].start() + sentence.start
            mention, record = min(terms, key=lambda one: abs(one[0].start - first))
            start = min(mention.start, first)
            end = max(max(one[0].end for one in terms), marks[-1].end() + sentence.start)
            end = max(end, _goes_on(draft, sentence))
            yield _contested(draft, start, end, record)
            continue
        for mention, record in terms:
            if len(record.readings) < _MANY or " " not in mention.text:
                continue
            defines = _DEFINES.match(draft.prose, mention.end, sentence.end)
            opens = not re.search(
                r"[^\W\d_]",
                whole[: mention.start - sentence.start].replace("The ", "").replace("A ", ""),
            )
            if (
                defines
                and opens
                and _is_flat(whole, mention.start - sentence.start, defines.end() - sentence.start)
            ):
                yield _contested(draft, mention.start, defines.end(), record)


def _without(whole: str, offset: int, terms: list[tuple[Mention, Term]]) -> str:
    """A sentence with nothing where its terms stand."""
    for term, _ in terms:
        start, end = term.start - offset, term.end - offset
        if start >= 0:
            whole = whole[:start] + " " * (end - start) + whole[end:]
    return whole


def _is_bound(term: Mention, mark: re.Match[str], whole: str, sentence: Sentence) -> bool:
    """Whether what a mark says is said of a term: it stands close by, in the same clause."""
    begin, end = term.start - sentence.start, term.end - sentence.start
    if begin < mark.end() and mark.start() < end:
        return " " in term.text or 2 * (end - begin) < len(mark[0])
    if begin < 0:
        return True
    if end <= mark.start():
        between = whole[end : mark.start()]
        is_close = len(between) < _CLOSE_BEFORE and not re.search(r"[;?]\s", between)
        return is_close or _GOES_BACK.search(between) is not None
    between = whole[mark.end() : begin]
    if between.startswith(" of "):
        return _OF_IT.fullmatch(between) is not None
    return len(between) < _CLOSE_AFTER and not re.search(r"[;?]\s", between)


def _goes_on(draft: Draft, sentence: Sentence) -> int:
    """Where the next sentence says once more that all agree, naming no term; 0 where it does not."""
    following = draft.following(sentence)
    if following is None:
        return 0
    whole = draft.prose[following.start : following.end]
    ends = [one.end() for one in _AGREED.finditer(whole) if _is_flat(whole, one.start(), one.end())]
    named = any(record.contested for _, record in draft.of_type(following, Term))
    return following.start + ends[-1] if ends and not named else 0


def _is_commonplace(
    draft: Draft, sentence: Sentence, place: int, terms: list[tuple[Mention, Term]]
) -> bool:
    """Whether what all are said to agree on is only that a thing matters."""
    return any(
        not any(term.start <= found.start() < term.end for term, _ in terms)
        for found in _COMMONPLACE.finditer(draft.prose, place, _clause_end(draft, sentence, place))
    )


def _clause_end(draft: Draft, sentence: Sentence, place: int) -> int:
    """Where the clause ends in which a place stands."""
    rest = first_clause(draft.prose[place : sentence.end])
    return place + len(rest.partition(", ")[0])


# “means one thing in Beijing and another in Paris” says the opposite.
_AND_ANOTHER = re.compile(r"\b(?:and|but|,) (?:quite |something )?(?:another|else)\b")


def _is_flat(whole: str, start: int, end: int) -> bool:
    """Whether a sentence says it in the author's own name and without taking it back."""
    before, words, after = whole[:start], whole[start:end], whole[end:]
    if _ITS_OWN.match(after) or _BY_A_LAW.search(whole) or _DISPUTES.search(f"{before} | {after}"):
        return False
    governing = _ASIDE.split(last_clause(before))[-1]
    denied = (
        NEGATION.search(governing)
        or _LACKS.search(governing)
        or _BY_SOME.match(after)
        or _EXPLAINS.search(before)
    )
    reported = REPORT.search(before) or _ATTRIBUTED.search(before) or CORRECTIVE.search(whole)
    if (
        _CONCEDES.match(last_clause(before))
        or SUPPOSED.match(whole)
        or _CITED.search(whole)
        or _AND_ANOTHER.search(after)
    ):
        return False
    asked = HYPOTHESIS.search(f"{last_clause(before)} {words}") or after.rstrip().endswith("?")
    denies_itself = re.search(r"\bnot\b|\bnever\b", words) and not _NOT_DISPUTED.match(words)
    return not (denied or reported or asked or denies_itself)


def _contested(draft: Draft, start: int, end: int, record: Term) -> Trouble:
    return Trouble(
        start,
        end,
        f"“{draft[start, end]}”: {record.name} is contested. {record.contested}",
        record,
        instead="say whose reading it is",
    )


RULES = (
    Rule(
        code="D501",
        slug="contested",
        title="A contested term used as if it were not",
        why="Where the corpus records who disagrees about a term, a sentence that says that all agree, or that"
        " international law defines it, is not true. Using the term is fine.",
        find=as_if_agreed,
        trips=(
            "International law defines a cyber attack as any unauthorised access.",
            "All states agree that due diligence is a rule of its own.",
            "All states agree that sovereignty in cyberspace is a rule of its own.",
            "It is settled law that due diligence applies in cyberspace.",
            "International law clearly forbids cyber espionage.",
            "International law clearly permits cyber espionage.",
            "Cyber espionage is by definition illegal under international law.",
            "There is consensus among states that a cyber attack is a use of force.",
            "Undisputedly, sovereignty in cyberspace is a binding rule.",
            "Lawyers are unanimous that collective countermeasures are lawful.",
            "Nobody doubts that collective countermeasures are lawful.",
            "Everyone knows what a cyber weapon is: the term has one accepted definition.",
            "The term digital sovereignty has a single, generally accepted meaning.",
            "Digital sovereignty means the same in every capital.",
            "The meaning of cyberterrorism is uncontroversial.",
            "Cyberterrorism has a clear legal definition in international law.",
            "What is a cyber weapon? The law gives a single definition, which every government has accepted.",
            "The law is plain: cyber espionage is a breach of sovereignty.",
            "On the meaning of cyber sovereignty Beijing, Brussels and Washington see eye to eye.",
            "Officials need not define digital sovereignty, which has one agreed meaning everywhere.",
        ),
        passes=(
            "There is no agreed legal definition of a cyber weapon.",
            "For France and Germany due diligence is an obligation.",
            "The cyber attack of 2015 cut power in western Ukraine.",
            "States disagree whether sovereignty in cyberspace is a rule.",
            "For France, sovereignty in cyberspace is a rule of its own.",
            "There is no consensus on cyber weapons.",
            "Few doubt that ransomware is a problem.",
            "All states agree that cybercrime is a growing problem.",
            "Everyone agrees that cybersecurity matters.",
            "All members agreed on an agenda that includes critical infrastructure.",
            "According to the ministry, international law clearly forbids cyber espionage.",
            "Not everyone accepts that due diligence is a rule.",
            "Nobody disputes that the cyber attack of 2015 happened.",
            "Brazil wants a treaty under which all states would define cyber terrorism alike.",
            "Every government uses the word cyber attack, each in its own sense.",
            "The definition of critical infrastructure is clear in the act of 2001.",
            "Ransomware is, all experts agree, the most costly threat.",
            "The states that accept due diligence as a rule are a minority.",
            "All experts of the Tallinn Manual agreed that espionage as such is not unlawful.",
        ),
    ),
)
