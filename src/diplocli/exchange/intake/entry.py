"""What readers give: entries in the form of record files, and a tally of what stays behind."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

NO_DEFINITION = "The source gives no definition."
LONGEST_LEAD = 240
LONGEST_KIND = 100
MOST_KINDS = 1_000
# The end of a sentence: not behind an initial or a common abbreviation; or a blank line.
_SENTENCE = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b(?:e\.g|i\.e|etc)\.)(?<!\b(?:vs|cf|No)\.)[\"”’)]?"
    r"(?=\s+[\"“‘(]?[^\W\d_a-z])|[。！？]|\n(?=\s*\n)"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/.-]{1,11}")
_SPACE = re.compile(r"\s+")


class Entry(Value):
    """One record of a file, its fields as record files have them, its links by the file's keys.

    ``key`` is what other entries of the file call it by; its id is made of ``slug``, or of the
    key where there is none. ``place`` is where it stands. An entry that is to be had ``once``,
    such as a source, is the same wherever its key comes again.
    """

    kind: str = "term"
    key: str
    slug: str = ""
    data: dict[str, Any]
    place: str
    once: bool = False


class Left(Value):
    """What was not carried over: what it is, how often, and the first place."""

    what: str
    count: int
    place: str


class Tally:
    """Counts what cannot be carried over, by kind, with the first place of each."""

    def __init__(self) -> None:
        self._left: dict[str, list[Any]] = {}

    def leave(self, what: str, place: str, count: int = 1) -> None:
        """Something of a kind stays behind."""
        what = what if len(what) <= LONGEST_KIND else f"{what[: LONGEST_KIND - 1]}…"
        if len(self._left) >= MOST_KINDS and what not in self._left:
            what = "what is of still other kinds"
        found = self._left.setdefault(what, [0, place])
        found[0] += count

    def left(self) -> tuple[Left, ...]:
        """What stayed behind, most frequent first."""
        ranked = sorted(self._left.items(), key=lambda item: (-item[1][0], item[0]))
        return tuple([Left(what=what, count=n, place=place) for what, (n, place) in ranked])


class Name(Value):
    """A name of a concept: its text, what sort it is (as aliases have it) and its language."""

    text: str
    type: str = ""
    lang: str = ""


class Text(Value):
    """A text about a concept and its language."""

    text: str
    lang: str = ""


def term(
    name: str,
    names: Iterable[Name] = (),
    texts: Iterable[Text] = (),
    *,
    language: str = "",
    summary: str = "",
    **fields: Any,
) -> dict[str, Any]:
    """A term's fields. Texts in another language than ``language`` follow, each with its tag.

    A name in another language, which stands in for want of one in the language of the pack, is to
    be among ``names`` too, so that its language is kept. The summary is the first sentence of the
    definition where none is given. Fields that are empty are left out.
    """
    paragraphs = [
        one.text if same_language(one.lang, language) else f"[{one.lang}] {one.text}"
        for one in sorted(texts, key=lambda one: not same_language(one.lang, language))
        if one.text.strip()
    ]
    definition = "\n\n".join(dict.fromkeys(paragraphs)) or summary or NO_DEFINITION
    data = {
        "name": one_line(name),
        "aliases": _aliases(one_line(name), names, language),
        "summary": one_line(summary) or lead(definition),
        "definition": definition,
    } | fields
    return {field: value for field, value in data.items() if value}


def same_language(one: str, language: str) -> bool:
    """Whether a text is in the language of the pack; one that does not tell is."""
    return not one or one.casefold() == language.casefold()


def _aliases(name: str, names: Iterable[Name], language: str) -> list[dict[str, str]]:
    seen = {(name, "")}
    found = []
    for one in names:
        text, lang = one_line(one.text), "" if same_language(one.lang, language) else one.lang
        if text and (text, lang) not in seen:
            seen.add((text, lang))
            alias = {"text": text, "type": one.type or ("" if lang else sort_of(text))}
            found.append({key: value for key, value in {**alias, "lang": lang}.items() if value})
    return found


def sort_of(text: str) -> str:
    """``acronym`` for what is written like one, else nothing: another name."""
    capitals = sum(char.isupper() for char in text)
    return "acronym" if _ACRONYM.fullmatch(text) and capitals * 2 > len(text) else ""


def source(title: str, url: str = "", place: str = "", **fields: Any) -> Entry | None:
    """A source by its title or, failing that, its address; None when there is neither."""
    title, url = one_line(title), url.strip()
    if not is_web(url):
        url = ""
    if not title and not url:
        return None
    data = {"type": "webpage" if url else "document", "title": title or url, "url": url, **fields}
    return Entry(
        kind="source",
        key=f"source {title} {url}",
        slug=(url if is_web(title) or not title else title).partition("//")[2] or title,
        data={field: value for field, value in data.items() if value},
        place=place,
        once=True,
    )


def cite(cited: Entry, at: str = "") -> dict[str, str]:
    """A cite of a source, with the place in it if that is known."""
    return {"source": cited.key, **({"at": at} if at else {})}


def correction(
    key: str, wrong: Sequence[str], right: str, about: str, place: str, *, fact: str = ""
) -> Entry:
    """A correction of names, the first of which is deprecated, to the right one.

    ``about`` is the key of the entry that has it; ``fact`` what the file itself says of it.
    """
    name = one_line(wrong[0])
    return Entry(
        kind="correction",
        key=key,
        slug=f"not {wrong[0]}",
        data={
            "name": name,
            "wrong": list(dict.fromkeys(map(one_line, wrong))),
            "fact": fact or f"“{name}” is deprecated; say “{one_line(right)}”.",
            "about": [about],
        },
        place=place,
    )


def is_web(text: str) -> bool:
    """Whether a text is an address in the Web."""
    return text.startswith(("https://", "http://")) and not _SPACE.search(text)


def lead(text: str) -> str:
    """The first sentence of a text, cut at a word where it is too long for a summary."""
    end = _SENTENCE.search(text)
    first = one_line(text[: end.end()] if end else text)
    if len(first) <= LONGEST_LEAD:
        return first
    cut = first[:LONGEST_LEAD].rpartition(" ")[0] or first[: LONGEST_LEAD - 1]
    return cut.rstrip(" ,;:") + "…"


def one_line(text: str) -> str:
    """A text without line breaks, tabs and spaces at its ends."""
    text = text.strip()
    return _SPACE.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text
