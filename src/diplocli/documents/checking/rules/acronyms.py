"""Acronyms that a reader cannot resolve, or that are resolved wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....corpus.index.fulltext import holding
from ....corpus.index.wording import match
from ....folding import key as fold
from ....folding import words as fold_words
from ....model import TYPE_CHECKING, Actor
from ...annotation.decide import expansion
from ..finding import Rule, Trouble
from ..namewords import content

if TYPE_CHECKING:
    from ....model import Record
    from ..draft import Draft
    from ..mentions import Mention

# Readers of the field need no expansion of these.
FAMILIAR = frozenset((
    "AI", "API", "ASEAN", "BBC", "BRICS", "CEO", "CIA", "EU", "FBI", "G20", "G7", "G77", "GPS",
    "ICT", "ICTs", "ID", "INTERPOL", "IP", "IT", "MP", "NATO", "NGO", "OECD", "PC", "PDF", "SMS", "TV",
    "UK", "UN", "UNESCO", "UNICEF", "URL", "US", "USA", "USB", "USSR", "5G", "6G",
))  # fmt: skip
_ACRONYM = re.compile(
    r"(?=.{2,12}$)(?:[A-Z][/-])?[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)?s?"
)
_WORDS_BEFORE = re.compile(r"((?:[A-Z][\w’'-]*|of|for|on|and|the|in|against|to)(?:\s+|$)){2,12}$")
_WORDS_INSIDE = re.compile(r"\s*\(((?:[A-Z][\w’'-]*)(?:\s+[\w’'-]+){1,12})\)")
# “ICANN, the Internet Corporation for …”
_WORDS_BEHIND = re.compile(
    r",\s+the\s+([A-Z][\w’'-]*(?:\s+(?:(?:of|for|on|and|the|in|to)\s+){0,2}[A-Z][\w’'-]*){1,8})"
)
_LITTLE_FIRST = re.compile(r"(?:(?:of|for|on|and|the|in|against|to|The|In|At|By|A|An)\s+)+")
_BESIDE = re.compile(
    r"(?<=\()(?:[A-Z][A-Za-z]{0,2}[A-Z][A-Z]*s?)(?=\))|\b(?:[A-Z][A-Za-z]{0,2}[A-Z][A-Z]*s?)(?=\s*\([A-Z]|,\s+the\s+[A-Z])"
)
# “CLOUD (…) Act”: the noun of a name behind what is said to spell out its letters.
_NOUN_BEHIND = re.compile(r"\)\s+(?P<noun>[A-Z][a-z]+)")
_SPELT_BEFORE = re.compile(r"\w[\w’' -]+\s$")
_FAR = 80
# Below this likeness words with the right initials are somebody's own: of few letters, of more.
_OWN, _HALF = 0.7, 0.5
_OWNER = re.compile(r"[’']s?$|^\w+[’']s\s")
# In so many records stand the letters that readers of the field know by themselves.
_COMMON = 12
_SAME_BEGINNING = 4
# “CERT-UA”: letters behind other letters are not by themselves.
_JOINED = re.compile(r"[A-Z][-/]$")
_CAPITAL = re.compile(r"\b([A-Z])\w")
_LETTERS = re.compile(r"\s{1,3}(?P<open>\()(?P<letters>[A-Z]{3,8})\)")


# Letters so few stand for much else outside the field, unless what has to do with them is named so near.
_FEW, _REACH, _ENOUGH = 3, 2_000, 4
# “DATA PROTECTION LAWS”: a word among others in capitals.
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{4,}(?:\s+(?:[A-Z]{1,3}\s+)?)$|\b[A-Z]{2,}\.\s+$")
_CAPITALS_AFTER = re.compile(r"(?:\s+[A-Z]{1,3})?\s+[A-Z]{4,}\b")
# “**DOJ** Department of Justice”: a line of a list of abbreviations.
_GLOSSED = re.compile(
    r"[*_]*[^\S\n]*(?:\([\w ]+\))?[*_]*[^\S\n]*[:–—=-]?[^\S\n]*(?P<words>[A-Z][^\n.;:()]{4,120})"
)
_OF_A_LINE = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*+•][^\S\n]+)?[*_]*$")


class Use(NamedTuple):
    """The first place at which a draft uses an acronym that the corpus knows."""

    mention: Mention
    acronym: str
    meanings: tuple[Record, ...]


def unexpanded(draft: Draft) -> Iterator[Trouble]:
    """An acronym that the draft never spells out, whether it means one thing or several."""
    for use in _uses(draft):
        if _is_foreign(draft, use):
            continue
        if undecided := _undecided(draft, use):
            several = " or ".join(record.name for record in undecided)
            message = f"“{use.acronym}” may mean {several}: the draft names both"
            yield Trouble(use.mention.start, use.mention.end, message, undecided[0])
            continue
        if use.acronym in FAMILIAR | draft.familiar or _is_spelt_out(draft, use):
            continue
        names = [_spelt(record, use.acronym) for record in use.meanings]
        names = [name for name in names if name]
        if not names:
            continue
        if len(names) > 1:
            several = " or ".join(names[:4])
            message = f"“{use.acronym}” is never spelt out and has several meanings: {several}"
        else:
            message = f"“{use.acronym}” is never spelt out: {names[0]}"
        yield Trouble(
            use.mention.start,
            use.mention.end,
            message,
            use.meanings[0],
            instead=f"{names[0]} ({use.acronym})" if len(names) == 1 else "",
        )


def _is_foreign(draft: Draft, use: Use) -> bool:
    """Whether letters are a word in capitals, or few and the names near by are of another field.

    Near by there are some names, and none of what has to do with any of the meanings.
    """
    start, end = use.mention.start, use.mention.end
    lead, rest = draft.prose[max(0, start - _FAR) : start], draft.prose[end : end + _FAR]
    before, after = _CAPITALS_BEFORE.search(lead), _CAPITALS_AFTER.match(rest)
    if use.acronym.isalpha() and (before or after) and _is_a_word(draft, use.acronym):
        return True
    letters = use.acronym.removesuffix("s")
    if len(letters) > _FEW or not letters.isupper():
        return False
    near = {
        one
        for mention in draft.within(start - _REACH, start + _REACH)
        for one in mention.ids
        if mention.text != use.acronym
    }
    kin = {
        row.id
        for record in use.meanings
        for field, row in (*draft.store.links_from(record.id), *draft.links_to(record.id))
        if field != "topics"
    }
    return len(near) > _ENOUGH and not near & (kin | {record.id for record in use.meanings})


def _is_a_word(draft: Draft, acronym: str) -> bool:
    """Whether a draft has letters as a word of the language as well, or such a word among its names."""
    return re.search(rf"\b{acronym.lower()}\b", draft.prose) is not None


def _undecided(draft: Draft, use: Use) -> list[Record]:
    """The records that bear an acronym and are named in full, where it stands beside none of them."""
    ids = {hit.id for hit in draft.store.named(fold(use.acronym)) if hit.how == "acronym"}
    named = dict.fromkeys(
        one
        for mention in draft.mentions
        if mention.start < use.mention.start and " " in mention.text
        for one in mention.ids
        if one in ids
    )
    beside = re.search(rf"\({re.escape(use.acronym)}\b|\b{re.escape(use.acronym)}\s*\(", draft.text)
    # Of a sort and one of the sort, either is right.
    akin = any(row.id in named for one in named for _, row in draft.store.links_from(one))
    return [draft.records[one] for one in named] if len(named) > 1 and not (beside or akin) else []


def misexpanded(draft: Draft) -> Iterator[Trouble]:
    """An acronym beside words that look like its name and are not, or a name beside other letters."""
    yield from _other_letters(draft)
    for found in _BESIDE.finditer(draft.prose):
        acronym, (start, end) = found[0], found.span()
        span = _expanded_at(draft, start, end)
        if span is None or re.search(r"[.!?]\s|\)", draft.prose[slice(*span)]):
            continue
        noun = _NOUN_BEHIND.match(draft.prose, max(span[1], end))
        hits = [
            hit
            for hit in draft.store.named(fold(acronym))
            if hit.how in ("acronym", "name") and hit.text == acronym
        ]
        is_split = not hits and noun is not None
        if noun and is_split:
            hits = draft.store.named(fold(f"{acronym} {noun['noun']}"))
        records = draft.store.records(dict.fromkeys(hit.id for hit in hits))
        right = [name for record in records for name in _names(record)]
        written = draft[span]
        if (
            not right
            or fold(written) in {fold(name) for name in right}
            or _ends_with_a_name(written, right, acronym)
        ):
            continue
        if any(_covers(draft, written, name, min(span[0], start)) for name in right):
            continue
        if any(_is_same_where_it_counts(written, name, acronym) for name in right):
            continue
        best = max(right, key=lambda name: _likeness(written, name))
        if _is_translated(records, written, best, acronym):
            continue
        least = 1 / 3 if len(records) == 1 or _has_initials(written, acronym) else 1 / 2
        is_spelt = is_split or (start < span[0] and _is_on_topic(draft, records))
        if (
            _has_initials(written, acronym)
            and _likeness(written, best) < _least_like(best, acronym)
            and not _is_common(draft, acronym)
        ):
            continue
        if _likeness(written, best) < least and not (is_spelt and _is_of_letters(written, acronym)):
            continue
        record = next(record for record in records if best in _names(record))
        first, last = min(span[0], start), max(span[1], end)
        last += draft.text[last : last + 1] == ")"
        yield Trouble(
            first, last, f"{acronym} stands for {best}, not “{written}”", record, instead=best
        )


def _least_like(name: str, acronym: str) -> float:
    """How like a name words must be, that have the letters, to be meant for it and nobody's own.

    More letters that are a name's initials as well leave less to chance.
    """
    return _HALF if len(acronym) > _FEW and _has_initials(name, acronym) else _OWN


def _is_same_where_it_counts(written: str, name: str, acronym: str) -> bool:
    """Whether the words that the letters stand for are a name’s, whatever stands around them."""
    said, right = (_words_of_letters(one, acronym) for one in (written, name))
    return len(acronym) > _FEW and bool(said) and said == right


def _words_of_letters(text: str, acronym: str) -> list[str]:
    words = _content(text.replace("-", " "))
    firsts = "".join(word[0].upper() for word in words)
    place = firsts.find(acronym.rstrip("s").upper())
    return words[place : place + len(acronym.rstrip("s"))] if place >= 0 else []


def _is_translated(records: list[Record], written: str, best: str, acronym: str) -> bool:
    """Whether letters are those of a name in another language, of which there are several in English."""
    return (
        any(
            _has_capitals(one.text, acronym)
            for record in records
            for one in record.aliases
            if one.lang
        )
        and not any(_words_of_letters(one, acronym) for record in records for one in _names(record))
        and _likeness(written, best) >= 1 / 2
    )


def _has_capitals(text: str, acronym: str) -> bool:
    return "".join(_CAPITAL.findall(text)).startswith(acronym)


def _plain(text: str) -> str:
    """A text as all writers spell it alike: most favored nation, cooperation, UN."""
    return text.replace("our", "or").replace("o-o", "oo").replace("United Nations", "UN")


def _is_common(draft: Draft, acronym: str) -> bool:
    """Whether letters stand in many texts of the corpus: whoever uses them means what it means."""
    return sum(holding(one, match(acronym)) for one in draft.store.layers) >= _COMMON


def _covers(draft: Draft, written: str, name: str, place: int) -> bool:
    """Whether what is written says less than a name, or more, and nothing else; or the rest stands before it."""
    said, right = (content(_plain(one)) for one in (_OWNER.sub("", written), name))
    before = content(_plain(draft.prose[max(0, place - _FAR) : place]))
    goes_on = fold(written).startswith(fold(name))
    return said <= right or goes_on or (not right <= said and right <= said | before)


def _is_on_topic(draft: Draft, records: list[Record]) -> bool:
    """Whether the draft names something else under the topics of what an acronym stands for."""
    topics = {topic for record in records for topic in record.topics}
    return any(
        topics & set(draft.records[one].topics)
        for mention in draft.mentions
        for one in mention.ids
        if one not in {record.id for record in records}
    )


def _is_of_letters(written: str, acronym: str) -> bool:
    """Whether the initials of some words stand in an acronym in their order."""
    letters = iter(acronym)
    firsts = [word[0].upper() for word in _content(written)]
    return len(firsts) > 2 and all(first in letters for first in firsts)


def _has_initials(written: str, acronym: str) -> bool:
    firsts = "".join(word[0].upper() for word in _content(written))
    return firsts == acronym.upper()


def _other_letters(draft: Draft) -> Iterator[Trouble]:
    """A known name with letters behind it that are not its, nor anything's, and much like its."""
    for found in _LETTERS.finditer(draft.prose):
        before = [one for one in draft.mentions if one.end == found.start()]
        record = draft.meant(before[0]) if before else None
        if record is None or " " not in before[0].text or draft.store.named(fold(found["letters"])):
            continue
        lead = _CAPITAL.findall(draft.prose, max(0, before[0].start - _FAR), before[0].start)
        if found["letters"][0] in lead[-3:]:
            continue
        own = [alias.text for alias in record.aliases if alias.type == "acronym" and not alias.lang]
        spelt = [one for one in own if fold(_spelt(record, one)) == fold(before[0].text)]
        if spelt and _is_mixture(found["letters"], spelt):
            message = f"“{found['letters']}”: the letters of {record.name} are {' or '.join(spelt)}"
            yield Trouble(found.start("open"), found.end(), message, record, instead=spelt[0])


