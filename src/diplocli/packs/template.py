"""The pack that ``pack new`` writes: commented, and valid as it stands."""

from __future__ import annotations

from ..corpus.written.format import string
from ..corpus.written.forms import CONTROL
from ..corpus.written.manifest import is_pack_name
from ..errors import UsageError
from ..model import BUNDLED

TEMPLATE = """\
# A pack: your own terms, beside those of diplocli. Check it:  diplocli pack check {file}
# Add it, or what has changed in it:  diplocli pack add {file}

pack = "{name}"
title = {title}
edition = "1"
# licence = "…"
# language = "fr"            # of the prose, where it is not English (BCP 47)
# hides = ["some-id"]        # records of the corpus that must not be shown

# A record has one of the corpus's kinds: term, issue, milestone, actor, instrument, contrast,
# correction, source. An id is yours alone; begin it with the name of the pack.

[[term]]
id = "{name}-example"
name = "example term"
summary = "What it is, in one breath."
definition = "What it is, at length. Replace this record by your own."
aliases = [{{ text = "ET", type = "acronym" }}]
# topics = ["…"]             # diplocli define, without a term, lists them
# related = ["cyber-diplomacy"]
# cites = [{{ source = "{name}-handbook", at = "p. 3" }}]
# reviewed = "2026-11-22"    # the day someone last checked it

# [[term.readings]]          # what one authority means by it
# who = "…"
# year = 2026
# stresses = "…"

# [[source]]
# id = "{name}-handbook"
# type = "report"
# title = "…"
# issuer = "…"

# To stand in the place of a record of the corpus, give its id and:  overrides = true

# To add to a record of the corpus, whose id is in diplocli define NAME --json:
# [[addition]]
# to = "cyber-diplomacy"
# aliases = [{{ text = "…", type = "acronym" }}]
"""


def template(name: str, title: str, file: str) -> str:
    """The text of a new pack, kept in ``file``; without a title it gets one of its name.

    Raises UsageError for a name that it cannot have.
    """
    if not is_pack_name(name):
        raise UsageError(
            f"“{name}” cannot name a pack: use a-z, 0-9 and single hyphens, and not “{BUNDLED}”"
        )
    return TEMPLATE.format(
        name=name,
        title=string(_on_one_line(title or f"Words of {name}")),
        file=_on_one_line(file),
    )


def _on_one_line(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).encode("utf-8", "replace").decode().split())
