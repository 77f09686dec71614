"""Nothing that comes from outside steers a terminal.

Every control character, every change of writing direction and markup goes through every field of
every kind of record (as ``schema.py`` lists them) and every argument and option of every command
(as the command line lists them), in every view; what comes out is read.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diplocli.cli.app import COMMANDS, HIDDEN, SETTINGS, load
from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.index.compile import write_index
from diplocli.corpus.index.store import Store
from diplocli.corpus.written.load import Authored, read_corpus
from diplocli.corpus.written.manifest import Heading, Manifest
from diplocli.corpus.written.records import Placed
from diplocli.corpus.written.schema import SCHEMA, Field, Form
from diplocli.corpus.written.tables import Table
from diplocli.exchange import FORMATS
from diplocli.exchange.intake import INTAKES
from diplocli.model import CLASSES
from diplocli.render import safe
from diplocli.render.human import progress

from .conftest import MINI, Terminal

DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
HARMFUL = [*CONTROLS, *DIRECTION, "\u2028", "\u2029", "\ufeff"]
MARKUP = "[bold red]MARK[/bold red]"
LINKS = "\x1b]8;;javascript:alert(1)\x1b\\click\x1b]8;;\x1b\\ \x9d8;;file:///etc/passwd\x9c"
IN_RECORDS = "".join(f"‹{char}›" for char in HARMFUL) + MARKUP + LINKS
RAW = "\udc9b31m\udc9d8;;x\udc9c"  # bytes that are no UTF-8, as Python has them in arguments
PAYLOAD = IN_RECORDS.replace("\0", "") + RAW  # no argument of a program holds a NUL
SHORT = f"\x1b]0;x\x07 \x9b31m \x7f \u202e {RAW} \r \n \t [red]MARK[/red]"[:-6]
ON_ONE_LINE = IN_RECORDS.translate(dict.fromkeys(map(ord, "\0\n\t\r")))

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;(?:id=\d+)?;(?:https?://[^\x00-\x20\x7f-\x9f]*)?\x1b\\")
DRAWN = re.compile(r"\r *\r|\x1b\[\?25[lh]|\r?\x1b\[(?:2K|1A)|\x1b\[(?:\d+;?)*m")
VIEWS: dict[str, tuple[str, ...]] = {
    "piped": (),
    "json": ("--json",),
    "narrow": ("--width", "20", "--ascii"),
    "painted": ("--width", "1000", "--color", "always", "--hyperlinks", "always"),
}


def assert_harmless(
    text: str, *, painted: bool = False, tabs: bool = False, drawn: bool = False
) -> None:
    """Only lines of text: colours and links to the web where asked for, and a progress bar.

    What is no text would reach a terminal as the byte that it stands for.
    """
    text.encode("utf-8")
    if painted:
        text = LINK.sub("", COLOUR.sub("", text))
    if drawn:
        text = DRAWN.sub("", text)
    allowed = {"\n", "\t"} if tabs else {"\n"}
    found = [char for char in text if char in HARMFUL and char not in allowed]
    assert not found, f"{sorted(set(found))!r} in {text[:400]!r}"
    assert not re.search(r"›\s*MARK", text), "markup was taken for markup"


def hostile(field: Field, kind: str, ids: dict[str, str]) -> Any:
    """The most harmful value that a field of an index can hold."""
    if field.form is Form.PROSE:
        return f"One\n\n- {IN_RECORDS}\n- two"
    if field.form in (Form.TEXT, Form.LANGUAGE):
        return ids[kind] if field.name == "id" else f"{field.name} {IN_RECORDS}"
    if field.form is Form.TEXTS:
        return ["topic"] if field.name == "topics" else [f"{field.name} {IN_RECORDS}", "two"]
    if field.form in (Form.DATE, Form.END):
        return "2011-05-16"
    if field.form is Form.FLAG:
        return True
    if field.form in (Form.NUMBER, Form.YEAR):
        return 2011
    if field.form is Form.CHOICE:
        return field.choices[0]
    if field.form in (Form.ID, Form.IDS):
        found = [ids[target] for target in field.targets]
        return found if field.form is Form.IDS else found[0]
    if field.form is Form.CELLS:
        return dict.fromkeys((*ids.values(), f"x{IN_RECORDS}"), f"cell {IN_RECORDS}")
    return [{part.name: hostile(part, kind, ids) for part in field.fields}]


def hostile_corpus() -> Authored:
    """A record of every kind with every field as harmful as can be, and two of some."""
    placed = []
    for number in ("one", "two"):
        ids = {kind: f"{kind}-{number}" for kind in SCHEMA}
        for kind, fields in SCHEMA.items():
            data = {field.name: hostile(field, kind, ids) for field in fields}
            if kind == "milestone":
                data["track"] = "track"
            if kind == "contrast":
                data["subjects"] = [
                    {"record": ids[one], "names": [one, f"{one} {IN_RECORDS}"]}
                    for one in ("term", "issue", "actor", "instrument")
                ]
            if kind == "actor":
                data["type"] = {"one": "office", "two": "person"}[number]
                data["holders"][0]["person"] = "actor-two"
                data["country"] = "actor-one"
            if kind == "source":
                data["name"] = data.pop("title")
                data["url"] = {
                    "one": f"https://x.example/{IN_RECORDS}",
                    "two": "javascript:alert(1)",
                }[number]
            if kind == "correction":
                data["summary"] = data["fact"]
            record = CLASSES[kind].from_plain(data)
            placed.append(Placed(record, Table(kind, data, f"{kind}s/{number}.toml", 1, "")))
    manifest = Manifest(
        f"edition {IN_RECORDS}",
        "2026-11-21",
        f"licence {IN_RECORDS}",
        (Heading("topic", f"Topic {IN_RECORDS}", IN_RECORDS),),
        (Heading("track", f"Track {IN_RECORDS}", IN_RECORDS),),
        {f"old {IN_RECORDS}": "term-one", "old": "term-one"},
    )
    return Authored(Path("corpus"), manifest, tuple(placed), ())


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the hostile corpus, which no reader of TOML would let through."""
    path = tmp_path_factory.mktemp("hostile") / "index.sqlite"
    write_index(hostile_corpus(), path)
    return path


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which a command can do no harm, and a corpus of its own."""
    shutil.copytree(MINI, tmp_path / "data")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("DIPLOCLI_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)  # every bar is drawn, at every step
    monkeypatch.setattr(progress, "STEP", 0.0)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(os.fsencode(PAYLOAD))))
    yield tmp_path


@pytest.fixture
def hostile_index(
    index: Path, surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Commands answer from the hostile index."""

    def opened(*_: object, **__: object) -> Store:
        return Store.open(str(index), str(surroundings / "data"))

    monkeypatch.setattr("diplocli.cli.environment.open_corpus", opened)
    yield


