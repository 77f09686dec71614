"""From a name as typed to the records it means."""

from __future__ import annotations

from .. import folding
from ..corpus.index.store import NOT_NAMES
from ..errors import AmbiguousName
from ..model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..corpus.index.store import Hit, Row, Store

    Tell = Callable[[str], None]

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
LONGEST_NAME = 400
SHORTEST_PREFIX = 4
_COMMON_NOUNS = ("term", "issue")
_RESOLVING = ("A/RES", "A/HRC/RES")
# Found so, a name is taken as another, and that is said.
TAKEN = ("prefix", "see", "number", "owner")


class Resolved(Value):
    """What a name leads to: ids of records, ids of corrections, and how they were found.

    ``matched_by`` is id, name, alias, see, short, correction, reference, prefix, number, owner or
    redirect, or empty when nothing was found; ``as_name`` is the name that matched when it is not the
    one asked for.
    """

    ids: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    matched_by: str = ""
    as_name: str = ""


def resolve(store: Store, name: str) -> Resolved:
    """The records that a name means, by the look-up order of the interface.

    Id, name, alias, what leads to a record without being its name, a contrast's short name, the wrong
    form of a correction, unique prefix (one word is a prefix of a proper name only where it is one of
    its words), the number of a resolution of the United Nations, a name with whose it is. An acronym
    brings every record that bears it, whatever else matched.
    """
    key = folding.key(name[:LONGEST_NAME])
    if not key:
        return Resolved()
    redirect = store.redirect(name.strip().lower())
    if redirect:
        return Resolved(ids=(redirect,), matched_by="redirect", as_name=redirect)
    hits = [hit for hit in store.named(key) if not is_cut_short(hit.text, name)]
    hits = _without_plurals(hits, name.strip())
    corrections = tuple([hit.id for hit in hits if hit.how == "wrong"])
    acronyms = [hit for hit in hits if hit.how == "acronym"]

    def answer(matched_by: str, found: list[Hit]) -> Resolved:
        return Resolved(ids=_ids(found), corrections=corrections, matched_by=matched_by)

    if named := [hit for hit in hits if hit.how in ("id", "name")]:
        exact = any(hit.id == name.strip() for hit in named)
        return answer("id" if exact else "name", named + acronyms)
    if aliased := [hit for hit in hits if hit.how not in NOT_NAMES]:
        if called := [hit for hit in aliased if hit.how != "see"]:
            return answer("alias", called)
        named_instead = " and ".join(dict.fromkeys(hit.name for hit in aliased))
        return answer("see", aliased).replace(as_name=named_instead)
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
    for found in (
        _by_prefix(store, key, is_word=len(name.split()) == 1),
        _by_number(store, name.strip()),
    ):
        if found.ids:
            return found
    return _with_owner(store, name)


def resolve_as(store: Store, name: str, own_kinds: Sequence[str]) -> Resolved:
    """As ``resolve``, with what bears the name beside its own where nothing else is of these kinds."""
    resolved = resolve(store, name)
    titles = store.titles(resolved.ids)
    if not titles or any(one.kind in own_kinds for one in titles.values()):
        return resolved
    others = [
        hit
        for hit in store.named(folding.key(name[:LONGEST_NAME]))
        if hit.kind in own_kinds and hit.how not in NOT_NAMES and not is_cut_short(hit.text, name)
    ]
    if not others:
        return resolved
    return resolved.replace(ids=(*resolved.ids, *_ids(others)), matched_by="alias")


def is_cut_short(acronym: str, name: str) -> bool:
    """Whether an acronym is that of a name only if its last S were a plural: law is not LAWS."""
    last = "".join(filter(str.isalnum, name))[-1:].lower()
    return acronym.isupper() and acronym.endswith("S") and last.isascii() and last != "s"


def _without_plurals(hits: list[Hit], typed: str) -> list[Hit]:
    """Hits without acronyms of which an acronym that was typed would be the plural: CNAS is not CNAs."""
    acronyms = {hit.text.upper() for hit in hits if hit.how == "acronym"}
    is_plural = typed[:-1].isupper() and typed.endswith("s")
    if is_plural or typed.upper() not in acronyms:
        return hits
    return [hit for hit in hits if hit.how != "acronym" or f"{hit.text}S".upper() != typed.upper()]


