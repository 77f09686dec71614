"""What a user typed, taken apart: the parts that count and what kind of record is asked for."""

from __future__ import annotations

from ..corpus.index.wording import STOP_WORDS, is_sign, listed, tokens
from ..model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_PARTS = 16
MOST_WORDS = 40
SHORTEST_BEGINNING = 3
_HINTS = {
    "actor": listed(
        "who whom whose ambassador envoy coordinator director head chair chaired led leads leader"
        " ceo president minister chief commander editor author founder secretary representative"
    ),
    "milestone": listed("when happened"),
    "contrast": listed(
        "difference differ differs different differently versus vs compare compared comparison"
        " distinguish distinguishes or same"
    ),
    "issue": listed("should dispute debate disputed controversy position"),
    "instrument": listed(
        "law act treaty convention regulation directive resolution agreement order declaration"
        " strategy protocol code rule charter"
    ),
    "term": listed("mean means meaning definition define explain"),
}
_TYPES = {
    word: listed(types)
    for words, types in (
        ("law act legislation regulation statute", "law"),
        ("treaty convention", "treaty protocol"),
        ("agreement deal pact accord", "agreement treaty"),
        ("resolution", "resolution"),
        ("strategy", "strategy"),
        ("policy", "policy strategy"),
        ("rule", "law norm guidance principles code"),
        ("norm", "norm"),
        ("declaration", "declaration"),
        ("statement", "statement"),
        ("report", "report"),
        ("case judgment ruling", "judgment"),
        ("bill", "bill"),
        ("plan", "plan"),
        ("principle", "principles"),
        ("code", "code"),
        ("company firm organization agency body", "organisation"),
        ("hacker gang", "group"),
        ("office", "office"),
    )
    for word in listed(words)
}
# What did X replace? But: what replaced X, what will replace it?
_SUCCEEDS = listed(
    "replaced replaces superseded supersedes succeeded succeeds successor follows followed after"
)
_PRECEDES = listed("predecessor")
_DID = listed("did does")
_EITHER = listed("replace supersede succeed follow")
_ENTERS = listed("enter enters entered entering entry come comes came coming")
_YES_OR_NO = listed("is are was were did does do has have had")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
# negotiat* must find negotiation, but it is stems that the index holds.
_REST_OF_WORD = ("e", "ion", "on", "n", "ing", "ng", "g", "y")


class Part(Value):
    """A word, a phrase or the beginning of a word, as ``form`` says, of a ``text`` that was typed.

    ``tokens`` are its words as the index holds them, ``others`` texts of such words that mean the
    same, ``senses`` those that may be meant.
    """

    text: str
    form: str
    tokens: tuple[str, ...]
    others: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()

    @property
    def expression(self) -> str:
        """The part as full-text search takes it; no sign of a query gets into it."""
        plain = " ".join(self.tokens)
        ways = [plain, *self.others, *self.senses]
        if self.form == "beginning":
            ways += [plain + rest for rest in _REST_OF_WORD]
        elif self.form == "word" and len(self.tokens) == 2:
            ways.append("".join(self.tokens))
        quoted = [f'"{way}"' for way in dict.fromkeys(ways)]
        if self.form == "beginning":
            quoted.append(f"{quoted[0]}*")
        return f"({' OR '.join(quoted)})"

    @property
    def in_names(self) -> str:
        """The part as the index of names takes it, which knows no phrases."""
        star = "*" if self.form == "beginning" else ""
        ways = [self.tokens, *[other.split() for other in (*self.others, *self.senses)]]
        quoted = [[f'"{token}"{star}' for token in way] for way in ways]
        together = " OR ".join([" AND ".join(way) for way in quoted])
        return f"({together})"


class Word(Value):
    """A word of a question: as the index holds it, as typed, the place of its part or -1."""

    token: str
    typed: str
    part: int


class Question(Value):
    """A query taken apart: what counts, every word in order, the kinds of record it hints at.

    ``successor_words`` are the places of words that ask for what took another's place,
    ``predecessor_words`` of those that ask whose place it took.
    """

    parts: tuple[Part, ...]
    words: tuple[Word, ...]
    asks_for: frozenset[str]
    successor_words: frozenset[int] = frozenset()
    predecessor_words: frozenset[int] = frozenset()


