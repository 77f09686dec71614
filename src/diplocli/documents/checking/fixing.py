"""The safe fixes of a review: as a text, as a difference, and written where the draft is."""

from __future__ import annotations

from pathlib import Path

from ...errors import DataError, MissingExtra
from ...files import write_whole
from ...render.safe import line
from .check import Checked
from .finding import Finding

REWRITTEN = ("text", "markdown", "html")
_MARK = b"\xef\xbb\xbf"


def fixed(checked: Checked) -> str:
    """A draft’s text with its safe fixes in place."""
    text, last, parts = checked.document.text, 0, []
    for finding in checked.findings:
        if finding.fix and finding.start >= last:
            parts += [text[last : finding.start], finding.fix]
            last = finding.end
    return "".join([*parts, text[last:]])


def difference(checked: Checked) -> str:
    """What the safe fixes would change, as a unified diff."""
    from difflib import unified_diff

    path = line(checked.document.path)
    before, after = checked.document.text.splitlines(True), fixed(checked).splitlines(True)
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(
        one if one.endswith("\n") else f"{one}\n\\ No newline at end of file\n" for one in lines
    )


def write(checked: Checked) -> int:
    """Write a draft back: texts with their safe fixes, a DOCX with a comment at each finding.

    Gives how many there were; a file without any stays as it is. Raises DataError for a form that
    cannot be written and for a file that has changed since or is not UTF-8.
    """
    document = checked.document
    if document.form == "docx":
        return _write_comments(checked)
    number = sum(bool(finding.fix) for finding in checked.findings)
    if not number:
        return 0
    if document.form not in REWRITTEN:
        raise DataError(
            f"{document.path}: {document.form.upper()} cannot be changed; mend its source"
        )
    path = Path(document.path)
    data = path.read_bytes()
    mark = _MARK if data.startswith(_MARK) else b""
    if data != mark + document.text.encode("utf-8", "surrogatepass"):
        raise DataError(
            f"{document.path}: is not UTF-8, or has changed meanwhile; nothing was written"
        )
    write_whole(path, mark + fixed(checked).encode())
    return number


def _write_comments(checked: Checked) -> int:
    try:
        from ..reading.word import Remark, with_comments
    except ImportError:
        raise MissingExtra.needed_by("writing DOCX", "docs") from None
    remarks = [Remark(one.start, one.end, remark(one)) for one in checked.findings]
    if remarks:
        data, without = with_comments(checked.document, remarks)
        write_whole(Path(checked.document.path), data)
        return len(remarks) - without
    return 0


def remark(finding: Finding) -> str:
    """A finding as a comment in the margin says it."""
    advice = f" Instead: {finding.suggestion}." if finding.suggestion else ""
    return f"{finding.code} {line(finding.message.rstrip('.'))}.{line(advice)}"
