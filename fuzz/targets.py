"""What is fuzzed: each target takes bytes and raises only what a user may be told.

A refusal (DiplocliError) is a good answer; any other exception, a hang or an answer that breaks a
law is a finding.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from diplocli.corpus.index.compile import write_index
from diplocli.corpus.index.store import Store
from diplocli.corpus.pack import check_pack, compile_pack
from diplocli.corpus.written.findings import Finding
from diplocli.corpus.written.format import canonical
from diplocli.corpus.written.load import read_corpus
from diplocli.corpus.written.manifest import read_manifest, read_pack_manifest
from diplocli.corpus.written.records import record_of
from diplocli.corpus.written.tables import tables
from diplocli.corpus.written.toml import load_toml
from diplocli.documents.annotation.annotate import annotate, wanted
from diplocli.documents.annotation.match import Vocabulary
from diplocli.documents.annotation.shown import Around, shown
from diplocli.documents.reading.document import Document
from diplocli.documents.reading.read import read_document
from diplocli.errors import DiplocliError
from diplocli.exchange.intake import Given
from diplocli.exchange.intake.make import import_pack
from diplocli.model import KINDS
from diplocli.queries.complete import complete
from diplocli.queries.define import define
from diplocli.queries.search import search
from diplocli.render import plain

Target = Callable[[bytes], None]
ROOT = Path(__file__).parent.parent
MINI = ROOT / "tests" / "corpus"


@cache
def folder() -> Path:
    """A folder, on a disk in memory where there is one, for the files that readers open."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="diplocli-fuzz-", dir=memory if memory.is_dir() else None))


@cache
def store() -> Store:
    """The index of the tests' small corpus."""
    path = folder() / "index.sqlite"
    write_index(read_corpus(MINI), path)
    return Store.open(str(path))


def _file(name: str, data: bytes) -> Path:
    path = folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def records(data: bytes) -> None:
    """A file of records: read, and written in canonical form without a change of content."""
    path = _file("terms.toml", data)
    for table in tables(path):
        record, faults = record_of(table)
        assert (record is None) == bool(faults)
        for fault in faults:
            assert fault.line >= 1
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    once = canonical(text, "terms.toml")
    assert canonical(once, "terms.toml") == once
    assert load_toml(once, "x").keys() == load_toml(text, "x").keys()


def manifest(data: bytes) -> None:
    """The head of a corpus and of a pack."""
    _file("corpus.toml", data)
    with suppress(DiplocliError):
        read_manifest(folder())
    read_pack_manifest(_file("pack.toml", data))


def _checked(path: Path) -> list[Finding]:
    """The errors of a pack: checked and compiled they are the same, and without any it answers."""
    index = folder() / "pack.sqlite"
    index.unlink(missing_ok=True)
    findings = check_pack(path, store())
    assert compile_pack(path, index, store()) == findings
    errors = [finding for finding in findings if finding.is_error]
    assert index.exists() is not bool(errors), errors
    if not errors:
        with closing(Store.open(str(index))) as compiled:
            for row in compiled.rows(KINDS):
                define(compiled, row.id)
                define(compiled, row.name)
    return errors


def pack(data: bytes) -> None:
    """A pack, checked and compiled: what is in it without an error can be asked for."""
    _checked(_file("pack.toml", data))


def _import(format: str) -> Target:
    def read(data: bytes) -> None:
        given, output = _file(f"given.{format}", data), folder() / "made.toml"
        output.unlink(missing_ok=True)
        told = []
        for _ in range(2):
            try:
                done = import_pack(Given(path=str(given)), "mine", store(), output, format=format)
            except DiplocliError:
                assert not output.exists()
                raise
            told.append((done, output.read_bytes()))
        assert told[0] == told[1]
        # In form and links it is sound; a day to come, or a cell too few, its author has to mend.
        codes = {error.code for error in _checked(output)} - {"E208"}
        assert not [code for code in codes if code.startswith(("E1", "E2"))]

    read.__doc__ = f"What others have written down as {format}: refused, or a pack to add."
    return read


def _document(suffix: str) -> Target:
    def read(data: bytes) -> None:
        document = read_document(os.fspath(_file(f"document.{suffix}", data)))
        assert len(document.prose) == len(document.text)
        document.text.encode("utf-8", "surrogatepass")

    read.__doc__ = f"A document in a .{suffix} file."
    return read


def page(data: bytes) -> None:
    """Markdown as a page with what is found in it: markup in balance, no other text than without."""
    document = read_document(os.fspath(_file("document.md", data)))
    parts = [
        Around(match.start, match.end, "<i>", "</i>")
        for part in annotate(store(), Vocabulary(store()), [document], wanted(store()))
        for match in part.matches
    ]
    found = shown(document.text, parts)
    assert found.replace("<i>", "").replace("</i>", "") == shown(document.text, [])
    ElementTree.fromstring(re.sub("[\ufffe\uffff]", "", f"<div>{found}</div>"))


def matcher(data: bytes) -> None:
    """Names in a text: exact slices, in order, none inside another, each with its line."""
    text = data.decode("utf-8", "replace")
    document = Document(path="-", form="text", text=text, prose=text)
    want = wanted(store(), unknown=True)
    end = 0
    for part in annotate(store(), Vocabulary(store()), [document], want):
        for match in part.matches:
            assert end <= match.start < match.end <= len(text)
            assert text[match.start : match.end] == match.text
            assert text.count("\n", 0, match.start) + 1 == match.line
            end = match.end


def names(data: bytes) -> None:
    """Whatever is typed as a name, as words to search, or before a TAB."""
    text = data.decode("utf-8", "surrogateescape")
    found = define(store(), text)
    plain.definition(found, "x").encode()
    search(store(), text)
    for command in ("define", "compare", "cite", "timeline"):
        complete(store(), command, text.split()[:-1], text)


TARGETS: dict[str, Target] = {
    "records": records,
    "manifest": manifest,
    "pack": pack,
    "tbx": _import("tbx"),
    "skos": _import("skos"),
    "csv": _import("csv"),
    "json": _import("json"),
    "jsonl": _import("jsonl"),
    "csrc": _import("csrc"),
    "html": _document("html"),
    "docx": _document("docx"),
    "pdf": _document("pdf"),
    "markdown": _document("md"),
    "page": page,
    "matcher": matcher,
    "names": names,
}


def once(target: Target, data: bytes) -> None:
    """Give a target one input; a refusal is a good answer."""
    try:
        target(data)
    except DiplocliError as error:
        assert error.message
