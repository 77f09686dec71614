"""The words by which a draft speaks of the stages of a text, and the heads of tables over their dates."""

from __future__ import annotations

import re

# Every word for a stage; the group that matches is the stage.
VERB = re.compile(
    r"\b(?P<entered_into_force>(?:(?:enter(?:s|ed|ing)?|came|comes|coming|brought|brings?|been|is|are|was|were|now|still) (?:now |still |fully |already )?(?:in|into)|entry into|in) force"
    r"|(?:took|takes|taken|taking|came into|comes into|come into|into|been in|is in|remains in|went into|goes into) (?:legal |full )?(?:effect|operation)|bec(?:ame|omes|ome) (?:effective|operative|operational)|(?:went|goes|gone) live|kicked in|(?:has|have|had) bound (?=its|the|all|every|states|parties|members)|came to bind|bec(?:ame|omes|ome) (?:binding )?law|(?:has|have) been (?:binding )?law|binding since|(?:is|are|was|were|been) (?:now |fully |already )?(?:operative|operational)\b|is (?:now )?law\b|in effect since|signed into law|into force)"
    r"|(?P<opened_for_signature>signator(?:y|ies) (?:to|of)|open(?:s|ed|ing)? (?:for|to) signature|sign(?:ed|ing|s)\b|signature|initialled|inked)"
    r"|(?P<ratified>ratif(?:ied|ies|ying|y|ications?)\b|acced(?:ed|es|ing) to\b|accession to\b|(?:is|are|was|were|been) (?:[a-z]+ ){0,4}?part(?:y|ies) to\b|\ba (?:full |state )?party to\b|bec(?:ame|omes|ome) (?:a )?part(?:y|ies) to\b)"
    r"|(?P<applies_from>(?:has |have |had )?(?:become |became )?(?:appli(?:ed(?! by)|es|cable)|enforceable)|apply|application|(?:comply|complied|complying|conform) with)"
    r"|(?P<adopted>adopt(?:ed|s|ion)|enact(?:ed|ment|ing)|adopting|beg[au]n(?! to\b)|introduced|conclu(?:ded|sion)|passed|passage|approv(?:ed|al)|endorsed by consensus|agreed)"
    r"|(?P<issued>issu(?:ed|es)|publish(?:ed|es)|releas(?:ed|es)|launch(?:ed|es)?|appear(?:ed|s)|publication|issuance|launching|presentation|unveiling|c[ao]mes? out|came about|(?:was|were) made|present(?:ed|s)|unveil(?:ed|s)|proclaimed|arrived|(?:gave|given) (?:us|the world|birth to)|saw the light of day|dr[ae]w(?:n)? up|(?:was|were) born|came(?! in| into| out| to| from| under)|on the books)"
    r"|(?P<ended>expir(?:ed|es)|laps(?:ed|es)|repeal(?:ed|s)|struck down|invalidat(?:ed|ion)|annul(?:led|ment)|revok(?:ed|es))\b",
    re.IGNORECASE,
)
# The same at the head of a column or row of dates.
IN_A_HEADER = re.compile(
    r"(?P<adopted>adopt(?:ed|ion)|agreed|concluded)|(?P<opened_for_signature>sign(?:ed|ature|ing)|opened)"
    r"|(?P<issued>issued|published|launched|presented)|(?P<entered_into_force>in(?:to)? force)"
    r"|(?P<applies_from>appli(?:es|ed|cable|cation)|apply)|(?P<ended>ended|expired|repealed|lapsed)",
    re.IGNORECASE,
)
# Words for a stage that a text reaches by itself: “enters into force”, not “signed”.
INTRANSITIVE = re.compile(
    r"(?!.*\b(?:sign|ratif|adopt|enact|conclu|pass|approv|agree|issu|publish|releas|launch|present|unveil|proclaim|repeal|invalidat|annul|revok|struck)).*\b(?:force|effect|effective|law|appl\w+|appear\w*|out|about|binding since|bound|operative|operational|part(?:y|ies) to|expire[sd]?|lapse[sd]?)",
    re.IGNORECASE,
)
# Nouns for a stage: “adoption”, “entry into force”.
NOMINAL = re.compile(r".*(?:ion|al|ure|ing|ment|force|effect)$", re.IGNORECASE)


def stages_told(text: str) -> set[str]:
    """The stages of which a text has a word."""
    return {str(found.lastgroup) for found in VERB.finditer(text)}