@cache
def commands() -> dict[str, Any]:
    """Every command, those inside others and the hidden ones too, by the words that call it."""
    found = {}
    for name in (*COMMANDS, *HIDDEN):
        command = load(name)
        inner = getattr(command, "commands", {})
        found.update({f"{name} {one}": each for one, each in inner.items()} or {name: command})
    return found


def parameters(command: Any) -> list[Any]:
    context = command.make_context(command.name, [], resilient_parsing=True, **SETTINGS)
    return list(command.get_params(context))


def takes_files(parameter: Any) -> bool:
    return parameter.type.name == "path" or bool(re.search("FILE|FOLDER", parameter.metavar or ""))


def call(arguments: list[str], view: str) -> None:
    """Run a command in a view and read what comes out of both streams."""
    terminal = view in ("narrow", "painted")
    stdout = Terminal() if terminal else io.StringIO()
    stderr = Terminal() if terminal else io.StringIO()
    variables = {"COLUMNS": "80", "TERM": "dumb", "DIPLOCLI_PAGER": "cat"}
    status = main(arguments, Environment(stdout, stderr, variables))
    assert status in (0, 1, 2, 3, 4, 5), (arguments, stderr.getvalue())
    assert_harmless(stdout.getvalue(), painted=view == "painted", tabs=True)
    assert_harmless(stderr.getvalue(), drawn=terminal)
    if "--json" in arguments and "--version" not in arguments and stdout.getvalue():
        json.loads(stdout.getvalue())


def with_view(name: str, view: str) -> tuple[str, ...]:
    known = {option for parameter in parameters(commands()[name]) for option in parameter.opts}
    wanted = VIEWS[view]
    return wanted if set(wanted) & known else ()


KNOWN = ("", *(f"{kind}-one" for kind in SCHEMA), "actor-two")
SPELLED = (
    f"name {PAYLOAD}", f"text {PAYLOAD}", f"wrong {PAYLOAD}", f"symbol {PAYLOAD}", f"old {PAYLOAD}",
    f"number {PAYLOAD}", "old", "name", PAYLOAD, f"nothing {PAYLOAD}", "\udcff", "cell", "name ‹",
)  # fmt: skip


