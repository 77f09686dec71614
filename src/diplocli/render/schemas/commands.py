"""What each command answers under ``--json``: a function an answer, as the JSON view writes it."""

from __future__ import annotations

from collections.abc import Callable

from ...corpus.written.schema import ALIAS_TYPES
from ...model import CLASSES, KINDS
from ...queries import glossary, ranking
from ...queries.info import COUNTED
from ..json import SCHEMA_VERSION
from .forms import (
    Schema,
    a_date,
    a_flag,
    a_link,
    a_list,
    a_number,
    a_ref,
    a_text,
    an_object,
    cells,
    one_of,
    or_null,
    texts,
)
from .records import ADDED_BY, PACK, meaning, record

_MATCHED_BY = (
    "id", "name", "alias", "see", "short", "correction", "reference", "prefix", "number", "owner",
    "redirect", "",
)  # fmt: skip
_LISTED = ("issue", "actor", "instrument")


def _definition() -> Schema:
    return _answer("The records a name means, or the nearest names.", **_matched())


def _orientation() -> Schema:
    topic = an_object(
        "A topic.",
        id=a_text("Its id."),
        name=a_text("Its name."),
        count=a_number("How many records stand under it."),
    )
    return _answer(
        "What there is, when no name is given.",
        topics=a_list("The topics in the corpus's order.", topic),
        counts=_tallies(),
        examples=texts("Commands to try."),
    )


def _listing() -> Schema:
    entry = an_object(
        "A record as lists show it.",
        id=a_text("Its id."),
        kind=a_text("Its kind.", _LISTED),
        name=a_text("Its name."),
        type=a_text("Its own type, where its kind has types."),
        date=a_date("When it began: for an instrument its adoption, else opening or issue."),
        end=a_date("When it ended.", open=True),
        summary=a_text("What it is, in one breath."),
        pack=a_text(PACK),
    )
    return _answer(
        "The records of a kind, when no name is given.",
        entries=a_list("The records by name.", entry),
        suggestions=texts("The nearest names; always empty here."),
    )


def _on_day() -> Schema:
    def holder(what: str) -> Schema:
        return an_object(
            what,
            actor=a_link("The post or body."),
            person=a_link("Who held it."),
            role=a_text("The title held."),
            from_=a_date("The first day."),
            to=a_date("The last day; .. while it lasts, empty where it is not known.", open=True),
            acting=a_flag("Whether the person only stood in."),
        )

    return _answer(
        "Who held a post, or every post, on a date.",
        on=a_text("The date asked for."),
        holders=a_list("Who held which post that day.", holder("A person in a post.")),
        before=or_null(holder("Of a post its holder before, of a person the post held before.")),
        after=or_null(holder("Of a post its holder after, of a person the post held after.")),
        **_matched(),
    )


def _comparison() -> Schema:
    aspect = an_object(
        "One line of the comparison.",
        aspect=a_text("The aspect."),
        cells=cells("A text for each subject's id, empty where nothing is known."),
    )
    return _answer(
        "What differs between two subjects or more.",
        id=a_text("The id of the contrast, or of the term whose readings are compared."),
        name=a_text("The heading."),
        subjects=a_list("What is compared, in the order asked for.", a_link("A subject.")),
        basis=a_text("Whether an editor wrote it.", ("curated", "computed", "readings", "")),
        summary=a_text("The difference in one breath."),
        aspects=a_list("What they differ in.", aspect),
        cites=a_list("The sources that say it.", a_ref("cite")),
        reviewed=a_date("The day someone last checked it."),
        suggestions=texts("The names nearest to one that was not found."),
    )


def _timeline() -> Schema:
    return _answer(
        "What happened, in order.",
        milestones=a_list("The milestones that match, key or not.", a_ref("milestone")),
        suggestions=texts("The names nearest to the words, when nothing matches."),
    )


