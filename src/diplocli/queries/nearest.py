"""What is near to what was typed, when nothing bears that name."""

from __future__ import annotations

from .. import folding
from ..corpus.index.near import begun_words, near_keys
from ..errors import UsageError
from ..model import TYPE_CHECKING
from .resolve import LONGEST_NAME, is_cut_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.index.store import Hit, Store

MOST_SUGGESTIONS = 5
MOST_BEGUN = 3
MOST_LOOKED_AT = 200
SHORTEST_BEGINNING = 4
MOST_HOLDING = 500
FEW = 10
MOST_WORDS = 16
CLOSE = 2
_BETWEEN = ("and", "or", "vs", "versus")


def suggestions(store: Store, name: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """The names nearest to one that was not found, nearest first; of some kinds only if given.

    Names that begin with its words or hold all of them, a name a slip away, names that begin like
    it or of which a word does, names two slips away; if none is so near, names that stand in it.
    Where there is nothing, the names of records that hold its words.
    """
    query = name[:LONGEST_NAME]
    key = folding.key(query)
    if not key:
        return ()
    words = folding.words(query)
    slips = _slips(store, key, words, kinds)
    slipped = [text for _, text in slips]
    begun, events = _begun(store, key, kinds)
    whole = [text for text in begun if folding.words(text)[: len(words)] == words]
    acronyms = {folding.key(one) for one in query.split() if one.isupper()}
    telling = [
        one for one in words
        if len(one) > 2 or one.isdecimal() or not one.isascii() or one in acronyms
    ]  # fmt: skip
    named, holding = _holding(store, telling, kinds)
    if slips and slips[0][0] <= CLOSE:
        lead = slipped[:1] if slips[0][0] == 1 else []
        inside = _word_begun(store, words, kinds)
        found = [*whole, *named, *lead, *begun, *inside, *events, *slipped]
    else:
        within = [text for _, text in _within(store, query.split()[:MOST_WORDS], kinds)]
        inside = _word_begun(store, words, kinds)
        found = [*begun, *within, *named, *inside, *slipped, *events] or holding
    return _of_other_records(store, found, kinds)


def _of_other_records(store: Store, names: Iterable[str], kinds: Sequence[str]) -> tuple[str, ...]:
    """The first few names, none of records that one before it means already."""
    told: dict[str, str] = {}
    known: set[str] = set()
    for text in names:
        key = folding.key(text)
        meant = {hit.id for hit in store.named(key) if _wanted(hit, kinds)}
        if key not in told and not (meant and meant <= known):
            told[key] = text
            known |= meant
        if len(told) == MOST_SUGGESTIONS:
            break
    return tuple(told.values())


def _slips(store: Store, key: str, words: list[str], kinds: Sequence[str]) -> list[tuple[int, str]]:
    """Names whose keys are near a key, nearest first, English before others, with their distances."""
    reach = max(CLOSE, len(key) // 3) if len(key) > 3 else 1
    scored = [(edit_distance(key, one), one) for one in near_keys(store, words)]
    near = sorted((distance, one) for distance, one in scored if distance <= reach)[:40]
    found = [
        (distance, bool(hit.lang), hit.name if hit.how == "id" else hit.text)
        for distance, candidate in near
        for hit in store.named(candidate)[:1]
        if _wanted(hit, kinds)
    ]
    found.sort(key=lambda one: one[:2])
    return [(distance, text) for distance, _, text in found]


def _begun(store: Store, key: str, kinds: Sequence[str]) -> tuple[list[str], list[str]]:
    """A few names that begin as a key does: those of things, and those of events and contrasts."""
    hits = store.names_from(key, MOST_LOOKED_AT) if len(key) > 2 else []
    hits = [hit for hit in hits if _wanted(hit, kinds) and hit.how != "id"][:MOST_BEGUN]
    events = [hit.text for hit in hits if hit.kind in ("milestone", "contrast")]
    return [hit.text for hit in hits if hit.text not in events], events


def _word_begun(store: Store, words: list[str], kinds: Sequence[str]) -> list[str]:
    """A few names, of one word typed, in which a word begins as it does."""
    if len(words) != 1 or len(words[0]) < SHORTEST_BEGINNING:
        return []
    fuller = begun_words(store, words[0], MOST_BEGUN)
    return [name for one in fuller for name in _holding(store, folding.words(one), kinds)[0]]


def as_names(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """Words that were typed one by one put together to names, if they are names and nothing else."""
    words = [word for word in " ".join(names).split()[:MOST_WORDS] if word.lower() not in _BETWEEN]
    spans = [span for span, _ in _within(store, words, ())]
    whole = sum([len(span) for span in spans]) == len(words) and len(spans) < len(names)
    return (
        tuple([" ".join(words[one.start : one.stop]) for one in sorted(spans, key=min)])
        if whole
        else ()
    )


def _within(store: Store, words: Sequence[str], kinds: Sequence[str]) -> list[tuple[range, str]]:
    """Names that stand in what was typed, with their places, the longest first, none in another."""
    spans = {
        (start, end): folding.key(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    known = {key for key in set(spans.values()) if store.keys_from(key, 1) == [key]}
    taken: set[int] = set()
    found: list[tuple[range, str]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        key = spans[start, end]
        if key not in known or key.isdecimal() or taken & {*range(start, end)}:
            continue
        typed = " ".join(words[start:end])
        for hit in store.named(key):
            is_said = hit.how != "acronym" or not typed.islower()
            if _wanted(hit, kinds) and is_said and not is_cut_short(hit.text, typed):
                taken |= {*range(start, end)}
                text = hit.text if hit.how not in ("id", "contrast") else hit.name
                found.append((range(start, end), text))
                break
    return found


def _holding(store: Store, words: list[str], kinds: Sequence[str]) -> tuple[list[str], list[str]]:
    """A few names with every word asked for, and of a few records that hold them, where few do."""
    if not words:
        return [], []
    kinds = kinds or ("term", "issue", "actor", "instrument")
    rows = store.rows(kinds, words=" ".join(words), most=MOST_HOLDING)
    named = [row for row in rows if {*words} <= {*folding.words(row.name)}]
    others = rows if len(rows) <= FEW else []
    return [row.name for row in named][:MOST_BEGUN], [row.name for row in others][:MOST_BEGUN]


def _wanted(hit: Hit, kinds: Sequence[str]) -> bool:
    return hit.kind not in ("source", "correction") and (not kinds or hit.kind in kinds)


def pick(what: str, asked: str, known: Iterable[str]) -> str:
    """The one of some known words that was typed, whatever its case, signs and number.

    Raises UsageError with the nearest, or with all where none is near; ``what`` is what they are.
    """
    words = tuple(known)
    meant = [one for one in words if one == asked] or [
        one for one in words if folding.key(one) == folding.key(asked)
    ]
    if not meant:
        raise UsageError(f"there is no {what} “{asked}”", nearest(asked, words) or words)
    return meant[0]


def nearest(asked: str, known: Iterable[str]) -> tuple[str, ...]:
    """Of known words those that hold the one typed or are a few slips away, the nearest first."""
    typed = folding.key(asked[:LONGEST_NAME])

    def distance(one: str) -> tuple[int, int]:
        folded = folding.key(one)
        if typed and typed in folded:
            return 0, folded.index(typed)
        return min(edit_distance(typed, folded), edit_distance(typed, folded[: len(typed) + 1])), 0

    reach = max(1, len(typed) // 3)
    scored = sorted([(distance(one), place, one) for place, one in enumerate(known)])
    return tuple([one for (far, _), _, one in scored if far <= reach][:MOST_SUGGESTIONS])


def edit_distance(one: str, other: str) -> int:
    """Optimal string alignment: insertions, deletions, substitutions and swapped neighbours."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, left in enumerate(one, start=1):
        line = [row]
        for column, right in enumerate(other, start=1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]