def parse(query: str) -> Question:
    """A query taken apart, whatever signs stand in it, without a look at any index.

    ``"…"`` is a phrase and ``word*`` a beginning; stop words count where there is nothing else.
    """
    pieces = query.translate(_QUOTES).split('"')
    closed = len(pieces) - 1 + len(pieces) % 2
    shouted = query.isupper()
    texts = [
        (text, is_phrase)
        for place, piece in enumerate(pieces)
        for is_phrase in (place % 2 == 1 and place < closed,)
        for text in ([piece] if is_phrase else piece.split())
    ]
    in_force = _in_force([trimmed(text).lower() for text, _ in texts])
    counting = {
        one
        for place, one in enumerate(texts)
        if one[1] or not (_is_stop(one[0], shouted) or place in in_force)
    }
    counting = {one for one in counting if tokens(one[0])} or set(texts)
    parts: dict[tuple[str, ...], Part] = {}
    words: list[Word] = []
    for text, is_phrase in texts:
        if len(words) >= MOST_WORDS:
            break
        found, form = tokens(text), _form(text, is_phrase)
        inside = tuple(found[: MOST_WORDS if any(map(is_sign, found)) else MOST_PARTS])
        counts = (text, is_phrase) in counting
        for token, said in zip(inside, _said(inside, form), strict=True):
            if counts and said not in parts and len(parts) < MOST_PARTS:
                parts[said] = Part(text=trimmed(text), form=form, tokens=said)
            place = list(parts).index(said) if counts and said in parts else -1
            words.append(Word(token=token, typed=text, part=place))
    asks_back = bool(_places(words, _DID))
    return Question(
        parts=tuple(parts.values()),
        words=tuple(words),
        asks_for=_asks_for([trimmed(text).lower() for text, _ in texts[:MOST_WORDS]]),
        successor_words=_places(words, _SUCCEEDS if asks_back else _SUCCEEDS | _EITHER),
        predecessor_words=_places(words, _PRECEDES | _EITHER if asks_back else _PRECEDES),
    )


def _places(words: Sequence[Word], sought: frozenset[str]) -> frozenset[int]:
    """The places of some words, as they are typed."""
    typed = [trimmed(word.typed).lower() for word in words]
    return frozenset([place for place, word in enumerate(typed) if word in sought])


def trimmed(word: str) -> str:
    """A word without the signs about it, but for the ``*`` of a beginning."""
    places = [place for place, char in enumerate(word) if char.isalnum()]
    if not places:
        return word
    return word[places[0] : places[-1] + 1] + ("*" if word.endswith("*") else "")


def is_year(word: str) -> bool:
    """Whether a word is a year of the field's history."""
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def types_called(words: Sequence[str]) -> frozenset[str]:
    """The types of record that a word stands for: law for an act, group for hackers."""
    return _TYPES.get(words[0], frozenset()) if len(words) == 1 else frozenset()


def _form(text: str, is_phrase: bool) -> str:
    if is_phrase:
        return "phrase"
    begins = text.endswith("*") and len(trimmed(text)) > (
        SHORTEST_BEGINNING if text.isascii() else 1
    )
    return "beginning" if begins else "word"


def _in_force(words: Sequence[str]) -> set[int]:
    """The places of words that ask whether or since when something is in force."""
    found: set[int] = set()
    for place, word in enumerate(words):
        if word == "force" and words[place - 1 : place] in (["in"], ["into"]):
            found |= {place, place - 1}
            if place > 1 and words[place - 2] in _ENTERS:
                found.add(place - 2)
        if word == "effect" and words[place - 1 : place] in (["take"], ["takes"], ["took"]):
            found |= {place, place - 1}
    return found


def _said(inside: tuple[str, ...], form: str) -> list[tuple[str, ...]]:
    """Of each token of a text those together with which it is looked for.

    That is all of them; but of a text without spaces, which may be a whole question, each sign and
    the next.
    """
    if form != "word" or not any(map(is_sign, inside)):
        return [inside] * len(inside)
    found: list[tuple[str, ...]] = []
    for place, token in enumerate(inside):
        before, after = inside[:place][-1:], inside[place + 1 :][:1]
        if is_sign(token) and after and is_sign(after[0]):
            found.append((token, *after))
        elif is_sign(token) and before and is_sign(before[0]):
            found.append((*before, token))
        else:
            found.append((token,))
    return found


def _is_stop(word: str, shouted: bool) -> bool:
    """Whether a word does not count. In capitals, US, IT and WHO are acronyms."""
    plain = trimmed(word).replace("’", "'")
    acronym = len(plain) > 1 and plain.isupper() and not shouted
    lowered = plain.lower().removesuffix("'s").replace("'", "")
    return not acronym and (not lowered or lowered in STOP_WORDS)


def _asks_for(words: Sequence[str]) -> frozenset[str]:
    """The kinds of record that the words of a question hint at."""
    held = {*words, *_folded(words)}
    kinds = {kind for kind, hints in _HINTS.items() if not hints.isdisjoint(held)}
    if any(map(is_year, words)):
        kinds.add("milestone")
    if words and words[0] in _YES_OR_NO:
        kinds.add("correction")
    return frozenset(kinds)


def _folded(words: Iterable[str]) -> set[str]:
    return {token for word in words for token in tokens(word)}
