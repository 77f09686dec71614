"""What an import carried over and what it left, in words."""

from __future__ import annotations

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .make import Carried

MOST_KINDS = 20
_ONE = {"definitions": "definition", "readings": "reading", "cites": "cite", "links": "link"}


def report(done: Carried) -> str:
    """Lines: what was read, what was carried, what was left with its first place, notes."""
    lines = [
        f"{done.path}: {done.format}, {_number(done.entries, 'entry', 'entries')}"
        f" → pack {done.pack}{f', in {done.language}' if done.language else ''}",
        "carried",
        f"  records: {', '.join(_number(n, kind, kind + 's') for kind, n in done.records.items())}",
    ]
    if done.names:
        lines.append(f"  other names: {_counts(done.names)}")
    if done.parts:
        lines.append(f"  of these: {_counts(done.parts)}")
    if done.left:
        lines.append("left behind")
        lines += [
            f"  {one.what}: {one.count:,} (first: {one.place})" for one in done.left[:MOST_KINDS]
        ]
        rest = done.left[MOST_KINDS:]
        if rest:
            number = sum(one.count for one in rest)
            lines.append(f"  {len(rest):,} more kinds: {number:,} (--json names them)")
    else:
        lines.append("nothing left behind")
    return "\n".join([*lines, *(f"note: {note}" for note in done.notes)]) + "\n"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(_number(number, _ONE.get(what, what), what) for what, number in counts.items())


def _number(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