def _glossary() -> Schema:
    alias = an_object(
        "Another name.",
        text=a_text("The name."),
        type=a_text("What sort of name.", (*ALIAS_TYPES, "symbol")),
        lang=a_text("The language of a translation."),
        pack=a_text(ADDED_BY),
    )
    entry = an_object(
        "A line of the glossary.",
        id=a_text("The record's id."),
        kind=a_text("Its kind.", glossary.KINDS),
        name=a_text("Its name."),
        head=a_text("The name under which it stands here."),
        aliases=a_list("Its other names.", alias),
        summary=a_text("What it is, in one breath."),
        pack=a_text(PACK),
    )
    return _answer(
        "Everything from A to Z.",
        entries=a_list("The entries in alphabetical order.", entry),
        suggestions=texts("The nearest names; always empty here."),
    )


def _findings() -> Schema:
    hit = an_object(
        "A record that was found.",
        kind=a_text("Its kind.", ranking.KINDS),
        id=a_text("Its id."),
        name=a_text("Its name."),
        snippet=a_text("A passage in which the words stand."),
        score={"type": "number", "description": "How well it fits; higher is better."},
        pack=a_text(PACK),
    )
    return _answer(
        "What full-text search finds.",
        query=a_text("What was searched for."),
        hits=a_list("The hits, best first.", hit),
        suggestions=texts("The nearest names, when nothing is found."),
    )


def _shown() -> Schema:
    path = a_text("The file that holds it, a colon and the line where it starts.")
    records = [_answer(meaning(cls), **record(kind), path=path) for kind, cls in CLASSES.items()]
    nothing = _answer(
        "Nothing bears the name.",
        query=a_text("The name asked for."),
        suggestions=texts("The nearest names."),
    )
    return one_of("A record, and where its author wrote it.", [*records, nothing])


def _graph() -> Schema:
    node = an_object(
        "A record.", id=a_text("Its id."), kind=a_text("Its kind.", KINDS), name=a_text("Its name.")
    )
    edge = an_object(
        "A reference from one record to another.",
        from_=a_text("The id of the record that refers."),
        to=a_text("The id of the record referred to."),
        relation=a_text("The field that refers."),
    )
    return _answer(
        "What a record is tied to.",
        root=a_text("The id of the record asked for; empty when there is none."),
        nodes=a_list("The records within reach.", node),
        edges=a_list("The references between them.", edge),
        suggestions=texts("The nearest names, when there is no such record."),
    )


def _citations() -> Schema:
    citation = an_object(
        "A record or source, cited.",
        id=a_text("Its id."),
        format=a_text("The format of the text, by its id."),
        text=a_text("The citation."),
    )
    return _answer(
        "How to cite records or their sources.",
        citations=a_list("The citations.", citation),
        suggestions=texts("The names nearest to one that was not found."),
    )


def _brief() -> Schema:
    line = an_object(
        "A paragraph, an item or a row.",
        cells=texts("Its texts, one for each column."),
        numbers=a_list("The numbers of its sources.", {"type": "integer"}),
    )
    block = an_object(
        "Lines of one form.",
        form=a_text("The form.", ("prose", "list", "table")),
        caption=a_text("What stands over a table."),
        columns=texts("The headings of a table's columns."),
        lines=a_list("The lines.", line),
    )
    section = an_object(
        "A heading and what stands under it.",
        heading=a_text("The heading."),
        blocks=a_list("The blocks in the order of reading.", block),
    )
    subject = an_object(
        "What the brief is on.",
        id=a_text("Its id."),
        kind=a_text("Its kind.", KINDS),
        name=a_text("Its name."),
    )
    source = an_object(
        "A numbered source.",
        number=a_number("Its number."),
        text=a_text("Who, what, when."),
        at=a_text("The pinpoint."),
        url=a_text("The address."),
    )
    return _answer(
        "One or two pages on a subject.",
        as_of=a_date("The day of which the corpus tells the state."),
        subjects=a_list("The records it is on.", subject),
        title=a_text("The title."),
        face=texts("The lines under the title."),
        sections=a_list("The sections in the order of reading.", section),
        sources=a_list("The sources by number.", source),
        suggestions=texts("The names nearest to one that was not found."),
    )


