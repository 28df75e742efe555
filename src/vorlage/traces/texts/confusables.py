# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Letters of other scripts that a reader takes for Latin, Cyrillic or Greek ones: a small table made for this purpose.

Only pairs that look alike in upright text faces, upper and lower case apart. Method as in UTS #39 (skeletons): each
letter is mapped to the Latin letter it looks like, and two letters are look-alikes when they map to the same one.
"""

from __future__ import annotations

from typing import Final

_CYRILLIC: Final = dict(
    zip("аеорсухіјѕһԁԛԝӏѐёѵАВЕКМНОРСТУХІЈЅҮӀԌԚԜЁЀЗЬ", "aeopcyxijshdqwleevABEKMHOPCTYXIJSYIGQWEE3b", strict=True)
)
_GREEK: Final = dict(zip("ανορυγιϲϳκςΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺ", "avopuyicjkcABEZHIKMNOPTYXCM", strict=True))
_ARMENIAN: Final = dict(zip("օոսցհգքյզՕՏՍԼ", "onughqpjqOSUL", strict=True))
_OTHER_LATIN: Final = dict(zip("ɑɡɩʏᴀᴄᴏᴠᴡᴢꜱꞬ", "agiyacovwzsG", strict=True))
"""Letters of the alphabet of phonetics and small capitals: Latin, and in no word of a usual language."""

LOOKS_LIKE: Final[dict[str, str]] = {**_CYRILLIC, **_GREEK, **_ARMENIAN, **_OTHER_LATIN}
"""For each look-alike, the Latin letter that it looks like."""

PHONETIC: Final = frozenset(_OTHER_LATIN)
LATIN_LOOKS: Final = frozenset(LOOKS_LIKE.values())
"""Latin letters that have look-alikes elsewhere: in a Cyrillic or Greek word they are the strangers."""


def is_folded_letter(character: str) -> bool:
    """Whether it is a full-width, sans-serif or typewriter form of a Latin letter, as in ａ, 𝖺 or 𝚊.

    The bold, slanted and ornate forms of mathematics look otherwise, and stand in formulas.
    """
    point = ord(character)
    return (
        0x1D5A0 <= point <= 0x1D607
        or 0x1D670 <= point <= 0x1D6A3
        or 0xFF21 <= point <= 0xFF3A
        or 0xFF41 <= point <= 0xFF5A
    )
