"""Words that take back, hedge or pass on what a sentence says."""

from __future__ import annotations

import re

# “Not”, “nobody”, “has yet to”, “far from”, “rather than”.
NEGATION = re.compile(
    r"(?i)\b(?:not|never|no|nobody|none|neither|nor|without(?! (?:a vote|doubt|question|exception|dispute))|cannot|nothing|hardly|nowhere)\b|n[’']t\b|\b(?:yet|still has|have still) to\b"
    r"|\b(?:far from|rather than|instead of|fail(?:s|ed)? to|refus\w+ to|short of)\b"
)
# “If”, “would”, “may”, “until”: not said to be so.
HYPOTHESIS = re.compile(
    r"(?i)\b(?:if|as though|can|whether|would|could|should|might|(?-i:may)|will|shall|(?<!\bat )once|until|unless|when it|suppose\w*|imagine|one day)\b"
)
# “Had there been a forum then, …” supposes as “if” does.
SUPPOSED = re.compile(r"\W*(?:Had|Were)\s+(?:there|the|it|he|she|they|a|an|[A-Z_])")
# “Proposed”, “plans”, “due to”, “towards”: meant to be, not so.
_INTENT = re.compile(
    r"(?i)\b(?:propos\w+|plan(?:s|ned|ning)?|draft(?:s|ed)?|wants?|wanted|wish\w*|hop(?:e|es|ed|ing)|expect\w*|pending|needs?|needed|call(?:s|ed|ing)? for"
    r"|ask(?:s|ed)? (?:for|to)|aims?|seeks?|sought|due to|scheduled|scenario|towards?|to become|before it can)\b"
)
_NEAR = 45
# “According to”, “claims”, “is said to”, “argued that”: somebody else’s words.
_REPORTS = (
    # “According to”, “reportedly”, “so-called”, “by its own account”, “in the view of”.
    "according to", "reportedly", r"alleg\w+", "supposed(?:ly)?", "purported(?:ly)?", "so-called", "(?:is|are|was) said to",
    "self-(?:appointed|declared|described|proclaimed|professed|styled|titled)", r"by [\w’' -]{2,40}?(?:[’']s?|his|her|its|their) (?:own )?account",
    "by (?:his|her|its|their) (?:own )?account", r"by the (?:own )?accounts? of", "in (?:his|her|its|their) (?:own )?(?:words|view|telling)",
    r"(?:in|on) the (?:\w+ )?(?:view|reading|words|opinion) of", "for (?:him|her|them)",
    "for (?:some|many)(?=,| (?:observers|authors|states|experts|scholars|lawyers|critics))",
    # “Claims”, “describes”, “presents it as”, “is often called”, “what they call”.
    "claim(?:s|ed|ing)?", r"describ\w+", r"present(?:s|ed)?\s+(?:[\w’'_,-]+\s+){1,12}?as\b", "billed", r"(?<!\bas )regard(?:s|ed)?", "consider(?:s|ed)?",
    "call(?:s|ed) (?:it|itself|himself|herself|them|the|its|his|her|their)", "hail(?:s|ed)", "credited", "styled", "dubbed", "tout(?:s|ed)",
    "(?:often|sometimes|frequently|widely|usually|commonly|generally) (?:called|described|seen|regarded|considered|cited|presented|hailed|said|credited)",
    r"what (?:it|he|she|they|(?:the )?[\w’'_ -]{2,60}?) calls?", r"(?:was|were|is) reported (?:[\w ]{2,30} )?as",
    # “Argues”, “believed”, “some say”, “said … that”.
    "argu(?:es|ed|ing)", "assert(?:s|ed)?", "maintain(?:s|ed)", "insist(?:s|ed)", "contend(?:s|ed)", "believ(?:es|ed)", "thinks?", "thought",
    "some (?:say|hold|argue|see|writers|authors)", "likes? to (?:say|write|think)",
    r"(?:says?|said|repeats?|repeated|stated|writes?|wrote|told|tells|announced|declared|noted|suggest(?:s|ed)|holds|held|hold|replied|answered|agreed|complained)\b[^.;]{0,60}?\bthat",
    r"(?-i:(?<!all )(?<!other )(?<!member )(?<!\b[Aa] )(?<![Tt]he )(?<![Aa]ny )(?<!very )states?)\b[^.;]{0,60}?\bthat",
)  # fmt: skip
REPORT = re.compile(rf"(?i)\b(?:{'|'.join(_REPORTS)})\b")
# “Mistakenly”, “so-called”, “should read”: spoken of as an error.
CORRECTIVE = re.compile(
    r"(?i)\b(?:mistak\w*|wrong(?:ly)?|incorrect(?:ly)?|erroneous(?:ly)?|in error|misnam\w+|misnomer|miscall\w*|misquot\w+|mislead\w*|confus\w+|mix(?:ed|es)? up"
    r"|myth|no such|never existed|did not exist|does not exist|so-called|sometimes (?:cited|called|written|wrote|misquoted|given|named)"
    r"|often (?:cited as|miscalled|written|misquoted|wrongly)|contrary to|falsely|(?:is|are|was|were|be) (?:simply |plainly |also )?false\b|false (?:that|to say|claims?|beliefs?)|typo|garbled|misread|the error|slip|interchange\w* with"
    r"|should read|is a common|avoid (?:saying|writing|calling|the (?:terms?|words?|names?|forms?|phrases?))|to be avoided|corrective)\b"
)
# “Former”, “future”, “predecessor”: in the post at another time.
FORMER = re.compile(
    r"(?i)\b(?:former(?:ly)?|ex-|then-|erstwhile|one-time|onetime|the late|future|later|designate|outgoing|incoming|previous|retired|defunct|"
    r"predecessor|successor|forerunner|precursor|succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing))\b|\b(?:ex|then)-"
)
# “, whose definition everyone quotes,” says nothing of what a body does, or when.
WHOSE = re.compile(r"^,\s+whose\s[^,;:.\d]{1,80},")
# Where a clause ends: a stop, a dash, a bracket, a comma with a conjunction.
_CLAUSE = re.compile(
    r"(?i)[;:—()?]|\s[–-]\s|,\s+(?:and|but|while|whereas|although|though|yet|so|since|because)\s"
)


