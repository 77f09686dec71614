"""Codes that no rule here has: of form, found while reading, and of packs."""

from __future__ import annotations

FORM_CODES = {
    "E101": "The file is not valid TOML, or not readable.",
    "E102": "A table is of no known kind.",
    "E103": "A key is unknown.",
    "E104": "A required key is missing.",
    "E105": "A value is of the wrong type or empty.",
    "E106": "A value is not in its list, or no tag of a language.",
    "E107": "An id is not kebab-case.",
    "E108": "A date is not of the EDTF subset, or does not exist.",
    "E109": "A text holds a control or direction-changing character.",
    "E110": "corpus.toml, or the head of a pack, lacks something or has too much.",
    "E111": "A record lies in another kind's folder.",
    "E112": "A text has over a million characters, or a record over 8 MB.",
}

PACK_CODES = {
    "E113": "A file leads out of the pack's folder, or is no file.",
    "E210": "A record has the id of one of a layer below and does not say that it overrides it.",
    "E211": "A record overrides nothing, or a record of another kind.",
    "E212": "An addition adds to nothing, or what its record cannot have.",
    "W207": "An id that is hidden is of no layer below.",
    "W401": "E401 as a pack may have it: a record cites no source.",
    "W402": "E402 as a pack may have it: a reading or a position cites no source.",
    "W403": "E403 as a pack may have it: a record does not say when it was last checked.",
    "W404": "E404 as a pack may have it: a source names neither author nor issuing body.",
    "W405": "E407 as a pack may have it: an address lacks the day on which it was opened.",
    "W406": "E104 as a pack may have it: a record lacks a text that would make it complete.",
}
LENIENT = {"E401": "W401", "E402": "W402", "E403": "W403", "E404": "W404", "E407": "W405"}

UNREADABLE = "E101"
