# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The control words of RTF that matter for text, and the OLE 1 objects in it (MS-OLEDS 2.2)."""

from __future__ import annotations

import binascii
import re
import struct

SPOKEN = {
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d",
    "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "zwbo": "\u200b",
}  # fmt: skip
"""Words that stand for a character."""

HEADER_GROUPS = frozenset(
    {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
    | {"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"}
)
_SILENT = """colortbl stylesheet info pict nonshppict fldinst datafield listtable listoverridetable rsidtbl generator
    pgptbl latentstyles filetbl revtbl themedata colorschememapping datastore xmlnstbl mmathPr bkmkstart bkmkend xe tc
    template operator atnid atnauthor atntime atndate atnicn atnref atrfstart atrfend annotref shprslt nonesttables
    falt panose fontemb fontfile docvar private pnseclvl pn sn sv ud userprops wgrffmtfilter oldcprops oldpprops
    oldsprops oldtprops background blipuid objclass objname"""
SILENT_GROUPS = frozenset(_SILENT.split())
"""Groups whose text no page shows. Of drawn objects the text boxes count, of properties their values do not."""
BODY_GROUPS = frozenset({"shptxt", "dptxbxtext", "result", "fldrslt", "shp", "shpinst", "do", "shpgrp", "shppict"})
"""Groups that are text though a star may stand before them."""

_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")


def object_content(written: bytes) -> tuple[str, bytes] | None:
    """The name of the class and the bytes of an embedded object, from its digits; None where it only links."""
    digits = _NOT_HEX.sub(b"", written)
    try:
        held = binascii.unhexlify(digits[: len(digits) // 2 * 2])
        _, kind = struct.unpack_from("<II", held)
        at = 8
        names = []
        for _ in range(3):
            (length,) = struct.unpack_from("<I", held, at)
            names.append(held[at + 4 : at + 4 + length].strip(b"\x00").decode("latin-1"))
            at += 4 + length
        (length,) = struct.unpack_from("<I", held, at)
    except (binascii.Error, struct.error):
        return None
    content = held[at + 4 : at + 4 + length]
    if kind != 2 or not content:
        return None
    if names[0].lower() == "package":
        from vorlage.extraction.office.embedded import packaged_file

        packaged = packaged_file(struct.pack("<I", len(content)) + content)
        return packaged or (names[0], content)
    return names[0] or "object", content
