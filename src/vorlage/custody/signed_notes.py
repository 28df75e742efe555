# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Signed notes: a text, an empty line, and a line for each signature (C2SP signed-note, tlog-cosignature).

Keys are Ed25519 (RFC 8032), of two kinds: one signs a text as it is, the other says in addition when, as those do who
countersign the checkpoints of others. A signature shows that whoever had the key signed this text, not when, unless a
cosigner says so, and not who that was.

Everything here is refused with ValueError, whose words hold nothing of the note.

Residual risks: whoever can read a key signs like its owner; a program that ran as the owner could have read it.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vorlage.domain.transparency_log import bytes_from_text, is_key_name

_KEY_BYTES: Final = 32
_PRIVATE_PEM: Final = re.compile(rb"-----BEGIN PRIVATE KEY-----\n([A-Za-z0-9+/]{64})\n-----END PRIVATE KEY-----\n")
_PRIVATE_PREFIX: Final = bytes.fromhex("302e020100300506032b657004220420")
_SIGNATURE_BYTES: Final = 64
_DASH: Final = "\N{EM DASH} "
MOST_SIGNATURES: Final = 64
MOST_NOTE_BYTES: Final = 64 * 1024


class SignatureKind(IntEnum):
    """What a key signs, by the byte that C2SP gave it."""

    NOTE = 0x01
    """The text of the note."""
    COSIGNATURE = 0x04
    """The text of the note, and the time."""


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line, not checked: whose it says it is, and what it holds after the id of the key."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it is written, with its end."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode('ascii')}\n"

    @property
    def cosigned_at(self) -> int | None:
        """The seconds since 1970 that a cosigner names; None for any other signature."""
        if len(self.signature) != 8 + _SIGNATURE_BYTES:
            return None
        return int(struct.unpack(">Q", self.signature[:8])[0])


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key, and the name it signs under."""

    name: str
    public_key: bytes
    kind: SignatureKind = SignatureKind.NOTE

    def __post_init__(self) -> None:
        if not is_key_name(self.name) or len(self.public_key) != _KEY_BYTES:
            raise ValueError("a key has a name of one word without plus sign, and 32 bytes")

    @property
    def key_id(self) -> bytes:
        """Four bytes by which a signature names the key."""
        named = self.name.encode("utf-8") + b"\n" + bytes([self.kind]) + self.public_key
        return hashlib.sha256(named).digest()[:4]

    @property
    def text(self) -> str:
        """The key as C2SP writes it: name, id and key with plus signs between."""
        key = base64.b64encode(bytes([self.kind]) + self.public_key).decode("ascii")
        return f"{self.name}+{self.key_id.hex()}+{key}"

    @property
    def pem(self) -> bytes:
        """The key as OpenSSL reads it, without the name."""
        return Ed25519PublicKey.from_public_bytes(self.public_key).public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key that a line is.

        Raises:
            ValueError: It is none, or of a kind that is not known here.
        """
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise ValueError("a key is a name, an id and the key, with plus signs between")
        content = bytes_from_text(parts[2])
        if not content or content[0] not in set(SignatureKind):
            raise ValueError("a key of a kind that is not known here")
        key = cls(parts[0], content[1:], SignatureKind(content[0]))
        if key.key_id.hex() != parts[1]:
            raise ValueError("the id is not that of the key")
        return key

    def named_by(self, signature: NoteSignature) -> bool:
        """Whether a signature line says that it is by this key."""
        return (signature.name, signature.key_id) == (self.name, self.key_id)

    def has_signed(self, text: str, signature: NoteSignature) -> bool:
        """Whether a signature is by this key, over this text."""
        signed, value = text, signature.signature
        if self.kind is SignatureKind.COSIGNATURE:
            if signature.cosigned_at is None:
                return False
            signed, value = cosigned_text(text, signature.cosigned_at), value[8:]
        if not self.named_by(signature) or len(value) != _SIGNATURE_BYTES:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(value, signed.encode("utf-8"))
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key under its name. Its `repr` holds the name alone."""

    name: str
    private_key: Ed25519PrivateKey
    kind: SignatureKind = SignatureKind.NOTE

    def __repr__(self) -> str:
        return f"SigningKey({self.name})"

    @classmethod
    def new(cls, name: str, kind: SignatureKind = SignatureKind.NOTE) -> Self:
        """A key that nobody has had."""
        return cls(name, Ed25519PrivateKey.generate(), kind)

    @classmethod
    def from_pem(cls, name: str, pem: bytes, kind: SignatureKind = SignatureKind.NOTE) -> Self:
        """The key of a PEM file without password, in the one form in which OpenSSL and we write it (RFC 8410).

        Raises:
            ValueError: It holds no Ed25519 key, or one in another form.
        """
        found = _PRIVATE_PEM.fullmatch(pem)
        content = base64.b64decode(found[1]) if found else b""
        if len(content) != len(_PRIVATE_PREFIX) + _KEY_BYTES or not content.startswith(_PRIVATE_PREFIX):
            raise ValueError("not a private Ed25519 key in PEM without password")
        return cls(name, Ed25519PrivateKey.from_private_bytes(content[len(_PRIVATE_PREFIX) :]), kind)

    @property
    def pem(self) -> bytes:
        """The private key as PEM, without password: for a file that its owner alone can read."""
        return self.private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @property
    def verifier(self) -> VerifierKey:
        """What others check its signatures with."""
        return VerifierKey(self.name, self.private_key.public_key().public_bytes_raw(), self.kind)

    def sign(self, text: str, *, at: int | None = None) -> NoteSignature:
        """The signature over the text of a note.

        Args:
            text: Whole lines.
            at: Seconds since 1970; for a cosigner's key, and for no other.

        Raises:
            ValueError: The time is missing or not asked for, or the text is no text of a note.
        """
        if (at is None) is (self.kind is SignatureKind.COSIGNATURE) or (at is not None and not 0 < at < 1 << 63):
            raise ValueError("a cosigner, and nobody else, says when")
        _require_note_text(text)
        signed, stamp = (text, b"") if at is None else (cosigned_text(text, at), struct.pack(">Q", at))
        return NoteSignature(self.name, self.verifier.key_id, stamp + self.private_key.sign(signed.encode("utf-8")))


def cosigned_text(text: str, at: int) -> str:
    """What a cosigner signs: the text of the note under two lines, the second of which says when."""
    return f"cosignature/v1\ntime {at}\n{text}"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text and its signature lines; none of them is checked yet (see `open_note`)."""

    text: str
    signatures: tuple[NoteSignature, ...]

    @property
    def note(self) -> str:
        """The whole, as it is written."""
        return self.text + "\n" + "".join(each.line for each in self.signatures)

    def by(self, key: VerifierKey) -> NoteSignature | None:
        """The first signature that is by a key, checked; None when there is none."""
        return next((each for each in self.signatures if key.has_signed(self.text, each)), None)


