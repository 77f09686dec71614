"""A process of its own around one call: how it begins, and how it ends.

Light, because Ctrl-C is answered from here on: until then the interpreter answers it, with a
traceback. ``signal`` itself imports ``enum``, which costs as much as a look-up.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _thread
import gc
import os
import sys
import time

_INTERRUPTED = 130
_SOON = 0.01  # seconds


def entry_point() -> None:
    """The console script.

    A process that answers once and ends need not collect its garbage nor take down, module by
    module, what was loaded: that would cost an eighth of the time of an answer.
    """
    gc.set_threshold(100_000)
    heeds = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    if heeds:
        _signal.signal(_signal.SIGINT, _leave)
        sys.unraisablehook = _heed_later
    from .program import main

    try:
        if heeds:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        status = main()
        if heeds:
            _signal.signal(_signal.SIGINT, _leave)
    except KeyboardInterrupt:
        status = _INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue
    os._exit(status)


def _leave(number: int, frame: object) -> None:
    """Ctrl-C while nothing has been begun that must be tidied up, or all of it has been."""
    os._exit(_INTERRUPTED)


def _heed_later(missed: sys.UnraisableHookArgs) -> None:
    """Ctrl-C where nothing can be raised, as in a callback of the import system: once more, soon."""
    if missed.exc_type is KeyboardInterrupt:
        _thread.start_new_thread(_interrupt_soon, ())
    else:
        sys.__unraisablehook__(missed)


def _interrupt_soon() -> None:
    time.sleep(_SOON)
    _thread.interrupt_main()
