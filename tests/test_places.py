"""The folders of the user and of a project."""

import os
from pathlib import Path

import platformdirs
import pytest

from diplocli.corpus.places import cache_folder, data_folder, project_folder


@pytest.mark.parametrize("home", ["/home/ana", "/home/ana/", "/", "", "ana", None])
@pytest.mark.parametrize("given", ["/srv/x", "/srv/x/", "", "relative", "~/x", None])
def test_folders_are_those_of_platformdirs(
    home: str | None, given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", given), ("XDG_CACHE_HOME", given)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    for own, theirs in (
        (data_folder(), platformdirs.user_data_dir("diplocli", appauthor=False)),
        (cache_folder(), platformdirs.user_cache_dir("diplocli", appauthor=False)),
    ):
        # Older ones take a relative folder, against the XDG Base Directory Specification.
        assert own == (theirs if os.path.isabs(theirs) else own)
        assert os.path.isabs(own) or not own


def test_the_project_is_the_nearest_folder_upwards(tmp_path: Path) -> None:
    (tmp_path / "a" / ".diplocli").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    assert project_folder(str(tmp_path / "a" / "b" / "c")) == str(tmp_path / "a" / ".diplocli")
    (tmp_path / "a" / "b" / ".diplocli").write_text("a file, not a folder")
    assert project_folder(str(tmp_path / "a" / "b")) == str(tmp_path / "a" / ".diplocli")
    (tmp_path / "a" / "b" / "c" / ".diplocli").mkdir()
    nearest = tmp_path / "a" / "b" / "c" / ".diplocli"
    assert project_folder(str(tmp_path / "a" / "b" / "c")) == str(nearest)


def test_no_project_where_the_working_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert project_folder() == ""
    assert os.path.isabs(data_folder())
