"""What is told of a pack, for a person and in plain text alike."""

from __future__ import annotations

from ..model import KINDS, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..packs.installed import Checked, Shelved

MOST_IDS = 20


def records(one: Shelved) -> int:
    """How many records a pack has, additions to others' records included."""
    return sum(one.counts.get(kind, 0) for kind in (*KINDS, "addition"))


def holds(one: Shelved) -> str:
    """What a pack holds in a few words: ``12 terms, 1 source``."""
    if one.fault:
        return "left out"
    counted = [(kind, one.counts.get(kind, 0)) for kind in (*KINDS, "addition")]
    parts = [f"{number:,} {kind}{'s' * (number != 1)}" for kind, number in counted if number]
    return ", ".join(parts) or "nothing"


def replaced(checked: Checked) -> str:
    """What a pack that was added replaced, and by what; nothing where it replaced none."""
    was = checked.replaced
    if was is None:
        return ""
    there = "what could not be read" if was.fault else _sized(was.edition, records(was))
    return f"replaced: {there}; now {_sized(checked.manifest.edition, checked.records)}"


def _sized(edition: str, number: int) -> str:
    counted = f"{number:,} record{'s' * (number != 1)}"
    return f"edition {edition}, {counted}" if edition else counted


def whose(one: Shelved) -> str:
    """Whose a pack is, as a user reads it."""
    return "this project's" if one.file.scope == "project" else "yours"


def facts(one: Shelved, every: Sequence[Shelved]) -> list[tuple[str, str]]:
    """A pack, fact by fact: label and text; those that it lacks are left out."""
    above = [other.file.name for other in every if other.rank < one.rank]
    under = [other.file.name for other in every if other.rank > one.rank]
    stand = [
        ("title", one.title),
        ("edition", one.edition),
        ("licence", one.licence),
        ("whose", whose(one)),
        ("file", one.file.path),
        ("holds", holds(one)),
        ("what is wrong", one.fault),
        ("overrides", _listed(one.overrides)),
        ("hides", _listed(one.hides)),
        ("adds to", _listed(one.adds_to)),
        ("above it", ", ".join(above)),
        ("below it", ", ".join([*under, "the corpus"])),
    ]
    return [(label, text) for label, text in stand if text]


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST_IDS} more" if len(ids) > MOST_IDS else ""
    return ", ".join(ids[:MOST_IDS]) + more
