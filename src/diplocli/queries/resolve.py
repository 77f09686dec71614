"""From a name as typed to the records it means, or the nearest names."""

from __future__ import annotations

from .. import folding
from ..errors import AmbiguousName
from ..model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..corpus.store import Hit, Store

KIND_ORDER = (
    "term",
    "instrument",
    "actor",
    "issue",
    "milestone",
    "contrast",
    "source",
    "correction",
)
DEFINE_ORDER = (
    "term",
    "issue",
    "actor",
    "instrument",
    "milestone",
    "contrast",
    "source",
    "correction",
)
_NOT_NAMES = ("contrast", "wrong", "reference")
LONGEST_NAME = 400
MOST_SUGGESTIONS = 5
MOST_HOLDING = 500
CLOSE = 2
SHORTEST_PREFIX = 4


class Resolved(Value):
    """What a name leads to: ids of records, ids of corrections, and how they were found.

    ``matched_by`` is id, name, alias, short, correction, reference, prefix or redirect, or empty when
    nothing was found; ``as_name`` is the name that matched when it is not the one asked for.
    """

    ids: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    matched_by: str = ""
    as_name: str = ""


def resolve(store: Store, name: str) -> Resolved:
    """The records that a name means, by the look-up order of the interface.

    Id, name, alias, a contrast's short name, the wrong form of a correction, unique prefix. An
    acronym brings every record that bears it, whatever else matched.
    """
    key = folding.key(name[:LONGEST_NAME])
    if not key:
        return Resolved()
    redirect = store.redirect(name.strip().lower())
    if redirect:
        return Resolved(ids=(redirect,), matched_by="redirect", as_name=redirect)
    hits = store.named(key)
    corrections = tuple([hit.id for hit in hits if hit.how == "wrong"])
    acronyms = [hit for hit in hits if hit.how == "acronym"]

    def answer(matched_by: str, found: list[Hit]) -> Resolved:
        return Resolved(ids=_ids(found), corrections=corrections, matched_by=matched_by)

    if named := [hit for hit in hits if hit.how in ("id", "name")]:
        exact = any(hit.id == name.strip() for hit in named)
        return answer("id" if exact else "name", named + acronyms)
    if aliased := [hit for hit in hits if hit.how not in _NOT_NAMES]:
        return answer("alias", aliased)
    if short := [hit for hit in hits if hit.how == "contrast"]:
        return answer("short", short)
    if corrections:
        led = [
            about
            for correction in store.records(corrections)
            for about in getattr(correction, "about", ())[:1]
        ]
        return Resolved(
            ids=tuple(dict.fromkeys(led)), corrections=corrections, matched_by="correction"
        )
    if referred := [hit for hit in hits if hit.how == "reference"]:
        return answer("reference", referred)
    return _by_prefix(store, key)


def _by_prefix(store: Store, key: str) -> Resolved:
    begun = store.names_from(key, 50) if len(key) >= SHORTEST_PREFIX else []
    hits = [hit for hit in begun if hit.kind not in ("source", "correction") and not hit.lang]
    ids = _ids(hits)
    if len(ids) != 1:
        return Resolved()
    text = next(hit.text if hit.how != "id" else hit.name for hit in hits if hit.id == ids[0])
    return Resolved(ids=ids, matched_by="prefix", as_name=text)


def _ids(hits: list[Hit]) -> tuple[str, ...]:
    """Ids of hits, each once, in the order in which definitions are shown."""
    best: dict[str, tuple[int, int]] = {}
    for place, hit in enumerate(hits):
        best.setdefault(hit.id, (DEFINE_ORDER.index(hit.kind), place))
    return tuple(sorted(best, key=best.__getitem__))


def suggestions(store: Store, name: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """The names nearest to one that was not found, nearest first; of some kinds only if given."""
    query = name[:LONGEST_NAME]
    key = folding.key(query)
    if not key:
        return ()
    words = folding.words(query)
    near = _nearest(store, key, words)
    found = dict.fromkeys(
        hit.name if hit.how == "id" else hit.text
        for _, candidate in near
        for hit in store.named(candidate)[:1]
        if _wanted(hit, kinds)
    )
    prefixed = store.names_from(key, 20) if len(key) > 2 else []
    begun = [hit.text for hit in prefixed if _wanted(hit, kinds) and hit.how != "id"]
    first = list(found)[:1] if near and near[0][0] <= CLOSE else []
    several = dict.fromkeys([*first, *begun[:3], *found])
    if not several:
        several = dict.fromkeys(_holding(store, [one for one in words if len(one) > 2], kinds))
    return tuple(several)[:MOST_SUGGESTIONS]


def _nearest(store: Store, key: str, words: list[str]) -> list[tuple[float, str]]:
    """Keys of names near a key, nearest first, with their distances."""
    reach = max(CLOSE, len(key) // 3) if len(key) > 3 else 1
    scored = [(float(edit_distance(key, one)), one) for one in store.near_keys(words)]
    return sorted((distance, one) for distance, one in scored if distance <= reach)[:40]


def _wanted(hit: Hit, kinds: Sequence[str]) -> bool:
    return hit.kind not in ("source", "correction") and (not kinds or hit.kind in kinds)


def _holding(store: Store, words: list[str], kinds: Sequence[str]) -> list[str]:
    """Names of records that hold every word asked for, when no name is near."""
    if not words:
        return []
    rows = store.rows(
        kinds or ("term", "issue", "actor", "instrument"), words=" ".join(words), most=MOST_HOLDING
    )
    return [row.name for row in rows[:3]]


def nearest(asked: str, known: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Of known words those nearest to the one that was typed, the nearest first."""
    typed = folding.key(asked)

    def distance(one: str) -> int:
        folded = folding.key(one)
        return edit_distance(typed, folded) - 3 * (typed in folded)

    return tuple(sorted(known, key=distance)[:most])


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


def one_record(
    store: Store, name: str, own_kinds: Sequence[str], tell: Callable[[str], None]
) -> str:
    """The id of the one record a name means to a command that needs one, or "" when none.

    ``own_kinds`` come before the others; ``tell`` is given a line about what was passed over.
    Raises AmbiguousName when several records of the kind chosen answer.
    """
    return one_of(store, name, resolve(store, name), own_kinds, tell)


def one_of(
    store: Store,
    name: str,
    resolved: Resolved,
    own_kinds: Sequence[str],
    tell: Callable[[str], None],
) -> str:
    """The one record among those that a name has been found to mean, as ``one_record`` has it."""
    if not resolved.ids:
        return ""
    titles = store.titles(resolved.ids)
    order = [*own_kinds, *(kind for kind in KIND_ORDER if kind not in own_kinds)]
    by_kind = {
        kind: [titles[one] for one in resolved.ids if titles[one].kind == kind] for kind in order
    }
    exact = titles.get(name.strip())
    if exact and (not own_kinds or exact.kind in own_kinds or not any(map(by_kind.get, own_kinds))):
        chosen = [exact]
    else:
        chosen = next(found for kind in order if (found := by_kind[kind]))
    if len(chosen) > 1:
        raise AmbiguousName(
            f"“{name}” names {len(chosen)} records of one kind; say which by its id",
            tuple([title.id for title in chosen]),
        )
    others = [title for title in titles.values() if title.id != chosen[0].id]
    if resolved.matched_by in ("prefix", "redirect", "correction"):
        tell(f"“{name}”: taken as {chosen[0].name}")
    if others:
        rest = ", ".join(f"{title.name} ({title.kind} {title.id})" for title in others)
        tell(f"“{name}” is here the {chosen[0].kind} {chosen[0].name}; also {rest}")
    return chosen[0].id
