"""BibTeX and BibLaTeX: two dialects of one form, with one escaper. UTF-8 is kept as it is."""

from __future__ import annotations

from ..model import TYPE_CHECKING
from .reference import Reference, parted, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Source

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: "\\" + char for char in "&%$#_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What an entry is called in BibTeX and in BibLaTeX.
_ENTRIES = {
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"),
    "bill": ("misc", "legislation"),
    "book": ("book", "book"),
    "chapter": ("incollection", "incollection"),
    "dataset": ("misc", "dataset"),
    "entry-encyclopedia": ("incollection", "inreference"),
    "legal_case": ("misc", "jurisdiction"),
    "legislation": ("misc", "legislation"),
    "paper-conference": ("inproceedings", "inproceedings"),
    "post-weblog": ("misc", "online"),
    "report": ("techreport", "report"),
    "standard": ("techreport", "standard"),
    "thesis": ("phdthesis", "thesis"),
    "treaty": ("misc", "legal"),
    "webpage": ("misc", "online"),
}
_OTHER = ("misc", "misc")
_PUBLISHED = frozenset({"book", "techreport"})  # BibTeX asks for a publisher, be it the author.
_PARTS = frozenset({"article", "incollection", "inproceedings", "inreference"})
# Where an entry has a field of its own for a part; other parts go into the note, which every
# style prints.
_CONTAINERS = {
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
    "book": "series",
}
_NUMBERS = {"techreport": "number", "report": "number", "dataset": "number"}
_PUBLISHERS = {
    "article": "publisher",
    "book": "publisher",
    "dataset": "publisher",
    "incollection": "publisher",
    "inproceedings": "publisher",
    "inreference": "publisher",
    "phdthesis": "school",
    "report": "institution",
    "techreport": "institution",
    "thesis": "institution",
}
_LANGUAGES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "zh": "chinese",
}


def bibtex(sources: Iterable[Source]) -> Iterator[str]:
    """An entry a source, an empty line between them."""
    return parted(_entry(reference(source), modern=False) for source in sources)


def biblatex(sources: Iterable[Source]) -> Iterator[str]:
    """As ``bibtex``, with the entries that only BibLaTeX knows and dates as EDTF."""
    return parted(_entry(reference(source), modern=True) for source in sources)


def escape(text: str) -> str:
    """Text that TeX sets as it stands, its braces in balance."""
    return text.translate(_ESCAPES)


def _entry(ref: Reference, *, modern: bool) -> str:
    sort = _ENTRIES.get(ref.type, _OTHER)[modern]
    if sort in _PARTS and not ref.container:
        sort = "misc"
    fields = [
        ("author", " and ".join(_authors(ref))),
        ("title", f"{{{escape(ref.title)}}}"),
        (_container(sort, modern), escape(ref.container)),
        ("volume", escape(ref.volume)),
        ("number" if sort in _PARTS else "note", escape(ref.issue)),
        (_NUMBERS.get(sort, "note"), escape(ref.number)),
        ("pages", escape(ref.pages).replace("–", "--")),
        ("edition", escape(ref.edition)),
        (_publisher(sort, modern), escape(ref.publisher or ref.body * (sort in _PUBLISHED))),
        ("type", "Standard" if sort == "techreport" and ref.type == "standard" else ""),
        *(_biblatex_only(ref) if modern else _bibtex_only(ref)),
        ("doi", ref.doi),
        ("url", ref.url),
    ]
    note = "; ".join(value for name, value in fields if name == "note" and value)
    fields = [pair for pair in fields if pair[0] != "note"] + [("note", note)]
    told = [(name, value if name == "month" else f"{{{value}}}") for name, value in fields if value]
    width = max(len(name) for name, _ in told)
    lines = [f"  {name:{width}} = {value}," for name, value in told]
    return "\n".join([f"@{sort}{{{ref.key},", *lines, "}"]) + "\n"


def _container(sort: str, modern: bool) -> str:
    if sort == "article":
        return "journaltitle" if modern else "journal"
    return _CONTAINERS.get(sort, "note")


def _publisher(sort: str, modern: bool) -> str:
    return _PUBLISHERS.get(sort, "organization" if modern else "howpublished")


def _bibtex_only(ref: Reference) -> Iterable[tuple[str, str]]:
    """The year, and in the note what BibTeX has no field for; what to sort by without author."""
    if not ref.persons and not ref.body:
        yield "key", escape(ref.container or ref.title)
    yield "year", f"{ref.issued.year:04}" if ref.issued.year else "n.d."
    yield "month", _MONTHS[ref.issued.month - 1] if ref.issued.month else ""
    if ref.issued.approximate or ref.issued.uncertain:
        yield "note", "approximate date" if ref.issued.approximate else "uncertain date"
    yield "note", f"accessed {ref.accessed.text}" if ref.accessed.text else ""
    yield "language", escape(_LANGUAGES.get(ref.lang, ref.lang))


def _biblatex_only(ref: Reference) -> Iterable[tuple[str, str]]:
    yield "date", ref.issued.text
    yield "urldate", ref.accessed.text
    yield "langid", _LANGUAGES.get(ref.lang, "")
    yield "language", escape(_LANGUAGES.get(ref.lang, ref.lang))


def _authors(ref: Reference) -> Iterable[str]:
    if ref.body:
        yield f"{{{escape(ref.body)}}}"
    for person in ref.persons:
        yield (
            f"{_guarded(person.family)}, {_guarded(person.given)}"
            if person.given
            else (f"{{{escape(person.family)}}}")
        )


def _guarded(name: str) -> str:
    """Half a name, in braces where BibTeX would see two in it."""
    divided = "," in name or "and" in name.lower().split()
    return f"{{{escape(name)}}}" if divided else escape(name)