def _annotation() -> Schema:
    place = {"line": a_number("Its line, from 1."), "column": a_number("Its column, from 1.")}
    span = {
        "start": a_number("Where it starts, in code points of the text."),
        "end": a_number("Where it ends."),
    }
    path = a_text("The document.")
    match = an_object(
        "A mention; an undecided acronym gives one for each of its meanings.",
        path=path,
        **span,
        **place,
        text=a_text("The text as it stands there."),
        id=a_text("The record's id."),
        kind=a_text("Its kind.", KINDS),
    )
    entry = an_object(
        "A record that is mentioned, with its first mention.",
        id=a_text("Its id."),
        kind=a_text("Its kind.", KINDS),
        name=a_text("Its name."),
        aliases=a_list("Its other names.", a_ref("alias")),
        summary=a_text("What it is, in one breath."),
        count=a_number("How often it is mentioned."),
        path=path,
        **place,
    )
    unknown = an_object(
        "An acronym or body that the corpus does not know, with its first mention.",
        text=a_text("The text."),
        count=a_number("How often it stands there."),
        path=path,
        **span,
        **place,
    )
    return _answer(
        "What documents name.",
        matches=a_list("The mentions in the order of the text.", match),
        entries=a_list("The records mentioned.", entry),
        unknown=a_list("What is not known, where that was asked for.", unknown),
    )


def _exported() -> Schema:
    record = one_of("A record of any kind.", [a_ref(kind) for kind in KINDS])
    return _answer(
        "Records taken out whole.",
        records=a_list("The records by kind and id; in the format jsonl one a line.", record),
    )


def _formats() -> Schema:
    option = an_object(
        "Something that can be chosen about a format.",
        name=a_text("What it is called."),
        default=a_text("What it is where nothing is said."),
        help=a_text("What it does."),
    )
    format = an_object(
        "A format.",
        id=a_text("Its id."),
        extension=a_text("The extension of its files, without the full stop."),
        kinds=a_list("The kinds of records that it can hold.", {"enum": list(KINDS)}),
        binary=a_flag("Whether it can only be written to a file."),
        options=a_list("What can be chosen with --set.", option),
        extra=a_text("The extra that must be installed, empty where none is needed."),
        about=a_text("What it is."),
    )
    return _answer("The formats there are.", formats=a_list("The formats.", format))


def _review() -> Schema:
    finding = an_object(
        "Something that a rule finds in a draft.",
        path=a_text("The draft."),
        line=a_number("The line, from 1."),
        column=a_number("The column, from 1."),
        end_line=a_number("The line on which it ends."),
        end_column=a_number("The column behind its last character."),
        code=a_text("The code of the rule."),
        message=a_text("What is wrong, and what is known instead."),
        suggestion=a_text("What to write instead; empty where there is no one answer."),
        correction=or_null(a_link("The correction that says so.")),
        cites=a_list("The sources that show it.", a_ref("cite")),
    )
    return _answer(
        "What drafts get wrong.",
        findings=a_list("The findings, draft by draft in the order of the text.", finding),
    )


def _info() -> Schema:
    counts = an_object(
        "How many there are of each kind of thing.",
        **{name: a_number(f"The number of {name}s.") for name in COUNTED},
    )
    return _answer(
        "What this is.",
        version=a_text("The version of the program."),
        as_of=a_date("The day of which the corpus tells the state."),
        licence=a_text("The licence of the corpus."),
        counts=counts,
        corpus=a_text("The folder of the corpus in use."),
        packs=texts("The packs in use, highest precedence first."),
    )


def _finding() -> Schema:
    return an_object(
        "Something the validator says.",
        code=a_text("A stable code; E for an error, W for a warning."),
        path=a_text("The file."),
        line=a_number("The line."),
        message=a_text("What is wrong and what to do about it."),
    )


def _check() -> Schema:
    return an_object(
        "What the validator finds in a corpus.",
        schema_version=_version(),
        findings=a_list("The findings.", _finding()),
    )


