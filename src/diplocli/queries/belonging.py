"""A name typed with whose it is: CAC China, Brazil’s DPA, German BSI, AI Act of the EU."""

from __future__ import annotations

from ..corpus.index.store import NOT_NAMES
from ..folding import key
from ..model import TYPE_CHECKING, Actor, Instrument
from .senses import kin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.index.store import Hit, Store
    from ..model import Record

_MOST_WORDS = 12
_LONGEST_OWNER = 3
_KINDS = ("actor", "instrument")
_BETWEEN = ("of", "in", "for", "the")


def belonging(store: Store, name: str) -> tuple[str, ...]:
    """The bodies, persons and texts that bear one part of a name and are of the actor that is the other.

    None where there are no two such parts. Whose it is may stand before or behind.
    """
    for owner, rest in _parts(name.split()):
        owners = {hit.id for hit in _owners(store, owner)}
        borne = [hit.id for hit in _named(store, rest) if hit.kind in _KINDS] if owners else []
        found = [one.id for one in store.records(dict.fromkeys(borne)) if owners & _whose(one)]
        if found:
            return tuple(found)
    return ()


def _parts(words: list[str]) -> Iterator[tuple[str, str]]:
    """A name parted in two: whose it is, and the rest; the longest owner first."""
    if len(words) > _MOST_WORDS:
        return
    for length in range(min(_LONGEST_OWNER, len(words) - 1), 0, -1):
        for owner, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            while len(rest) > 1 and rest[-1].lower() in _BETWEEN:
                rest = rest[:-1]
            yield " ".join(owner), " ".join(rest)


def _owners(store: Store, typed: str) -> list[Hit]:
    """The states and bodies that words name, also by their adjective."""
    names = (typed, *kin(typed.lower()))
    return [hit for one in names for hit in _named(store, one) if hit.kind == "actor"]


def _whose(record: Record) -> set[str]:
    """Of which state or body a record is, or who made it."""
    if isinstance(record, Actor):
        return {record.country, record.parent}
    return {*record.actors} if isinstance(record, Instrument) else set()


def _named(store: Store, typed: str) -> list[Hit]:
    return [hit for hit in store.named(key(typed)) if hit.how not in NOT_NAMES]