def _is_mixture(letters: str, own: list[str]) -> bool:
    """Whether letters are those of one of some acronyms with one more, one less or one other."""
    return any(
        abs(len(letters) - len(one)) < 2
        and 0 < len(set(letters) ^ set(one)) < 3
        and len(set(letters) & set(one)) > 1
        for one in own
    )


def _uses(draft: Draft) -> Iterator[Use]:
    seen = set()
    for mention in draft.mentions:
        acronym = mention.text
        if _JOINED.search(draft.prose, max(0, mention.start - 2), mention.start):
            continue
        if not _ACRONYM.fullmatch(acronym) or acronym in seen:
            continue
        meanings = tuple(
            [draft.records[one] for one in mention.ids if _bears(draft.records[one], acronym)]
        )
        if meanings:
            seen.add(acronym)
            yield Use(mention, acronym, meanings)


def _bears(record: Record, acronym: str) -> bool:
    """Whether an acronym is one of a record’s, and not its very name or that of a state."""
    if fold(record.name) == fold(acronym) or (isinstance(record, Actor) and record.type == "state"):
        return False
    return any(
        alias.type == "acronym"
        and fold(alias.text) == fold(acronym)
        and _is_shaped(acronym, alias.text)
        for alias in record.aliases
    )


def _is_shaped(acronym: str, alias: str) -> bool:
    """Whether an s at the end is a letter of both or of neither: “CNAS” is not several CNAs."""
    return acronym[-1:].islower() or not alias[-1:].islower()


