# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every file of an edition by its digest, signed: so that one that was changed, added or taken away is named.

`manifest-sha256.txt` is for `sha256sum -c`; `manifest.note` is a signed note over its digest. The digests are those of
what is published, and never of anything that stays in the case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from vorlage.custody.signed_notes import SigningKey, VerifierKey, open_note, sign_note
from vorlage.domain.editions import EditionNumber

MANIFEST = "manifest-sha256.txt"
NOTE = "manifest.note"
_TITLE = "vorlage edition"


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """The manifest of files by their places, sorted; for names of ours, which hold no line end and no backslash."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {place}\n" for place, content in sorted(files.items()))
    return "".join(lines).encode("utf-8")


def read_manifest(content: bytes) -> dict[str, str]:
    """Digests by place.

    Raises:
        ValueError: It is no manifest, names a place twice, or one that does not lie in the edition.
    """
    listed: dict[str, str] = {}
    for line in content.decode("utf-8").splitlines():
        digest, separator, place = line.partition("  ")
        parts = place.split("/")
        is_inside = all(part not in {"", ".", ".."} for part in parts) and "\\" not in place
        if not separator or len(digest) != 64 or not is_inside or place in listed:
            raise ValueError("not the manifest of an edition")
        listed[place] = digest
    if manifest_lines(listed) != content:
        raise ValueError("not the manifest of an edition")
    return listed


def manifest_lines(listed: Mapping[str, str]) -> bytes:
    """The one way to write a manifest."""
    return "".join(f"{digest}  {place}\n" for place, digest in sorted(listed.items())).encode("utf-8")


def signed_manifest(manifest: bytes, edition: EditionNumber, key: SigningKey) -> bytes:
    """The note that signs for a manifest."""
    return sign_note(_text(manifest, edition), key).encode("utf-8")


def is_signed(note: bytes, manifest: bytes, editions: Iterable[EditionNumber], key: VerifierKey) -> bool:
    """Whether a note signs for just this manifest, as that of one of these editions."""
    try:
        text = open_note(note.decode("utf-8"), [key])
    except ValueError:
        return False
    return any(text == _text(manifest, edition) for edition in editions)


def _text(manifest: bytes, edition: EditionNumber) -> str:
    return f"{_TITLE}\n{edition}\n{hashlib.sha256(manifest).hexdigest()}\n"
