"""Names that people get wrong, as the corpus’s corrections have them."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import TYPE_CHECKING
from ..corrections import find
from ..finding import Rule, Trouble

if TYPE_CHECKING:
    from ..draft import Draft


def wrong_names(draft: Draft) -> Iterator[Trouble]:
    """Wrong forms that are names, or claims that are no other rule’s matter."""
    return find(draft, "name-wrong")


RULES = (
    Rule(
        code="D101",
        slug="name-wrong",
        title="A name or a claim that people get wrong",
        why="The corpus keeps what is often got wrong as corrections: an office that never bore that name, two"
        " texts taken for one, a thing said to have happened that has not. Where the corpus gives the right name"
        " and it differs by a word or two, --fix puts it in place.",
        find=wrong_names,
        trips=(
            "Painter led the Office of the Coordinator for Cyber Challenges.",
            "Our notice cites the General Data Privacy Regulation.",
        ),
        passes=(
            "Half of the essays wrote of an “Office of the Coordinator for Cyber Challenges”.",
            "There was no Office of the Coordinator for Cyber Challenges.",
            "The General Data Protection Regulation is a general privacy law for data.",
        ),
        fixes=True,
    ),
)
