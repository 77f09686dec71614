"""What in a draft is not its author's own prose: quotations, quoted blocks, reference lists.

Everything is blanked out with spaces, so that the rest stays in its place.
"""

from __future__ import annotations

import re

from ...reading.document import Document

# All but line breaks: what is blanked keeps its lines.
_VISIBLE = re.compile(r"[^\n]")
# Addresses on the web.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+")
# Quotations, in every sort of marks.
_QUOTED = re.compile(
    r"“[^“”]*?(?:”|(?=\n[^\S\n]*\n)|\Z)"
    r"|«[^«»]*?»|„[^„“”]*?[“”]"
    r"|(?<![\w”])\"(?=\S)(?:(?!\n[^\S\n]*\n)[^\"])*\""
    r"|(?<![\w’'])'(?=\S)(?:[^'\n]|'(?=\w)){1,400}'(?!\w)"
    r"|(?<![\w’])‘(?=\S)(?:(?!\n[^\S\n]*\n)[^‘’]|’(?=\w))*’(?!\w)"
)
# The mark of a footnote counts nothing.
_FOOTNOTE = re.compile(
    r"<sup>[^\S\n]*\[?\d{1,4}\]?[^\S\n]*</sup>|\[\^?\d{1,4}\](?![(:])|(?<=[^\W\d]|[.,;:!?)”\"])\^\d{1,4}\b"
)
_A_FEW = 4
_CLOSING = '”“»"’'
# Markdown’s quoted blocks.
_QUOTED_LINES = re.compile(r"^[ ]{0,3}>[^\n]*(?:\n(?![^\S\n]*\n)[^\n]+)*", re.MULTILINE)
_REFERENCES = r"(?:references|bibliography|works cited|sources|literature|further reading|notes|endnotes|footnotes)"
# Markdown’s headings.
_HEADING = re.compile(r"^(?P<level>#{1,6})[^\S\n]+(?P<title>[^\n]*?)[^\S\n]*#*$", re.MULTILINE)
# A list of references under a plain line, to the end of the text.
_LIST_OF_REFERENCES = re.compile(
    rf"(?:\A|(?<=\n\n)){_REFERENCES}[^\S\n]*:?[^\S\n]*\n(?:[=-]{{3,}}\n)?.*\Z",
    re.IGNORECASE | re.DOTALL,
)
# The heading of a list of references.
_IS_REFERENCES = re.compile(rf"(?i)(?:\d+[.)]?\s+)?{_REFERENCES}\s*:?")


def own_prose(document: Document) -> str:
    """The prose of a document, as long as its text, without what others have said in it."""
    prose = document.prose
    for start, end in _foreign(document):
        prose = prose[:start] + _VISIBLE.sub(" ", prose[start:end]) + prose[end:]
    prose = _ADDRESS.sub(_blank, prose)
    return _QUOTED.sub(_hollow, prose)


def words_quoted(document: Document) -> list[tuple[int, int, str]]:
    """Quotations of a few words, which may be the words that a text speaks of: their places."""
    return [
        (found.start() + 1, found.end() - 1, found[0][1:-1])
        for found in _QUOTED.finditer(document.prose)
        if found[0][-1:] in _CLOSING
        and 0 < found[0].count(" ") + 1 <= _A_FEW
        and "\n" not in found[0]
    ]


def _hollow(found: re.Match[str]) -> str:
    """A quotation without its words, its marks left."""
    quoted = found[0]
    end = -1 if len(quoted) > 1 and quoted[-1] in _CLOSING else len(quoted)
    return quoted[0] + _VISIBLE.sub(" ", quoted[1:end]) + quoted[end:]


def _blank(found: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", found[0])


def _foreign(document: Document) -> list[tuple[int, int]]:
    spans = [
        found.span()
        for form in (_QUOTED_LINES, _FOOTNOTE)
        for found in form.finditer(document.text)
    ]
    if document.form == "markdown":
        return spans + _reference_sections(document.text)
    found = _LIST_OF_REFERENCES.search(document.text)
    return [*spans, found.span()] if found else spans


def _reference_sections(text: str) -> list[tuple[int, int]]:
    """From a heading such as “References” to the next heading that is not below it."""
    headings = list(_HEADING.finditer(text))
    spans = []
    for number, heading in enumerate(headings):
        if _IS_REFERENCES.fullmatch(heading["title"]):
            ends = (
                later.start()
                for later in headings[number + 1 :]
                if len(later["level"]) <= len(heading["level"])
            )
            spans.append((heading.start(), next(ends, len(text))))
    return spans