def calls(name: str, folder: Path) -> Iterator[list[str]]:
    """Calls of a command: every argument a known and a harmful one, every option and flag."""
    command = commands()[name]
    words = name.split()
    own = [one for one in parameters(command) if one.name != "help"]
    arguments = [one for one in own if one.param_type_name == "argument"]
    options = [one for one in own if one.param_type_name == "option"]
    hostile_file = folder / f"file {SHORT}.txt"
    hostile_file.write_bytes(os.fsencode(f"GGE cyber diplomacy {PAYLOAD} OEWG XYZ"))
    page = folder / f"page {SHORT}.html"
    page.write_bytes(os.fsencode(f"<p>GGE and name topic {PAYLOAD} OEWG"))
    some: tuple[str, ...] = (*KNOWN, *SPELLED)
    if any(map(takes_files, arguments)):
        some = (str(hostile_file), str(page), str(folder / f"none{PAYLOAD}"), PAYLOAD, "-")
    elif name == "complete":
        yield from ([*words, one, typed] for one in COMMANDS for typed in ("", "na", "n", PAYLOAD))
        yield from (
            [*words, one, value, ""] for one in COMMANDS for value in ("--topic", "--track")
        )
        yield [*words, PAYLOAD, PAYLOAD]
        return
    yield words
    for one in some if arguments else ():
        yield [*words, "--", one]
        if arguments[0].nargs == -1:
            yield [*words, "--", one, some[1]]
    base = [some[1]] if arguments else []
    for option in options:
        flag = option.is_flag
        for opt in option.opts:
            values = (PAYLOAD, "2011", f"{folder}/out {SHORT}")
            for more in ([opt],) if flag else [[opt, value] for value in values]:
                yield [*words, *more, "--", *base]
        for choice in ("topic", "actor-one", "html", "markdown") if not flag else ():
            yield [*words, option.opts[0], choice, "--", *base]
    yield [*words, f"--{PAYLOAD}"]
    yield [*words, PAYLOAD.replace("-", "")]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", commands())
def test_records_and_arguments(
    hostile_index: None, surroundings: Path, name: str, view: str
) -> None:
    for arguments in calls(name, surroundings):
        call([*arguments[: len(name.split())], *with_view(name, view), *arguments[len(name.split()) :]], view)  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_the_program_itself(hostile_index: None, view: str) -> None:
    for arguments in (["--version"], [], [PAYLOAD], [f"--{PAYLOAD}"], ["--json", PAYLOAD]):
        call(arguments, view)