def _is_spelt_out(draft: Draft, use: Use) -> bool:
    """Whether the draft has one of the meanings in full, or an expansion of its own."""
    for mention in draft.mentions:
        same = any(record.id in mention.ids for record in use.meanings)
        if same and " " in mention.text.strip() and not _has_acronym(mention.text, use.acronym):
            return True
        if (
            mention.text == use.acronym
            and _expanded_at(draft, mention.start, mention.end) is not None
        ):
            return True
    if _is_glossed(draft, use):
        return True
    beside = re.compile(rf"(?<=\s)\({re.escape(use.acronym.rstrip('s'))}s?\b[^()]*\)")
    return any(
        _SPELT_BEFORE.search(draft.text, max(0, found.start() - _FAR), found.start())
        for found in beside.finditer(draft.text)
    )


def _is_glossed(draft: Draft, use: Use) -> bool:
    """Whether a line of a list begins with the letters and goes on with the words they stand for."""
    for found in re.finditer(rf"\b{re.escape(use.acronym)}\b", draft.text):
        words = _GLOSSED.match(draft.text, found.end())
        if words and _OF_A_LINE.search(draft.text, max(0, found.start() - 12), found.start()):
            firsts = [word[0].upper() for word in re.findall(r"[^\W\d_]+", words["words"])]
            letters = iter(firsts)
            if firsts[0] == use.acronym[0].upper() and all(
                one in letters for one in use.acronym.rstrip("s").upper() if one.isalpha()
            ):
                return True
    return False


