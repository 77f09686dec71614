"""What a corpus or a pack says of itself: ``corpus.toml``, or the head of a pack's file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...dates import parse as parse_date
from ...errors import DataError, DateError
from ...model import BUNDLED
from ..places import CORPUS_MANIFEST, PACK_MANIFEST
from .cut import chunks
from .findings import Finding
from .forms import CONTROL, IDENTIFIER
from .languages import is_language
from .schema import WRITTEN
from .toml import line_of, load_toml, read_text

LONGEST_NAME = 64


@dataclass(frozen=True)
class Heading:
    """A topic or a track: its id, its name and what it covers."""

    id: str
    name: str
    summary: str = ""


@dataclass(frozen=True)
class Manifest:
    """The edition, its as-of date and licence; topics and tracks in order; renamed ids."""

    edition: str
    as_of: str
    licence: str
    topics: tuple[Heading, ...] = ()
    tracks: tuple[Heading, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PackManifest:
    """A pack's name and title, its edition, licence and the language of its prose.

    ``hides`` are ids of records of layers below that must not be seen; ``topics`` and ``tracks``
    its own, in order.
    """

    name: str
    title: str = ""
    edition: str = ""
    licence: str = ""
    language: str = "en"
    hides: tuple[str, ...] = ()
    topics: tuple[Heading, ...] = ()
    tracks: tuple[Heading, ...] = ()


def read_manifest(folder: Path) -> tuple[Manifest, list[Finding]]:
    """The manifest of a corpus folder and what is wrong with it.

    Raises DataError when there is none or it is not TOML.
    """
    if not (folder / CORPUS_MANIFEST).exists():
        raise DataError(
            f"{folder}: no {CORPUS_MANIFEST} is there; name the folder that holds it, here or in"
            " DIPLOCLI_DATA"
        )
    text = read_text(folder / CORPUS_MANIFEST)
    data = load_toml(text, CORPUS_MANIFEST)
    faults = list(_faults(data, {"edition", "as_of", "licence", "topics", "tracks", "redirects"}))
    missing = [key for key in ("edition", "as_of", "licence") if key not in data]
    faults += [(key, f"needs {key}: a text") for key in missing]
    try:
        parse_date(_text(data, "as_of"))
    except DateError as error:
        faults.append(("as_of", f"as_of: {error.message}"))
    redirects = data.get("redirects", {})
    if not isinstance(redirects, dict):
        raise DataError(
            f"{CORPUS_MANIFEST}:{line_of('redirects', text)}: E110 redirects must be a table of"
            " old-id = “new-id”"
        )
    manifest = Manifest(
        _text(data, "edition"),
        _text(data, "as_of"),
        _text(data, "licence"),
        _headings(data, "topics"),
        _headings(data, "tracks"),
        redirects,
    )
    return manifest, [
        Finding("E110", CORPUS_MANIFEST, line_of(key, text), message) for key, message in faults
    ]


def manifest_finding(code: str, folder: Path, key: str, message: str) -> Finding:
    """A finding about a key of a corpus's manifest. Raises DataError when that cannot be read."""
    line = line_of(key, read_text(folder / CORPUS_MANIFEST))
    return Finding(code, CORPUS_MANIFEST, line, message)


def pack_file(path: Path) -> Path:
    """The file at whose head a pack's manifest stands: the pack itself, or ``pack.toml`` in it."""
    return path / PACK_MANIFEST if path.is_dir() else path


def read_pack_manifest(path: Path) -> PackManifest:
    """The manifest of a pack, a file or a folder; of a large file the head alone is read.

    Raises DataError, with the place, when there is none or something is wrong with it.
    """
    manifest, findings = pack_head(path)
    if findings:
        raise DataError(
            f"{pack_file(path)}:{findings[0].line}: {findings[0].code} {findings[0].message}"
        )
    return manifest


def is_pack_name(name: str) -> bool:
    """Whether a pack may be called so: in kebab-case, not too long, and not as the corpus is."""
    return bool(IDENTIFIER.fullmatch(name)) and name != BUNDLED and len(name) <= LONGEST_NAME


def pack_head(path: Path) -> tuple[PackManifest, list[Finding]]:
    """The manifest of a pack and what is wrong with it.

    Raises DataError, with the place, when the head cannot be read or is not TOML.
    """
    file = pack_file(path)
    if path.is_dir() and not file.exists():
        raise DataError(
            f"{path}: no {PACK_MANIFEST} is there; a folder is a pack where it holds one"
        )
    with closing(chunks(file, str(file))) as parts:
        chunk = next(parts)
    data = {
        key: value
        for key, value in chunk.data.items()
        if key not in WRITTEN or not isinstance(value, list)
    }
    known = {"pack", "title", "edition", "licence", "language", "hides", "topics", "tracks"}
    faults = list(_faults(data, known))
    name = _text(data, "pack")
    if not is_pack_name(name):
        faults.append(
            ("pack", "needs pack: the pack's name, in a-z, 0-9 and single hyphens; not “bundled”")
        )
    language = _text(data, "language") or "en"
    if not is_language(language):
        faults.append(("language", "language must be a tag as BCP 47 has it: fr, zh-Hant, pcm"))
    hides = data.get("hides", [])
    if not isinstance(hides, list) or not all(
        isinstance(one, str) and IDENTIFIER.fullmatch(one) for one in hides
    ):
        faults.append(("hides", "hides must be a list of ids of records"))
        hides = []
    manifest = PackManifest(
        name,
        _text(data, "title"),
        _text(data, "edition"),
        _text(data, "licence"),
        language,
        tuple(hides),
        _headings(data, "topics"),
        _headings(data, "tracks"),
    )
    return manifest, [
        Finding("E110", file.name, line_of(key, chunk.text), message) for key, message in faults
    ]


def _faults(data: dict[str, Any], known: set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the texts and headings of a manifest: the key and a message."""
    for key in (key for key in data if key not in known):
        shown, kinds = ascii(key)[1:-1][:80], ", ".join([f"[[{kind}]]" for kind in WRITTEN])
        if key in WRITTEN:
            yield key, f"a record begins with [[{key}]]"
        elif _is_tables(data[key]):
            yield key, f"“{shown}” is not a kind of record; the kinds are {kinds}"
        else:
            yield key, f"unknown key “{shown}”; the keys are {', '.join(sorted(known))}"
    for key in ("pack", "title", "edition", "as_of", "licence", "language"):
        if key in known & data.keys() and not _text(data, key):
            yield key, f"{key} must be a text on one line without control characters"
    for key in ("topics", "tracks"):
        given = data.get(key, [])
        if not isinstance(given, list) or not all(map(_is_heading, given)):
            yield key, f"{key}: each needs a kebab-case id and a name, and may have a summary"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or "\n" in value or CONTROL.search(value):
        return ""
    return value.strip()


def _headings(data: dict[str, Any], key: str) -> tuple[Heading, ...]:
    given = data.get(key, [])
    return tuple(
        Heading(item["id"], item["name"], item.get("summary", ""))
        for item in (given if isinstance(given, list) else [])
        if _is_heading(item)
    )


def _is_heading(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and not item.keys() - {"id", "name", "summary"}
        and all(
            isinstance(text, str) and not CONTROL.search(text)
            for text in (item.get("id"), item.get("name"), item.get("summary", ""))
        )
        and IDENTIFIER.fullmatch(item["id"]) is not None
        and bool(item["name"])
    )
