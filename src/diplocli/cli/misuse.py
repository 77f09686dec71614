"""A command line that Typer itself refuses, told in the words of the other errors."""

from __future__ import annotations

from collections.abc import Container
from difflib import SequenceMatcher
from typing import Any

from ..errors import UsageError
from .showing import call

GROUPS = ("pack", "corpus")
LISTS = ("glossary", "info")
NEAR = 0.7


def refusal(error: Any, arguments: list[str], commands: Container[str]) -> UsageError:
    """What is wrong with the arguments, and what to try or where to read of it.

    ``error`` is Typer's exception, told by its class and by what it holds; ``commands`` are all there
    are.
    """
    context = getattr(error, "ctx", None)
    called = " ".join(context.command_path.split()[1:]) if context else _called(arguments)
    help = " ".join(filter(None, ("diplocli", called, "--help")))
    kind, parameter = type(error).__name__, getattr(error, "param", None)
    option = getattr(error, "option_name", "") or ""
    if kind == "NoSuchOption":
        message = f"there is no option {option} here"
        if not called and (behind := _behind(arguments, commands)):
            return UsageError(f"{message}; it stands behind the command", (behind,))
        if near := [one for one in error.possibilities or () if _is_near(option, one)]:
            return UsageError(message, tuple(sorted(near)))
    elif kind == "BadOptionUsage":
        needs_value = "requires" in error.message
        message = f"{option} {'needs a value' if needs_value else 'takes no value'}"
    elif kind == "MissingParameter" and parameter:
        what = str(getattr(parameter, "help", None) or "").rstrip(".")
        message = f"{called} needs {_written(parameter)}"
        message += f", {what[:1].lower()}{what[1:]}" if what else ""
    elif kind == "BadParameter" and parameter:
        least = getattr(parameter.type, "min", None)
        message = (
            f"{_written(parameter)} is a whole number{'' if least is None else f' from {least}'}"
        )
    elif error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(s) (")[2].rstrip(").")
        message = f"“{extra}” is too much for {called or 'diplocli'}"
        if called in LISTS:
            return UsageError(message, (call("define", *extra.split()),))
    else:
        message = error.format_message().rstrip(".")
    return UsageError(f"{message}; see {help}")


def _is_near(typed: str, option: str) -> bool:
    """Whether an option may be meant by what was typed; the hyphens before them tell nothing."""
    return SequenceMatcher(None, typed.strip("-"), option.strip("-")).ratio() >= NEAR


def _called(arguments: list[str]) -> str:
    """The command that arguments begin with."""
    words = [word for word in arguments[:2] if not word.startswith("-")]
    return " ".join(words if words[:1] and words[0] in GROUPS else words[:1])


def _behind(arguments: list[str], commands: Container[str]) -> str:
    """The call with what was typed before the command behind it; nothing where there is none."""
    at = next((place for place, word in enumerate(arguments) if word in commands), 0)
    return call(*arguments[at:], *arguments[:at]) if at else ""


def _written(parameter: Any) -> str:
    """An option or argument as it is written."""
    long = [one for one in parameter.opts if one.startswith("--")]
    return long[0] if long else str(parameter.metavar or parameter.name).upper()
