"""``search``: full text over every kind, ranked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import relevance
from hypothesis import example, given
from hypothesis import strategies as st

from diplocli.corpus.index.store import Store
from diplocli.corpus.index.wording import stem, tokens
from diplocli.corpus.locate import open_corpus
from diplocli.errors import UsageError
from diplocli.queries.passages import Marks
from diplocli.queries.question import parse
from diplocli.queries.ranking import KINDS
from diplocli.queries.search import search

from .conftest import MINI, Run


def ids(run: Run, *arguments: str) -> list[str]:
    """The ids of the hits, best first."""
    return [hit["id"] for hit in run("search", *arguments, "--json").json["hits"]]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The index of the small corpus, for many searches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPLOCLI_DATA", str(MINI))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        store = open_corpus(lambda message: None)
    yield store
    store.close()


def test_a_question_as_one_thinks_it(mini: Run) -> None:
    found = ids(mini, "Who", "was", "the", "first", "US", "cyber", "coordinator?")
    assert set(found[:3]) == {"cyber-office", "jane-doe", "john-roe"}


def test_the_name_typed_comes_first(mini: Run) -> None:
    assert ids(mini, "cyber diplomacy")[0] == "cyber-diplomacy"
    assert ids(mini, "what is cyber-diplomacy?")[0] == "cyber-diplomacy"
    assert ids(mini, "кибердипломатия")[0] == "cyber-diplomacy"
    assert ids(mini, "A/70/174")[0] == "report-of-2015"
    assert ids(mini, "Norm 13(a)")[0] == "norm-a"


def test_a_hit_in_a_name_goes_before_one_in_a_text(mini: Run) -> None:
    found = ids(mini, "norms")
    assert found.index("2015-report-adopted") < found.index("cyber-diplomacy")
    assert found.index("2015-report-adopted") < found.index("report-of-2015")


def test_forms_of_a_word_are_one(mini: Run) -> None:
    assert "cyber-diplomacy" in ids(mini, "negotiating")
    assert "cyber-diplomacy" in ids(mini, "negotiation")
    assert stem(*tokens("negotiating")) == stem(*tokens("negotiations"))
    assert stem(*tokens("deterrence")) == stem(*tokens("deterrent"))
    assert tokens("Cyber-Defence, organisation’s") == ["cyber", "defense", "organization"]
    assert ids(mini, "cyber-espionage")[0] == ids(mini, "cyberespionage")[0] == "espionage"


def test_words_are_ranked_and_not_all_required(mini: Run) -> None:
    assert ids(mini, "eleven", "norms", "unheardof")[0] == "2015-report-adopted"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("who is the coordinator", "actor"),
        ("when was a coordinator named", "milestone"),
        ("difference between cyber and digital diplomacy", "contrast"),
        ("treaty against cybercrime", "instrument"),
        ("is it the Office of the Coordinator for Cyber Challenges", "correction"),
        ("should spying break the law", "issue"),
    ],
)
def test_question_words_hint_at_a_kind(mini: Run, query: str, kind: str) -> None:
    assert mini("search", query, "--json").json["hits"][0]["kind"] == kind


def test_a_person_is_found_by_the_post_held(mini: Run) -> None:
    assert set(ids(mini, "who headed S/CCI")[:3]) == {"cyber-office", "jane-doe", "john-roe"}


def test_acronyms_are_no_stop_words_and_mean_their_names(mini: Run) -> None:
    assert ids(mini, "US")[0] == "united-states"
    assert "jane-doe" in ids(mini, "US diplomat")
    assert "jane-doe" in ids(mini, "American diplomats")
    assert [part.text for part in parse("is it US or IT").parts] == ["US", "IT"]
    assert [part.text for part in parse("what is it").parts] == ["what", "is", "it"]


def test_a_phrase_must_stand(mini: Run) -> None:
    assert ids(mini, '"eleven norms"') == ["2015-report-adopted", "report-of-2015"]
    assert ids(mini, "“eleven norms” experts")[0] == "2015-report-adopted"
    assert ids(mini, '"norms eleven"') == []
    assert "cyber-diplomacy" in ids(mini, '"eleven norms')


def test_the_beginning_of_a_word(mini: Run) -> None:
    assert ids(mini, "cybercr*")[0] == "convention"
    assert ids(mini, "negotiat*") == ["cyber-diplomacy"]
    assert ids(mini, "cybercr") == []


def test_words_that_must_not_stand(mini: Run) -> None:
    people = {"jane-doe", "john-roe"}
    assert people <= set(ids(mini, "diplomat"))
    assert people & set(ids(mini, "diplomat", "--not", "another")) == {"jane-doe"}
    assert "cyber-diplomacy" not in ids(mini, "cyber diplomacy", "--not", "networks")
    assert not people & set(ids(mini, "diplomat", "--not", "another", "--not", "Jane"))
    assert ids(mini, "diplomat", "--not", "diplomats") == []
    assert ids(mini, "diplomat", "--not", "!!!") == ids(mini, "diplomat")


def test_kinds_topics_and_limits(mini: Run) -> None:
    assert {hit["kind"] for hit in mini("search", "cyber", "--json", "--kind", "term").json["hits"]} == {"term"}  # fmt: skip
    assert "cyber-office" not in ids(mini, "coordinator for cyber issues", "--kind", "milestone")
    both = ids(mini, "espionage", "--kind", "term", "--kind", "issue")
    assert ids(mini, "espionage", "--kind", "term, issue") == both
    assert both[:2] in (["espionage", "issue-espionage"], ["issue-espionage", "espionage"])
    assert "issue-espionage" in ids(mini, "espionage", "--topic", "International law")
    assert "jane-doe" not in ids(mini, "espionage diplomat", "--topic", "law")
    assert len(ids(mini, "cyber", "--limit", "2")) == 2
    assert ids(mini, "cyber", "--limit", "1000")[:2] == ids(mini, "cyber", "--limit", "2")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("",), "needs a word"),
        (("*** (-)",), "needs a word"),
        (("cyber", "--kind", "source"), "there is no kind “source”; try: term,"),
        (("cyber", "--topic", "moon"), "no topic “moon”"),
        (("cyber", "--limit", "0"), "limit"),
        ((), "search needs a word"),
    ],
)
def test_what_cannot_be_searched(mini: Run, arguments: tuple[str, ...], says: str) -> None:
    result = mini("search", *arguments)
    assert (result.status, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    "query",
    [
        "diplomacy AND",
        "AND OR NOT NEAR",
        "NEAR(diplomacy cyber)",
        "^diplomacy",
        "name : diplomacy",
        "{name} : diplomacy",
        "-diplomacy",
        "diplomacy -cyber",
        "(diplomacy",
        "diplomacy)",
        '"diplomacy',
        'diplomacy"',
        '""" diplomacy',
        "diplomacy*",
        "* diplomacy",
        "diplomacy + cyber",
        "diplomacy's",
        "d’diplomacy diplomacy",
        "e.g. diplomacy",
        "@diplomacy",
        "#diplomacy",
        "dïplomácy",
        "diplomacy; DROP TABLE text; --",
        "diplomacy\\",
        "diplomacy\x00",
        "\x1b[31mdiplomacy\x1b[0m diplomacy",
        "diplomacy [bold]",
        "\u202ediplomacy",
        "diplomacy\n\tcyber",
    ],
)
def test_no_sign_breaks_it(mini: Run, query: str) -> None:
    for view in ((), ("--plain",), ("--json",), ("--width", "60", "--color", "always")):
        result = mini("search", *view, "--", query)
        assert result.status == (1 if query.startswith("AND") else 0), result.stderr
        assert "\x1b[31m" not in result.stdout + result.stderr


