"""Every rule, by code."""

from __future__ import annotations

from collections.abc import Iterable

from .finding import Rule
from .rules import (
    acronyms,
    binding,
    bodies,
    contested,
    counts,
    cyber_digital,
    dates,
    firsts,
    holders,
    names,
    stage,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *names.RULES, *acronyms.RULES, *bodies.RULES, *holders.RULES, *dates.RULES, *stage.RULES, *binding.RULES,
            *counts.RULES, *firsts.RULES, *contested.RULES, *cyber_digital.RULES,
        ),
        key=lambda rule: rule.code,
    )
)  # fmt: skip


def chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that words select, all without any, less those that words ignore.

    A word is a code, the beginning of one, or a slug.
    """
    return tuple(
        rule
        for rule in RULES
        if (not select or any(is_meant(rule, word) for word in select))
        and not any(is_meant(rule, word) for word in ignore)
    )


def is_meant(rule: Rule, word: str) -> bool:
    """Whether a word is a rule’s code, the beginning of it, or its slug."""
    return rule.slug == word.lower() or rule.code.startswith(word.upper())


def strangers(words: Iterable[str]) -> list[str]:
    """The words that mean no rule."""
    return [word for word in words if not word or not any(is_meant(rule, word) for rule in RULES)]
