"""The words by which a draft speaks of the stages of a text, and the heads of tables over their dates."""

from __future__ import annotations

import re

from ..facts.stages import ADOPTED, APPLIES, ENDED, IN_FORCE, ISSUED, RATIFIED, SIGNED

# How a draft says that a stage was reached.
_WORDS = {
    # “Entered into force”, “took effect”, “became law”, “went live”.
    IN_FORCE: (
        r"(?:(?:enter(?:s|ed|ing)?|entry|came|comes|coming|br(?:ings?|ought)|been|is|are|was|were|now|still) (?:now |still |fully |already )?)?(?:in|into) force",
        r"(?:t(?:ook|akes?|aken|aking)|(?:c[ao]me|come|goe)s? into|into|went into|been in|is in|remains in|in) (?:legal |full )?effect(?: since)?",
        r"(?:came|comes|went|goes|been|is|remains)? ?in(?:to)? (?:full )?operation", "(?:went|goes|gone) live", "kicked in",
        r"bec(?:ame|omes?) (?:(?:binding )?law|effective|operative|operational)", r"(?:is|are|was|were|been) (?:now |fully |already )?(?:operative|operational)",
        r"(?:has|have) been (?:binding )?law", r"is (?:now )?law", "signed into law", "binding since", "came to bind",
        r"(?:has|have|had) bound (?=its|the|all|every|states|parties|members)",
    ),
    # “Opened for signature”, “signatories of”, “signed”.
    SIGNED: (r"signator(?:y|ies) (?:to|of)", r"open(?:s|ed|ing)? (?:for|to) signature", "sign(?:ed|ing|s)", "signature", "initialled", "inked"),
    # “Ratified”, “acceded to”, “is party to”.
    RATIFIED: (
        "ratif(?:ied|ies|ying|y|ications?)", "acced(?:ed|es|ing) to", "accession to",
        r"(?:is|are|was|were|been|bec(?:ame|omes?)) (?:[a-z]+ ){0,4}?part(?:y|ies) to", "a (?:full |state )?party to",
    ),
    # “Has applied since”, “application”, “comply with”.
    APPLIES: (
        r"(?:(?:has|have|had) )?(?:bec(?:o|a)me )?(?:appl(?:ied(?! by)|ies|icable|y|ication)|enforceable)", "(?:comply|complied|complying|conform) with",
    ),
    # “Adopted”, “enactment”, “concluded”.
    ADOPTED: (
        "adopt(?:ed|s|ion|ing)", "enact(?:ed|ment|ing)", r"beg[au]n(?! to\b)", "introduced", "conclu(?:ded|sion)", "passed", "passage",
        "approv(?:ed|al)", "endorsed by consensus", "agreed",
    ),
    # “Issued”, “launched”, “saw the light of day”.
    ISSUED: (
        "issu(?:ed|es|ance)", "(?:publish|releas|launch|unveil)(?:ed|es|s|ing)", "publication", "launch", "appear(?:ed|s)", "present(?:ed|s|ation)",
        "proclaimed", "arrived", "c[ao]mes? out", "came about", r"came(?! in| into| out| to| from| under)", "(?:was|were) (?:made|born)",
        "(?:gave|given) (?:us|the world|birth to)", "saw the light of day", "dr[ae]wn? up", "on the books",
    ),
    # “Expired”, “was struck down”.
    ENDED: ("(?:expir|revok|invalidat)(?:ed|es)", "(?:laps|repeal)(?:ed|s|es)", "invalidation", "annul(?:led|ment)", "struck down"),
}  # fmt: skip
# Every word for a stage; the group that matches is the stage.
VERB = re.compile(
    rf"(?i)\b(?:{'|'.join(f'(?P<{stage}>{chr(124).join(words)})' for stage, words in _WORDS.items())})\b"
)
# The same at the head of a column or row of dates.
IN_A_HEADER = re.compile(
    r"(?i)(?P<adopted>adopt(?:ed|ion)|agreed|concluded)|(?P<opened_for_signature>sign(?:ed|ature|ing)|opened)"
    r"|(?P<issued>issued|published|launched|presented)|(?P<entered_into_force>in(?:to)? force)"
    r"|(?P<applies_from>appli(?:es|ed|cable|cation)|apply)|(?P<ended>ended|expired|repealed|lapsed)"
)
# Words for a stage that a text reaches by itself: “enters into force”, not “signed”.
INTRANSITIVE = re.compile(
    r"(?i)(?!.*\b(?:sign|ratif|adopt|enact|conclu|pass|approv|agree|issu|publish|releas|launch|present|unveil|proclaim|repeal|invalidat|annul|revok|struck)).*\b(?:force|effect|effective|law|appl\w+|appear\w*|out|about|binding since|bound|operative|operational|part(?:y|ies) to|expire[sd]?|lapse[sd]?)"
)
# Nouns for a stage: “adoption”, “entry into force”.
NOMINAL = re.compile(r"(?i).*(?:ion|al|ure|ing|ment|force|effect)$")


def stages_told(text: str) -> set[str]:
    """The stages of which a text has a word."""
    return {str(found.lastgroup) for found in VERB.finditer(text)}
