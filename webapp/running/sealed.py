"""A file that only who has the key can read, and in which nothing can be changed, cut or moved.

AES-256-GCM in pieces, each with its number and whether it is the last one in its nonce (the STREAM
construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). The key of a file comes from ours and
a salt of its own (HKDF), so that numbers may begin at nought in each.
"""

import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FIRST_WORDS = b"meedoen backup 1\n"
SALT_BYTES, TAG_BYTES, PIECE_BYTES = 32, 16, 1024 * 1024


class NotOurs(Exception):
    """The file was not sealed with this key, or is not as it was sealed."""


def cipher(key: str, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, FIRST_WORDS).derive(key.encode()))


def nonce(number: int, *, last: bool) -> bytes:
    return struct.pack(">QxxxB", number, last)


def pieces(text: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces of one length, and with each whether it is the last."""
    held = b""
    for part in text:
        held += part
        while len(held) > PIECE_BYTES:
            yield held[:PIECE_BYTES], False
            held = held[PIECE_BYTES:]
    yield held, True


def seal(text: Iterable[bytes], key: str, to: BinaryIO) -> None:
    salt = os.urandom(SALT_BYTES)
    sealing = cipher(key, salt)
    to.write(FIRST_WORDS + salt)
    for number, (piece, last) in enumerate(pieces(text)):
        to.write(sealing.encrypt(nonce(number, last=last), piece, FIRST_WORDS))


def unseal(sealed: BinaryIO, key: str) -> Iterator[bytes]:
    """What was sealed, piece by piece; NotOurs as soon as one is not as it was."""
    if sealed.read(len(FIRST_WORDS)) != FIRST_WORDS:
        raise NotOurs
    opening = cipher(key, sealed.read(SALT_BYTES))
    piece, number, last = sealed.read(PIECE_BYTES + TAG_BYTES), 0, False
    while not last:
        following = sealed.read(PIECE_BYTES + TAG_BYTES)
        last = not following
        try:
            yield opening.decrypt(nonce(number, last=last), piece, FIRST_WORDS)
        except InvalidTag:
            raise NotOurs from None
        piece, number = following, number + 1
