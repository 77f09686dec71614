"""One call of the program, from the words typed to the exit status: light, and the same for all.

What is asked most is answered by ``quick``; everything else by the Typer application, which is
imported only then.
"""

from __future__ import annotations

import os
import sys

from ..errors import DataError, DiplocliError, IndexDamaged
from ..render.view import JSON
from . import quick
from .environment import Environment, PipeClosed
from .exit_status import ExitStatus, status_of


def main(arguments: list[str] | None = None, env: Environment | None = None) -> int:
    """Run one command and return its exit status; nothing a user does raises."""
    arguments = [_as_utf8(one) for one in sys.argv[1:]] if arguments is None else arguments
    env = env or Environment()
    if "--json" in arguments:
        env.mode = JSON
    try:
        try:
            return _run(arguments, env)
        except Exception as error:
            if not _is_damage(error, env):
                raise
            env.tell(f"{getattr(error, 'message', 'the index is damaged')}; making it anew")
            env.rebuild_index()
            return _run(arguments, env)
    except DiplocliError as error:
        env.report(error)
        return status_of(error)
    except KeyboardInterrupt:
        env.tell("interrupted")
        return ExitStatus.INTERRUPTED
    except PipeClosed:
        _silence(env)
        return ExitStatus.DONE
    except OSError as error:
        env.report(DataError(f"{error.filename or 'the answer'}: {error.strerror or error}"))
        _silence(env)
        return ExitStatus.BAD_DATA
    except MemoryError:
        env.tell("there is not enough memory")
        return ExitStatus.BAD_DATA
    except ImportError as error:
        env.tell(f"a part of the program cannot be loaded: {error}; install it anew if this stays")
        return ExitStatus.BAD_DATA
    except Exception as error:
        if os.environ.get("DIPLOCLI_TRACEBACK"):
            raise
        env.tell(
            f"a bug: {type(error).__name__}: {error}; please report it with the command you typed"
            " (DIPLOCLI_TRACEBACK=1 shows where)"
        )
        return ExitStatus.BUG
    finally:
        env.close()


def _run(arguments: list[str], env: Environment) -> int:
    status = quick.answer(arguments, env)
    if status is None:
        from .app import run

        status = run(arguments, env)
    return status


def _is_damage(error: Exception, env: Environment) -> bool:
    """Whether an error comes of a damaged index: it says so, or is none that a sound one makes."""
    if isinstance(error, IndexDamaged):
        return True
    return not isinstance(error, (DiplocliError, PipeClosed, OSError)) and env.has_damaged_index()


def _as_utf8(argument: str) -> str:
    """An argument as it was typed, where the locale says that only ASCII can be."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _silence(env: Environment) -> None:
    """Keep the interpreter from writing what is left to a pipe that is closed."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:
        return
    for stream in (env.stdout, env.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