# “Often called”: passed on, within the words themselves.
_PASSED_ON = re.compile(
    r"(?i)\b(?:often|sometimes|frequently|widely|usually|so-called|called|described|regarded|hailed|credited)\b"
)
# “Once it enters into force”: “|” parts what stands before from the words.
_AHEAD = re.compile(
    r"\b(?:when|once|after|before|until|as soon as|the day)\b.*\|.*\b(?:enters|comes|takes|becomes|is in force)\b",
    re.IGNORECASE | re.DOTALL,
)
# “Enters into force after …”: “|” parts the words from what follows.
_WHEN_DUE = re.compile(
    r"(?i)\b(?:enters?|comes?|takes?) (?:into force|effect)[^|]*\|.*\b(?:after|once|when|if|days|upon|as soon as)\b"
)


def last_clause(before: str) -> str:
    """What stands before a place, back to where its clause begins."""
    ends = [found.end() for found in _CLAUSE.finditer(before)]
    return before[ends[-1] :] if ends else before


def first_clause(after: str) -> str:
    """What stands after a place, on to where its clause ends."""
    found = _CLAUSE.search(after)
    return after[: found.start()] if found else after


def is_asserted(before: str, words: str, after: str = "") -> bool:
    """Whether a claim is the author's own: not denied, supposed, asked, corrected or passed on.

    ``before`` and ``after`` are the rest of its sentence on both sides.
    """
    near = f"{last_clause(before)} {words} {first_clause(after)[:40].partition(',')[0]}"
    if NEGATION.search(near) or HYPOTHESIS.search(f"{last_clause(before)} {words}"):
        return False
    if _INTENT.search(f"{last_clause(before)[-_NEAR:]} {words}"):
        return False
    if SUPPOSED.match(before + words):
        return False
    if after.rstrip().endswith("?") or _WHEN_DUE.search(f"{words}|{after[:50]}"):
        return False
    if _AHEAD.search(f"{before}|{words}"):
        return False
    return not (
        REPORT.search(before + words)
        or _PASSED_ON.search(words)
        or CORRECTIVE.search(before + after)
    )
