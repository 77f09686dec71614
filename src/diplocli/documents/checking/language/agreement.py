"""What says of a matter that all agree on it, that nobody disputes it, that the law has settled it.

The words are classes: who agrees, what agreeing and disputing are called, what a meaning is called, what
laws do; the forms join them, the quantity before or behind the verb.
"""

from __future__ import annotations

import re

from .wording import CORRECTIVE, HYPOTHESIS, NEGATION, REPORT, SUPPOSED, last_clause


def _any(*words: str) -> str:
    """One of some words."""
    return f"(?:{'|'.join(words)})"


# Who agrees.
_PARTIES = _any(
    r"(?:state|government|nation|lawyer|jurist|expert|capital|power|member|scholar|academic|diplomat|side|camp|bloc|court|author|language|legal system|jurisdiction)s?",
    r"(?:countr|part|ministr|signator|arm)(?:y|ies)", r"delegat(?:es?|ions?)", "people",
)  # fmt: skip
_EVERYBODY = _any(
    rf"(?:all|every|each|any)(?: of)?(?: the)? (?:[\w’'-]+ ){{0,2}}?{_PARTIES}", "every(?:one|body)", "they all", "we all",
    r"(?<!of )the (?:whole |entire )?(?:world|field)", "the international community", "east and west", "all concerned",
    r"universally", "unanimously", "unanimous", r"(?:generally|internationally|globally|commonly)(?= (?:accept|agree|recogni|acknowl))",
    "identically", "uniformly", "everywhere", "worldwide", "the world over", "(?:all over|throughout|across|around) (?:the|all)",
    "alike", "without exception", "one voice", "of one mind",
)  # fmt: skip
_NOBODY = _any("nobody", "no ?one", "none", rf"no (?:[\w’'-]+ ){{0,2}}?{_PARTIES}")
# What agreeing and disputing are called.
_ACCEPTED = _any(
    "(?:agree|accept|acknowledg|defin|recogni[sz]|answer)(?:s|es|d|ed)?", "agreement", "understands?", "understood", "shared",
    "known", "unanimous(?:ly)?", "clear", "binding", "obvious", "settled",
)  # fmt: skip
_AGREES = _any(
    _ACCEPTED, "h[eo]lds?", "(?:regard|treat|view|see|consider|read|admit)s?",
    r"takes? (?:[\w-]+ ){1,4}to be", "uses? the (?:term|word)",
)  # fmt: skip
_DISPUTES_IT = _any(
    "(?:disput|doubt|contest|question|challeng|disagree|dissent|differ|object|argue|oppos)(?:s|es|d|ed)?", r"quarrel\w*",
    "den(?:y|ies|ied)", "divided", "split", "at odds", "controversial", "open", "in (?:doubt|dispute|question)",
)  # fmt: skip
_DISPUTE = _any(
    "(?:dispute|doubt|disagreement|debate|question|objection|exception)s?", "controvers(?:y|ies)", "dissent(?:ing voice)?",
    "opposition", "two (?:opinions|views|ways)", "ambiguity", "argument", "quarrel",
)  # fmt: skip
# What a meaning is called, and that there is but one.
_MEANING = (
    "(?:(?:definition|meaning|sense(?! that)|reading|interpretation)s?|(?<!clear )understanding)"
)
_ONE = _any(
    "one", "the same", "identical", "(?:a|an) (?:single|identical|uniform|common|shared)", "no (?:other|second)",
    "the (?:only|sole)", r"an? (?:\w+ )?(?:agreed|accepted|settled|fixed|clear)",
)  # fmt: skip
# What the law does.
_LAW = "(?:(?:international|humanitarian|customary|treaty|the) law|the (?:UN )?Charter|the law of (?:nations|armed conflict)|the United Nations|the UN)"
_RULES = _any(
    "(?:forbid|prohibit|ban|outlaw|permit|allow|authori[sz]e|guarantee|oblige|entitle|require|define|treat|regard|count)s?",
    "classifies", "considers", "defined", "settled", "fixed",
)  # fmt: skip
_RULED = "(?:defined|settled|regulated|prohibited|forbidden|banned|outlawed|permitted|allowed|recogni[sz]ed|established)"
_SETTLED = "(?:settled|established|accepted|undisputed|uncontested|unquestioned|resolved|decided|closed|agreed|fixed|answered|over|clear|plain|simple|obvious|laid down)"
_SINCE = "(?:long ago|long since|long been|already|once and for all|now)"
_PLAINLY = "(?:clearly|plainly|unambiguously|unequivocally|undoubtedly|doubtless|without doubt|certainly|obviously|evidently|expressly|categorically|simply|of course|always|by definition|legally)"
_IS = r"(?:is|are|was|were|been|becomes?|became|has been|have been)(?: (?:now|long|quite|very|already|by now|today|\w+ly))*"
_FEW = r",?\s+(?:(?!(?:not|to|and|that|but|can|may|should|could|must|will|take part|many|most|some|several|few|call)\b)[\w’'-]+,?\s+){0,4}?"
_FORMS = (
    # “All states agree”, “everybody takes it to be”, “accepted everywhere”.
    rf"{_EVERYBODY}{_FEW}(?:{_AGREES}|{_ONE} (?:\w+ ){{0,2}}?{_MEANING})",
    rf"(?:{_ACCEPTED}|the same(?! (?:vein|time|token|way|spirit|breath|manner|note))|same thing){_FEW}{_EVERYBODY}",
    # “Nobody disputes”, “is not contested”, “beyond any doubt”.
    rf"{_NOBODY}{_FEW}{_DISPUTES_IT}",
    rf"(?:not|never|no longer) (?:seriously |ever |been ){{0,2}}{_DISPUTES_IT}",
    rf"(?:no|beyond|without|not a)(?: (?:a|any|all|longer any|serious|real|legal|more|room for|single|possible))? {_DISPUTE}",
    # “Has but one accepted definition”, “the agreed meaning”, “its meaning is fixed”.
    rf"(?:has|have|had|with|shares?|uses?|is|gives?|there is|admits?|allows?|only|being|means?|meaning|under|or|by)(?: (?:of|now|but|only|just|exactly|long|in law))* {_ONE} (?:[\w-]+,? ){{0,3}}?{_MEANING}",
    rf"(?:a single|(?:one and )?the same|identical|(?:one|an?) (?:[\w-]+ )?{_SETTLED}) (?:[\w-]+,? ){{0,3}}?{_MEANING}",
    rf"(?:the|its|an?|under) (?:[\w-]+ )?(?:{_SETTLED}|official|legal)(?: (?:legal|international|common|universal))* {_MEANING}",
    rf"{_MEANING} (?:of [\w\s-]{{3,40}} )?{_IS} (?:the same|identical|uniform|common|shared|universal|uncontroversial|{_SETTLED})",
    # “Means nothing else”, “two words for”, “interchangeable”, “needs no definition”.
    r"means? (?:exactly |precisely |just |much )?(?:the same|one thing|nothing (?:else|other|but))", "can only(?: ever)? mean", "stands? for (?:exactly )?the same",
    r"(?:two|different) (?:words|names|terms|labels) for", r"(?:is|are) (?:\w+ )?(?:a )?synonyms?", "interchangeabl[ey]",
    r"needs no (?:further )?(?:definition|explanation|comment|gloss)", "only one way to (?:read|understand|define)",
    r"poses? no (?:\w+ )?(?:problem|difficult\w+|question)s?", r"leaves? (?:nothing|little|no \w+) (?:open|unclear|unsettled|to)",
    # “Are unanimous”, “with one voice”, “there is consensus that”.
    r"(?:is|are|was|were|been) (?:\w+ )?(?:unanimous|of one mind|at one)", "with one voice", "(?:sees?|saw) eye to eye", "(?:united|unanimous|at one) (?:in|on|about|that)",
    "(?:universal|full|general|complete|unanimous) (?:international )?(?:agreement|understanding|unanimity)", "(?:universal|general|common|any|every) (?:definition|consent|consensus|accord)",
    r"(?:there is|is a|is) (?:(?!no\b)\w+ )?consensus (?:that|among|on|about)", "consensus (?:among|of) (?:states|all|governments|lawyers|experts|the)",
    # “International law clearly forbids”, “defined in the Charter”, “is by definition illegal”.
    rf"(?<!\bthe )(?:international|humanitarian|customary|treaty) law (?:has |have )?(?:\w+ly |now |long |already )*{_RULES}",
    rf"{_LAW} (?:{_PLAINLY} (?:{_RULES}|states?|says|holds|provides)|(?:has |have )(?:\w+ly |now |long |already )*(?:defined|settled|fixed)|gives|is (?:\w+ )?clear)",
    rf"(?<!goals )(?<!principles )(?<!purposes ){_RULED} (?:in|by|under) (?:{_LAW}|treaty)",
    rf"{_SINCE} (?:{_RULED}|laid down|written down|enshrined) (?:in|by) (?:\w+ )?(?:law|treaties)",
    rf"(?:is|are) {_PLAINLY} (?:an? )?(?:(?:il)?legal|lawful|licit|unlawful|{_RULED}|use of force|armed attack|violation|breach|act of war)",
    "(?:is|are),? by definition",
    # “The law is plain”, “is settled law”, “has long been decided”.
    rf"(?:law|legal (?:position|situation)|answer|rule|position|matter|content|scope|threshold|question|debate|issue|dispute|point)(?: [\w\s-]{{0,50}}?)? {_IS} {_SETTLED}",
    rf"{_IS} (?:settled|undisputed|uncontroversial|uncontested|unquestioned|indisputable|a truism|common ground|black-letter|(?:accepted|established) (?:international |customary )?law)",
    r"(?:settled|established|accepted|undisputed|unquestioned|trite|black-letter) (?:international |customary |treaty )?(?:law|rule|principle|doctrine)",
    r"(?:settled|resolved|decided|closed|fixed|agreed|answered) (?:long ago|once and for all|for good|(?:years|decades) ago|in law|by treaty)",
    r"(?:law|court|charter|practice|manual|report|states|world|community) (?:has|have) (?:now |long |finally |already |all )*(?:settled|resolved|decided|closed|agreed)",
    r"(?:is|has been|was) (?:\w+ )?(?:established|settled|accepted|recogni[sz]ed) that [^.;]{4,90}\b(?:law|lawful|unlawful|illegal|right|obligation|rule)",
    # “Indisputably”, “goes without saying”.
    "(?:indisput|undeni|unquestion|incontest|incontrovert)[ai]bl[ey]", "undisputed(?:ly)?", "uncontroversial", "uncontested", "unchallenged", "self-evident", "goes without saying", "common knowledge",
    rf"(?:for|in|on) (?:every|each|all) (?:[\w-]+ )?{_PARTIES} (?:in the world|on earth|alike|without exception|everywhere)",
)  # fmt: skip
# Everybody agrees, nobody disagrees, there is one meaning, the law has settled it.
AGREED = re.compile(rf"(?i)\b(?:{'|'.join(_FORMS)})\b")
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
    r"(?i)(?:not|never|no longer|(?:has|have) never (?:seriously )?been) (?:been )?(?:in |dis|con|open|div|split|at odds)"
)
# An aside, whose negation is its own.
_ASIDE = re.compile(r",\s+(?:which|who|as|where|whose|an?|the|so|for)\s")
# “Under French law”, “in the Act”: defined there alone.
_BY_A_LAW = re.compile(
    r"\b(?:[Uu]nder|[Ii]n) (?:[A-Z]\w+ law\b|(?:the|its|that|this|an?) (?:\w+ )?(?:act|regulation|directive|statute|decree|bill|contract|ordinance)\b)|\b[Aa]s (?:that term is )?defined (?:in|by|under) the law\b"
)
# “Lacks”, “in search of”, “to reach”: an agreement that is not there.
_LACKS = re.compile(
    r"(?i)\b(?:lack(?:s|ed|ing)?|absence|elusive|in search of|seek(?:s|ing)?|until|towards?|to (?:develop|establish|create|build|reach|find))\b"
)
# “While all agree …, …”: granted only to go on.
_CONCEDES = re.compile(r"(?i)\W*(?:\w+,\s+)?(?:while|although|though|even if)\b")
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
