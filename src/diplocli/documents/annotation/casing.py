"""Whether a name may stand for what is written: capitals where they matter, no everyday words."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ...folding import key as fold

_PART = re.compile(r"[^\W_]+")
_NEIGHBOUR = re.compile(r"[^\W\d_]{2,}")
_LONGEST_MIXED = 5
_FEW = 2
_DIGITS = re.compile(r"\d+")
# What is left of a word whose e is folded away: attach, the key of attaché.
_LOSING_E = ("ché", "shé", "ssé", "xé", "zé")
# AP I is no API.
_NUMERAL = "I"

# As another name these say too little; as a record's own name they count among what it has to do with.
EVERYDAY = frozenset((
    "abstaining", "acceptance", "accord", "accountability", "adequacy", "adherence", "adoption",
    "adversary", "agenda", "approval", "armageddon", "availability", "bottleneck", "brackets",
    "bureau", "chair", "charge", "checklist", "chili", "chips", "cloud", "cluster", "coalition",
    "compel", "compelling", "competence", "compute", "consequences", "cracker", "custom",
    "decision", "denial", "denounce", "deter", "diffusion", "distinction", "economy", "escalade",
    "exposure", "filtering", "firma", "framework", "grooming", "implant", "important question",
    "imputation", "inde", "informals",
    "integrity", "linkage", "majority", "mandate", "margins", "maurice", "mesa", "military",
    "moderator", "modification", "motion", "necessity", "objection", "observer", "principle",
    "quantum", "ransom", "regla", "reply", "reporter", "reservation", "reserve", "retaliation",
    "revision", "roster", "rule", "shaming", "signature", "signing", "silence", "sunset",
    "surrender", "termination", "threat", "throttling", "understanding", "verification", "vote",
    "withdrawal", "worm",
))  # fmt: skip
# Short for one body or text where the whole name stands nearby, and for many others elsewhere.
GENERIC = frozenset((
    "agency", "assembly", "authority", "board", "bureau", "charter", "commission", "committee",
    "compact", "convention", "council", "court", "declaration", "department", "directive",
    "directorate", "group", "office", "parliament", "protocol", "regulation", "secretariat",
    "treaty", "union",
))  # fmt: skip
# Two letters that everybody reads so; others mean their record only where the text makes it plain.
PAIRS = frozenset(("AI", "EU", "P5", "UK", "UN", "US"))
# In a line of capitals these are words, not acronyms.
ORDINARY = frozenset((
    "act", "aid", "aim", "air", "all", "am", "an", "and", "any", "apt", "are", "arm", "art", "as",
    "at", "be", "big", "bis", "but", "by", "can", "cap", "car", "care", "cert", "cop", "dim", "do",
    "doc", "dos", "dot", "ear", "end", "fast", "few", "first", "for", "from", "gap", "get", "go",
    "had", "has", "have", "he", "her", "him", "his", "how", "if", "in", "inc", "is", "it", "its",
    "joint", "law", "laws", "led", "let", "li", "lie", "low", "man", "may", "me", "meet", "mil",
    "more", "my", "net", "new", "no", "nor", "not", "now", "of", "off", "old", "on", "one", "op",
    "or", "our", "out", "own", "pets", "pit", "quad", "read", "ride", "safe", "sea", "see", "set",
    "she", "shield", "so", "star", "stop", "tap", "the", "their", "they", "this", "tip", "to",
    "too", "top", "tot", "trust", "two", "up", "us", "use", "wa", "war", "was", "way", "we", "who",
    "will", "win", "you", "your",
))  # fmt: skip


class Name(NamedTuple):
    """A name as the corpus writes it, how it names its record, and which record.

    ``elsewhere`` when most texts mean something else by it.
    """

    text: str
    how: str
    lang: str
    id: str
    kind: str
    record_name: str
    type: str = ""
    elsewhere: bool = False


def counts(name: Name) -> bool:
    """Whether a name is looked for in texts: not where it is an everyday word and only an alias.

    Nor is a common noun by which an event or an instrument is looked up, such as gallium for its ban,
    or those with which a title begins that goes on behind a colon.
    """
    if name.how in ("name", "acronym", "symbol"):
        return True
    if name.kind in ("instrument", "milestone") and name.text.islower():
        heading = name.record_name.partition(":")[0].lower()
        if name.text.isalpha() or name.text == heading:
            return False
    return not _is_word(name) or _is_own(name)


def is_everyday(name: Name) -> bool:
    """Whether a name is one that in most texts means something else."""
    return _is_brief(name) or (
        name.kind == "term" and (name.text != name.record_name or _is_word(name)) and _is_own(name)
    )


def fits(name: Name, written: str) -> bool:
    """Whether what is written, whose key is the name's, has the capitals that the name needs."""
    if written == name.text:
        return True
    if _DIGITS.findall(written) != _DIGITS.findall(name.text):
        return False
    if name.text.endswith(_LOSING_E) and written.isascii():
        return written.casefold() == _bare(name.text).casefold()
    parts = _PART.findall(_bare(name.text))
    letters = "".join(_PART.findall(_bare(written)))
    apart = ["".join(_PART.findall(one)) for one in _bare(written).split()]
    for part in parts:
        if not _is_acronym(part, name.how):
            continue
        within = [letters] if any(map(str.isdigit, part)) else apart
        if not any(part.removesuffix("s") in one and one != f"{part}S" for one in within):
            return False
    if parts[-1:] == [_NUMERAL] and len(apart) == 1:
        return False
    if parts[:1] in (["The"], ["the"]):
        del parts[0]
    if name.type == "person" and letters.casefold() != "".join(parts).casefold():
        return False
    if name.kind == "issue" or not parts or not parts[0][:1].isupper():
        return True
    if len(parts) == 1:
        return letters[:1].isupper() and not _is_plural(name, parts[0], written)
    few = len(parts) <= _FEW and name.kind != "term"
    is_many = written.endswith("s") and not parts[-1].endswith("s") and name.kind != "term"
    return not (few or is_many) or any(char.isupper() for char in letters)