def test_only_stop_words_are_looked_for_when_there_is_nothing_else(mini: Run) -> None:
    assert mini("search", "who", "is", "the").status == 0


@given(st.text(max_size=60))
@example('"" "" "a')
@example("*")
@example("& &*")
@example("'s")
@example("ß ﬁ ½ Ⅳ* 网络*")
def test_whatever_is_typed(small: Store, query: str) -> None:
    try:
        found = search(small, query, without=[query[:5]])
    except UsageError:
        assert not parse(query).parts
    else:
        assert [hit.score for hit in found.hits] == sorted(
            (hit.score for hit in found.hits), reverse=True
        )


def test_ten_kilobytes(small: Store) -> None:
    for query in ("diplomacy " * 1000, "x" * 10_000, " ".join(map(str, range(2000))), '"' * 10_000):
        try:
            assert len(search(small, query).words) <= 16
        except UsageError:
            assert not parse(query).parts


def test_filters_that_leave_nothing_are_told(mini: Run) -> None:
    for narrowed in (
        ("--not", "espionage"),
        ("--kind", "milestone"),
        ("--topic", "law", "--kind", "actor"),
    ):
        result = mini("search", "espionage", *narrowed)
        assert (result.status, result.stdout) == (1, "")
        assert result.stderr == (
            "diplocli: “espionage” stands only in what filters leave out; take one away\n"
        )
    assert "nearest: " in mini("search", "espionagge", "--kind", "milestone").stderr


