"""Comments in a draft by which its author lets findings be.

``<!-- diplocli: ignore D101 -->`` in Markdown and HTML, ``[diplocli: ignore D101]`` in any text. On a
line with other words it holds for that line; alone on its line, for the paragraph that follows.
``ignore-file`` holds for the whole draft. Several codes or slugs stand apart by commas or spaces;
without any, all are meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...queries.nearest import nearest
from .finding import Rule
from .registry import is_meant, strangers

# “<!-- diplocli: ignore D101 -->”, in plain text in square brackets.
_COMMENT = re.compile(
    r"(?i)(?:<!--|\[)\s*diplocli:\s*(?P<what>ignore(?:-file)?)\b[\s:]*(?P<words>[\w,\s-]*?)\s*(?:-->|\])"
)
_ASKED = ("ignore", "ignore-file")
# “<!-- diplocli: ingore D101 -->”: a comment for the program that asks for nothing it knows.
_OTHER_COMMENT = re.compile(
    r"(?i)(?:<!--|\[)\s*diplocli:\s*(?!ignore(?:-file)?\b)(?P<what>[\w-]+)[^\n\]>]*(?:-->|\])"
)
# An empty line.
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")


class Quiet(NamedTuple):
    """Where findings of rules are let be; ``words`` name the rules, all where there are none."""

    start: int
    end: int
    words: tuple[str, ...]


def comments(text: str) -> list[Quiet]:
    """The stretches of a draft in which its comments let findings be."""
    found = []
    for comment in _COMMENT.finditer(text):
        words = tuple(comment["words"].replace(",", " ").split())
        if comment["what"].lower() == "ignore-file":
            found.append(Quiet(0, len(text) + 1, words))
            continue
        begin = text.rfind("\n", 0, comment.start()) + 1
        end = text.find("\n", comment.end())
        end = len(text) if end < 0 else end
        if not (text[begin : comment.start()] + text[comment.end() : end]).strip():
            rest = re.compile(r"\s*").match(text, end)
            begin = rest.end() if rest else end
            stop = _PARAGRAPH_END.search(text, begin)
            end = stop.start() if stop else len(text)
        found.append(Quiet(begin, end, words))
    return found


def mistyped(text: str) -> list[tuple[int, str]]:
    """What is amiss with the comments of a draft, each with its line, from 1."""
    amiss = [
        (comment.start(), f"a comment lets “{word}” be, which is no rule")
        for comment in _COMMENT.finditer(text)
        for word in strangers(comment["words"].replace(",", " ").split())
    ]
    amiss += [
        (comment.start(), f"a comment asks to “{comment['what']}”; try: diplocli: ignore")
        for comment in _OTHER_COMMENT.finditer(text)
        if nearest(comment["what"], _ASKED)
    ]
    return [(text.count("\n", 0, start) + 1, what) for start, what in sorted(amiss)]


def is_quiet(quiet: list[Quiet], rule: Rule, start: int) -> bool:
    """Whether a finding of a rule at a place is let be."""
    return any(
        one.start <= start < one.end
        and (not one.words or any(is_meant(rule, word) for word in one.words))
        for one in quiet
    )
