"""What a command meets outside itself: streams, terminal, colour, width and the corpus."""

from __future__ import annotations

import os
import sys

from ..corpus.locate import bundled, open_corpus
from ..errors import DataError, DiplocliError, UsageError
from ..model import TYPE_CHECKING
from ..render.safe import line
from ..render.view import HUMAN, JSON, PLAIN, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from ..corpus.index.store import Store

WHEN = ("auto", "always", "never")
NARROWEST, WIDEST = 20, 1000
LONGEST_MESSAGE = 1200
_LINKING_TERMINALS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")


class PipeClosed(Exception):
    """Whoever read standard output has gone."""


class Environment:
    """Streams and variables of one call; every part can be replaced in a test."""

    def __init__(
        self,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.stdout = stdout if stdout is not None else sys.stdout
        self.stderr = stderr if stderr is not None else sys.stderr
        self.variables = os.environ if variables is None else variables
        self.packs: Sequence[str] | None = None
        self._rebuild = False
        self._store: Store | None = None
        self._stores: list[Store] = []
        self.mode = PLAIN
        self._told: set[str] = set()
        for stream in (self.stdout, self.stderr):
            _speak_utf8(stream)

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads standard output."""
        return self.stdout is not None and self.stdout.isatty()

    def store(self) -> Store:
        """The corpus in use, with the packs in use, opened once.

        Raises DataError when it cannot be read.
        """
        if self._store is None:
            self._store = open_corpus(self.tell, rebuild=self._rebuild, packs=self.packs)
            self._stores.append(self._store)
        return self._store

    def choose_packs(self, names: Sequence[str] | None, *, none: bool) -> None:
        """Use only the packs of some names for this call, or none. Raises UsageError for both."""
        if names and none:
            raise UsageError("--pack and --no-packs contradict each other; give one")
        if names or none:
            self.packs = tuple(names or ())

    def bundled(self) -> Store:
        """The corpus without packs. Raises DataError when it cannot be read."""
        store = bundled(self.tell, rebuild=self._rebuild)
        self._stores.append(store)
        return store

    def rebuild_index(self) -> None:
        """Have the index, found damaged, made anew when it is asked for again."""
        self.close()
        self._rebuild = True

    def has_damaged_index(self) -> bool:
        """Whether an index that is open is not as it was written."""
        return self._store is not None and not self._store.is_whole()

    def close(self) -> None:
        """Let go of what was opened."""
        self._store = None
        while self._stores:
            self._stores.pop().close()

    def write(self, text: str | bytes) -> None:
        """Write an answer, already made safe, to standard output; bytes are whole characters in UTF-8.

        Raises DataError where standard output is closed.
        """
        if not text:
            return
        if self.stdout is None:
            raise DataError("standard output is closed: the answer went nowhere")
        try:
            if isinstance(text, str):
                self.stdout.write(text)
            elif _takes_utf8(self.stdout):
                self.stdout.buffer.write(text)
            else:
                self.stdout.write(text.decode())
            self.stdout.flush()
        except BrokenPipeError:
            raise PipeClosed from None

    def tell(self, message: str) -> None:
        """Write a line that is not the answer to standard error, once."""
        if message not in self._told:
            self._told.add(message)
            self._say(f"diplocli: {line(_shortened(message))}\n")

    def report(self, error: DiplocliError) -> None:
        """Say on standard error what went wrong, as JSON when that is the view."""
        if self.mode == JSON:
            from ..render.json import error as as_json

            error.message = _shortened(error.message)
            self._say(as_json(error))
        else:
            better = ", ".join(error.suggestions)
            self.tell(error.message + (f"; try: {better}" if better else ""))

    def _say(self, text: str) -> None:
        """Write to standard error, as long as somebody reads it."""
        if self.stderr is not None:
            try:
                self.stderr.write(text)
                self.stderr.flush()
            except OSError:
                self.stderr = None

    def view(
        self,
        *,
        json: bool = False,
        plain: bool = False,
        color: str = "auto",
        width: int | None = None,
        hyperlinks: str = "auto",
        ascii: bool = False,
    ) -> View:
        """The view that options, variables and the terminal add up to.

        Raises UsageError for options that contradict each other or have no such value.
        """
        self.mode = JSON if json else PLAIN
        if json and plain:
            raise UsageError("--json and --plain are two views; give one")
        for name, value in (("--color", color), ("--hyperlinks", hyperlinks)):
            if value not in WHEN:
                raise UsageError(f"{name} is auto, always or never, not “{value}”")
        if width is not None and not NARROWEST <= width <= WIDEST:
            raise UsageError(f"--width is a number of columns from {NARROWEST} to {WIDEST}")
        if json or plain:
            return View(mode=self.mode)
        coloured = self._color(color)
        if not self.on_terminal and not coloured and not (width or ascii):
            return View(mode=PLAIN)
        self.mode = HUMAN
        return View(
            mode=HUMAN,
            color=coloured,
            width=width or self.columns(),
            hyperlinks=hyperlinks == "always" or (hyperlinks == "auto" and self._links()),
            ascii=ascii or bool(self.variables.get("ACCESSIBLE")) or not _has_unicode(self.stdout),
        )

    def _color(self, option: str) -> bool:
        wish = option if option != "auto" else self.variables.get("DIPLOCLI_COLOR", "auto")
        if wish in ("always", "never"):
            return wish == "always"
        if self.variables.get("NO_COLOR"):
            return False
        if any(
            self.variables.get(name, "0") not in ("", "0")
            for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
        ):
            return True
        return self.on_terminal and self.variables.get("TERM", "dumb") != "dumb"

    def columns(self) -> int:
        """How many columns there are to fill: as COLUMNS says, else the terminal, else 80."""
        given = self.variables.get("COLUMNS", "")
        if given.isdecimal() and int(given) > 0:
            return min(max(int(given), NARROWEST), WIDEST)
        try:
            columns = os.get_terminal_size(self.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):
            return 80
        return max(columns, NARROWEST) if columns else 80

    def _links(self) -> bool:
        """Whether the terminal is one that is known to show hyperlinks well."""
        known = self.variables.get("TERM_PROGRAM", "") in _LINKING_TERMINALS
        marked = any(
            self.variables.get(name)
            for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")
        )
        vte = self.variables.get("VTE_VERSION", "")
        return self.on_terminal and (known or marked or (vte.isdecimal() and int(vte) >= 5000))


def _shortened(message: str) -> str:
    """A message without the middle of what is too long to be read."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:400]} … {message[-400:]}"


def _speak_utf8(stream: TextIO | None) -> None:
    """UTF-8 off a terminal; on one its own encoding, what it lacks replaced."""
    if stream is not None and hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


def _takes_utf8(stream: TextIO) -> bool:
    """Whether a stream passes UTF-8 on as it is, ends of lines too."""
    return hasattr(stream, "buffer") and stream.encoding == "utf-8" and os.linesep == "\n"


def _has_unicode(stream: TextIO | None) -> bool:
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