def test_nothing_found_brings_near_words(mini: Run) -> None:
    result = mini("search", "espionagge")
    assert (result.status, result.stdout) == (1, "")
    assert (
        result.stderr
        == "diplocli: nothing holds “espionagge”; nearest: cyber espionage, espionage\n"
    )
    answer = mini("search", "qqq", "diplomcy", "--json")
    assert (answer.status, answer.json["hits"]) == (1, [])
    assert "diplomacy" in answer.json["suggestions"]
    assert mini("search", "qqqq").stderr == "diplocli: nothing holds “qqqq”\n"


def test_a_slip_among_words_that_are_found_is_put_right_and_told(mini: Run) -> None:
    result = mini("search", "cyber", "diplomcy")
    assert result.status == 0
    assert result.stderr == "diplocli: nothing holds “diplomcy”; taken as diplomacy\n"
    assert ids(mini, "cyber (diplomcy)?") == ids(mini, "cyber diplomacy")
    answer = mini("search", "cyber", "diplomcy", "--json").json
    assert (answer["query"], answer["suggestions"]) == ("cyber diplomcy", ["diplomacy"])
    both = mini("search", "cyber", "diplomcy", "qqqq")
    assert both.stderr.splitlines() == [
        "diplocli: nothing holds “diplomcy”; taken as diplomacy",
        "diplocli: nothing holds “qqqq”",
    ]
    short = mini("search", "cyber", "wat", "qqqq")
    assert short.stderr.startswith("diplocli: nothing holds “wat”, “qqqq”"), "no guess at wat"


def test_scripts_without_spaces_are_looked_for_sign_by_sign(real: Run) -> None:
    """A Chinese name is several words to a reader, and so to the index."""
    sovereignty = {"cyber-sovereignty", "cloud-sovereignty", "data-sovereignty"}
    for query in ("主权", "主权*", '"主权"'):
        assert sovereignty <= set(ids(real, query, "--limit", "30")), query
    for query in ("网络主权", "网络主权是什么意思", '"网络主权"'):
        assert ids(real, query)[0] == "cyber-sovereignty"
    assert ids(real, "中国数据安全法")[0] == "china-data-security-law"
    assert ids(real, "联合国打击网络犯罪公约什么时候生效")[0] == "un-cybercrime-convention"
    found = ids(real, "サイバー外交", "--limit", "30")
    assert found[0] == "cyber-diplomacy"
    assert "japan-cyber-ambassador" in found
    assert not sovereignty & set(ids(real, "主权", "--not", "数据", "--limit", "50")) - {
        "cyber-sovereignty",
        "cloud-sovereignty",
    }
    assert tokens("UN网络") == ["un", "网", "络"]
    assert tokens("อธิป") == ["อ", "ธ", "ป"]
    assert tokens("サイ") == ["サ", "イ"]
    assert real("search", "網絡").stderr == "diplocli: nothing holds “網絡”\n"


