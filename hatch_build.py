"""Compiles the corpus when the wheel is built, so that an installed diplocli never has to."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCorpus(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the index, made from ``data/``, to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check and compile the corpus. Raises DataError, naming file and line, when it has errors."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from diplocli.corpus.index.compile import write_index
        from diplocli.corpus.written.check import check
        from diplocli.corpus.written.load import read_corpus
        from diplocli.errors import DataError

        corpus = read_corpus(root / "data")
        errors = [finding for finding in check(corpus) if finding.is_error]
        if errors:
            raise DataError(f"data/{errors[0]} (and {len(errors) - 1} more: diplocli corpus check)")
        self._folder = tempfile.TemporaryDirectory()
        index = Path(self._folder.name) / "index.sqlite"
        write_index(corpus, index)
        build_data["force_include"][str(index)] = "diplocli/data/index.sqlite"
