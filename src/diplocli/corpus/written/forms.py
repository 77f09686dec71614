"""What may stand in a field, by its form, and what is wrong with what may not (E105 to E112)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ...dates import OPEN
from ...dates import parse as parse_date
from ...errors import DateError
from .languages import is_language
from .schema import Field, Form

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST_NUMBER = 10**15
LONGEST_TEXT = 2**20
LONGEST_LABEL = 200
MOST_DATES = 10_000


def faults_of(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    """What is wrong with the value of a field, each as a code and a message."""
    return _FAULTS[field.form](value, field)


def shown(name: str) -> str:
    """A key as a message can hold it."""
    return ascii(name)[1:-1] if CONTROL.search(name) else name[:LONGEST_LABEL]


def _text_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield "E105", "must be text in quotation marks"
    elif not value or value.isspace():
        yield "E105", "must not be empty; leave the key out"
    elif len(value) > LONGEST_TEXT:
        yield "E112", f"has over {LONGEST_TEXT >> 20} million characters; shorten it"
    elif found := CONTROL.search(value):
        yield "E109", f"holds the control character U+{ord(found.group()):04X}; remove it"
    elif field.form is not Form.PROSE and ("\t" in value or "\n" in value.strip()):
        yield "E105", "must be one line without tabs"
    elif field.name == "id" and not IDENTIFIER.fullmatch(value):
        yield "E107", "must be kebab-case: a-z, 0-9 and single hyphens"


def _date_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if value == OPEN and field.form is Form.END:
        return
    if not isinstance(value, str):
        yield "E108", "must be a date in quotation marks: “2011”, “2011-05” or “2011-05-16”"
        return
    if value in _DATES:
        return
    try:
        parse_date(value)
    except DateError as error:
        yield "E108", shown(error.message)
    else:
        if len(_DATES) > MOST_DATES:
            _DATES.clear()
        _DATES.add(value)


_DATES: set[str] = set()


def _flag_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, bool):
        yield "E105", "must be true or false"


def _number_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < LARGEST_NUMBER:
        yield "E105", "must be a whole number, not below 0"


def _year_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, int) or isinstance(value, bool) or not 1000 <= value <= 9999:
        yield "E105", "must be a year in four digits: 2017"


def _language_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield "E105", "must be text in quotation marks"
    elif not is_language(value):
        yield (
            "E106",
            f"must be a language's tag as BCP 47 has it, such as fr, zh-Hant or pcm, not “{shown(value)}”",
        )


def _choice_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if value not in field.choices:
        yield "E106", f"must be one of {', '.join(field.choices)}"


def _id_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        yield "E107", "must be the id of a record"


def _ids_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E107", "must be a list of ids of records"


def _texts_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must be a list of texts, not empty"


def _tables_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must be a list of tables"


def _cells_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    yield "E105", "must hold a text for each subject: cells.ID = “…”"


_FAULTS: dict[Form, Callable[[Any, Field], Iterator[tuple[str, str]]]] = {
    Form.TEXT: _text_faults,
    Form.PROSE: _text_faults,
    Form.DATE: _date_faults,
    Form.END: _date_faults,
    Form.FLAG: _flag_faults,
    Form.NUMBER: _number_faults,
    Form.YEAR: _year_faults,
    Form.LANGUAGE: _language_faults,
    Form.CHOICE: _choice_faults,
    Form.ID: _id_faults,
    Form.IDS: _ids_faults,
    Form.TEXTS: _texts_faults,
    Form.TABLES: _tables_faults,
    Form.CELLS: _cells_faults,
}
