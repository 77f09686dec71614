"""The packs that are there, as layers above the corpus. A broken one is told and left out."""

from __future__ import annotations

import os
from contextlib import suppress
from zlib import crc32

from ..errors import DataError, IndexDamaged, UsageError
from ..model import TYPE_CHECKING
from .index.database import INDEX_VERSION
from .index.store import Store
from .layers import Layers
from .places import PackFile, cache_folder, pack_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .written.findings import Finding

    Note = Callable[[str], None]

LARGE = 16 * 2**20
LEFT_OUT = ".left-out"


def chosen(there: Sequence[PackFile], names: Sequence[str]) -> list[PackFile]:
    """Those of the packs that are there that bear some names. Raises UsageError when none does."""
    known = [pack.name for pack in there]
    for name in names:
        if name not in known:
            raise UsageError(f"there is no pack “{name}”; see diplocli pack list", tuple(known))
    return [pack for pack in there if pack.name in names]


def stacked(base: Store, packs: Sequence[PackFile], note: Note, *, rebuild: bool = False) -> Store:
    """The corpus with packs, highest precedence first, on top.

    ``note`` is told of packs that are left out, and why.
    """
    opened = [open_pack(base, pack, note, rebuild=rebuild) for pack in packs]
    whole = [store for store in opened if store is not None]
    return Layers([*whole, base]) if whole else base


def below(base: Store, pack: PackFile, note: Note) -> Store:
    """What a pack stands on: the corpus and every pack of lower precedence."""
    lower = [one for one in pack_files() if _order(one) > _order(pack)]
    return stacked(base, lower, note)


def open_pack(base: Store, pack: PackFile, note: Note, *, rebuild: bool = False) -> Store | None:
    """The index of a pack, made when it is missing or stale; None when the pack is broken."""
    place = index_place(base, pack)
    folder = pack.path if os.path.isdir(pack.path) else os.path.dirname(pack.path)
    if place and not rebuild:
        try:
            return Store.open(place, folder)
        except IndexDamaged:
            fault = _remembered(place)
            if fault:
                note(fault)
                return None
    return _made(base, pack, place, folder, note)


def index_place(base: Store, pack: PackFile, state_of: str = "") -> str:
    """The file in the user's cache for a pack as it now is; empty where there is no cache.

    ``state_of`` is a file that is about to take the pack's place.
    """
    cache = cache_folder()
    if not cache:
        return ""
    stands_on = _checksum(f"{INDEX_VERSION} {base.folder} {base.edition} {base.as_of}")
    try:
        state = _state(state_of or pack.path)
    except OSError:
        state = "unread"
    return os.path.join(cache, f"{_family(pack)}-{stands_on:08x}-{state}.sqlite")


def forget(pack: PackFile, but: str = "") -> None:
    """Remove the indexes of a pack from the cache, but one."""
    cache = cache_folder()
    with suppress(OSError):
        for name in os.listdir(cache):
            path = os.path.join(cache, name)
            if name.startswith(_family(pack) + "-") and path not in (but, but + LEFT_OUT):
                os.unlink(path)


def _order(pack: PackFile) -> tuple[bool, str]:
    return pack.scope == "user", pack.name


def _made(base: Store, pack: PackFile, place: str, folder: str, note: Note) -> Store | None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from .pack import compile_pack, read_pack_manifest

    if _size(pack.path) > LARGE:
        note(f"pack {pack.name}: making its index")

    def quiet(message: str) -> None:
        """What is wrong with packs below is told when they are opened themselves."""

    def build(where: str) -> list[Finding]:
        return compile_pack(Path(pack.path), Path(where), below(base, pack, quiet))

    try:
        named = read_pack_manifest(Path(pack.path)).name
        if named != pack.name:
            raise DataError(f"{pack.path} calls itself {named}; name it {named} or the file")
        try:
            if not place:
                raise OSError("there is no folder for it")
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
            findings = build(place)
        except OSError as error:
            note(f"the index of pack {pack.name} cannot be kept: {error.strerror or error}")
            with TemporaryDirectory(prefix="diplocli-", ignore_cleanup_errors=True) as temporary:
                where = os.path.join(temporary, "index.sqlite")
                findings = build(where)
                if not _fault(pack, findings):
                    return Store.open(where, folder)
    except DataError as error:
        note(f"pack {pack.name} is left out: {error.message}")
        return None
    fault = _fault(pack, findings)
    if fault:
        note(fault)
        with suppress(OSError):
            Path(place + LEFT_OUT).write_text(fault, encoding="utf-8")
        return None
    forget(pack, but=place)
    return Store.open(place, folder)


def _fault(pack: PackFile, findings: Sequence[Finding]) -> str:
    """What a user is told of a pack that has errors."""
    errors = [finding for finding in findings if finding.is_error]
    if not errors:
        return ""
    more = f" ({len(errors) - 1} more: diplocli pack check {pack.name})" if errors[1:] else ""
    return f"pack {pack.name} is left out: {errors[0]}{more}"


def _remembered(place: str) -> str:
    try:
        with open(place + LEFT_OUT, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def _family(pack: PackFile) -> str:
    return f"pack-{pack.name}-{_checksum(os.path.abspath(pack.path)):08x}"


def _state(path: str) -> str:
    """A text that changes when a file, or any file of a folder, does. Raises OSError."""
    if not os.path.isdir(path):
        seen = os.stat(path)
        return f"{seen.st_size:x}-{seen.st_mtime_ns:x}-{seen.st_ino:x}"
    lines = []
    for folder, _, names in os.walk(path):
        for name in names:
            seen = os.stat(os.path.join(folder, name))
            lines.append(f"{folder}/{name} {seen.st_size:x} {seen.st_mtime_ns:x} {seen.st_ino:x}")
    listed = "\n".join(sorted(lines))
    return f"{len(lines):x}-{_checksum(listed):08x}-{_checksum(listed[::-1]):08x}"


def _checksum(text: str) -> int:
    """Of a text that may hold the names of files, even such as are no UTF-8."""
    return crc32(text.encode("utf-8", "surrogateescape"))


def _size(path: str) -> int:
    with suppress(OSError):
        return os.stat(path).st_size
    return 0
