"""The fields of an entry as record files want them: links by id, texts that steer no terminal."""

from __future__ import annotations

import re
import unicodedata

from ...corpus.written.forms import CONTROL
from ...corpus.written.languages import is_language
from ...corpus.written.schema import SCHEMA, Field, Form
from ...errors import DataError
from ...model import TYPE_CHECKING
from .languages import tag
from .opening import LONGEST_FIELD
from .pack import INVISIBLE, MOST_TOPICS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .entry import Tally
    from .pack import Pack

_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_ONE_LINE = re.compile(r"\s*[\n\t]\s*")


class Fields:
    """One entry's fields with the ids of the pack, its texts as record files want them."""

    def __init__(self, pack: Pack, own: str, place: str, tally: Tally) -> None:
        self._pack = pack
        self._own = own
        self._place = place
        self._tally = tally
        self._subjects: dict[str, str] = {}

    def made(
        self, data: Mapping[str, Any], fields: tuple[Field, ...], path: str
    ) -> dict[str, Any] | None:
        """The fields, or None when a link without which they mean nothing leads nowhere."""
        made: dict[str, Any] = {}
        for field in fields:
            if field.name not in data:
                continue
            value = self._value(data[field.name], field, path)
            if value is None and field.required:
                return None
            if value is not None and (value != [] or field.required):
                made[field.name] = value
        # What the schema does not know is for the checker to name.
        made.update({key: data[key] for key in data.keys() - {field.name for field in fields}})
        return made

    def stands(self, kind: str, made: Mapping[str, Any]) -> bool:
        """Whether a record still means something without the links that lead nowhere."""
        if kind != "contrast":
            return True
        return len(made.get("subjects", ())) > 1 and bool(made.get("aspects"))

    def _value(self, value: Any, field: Field, path: str) -> Any:
        if field.name in ("topics", "track") and path in SCHEMA:
            return self._headings(value, "tracks" if field.name == "track" else "topics")
        if field.form is Form.ID and isinstance(value, str):
            found = self._target(value, field)
            if path.endswith("subjects") and found:
                self._subjects[value] = found
            return found or None
        if field.form is Form.IDS and isinstance(value, list):
            return self._targets(value, field)
        if field.form is Form.TABLES and isinstance(value, list):
            return self._tables(value, field, path)
        if field.form is Form.CELLS and isinstance(value, dict):
            return self._cells(value)
        if field.form is Form.TEXTS and isinstance(value, list):
            return [self._text(one, Form.TEXT) for one in value]
        if field.form is Form.LANGUAGE and isinstance(value, str):
            return self._language(value)
        return self._text(value, field.form)

    def _language(self, value: str) -> str | None:
        found = tag(value)
        if is_language(found):
            return found
        self._tally.leave("languages that are no tag of BCP 47", self._place)
        return None

    def _tables(self, value: list[Any], field: Field, path: str) -> list[Any]:
        made = []
        for one in value:
            part = (
                self.made(one, field.fields, f"{path}.{field.name}")
                if isinstance(one, dict)
                else one
            )
            if part is None:
                self._tally.leave(f"{field.name} whose record is not there", self._place)
            else:
                made.append(part)
        return made

    def _cells(self, value: dict[str, Any]) -> dict[str, Any] | None:
        made = {}
        for key, cell in value.items():
            if key in self._subjects:
                made[self._subjects[key]] = self._text(cell, Form.TEXT)
            else:
                self._tally.leave("cells of what is no subject", self._place)
        return made or None

    def _target(self, key: str, field: Field) -> str:
        found = self._pack.target(key, field.targets)
        if found == self._own:
            self._tally.leave(f"{field.name}: links of an entry to itself", self._place)
            return ""
        if not found:
            self._tally.leave(f"{field.name}: links to what is not there", self._place)
        return found

    def _targets(self, keys: list[Any], field: Field) -> list[Any] | None:
        found = [self._target(one, field) if isinstance(one, str) else one for one in keys]
        return [one for place, one in enumerate(found) if one and one not in found[:place]] or None

    def _headings(self, value: Any, which: str) -> Any:
        if isinstance(value, str):
            return self._pack.heading(which, value) or value
        found = []
        for text in value:
            one = self._pack.heading(which, text) if isinstance(text, str) else text
            if not self._text(text, Form.TEXT):
                self._tally.leave("topics without a name", self._place)
            elif one == "":
                self._tally.leave(f"topics beyond {MOST_TOPICS}", self._place)
            else:
                found.append(one)
        return list(dict.fromkeys(found)) or None

    def _text(self, value: Any, form: Form) -> Any:
        if not isinstance(value, str):
            return value
        if len(value) > LONGEST_FIELD:
            raise DataError(f"{self._place}: a text of over {LONGEST_FIELD // 10**6} MB")
        if not value.isprintable():
            value = self._visible(value)
        value = value.strip()
        return _ONE_LINE.sub(" ", value) if form is not Form.PROSE else value

    def _visible(self, text: str) -> str:
        """A text with plain line breaks. Raises DataError for characters that steer a terminal."""
        text = _BREAKS.sub("\n", text)
        bare = text.translate(INVISIBLE)
        if len(bare) < len(text):
            self._tally.leave("invisible marks of direction and hyphenation", self._place)
        bad = CONTROL.search(bare) or next(re.finditer("[\ud800-\udfff]", bare), None)
        if bad:
            name = unicodedata.name(bad.group(), "control character")
            raise DataError(
                f"{self._place}: holds U+{ord(bad.group()):04X} ({name.lower()}); remove it;"
                " nothing has been imported"
            )
        return bare
