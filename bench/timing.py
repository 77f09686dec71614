"""Whole-process times of commands, run in turns, as ratios of pairs."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True)
class Run:
    """One finished process: seconds of wall and processor time, peak memory in bytes, status.

    The peak cannot be less than that of the process which measures; see ``peak``.
    """

    wall: float
    cpu: float
    peak: int
    status: int


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios of paired runs, and their spread."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} [{self.least:.2f}–{self.most:.2f}]"


def run(command: Sequence[str], variables: Mapping[str, str]) -> Run:
    """Run a command to its end, its output thrown away."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1, 2)]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], list(command), dict(variables), file_actions=actions)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    os.close(nowhere)
    return Run(
        wall,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss * 1024,
        os.waitstatus_to_exitcode(status),
    )


def in_turns(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    variables: Mapping[str, str],
    warm_up: int = 2,
) -> dict[str, list[Run]]:
    """Every command once a round, so that a drift of the machine meets all alike."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(warm_up + rounds):
        for name, command in commands.items():
            one = run(command, variables)
            if number >= warm_up:
                found[name].append(one)
    return found


def ratio(runs: Sequence[Run], references: Sequence[Run], measure: str = "wall") -> Ratio:
    """How many times the reference a command takes, round by round: ``wall`` or ``cpu`` time."""
    pairs = [
        getattr(one, measure) / max(getattr(other, measure), 1e-4)
        for one, other in zip(runs, references, strict=True)
    ]
    return Ratio(statistics.median(pairs), min(pairs), max(pairs))


def peak(command: Sequence[str], variables: Mapping[str, str]) -> float | None:
    """The peak memory of a command in MB, measured by GNU time, which is small itself; else None."""
    tool = shutil.which("time")
    if tool is None:
        return None
    process = subprocess.run(
        [tool, "-q", "-f", "%M", "-o", "/dev/fd/2", *command],
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    last = process.stderr.split()[-1:]
    return int(last[0]) * 1024 / MEGABYTE if last and last[0].isdigit() else None
