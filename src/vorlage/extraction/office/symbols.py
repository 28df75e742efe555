# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Characters of symbol fonts (Symbol, Wingdings) as Unicode: office files give their codes and the name of the font."""

from __future__ import annotations

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **{0x61 + at: letter for at, letter in enumerate(_GREEK)},
    **{0x41 + at: letter for at, letter in enumerate(_GREEK_CAPITALS)},
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCE: "∈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏",
    0xD6: "√", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x4C: "☹",
}  # fmt: skip


def symbol(code: int, font: str = "") -> str:
    """The character a symbol font shows for a code; a bullet's common codes in any font, else nothing."""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(code, "")
    if font.lower().startswith("symbol") or not font:
        return _SYMBOL.get(code, chr(code) if 0x20 <= code < 0x7F else "")
    return chr(code) if code >= 0x20 else ""
