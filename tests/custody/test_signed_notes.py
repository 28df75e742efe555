# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Notes are signed and checked as C2SP and RFC 8032 have it, and by OpenSSL alike."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.custody.signed_notes import (
    NoteSignature,
    SignatureKind,
    SignedNote,
    SigningKey,
    VerifierKey,
    cosigned_text,
    open_note,
    read_note,
    sign_note,
)

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE_NOTE = (
    "This is an example message.\n\n"
    "\N{EM DASH} example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
KEY = SigningKey.new("log-1f")
COSIGNER = SigningKey.new("witness-2a", SignatureKind.COSIGNATURE)
TEXT = "log-1f\n7\nAAAA\n"


def test_the_example_of_the_specification_is_opened() -> None:
    """The key and the note printed in C2SP signed-note; written again, both are the same."""
    key = VerifierKey.from_text(EXAMPLE_KEY)
    assert open_note(EXAMPLE_NOTE, [key]) == "This is an example message.\n"
    assert key.text == EXAMPLE_KEY
    assert read_note(EXAMPLE_NOTE).note == EXAMPLE_NOTE


def test_a_note_is_opened_by_its_key_and_by_no_other() -> None:
    """Signatures of others beside it are left aside; a note signed by none of the keys given is refused."""
    other = SigningKey.new("log-1f")
    note = sign_note(TEXT, other, KEY)
    assert open_note(note, [KEY.verifier]) == TEXT
    with pytest.raises(ValueError, match="not signed by any key"):
        open_note(note, [SigningKey.new("log-1f").verifier])
    with pytest.raises(ValueError, match="not signed by any key"):
        open_note(note, [])


def test_a_false_signature_spoils_a_note_that_has_a_good_one_too() -> None:
    """What names a key that is known and is not by it is no accident."""
    false = NoteSignature(COSIGNER.name, COSIGNER.verifier.key_id, bytes(72))
    note = SignedNote(TEXT, (KEY.sign(TEXT), false)).note
    assert open_note(note, [KEY.verifier]) == TEXT
    with pytest.raises(ValueError, match="not by the key that it names"):
        open_note(note, [KEY.verifier, COSIGNER.verifier])


def test_a_cosigner_says_when_and_signs_that_too() -> None:
    """Another time under the same signature is refused, and so is a signature without time."""
    signature = COSIGNER.sign(TEXT, at=1_793_000_000)
    assert signature.cosigned_at == 1_793_000_000
    assert COSIGNER.verifier.has_signed(TEXT, signature)
    later = NoteSignature(signature.name, signature.key_id, bytes(7) + b"\x01" + signature.signature[8:])
    assert not COSIGNER.verifier.has_signed(TEXT, later)
    timeless = NoteSignature(signature.name, signature.key_id, signature.signature[8:])
    assert not COSIGNER.verifier.has_signed(TEXT, timeless)
    with pytest.raises(ValueError, match="says when"):
        COSIGNER.sign(TEXT)
    with pytest.raises(ValueError, match="says when"):
        KEY.sign(TEXT, at=5)


def test_the_same_key_of_another_kind_or_name_has_another_id() -> None:
    """So that a signature of one kind is never taken for the other."""
    public = KEY.verifier.public_key
    ids = {VerifierKey(name, public, kind).key_id for name in ("a", "b") for kind in SignatureKind}
    assert len(ids) == 4


@given(st.data())
def test_a_note_with_one_bit_changed_is_refused(data: st.DataObject) -> None:
    """Wherever the bit is: in the text, in the name, in the signature."""
    note = bytearray(sign_note(TEXT, KEY).encode("utf-8"))
    at, bit = data.draw(st.integers(0, len(note) - 1)), data.draw(st.integers(0, 7))
    note[at] ^= 1 << bit
    try:
        changed = bytes(note).decode("utf-8")
    except UnicodeDecodeError:
        return
    with pytest.raises(ValueError, match=r".+"):
        open_note(changed, [KEY.verifier])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n",
        TEXT,
        TEXT + "\n",
        EXAMPLE_NOTE[:-1],
        EXAMPLE_NOTE + "\n",
        EXAMPLE_NOTE.replace("\N{EM DASH}", "-"),
        EXAMPLE_NOTE.replace("/foo ", "/foo  "),
        EXAMPLE_NOTE.replace("=\n", "\n"),
        EXAMPLE_NOTE.replace("example message", "example\tmessage"),
        EXAMPLE_NOTE.replace("\n", "\r\n"),
        "a\n\n" + EXAMPLE_NOTE.partition("\n\n")[2] * 65,
        "x" * 70_000 + EXAMPLE_NOTE,
    ],
)
def test_what_is_no_signed_note_is_refused(note: str) -> None:
    """Also what is a signed note but for one sign."""
    with pytest.raises(ValueError, match=r".+"):
        open_note(note, [VerifierKey.from_text(EXAMPLE_KEY)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a+b",
        EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("530d903a", "530D903A"),
        EXAMPLE_KEY[:-4],
        EXAMPLE_KEY.replace("+Aek", "+Bek"),
        "name+00000000+",
        " " + EXAMPLE_KEY,
    ],
)
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    """An id that is not the key's, another kind of key, a key cut short."""
    with pytest.raises(ValueError, match=r".+"):
        VerifierKey.from_text(text)


def test_a_private_key_is_read_back_and_never_printed() -> None:
    """PEM gives the same key; its `repr` is the name."""
    again = SigningKey.from_pem(KEY.name, KEY.pem)
    assert again.verifier == KEY.verifier
    assert repr(KEY) == "SigningKey(log-1f)"
    for odd in (b"", b"no key", KEY.verifier.pem):
        with pytest.raises(ValueError, match="not a private"):
            SigningKey.from_pem("log-1f", odd)


@pytest.mark.parametrize(("key", "at"), [(KEY, None), (COSIGNER, 1_793_000_000)])
def test_openssl_accepts_the_signatures_and_refuses_another_text(
    tmp_path: Path, key: SigningKey, at: int | None
) -> None:
    """What Vorlage signs, `openssl pkeyutl` checks with the public key in PEM."""
    (tmp_path / "key.pem").write_bytes(key.verifier.pem)
    (tmp_path / "signature").write_bytes(key.sign(TEXT, at=at).signature[-64:])
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin"]
    for text, code in ((TEXT, 0), (TEXT.replace("7", "8"), 1)):
        (tmp_path / "text").write_text(text if at is None else cosigned_text(text, at))
        done = subprocess.run(
            [*command, "-in", "text", "-sigfile", "signature"], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == code