def is_proper(name: Name) -> bool:
    """Whether a name is an actor's own, though most texts mean something else by it: Anonymous."""
    return name.elsewhere and name.how == "name" and name.kind == "actor"


def is_loose(name: Name) -> bool:
    """Whether a name is a common noun, or a place or person that is short for something else."""
    if is_everyday(name):
        return _is_brief(name)
    if name.how != "name" and _plain(name) in GENERIC:
        return True
    return (
        name.kind in ("instrument", "milestone")
        and name.how not in ("name", "acronym", "symbol")
        and name.text.isalpha()
        and name.text[:1].isupper()
        and name.text[1:].islower()
    )


def is_ordinary(written: str) -> bool:
    """Whether a word in capitals is an everyday word."""
    return written.isupper() and written.lower() in ORDINARY


def is_shouted(before: str, after: str) -> bool:
    """Whether a word stands in capitals only because the words around it do."""
    beside = _NEIGHBOUR.findall(before)[-2:] + _NEIGHBOUR.findall(after)[:2]
    return bool(beside) and all(map(str.isupper, beside))


def _is_brief(name: Name) -> bool:
    """Whether a name is a person's surname, or something else to most readers."""
    if name.type == "person":
        return name.how == "short" and " " not in name.text
    is_pair = name.how == "acronym" and len(name.text) == 2 and name.text not in PAIRS
    return is_pair or name.elsewhere


def _plain(name: Name) -> str:
    """A name in lower case without its article."""
    return name.text.casefold().removeprefix("the ")


def _is_plural(name: Name, part: str, written: str) -> bool:
    """Whether the name of one body or firm stands in the plural, as Arms and Signals do not mean it."""
    return name.kind == "actor" and part.istitle() and written == f"{part}s"


def _is_word(name: Name) -> bool:
    return _bare(name.text).casefold() in EVERYDAY


def _is_own(name: Name) -> bool:
    """Whether a name is its record's own, or that without what tells it apart in brackets."""
    return fold(name.text) in (fold(name.record_name), fold(name.record_name.partition(" (")[0]))


def _is_acronym(part: str, how: str) -> bool:
    upper = sum(char.isupper() for char in part)
    if how == "acronym" and upper and len(part) > 1:
        return True
    if upper and any(char.isdigit() for char in part):
        return True
    return upper > 1 and (part.isupper() or len(part) <= _LONGEST_MIXED)


def _bare(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join([char for char in decomposed if not unicodedata.combining(char)])