def test_an_arabic_article_does_not_matter(real: Run) -> None:
    assert ids(real, "دبلوماسية سيبرانية")[0] == "cyber-diplomacy"
    assert tokens("الإلكترونية") == tokens("إلكترونية")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("when did the budapest convention enter into force", "2004-budapest-in-force"),
        ("is the UN cybercrime convention in force", "un-cybercrime-convention"),
        ("ai act entry into force", "ai-act"),
        ("entry into force", "entry-into-force"),
        ("use of force", "use-of-force"),
        ("lethal autonomous weapons treaty", "lethal-autonomous-weapons"),
        ("what is digital sovreignty", "digital-sovereignty"),
        ("cyber diplomasy", "cyber-diplomacy"),
        ("convenion on cybercrime", "budapest-convention"),
        ("how do i become a cyber diplomat", "cyber-ambassador"),
        ("who runs the US cyber office", "us-coordinator-for-cyber-issues"),
        ("who runs the American cyber office", "us-coordinator-for-cyber-issues"),
        ("what replaced the OEWG", "global-mechanism"),
        ("successor to the NIS directive", "nis2"),
        ("what did the GDPR replace", "eu-data-protection-directive"),
        ("predecessor of NIS2", "nis1"),
        ("chinese privacy law", "pipl"),
        ("african cybercrime treaty", "malabo-convention"),
        ("when did GDPR start", "2018-gdpr-applies"),
        ("when did the AI act take effect", "ai-act"),
        ("hacking of satellites", "space-cybersecurity"),
        ("governments turning off the internet", "internet-shutdown"),
    ],
)
def test_questions_as_people_type_them(real: Run, query: str, answer: str) -> None:
    assert ids(real, query)[0] == answer


def test_everyday_words_do_not_push_aside_what_was_typed(real: Run) -> None:
    for query in ("hacker", "disinformation", "treaty", "semiconductors", "confidence-building"):
        assert real("search", query, "--json").json["hits"][0]["name"].startswith(query[:9])


def test_an_acronym_of_several_meanings_is_not_brought_by_a_name(real: Run) -> None:
    assert "lethal-autonomous-weapons" in ids(real, "AWS")
    assert "amazon" in ids(real, "AWS")
    assert "amazon" not in ids(real, "killer robots")


@pytest.mark.parametrize("name", ["cyberattack", "cyber attack", "cyber-attack"])
def test_what_is_written_with_cyber_is_one_word_or_two(real: Run, name: str) -> None:
    assert ids(real, name)[0] == "cyber-attack"


def test_the_plain_view(mini: Run) -> None:
    lines = mini("search", "cyber", "coordinator", "--plain").stdout.splitlines()
    assert lines[0] == (
        "actor\tcyber-office\tCoordinator for Cyber Issues\tThe office for cyber policy."
    )
    assert all(line.count("\t") == 3 for line in lines)


def test_json_has_these_fields_and_no_others(mini: Run) -> None:
    answer = mini("search", "Norms", "--limit", "1", "--json").json
    assert list(answer) == ["schema_version", "edition", "query", "hits", "suggestions"]
    assert (answer["query"], answer["suggestions"]) == ("Norms", [])
    assert list(answer["hits"][0]) == ["kind", "id", "name", "snippet", "score", "pack"]
    assert answer["hits"][0]["score"] > 0


def test_the_view_for_a_person(mini: Run) -> None:
    page = mini("search", "negotiating", terminal=True).stdout
    assert page.splitlines()[0] == "cyber diplomacy  term · cyber-diplomacy"
    assert page.splitlines()[-1] == "1 hit; edition 2020.01."
    painted = mini("search", "negotiating", "--color", "always", terminal=True).stdout
    assert "\x1b[1mnegotiate\x1b[0m" in painted
    assert "\x1b[1mnetworks" not in painted