def _by_prefix(store: Store, key: str, *, is_word: bool) -> Resolved:
    begun = store.names_from(key, 50) if len(key) >= SHORTEST_PREFIX else []
    hits = [hit for hit in begun if hit.kind not in ("source", "correction") and not hit.lang]
    ids = _ids(hits)
    if len(ids) != 1 or (is_word and not any(_is_begun(hit, key) for hit in hits)):
        return Resolved()
    text = next(hit.text if hit.how != "id" else hit.name for hit in hits if hit.id == ids[0])
    return Resolved(ids=ids, matched_by="prefix", as_name=text)


def _is_begun(hit: Hit, key: str) -> bool:
    """Whether one word may mean a name that begins with it: a proper name only as a word of its own.

    Else Niger would be taken as Nigeria.
    """
    if hit.kind in _COMMON_NOUNS:
        return True
    words = hit.text.replace("-", " ").split()
    return any(folding.key(" ".join(words[:count])) == key for count in range(1, len(words)))


def _with_owner(store: Store, name: str) -> Resolved:
    """The records that a name means with the state or body to which they belong beside it."""
    from .belonging import belonging  # most names are found without

    ids = belonging(store, name)
    if not ids:
        return Resolved()
    titles = store.titles(ids)
    return Resolved(
        ids=ids, matched_by="owner", as_name=" and ".join([titles[one].name for one in ids])
    )


def _by_number(store: Store, number: str) -> Resolved:
    """The one resolution that bears a number, such as 73/27, behind the symbol of its body."""
    if [part.isdecimal() for part in number.split("/")] != [True, True]:
        return Resolved()
    symbols = [f"{body}/{number}" for body in _RESOLVING]
    hits = [hit for one in symbols for hit in store.named(folding.key(one)) if hit.text == one]
    ids = _ids([hit for hit in hits if hit.kind == "instrument"])
    if len(ids) != 1:
        return Resolved()
    return Resolved(ids=ids, matched_by="number", as_name=hits[0].name)


def _ids(hits: list[Hit]) -> tuple[str, ...]:
    """Ids of hits, each once, in the order in which definitions are shown: what was typed as its id first."""
    best: dict[str, tuple[bool, int, int]] = {}
    for place, hit in enumerate(hits):
        best.setdefault(hit.id, (hit.how != "id", DEFINE_ORDER.index(hit.kind), place))
    return tuple(sorted(best, key=best.__getitem__))


def one_record(store: Store, name: str, own_kinds: Sequence[str], tell: Tell) -> str:
    """The id of the one record a name means to a command that needs one, or "" when none.

    ``own_kinds`` come before the others; ``tell`` is given a line about what was passed over.
    Raises AmbiguousName when several records of the kind chosen answer.
    """
    return one_resolved(store, name, resolve_as(store, name, own_kinds), own_kinds, tell)


def one_resolved(
    store: Store, name: str, resolved: Resolved, own_kinds: Sequence[str], tell: Tell
) -> str:
    """As ``one_record``, of a name that has been resolved."""
    record_id = one_of(store, name, resolved, own_kinds, tell)
    if resolved.matched_by == "correction":
        tell(f"“{name}” is a common mistake; see diplocli define {name}")
    return record_id


def one_of(
    store: Store,
    name: str,
    resolved: Resolved,
    own_kinds: Sequence[str],
    tell: Tell,
) -> str:
    """The one record among those that a name has been found to mean, as ``one_record`` has it.

    The one that has the name as its id goes before others, an acronym in whatever letters. What an
    acronym means where no kind is asked for is of the kind of the record to which most refer.
    """
    if not resolved.ids:
        return ""
    titles = store.titles(resolved.ids)
    typed = name.strip()
    first = own_kinds or (_by_renown(store, titles.values()) if typed.isupper() else ())
    order = [*first, *(kind for kind in KIND_ORDER if kind not in first)]
    by_kind = {
        kind: [titles[one] for one in resolved.ids if titles[one].kind == kind] for kind in order
    }
    exact = titles.get(typed.lower() if typed.isupper() else typed)
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
    if resolved.matched_by in (*TAKEN, "redirect", "correction"):
        tell(f"“{name}”: taken as {chosen[0].name}")
    if others:
        rest = ", ".join(f"{title.name} ({title.kind} {title.id})" for title in others)
        tell(f"“{name}” is here the {chosen[0].kind} {chosen[0].name}; also {rest}")
    return chosen[0].id


def _by_renown(store: Store, rows: Iterable[Row]) -> list[str]:
    """The kinds of records, first that of the one to which most others refer."""
    return [row.kind for row in sorted(rows, key=lambda row: -len(store.links_to(row.id)))]