def _has_acronym(text: str, acronym: str) -> bool:
    return acronym in re.split(r"[^\w]+", text) and len(text.split()) < 3


def _expanded_at(draft: Draft, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand that a draft gives for an acronym: before it in brackets, or behind."""
    text = draft.prose
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        begin = expansion(text, start, end)
        if begin >= 0:
            return begin, start - 2
        offset = max(0, start - 160)
        before = text[offset : start - 1].rstrip()
        if found := _WORDS_BEFORE.search(before):
            skip = _LITTLE_FIRST.match(found[0])
            return offset + found.start() + (skip.end() if skip else 0), offset + len(before)
    if found := _WORDS_INSIDE.match(text, end):
        return found.span(1)
    found = _WORDS_BEHIND.match(text, end)
    if found and _has_initials(found[1], text[start:end].rstrip("s")):
        return found.span(1)
    return None


def _names(record: Record) -> list[str]:
    names = [record.name, record.name.partition(" (")[0]]
    names += [alias.text for alias in record.aliases if alias.type != "acronym" and not alias.lang]
    return names + ([span.name for span in record.names] if isinstance(record, Actor) else [])


def _spelt(record: Record, acronym: str) -> str:
    """The name of a record that an acronym stands for: one with its letters, else its own."""
    letters = [char for char in acronym.rstrip("s").upper() if char.isalnum()]
    for name in _names(record):
        firsts = [word[0].upper() for word in re.findall(r"[^\W_]+", name)]
        if (
            firsts[: len(letters)] == letters
            or [one for one in firsts if one in letters] == letters
        ):
            return name
    return record.name if " " in record.name else ""


def _ends_with_a_name(written: str, names: list[str], acronym: str) -> bool:
    """Whether what is written is a name, its end, its beginning, or ends with one.

    What it has before a name must not give a letter that the name lacks.
    """
    is_spelt = _has_initials(written, acronym)
    return any(
        (fold(written).endswith(fold(name)) and (_has_initials(name, acronym) or not is_spelt))
        or fold(name).endswith(fold(written))
        or fold(name).startswith(fold(written))
        or _content(written) == _content(name)
        for name in names
    )


def _likeness(written: str, name: str) -> float:
    """How many of the words of one are, or begin as, words of the other; from 0 to 1."""
    one, other = _content(written), _content(name)
    alike = sum(any(_alike(word, right) for right in other) for word in one)
    return alike / max(len(one), len(other), 1)


def _content(text: str) -> list[str]:
    return [
        word
        for word in fold_words(text)
        if word not in ("of", "for", "on", "and", "the", "in", "to")
    ]


def _alike(word: str, right: str) -> bool:
    return word == right or (
        len(word) > _SAME_BEGINNING and word[:_SAME_BEGINNING] == right[:_SAME_BEGINNING]
    )


RULES = (
    Rule(
        code="D111",
        slug="acronym",
        title="An acronym that is never spelt out",
        why="A reader who does not know it cannot look it up, and some acronyms have several meanings: CISA is an"
        " agency and an act. Acronyms that everybody knows, and those that familiar in the configuration lists,"
        " may stand alone.",
        find=unexpanded,
        trips=("Our lawyer spent two weeks at the CCDCOE.", "The new rule was explained by BIS."),
        passes=(
            "The Global Forum on Cyber Expertise (GFCE) met. The GFCE is ten years old.",
            "The GFCE (Global Forum on Cyber Expertise) met.",
            "The EU, the UK and NATO spoke at the UN.",
            "# Overview of data PROTECTION LAWS\n\nTen laws apply.",
            "Ransomware, phishing, botnets, malware and spyware are tested before delivery in CI/CD pipelines.",
            "- **GFCE** Global Forum on Cyber Expertise\n\nThe GFCE met.",
            "Its chief executive was at CNAS before.",
        ),
    ),
    Rule(
        code="D112",
        slug="acronym",
        title="An acronym that is spelt out wrongly",
        why="The words before or behind an acronym look like the name it stands for and are not.",
        find=misexpanded,
        trips=(
            "The Global Forum on Cyber Education (GFCE) met in May.",
            "The Global Forum for Cyber Experts (GFCE) met in May.",
            "The Open-Ended Working Party (OEWG) ended in 2021.",
            "GFCE (Global Foundation for Cyber Expertise) met.",
            "The Digital Market and Services Act (DMA) applies.",
            "The Cybersecurity and Information Security Agency (CISA) warned.",
            "the Digital Economy Partnership Accord (DEPA) grew",
            "International Telecommunications Unit (ITU) met.",
            "The Bureau of Cyberspace and Digital Policy (BCD) opened in 2022.",
            "The Group of Government Experts (UNGGE) met.",
            "ICANN, the International Corporation for Assigned Names and Numbers, is in California.",
            "The OEWG (Organisation for Electronic Working Groups) met.",
        ),
        passes=(
            "The Global Forum on Cyber Expertise (GFCE) met in May.",
            "Our Great Fishing and Canoeing Event (GFCE) was fun.",
            "The International Telecommunication Union (ITU) met.",
            "The Open-ended Working Group (OEWG) ended in 2021.",
            "The GGE (Group of Governmental Experts) met.",
            "ICANN, the Internet Corporation for Assigned Names and Numbers, is in California.",
            "The Communications Decency Act (CDA) is of 1996.",
            "Brazil passed its General Law on the Protection of Data (LGPD) in 2018.",
            "The UN Open Ended Working Group on Cyber (OEWG) ended in 2025.",
            "The Global Partnership on AI (GPAI) met at the most favored nation (MFN) rate.",
        ),
    ),
)
