"""A registry of formats, one module each, imported only when it is called for.

A format is declared here once: its id, where it is written, the extension of its files and what
it is. A command lists, checks and describes formats from here.
"""

from __future__ import annotations

from importlib import import_module

from ..errors import UsageError
from ..model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..model import Source


class Format(Value):
    """A format; ``writer`` is the module of this package and the function in it that writes."""

    id: str
    writer: tuple[str, str]
    extension: str
    description: str


REFERENCES = {
    one.id: one
    for one in (
        Format(
            id="bibtex",
            writer=("bibtex", "bibtex"),
            extension="bib",
            description="BibTeX in UTF-8, for styles of any age",
        ),
        Format(
            id="biblatex",
            writer=("bibtex", "biblatex"),
            extension="bib",
            description="BibLaTeX, for Biber",
        ),
        Format(
            id="ris",
            writer=("ris", "ris"),
            extension="ris",
            description="RIS, for Zotero, EndNote and Mendeley",
        ),
        Format(
            id="csl-json",
            writer=("csl_json", "csl_json"),
            extension="json",
            description="CSL-JSON, for Zotero, Pandoc and other citation processors",
        ),
        Format(
            id="apa",
            writer=("prose", "apa"),
            extension="txt",
            description="reference list, APA 7th edition, plain text",
        ),
        Format(
            id="chicago",
            writer=("prose", "chicago"),
            extension="txt",
            description="reference list, Chicago author-date, plain text",
        ),
        Format(
            id="markdown",
            writer=("prose", "markdown"),
            extension="md",
            description="the same as Chicago, with Markdown italics and links",
        ),
    )
}


def reference_writer(format: str) -> Callable[[Sequence[Source]], str]:
    """What turns sources into one text in a format of ``REFERENCES``.

    Raises UsageError when there is no such format.
    """
    if format not in REFERENCES:
        raise UsageError(f"--format is one of {', '.join(REFERENCES)}, not “{format}”")
    module, function = REFERENCES[format].writer
    writer: Callable[[Sequence[Source]], str] = getattr(
        import_module(f".{module}", __package__), function
    )
    return writer
