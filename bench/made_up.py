"""A pack of any size that nobody has written, the same each time, from the words of the corpus."""

from __future__ import annotations

import random
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TextIO

from diplocli.corpus.index.wording import STOP_WORDS

PROSE_WORDS = 48
STREAM = 1_000_000
RECENT = 1000


class MadeUp:
    """Words of texts, the commoner the likelier, and records made of them."""

    def __init__(self, texts: Iterable[str], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        found = Counter(word for text in texts for word in re.findall(r"[a-z]{3,}", text.lower()))
        ranked = [word for word, _ in found.most_common() if word not in STOP_WORDS]
        self.vocabulary = ranked
        likely = list(accumulate(1 / (place + 2.7) for place in range(len(ranked))))
        self._prose = self._chance.choices(ranked, cum_weights=likely, k=STREAM)
        flat = list(accumulate(1 / (place + 30) ** 0.7 for place in range(len(ranked))))
        self._naming = self._chance.choices(ranked, cum_weights=flat, k=STREAM)

    def write(self, number: int, name: str, out: TextIO) -> None:
        """Write a pack of so many terms, about 600 bytes each."""
        out.write(f'pack = "{name}"\ntitle = "Made-up words"\n')
        out.writelines(self.records(number))

    def records(self, number: int) -> Iterator[str]:
        """The TOML of so many terms, of which many lead to earlier ones."""
        random_below = self._chance.randrange
        earlier: deque[str] = deque(maxlen=RECENT)
        for place in range(number):
            name = self._words(self._naming, (2, 2, 2, 2, 3, 3, 4)[random_below(7)])
            if not random_below(6):
                name = name.replace(" ", "", 1)
            lines = [f'\n[[term]]\nid = "{name.replace(" ", "-")}-{place}"\nname = "{name}"\n']
            if not place % 3:
                alias = self._words(self._naming, 2)
                lines.append(f'aliases = [{{ text = "{alias}", type = "spelling" }}]\n')
            prose = self._words(self._prose, PROSE_WORDS)
            lines.append(f'summary = "{prose[:90].rpartition(" ")[0].capitalize()}."\n')
            lines.append(f'definition = "{prose[90:].capitalize()}."\ntopics = ["norms"]\n')
            if earlier:
                wider, other = earlier[random_below(len(earlier))], earlier[-1]
                lines.append(f'broader = ["{wider}"]\nrelated = ["{other}"]\n')
            earlier.append(f"{name.replace(' ', '-')}-{place}")
            lines.append('reviewed = "2026-11-22"\n')
            yield "".join(lines)

    def _words(self, words: list[str], number: int) -> str:
        place = self._chance.randrange(STREAM - number)
        return " ".join(words[place : place + number])
