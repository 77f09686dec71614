"""The tools a user would pick instead, as far as they are installed, each with the same entries."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

WORD = "attribution"
PORT = 26_280


@dataclass
class Peers:
    """Commands by name, and, for those that are absent, why."""

    commands: dict[str, list[str]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)


@contextlib.contextmanager
def peers(
    folder: Path, entries: Mapping[str, str], variables: Mapping[str, str]
) -> Iterator[Peers]:
    """The tools, ready to be asked for ``WORD``; a server that one needs runs meanwhile."""
    found = Peers()
    with contextlib.ExitStack() as running:
        for name, make in (("dict (dictd)", _dict), ("sdcv", _sdcv), ("wn", _wn), ("tldr", _tldr)):
            place = folder / name.split()[0]
            place.mkdir()
            try:
                command = make(place, entries, running)
            except (LookupError, OSError, subprocess.CalledProcessError) as error:
                found.absent[name] = str(error).strip("'")
                continue
            answer = subprocess.run(command, env=dict(variables), capture_output=True)
            if answer.stdout and (answer.returncode == 0 or name == "wn"):
                found.commands[name] = command
            else:
                found.absent[name] = f"does not answer (status {answer.returncode})"
        yield found


def _tool(name: str) -> str:
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if path is None:
        raise LookupError(f"{name} is not installed")
    return path


def _dict(folder: Path, entries: Mapping[str, str], running: contextlib.ExitStack) -> list[str]:
    """``dict``, asking a ``dictd`` (RFC 2229) on the loopback that serves the same entries."""
    client, server, make = _tool("dict"), _tool("dictd"), _tool("dictfmt")
    written = "".join(f":{name}:{text}\n" for name, text in entries.items())
    subprocess.run(
        [make, "-j", "--utf8", "-s", "entries", "entries"],
        cwd=folder, input=written.encode(), check=True, capture_output=True,
    )  # fmt: skip
    (folder / "dictd.conf").write_text(
        f'database entries {{ data "{folder}/entries.dict"\nindex "{folder}/entries.index" }}\n'
    )
    for path in (folder, *folder.iterdir(), *list(folder.parents)[:1]):
        os.chmod(path, 0o755)
    options = ["-d", "nodetach", "--listen-to", "127.0.0.1", "--port", str(PORT)]
    process = subprocess.Popen(
        [server, *options, "-c", str(folder / "dictd.conf"), "--pid-file", str(folder / "pid")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running.callback(process.wait)
    running.callback(process.terminate)
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT), 1):
            return [client, "-h", "127.0.0.1", "-p", str(PORT), "-d", "entries", WORD]
        time.sleep(0.05)
    raise LookupError("dictd does not start")


def _sdcv(folder: Path, entries: Mapping[str, str], _: contextlib.ExitStack) -> list[str]:
    """``sdcv`` with the same entries as a StarDict dictionary."""
    tool = _tool("sdcv")
    index, content = b"", b""
    for name, text in sorted(entries.items(), key=lambda item: (item[0].lower(), item[0])):
        body = text.encode()
        index += name.encode() + b"\0" + struct.pack(">II", len(content), len(body))
        content += body
    (folder / "entries.idx").write_bytes(index)
    (folder / "entries.dict").write_bytes(content)
    (folder / "entries.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=entries\n"
        f"wordcount={len(entries)}\nidxfilesize={len(index)}\nsametypesequence=m\n"
    )
    return [tool, "-n", "-e", "-2", str(folder), WORD]


def _wn(folder: Path, entries: Mapping[str, str], _: contextlib.ExitStack) -> list[str]:
    """``wn``, with its own WordNet."""
    return [_tool("wn"), WORD, "-over"]


def _tldr(folder: Path, entries: Mapping[str, str], _: contextlib.ExitStack) -> list[str]:
    """The Python client of tldr, with a page in its cache, installed beside this interpreter."""
    tool = Path(sys.executable).with_name("tldr")
    if not tool.is_file():
        raise LookupError("tldr is not installed in this environment")
    page = folder.parent / "cache" / "tldr" / "pages" / "common" / f"{WORD}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"# {WORD}\n\n> {entries[WORD]}\n\n- Example:\n\n`{WORD}`\n")
    return [str(tool), WORD]