def _pack_properties() -> dict[str, Schema]:
    return {
        "name": a_text("Its name."),
        "scope": a_text("Whose it is.", ("project", "user")),
        "path": a_text("The file or folder it is."),
        "title": a_text("What it is called."),
        "edition": a_text("Its edition."),
        "licence": a_text("Its licence."),
        "counts": _tallies(),
        "fault": a_text("What is wrong with it, when it is left out."),
    }


def _tallies() -> Schema:
    return {
        "type": "object",
        "description": "How many there are of each kind of thing.",
        "additionalProperties": {"type": "integer"},
    }


def _packs() -> Schema:
    one = an_object("A pack.", **_pack_properties())
    return an_object(
        "The packs that are there.",
        schema_version=_version(),
        packs=a_list("The packs, highest precedence first.", one),
    )


def _pack() -> Schema:
    one = an_object(
        "A pack.",
        **_pack_properties(),
        overrides=texts("The ids of records in whose place its own stand."),
        hides=texts("The ids of records that it hides."),
        adds_to=texts("The ids of records to which it adds."),
        above=texts("The packs of higher precedence."),
        below=texts("The packs of lower precedence."),
    )
    return an_object("One pack.", schema_version=_version(), pack=one)


def _pack_check() -> Schema:
    return an_object(
        "What is wrong with a pack.",
        schema_version=_version(),
        name=a_text("Its name."),
        records=a_number("How many records were gone through."),
        findings=a_list("The findings.", _finding()),
    )


def _pack_import() -> Schema:
    left = an_object(
        "What of one sort was not carried over.",
        what=a_text("What it is."),
        count=a_number("How often."),
        place=a_text("Where it is first: the file and its line or entry."),
    )
    return an_object(
        "What an import carried over, or would.",
        schema_version=_version(),
        path=a_text("The file that was read."),
        format=a_text("Its format."),
        pack=a_text("The pack it becomes."),
        language=a_text("The language of the pack; empty where the file does not tell."),
        entries=a_number("How many entries it has."),
        records=_tallies(),
        names=_tallies(),
        parts=_tallies(),
        left=a_list("What was left, most frequent first.", left),
        notes=texts("What else there is to know."),
    )


ANSWERS: dict[str, Callable[[], Schema]] = {
    "define": lambda: one_of("What a name means.", [_definition(), _orientation()]),
    "compare": _comparison,
    "timeline": _timeline,
    "glossary": _glossary,
    "search": _findings,
    "issue": lambda: one_of("An issue, or the list of them.", [_definition(), _listing()]),
    "actor": lambda: one_of(
        "An actor, who held a post on a date, or the list of actors.",
        [_definition(), _on_day(), _listing()],
    ),
    "instrument": lambda: one_of(
        "An instrument, or the list of them.", [_definition(), _listing()]
    ),
    "show": _shown,
    "graph": _graph,
    "brief": _brief,
    "cite": _citations,
    "annotate": _annotation,
    "export": lambda: one_of(
        "What export writes in the format json, or with --list the formats.",
        [_exported(), _formats()],
    ),
    "check": _review,
    "corpus check": _check,
    "pack list": _packs,
    "pack show": _pack,
    "pack check": _pack_check,
    "pack import": _pack_import,
    "info": _info,
}


def _answer(description: str, **properties: Schema) -> Schema:
    edition = a_text("The edition of the corpus.")
    return an_object(description, schema_version=_version(), edition=edition, **properties)


def _version() -> Schema:
    return {"const": SCHEMA_VERSION, "description": "The version of this form of answer."}


def _matched() -> dict[str, Schema]:
    record = one_of("A record of any kind.", [a_ref(kind) for kind in KINDS])
    return {
        "query": a_text("The name asked for."),
        "matched_by": a_text("How the name was found; empty when it was not.", _MATCHED_BY),
        "matches": a_list("The records that the name means.", record),
        "corrections": a_list("The mistakes that the name is one of.", a_ref("correction")),
        "suggestions": texts("The nearest names, when nothing is found."),
    }
