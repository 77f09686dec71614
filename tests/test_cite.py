"""``cite``: the records and sources it gives, and formats that real parsers and a schema accept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from diplocli.corpus.written.schema import SOURCE_TYPES
from diplocli.exchange import REFERENCES, reference_writer
from diplocli.model import Source
from diplocli.queries.cite import CitedRecord

from .conftest import Run

ENTRY = (
    "The diplocli authors. 2020. “cyber diplomacy.” In diplocli: a policy reference on cyber,"
    " digital and tech diplomacy, 2020.01 ed., entry cyber-diplomacy. January 31, 2020.\n"
)
SCHOLARS = "Barrinha, André, and Thomas Renard. 2017. “Cyber-diplomacy.” Global Affairs.\n"
REPORT = (
    "United Nations General Assembly. 2015. Report of the Group. A/70/174. July 22, 2015."
    " https://undocs.org/A/70/174.\n"
)


def source(**fields: Any) -> Source:
    return Source(**{"id": "a-source", "name": "A title", "type": "webpage", **fields})


def written(format: str, sources: list[Source]) -> str:
    """Sources in a format of ``cite``."""
    return "".join(reference_writer(format)(sources))


def one(format: str, **fields: Any) -> str:
    return written(format, [source(**fields)])


def fields_of(text: str) -> dict[str, str]:
    (entry,) = entries_of(text)
    return {field.key: field.value for field in entry.fields}


def entries_of(text: str) -> list[Any]:
    """Entries as the parser reads them, and its own braces counted as BibTeX counts them."""
    library = parse_string(text)
    assert not library.failed_blocks
    for entry in library.entries:
        for field in entry.fields:
            depth = 0
            for char in field.value:
                depth += (char == "{") - (char == "}")
                assert depth >= 0
            assert depth == 0
    return list(library.entries)


# The constraints of csl-data.json 1.0.2, written anew and tighter: no empty text, no empty list,
# numbers as numbers in dates. https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
TEXT = {"type": "string", "minLength": 1}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "prefixItems": [
                    {"type": "integer", "minimum": 1},
                    {"type": "integer", "minimum": 1, "maximum": 12},
                    {"type": "integer", "minimum": 1, "maximum": 31},
                ],
            },
        },
        "circa": {"type": "boolean"},
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
NAME = {
    "oneOf": [
        {
            "type": "object",
            "properties": dict.fromkeys(parts, TEXT),
            "required": parts,
            "additionalProperties": False,
        }
        for parts in (["literal"], ["family", "given"])
    ]
}
CSL_TYPES = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
CSL_TEXTS = [
    "collection-title", "container-title", "edition", "DOI", "issue", "language", "number", "page",
    "publisher", "title", "URL", "volume",
]  # fmt: skip
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "type": {"enum": CSL_TYPES},
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": DATE,
            "accessed": DATE,
            **dict.fromkeys(CSL_TEXTS, TEXT),
        },
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    },
}


def items_of(text: str) -> list[Any]:
    items: list[Any] = json.loads(text)
    jsonschema.Draft202012Validator(CSL).validate(items)
    return items


def test_a_record_with_its_edition_and_day(mini: Run) -> None:
    assert mini("cite", "cyber diplomacy").stdout == ENTRY
    assert mini("cite", "кибердипломатия", terminal=True).stdout == ENTRY


def test_the_sources_of_a_record_each_once(mini: Run) -> None:
    assert mini("cite", "cyber diplomacy", "--sources").stdout == SCHOLARS + REPORT
    both = mini("cite", "digital diplomacy", "Cyber Diplomacy", "--sources").stdout
    assert both == SCHOLARS + REPORT


def test_the_whole_bibliography_is_in_order(mini: Run) -> None:
    assert mini("cite", "--all").stdout == SCHOLARS + REPORT


def test_a_source_is_cited_as_itself(mini: Run) -> None:
    assert mini("cite", "report-2015").stdout == REPORT
    assert mini("cite", "report-2015", "--sources").stdout == REPORT


@pytest.mark.parametrize("format", REFERENCES)
def test_json_has_a_citation_for_each(mini: Run, format: str) -> None:
    answer = mini("cite", "cyber diplomacy", "--sources", "--format", format, "--json").json
    assert list(answer) == ["schema_version", "edition", "citations", "suggestions"]
    assert [(cited["id"], cited["format"]) for cited in answer["citations"]] == [
        ("scholars-2017", format),
        ("report-2015", format),
    ]
    assert all(cited["text"].strip("\n") == cited["text"] for cited in answer["citations"])


def test_names_that_lead_elsewhere_say_so(mini: Run) -> None:
    wrong = mini("cite", "Coordinator for Cyber Challenges")
    assert wrong.status == 0
    assert "entry cyber-office." in wrong.stdout
    assert "taken as" in wrong.stderr
    assert mini("cite", "cyber-vs-digital", "--sources").stdout == SCHOLARS


def test_one_name_that_is_not_found_spoils_the_list(mini: Run, tmp_path: Path) -> None:
    result = mini("cite", "gge", "digtial diplomacy", "-o", str(tmp_path / "list.txt"))
    assert (result.status, result.stdout) == (1, "")
    assert "nearest: digital diplomacy" in result.stderr
    assert not list(tmp_path.iterdir())
    empty = mini("cite", "digtial diplomacy", "--json")
    assert (empty.status, empty.json["citations"]) == (1, [])
    assert "digital diplomacy" in empty.json["suggestions"]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ((), 2, "--all"),
        (("--all", "gge"), 2, "leave it out, or the names"),
        (("gge", "--format", "mla"), 2, "bibtex, biblatex"),
        (("expert body",), 3, "gge, oewg"),
        (("",), 2, "name is needed"),
    ],
)
def test_what_cannot_be_cited(
    mini: Run, arguments: tuple[str, ...], status: int, says: str
) -> None:
    result = mini("cite", *arguments)
    assert (result.status, result.stdout) == (status, "")
    assert says in result.stderr


def test_a_file_is_written_whole_or_not_at_all(mini: Run, tmp_path: Path) -> None:
    place = tmp_path / "sources.bib"
    result = mini("cite", "--all", "--format", "bibtex", "-o", str(place))
    assert (result.status, result.stdout) == (0, "")
    assert str(place) in result.stderr
    assert [entry.key for entry in entries_of(place.read_text())] == [
        "scholars-2017",
        "report-2015",
    ]
    failed = mini("cite", "--all", "-o", str(tmp_path / "none" / "sources.bib"))
    assert (failed.status, failed.stdout) == (4, "")
    assert [path.name for path in tmp_path.iterdir()] == ["sources.bib"]


def test_formats_of_a_report(mini: Run) -> None:
    def cited(format: str) -> str:
        return mini("cite", "report-2015", "--format", format).stdout

    bibtex = fields_of(cited("bibtex"))
    assert bibtex == {
        "author": "{United Nations General Assembly}",
        "title": "{Report of the Group}",
        "number": "A/70/174",
        "institution": "United Nations General Assembly",
        "year": "2015",
        "month": "jul",
        "url": "https://undocs.org/A/70/174",
        "note": "accessed 2020-01-30",
    }
    biblatex = fields_of(cited("biblatex"))
    assert (biblatex["date"], biblatex["urldate"]) == ("2015-07-22", "2020-01-30")
    (ris,) = rispy.loads(cited("ris"))
    assert ris == {
        "type_of_reference": "RPRT",
        "id": "report-2015",
        "authors": ["United Nations General Assembly"],
        "title": "Report of the Group",
        "year": "2015",
        "date": "2015/07/22/",
        "issn": "A/70/174",
        "urls": ["https://undocs.org/A/70/174"],
        "access_date": "2020/01/30/",
        "language": "en",
    }
    (csl,) = items_of(cited("csl-json"))
    assert csl == {
        "id": "report-2015",
        "type": "report",
        "title": "Report of the Group",
        "author": [{"literal": "United Nations General Assembly"}],
        "issued": {"date-parts": [[2015, 7, 22]]},
        "number": "A/70/174",
        "URL": "https://undocs.org/A/70/174",
        "accessed": {"date-parts": [[2020, 1, 30]]},
        "language": "en",
    }
    assert cited("apa") == (
        "United Nations General Assembly. (2015, July 22). Report of the Group (A/70/174)."
        " https://undocs.org/A/70/174\n"
    )
    assert cited("markdown") == REPORT.replace(
        "Report of the Group", "*Report of the Group*"
    ).replace("https://undocs.org/A/70/174", "<https://undocs.org/A/70/174>")


def test_formats_of_an_article_by_two(mini: Run) -> None:
    def cited(format: str) -> str:
        return mini("cite", "scholars-2017", "--format", format).stdout

    assert fields_of(cited("bibtex"))["author"] == "Barrinha, André and Renard, Thomas"
    assert fields_of(cited("biblatex"))["journaltitle"] == "Global Affairs"
    assert rispy.loads(cited("ris"))[0]["authors"] == ["Barrinha, André", "Renard, Thomas"]
    assert items_of(cited("csl-json"))[0]["author"] == [
        {"family": "Barrinha", "given": "André"},
        {"family": "Renard", "given": "Thomas"},
    ]
    assert cited("apa") == ("Barrinha, A., & Renard, T. (2017). Cyber-diplomacy. Global Affairs.\n")


def test_formats_of_a_record(mini: Run) -> None:
    bibtex = fields_of(mini("cite", "gge", "--format", "bibtex").stdout)
    assert (bibtex["author"], bibtex["edition"]) == ("{The diplocli authors}", "2020.01")
    assert "entry gge" in bibtex["note"]
    (csl,) = items_of(mini("cite", "gge", "--format", "csl-json").stdout)
    assert (csl["id"], csl["type"], csl["edition"]) == ("gge", "entry-encyclopedia", "2020.01")
    apa = mini("cite", "cyber diplomacy", "--format", "apa").stdout
    assert "(2020, January 31). cyber diplomacy. In diplocli:" in apa
    assert apa.endswith("(2020.01 ed., entry cyber-diplomacy).\n")


@pytest.mark.parametrize(
    ("date", "chicago", "apa", "bibtex", "biblatex", "ris", "csl"),
    [
        ("", "n.d.", "(n.d.)", "n.d.", None, None, None),
        ("2019", "2019", "(2019)", "2019", "2019", "2019///", [2019]),
        ("2019-05", "2019", "(2019, May)", "2019", "2019-05", "2019/05//", [2019, 5]),
        ("2019~", "[ca. 2019]", "(ca. 2019)", "2019", "2019~", "2019///approximate", [2019]),
        ("2019?", "[2019?]", "(2019?)", "2019", "2019?", "2019///uncertain", [2019]),
        ("2019%", "[ca. 2019?]", "(ca. 2019?)", "2019", "2019%", "2019///approximate, uncertain", [2019]),
        ("0988", "988", "(988)", "0988", "0988", "0988///", [988]),
    ],
)  # fmt: skip
def test_dates(
    date: str, chicago: str, apa: str, bibtex: str, biblatex: str, ris: str, csl: list[int] | None
) -> None:
    assert f"Body. {chicago.rstrip('.')}. " in one("chicago", issuer="Body", issued=date)
    assert f"Body. {apa}. " in one("apa", issuer="Body", issued=date)
    assert fields_of(one("bibtex", issued=date))["year"] == bibtex
    assert fields_of(one("biblatex", issued=date)).get("date") == biblatex
    assert rispy.loads(one("ris", issued=date))[0].get("date") == ris
    issued = items_of(one("csl-json", issued=date))[0].get("issued")
    assert (issued and issued["date-parts"]) == ([csl] if csl else None)
    assert bool(issued and issued.get("circa")) == (date[-1:] in ("~", "?", "%"))


def test_what_has_no_date_tells_when_it_was_read() -> None:
    given = {"issuer": "Body", "url": "https://example.org/a", "accessed": "2020-01-30"}
    assert one("chicago", **given) == (
        "Body. n.d. “A title.” Accessed January 30, 2020. https://example.org/a.\n"
    )
    assert one("apa", **given) == (
        "Body. (n.d.). A title. Retrieved January 30, 2020, from https://example.org/a\n"
    )
    assert "Accessed" not in one("chicago", **given, issued="2019")


def test_volume_issue_and_pages() -> None:
    given = {"type": "article-journal", "author": ("Rid, Thomas",), "issued": "2015"}
    spelt = {**given, "container": "Strategic Studies", "volume": "38 (1–2)", "pages": "4–37"}
    joined = {**given, "container": "Strategic Studies 38(1–2)", "pages": "4–37"}
    assert one("chicago", **spelt) == one("chicago", **joined)
    assert one("chicago", **spelt) == (
        "Rid, Thomas. 2015. “A title.” Strategic Studies 38 (1–2): 4–37.\n"
    )
    assert one("apa", **spelt).endswith("Strategic Studies, 38(1–2), 4–37.\n")
    bibtex = fields_of(one("bibtex", **joined))
    assert [bibtex[name] for name in ("journal", "volume", "number", "pages")] == [
        "Strategic Studies",
        "38",
        "1–2",
        "4--37",
    ]
    (ris,) = rispy.loads(one("ris", **joined))
    assert [ris[name] for name in ("volume", "number", "start_page", "end_page")] == [
        "38",
        "1–2",
        "4",
        "37",
    ]
    (csl,) = items_of(one("csl-json", **joined))
    assert (csl["volume"], csl["issue"], csl["page"]) == ("38", "1–2", "4-37")
    assert "Yearbook 2019." in one("chicago", **given, container="Yearbook 2019")


def test_part_of_a_book() -> None:
    given = {"type": "chapter", "author": ("Kuehl, Daniel T.",), "issued": "2009", "pages": "24–42"}
    given |= {"container": "Cyberpower", "volume": "2", "publisher": "NDU Press"}
    assert one("chicago", **given) == (
        "Kuehl, Daniel T. 2009. “A title.” In Cyberpower, vol. 2, 24–42. NDU Press.\n"
    )
    assert one("apa", **given) == (
        "Kuehl, D. T. (2009). A title. In Cyberpower (Vol. 2, pp. 24–42). NDU Press.\n"
    )
    assert "@incollection{" in one("bibtex", **given)
    del given["container"]
    assert "@misc{" in one("bibtex", **given)


def test_who_is_author_and_who_publishes() -> None:
    both = {"author": ("Frei, Jasper",), "issuer": "ETH Zürich", "issued": "2020"}
    assert one("chicago", type="report", **both) == "Frei, Jasper. 2020. A title. ETH Zürich.\n"
    assert fields_of(one("bibtex", type="report", **both))["institution"] == "ETH Zürich"
    assert one("chicago", **both) == "Frei, Jasper. 2020. “A title.” ETH Zürich.\n"
    paper = {"type": "article-newspaper", "issuer": "The Times", "issued": "2020-05-01"}
    assert one("chicago", **paper) == "The Times. 2020. “A title.” May 1, 2020.\n"
    assert one("markdown", **paper).startswith("*The Times*. 2020. “A title.”")
    assert one("apa", **paper) == "A title. (2020, May 1). The Times.\n"
    assert "author" not in items_of(one("csl-json", **paper))[0]
    assert fields_of(one("bibtex", **paper))["key"] == "The Times"
    signed = one("chicago", **{**paper, "author": ("Roe, Jo",)})
    assert signed == "Roe, Jo. 2020. “A title.” The Times, May 1, 2020.\n"


def test_many_and_unusual_names() -> None:
    seven = tuple(f"Family{number}, Jean-Paul (JP) R." for number in range(7))
    assert one("chicago", author=seven).startswith(
        "Family0, Jean-Paul (JP) R., Jean-Paul (JP) R. Family1, Jean-Paul (JP) R. Family2, et al."
    )
    assert one("apa", author=seven[:1]).startswith("Family0, J.-P. R. (n.d.).")
    crowd = tuple(f"F{number}, G" for number in range(25))
    assert "F18, G., … F24, G. (n.d.)" in one("apa", author=crowd)
    alone = items_of(one("csl-json", author=("Plato",)))[0]["author"]
    assert alone == [{"literal": "Plato"}]
    odd = fields_of(one("bibtex", author=("Rock and Roll, Ann, Jr.", "Plato", "de la Torre, Ana")))
    assert odd["author"] == "{Rock and Roll}, {Ann, Jr.} and {Plato} and de la Torre, Ana"
    body = rispy.loads(one("ris", issuer="Foreign, Commonwealth and Development Office"))[0]
    assert body["authors"] == ["Foreign Commonwealth and Development Office"]


def test_what_tex_reads_otherwise_is_escaped_but_not_in_addresses() -> None:
    given = {"name": r"100% & $5 #1 a_b {c} ~ ^ \d é 网", "url": "https://x.org/a_b%20~c?d={e}&f#g"}
    for format in ("bibtex", "biblatex"):
        fields = fields_of(one(format, **given))
        assert fields["title"] == (
            r"{100\% \& \$5 \#1 a\_b \textbraceleft{}c\textbraceright{}"
            r" \textasciitilde{} \textasciicircum{} \textbackslash{}d é 网}"
        )
        assert fields["url"] == "https://x.org/a_b%20~c?d=%7Be%7D&f#g"


def test_markdown_says_what_the_source_says() -> None:
    hostile = one("markdown", name="*a* [b](c) <script> &amp; `d`", url="javascript:alert(1)")
    assert hostile == (
        "“\\*a\\* \\[b\\](c) \\<script\\> \\&amp; \\`d\\`.” n.d. javascript:alert(1).\n"
    )
    assert one("markdown", issuer="1. Body").startswith("1\\. Body")
    two = written("markdown", [source(), source()])
    assert two == "“A title.” n.d.\n\n“A title.” n.d.\n"


def test_language() -> None:
    assert fields_of(one("biblatex", lang="fr"))["langid"] == "french"
    assert fields_of(one("bibtex", lang="tlh"))["language"] == "tlh"
    assert rispy.loads(one("ris", lang="fr"))[0]["language"] == "fr"
    assert items_of(one("csl-json", lang="fr"))[0]["language"] == "fr"


TEXTS = st.text(st.characters(exclude_categories=())) | st.text('\\{}"@,%&$#_~^ \n\r\x1b\u2028aé')
DATES = st.sampled_from(["", "1999", "2001-02", "2001-02-03", "1999~", "2001-02?", "2001-02-03%"])
SOURCES = st.builds(
    source,
    type=st.sampled_from(SOURCE_TYPES),
    name=TEXTS.filter(lambda text: text.strip()),
    author=st.lists(TEXTS.filter(lambda text: text.strip(" ,\t\n\r"))).map(tuple),
    issued=DATES,
    accessed=DATES,
    **dict.fromkeys(
        ("issuer", "number", "container", "publisher", "volume", "pages", "url", "doi", "lang"),
        TEXTS,
    ),
) | st.builds(
    CitedRecord,
    id=st.just("a-record"),
    type=st.just("entry-encyclopedia"),
    name=st.just("a name"),
    edition=st.just("2020.01"),
    issuer=TEXTS,
    container=TEXTS,
)
LISTS = st.lists(SOURCES, min_size=1, max_size=4).map(
    lambda found: [one.replace(id=f"id-{number}") for number, one in enumerate(found)]
)
SHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


def unescaped(text: str) -> str:
    plain = re.sub(r"\\([&%$#_])", r"\1", text)
    for command, char in {
        "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "backslash": "\\",
    }.items():  # fmt: skip
        plain = plain.replace(f"\\text{command}{{}}", char)
    return plain


def titles(sources: list[Source]) -> list[str]:
    """Titles as the reference shows them: on one line, without what could steer a terminal."""
    from diplocli.render.safe import line

    return [" ".join(line(one.name).split()) for one in sources]


@given(LISTS)
def test_hostile_text_in_bibtex(sources: list[Source]) -> None:
    for format in ("bibtex", "biblatex"):
        text = written(format, sources)
        entries = entries_of(text)
        assert not SHOWN.search(text)
        assert [entry.key for entry in entries] == [one.id for one in sources]
        found = [unescaped(entry["title"][1:-1]) for entry in entries]
        assert found == titles(sources)


@given(LISTS)
def test_hostile_text_in_ris(sources: list[Source]) -> None:
    text = written("ris", sources)
    entries = rispy.loads(text)
    assert not SHOWN.search(text)
    assert [entry["id"] for entry in entries] == [one.id for one in sources]
    assert [entry["title"] for entry in entries] == titles(sources)
    assert not any("unknown_tag" in entry for entry in entries)


@given(LISTS)
def test_hostile_text_in_csl_json(sources: list[Source]) -> None:
    text = written("csl-json", sources)
    items = items_of(text)
    assert not SHOWN.search(text)
    assert [item["id"] for item in items] == [one.id for one in sources]
    assert [item["title"] for item in items] == titles(sources)


@given(LISTS)
def test_hostile_text_in_prose(sources: list[Source]) -> None:
    for format, between in (("apa", "\n"), ("chicago", "\n"), ("markdown", "\n\n")):
        text = written(format, sources)
        assert not SHOWN.search(text)
        assert text.endswith("\n")
        assert len(text.removesuffix("\n").split(between)) == len(sources)


def test_the_real_corpus_in_every_format(real: Run) -> None:
    def cited(format: str) -> str:
        return real("cite", "--all", "--format", format).stdout

    items = items_of(cited("csl-json"))
    keys = [item["id"] for item in items]
    assert len(keys) > 1000
    for format in ("bibtex", "biblatex"):
        assert [entry.key for entry in entries_of(cited(format))] == keys
    assert [entry["id"] for entry in rispy.loads(cited("ris"))] == keys
    for format in ("apa", "chicago"):
        assert len(cited(format).splitlines()) == len(keys)
    assert len(cited("markdown").split("\n\n")) == len(keys)