def test_words_are_marked_in_every_form() -> None:
    marks = Marks(("negotiating", "ransom*", "organisation", "US"))
    for word in ("negotiations,", "(Negotiated", "ransomware", "organizations", "U.S.", "US-led"):
        assert marks[word], word
    for word in ("negligible", "use", "orange", "rans", "—", ""):
        assert not marks[word], word


def test_words_that_mean_the_same_are_marked() -> None:
    marks = Marks(("undersea", "chinese", "hackers", "turn", "off"))
    for word in ("submarine", "China’s", "cyber", "shutdowns"):
        assert marks[word], word
    assert marks["submarine"] == marks["undersea"]
    assert not marks["cable"]


def test_it_loads_nothing_heavy() -> None:
    code = "import sys\nfrom diplocli.queries import search\nprint(*sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert not {"typing", "dataclasses", "typer", "rich"} & set(process.stdout.split())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The index of the real corpus, for many searches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIPLOCLI_DATA", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        store = open_corpus(lambda message: None)
    yield store
    store.close()


@pytest.fixture(scope="module")
def asked(whole: Store) -> list[relevance.Answer]:
    """Every question of ``bench/questions.toml``, put to the real corpus."""
    return answered(whole, relevance.QUESTIONS)


def answered(store: Store, path: Path) -> list[relevance.Answer]:
    """What is found for the questions of a file, all of whose answers are records."""
    questions = relevance.questions(path)
    assert not {one for question in questions for one in question.find} - {
        row.id for row in store.rows(KINDS)
    }
    return relevance.answers(store, questions)


def test_relevance(asked: list[relevance.Answer]) -> None:
    held_out = [one for one in asked if one.question.held_out]
    assert len(asked) >= 60
    assert len(held_out) >= 60
    assert relevance.mean_reciprocal_rank(asked) >= 0.85
    assert relevance.mean_reciprocal_rank(held_out) >= 0.8


def test_questions_and_rough_descriptions(whole: Store) -> None:
    found = answered(whole, Path(__file__).with_name("questions.toml"))
    held_out = [one for one in found if one.question.held_out]
    assert len(found) - len(held_out) >= 190
    assert len(held_out) >= 100
    for part, floors in ((found, {1: 0.72, 3: 0.85, 10: 0.9}), (held_out, {1: 0.68, 3: 0.82})):
        for place, floor in floors.items():
            assert relevance.within(part, place) >= floor, (place, len(part))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found(asked: list[relevance.Answer], kind: str) -> None:
    assert relevance.within([one for one in asked if one.question.kind == kind], 5) >= 0.85


def test_the_first_cyber_coordinator(real: Run) -> None:
    found = ids(real, "who", "was", "the", "first", "US", "cyber", "coordinator")
    assert set(found[:2]) == {"christopher-painter", "us-coordinator-for-cyber-issues"}


def test_a_hit_tells_by_which_other_name_it_was_found(real: Run) -> None:
    def snippet(query: str) -> str:
        return str(real("search", query, "--limit", "1", "--json").json["hits"][0]["snippet"])

    assert snippet("数据主权").startswith("zh 数据主权 · ")
    assert snippet("ciberdelincuencia").startswith("es ciberdelincuencia · ")
    assert " · " not in snippet("data residency")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("solar winds", "2020-solarwinds-discovered"),
        ("solar winds attribution", "2021-solarwinds-response"),
        ("wanna cry", "2017-wannacry"),
        ("who was behind not petya", "sandworm"),
    ],
)
def test_a_space_in_a_word_does_not_matter(real: Run, query: str, answer: str) -> None:
    assert ids(real, query)[0] == answer


def test_what_is_quoted_or_cut_short_is_taken_as_it_is_typed(mini: Run) -> None:
    for query in ('cyber "diplomcy"', "cyber diplomcy*", "cyber “diplomcy”"):
        assert "taken as" not in mini("search", query).stderr
