"""Everything that must hold before a change lands: ``python -m tests``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GATES = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    (
        "cogapp",
        "-I",
        "docs",
        "--check",
        "-r",
        "README.md",
        "docs/cli.md",
        "docs/formats.md",
        "docs/importing.md",
        "data/README.md",
    ),
    # A worker for each core; a file stays with one, because its tests share what is dear to make.
    ("pytest", "-n", "auto", "--dist", "loadfile"),
)


def main() -> int:
    """Run the gates in order and stop at the first that fails."""
    for gate in GATES:
        module, *arguments = gate
        print("==", *gate, flush=True)
        status = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT).returncode
        if status:
            return status
    return 0


sys.exit(main())
