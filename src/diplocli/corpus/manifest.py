"""``corpus.toml``: what a corpus says of itself, and its lists of topics, tracks and renamed ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import DataError
from .read import CONTROL, IDENTIFIER, Finding, load_toml, read_text

FILE = "corpus.toml"


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


def read_manifest(folder: Path, shown: str = FILE) -> tuple[Manifest, list[Finding]]:
    """The manifest of a corpus folder and what is wrong with it.

    Raises DataError when there is none or it is not TOML.
    """
    data = load_toml(read_text(folder / FILE), shown)
    findings: list[Finding] = []

    def fault(message: str) -> None:
        findings.append(Finding("E110", shown, 1, message))

    def text(key: str) -> str:
        value = data.get(key)
        if isinstance(value, str) and value and not CONTROL.search(value):
            return value
        fault(f"needs {key}: a text")
        return ""

    def headings(key: str) -> tuple[Heading, ...]:
        found = []
        for item in data.get(key, []):
            if isinstance(item, dict) and _is_heading(item):
                found.append(Heading(item["id"], item["name"], item.get("summary", "")))
            else:
                fault(f"{key}: each needs a kebab-case id and a name, and may have a summary")
        return tuple(found)

    known = {"edition", "as_of", "licence", "topics", "tracks", "redirects"}
    for key in data.keys() - known:
        fault(f"unknown key “{key}”; the keys are {', '.join(sorted(known))}")
    redirects = data.get("redirects", {})
    if not isinstance(redirects, dict):
        raise DataError(f"{shown}: E110 redirects must be a table of old-id = “new-id”")
    manifest = Manifest(
        text("edition"),
        text("as_of"),
        text("licence"),
        headings("topics"),
        headings("tracks"),
        redirects,
    )
    return manifest, findings


def _is_heading(item: dict[str, Any]) -> bool:
    texts = [item.get("id"), item.get("name"), item.get("summary", "")]
    return (
        all(isinstance(text, str) and not CONTROL.search(text) for text in texts)
        and IDENTIFIER.fullmatch(item.get("id", "")) is not None
        and bool(item.get("name"))
        and not item.keys() - {"id", "name", "summary"}
    )
