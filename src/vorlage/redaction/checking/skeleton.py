# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words that every PDF of ours is built with: blanked before its bytes are searched, or a name like one is found.

Only where they stand as the language of PDF has them: after a slash, in the brackets of our title, in a line of their
own. A name of a person that stands so would be one more entry, and that is a miss of the structure.
"""

from __future__ import annotations

import re
from typing import Final

from vorlage.redaction.copies.pdf_writing import PRODUCER, TITLE

_NAMES: Final = (
    "Type", "Catalog", "Pages", "Page", "Count", "Kids", "Title", "Producer", "Parent", "MediaBox", "Resources",
    "XObject", "Im0", "Contents", "Subtype", "Image", "Width", "Height", "ColorSpace", "DeviceGray", "BitsPerComponent",
    "Filter", "FlateDecode", "Length", "Size", "Root", "Info", "ID",
)  # fmt: skip
_LINES: Final = (
    rb"%% (?:Original object ID: [0-9 ]+|Contents for page \d+|Page \d+)|%QDF-[0-9.]+|%%EOF"
    rb"|\d+ \d+ obj|endobj|stream|endstream|xref|trailer|startxref"
)
_AFTER_SLASH: Final = b"|".join(name.encode("ascii") for name in sorted(_NAMES, key=len, reverse=True))
_IN_BRACKETS: Final = b"|".join(text.encode("ascii") for text in (TITLE, PRODUCER))
_SKELETON: Final = re.compile(
    rb"/(?:%b)(?![A-Za-z0-9])|\((?:%b)\)|(?m:^(?:%b)$)" % (_AFTER_SLASH, _IN_BRACKETS, _LINES)
)


def without_skeleton(content: bytes) -> bytes:
    """The bytes with those words blanked, each by as many line ends, so that places stay and nothing is joined."""
    return _SKELETON.sub(lambda found: b"\n" * len(found[0]), content)
