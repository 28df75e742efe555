# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office files with a password (MS-OFFCRYPTO): opened with the passwords that were given, else encrypted.

Workbooks that are protected against change only are encrypted with a password that is the same everywhere: it is tried
first. Nothing is guessed beyond that.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from typing import BinaryIO

import msoffcrypto
from msoffcrypto.format.ooxml import OOXMLFile

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable

MEDIA_TYPE = "application/encrypted-office"
DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - the one that Excel itself uses for files without a password
NEEDS_PASSWORD = "office.password: asks for a password"  # noqa: S105 - a reason, in words
TRYING_TIME_S = 30.0
"""Newer files make each password cost up to a second; the jail would stop us at twice this."""


def read_encrypted(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Open an encrypted OOXML package and read what is in it."""
    from vorlage.extraction.formats import recognise
    from vorlage.extraction.inside import reader_of

    def read_inner(opened: BinaryIO, asked: ReadRequest) -> ReadAnswer:
        found = recognise(opened, asked.name)
        read = reader_of(found.reader)
        return read(opened, asked) if read is not None else unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, NEEDS_PASSWORD)

    return read_with_passwords(original, request, read_inner, MEDIA_TYPE)


def read_with_passwords(
    original: BinaryIO, request: ReadRequest, read: Callable[[BinaryIO, ReadRequest], ReadAnswer], media_type: str
) -> ReadAnswer:
    """Read a file with a password by trying each: encrypted when none fits, or its cipher is not known."""
    until = time.monotonic() + TRYING_TIME_S
    for tried, password in enumerate((DEFAULT_PASSWORD, *request.passwords)):
        if time.monotonic() > until:
            untried = f"; the first {tried - 1} of {len(request.passwords)} given ones took all the time there is"
            return unreadable(Outcome.ENCRYPTED, media_type, NEEDS_PASSWORD + untried)
        opened = _decrypted(original, password)
        if opened is not None:
            asked = ReadRequest(name=request.name, genre=request.genre)
            return read(opened, asked)
    return unreadable(Outcome.ENCRYPTED, media_type, NEEDS_PASSWORD)


def _decrypted(original: BinaryIO, password: str) -> BinaryIO | None:
    """The file as it was before it was encrypted; None when the password does not fit."""
    original.seek(0)
    opened = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(original)
        if isinstance(office, OOXMLFile):
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
        office.decrypt(opened)
    except Exception:  # noqa: BLE001 - a wrong password makes the library trip over anything
        return None
    if opened.tell() == 0:
        return None
    opened.seek(0)
    is_package = opened.read(4) == b"PK\x03\x04"
    opened.seek(0)
    return None if is_package and not zipfile.is_zipfile(opened) else opened
