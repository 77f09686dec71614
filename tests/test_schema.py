"""What ``diplocli schema`` says of answers, and docs/schema of record files, is true."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]

from diplocli.cli.app import COMMANDS, load
from diplocli.corpus.written.schema import FOLDERS, SCHEMA
from diplocli.render import schemas

from .conftest import MINI, REAL, Run, as_described

DOCS = Path(__file__).parent.parent / "docs"

ANSWERS = [
    ("define",),
    ("define", "cyber diplomacy"),
    ("define", "CD"),
    ("define", "Coordinator for Cyber Challenges"),
    ("define", "cyberdiplomacy-old"),
    ("define", "nothing of the kind"),
    ("define", "report-2015"),
    ("define", "cyber-vs-digital"),
    ("compare", "cyber", "digital"),
    ("compare", "GGE", "convention"),
    ("compare", "cyber diplomacy", "--by", "authority"),
    ("compare", "cyber", "nothing of the kind"),
    ("timeline",),
    ("timeline", "zebra"),
    ("glossary",),
    ("glossary", "--lang", "fr"),
    ("glossary", "--letter", "x"),
    ("search", "espionage"),
    ("search", "zebra"),
    ("issue",),
    ("issue", "cyber espionage"),
    ("issue", "nothing of the kind"),
    ("actor",),
    ("actor", "S/CCI"),
    ("actor", "--on", "2014"),
    ("actor", "S/CCI", "--on", "2014"),
    ("actor", "S/CCI", "--on", "1900"),
    ("actor", "--type", "group"),
    ("instrument",),
    ("instrument", "convention"),
    ("instrument", "--in-force-on", "1900"),
    ("graph", "GGE", "--depth", "4"),
    ("graph", "nothing of the kind"),
    ("cite", "GGE"),
    ("cite", "GGE", "--sources", "--format", "bibtex"),
    ("cite", "nothing of the kind"),
    ("brief", "cyber diplomacy"),
    ("brief", "nothing of the kind"),
    ("info",),
    ("corpus", "check", str(MINI)),
]


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_answers_are_as_described(mini: Run, arguments: tuple[str, ...]) -> None:
    answer = mini(*arguments, "--json").json
    assert answer["schema_version"] == 1


@pytest.mark.parametrize(
    "arguments",
    [("define", "cyber diplomacy"), ("timeline",), ("glossary",), ("actor", "--on", "2014")],
    ids=" ".join,
)
def test_answers_from_the_real_corpus_are(real: Run, arguments: tuple[str, ...]) -> None:
    assert real(*arguments, "--json").json["edition"]


@pytest.mark.parametrize("kind", SCHEMA)
def test_every_record_is_shown_as_described(mini: Run, kind: str) -> None:
    for path in (MINI / FOLDERS[kind]).iterdir():
        for record in tomli.loads(path.read_text())[kind]:
            assert mini("show", record["id"], "--json").json["kind"] == kind


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("timeline", "--from", "2011-13"), "date"),
        (("timeline", "--topic", "cooking"), "usage"),
        (("compare", "expert body", "cyber"), "ambiguous"),
        (("define", "--nope"), "usage"),
    ],
)
def test_errors_are_as_described(mini: Run, arguments: tuple[str, ...], code: str) -> None:
    result = mini(*arguments, "--json")
    assert result.stdout == ""
    assert result.error["code"] == code


def with_json() -> Iterator[str]:
    """The commands that have ``--json``."""
    for name in COMMANDS:
        command = load(name)
        inner = getattr(command, "commands", {"": command})
        for word, one in inner.items():
            if any("--json" in param.opts for param in one.params):
                yield f"{name} {word}".strip()


def test_every_command_with_json_is_described() -> None:
    assert set(schemas.ANSWERS) == set(with_json()), "describe it in render/schemas/commands.py"


@pytest.mark.parametrize("name", [*schemas.ANSWERS, "error"])
def test_a_schema_is_one(mini: Run, name: str) -> None:
    result = mini("schema", *name.split())
    assert result.status == 0
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    for place, each in objects(schema):
        assert each["additionalProperties"] is not True, place
        for field, one in each.get("properties", {}).items():
            assert one["description"].endswith((".", "…")), f"{place}.{field}"
            assert one["description"][0] == one["description"][0].upper(), f"{place}.{field}"


def objects(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every description of an object in a schema, with where it stands."""
    if isinstance(schema, list):
        for one in schema:
            yield from objects(one, place)
    if isinstance(schema, dict):
        if schema.get("type") == "object" and isinstance(schema.get("description"), str):
            yield place, schema
        for key, one in schema.items():
            yield from objects(one, f"{place}/{key}")


def test_all_at_once(mini: Run) -> None:
    every = json.loads(mini("schema").stdout)
    assert every["schema_version"] == 1
    assert set(every["commands"]) == set(schemas.ANSWERS)
    assert every["commands"]["define"] == json.loads(mini("schema", "define").stdout)
    assert every["error"] == json.loads(mini("schema", "error").stdout)


@pytest.mark.parametrize("name", ["corpus", "completion", "nonsense"])
def test_what_answers_in_no_json(mini: Run, name: str) -> None:
    result = mini("schema", name)
    assert (result.status, result.stdout) == (2, "")
    assert "try: corpus check" in result.stderr or "define" in result.stderr


def test_a_schema_is_not_true_of_everything(mini: Run) -> None:
    answer = mini("define", "cyber diplomacy", "--json").json
    spoils: tuple[Callable[[dict[str, Any]], object], ...] = (
        lambda one: one.pop("query"),
        lambda one: one.update(more=1),
        lambda one: one["matches"][0].pop("summary"),
        lambda one: one["matches"][0]["readings"][0].update(year="2017"),
        lambda one: one["matches"][0].update(reviewed="soon"),
        lambda one: one["matches"][0]["cites"][0]["source"].update(type="rumour"),
    )
    for spoil in spoils:
        spoilt = copy.deepcopy(answer)
        spoil(spoilt)
        with pytest.raises(ValidationError):
            as_described(json.dumps(spoilt), "define")


def test_schemas_of_record_files_are_those_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    made = import_module("schemas").pages()
    written = {path.name: path.read_text() for path in (DOCS / "schema").iterdir()}
    assert written == made, "python docs/schemas.py"


@pytest.mark.parametrize("kind", SCHEMA)
@pytest.mark.parametrize("corpus", [MINI, REAL], ids=["small", "real"])
def test_record_files_are_as_their_schemas_say(kind: str, corpus: Path) -> None:
    schema = json.loads((DOCS / "schema" / f"{kind}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for path in (corpus / FOLDERS[kind]).rglob("*.toml"):
        faults = [f"{path.name} {one.json_path}" for one in validator.iter_errors(tomli.loads(path.read_text()))]  # fmt: skip
        assert faults == []


@pytest.mark.parametrize(
    "change",
    [
        {"sumary": "A slip of the pen."},
        {"id": "Not An Id"},
        {"summary": "two\nlines"},
        {"reviewed": "yesterday"},
        {"related": "digital-diplomacy"},
        {"aliases": [{"text": "CD", "type": "nickname"}]},
        {"readings": [{"who": "A", "year": 2017}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_record_that_is_wrong_is_found(change: dict[str, Any]) -> None:
    schema = json.loads((DOCS / "schema" / "term.schema.json").read_text())
    right = {"id": "x", "name": "x", "summary": "x", "definition": "x"}
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"term": [right]})
    assert not validator.is_valid({"term": [{**right, **change}]})
