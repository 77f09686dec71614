"""A review as other tools read it: annotations of GitHub, SARIF 2.1.0, Markdown."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ...render.findings import said, sources_of
from ...render.safe import line, prose
from .check import Review
from .finding import Finding
from .registry import RULES

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_IN_A_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~&"})


def as_github(review: Review) -> str:
    """A workflow command a finding, which GitHub Actions shows at the line."""
    lines = []
    for one in review.documents:
        for finding in one.findings:
            where = {
                "file": _relative(one.document.path), "line": finding.line, "endLine": finding.end_line,
                "col": finding.column, "endColumn": finding.end_column, "title": finding.code,
            }  # fmt: skip
            properties = ",".join(
                f"{key}={line(str(value)).translate(_IN_A_PROPERTY)}"
                for key, value in where.items()
            )
            lines.append(f"::warning {properties}::{line(said(finding)).replace('%', '%25')}\n")
    return "".join(lines)


def as_sarif(review: Review, version: str) -> str:
    """A log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS)."""
    codes = [rule.code for rule in RULES]
    results = [
        _result(one.document.path, finding, codes, review)
        for one in review.documents
        for finding in one.findings
    ]
    driver = {
        "name": "diplocli",
        "version": version,
        "rules": [
            {
                "id": rule.code,
                "name": rule.slug,
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {"level": "warning"},
            }
            for rule in RULES
        ],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if review.errors:
        notes = [
            {"level": "error", "message": {"text": line(error.message)}} for error in review.errors
        ]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": notes}]
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def as_markdown(review: Review) -> str:
    """A heading a draft and an item a finding, with the sources that show it."""
    parts = []
    for one in review.documents:
        if not one.findings:
            continue
        parts.append(f"## {_plain(one.document.path)}\n\n")
        for finding in one.findings:
            shown = [f"{_plain(source)}" for source in sources_of(finding, review)]
            by = f" *{'; '.join(shown)}*" if shown else ""
            parts.append(
                f"- **{finding.line}:{finding.column}** {finding.code} {_plain(said(finding))}{by}\n"
            )
        parts.append("\n")
    return prose("".join(parts).rstrip("\n") + "\n") if parts else ""


def _result(path: str, finding: Finding, codes: list[str], review: Review) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    uri = _uri(path)
    sources = "; ".join(sources_of(finding, review))
    text = said(finding) + (f" [{sources}]" if sources else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": "warning",
        "message": {"text": line(text)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
    if finding.fix:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        result["fixes"] = [
            {
                "description": {"text": line(f"Write “{finding.fix}”")},
                "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": [change]}],
            }
        ]
    return result


def _uri(path: str) -> str:
    plain = _relative(path)
    return (
        "stdin"
        if plain == "-"
        else quote(PurePath(plain).as_posix().encode("utf-8", "surrogateescape"))
    )


def _relative(path: str) -> str:
    """A path from the working folder, where it lies in it."""
    if not os.path.isabs(path):
        return path
    short = os.path.relpath(path)
    return path if short.startswith("..") else short


def _plain(text: str) -> str:
    return line(text).translate(_SPECIAL)