def places(fields: tuple[Field, ...], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for field in fields:
        yield (*before, field.name)
        yield from places(field.fields, (*before, field.name))


@pytest.mark.parametrize("kind", SCHEMA)
def test_what_authors_write(surroundings: Path, kind: str) -> None:
    """A harmful value in any place of a TOML file is refused, and the refusal is harmless."""
    quoted = json.dumps(IN_RECORDS)
    ids = {one: f"{one}-one" for one in SCHEMA}
    path = surroundings / "data" / f"{kind}s" / "hostile.toml"
    texts = [f"[[{kind}]]\n{quoted} = 1\n", f"[[{kind}]]\nid = {quoted}\nname = {quoted}\n"]
    texts += [f"[[{kind}]]\n{field} = {quoted}\n" for (field, *_) in places(SCHEMA[kind])]
    texts += [
        f'[[{kind}]]\nid = "{ids[kind]}"\n{".".join(place)}.{quoted} = {quoted}\n'
        for place in places(SCHEMA[kind])
    ]
    texts += [f"[[{kind}]]\nid = {ON_ONE_LINE}\n", f"[[{quoted}]]\n", f"{quoted} = {quoted}\n"]
    for text in texts:
        path.write_text(text)
        for arguments in (["define", "gge"], ["corpus", "check"], ["corpus", "check", "--json"]):
            call(arguments, "piped")
        call(["corpus", "format", str(path)], "narrow")
    path.unlink()
    assert read_corpus(surroundings / "data").findings == ()


def test_a_manifest(surroundings: Path) -> None:
    path = surroundings / "data" / "corpus.toml"
    whole = path.read_text()
    quoted = json.dumps(IN_RECORDS)
    for text in (
        re.sub('edition = ".*"', lambda _: f"edition = {quoted}", whole),
        f"{quoted} = 1\n{whole}",
        f"{whole}\n[redirects]\n{quoted} = {quoted}\n",
        f"{whole}\n[redirects]\nold = {quoted}\n",
        f"{whole}\n[[topics]]\nid = {quoted}\nname = {quoted}\n",
    ):
        path.write_text(text)
        for view in VIEWS:
            for arguments in (["info"], ["define", "old"], ["corpus", "check"], ["--version"]):
                call(arguments, view)


MANIFEST = 'pack = "mine"\ntitle = "T"\n'
TERM = '[[term]]\nid = "mine-x"\nname = "x"\nsummary = "y"\ndefinition = "z"\n'


def test_a_pack(surroundings: Path) -> None:
    """A harmful manifest is refused, installed or not, and a harmful file name is only a name."""
    quoted, path = json.dumps(IN_RECORDS), surroundings / f"pack {SHORT}.toml"
    heads = [f"{key} = {quoted}\n" for key in ("title", "edition", "licence", "language", quoted)]
    heads += [f"hides = [{quoted}]\n", f"[[topics]]\nid = {quoted}\nname = {quoted}\n"]
    heads += [f'[[tracks]]\nid = "mine-x"\nname = {quoted}\n']
    texts = [f'pack = "mine"\n{head}' for head in heads] + [f"pack = {quoted}\n"]
    texts += [f"{MANIFEST}[[addition]]\nto = {quoted}\n", f"{MANIFEST}{TERM}{quoted} = {quoted}\n"]
    installed = surroundings / ".diplocli" / "mine.toml"
    installed.parent.mkdir()
    for text in (*texts, MANIFEST + TERM):
        path.write_text(text)
        installed.write_text(text)
        for arguments in (
            ["pack", "check", str(path)], ["pack", "add", str(path)], ["pack", "list"], ["info"],
            ["pack", "show", "mine"], ["define", "x"], ["search", "y", "--pack", "mine"],
        ):  # fmt: skip
            call(arguments, "narrow")
            call([*arguments, *(["--json"] if "add" not in arguments else [])], "piped")


GIVEN = {
    "csv": "term;definition;%s\n%s;%s;%s\n",
    "tsv": "term\tdefinition\t%s\n%s\t%s\t%s\n",
    "json": '[{"term": "a", "%s": "%s", "definition": "%s", "topics": ["%s"]}]',
    "jsonl": '{"term": "a", "%s": "%s", "definition": "%s"}\n{"kind": "%s"}\n',
    "csrc": '{"%s": 1, "parentTerms": [{"term": "a", "%s": 1, "link": "%s", "note": "%s"}]}',
    "tbx": '<tbx><text><body><conceptEntry id="%s"><descrip type="%s">%s</descrip><langSec xml:lang="%s">'
    "<termSec><term>a</term></termSec></langSec></conceptEntry></body></text></tbx>",
    "skos": "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<urn:%s> a s:Concept ; "
    's:prefLabel "a" ; <urn:%s> "%s" ; s:note "%s" .\n',
}


@pytest.mark.parametrize("format", GIVEN)
def test_what_is_imported(surroundings: Path, format: str) -> None:
    """Harmful names of columns, categories and files are told harmlessly, or refused so."""
    assert GIVEN.keys() == set(INTAKES)
    bare = f"x{COLOUR.pattern}{MARKUP}"
    escaped = json.dumps(ON_ONE_LINE)[1:-1]
    for harm in (ON_ONE_LINE, escaped, "".join(DIRECTION), RAW, MARKUP, "\x9b31m", bare):
        path = surroundings / f"given {SHORT}.{format}"
        path.write_bytes(os.fsencode(GIVEN[format] % ((harm,) * 4)))
        for more in (["--format", format], ["--dry-run"], ["-o", f"{surroundings}/o{SHORT}"]):
            arguments = ["pack", "import", str(path), "--name", "mine", *more]
            call(arguments, "narrow")
            call([*arguments, "--json"], "piped")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_exported(hostile_index: None, surroundings: Path, format: str) -> None:
    """What an export writes is data; what it says of it reaches a terminal."""
    for words in ([], ["name"], [PAYLOAD]):
        output = ["-o", f"{surroundings}/out {SHORT}"]
        call(["export", format, *words, *output], "narrow")
        call(["export", format, "--set", f"{PAYLOAD}={PAYLOAD}", *words, *output], "piped")


@pytest.mark.parametrize("char", HARMFUL, ids=lambda char: f"U+{ord(char):04X}")
def test_each_by_itself(char: str) -> None:
    for make in (safe.line, safe.prose):
        shown = make(f"a{char}b")
        assert shown in ("a\ufffdb", "a b", "a\nb")
        assert_harmless(shown)
    assert safe.web(f"https://example.org/{char}") == ""


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", " https://x", "ftp://x"],
)
def test_only_the_web_is_linked(url: str) -> None:
    assert safe.web(url) == ""
