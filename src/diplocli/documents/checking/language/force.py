"""Words that say of a text that it binds, or that it does not.

A few classes of words: what binds, what a treaty is called, what does not bind. Of which text they
are said is told by the clause in which they stand, not here.
"""

from __future__ import annotations

import re

_LEGALLY = r"(?:(?:legally|fully|internationally|universally|formally|directly|strictly|genuinely|perfectly|truly)[ -]+)"
_NOBODY = r"(?:nobody|no one|no state|no government|no party|none)"
# What a text may be called, treaties apart.
_TEXT = r"(?:agreement|instrument|text|law|document|accord|pact|code|framework|deal|rules?|commitments?|declaration|pledge|undertaking|statement|understanding|promise)"
_TREATY = (
    r"(?<!between )(?:treat(?:y|ies)(?! (?:law|bod|talks|negotiati|process|proposal|idea|drafts?\b))|conventions?(?= (?:concluded|adopted|signed|of|under|between|that)\b)"
    r"|pact under international law|convention of international law)"
)
_HARD_LAW = r"(?:customary |hard |treaty |binding |international )*law"
_BINDING = (
    # “Legally binding on all members”, “obliges states”, “bound by law”.
    rf"(?<!non-)(?<!\bnot ){_LEGALLY}*(?:binding|enforceable|mandatory|compulsory|obligatory)\b(?:\s+(?:on|for|upon)\s+(?:its|all|the|every|each)\b[\w\s]{{0,20}})?",
    rf"{_LEGALLY}?(?:binds?|oblige[sd]?|obligate[sd]?|compel(?:s|led)?|must obey)\s+(?!{_NOBODY}|to\b|together|by\b|with\b|as\b|itself|themselves|politically|morally)(?=\w)",
    rf"(?:{_LEGALLY}(?:bound|obliged|required)|(?:bound|obliged|required|obligated|compelled) (?:in|by|under) (?:international )?law)\b",
    r"(?:bound|obliged) (?:by|under|to (?:comply with|obey|follow|observe|apply|respect))\b",
    # “A legal duty”, “the force of law”, “is hard law”.
    r"(?:legal|treaty|binding) (?:obligations?|dut(?:y|ies)|commitments?|rules|force|requirements?)\b", r"obligations? (?:under|from)\b",
    r"(?:force|status|rank|weight) of (?:a )?(?:law|treaty|convention)\b", r"(?:duty|bound|obliged|answer\w*) in law\b", r"hard law\b", r"law of the land\b",
    rf"(?:is|are|was|were|been|became|becomes?|now|makes? it|(?:rank|count|serve|work)s? as|forms?)\s+(?:now |therefore |thus )?(?:part of |a piece of )?{_HARD_LAW}(?=\s*(?:[.,;)]|$)|\s(?:for|on|upon|in)\b)",
    # “Breaches are punishable”, “before a court”.
    r"(?:punishable|actionable|justiciable|violations? of international law|internationally wrongful|engages? the (?:international )?responsibility)\b",
    r"(?:in|before|by) (?:an? |the |any )?(?:\w+ )?courts?\b(?= (?:may|can|will) |\s*[.,;])",
)  # fmt: skip
# What says of a text that it binds.
BINDS = re.compile(rf"(?i)\b(?:{'|'.join(_BINDING)})")
# “A new treaty”: the noun with its article and the words between.
A_TREATY = re.compile(
    rf"(?i)(?:\b(?P<article>an?|the|this|that|its|their|one of|newest of|latest of|first of|among)\s+)?(?<!\w)(?P<words>(?:(?!(?:of|and|or|in|for|on|is|are|was|were|that|which|an?|the|by|not|no|as)\b)[A-Za-z’'-]+\s+){{0,4}}?)(?P<noun>{_TREATY})\b"
)
_ONLY = r"(?:only|merely|just|purely|simply|entirely|wholly|no more than|little more than|nothing more than|nothing but)"
_SOFT_NOUN = r"(?:declaration|statement|recommendation|guideline|guidance|pledge|promise|suggestion|advice|commitment|undertaking|understanding|aspiration|opinion|proposal|text|paper|code(?: of conduct)?)s?"
_SOFT = (
    # “Voluntary”, “non-binding”, “a mere declaration”, “nothing but good intentions”.
    "voluntary", "voluntarily", "non-?binding", "not (?:legally |in law )?binding", "soft[- ]law", "optional", "unenforceable", "toothless", "aspirational",
    rf"{_ONLY}\s+(?:an?\s+)?(?:\w+\s+){{0,2}}?{_SOFT_NOUN}", rf"(?:an?\s+)?(?:mere|simple|pure|(?:purely )?political|non-binding|gentlem[\w’']+)\s+(?:{_SOFT_NOUN}|agreement|arrangement)",
    r"(?:is|are|was|were|as|remains?|but)\s+(?:an?\s+)?(?:declaration|recommendation|pledge|promise|guideline)s?", "statement of intent", "good intentions",
    r"(?:set|list|body|collection|series) of (?:\w+ )?(?:recommendations|guidelines|suggestions|promises|practices|hopes|ideals)",
    rf"{_ONLY} (?:recommends?|suggests?|encourages?|invites?|advis\w+|urges?|asks?)",
    # “Without legal force”, “binds nobody”, “is no treaty”.
    r"(?:without|devoid of|of no|no|any) (?:\w+ )?(?:legal|binding|treaty)(?:ly binding)? (?:force|effect|obligations?|dut(?:y|ies)|consequences?|weight|status|commitments?)",
    rf"(?:binds?|obliges?|compels?) {_NOBODY}", rf"{_NOBODY} is (?:legally )?(?:bound|obliged)", r"not (?:bind|oblige)(?! (?:\w+ ){1,3}to\b)",
    "(?:is|are|was) (?:not an?|no) (?:real |true )?(?:binding )?(?:treaty|law)", "has no teeth",
    # “Free to ignore it”, “may be disregarded”.
    "(?:free|at liberty|under no (?:legal )?(?:duty|obligation)|not (?:legally )?(?:bound|obliged)) (?:to (?:ignore|disregard|depart|follow|apply|respect)|by)",
    "(?:can|may|are free to) (?:choose|decide) (?:whether|if) (?:or not )?to (?:follow|observe|apply|respect|obey)",
    "(?:can|may) (?:be )?(?:freely |safely )?(?:ignore|disregard)d?", r"leaves? (?:\w+ ){1,3}free(?=\s*(?:[.,;]|$))",
)  # fmt: skip
# What says of a text that it does not bind.
DOES_NOT_BIND = re.compile(rf"(?i)\b(?:{'|'.join(_SOFT)})\b")
# Said of what is neither law nor mandatory: “not optional”, “anything but voluntary”.
NOT_SOFT = re.compile(
    r"(?i)\b(?:not|no longer|anything but|far from|neither|never) (?:merely |just |purely )?(?:voluntary|optional|non-binding|aspirational)\b"
)
# Words of force that can stand before a noun.
ADJECTIVE = re.compile(
    rf"(?i){_LEGALLY}*(?:binding|enforceable|mandatory|compulsory|obligatory|voluntary|non-?binding|optional|unenforceable|toothless|aspirational|soft[- ]law)"
)
# An adjective that goes with a noun: “binding laws”, “a voluntary code”.
NOUN_BEHIND = re.compile(r"\s+(?P<first>\w+)(?:\s+(?P<second>[a-z]{3,}))?")
# Nouns for a text or what it lays down.
IS_TEXT = re.compile(rf"(?i){_TEXT}|{_TREATY}|norms?|principles|obligations?|dut(?:y|ies)|objectives?|requirements?|measures?|policy|standards?|convention|guidelines?|recommendations?")  # fmt: skip
# In the heads of tables and in their cells.
HEAD = re.compile(
    r"(?i)\b(?:binding|force|legal status|status|nature|binds|obligation|character|effect)\b"
)
# A cell that says that a text binds.
YES = re.compile(
    r"(?i)\W*(?:yes|(?:legally |fully )?binding(?: (?:on|for) [\w ]+)?|(?:an? )?(?:binding |international )?(?:treaty|convention)|hard law|mandatory|obligatory|law|✓|✔)\W*"
)
# A cell that says that it does not.
NO = re.compile(
    r"(?i)\W*(?:no|none|non-?binding|not (?:legally )?binding|voluntary|soft law|(?:political )?(?:declaration|commitment)|political|optional|✗|✘)\W*"
)
# “Not binding on states that have not ratified” is true of any treaty.
ONLY_FOR_SOME = re.compile(
    r"(?i)\s*(?:yet\b|until|unless|(?:it|them|him|her|us|_+)\b|(?:on|for|upon)\s+(?!(?:its|the|all|any|every)?\s*(?:parties|members|signatories|member states|states|anyone|anybody|governments)\b\s*(?:[.,;]|$)))"
)
