"""With which keys the names of a large index begin, nearly: most others are told without asking it."""

from __future__ import annotations

from zlib import crc32

from ...model import TYPE_CHECKING
from ...parting import parted

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...words import Pieces

_BITS_A_KEY = 8


class Sieve:
    """A set of keys that takes some others for its own too, and none of its own for others.

    A Bloom filter with one hash: at most an eighth of other keys pass.
    """

    def __init__(self, bits: bytes) -> None:
        """``bits`` are as ``bits_holding`` gives them: a power of two of them."""
        self._bits = bits
        self._mask = len(bits) * 8 - 1

    def __contains__(self, key: str) -> bool:
        at = number(key) & self._mask
        return bool(self._bits[at >> 3] >> (at & 7) & 1)


def numbers_of(name: str, pieces: Pieces) -> list[int]:
    """The numbers of the keys with which a text may begin a name, and of that of the whole."""
    key, lengths = parted(name, pieces)
    return [number(key[:length]) for length in lengths] + [number(key)]


def number(key: str) -> int:
    """The number under which a sieve has a key, of 32 bits."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def bits_holding(numbers: Collection[int]) -> bytes:
    """The bits of a sieve that holds keys with these numbers."""
    bits = bytearray(1 << max(0, (len(numbers) * _BITS_A_KEY // 8).bit_length()))
    mask = len(bits) * 8 - 1
    for one in numbers:
        at = one & mask
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)
