"""The user's packs: added, listed, removed.

A pack is kept as one file. It is copied beside its place, its index is made from the copy, and
only then does the copy take its place in one step: two processes at once cannot spoil each other's
work, and one that is killed leaves what was there before.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from ..corpus.index.store import Store
from ..corpus.pack import check_pack, compile_pack, join_pack, read_pack_manifest
from ..corpus.places import PackFile, pack_files, user_packs, user_packs_folder
from ..corpus.stack import below, forget, index_place, open_pack
from ..errors import DataError, UsageError
from ..model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from ..corpus.pack import PackManifest, Progress
    from ..corpus.stack import Note
    from ..corpus.written.findings import Finding


class Shelved(Value):
    """A pack that is there: how many records it has, or what is wrong with it.

    ``rank`` is its place in the order of precedence, 1 for the highest.
    """

    file: PackFile
    rank: int
    title: str = ""
    edition: str = ""
    licence: str = ""
    counts: dict[str, int] = {}
    overrides: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    adds_to: tuple[str, ...] = ()
    fault: str = ""


class Checked(Value):
    """What was found in a pack: its manifest, the number of records gone through, findings.

    ``replaced`` is the pack in whose place it was put.
    """

    manifest: PackManifest
    records: int
    findings: tuple[Finding, ...] = ()
    replaced: Shelved | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the pack from being used."""
        return tuple(finding for finding in self.findings if finding.is_error)


def check(base: Store, path: Path, note: Note, progress: Progress) -> Checked:
    """Everything wrong with a pack, in a file or folder; nothing is kept.

    Raises DataError when it cannot be read at all.
    """
    manifest = read_pack_manifest(path)
    pack = PackFile(name=manifest.name, path=str(path), scope="user")
    counted = _Counted(progress)
    findings = check_pack(path, below(base, pack, note), counted)
    return Checked(manifest=manifest, records=counted.records, findings=tuple(findings))


def add(base: Store, path: Path, note: Note, progress: Progress) -> Checked:
    """Add a pack to the user's, or put it in the place of the one of its name.

    Nothing is added when the answer has errors. Raises DataError when the pack cannot be read or
    kept, or an id of it is also in a pack that stands above it.
    """
    manifest = read_pack_manifest(path)
    packs = user_packs_folder()
    if not packs:
        raise DataError("there is no folder to keep packs in; set XDG_DATA_HOME or HOME")
    try:
        os.makedirs(packs, mode=0o700, exist_ok=True)
        _drop_left_behind(packs)
        with tempfile.TemporaryDirectory(prefix=f".{manifest.name}-", dir=packs) as beside:
            copy = Path(beside) / f"{manifest.name}.toml"
            with open(copy, "wb") as file:
                join_pack(path, file)
            replaced = _there(base, manifest.name)
            checked = _shelve(base, manifest, copy, path, note, progress)
            return checked.replace(replaced=replaced)
    except OSError as error:
        raise DataError(f"{packs}: {error.strerror or error}; nothing was added") from None


def remove(name: str) -> str:
    """Remove a pack of the user's; its path. Raises UsageError when there is none."""
    mine = {pack.name: pack for pack in user_packs()}
    if name not in mine:
        others = [pack for pack in pack_files() if pack.name == name]
        if others:
            raise UsageError(f"pack “{name}” is this project's: delete {others[0].path}")
        raise UsageError(f"there is no pack “{name}”; see diplocli pack list", tuple(mine))
    try:
        os.unlink(mine[name].path)
    except OSError as error:
        raise DataError(f"{mine[name].path}: {error.strerror or error}") from None
    forget(mine[name])
    return mine[name].path


def path_of(given: str) -> Path:
    """The pack at a path, or the one that is there under a name. Raises DataError for neither."""
    if not os.path.exists(given):
        for pack in pack_files():
            if pack.name == given:
                return Path(pack.path)
        raise no_pack(given)
    return Path(given)


def no_pack(path: str) -> DataError:
    """The error that no pack is at a path, with the file that was meant if one is beside it."""
    file = f"{path}.toml"
    return DataError(f"{path}: no pack is there", (file,) if os.path.exists(file) else ())


def shelved(base: Store) -> list[Shelved]:
    """Every pack that is there, highest precedence first."""
    return [_shelved(base, pack, rank) for rank, pack in enumerate(pack_files(), start=1)]


def _there(base: Store, name: str) -> Shelved | None:
    """The user's pack of that name, if there is one."""
    found = [
        _shelved(base, pack, rank)
        for rank, pack in enumerate(pack_files(), start=1)
        if pack.name == name and pack.scope == "user"
    ]
    return found[0] if found else None


def _shelved(base: Store, pack: PackFile, rank: int) -> Shelved:
    faults: list[str] = []
    store = open_pack(base, pack, faults.append)
    if store is None:
        return Shelved(file=pack, rank=rank, fault=" ".join(faults))
    overrides, hides = store.shadowed()
    described = Shelved(
        file=pack,
        rank=rank,
        title=store.meta.get("title", ""),
        edition=store.edition,
        licence=store.meta.get("licence", ""),
        counts=store.counts(),
        overrides=tuple(overrides),
        hides=tuple(hides),
        adds_to=tuple(store.added_to()),
    )
    store.close()
    return described


def _shelve(
    base: Store, manifest: PackManifest, copy: Path, path: Path, note: Note, progress: Progress
) -> Checked:
    """Make the index of a copy that is to be the pack, and put the copy in its place."""
    final = Path(user_packs_folder()) / f"{manifest.name}.toml"
    pack = PackFile(name=manifest.name, path=str(final), scope="user")
    os.chmod(copy, 0o600)
    kept = index_place(base, pack, state_of=str(copy))
    place = Path(kept) if _is_writable(os.path.dirname(kept)) else copy.with_suffix(".sqlite")
    counted = _Counted(progress)
    findings = compile_pack(copy, place, below(base, pack, note), counted)
    if any(finding.is_error for finding in findings):
        # Only the pack as its author has it can tell the file and line.
        return check(base, path, note, progress)
    with closing(Store.open(str(place))) as store:
        _refuse_clashes(base, pack, store)
    with open(copy, "r+b") as file:
        os.fsync(file.fileno())
    os.replace(copy, final)
    forget(pack, but=kept)
    return Checked(manifest=manifest, records=counted.records, findings=tuple(findings))


def _is_writable(folder: str) -> bool:
    """Whether files can be put into a folder, which is made if need be."""
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    return os.access(folder, os.W_OK)


class _Counted:
    """Passes progress on and keeps the number of records."""

    def __init__(self, progress: Progress) -> None:
        self.records = 0
        self._progress = progress

    def __call__(self, done: int, total: int, records: int) -> None:
        self.records = records
        self._progress(done, total, records)


def _refuse_clashes(base: Store, pack: PackFile, new: Store) -> None:
    """Raise DataError for an id that a pack above has too without saying that it overrides."""
    for other in user_packs():
        if other.name < pack.name and (store := open_pack(base, other, lambda message: None)):
            with closing(store):
                for ids in new.ids_by_thousands():
                    shared = store.titles(ids).keys()
                    for clash in sorted(shared - store.shadows(shared)):
                        raise DataError(
                            f"pack {pack.name}: id “{clash}” is also in pack {other.name};"
                            " give it another id, or remove that pack first"
                        )


def _drop_left_behind(folder: str) -> None:
    """Remove what processes that were killed left behind an hour ago or more."""
    for part in Path(folder).glob(".*"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > 3600:
                shutil.rmtree(part)