def sign_note(text: str, *keys: SigningKey) -> str:
    """A text as a note signed with these keys.

    Raises:
        ValueError: The text is no text of a note, or a key is a cosigner's: that has to say when.
    """
    return SignedNote(text, tuple(key.sign(text) for key in keys)).note


def read_note(note: str) -> SignedNote:
    """A note taken apart: nothing in it is checked but its form.

    Raises:
        ValueError: It is no signed note.
    """
    text, separator, lines = note.rpartition("\n\n")
    text += "\n"
    if not separator or not lines.endswith("\n") or len(note.encode("utf-8", "surrogatepass")) > MOST_NOTE_BYTES:
        raise ValueError("not a signed note")
    _require_note_text(text)
    written = lines[:-1].split("\n")
    if len(written) > MOST_SIGNATURES:
        raise ValueError("more signatures than anybody needs")
    return SignedNote(text, tuple(_signature(line) for line in written))


def open_note(note: str, keys: Iterable[VerifierKey]) -> str:
    """The text of a note that at least one of these keys signed.

    Signatures of other keys are left aside; one that names a key given here and is not by it spoils the note.

    Raises:
        ValueError: It is no signed note, is signed by none of the keys, or a signature is false.
    """
    signed = read_note(note)
    opened = False
    for key in keys:
        for each in signed.signatures:
            if key.named_by(each):
                if not key.has_signed(signed.text, each):
                    raise ValueError("a signature is not by the key that it names")
                opened = True
    if not opened:
        raise ValueError("not signed by any key that was given")
    return signed.text


def _signature(line: str) -> NoteSignature:
    name, separator, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not separator or not is_key_name(name):
        raise ValueError("not a signature line")
    content = bytes_from_text(encoded)
    if len(content) <= 4:
        raise ValueError("a signature line without signature")
    return NoteSignature(name, content[:4], content[4:])


def _require_note_text(text: str) -> None:
    is_text = text.endswith("\n") and not any(ord(each) < 0x20 and each != "\n" for each in text)
    if not is_text or any(0xD800 <= ord(each) < 0xE000 for each in text):
        raise ValueError("not the text of a note")
