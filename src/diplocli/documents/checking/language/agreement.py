"""What says of a matter that all agree on it, that nobody disputes it, that the law has settled it.

The words are classes: who agrees, what agreeing and disputing are called, what a meaning is called, what
laws do; the forms join them, the quantity before or behind the verb.
"""

from __future__ import annotations

import re

from .wording import CORRECTIVE, HYPOTHESIS, NEGATION, REPORT, SUPPOSED, last_clause

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
AGREED = re.compile(
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
# “For Russia”, “in the view of”, “most states”: not everybody’s.
_ATTRIBUTED = re.compile(
    rf"\b(?:for|to) (?:the )?(?:[A-Z]\w+)|\bin (?:the )?(?:view|usage|sense|reading|eyes|doctrine|practice) (?:of|that)\b|\b(?:most|many|some|few|several) {_PARTIES}\b|\bas (?:used|meant) here\b|\bin this (?:paper|text|note|memo|report)\b",
)
# What everybody knows of a term need not be what it means or what the law says.
_ITS_OWN = re.compile(
    r"\s*(?:[\w,]+\s+){0,5}?(?:for (?:itself|themselves)|differently|(?:in )?its own)\b"
)
# The sentence itself tells of dispute.
_DISPUTES = re.compile(
    r"\b(?:left open|leaves? open|the dispute is|disagree on|are divided|is divided|remains? (?:disputed|contested|open))\b"
)
# A citation: somebody else’s finding.
_CITED = re.compile(r"\([^()\d]{2,60},? (?:19|20)\d\d[a-z]?(?:[:,][^()]*)?\)|\[\^?\d+\]")
# “Is not disputed”: a denial that says that all agree.
_NOT_DISPUTED = re.compile(
    r"(?:not|never|no longer|(?:has|have) never (?:seriously )?been) (?:been )?(?:in |dis|con|open|div|split|at odds)",
    re.IGNORECASE,
)
# An aside, whose negation is its own.
_ASIDE = re.compile(r",\s+(?:which|who|as|where|whose|an?|the|so|for)\s")
# “Under French law”, “in the Act”: defined there alone.
_BY_A_LAW = re.compile(
    r"\b(?:[Uu]nder|[Ii]n) (?:[A-Z]\w+ law\b|(?:the|its|that|this|an?) (?:\w+ )?(?:act|regulation|directive|statute|decree|bill|contract|ordinance)\b)"
)
# “Lacks”, “in search of”, “to reach”: an agreement that is not there.
_LACKS = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|absence|elusive|in search of|seek(?:s|ing)?|until|towards?|to (?:develop|establish|create|build|reach|find))\b",
    re.IGNORECASE,
)
# “While all agree …, …”: granted only to go on.
_CONCEDES = re.compile(r"\W*(?:\w+,\s+)?(?:while|although|though|even if)\b", re.IGNORECASE)
# “Accepted by some”, “only”.
_BY_SOME = re.compile(r"\s*(?:only\b|by (?:some|a few|most|many|its|the|[A-Z])|(?:on|in|of|at) \d)")
# “Which means that …”: a consequence, no meaning.
_EXPLAINS = re.compile(r"\bmeans? that\s+$")
# “means one thing in Beijing and another in Paris” says the opposite.
_AND_ANOTHER = re.compile(r"\b(?:and|but|,) (?:quite |something )?(?:another|else)\b")


def is_flat(whole: str, start: int, end: int) -> bool:
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
