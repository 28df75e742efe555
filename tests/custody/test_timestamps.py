# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A timestamp is what an authority signed of this root, and nothing else makes more of it than an error of ours."""

from __future__ import annotations

import hashlib
import random
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.a_signed_archive import Authority
from vorlage.custody.timestamps import imprint_of, new_query, stamped_message, time_stamped
from vorlage.domain.errors import CheckpointFileError

ROOT: Final = hashlib.sha256(b"a root").digest()
Stamped = tuple[bytes, bytes, bytes]


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Stamped:
    """A reply, the certificate it leads to, and the nonce."""
    folder = tmp_path_factory.mktemp("stamped")
    authority = Authority(folder / "authority")
    query, nonce = new_query(ROOT)
    (folder / "query").write_bytes(query)
    authority.stamp(folder / "query", folder / "reply")
    return (folder / "reply").read_bytes(), authority.certificate.read_bytes(), nonce


def test_a_reply_is_good_for_its_root_its_nonce_and_its_authority(stamped: Stamped, tmp_path: Path) -> None:
    """And for no other root, nonce or certificate; it names the digest of nonce and root."""
    reply, certificate, nonce = stamped
    assert imprint_of(reply) == hashlib.sha256(nonce + ROOT).hexdigest()
    assert time_stamped(reply, certificate, nonce, ROOT).year > 2020
    other = Authority(tmp_path / "other").certificate.read_bytes()
    for odd in (
        (other, nonce, ROOT),
        (certificate, bytes(32), ROOT),
        (certificate, nonce, bytes(32)),
        (b"", nonce, ROOT),
    ):
        with pytest.raises(CheckpointFileError):
            time_stamped(reply, *odd)


def test_openssl_accepts_what_is_kept(stamped: Stamped, tmp_path: Path) -> None:
    """The same reply, checked by `openssl ts -verify` as VERIFY.txt has it."""
    reply, certificate, nonce = stamped
    for name, content in (("reply", reply), ("ca", certificate), ("text", stamped_message(nonce, ROOT))):
        (tmp_path / name).write_bytes(content)
    command = ["openssl", "ts", "-verify", "-data", "text", "-in", "reply", "-CAfile", "ca"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_two_queries_of_one_root_have_nothing_in_common(stamped: Stamped) -> None:
    """Nobody who sees both can tell that they are of one log."""
    one, other = (new_query(ROOT)[0] for _ in range(2))
    assert ROOT not in one
    assert hashlib.sha256(ROOT).digest() not in one
    assert one[-60:-30] != other[-60:-30]


def some_change(content: bytes, dice: random.Random) -> bytes:
    """One bit, some bytes fewer or more, or the end cut off."""
    at = dice.randrange(len(content))
    return dice.choice(
        (
            content[:at] + bytes([content[at] ^ 1 << dice.randrange(8)]) + content[at + 1 :],
            content[:at] + content[at + dice.randint(1, 30) :],
            content[:at] + dice.randbytes(dice.randint(1, 9)) + content[at:],
            content[:at],
        )
    )


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.long)])
def test_a_damaged_reply_or_certificate_is_an_error_of_ours(stamped: Stamped, count: int) -> None:
    """Whatever the bytes are; what is still accepted was changed where no signature is."""
    reply, certificate, nonce = stamped
    dice = random.Random(7)
    accepted = 0
    for number in range(count):
        odd = (some_change(reply, dice), certificate) if number % 2 else (reply, some_change(certificate, dice))
        try:
            time_stamped(*odd, nonce, ROOT)
            accepted += 1
        except CheckpointFileError:
            pass
    assert accepted < count / 20
