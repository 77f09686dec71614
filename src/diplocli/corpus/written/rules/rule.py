"""What a rule for authors is, and how one is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from ..findings import Finding
from ..load import Authored
from ..records import Placed


class Remark(NamedTuple):
    """A finding about a field of a record before its line has been looked up."""

    placed: Placed
    code: str
    field: str
    message: str

    def finding(self) -> Finding:
        """The remark with the line of the field."""
        record, table = self.placed.record, self.placed.table
        return Finding(
            self.code,
            table.path,
            table.line_of(self.field),
            f"{record.kind} “{record.id}”: {self.message}",
        )


Check = Callable[[Authored, date], Iterator[Remark] | Iterator[Finding]]
CheckOfOne = Callable[[Authored, date], Iterator[Remark]]


class Rule(NamedTuple):
    """A check by its code; its docstring is its entry in the editor's handbook."""

    code: str
    check: Check


class RuleOfOne(NamedTuple):
    """A check that looks at each record by itself, of some kinds or, where none are named, any."""

    code: str
    check: CheckOfOne
    kinds: tuple[str, ...]


def rule(code: str) -> Callable[[Check], Rule]:
    """Declare a rule that looks at a whole corpus."""
    return lambda check: Rule(code, check)


def rule_of_one(code: str, *kinds: str) -> Callable[[CheckOfOne], RuleOfOne]:
    """Declare a rule that looks at each record by itself: packs have it too."""
    return lambda check: RuleOfOne(code, check, kinds)
