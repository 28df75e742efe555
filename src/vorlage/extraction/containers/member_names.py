# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names of members that do not say their encoding: told by the bytes of all names of the archive together.

Windows and old tools write names in the encoding of the machine (GBK, Big5, Shift-JIS, EUC-KR, CP866), and say nothing.
Each encoding that the names decode in is weighed by how many of their characters are frequent ones of its language;
names are short, so what no encoding explains well stays what the format lays down.

Residual risks: a handful of rare characters in one short name may be read in a neighbour's encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vorlage.extraction.frequent_characters import CYRILLIC, HAN_SIMPLIFIED, HAN_TRADITIONAL, HANGUL, KANA

_EAST_ASIAN = {
    "gb18030": (frozenset(HAN_SIMPLIFIED), 0.4),
    "shift_jis": (frozenset(KANA + HAN_TRADITIONAL + HAN_SIMPLIFIED), 0.8),
    "big5": (frozenset(HAN_TRADITIONAL), 0.4),
    "euc_kr": (frozenset(HANGUL), 0.4),
}
"""Which characters are frequent in names, and their usual share of those that are not ASCII."""
_ENOUGH = 0.3
_CYRILLIC_WORD = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_GB2312_PAIR = re.compile(rb"[\xb0-\xf7][\xa1-\xfe]")


def encoding_of_names(names: Iterable[bytes], otherwise: str) -> str:
    """The encoding in which all these names are written; `otherwise` when their bytes do not tell.

    UTF-8 that decodes is UTF-8. GB18030 is believed too when nearly all its two-byte characters are of the common
    GB 2312 part, and no other encoding finds more frequent characters.
    """
    foreign = b"\n".join(name for name in names if not name.isascii())
    if not foreign:
        return otherwise
    if _decoded(foreign, "utf-8") is not None:
        return "utf-8"
    weighed = {encoding: _weight(foreign, encoding) for encoding in _EAST_ASIAN}
    if _is_mostly_gb2312(foreign) and _decoded(foreign, "gb18030") is not None:
        weighed["gb18030"] = max(weighed["gb18030"], _ENOUGH)
    weighed["cp866"] = _cyrillic_weight(foreign)
    best = max(weighed, key=lambda encoding: weighed[encoding])
    return best if weighed[best] >= _ENOUGH else otherwise


def _weight(foreign: bytes, encoding: str) -> float:
    frequent, usual = _EAST_ASIAN[encoding]
    text = _decoded(foreign, encoding)
    if text is None:
        return 0.0
    letters = [character for character in text if character > "\x7f"]
    if encoding == "euc_kr" and not all("가" <= letter <= "힣" for letter in letters):
        return 0.0
    # Half-width katakana and private characters are what bytes of another encoding decode to.
    odd = sum(0xFF61 <= ord(letter) <= 0xFF9F or 0xE000 <= ord(letter) <= 0xF8FF for letter in letters)
    return (sum(letter in frequent for letter in letters) - 2 * odd) / len(letters) / usual


def _cyrillic_weight(foreign: bytes) -> float:
    """Whether the names are Russian words in the encoding of DOS: whole words, capitals at their start alone."""
    text = foreign.decode("cp866")
    letters = sum(character > "\x7f" for character in text)
    words = sum(len(word) for word in _CYRILLIC_WORD.findall(text) if len(word) > 1)
    frequent = sum(character.lower() in CYRILLIC for character in text)
    return frequent / letters if words >= letters * 0.9 else 0.0


def _is_mostly_gb2312(names: bytes) -> bool:
    high = sum(byte > 0x7F for byte in names)
    return len(_GB2312_PAIR.findall(names)) * 2 >= high * 0.9


def _decoded(held: bytes, encoding: str) -> str | None:
    try:
        return held.decode(encoding)
    except UnicodeError:
        return None
