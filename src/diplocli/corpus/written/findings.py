"""What is wrong with a corpus or pack; of something large, without keeping all of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ...errors import DataError

MOST = 100


@dataclass(frozen=True)
class Finding:
    """Something a validator says: a stable code, where it is, and what to do about it."""

    code: str
    path: str
    line: int
    message: str

    @property
    def is_error(self) -> bool:
        """Errors keep a corpus from being built; warnings do not."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


def finding_of(error: DataError, shown: str) -> Finding:
    """The finding that a file, shown so, cannot be read as TOML."""
    found = re.match(r".*?:(\d+): (E\d+) (.*)", error.message, re.DOTALL)
    if found is None:
        return Finding("E101", shown, 1, error.message)
    return Finding(found.group(2), shown, int(found.group(1)), found.group(3))


class Findings:
    """Findings, of each code the first ``MOST`` and the number of the rest."""

    def __init__(self) -> None:
        self.errors = 0
        self._kept: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def wants(self, code: str) -> bool:
        """Count one more of a code, and tell whether it is to be added."""
        self._counts[code] += 1
        self.errors += code.startswith("E")
        return self._counts[code] <= MOST

    def add(self, finding: Finding) -> None:
        """Keep a finding that was wanted."""
        self._kept.append(finding)

    def take(self, finding: Finding) -> None:
        """Count a finding and keep it if it is wanted."""
        if self.wants(finding.code):
            self.add(finding)

    def merge(self, others: Findings) -> None:
        """Take over what has been found elsewhere."""
        for finding in others._kept:
            if self._counts[finding.code] < MOST:
                self.take(finding)
                others._counts[finding.code] -= 1
                others.errors -= finding.is_error
        self._counts += others._counts
        self.errors += others.errors

    def all(self) -> list[Finding]:
        """What was kept, in the order of files and lines; the number of the rest stands behind."""
        found = sorted(self._kept, key=lambda one: (one.path, one.line, one.code, one.message))
        for code, count in sorted(self._counts.items()):
            if count > MOST:
                last = next(one for one in reversed(found) if one.code == code)
                message = f"and {count - MOST} more of this kind"
                found.append(Finding(code, last.path, last.line, message))
        return found
