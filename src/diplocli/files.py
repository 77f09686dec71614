"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

IN_MEMORY = 1 << 22
STEP = 1 << 20


class Composed:
    """A text that is composed piece by piece before any of it is shown; a long one in a file."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: list[str] = []
        self._file: IO[bytes] | None = None
        length = 0
        for text in texts:
            self._texts.append(text)
            length += len(text)
            if length > IN_MEMORY:
                self._put_away()
                length = 0

    def __iter__(self) -> Iterator[str]:
        if self._file is None:
            yield "".join(self._texts)
            return
        self._put_away()
        self._file.seek(0)
        decoder = getincrementaldecoder("utf-8")()
        while block := self._file.read(STEP):
            yield decoder.decode(block)

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115
        self._file.write("".join(self._texts).encode())
        self._texts.clear()


def write_whole(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Replace a file's content in one step, keeping its permissions. Raises OSError."""
    with whole(path) as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            pieces = [content] if isinstance(content, str) else content
            file.writelines(piece.encode() for piece in pieces)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write bytes to, which takes the place of ``path`` when all is written.

    The file keeps its permissions; after an error it is as it was. What is no file, such as a named
    pipe or ``/dev/null``, is written to as it is. Raises OSError.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        import tempfile

        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o644)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _told(error, path) from None


def write_new(path: Path, content: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises FileExistsError when it is there, else OSError.
    """
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode())
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o644)
            os.link(temporary, path)
        finally:
            os.unlink(temporary)
    except OSError as error:
        raise _told(error, path) from None


def _told(error: OSError, path: Path) -> OSError:
    """An error about a file to write, not about the temporary one beside it."""
    what = error.strerror
    if error.errno == errno.ENOENT and not path.resolve().parent.is_dir():
        what = "there is no such folder; make it first"
    elif error.errno == errno.EISDIR:
        what = "this is a folder; name a file in it"
    return OSError(error.errno, what, str(path))
