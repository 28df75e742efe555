# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the check reads out of bytes: every encoding that a name could hide in, one inside another."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

import pytest

from tests.redaction.checking.people import a_person
from vorlage.domain.protection import NameDecisionKind
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.redaction.checking.readings import Readings, strings_of_json, texts_in

NAME: Final = "Quenby Thistlewood"
CHINESE: Final = "钱翊棠"


PROTECTED: Final = MustNotHold([a_person(NAME, CHINESE)], [])


def holds(must_not_hold: MustNotHold, content: bytes) -> bool:
    """Whether something is found in bytes, or in what is packed in them."""
    return any(
        must_not_hold.in_bytes(part) or any(must_not_hold.in_scrap(text) for _, text in texts_in(part))
        for _, part in Readings().parts(content)
    )


def a_zip(content: bytes, name: str = "a.txt") -> bytes:
    """A ZIP of one member."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


HIDINGS: Final[dict[str, Callable[[str], bytes]]] = {
    "utf-8": lambda secret: secret.encode(),
    "utf-16 little-endian": lambda secret: secret.encode("utf-16-le"),
    "utf-16 big-endian": lambda secret: secret.encode("utf-16-be"),
    "hexadecimal": lambda secret: secret.encode().hex().encode(),
    "hexadecimal, capitals and spaces": lambda secret: secret.encode().hex(" ").upper().encode(),
    "base64": lambda secret: base64.b64encode(secret.encode()),
    "base64 of a later part": lambda secret: base64.b64encode(b"x" + secret.encode()),
    "base64 for addresses": lambda secret: base64.urlsafe_b64encode(b"\xfb\xff\xfe" + secret.encode()),
    "base64 of utf-16": lambda secret: base64.b64encode(secret.encode("utf-16-le")),
    "base64 after a letter": lambda secret: b"a" + base64.b64encode(secret.encode()),
    "zlib": lambda secret: zlib.compress(secret.encode()),
    "gzip": lambda secret: gzip.compress(secret.encode()),
    "zip": lambda secret: a_zip(secret.encode()),
    "a name in a zip": lambda secret: a_zip(b"", secret + ".txt"),
    "zlib in base64": lambda secret: base64.b64encode(zlib.compress(secret.encode())),
    "base64 in zlib in hexadecimal": lambda secret: zlib.compress(base64.b64encode(secret.encode())).hex().encode(),
    "percent": lambda secret: b"?q=" + "".join(f"%{byte:02X}" for byte in secret.encode()).encode(),
    "entities": lambda secret: "".join(f"&#{ord(letter)};" for letter in secret).encode(),
    "escapes of JSON": lambda secret: (
        json.dumps("".join(secret)).encode()
        if not secret.isascii()
        else "".join(f"\\u{ord(letter):04x}" for letter in secret).encode()
    ),
    "quoted-printable": lambda secret: "".join(f"={byte:02X}" for byte in secret.encode()).encode(),
}


@pytest.mark.parametrize("secret", [NAME, CHINESE])
@pytest.mark.parametrize("hiding", sorted(HIDINGS))
def test_a_name_is_found_in_every_encoding(hiding: str, secret: str) -> None:
    """Among other bytes, as the programs write them that people use."""
    content = b"%!\x00\x01\xff\n(" + HIDINGS[hiding](secret) + b")\n\x9c\xfe\x00 the end of it\n"
    assert holds(PROTECTED, content)


def test_random_bytes_hold_no_name() -> None:
    """A check that cries out at noise is switched off."""
    content = os.urandom(300_000)
    short = MustNotHold([a_person("Li Na", "Bo Ash", NAME, CHINESE)], ["Anna Berg", "王小"])
    assert not holds(short, content)


def test_what_unpacks_without_end_is_cut_and_said_so() -> None:
    """A bomb stops the reading, and the check says that it stopped."""
    bomb = NAME.encode()
    for _ in range(8):
        bomb = zlib.compress(bomb)
    readings = Readings()
    assert not any(NAME.encode() in part for _, part in readings.parts(bomb))
    assert readings.is_cut


def test_every_text_of_a_json_is_read() -> None:
    """Keys too; what is no JSON has none."""
    assert set(strings_of_json(b'{"a": ["b", {"c": null}], "d": "\\u0065"}')) == {"a", "b", "c", "d", "e"}
    assert not list(strings_of_json(b"{"))


@pytest.mark.parametrize(
    "text",
    [
        "Quenby Thistlewood", "QUENBY THISTLEWOOD", "Thistlewood, Quenby", "Quenby Thistle-\nwood",
        "Q u e n b y T h i s t l e w o o d",
        "Quenby\u200b Thistle\u00adwood", "Quеnby Thistlewооd", "钱 翊 棠", "Qian Yitang",
    ],
)  # fmt: skip
def test_a_protected_name_is_found_however_it_is_disguised(text: str) -> None:
    """In any order, cut, letterspaced, with look-alikes, in other scripts."""
    assert PROTECTED.in_text(f"It is said that {text} wrote it.")


def test_only_the_protected_are_looked_for() -> None:
    """Whoever is marked public stands in what is published."""
    public = MustNotHold([a_person(NAME, kind=NameDecisionKind.MARK_PUBLIC)], [])
    assert not public.in_text(NAME) and public.spellings == 0


def test_hidden_words_are_looked_for_and_short_ones_are_not() -> None:
    """A hidden "Mai" would be found in every second sentence."""
    must_not_hold = MustNotHold([], ["Mai", "Harrowgate", "0993 555 01 23"])
    assert must_not_hold.words == 2
    assert must_not_hold.in_text("by Harrowgate") and must_not_hold.in_text("call 09935550123")
    assert not must_not_hold.in_text("im Mai")


def test_our_own_fixed_words_are_no_find() -> None:
    """But a name that only begins so is one."""
    must_not_hold = MustNotHold([], ["Vorlage", "Vorlage Harrowgate"], own_words=["Vorlage"])
    assert not must_not_hold.in_text("made by Vorlage")
    assert must_not_hold.in_text("made by Vorlage Harrowgate")


def test_what_is_searched_for_shows_in_no_repr() -> None:
    """Logs and tracebacks hold no name."""
    assert "Quenby" not in repr(PROTECTED)
