"""What the words of a question name, and what else its parts are called."""

from __future__ import annotations

from .. import folding
from ..corpus.index import fulltext
from ..corpus.index.wording import is_sign, tokens
from ..model import TYPE_CHECKING, Value
from .question import Question
from .senses import kin, senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.index.store import Store

LONGEST_NAME = 7
LONGEST_IN_SIGNS = 20
MOST_MEANINGS = 3


class Naming(Value):
    """Which records, by number, words of a question name: the places of those words.

    ``subjects`` are named by the short names of contrasts too.
    """

    bearers: Mapping[int, frozenset[int]]
    subjects: Mapping[int, frozenset[int]]


def understood(store: Store, question: Question) -> tuple[Question, Naming]:
    """A question with what else its parts are called, and the records that its words name."""
    words = question.words
    longest = LONGEST_IN_SIGNS if any(is_sign(word.token) for word in words) else LONGEST_NAME
    spans: dict[str, range] = {}
    for start in range(len(words)):
        for end in {*range(start + 1, min(start + longest, len(words)) + 1), len(words)}:
            if any(word.part >= 0 for word in words[start:end]):
                key = folding.key(" ".join([word.token for word in words[start:end]]))
                spans[key] = range(start, end)
    bearers: dict[int, frozenset[int]] = {}
    subjects: dict[int, frozenset[int]] = {}
    meanings: dict[str, dict[int, None]] = {}
    for named in fulltext.named_by(store, list(spans)):
        span = spans[named.key]
        if named.how == "acronym" and not _is_acronym(named.text, words[span[0]].typed):
            continue
        for found in (subjects,) if named.how == "contrast" else (subjects, bearers):
            if len(span) > len(found.get(named.number, ())):
                found[named.number] = frozenset(span)
        if named.how != "contrast":
            meanings.setdefault(named.key, {})[named.number] = None
    for asking, beside in (
        (question.successor_words, fulltext.succeeding),
        (question.predecessor_words, fulltext.preceding),
    ):
        for other, ones in beside(store, list(bearers)).items() if asking else ():
            told = frozenset().union(*[bearers[one] for one in ones])
            bearers[other] = bearers.get(other, frozenset()) | told | asking
    others = _others(store, question, spans, meanings)
    meant = _senses(question, spans.values())
    parts = [
        part.replace(others=tuple(others.get(place, ())), senses=tuple(meant.get(place, ())))
        if part.form == "word"
        else part
        for place, part in enumerate(question.parts)
    ]
    return question.replace(parts=tuple(parts)), Naming(bearers=bearers, subjects=subjects)


def _is_acronym(text: str, typed: str) -> bool:
    """Whether a word was typed as an acronym is written: LAWS is not meant by law."""
    written, found = [
        "".join([char for char in word.lower() if char.isalnum()]) for word in (text, typed)
    ]
    return found in (written, written + "s")


def _is_no_word(acronym: str) -> bool:
    """Whether an acronym is looked for as such: LAWS would be looked for as a form of law."""
    return "".join(tokens(acronym)) == "".join([one for one in acronym.lower() if one.isalnum()])


def _senses(question: Question, spans: Iterable[range]) -> dict[int, dict[str, None]]:
    """What else the parts of a question may mean, by their places."""
    found: dict[int, dict[str, None]] = {}
    for span in spans:
        words = [question.words[place] for place in span]
        meant = senses(" ".join([word.token for word in words]))
        for place in {word.part for word in words if meant} - {-1}:
            found.setdefault(place, {}).update(dict.fromkeys(meant))
    return found


def _ambiguous(store: Store, names: Sequence[str]) -> set[str]:
    """The keys of acronyms that mean several records."""
    means: dict[str, set[int]] = {}
    acronyms = {folding.key(name) for name in names if name.isupper()}
    for named in fulltext.named_by(store, list(acronyms)) if acronyms else ():
        if named.how != "contrast":
            means.setdefault(named.key, set()).add(named.number)
    return {key for key, numbers in means.items() if len(numbers) > 1}


def _others(
    store: Store,
    question: Question,
    spans: Mapping[str, range],
    meanings: Mapping[str, Mapping[int, None]],
) -> dict[int, dict[str, None]]:
    """What else the parts of a question are called, by their places.

    An acronym brings the full name where it means few records, and a full name its acronyms where
    they mean no other; a country brings its adjective and the adjective its country.
    """
    few = {key: numbers for key, numbers in meanings.items() if len(numbers) <= MOST_MEANINGS}
    called = fulltext.other_names(
        store, {number for numbers in few.values() for number in numbers}, ("name", "acronym")
    )
    ambiguous = _ambiguous(store, [name for names in called.values() for name in names])
    others: dict[int, dict[str, None]] = {}
    for key, span in spans.items():
        names = [name for number in few.get(key, ()) for name in called.get(number, ())]
        acronyms = [name for name in names if name.isupper() and _is_no_word(name)]
        if key in [folding.key(acronym) for acronym in acronyms]:
            acronyms = names
        else:
            acronyms = [name for name in acronyms if folding.key(name) not in ambiguous]
        means = [" ".join(tokens(name)) for name in acronyms]
        said = " ".join([question.words[place].token for place in span])
        means += [relative for name in (said, *means) for relative in kin(name)]
        for place in {question.words[one].part for one in span} - {-1}:
            if means and len(question.parts[place].tokens) <= len(span):
                others.setdefault(place, {}).update(dict.fromkeys(means))
    return others
