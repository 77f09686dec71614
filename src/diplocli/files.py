"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

IN_MEMORY = 1 << 21


class Composed:
    """A text that is composed piece by piece before any of it is shown; a long one in a file."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: list[str] = []
        self._file: BinaryIO | None = None
        self._sizes: list[int] = []
        length = 0
        for text in texts:
            self._texts.append(text)
            length += len(text)
            if length > IN_MEMORY:
                self._put_away()
                length = 0

    def __iter__(self) -> Iterator[bytes]:
        """Its UTF-8, once, in blocks that end where characters end."""
        if self._file is None:
            yield self._encoded()
            return
        self._put_away()
        with self._file as file:
            file.seek(0)
            for size in self._sizes:
                yield file.read(size)

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115
        self._sizes.append(self._file.write(self._encoded()))
        self._texts.clear()

    def _encoded(self) -> bytes:
        return "".join(self._texts).encode()


def write_whole(path: Path, content: str | bytes | Iterable[bytes]) -> None:
    """Replace a file's content in one step, keeping its permissions. Raises OSError."""
    if isinstance(content, str):
        content = content.encode()
    with whole(path) as file:
        file.writelines([content] if isinstance(content, bytes) else content)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write bytes to, which takes the place of ``path`` when all is written.

    The file keeps its permissions; after an error it is as it was. What is no file, such as a named
    pipe or ``/dev/null``, is written to as it is. Raises OSError.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        import tempfile

        target = path.resolve()
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
        raise told(error, path) from None


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
        raise told(error, path) from None


def told(error: OSError, path: Path) -> OSError:
    """An error about a file to write, not about the temporary one beside it."""
    what = error.strerror
    if error.errno == errno.ENOENT and not path.resolve().parent.is_dir():
        what = "there is no such folder; make it first"
    elif error.errno == errno.EISDIR:
        what = "this is a folder; name a file in it"
    return OSError(error.errno, what, str(path))
