"""What a sentence says of the force of a text: that it binds, or that it does not.

A few kinds of words are put together in the ways in which a sentence ties them to a name. Each
pattern takes what stands behind a name, or what stands before it, names apart.
"""

from __future__ import annotations

import re

_IS = (
    r"(?:is|are|was|were|(?:has|have|had) (?:long |always |since )?been|be|being|bec(?:ame|omes?)|remains?|constitutes?|forms?"
    r"|counts? as|ranks? as|amounts? to|serves? as|works? as|operates? as)"
)
_ADVERBS = r"(?:(?:thus|therefore|also|now|still|itself|already|today|all|in (?:law|fact|effect)|of course|as such|for (?:them|all) ?|indeed|meanwhile|nowadays|in the end)\s+|(?!(?:political|moral|on|mere|pure|simp|hard)ly\b)[a-z]+ly\s+)*"
_LEGALLY = r"(?:(?:legally|fully|internationally|universally|formally|directly|strictly|genuinely|perfectly|truly|equally|both)[ -]+)*"
# What stands between a name and what is said of it: brackets, a date, a clause of its own.
_ASIDE = (
    r"(?:\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:of|from|on|for|in|by|at|between|with|under|among|to)\s[^,;:.()]{1,80}?)?"
    r"(?:,\s[^;:.()]{1,110}?,|\s+(?:that|which)\s[^,;:.()]{1,90}?)?"
)
_LINK = (
    rf"^{_ASIDE}(?:(?:,?\s+(?:which|that)|(?P<lead>\s[^;:.()]{{1,90}}?)\band(?:\s+it)?)?\s+{_IS}\s+{_ADVERBS}"
    r"|,\s+(?:now\s+|today\s+)?|\s+(?:as|–|—)\s+|\s*[(:]\s*)"
)
_TREATY = r"treaty(?!\s+(?:bod|talks|negotiat|process|proposal|idea|draft|on the table))"
_TEXT = r"(?:agreement|instrument|treaty|text|law|document|accord|pact|code|convention|standard|framework|deal|undertaking|set of rules|rulebook|rules?|commitments?|obligations?)"
_HARD = (
    rf"(?:an?|the|one|another)\s+(?:(?:\w+-)?\w+\s+){{0,3}}?(?:{_TREATY}\b(?:\s+(?:obligation|commitment|duty))?|pact under international law"
    rf"|convention(?: of international law|(?=\s+(?:concluded|adopted|signed|of|between|under|that|which|among)\b))|legal (?:obligation|duty|commitment)|{_LEGALLY}(?:binding|enforceable|mandatory)\s+(?:\w+\s+)?{_TEXT}(?: under international law)?)\b"
    rf"|(?:part of |a piece of |a source of )?(?:{_LEGALLY}(?:binding|enforceable|mandatory)\s+(?:\w+\s+)?(?:{_TEXT})|hard law|treaty law|(?:customary )?international law|customary law|the law|law of the land)\b"
    r"|(?:legally |fully |internationally |universally )+binding\b"
    r"|binding (?:on|for|upon|under|in|to|and|international)\b|binding(?=\s*(?:[.,;)]|$))"
    r"|(?:mandatory|compulsory|obligatory|(?:legally )?enforceable|legal obligations?|law)(?=\s*(?:[.,;)]|$)|\s+(?:on|for|upon|in|under|and|to|at)\b)"
)
_ONLY = r"(?:only|merely|just|purely|simply|no more than|little more than|nothing more than|nothing but)"
_SOFT = (
    rf"(?:{_ONLY}\s+)?(?:an?\s+)?(?:(?:only|merely|purely|entirely|wholly|legally)\s+)?(?:voluntary|non-?binding|not (?:legally )?binding|soft[- ]law|optional|unenforceable|aspirational)\b[\w\s-]{{0,30}}?(?=[.,;:)]|\s(?:that|which|and|for|with|of|under|so|to|from|on)\b|$)"
    rf"|{_ONLY}\s+(?:an?\s+)?(?:\w+\s+)?(?:declaration|statement|recommendation|guideline|guidance|pledge|promise|suggestion|advice|commitment|undertaking|understanding|aspiration|wish|opinion|gentlem[\w’']+ agreement|statement of intent)s?\b(?:\s+without legal force)?"
    r"|an?\s+(?:(?:mere|simple|purely|loose)\s+)*(?:political|gentlem[\w’']+)\s+(?:declaration|statement|recommendation|pledge|promise|text|agreement|commitment|understanding)\b|(?:an?\s+)?(?:mere|simple|pure)\s+(?:declaration|statement|recommendation|pledge|promise|text|guideline|suggestion|proposal|commitment)s?\b"
    rf"|(?:{_ONLY} )?an? (?:set|list|body|collection|series) of (?:(?:purely )?(?:voluntary|non-binding|optional)\s+\w+|guidelines|recommendations|suggestions|promises|good intentions)"
    r"|(?:without|devoid of|of no) (?:any )?(?:legal|binding) (?:force|effect|obligations?|consequences?)|a statement of intent\b|soft law\b|a recommendation\b|an? (?:political )?(?:declaration|pledge|promise)\b"
)
SAYS_HARD = re.compile(rf"{_LINK}(?P<said>{_HARD})", re.IGNORECASE)
SAYS_SOFT = re.compile(rf"{_LINK}(?P<said>{_SOFT})", re.IGNORECASE)
# “Thirty states concluded a treaty, the Prague Proposals”: the word for it goes before the name.
_BEHIND = r"(?P<between>[^.;()]{0,70}?)(?:,|:|\s[–—]|\s(?:called|named|known as|entitled|dubbed))\s+(?:the\s+|its\s+)?$"
HARD_BEFORE = re.compile(
    rf"\b(?P<said>(?:an?|the|this|that)\s+(?:(?:\w+-)?\w+\s+){{0,2}}?(?:{_TREATY}|{_LEGALLY}(?:binding|enforceable|mandatory)\s+(?:\w+\s+)?{_TEXT})\b){_BEHIND}",
    re.IGNORECASE,
)
SOFT_BEFORE = re.compile(
    rf"\b(?P<said>(?:an?|the|this|that)\s+(?:{_ONLY}\s+|purely\s+)?(?:voluntary|non-?binding|soft[- ]law)\s+(?:\w+\s+)?(?:{_TEXT}|declaration|pledge)\b){_BEHIND}",
    re.IGNORECASE,
)
AS_HARD = re.compile(
    rf"\b(?P<said>As an? (?:\w+ )?(?:{_TREATY}|{_LEGALLY}binding \w+),\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
BINDING_BEFORE = re.compile(
    r"(?<!-)\b(?P<said>(?:legally[ -]|fully )?binding\s+)(?:[A-Z]\w+\s+){0,1}$", re.IGNORECASE
)
VOLUNTARY_BEFORE = re.compile(
    r"\b(?P<said>(?:voluntary|non-?binding)\s+)(?:[A-Z]\w+\s+){0,1}$", re.IGNORECASE
)
# “Parties are free to ignore the Budapest Convention.”
FREE_TO = re.compile(
    r"\b(?P<said>(?:free|at liberty|under no (?:legal )?(?:duty|obligation)|not (?:legally )?(?:bound|obliged))\s+(?:to\s+)?(?:ignore|disregard|depart from|follow|apply|respect|by|under)?\s*(?:to\s+(?:follow|apply|respect)\s+)?(?:the\s+)?)$",
    re.IGNORECASE,
)
# “Breaches of the Christchurch Call are punishable under international law.”
BREACHED = re.compile(
    r"^[^.;:()]{0,40}?(?P<said>(?:are|is|can be|may be|will be) (?:punishable|punished|brought (?:before|to) (?:an? |the )?(?:\w+ )*(?:court|tribunal)|actionable|enforced|violations? of international law|breach(?:es)? of international law|internationally wrongful)\b[^.;]{0,30})",
    re.IGNORECASE,
)
NO_TREATY = re.compile(
    r"^\s+(?P<said>(?:is|was|are|were)\s+(?:not an?|no)\s+(?:real\s+|true\s+|legally\s+)?(?:binding\s+)?(?:treaty|convention|law)\b)(?!\s+(?:on|of|about|in|between|but|that|for|like))",
    re.IGNORECASE,
)
TREATY_NEXT = re.compile(
    r"^(?P<said>\s+(?:treaty|pact)\b)(?!\s+(?:bod|law|proposal|talks|negotiat|idea|committee|process))",
    re.IGNORECASE,
)
BOUND_BY = re.compile(
    r"\b(?P<said>(?:(?:legally )?(?:bound|obliged|obligated)|(?:legally|bound|obliged) (?:required|to comply with|to follow|to obey)|required by law)\s+(?:\w+\s+){0,3}?(?:by|under|with)?\s*(?:the\s+|its\s+)?"
    r"|(?:legal|treaty|binding) (?:obligations?|dut(?:y|ies)|commitments?) (?:under|of|from|in)\s+(?:the\s+|its\s+)?)$",
    re.IGNORECASE,
)
_REACH = r"^(?P<lead>[^.;:()]{0,70}?)\b"
_BOUND = r"(?:legally |internationally |fully )?(?:binding|enforceable)"
_OBLIGATIONS = r"(?:[\w-]+ ){0,2}?(?:obligations?|dut(?:y|ies)|commitments?|rules?|norms?|objectives?|requirements?|law|provisions?|targets?|standards?|undertakings?|articles|principles|terms|force|effect)"
HAS_FORCE = re.compile(
    _REACH
    + rf"(?P<said>(?:accept|assum|took on|takes? on|undert|impos|creat|contain|lays? down|laid down|establish|sets?|has|have|had|with|carr|includ|gives?|brings?|entail|plac|put|commit|enter(?:s|ed)? into)\w*(?: out| on)?\s+(?:(?:its|the|all) \w+ |)(?:the\s+|an?\s+|its\s+|their\s+|new\s+|several\s+|under\s+|(?!\w+ed\b)\w+\s+)?(?:{_BOUND}\s+{_OBLIGATIONS}|legal (?:obligations?|dut(?:y|ies)|commitments?)|(?:the )?force of (?:law|a treaty|a convention)|(?:the )?(?:status|rank|force|weight) of (?:a )?(?:treaty|law|convention)|legal force|treaty (?:status|force|obligations?))"
    r"|(?:legally )?(?:binds|bind|oblige[sd]?|obligate[sd]?|compel(?:s|led)?)\s+(?:its|all|the|every|each|any|states?|governments?|members?|signatories|parties|companies|firms|countries|\d+|thirty|forty|fifty|sixty)\b(?! (?:together|itself|themselves))"
    r"|(?:is|are|can be|may be) (?:legally )?(?:enforced|enforceable) (?:in|by|before) (?:the |a |any )?(?:\w+ )?(?:courts?|tribunals?|judges?)\b)",
    re.IGNORECASE,
)
HAS_NO_DUTIES = re.compile(
    _REACH
    + r"(?P<said>(?:(?:can|may) (?:be )?(?:freely )?(?:ignored?|disregarded|left aside)|has no teeth)\b|(?:merely|only|just|simply)\s+(?:recommends?|suggests?|encourages?|invites?|advis\w+|urges?|asks?)\b|(?:binds?|obliges?|compels?)\s+(?:nobody|no one|no state|no government|none)\b|leaves?\s+(?:its |the |all )?(?:parties|states|members|governments|countries|everyone|them) (?:entirely |quite )?free\b"
    r"|(?:creates?|imposes?|contains?|has|have|carr(?:y|ies)|lays? down|entails?)\s+no\s+(?:\w+\s+)?(?:legal(?:ly binding)?|binding|treaty)\s+(?:force|dut(?:y|ies)|obligations?|effects?|weight|status|commitments?))",
    re.IGNORECASE,
)
PRONOUN_SOFT = re.compile(
    r"(?<!\bunder )(?<!\bof )(?<!\bto )(?<!\bwith )(?<!\bby )\b(?:it|which|they|and)\s+(?P<said>(?:is|are)\s+(?:only |merely |just )?(?:an?\s+)?(?:recommendation|voluntary code|guideline|political declaration|non-binding\w*|voluntary)\b[^.;]{0,50})",
    re.IGNORECASE,
)
# In the heads of tables and in their cells.
HEAD = re.compile(
    r"\b(?:binding|force|legal status|status|nature|binds|obligation|character|effect)\b",
    re.IGNORECASE,
)
YES = re.compile(
    r"\W*(?:yes|(?:legally |fully )?binding|(?:a )?(?:binding )?treaty|hard law|mandatory|obligatory|law|✓|✔)\W*",
    re.IGNORECASE,
)
NO = re.compile(
    r"\W*(?:no|none|non-?binding|not (?:legally )?binding|voluntary|soft law|(?:political )?declaration|political|optional|✗|✘)\W*",
    re.IGNORECASE,
)
# “Not binding on states that have not ratified” is true of any treaty.
ONLY_FOR_SOME = re.compile(
    r"\s*(?:yet\b|until|unless|(?:on|for|upon)\s+(?!(?:its|the|all|any|every)?\s*(?:parties|members|signatories|member states|states|anyone|anybody|governments)\b\s*(?:[.,;]|$)))",
    re.IGNORECASE,
)
