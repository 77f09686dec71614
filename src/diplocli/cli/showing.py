"""What several commands show alike: records by name, and lists."""

from __future__ import annotations

from ..dates import first_day, in_words
from ..errors import AmbiguousName
from ..model import TYPE_CHECKING
from ..render.safe import line
from ..render.view import HUMAN, JSON, View
from .environment import Environment
from .exit_status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..corpus.index.store import Store
    from ..files import Composed
    from ..queries.define import Definition
    from ..queries.listing import Listing

LONGEST_REPEATED = 60
VERSUS = frozenset(("vs", "vs.", "versus"))
QUESTIONS = ("who ", "what ", "when ", "where ", "why ", "how ", "which ", "is ", "does ", "did ")


def show_definition(
    env: Environment, view: View, store: Store, answer: Definition, sought: str = "record"
) -> int:
    """Show the records a name means, or say what is near; ``sought`` is what was looked for."""
    from ..queries.resolve import TAKEN

    if answer.matched_by in TAKEN:
        env.tell(f"“{shortened(answer.query)}”: taken as {answer.as_name}")
    if answer.matched_by == "redirect":
        env.tell(f"“{shortened(answer.query)}” is now {answer.as_name}")
    if view.mode == HUMAN:
        from ..render.human.pages import definition

        env.write(definition(answer, store.edition, view))
    elif view.mode == JSON:
        from ..render import json

        env.write(json.definition(answer, store.edition))
    else:
        from ..render import plain

        env.write(plain.definition(answer, store.edition))
    if answer.matches or answer.corrections:
        return ExitStatus.DONE
    return not_found(env, answer.query, answer.suggestions, sought)


def show_candidates(env: Environment, store: Store, typed: Sequence[str]) -> int:
    """Print what the last word typed can become, a candidate a line: the word, a tab, what it is.

    ``typed`` is a command line from the command on; with the command alone, nothing is typed yet.
    """
    from ..queries.complete import complete

    name, *before, word = [*typed, ""] if len(typed) == 1 else typed
    found = complete(store, name, before, word)
    env.write("".join([f"{line(one.text)}\t{line(one.about)}\n" for one in found]))
    return ExitStatus.DONE if found else ExitStatus.NOTHING_FOUND


def show_listing(env: Environment, view: View, store: Store, answer: Listing) -> int:
    """Show a list of records, or say that nothing matches."""
    if view.mode == HUMAN:
        from ..render.human.lists import listing

        env.write(listing(answer, store.edition, view))
    else:
        from ..render import json, plain

        env.write(
            json.listing(answer, store.edition) if view.mode == JSON else plain.listing(answer)
        )
    if answer.groups:
        return ExitStatus.DONE
    env.tell(f"no {answer.kind} matches; take away a filter")
    return ExitStatus.NOTHING_FOUND


def tell_what_is_known(env: Environment, store: Store, on: str) -> None:
    """Say of a date after the corpus's own day that the answer cannot know it."""
    if first_day(on) > store.as_of:
        known = in_words(store.as_of)
        env.tell(
            f"{in_words(on)} is after {known}, the corpus's own day; told is what was known then"
        )


def show_text(env: Environment, text: str, *, paged: bool) -> None:
    """Write a page for a person, through the pager if that was asked for."""
    if not paged:
        env.write(text)
        return
    from .pager import show

    show(env, text)


def write_or_save(env: Environment, text: str | Composed, output: Path | None) -> None:
    """Write an answer to standard output, or to a file whole or not at all."""
    if output is None:
        for piece in [text] if isinstance(text, str) else text:
            env.write(piece)
    else:
        save(env, text, output)


def save(env: Environment, content: str | bytes | Composed, output: Path) -> None:
    """Write an answer to a file, whole or not at all, and say so."""
    from ..files import write_whole

    write_whole(output, content)
    env.tell(f"written: {output}")


def not_found(
    env: Environment,
    name: str,
    suggestions: tuple[str, ...],
    sought: str = "record",
    instead: str = "",
) -> int:
    """Say that nothing bears a name, and what is near or what command to type ``instead``."""
    elsewhere = search_for(name)
    nearest = (
        f"nearest: {', '.join(suggestions)}" if suggestions else elsewhere and f"try: {elsewhere}"
    )
    if not instead and sought == "record" and not VERSUS.isdisjoint(name.lower().split()):
        instead = call("compare", *name.split())
    if instead:
        nearest = f"try: {instead}"
    elif suggestions and elsewhere and name.lower().startswith(QUESTIONS):
        nearest = f"{nearest}; for a question: {elsewhere}"
    env.tell("; ".join(filter(None, (f"no {sought} is called “{shortened(name)}”", nearest))))
    return ExitStatus.NOTHING_FOUND


def quoted(store: Store, command: str, names: Sequence[str]) -> str:
    """A command with the words it was given quoted as names, where they are names so."""
    from ..queries.nearest import as_names

    meant = as_names(store, names)
    return call(command, *meant) if meant else ""


def unquoted(
    error: AmbiguousName, store: Store, command: str, names: Sequence[str]
) -> AmbiguousName:
    """An error about a name with the command that quotes names, if that is what was meant."""
    meant = quoted(store, command, names)
    return AmbiguousName(error.message, (meant, *error.suggestions)) if meant else error


def search_for(name: str) -> str:
    """The command that looks for words everywhere; nothing for words too long to be repeated."""
    return call("search", *name.split()) if len(name) < LONGEST_REPEATED else ""


def call(*words: str) -> str:
    """A call of the program as the shell takes it."""
    from shlex import join

    return join(["diplocli", *words])


def shortened(text: str) -> str:
    """A name as messages repeat it."""
    return text if len(text) <= LONGEST_REPEATED else text[: LONGEST_REPEATED - 1] + "…"
