"""Every seed of the fuzzer, and what became of it when it was spoilt a little, holds its laws."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest
from fuzz.targets import TARGETS, once

SEEDS = sorted(path for path in (Path(__file__).parent.parent / "fuzz" / "seeds").rglob("*.*"))


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Data with a few bytes changed, a stretch cut out, or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randrange(4)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    start, end = sorted(chance.choices(range(len(changed)), k=2))
    return bytes(changed[:start] + changed[start:end] * chance.choice((0, 1, 1, 2)) + changed[end:])


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_seed(seed: Path) -> None:
    target, data = TARGETS[seed.parent.name], seed.read_bytes()
    chance = random.Random(seed.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        once(target, data)
        for _ in range(25):
            once(target, spoilt(data, chance))


def test_every_target_has_seeds() -> None:
    assert {path.parent.name for path in SEEDS} == TARGETS.keys()
