"""The completion scripts: what can be known beforehand, made from the commands themselves.

A script finds the command and what stands before the cursor, and looks up what may stand there in
the list of ``offers``. Only for names and values that live in the corpus does it run the program,
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Any

import typer.main

from ..exchange import FORMATS
from ..queries.complete import JOINED, SEPARATE, VALUES
from ..render.schemas import ANSWERS
from .app import COMMANDS, SETTINGS, app, load
from .environment import WHEN

Offer = tuple[tuple[str, str], ...] | str
ASK, FILES = "ask", "files"

FIXED: dict[str, tuple[str, ...]] = {
    "--by": ("authority",),
    "--color": WHEN,
    "--hyperlinks": WHEN,
    "export": tuple(FORMATS),
    "schema": tuple(dict.fromkeys(name.split()[0] for name in (*ANSWERS, "error"))),
}
LISTED = {
    "--format": ("FORMATS", "REFERENCES"),
    "--kind": ("KINDS",),
    "completion": ("SHELLS",),
}


def script(shell: str) -> str:
    """The script for ``bash``, ``zsh`` or ``fish``."""
    template = Path(__file__).with_name("scripts") / f"diplocli.{shell}"
    lines = [_WRITERS[shell](place, offer) for place, offer in offers().items()]
    return template.read_text("utf-8").replace("@offers@\n", "".join(lines))


def offers() -> dict[str, Offer]:
    """What may stand where: words, each with what it means, or ``ASK`` or ``FILES``.

    The key is a command, or nothing for the program itself: that is for what follows it. With
    ``-`` behind it is for its options, with ``--topic`` for the values of that option.
    """
    found: dict[str, Offer] = {"": tuple(COMMANDS.items())}
    found["-"] = _options(typer.main.get_command(app))
    for name in COMMANDS:
        found |= _offers_of(name, load(name))
    found |= _schemas(found["schema -"])
    return found


def _offers_of(name: str, command: Any) -> Iterator[tuple[str, Offer]]:
    yield f"{name} -", _options(command)
    inner: dict[str, Any] = getattr(command, "commands", {})
    if inner:
        yield name, tuple([(one, _short(each.help)) for one, each in inner.items()])
        for one, each in inner.items():
            yield from _offers_of(f"{name} {one}", each)
    else:
        for argument in _parameters(command, "argument")[:1]:
            asked = name in JOINED or name in SEPARATE or argument.metavar == "PACK"
            yield name, ASK if asked else _values(name, argument)
    for option in _parameters(command, "option"):
        if not option.is_flag:
            for opt in option.opts:
                yield f"{name} {opt}", _values(name, option, opt)


def _schemas(options: Offer) -> Iterator[tuple[str, Offer]]:
    """What follows each first word of a command that has a schema: its second, or nothing."""
    for first in FIXED["schema"]:
        seconds = [name.partition(" ")[2] for name in ANSWERS if name.startswith(f"{first} ")]
        yield f"schema {first} -", options
        yield f"schema {first}", tuple([(second, "") for second in seconds])


def _options(command: Any) -> Offer:
    return tuple(
        [
            (opt, _short(option.help))
            for option in _parameters(command, "option")
            for opt in option.opts
            if opt.startswith("--")
        ]
    )


def _parameters(command: Any, sort: str) -> list[Any]:
    context = command.make_context(command.name, [], resilient_parsing=True, **SETTINGS)
    return [one for one in command.get_params(context) if one.param_type_name == sort]


def _values(name: str, parameter: Any, option: str = "") -> Offer:
    """What follows a command, or one of its options: as its module lists it, if it does."""
    if option in VALUES:
        return ASK
    if parameter.type.name == "path" or "FILE" in (parameter.metavar or ""):
        return FILES
    module = import_module(f"{__package__}.commands.{name.split()[0]}")
    lists = [
        FIXED.get(option or name, ()),
        *(getattr(module, one, ()) for one in LISTED.get(option or name, ())),
        getattr(parameter.type, "choices", ()),
    ]
    return tuple([(word, "") for words in lists for word in words])


def _short(help: str | None) -> str:
    """The first sentence of a help text."""
    return (help or "").split("\n")[0].partition(". ")[0].rstrip(".")


def _bash(place: str, offer: Offer) -> str:
    words = f"@{offer}" if isinstance(offer, str) else " ".join(word for word, _ in offer)
    return f"    {quote(place)}) REPLY={quote(words)} ;;\n"


def _zsh(place: str, offer: Offer) -> str:
    if isinstance(offer, str):
        return f"    {quote(place)}) from={offer} ;;\n"
    words = [quote(f"{word}:{about}" if about else word) for word, about in offer]
    return f"    {quote(place)}) offered=({' '.join(words)}) ;;\n"


def _fish(place: str, offer: Offer) -> str:
    if isinstance(offer, str):
        return f"        case {_in_fish(place)}\n            echo @{offer}\n"
    words = [f"{_in_fish(word)}\\t{_in_fish(about)}" for word, about in offer]
    listed = f"            printf '%s\\n' {' '.join(words)}\n" if words else ""
    return f"        case {_in_fish(place)}\n{listed}"


def _in_fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_WRITERS: dict[str, Callable[[str, Offer], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
