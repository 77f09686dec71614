"""Texts and bodies that a draft describes rather than names.

“The Framework Convention on AI of the Council of Europe” has the words of a name in another order,
“Brazil’s General Data Protection Law” an owner for an adjective, “the Boe Declaration” a part of it.
What is meant is the one record whose names and owners have all the words of the description.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....corpus.index.store import Store
from ....dates import MONTHS
from ....model import Actor, Record
from ..facts.namewords import ENOUGH, LITTLE, SPELT_AI, Names, content
from ..facts.records import english_names
from ..facts.stages import is_same
from ..known import Known
from ..language.numbers import A_YEAR
from ..language.when import dates

# What texts and bodies are called: the noun on which a description turns.
TEXTS = (
    "accord", "act", "agenda", "agreement", "blueprint", "call", "charter", "code", "commitments", "communiqué",
    "compact", "conclusions", "controls", "convention", "declaration", "decision", "decree", "directive",
    "doctrine", "document", "framework", "guidance", "guide", "guidelines", "initiative", "law", "manual",
    "measures", "memorandum", "moratorium", "norms", "order", "pact", "plan", "pledge", "policy", "principles",
    "programme", "proposals", "protocol", "recommendation", "regulation", "report", "resolution", "roadmap", "rules",
    "speech", "standard", "statement", "statements", "statute", "strategy", "toolbox", "treaty",
)  # fmt: skip
BODIES = (
    "agency", "alliance", "ambassador", "authority", "board", "bureau", "centre", "center", "coalition",
    "command", "commission", "commissioner", "committee", "coordinator", "council", "department", "directorate",
    "division", "envoy", "forum", "group", "institute", "ministry", "network", "office", "panel", "partnership", "unit",
)  # fmt: skip
# The noun on which a description turns.
_HEAD = re.compile(rf"(?i)(?<![\w-])(?<!nternational )(?:{'|'.join((*TEXTS, *BODIES))})(?![\w-])")
# The word before a place.
_BEFORE = re.compile(r"(?<![\w’'])(?P<word>[^\W_]+(?:-[^\W_]+)*)\s$")
# With these the words of a description begin; what is a draft or a second one is not the text itself.
_OPENS = frozenset(
    ("a", "an", "the", "its", "their", "his", "her", "this", "that", "these", "those", "our", "and", "or", "of", "in", "on",
     "by", "to", "with", "under", "from", "at", "as", "for", "into", "is", "was", "are", "were", "has", "had", "it", "when",
     "new", "own", "so", "recent", "current", "landmark", "old", "whose", "but", "than", "like", "about")
)  # fmt: skip
# What is said of a text and is no part of what it is called: “a binding code”.
_FORCE = ("legally", "binding", "non-binding")
# The next word, and what links it to the one before.
_NEXT = re.compile(
    r"(?P<link>(?:[ ]{1,2}|[ ]*\n\s*)(?:(?:of|on|for|against|between|to|and|concerning|about|by|that|which|from)\s+)?(?:the\s+|an?\s+|its\s+|their\s+)?"
    r"|[-–]|[’']s?\s+|,\s+(?=[A-Z]))(?P<word>[^\W_]+)"
)
# A relative clause begins.
_ASIDE = re.compile(r"\b(?:that|which)\b")
# “The A Coruña document”: an article that is a part of the name.
_THE = re.compile(r"\b[Tt]he\s$")
# “Its”, “Brazil’s”: an owner stands before the description.
_OWNED = re.compile(r"(?i)(?:\b(?P<pronoun>its|their|whose)|[’']s?)\s+$")
# “The OECD approved the AI Principles”: whoever made it owns it.
_MADE = re.compile(
    r"\b(?:has|have|had|adopt(?:s|ed)|approv(?:es|ed)|agree[sd]?(?: on)?|issue[sd]?|sign(?:s|ed)|conclude[sd]|launch(?:es|ed)|pass(?:es|ed)|publish(?:es|ed)|releas(?:es|ed)|produc(?:es|ed)|draft(?:s|ed))\s+(?:(?:an?|the|its|their|this)\s+)?(?:(?:legally|binding|non-binding)\s+)*$"
)
# The end of a statement.
_STOP = re.compile(r"[.;:]\s")
_DONE_BACK = 45
# So far back stands who a pronoun means, and so many of them it can mean.
_OWNERS = 4
_OWNERS_BACK = {"its": (250, 1), "whose": (60, 1), "their": (90, 2)}
_LEFT, _RIGHT = 5, 12
# A name has so many words, and so few records share them, that a description tells them apart.
_FEW = 12
# A namesake whose year is further off is another text.
_AN_AGE = 6
_YEAR_LONG, _A_DATE, _NEAR = 4, 4, 45
# The year of which the rest of a sentence speaks, where that is but one.
_LATER_YEAR = re.compile(
    r"(?:(?!\b(?:19|20)\d\d\b)[^.;:]){0,120}\b((?:19|20)\d\d)\b(?![^.;]*\b(?:19|20)\d\d\b)"
)
_OF_ANY = frozenset(
    ("final", "last", "latest", "consensus", "expert", "experts", "first", "joint", "landmark")
)
_FEW_WORDS = 3
_OF_A_NATION = ("an", "ese", "ish", "ch")


class Description(NamedTuple):
    """A noun and what stands around it: its place, its own words, those behind it, who may own it.

    ``owned`` are the words of its owners’ names; ``years`` follow closely, ``later`` is the only one
    in the rest of the sentence, or 0.
    """

    start: int
    end: int
    noun: str
    core: frozenset[str]
    owned: frozenset[str]
    behind: tuple[tuple[str, int], ...]
    owners: tuple[Actor, ...]
    years: tuple[int, ...]
    is_capital: bool
    later: int

    @property
    def own(self) -> frozenset[str]:
        """Its words that are not its owners’."""
        return self.core - self.owned

    @property
    def around(self) -> str:
        """The words that follow its noun."""
        return " ".join(word for word, _ in self.behind)

    @property
    def goes_on(self) -> frozenset[str]:
        """The words with capitals that go on with it behind its noun."""
        found = []
        for word, _ in self.behind:
            if word.lower() not in LITTLE:
                if not word[0].isupper() or word in MONTHS:
                    break
                found.append(word)
        return content(" ".join(found))

    def run(self, words: frozenset[str]) -> tuple[frozenset[str], int]:
        """The words of a name that follow its noun with nothing between them, and where they end."""
        found, end, dated = [], self.end, False
        for word, stop in self.behind:
            its, is_date = content(word), word.isdigit() or word in MONTHS
            if its and not its <= words and not its & SPELT_AI and not is_date:
                break
            found.append(word)
            if its and its <= words and not (is_date and (dated or len(word) != _YEAR_LONG)):
                end = stop or end
            dated = dated or is_date
        return content(" ".join(found)), end


def descriptions(
    prose: str, actors: Sequence[tuple[int, int, Actor]], taken: Sequence[tuple[int, int]]
) -> Iterator[Description]:
    """Every noun of a text that may describe a text or body, outside of what is ``taken``.

    ``actors`` are named in the text, as places and records; they may own what is described.
    """
    names, begins = iter(taken), [begin for begin, _, _ in actors]
    name = next(names, None)
    for head in _HEAD.finditer(prose):
        while name and name[1] <= head.start():
            name = next(names, None)
        if name and name[0] <= head.start():
            continue
        start, words = _words_before(prose, head.start())
        behind = tuple(_words_behind(prose, head.end()))
        end = max([head.end(), *(stop for _, stop in behind)])
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        if first and actors[first - 1][1] > start:
            first -= 1
            start = actors[first][0]
        near = [actor for _, _, actor in actors[first:last]]
        near += _owners_before(prose, start, actors[max(0, first - _OWNERS) : first])
        core = content(" ".join((*words, head[0])))
        years = tuple([int(year) for year in A_YEAR.findall(prose, head.end(), head.end() + _NEAR)])
        later = _LATER_YEAR.match(prose, head.end())
        is_capital = any(word[0].isupper() for word in words)
        yield Description(
            start,
            head.end(),
            head[0].lower(),
            core,
            frozenset(word for owner in near for word in _called(owner)),
            behind,
            tuple(near),
            years,
            is_capital,
            int(later[1]) if later else 0,
        )


def _owners_before(prose: str, start: int, actors: Sequence[tuple[int, int, Actor]]) -> list[Actor]:
    """Who is said to own what is described from a place on: by a genitive or a pronoun."""
    owned = _OWNED.search(prose, max(0, start - 8), start)
    if not owned:
        made = _MADE.search(prose, max(0, start - _DONE_BACK), start)
        did = [one for one in actors if made and start - _DONE_BACK <= one[1] <= made.start()]
        return [did[-1][2]] if did and not _STOP.search(prose, did[-1][1], start) else []
    reach, most = _OWNERS_BACK[(owned["pronoun"] or "").lower()] if owned["pronoun"] else (4, 1)
    before = [actor for _, end, actor in actors if start - reach <= end <= owned.start()]
    return before[-most:]


def _words_before(prose: str, place: int) -> tuple[int, list[str]]:
    """Where a description begins, and the words in it before its noun."""
    words: list[str] = []
    while len(words) < _LEFT and (found := _BEFORE.search(prose, max(0, place - 30), place)):
        is_letter = found["word"] == "A" and _THE.search(
            prose, max(0, found.start() - 5), found.start()
        )
        is_first = found["word"].lower() in _OPENS and not is_letter
        if is_first or found["word"] in _FORCE:
            break
        words.insert(0, found["word"])
        place = found.start()
    return place, words


def _words_behind(prose: str, place: int) -> Iterator[tuple[str, int]]:
    """The words that follow a noun without a stop, each with where it ends; 0 in a relative clause."""
    is_aside = False
    for _ in range(_RIGHT):
        found = _NEXT.match(prose, place)
        if not found or (found["link"].startswith(",") and prose[place - 1].isdigit()):
            return
        is_aside = is_aside or bool(_ASIDE.search(found["link"]))
        yield found["word"], 0 if is_aside else found.end()
        place = found.end()


def described(
    known: Known,
    prose: str,
    actors: Sequence[tuple[int, int, Actor]],
    taken: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int, str]]:
    """What a text describes and the corpus knows: its place and the record’s id."""
    for one in descriptions(prose, actors, taken):
        wholes = _by_whole_name(known, one)
        found = wholes or _by_part(known, one) or _made_in(known.store, one)
        if it := _of_year(known.store, found, one, is_sure=bool(wholes and one.owned)):
            yield one.start, one.run(known.names.all_words(it) | one.owned)[1], it


def _by_whole_name(known: Known, one: Description) -> list[str]:
    """The records that have a name all of whose words are there, those with the longest."""
    names, found = known.names, []
    around = one.core | one.owned | content(one.around)
    for it in names.having(one.own):
        bare = names.bare.get(it, ())
        short = names.short.get(it, ())
        short = short if short and _owned_by(known, [it], one) else ()
        whole = (*names.words[it], *short)
        if not any(name <= around for name in (*whole, *bare)):
            continue
        words = names.all_words(it) | one.owned
        said = one.core | one.owned | one.run(words)[0]
        found += [
            (len(name), it)
            for name in (*whole, *(() if one.owners else bare))
            if name <= said and one.goes_on <= words and _tells(names, one, name, it in names.texts)
        ]
    longest = max(found, default=(0, ""))[0]
    return list(dict.fromkeys(it for length, it in found if length == longest))


def _tells(names: Names, one: Description, name: frozenset[str], is_text: bool) -> bool:
    """Whether a description with a name’s words says enough, its owners apart, to mean it by them."""
    own = name - one.owned
    if one.is_capital:
        return (is_text or own != name) and (len(name) > ENOUGH or names.is_rare(own))
    return (is_text or own != name) and len(own) + (own != name) > ENOUGH


def _by_part(known: Known, one: Description) -> list[str]:
    """The texts of which a description has some words: a name’s capitals, or what its owners made."""
    if one.owners and (dated := _of_date(known, one)):
        return dated
    names = known.names
    found = names.having(one.own) & names.texts if len(one.own) >= ENOUGH else set()
    if not 0 < len(found) <= _FEW:
        return _by_run(known, one)
    found = {it for it in found if one.goes_on <= names.all_words(it) | one.owned}
    if one.owners:
        return _owned_by(known, sorted(found), one)
    rare = frozenset(word for word in one.core if not word.endswith(_OF_A_NATION))
    is_told = one.is_capital or len(one.core) > ENOUGH
    return sorted(found) if is_told and names.is_rare(rare) else []


def _by_run(known: Known, one: Description) -> list[str]:
    """The texts with nearly all words of a long description, a noun and what follows it."""
    found = []
    for it in known.names.having(one.own) & known.names.texts:
        words = known.names.all_words(it)
        told = (one.core | one.run(words)[0]) & words
        if len(told) > _FEW_WORDS and one.goes_on <= words | one.owned:
            found.append(it)
    return _owned_by(known, found, one) if one.owners else found


def _owned_by(known: Known, ids: Sequence[str], one: Description) -> list[str]:
    """The texts of some that all who may own what is described have made."""
    owners = {owner.id for owner in one.owners}
    return [it.id for it in known.records(ids) if owners <= _owners(it)] if owners else []


def _of_date(known: Known, one: Description) -> list[str]:
    """What its owners made of a sort on the date that follows: “the White House strategy of May 2011”."""
    when = next(iter(dates(" ".join(word for word, _ in one.behind[:_A_DATE]))), None)
    if when is None or when.start:
        return []
    owners = {owner.id for owner in one.owners}
    rows = known.store.titles(known.names.having(one.own) & known.names.texts).values()
    ids = sorted(row.id for row in rows if is_same(when, row.date))
    made = {it.id: it for it in known.records(ids) if owners & _owners(it)}
    return [one for one, it in made.items() if getattr(it, "part_of", "") not in made]


def _made_in(store: Store, one: Description) -> list[str]:
    """What an owner made of a sort at a date: “the 2015 report of the GGE”, “its report of 2021”."""
    years = [word for word in one.core if A_YEAR.fullmatch(word)]
    when = next(iter(dates(" ".join(years) or one.around)), None)
    if when is None or one.own - _OF_ANY - {*years, one.noun}:
        return []
    for owner in reversed(one.owners):
        found = {
            row.id
            for field, row in store.links_to(owner.id)
            if field == "actors" and row.kind == "instrument"
            and is_same(when, row.date)
            and (row.type == one.noun or one.noun in content(row.name.partition(" (")[0]))
        }  # fmt: skip
        if found:
            return sorted(found)
    return []


def _of_year(store: Store, known: Sequence[str], one: Description, *, is_sure: bool) -> str:
    """The one record of some, or the one of the year that is said; nothing where that leaves several."""
    ages = {row.id: (row.first[:4], row.last[:4]) for row in store.titles(known).values()}
    if len(known) > 1:
        years = [str(year) for year in one.years or (one.later,)]
        known = [it for it in known if any(ages[it][0] <= year <= ages[it][1] for year in years)]
    if len(known) != 1:
        return ""
    first = ages[known[0]][0]
    is_namesake = first and one.years and abs(int(first) - one.years[0]) > _AN_AGE
    return "" if is_namesake and not is_sure else known[0]


def _owners(record: Record) -> set[str]:
    """The ids of those whose text it is."""
    return {*getattr(record, "actors", ())}


def _called(owner: Actor) -> frozenset[str]:
    return frozenset(word for name in english_names(owner) for word in content(name))
