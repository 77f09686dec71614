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

_STATES = r"(?:states?|governments?|countr(?:y|ies)|nations?|lawyers|experts|capitals|powers|members|parties|scholars|delegations)"
_WIDELY = r"(?:universally|generally|internationally|globally|unanimously|commonly) (?:accepted|agreed|recogni[sz]ed|acknowledged|binding|understood|applicable)"
_HOLDS = r"(?:forbids?|prohibits?|bans?|outlaws?|permits?|allows?|authori[sz]es?|guarantees?|obliges?|entitles?|requires?|defines?|treats?|regards?|counts?)"
_PLAINLY = r"(?:clearly|plainly|unambiguously|unequivocally|undoubtedly|doubtless|without doubt|certainly|obviously|evidently|expressly|categorically|simply|of course|always)"
_EVERY = (
    rf"(?:every|each|all|any) (?:\w+ )?{_STATES}(?: (?:on|in|of|at|around|across) (?:the )?\w+)?"
)
# Everybody is said to agree.
_ALL_AGREE = (
    rf"\b(?:all|every|each) {_STATES} (?:now )?(?:agrees?|accepts?|recogni[sz]es?|acknowledges?|shares?|uses?|understands?)\b",
    r"\bevery(?:one|body) agrees\b",
    rf"\b(?:every|all|each|any) (?:\w+ )?{_STATES} (?:on earth |in the world |of the world |alike )?(?:agree|accept|recogni[sz]e|hold|define|understand)s?\b",
    r"\b(?:the international community|the whole world|all (?:of )?(?:the )?(?:\w+ )?(?:members|experts|lawyers|delegations|sides|parties|capitals)|everyone|everybody|they all) (?:now |has |have )*(?:agrees?|agreed|accepts?|accepted|recogni[sz]es?|understands?) (?:that|on|with|to)\b",
    r"(?:^|[.;,]\s*)(?:all )?[Ss]tates (?:are|were) (?:all )?(?:agreed|unanimous) (?:that|on|about)\b",
    r"\bthere is (?:a |an )?(?:universal |full |complete |international |general |broad |global )*(?:agreement|consensus|unanimity) (?:that|on|about)\b",
    r"\b(?:consensus|unanimity|full agreement|general agreement) (?:among|between|of) [\w\s-]{0,40}?(?:that|on|about|exists)\b",
    r"\b(?:are|is|were|was) (?:all |now |quite )*(?:unanimous|of one mind|at one|in full agreement|in agreement)\b",
    r"\bunanimously (?:agree|accept|hold|hold that|consider|regard|recogni[sz]e|define)\w*",
    rf"\b(?:world|{_STATES}|community|sides|lawyers) (?:has|have|had) (?:all |long |now |already |finally |since )*(?:agreed|settled)\b",
    r"\b(?:accepted|shared|recogni[sz]ed|acknowledged) by (?:all|every\w*|the whole)\b",
    r"\bno (?:\w+ )?(?:states?|governments?|one|country|capital|lawyer|delegation|expert|member)s? (?:has ever |have ever |ever |seriously |still )*(?:disagree|object|dissent|quarrel|differ)\w*",
    r"\b(?:with|without|there is no|there was no|nor is there) (?:a single |any )?(?:dissent|disagreement|objection|dissenting voice|opposition)\b",
    r"\bby (?:universal|common|general|international|unanimous|any|every|everybody[’']s|everyone[’']s) (?:definition|agreement|consent|consensus|understanding|standard|account)\b",
    r"\b(?:the whole (?:world|field)|all (?:lawyers|capitals|camps|blocs|sides)|east and west|the world) (?:is|are|has|have|speaks?|reads?|uses?|gives?) (?:agreed|at one|with one voice|as one|settled|in agreement|it the same|the (?:word|term) (?:in )?the same)",
    r"\b(?:common ground|a shared (?:view|understanding)|one voice|of one mind) (?:among|between|for|of|across) (?:all|every|the)\b",
    rf"\b{_EVERY} (?:takes?|reads?|holds?|sees?|treats?|regards?|considers?|understands?|views?|counts?)\b",
    r"\b(?:speaks?|spoke) with one voice (?:on|about)\b",
    r"\b(?:accepted|recogni[sz]ed|acknowledged|agreed|undisputed) (?:everywhere|worldwide|throughout|across|all over|around the (?:world|globe)|the world over)\b",
    r"\bas (?:all|everybody|everyone|every \w+) (?:agrees?|knows?|accepts?|admits?)\b",
    r"\bon which (?:all|every) (?:\w+ )?\w+ agrees?\b",
    r"\b(?:which|that) (?:all|every) (?:\w+ )?\w+ (?:agrees?|accepts?|recogni[sz]es?|shares?|uses?|understands?|reads?)\b",
)
# A term is said to have one meaning for all.
_ONE_MEANING = (
    r"\b(?:only )?one way (?:to|of) (?:read|reading|understand|understanding|us(?:e|ing)|defin(?:e|ing)|interpret(?:ing)?)\b",
    r"\b(?:is|are|means?|mean|stays?) (?:exactly |precisely )?the same (?:thing )?(?:for|to|among|with) (?:all|every\w*|each|anyone|anybody)\b",
    r"\b(?:clear|known|obvious|plain|familiar) to (?:all|everyone|everybody|every \w+)\b",
    rf"\b(?:is|are|was|remains?|as|being|become) (?:an? |the |now |also |today |already )*{_WIDELY}",
    rf"\b(?:an?|the|one|its|single) {_WIDELY}(?: legal)? (?:definition|meaning|sense|notion|concept|term|rule|norm|obligation)\b",
    r"\b(?:the|an?) (?:single |one |universally |internationally |generally )?(?:agreed|settled|accepted|official|established|undisputed|uncontested) (?:legal |international |common )*(?:definition|meaning|sense|rule|principle)\b",
    r"\b(?:the|its|one) legal definition of\b",
    r"\blegally defined\b",
    r"\bthe definition of [\w\s-]{3,40} is (?:fixed|settled|agreed|clear|laid down)\b",
    r"\bunder international law,? (?:an? )?[\w\s-]{3,30} (?:means|is defined as)\b",
    r"\b(?:has|have|had|with|share|shares|shared|use|uses|there is|is) (?:now |all |long )*(?:an?|one|just one|only one|the same|single) (?:\w+,? ){0,2}?(?:clear|single|fixed|precise|common|shared|accepted|agreed|settled|uniform|universal|legal) (?:\w+ ){0,2}?(?:definition|meaning|sense|understanding)\b",
    r"\b(?:have|has|had|share|shares|with|use|uses) (?:but )?(?:one|the same|a single) (?:\w+ )?(?:definition|meaning|sense)\b",
    r"\bmeans? (?:exactly |precisely |just )?the same(?: thing)? (?:in|for|to|everywhere|wherever|all over|among|by|with|when|under|across|around)\b",
    r"\b(?:has|have|with|there is|can have|allows?|admits?) (?:of )?(?:but |only |just |exactly )?(?:one|a single|no other|no second) (?:possible |correct |accepted |legal |plain )?(?:meaning|reading|definition|sense|interpretation|answer)\b",
    r"\bcan (?:only|only ever|never) mean\b|\bmeans (?:one thing|nothing (?:else|other|but))\b|\bneeds no (?:further )?(?:definition|explanation|comment|gloss)\b",
    r"\b(?:the only|the sole|the one) (?:possible|correct|valid|legal|accepted|recogni[sz]ed) (?:meaning|reading|definition|interpretation|sense)\b",
    r"\b(?:the )?(?:definition|meaning|sense) (?:of [\w\s-]{3,40} )?(?:is|are|has been) (?:the same|identical|uniform|common|shared|agreed|universal|undisputed|uncontested|clear)\b",
    r"\bagrees? on (?:the|a|one) (?:\w+ )?(?:definition|meaning|sense)\b",
)
# The law is said to have settled it.
_LAW_SAYS = (
    r"\binternational law (?:clearly |plainly |now |already |unambiguously )*(?:defines?|states?|says|holds|provides|prohibits|forbids|requires|recogni[sz]es)\b",
    r"\b(?:international law|the (?:UN )?Charter|the United Nations|the UN|the law of nations) (?:has |have )?(?:clearly |plainly |already )*(?:defined|defines|fixed|regards|treats|classifies|considers|settled)\b",
    rf"\b(?:international|humanitarian|customary|the|Charter|treaty) law {_PLAINLY} {_HOLDS}\b",
    rf"\b(?:unambiguously|unequivocally|categorically) {_HOLDS}\b",
    rf"\b(?:is|are) {_PLAINLY} (?:an? )?(?:il)?(?:legal|lawful|licit|unlawful|prohibited|forbidden|permitted|allowed|use of force|armed attack|violation|breach|act of war)\b",
    r"\b(?:the|international) law (?:is|was) (?:now |quite |perfectly |very )*(?:clear|settled|unambiguous|beyond doubt)\b",
    r"\b(?:law|legal position|legal situation|position|answer|rule|definition|meaning) is (?:now |quite |perfectly |very |entirely |completely )*(?:clear|settled|simple|obvious|unambiguous|undisputed|uncontroversial|fixed)\b",
    r"\b(?:law|court|charter|practice|manual|report|states) (?:has|have) (?:now |long |finally |already )*(?:settled|resolved|decided|closed) (?:the|this|that)\b",
    r"\b(?:settled|established|accepted|undisputed|unquestioned|trite|black-letter) (?:international |customary |treaty )?(?:law|rule|principle|matter|question|doctrine)\b",
    r"\b(?:settled|resolved|decided|closed|fixed|agreed|answered) (?:long ago|once and for all|for good|years ago|decades ago|in law|by treaty)\b",
    r"\bleaves? (?:nothing|no question|no point|little|no issue) (?:open|unsettled|unclear|to be settled|to (?:doubt|debate|argue))\b",
    r"\bposes? no (?:legal )?(?:problem|difficulty|question)s?\b",
    r"\b(?:is|are|being|become|became) (?:now |long |already |by now |today )*(?:accepted|established|settled|undisputed|black-letter) (?:international |customary )?law\b",
    r"\b(?:for|on) (?:every|each|all) (?:state|country|government|nation)s? (?:in the world|on earth|alike|without exception|everywhere)\b",
)
# Nobody is said to doubt it.
_NO_DOUBT = (
    r"\bleaves no doubt\b",
    r"\b(?:has|have) never (?:seriously )?been (?:in )?(?:questioned|disputed|contested|doubted|challenged|denied|doubt|dispute|divided)\b",
    r"\b(?:unchallenged|unquestioned|incontrovertible|incontrovertibly|self-evident|clear-cut|crystal clear|common knowledge|a truism|a foregone conclusion)\b",
    r"\bthere (?:are|can be) no two (?:opinions|views|ways)\b|\bopinions? (?:do not|never) differ\b|\bnobody (?:argues|disagrees|differs|objects)\b",
    r"\b(?:indisputably|undeniably|unquestionably|undisputedly|incontestably)\b",
    r"\b(?:no doubt|goes without saying|by common (?:consent|accord|agreement)|as everyone knows|the (?:generally )?accepted view|nobody contests|by definition)\b",
    r"\b(?:undisputed|indisputable|uncontested|uncontroversial|beyond (?:dispute|doubt))\b",
    rf"\b(?:nobody|no (?:{_STATES}|one|body)) (?:has ever |ever |seriously )*(?:disput|denie|denied|doubt|contest|question)\w*",
    r"\b(?:as|it) is (?:well|generally|commonly|universally) (?:known|accepted|understood|agreed)\b",
    r"\bwe all know\b",
    r"\bevery(?:body|one) knows\b",
    r"\bas every \w+ knows\b",
    r"\bno room for (?:doubt|debate|dispute|argument|interpretation)\b",
    r"\bbeyond (?:any |all )?(?:question|doubt|dispute|debate|controversy)\b",
    r"\bwithout (?:any |a )?(?:dispute|doubt|question|controversy|exception)\b",
    r"\b(?:questions?|matters?|debate|issue|dispute|point|controversy|discussion) (?:of |whether |about |over )?(?:[\w\s-]{0,50}? )?(?:has been|have been|was|were|is|are) (?:now |long |finally |already |since )*(?:settled|resolved|closed|decided|over)\b",
    r"\bthere is no (?:longer any |more |real |serious )?(?:debate|dispute|disagreement|controversy|doubt|question|argument) (?:about|over|that|among|on|whether)\b",
    r"\b(?:not|never|no longer) (?:been )?(?:divided|split|at odds|in disagreement|in dispute|disputed|contested|controversial|in doubt|in question|open to (?:debate|dispute|question|doubt))\b",
    r"\bit is (?:universally |generally |legally )?(?:clear|certain|agreed|undisputed|established|settled)\b",
)
_AGREED = re.compile("|".join((*_ALL_AGREE, *_ONE_MEANING, *_LAW_SAYS, *_NO_DOUBT)), re.IGNORECASE)
_ATTRIBUTED = re.compile(
    rf"\b(?:for|to) (?:the )?(?:[A-Z]\w+)|\bin (?:the )?(?:view|usage|sense|reading|eyes|doctrine|practice) (?:of|that)\b|\b(?:most|many|some|few|several) {_STATES}\b|\bas (?:used|meant) here\b|\bin this (?:paper|text|note|memo|report)\b",
)
_DEFINES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:simply |plainly |always |just )*means? (?:that|nothing|the (?:right|duty|control|use|power))\b|is always\b|is (?:legally )?defined as\b|is (?:universally |generally )?understood (?:as|to mean)\b)",
    re.IGNORECASE,
)
_MANY = 3
# What everybody knows of a term need not be what it means or what the law says.
_ITS_OWN = re.compile(
    r"\s*(?:\w+\s+){0,4}?(?:for (?:itself|themselves)|differently|(?:in )?its own)\b"
)
_DISPUTES = re.compile(
    r"\b(?:left open|leaves? open|the dispute is|disagree on|are divided|is divided|remains? (?:disputed|contested|open))\b"
)
_KNOWN = re.compile(
    r"as (?:all|every)|we all know|every\w+ knows|common knowledge|unchallenged|self-evident",
    re.IGNORECASE,
)
_OF_RULES = re.compile(
    r"\b(?:rules?|law|lawful|unlawful|illegal|legal|means?|meaning|definition|defined|right|obligation|binding|prohibited|forbidden|allowed|attack|armed|use of force|applies|what)\b",
    re.IGNORECASE,
)
# What happens “in cyberspace” says nothing of cyberspace.
_IN = re.compile(
    r"\b(?:(?:seminar|meeting|panel|workshop|conference|report|paper|course|session|talks?|debate|discussion|book|chapter|training|lecture)s? (?:on|about|of)|in|across|through|throughout|from|via|by)\s+(?:the\s+)?$"
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


def as_if_agreed(draft: Draft) -> Iterator[Trouble]:
    """A sentence that says of a contested term that all agree on it, or defines it for everybody."""
    for sentence in draft.sentences:
        whole = draft.prose[sentence.start : sentence.end]
        terms = [
            (mention, record)
            for mention, record in draft.of_type(sentence, Term)
            if record.contested and not _IN.search(draft.before(sentence, mention.start, 30))
        ]
        if not terms:
            continue
        marks = [
            one
            for one in _AGREED.finditer(whole)
            if (_OF_RULES.search(whole) or not _KNOWN.match(one[0]))
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
            if len(record.readings) < _MANY:
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
    if _ITS_OWN.match(after) or _DISPUTES.search(f"{before} | {after}"):
        return False
    denied = NEGATION.search(last_clause(before)) or re.match(r"\s*(?:only|by)\b", after)
    reported = REPORT.search(before) or _ATTRIBUTED.search(before) or CORRECTIVE.search(whole)
    if SUPPOSED.match(whole) or _AND_ANOTHER.search(after):
        return False
    asked = HYPOTHESIS.search(last_clause(before)) or after.rstrip().endswith("?")
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
        ),
    ),
)
