"""``python -m fuzz TARGET [SECONDS]``: look for inputs that break a target; ``all`` takes each in turn.

Needs ``fuzz/requirements.txt``. Starts from the inputs in ``fuzz/seeds/TARGET`` and keeps what it
learns in ``fuzz/learned``, which is not part of the repository. An input that breaks a target is
written to ``fuzz/found``; it becomes a seed, and so a test, when it has been mended.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
LONGEST = 65_536
SLOWEST = 10


def main(target: str, seconds: int) -> int:
    """Fuzz one target, or all, for a time; return the number of targets that broke."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(
        include=["diplocli", "html", "pypdf", "docx", "rdflib", "tomli"]
    ):
        from .targets import TARGETS, once
    if target == "all":
        calls = [[sys.executable, "-m", "fuzz", name, str(seconds)] for name in TARGETS]
        return sum(bool(subprocess.run(call).returncode) for call in calls)
    if target not in TARGETS:
        sys.exit(f"fuzz: the targets are all, {', '.join(TARGETS)}")
    learned, found = HERE / "learned" / target, HERE / "found"
    for folder in (learned, found):
        folder.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        "-verbosity=0",
        f"-artifact_prefix={found}/{target}-",
    ]
    atheris.Setup(
        ["fuzz", *options, str(learned), str(HERE / "seeds" / target)],
        lambda data: once(TARGETS[target], data),
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60))
