"""The validator: coded checks over a whole corpus. E is an error, W a warning.

E1xx form (found while reading) · E2xx identity and links · E3xx dates · E4xx evidence ·
W1xx prose · W2xx links worth a look · W3xx age and precision.
"""

from __future__ import annotations

from datetime import date

from .findings import Finding
from .load import Authored
from .rules import dates, evidence, identity, links, prose
from .rules.codes import UNREADABLE
from .rules.rule import Remark, Rule, RuleOfOne

RULES: tuple[Rule | RuleOfOne, ...] = (
    *identity.RULES, *links.RULES, *dates.RULES, *evidence.RULES, *prose.RULES,
)  # fmt: skip
OF_ONE = {rule.code: rule for rule in RULES if isinstance(rule, RuleOfOne)}


def check(corpus: Authored, today: date | None = None) -> list[Finding]:
    """All that is wrong with a corpus, in the order of its files and lines.

    While a file cannot be read, records are looked at one by one only: what others refer to may
    be in it.
    """
    today = today or date.today()
    findings = list(corpus.findings)
    is_whole = all(finding.code != UNREADABLE for finding in findings)
    for rule in RULES if is_whole else OF_ONE.values():
        found = rule.check(corpus, today)
        findings += [one.finding() if isinstance(one, Remark) else one for one in found]
    return sorted(
        set(findings), key=lambda found: (found.path, found.line, found.code, found.message)
    )
