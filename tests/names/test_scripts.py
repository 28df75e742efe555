# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A character's script decides how its words are cut."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.names.scripts import Script, is_han, is_unspaced, script_of, script_of_word, unspaced_ranges

_UNICODE_NAMES = {
    "LATIN": Script.LATIN,
    "GREEK": Script.GREEK,
    "CYRILLIC": Script.CYRILLIC,
    "ARABIC": Script.ARABIC,
    "HEBREW": Script.HEBREW,
    "THAI": Script.THAI,
    "HANGUL": Script.HANGUL,
    "HIRAGANA": Script.HIRAGANA,
    "KATAKANA": Script.KATAKANA,
    "CJK UNIFIED IDEOGRAPH": Script.HAN,
    "CJK COMPATIBILITY IDEOGRAPH": Script.HAN,
}


def test_letters_have_the_script_unicode_names_them_by() -> None:
    """Every letter of the main scripts below U+FF00 agrees with its Unicode name, or has none of them."""
    for code in range(0xFF00):
        character = chr(code)
        if unicodedata.category(character) not in ("Lu", "Ll", "Lo"):
            continue
        name = unicodedata.name(character, "")
        for begins, script in _UNICODE_NAMES.items():
            if name.startswith((f"{begins} ", f"{begins}-")):
                assert script_of(character) in (script, Script.OTHER), hex(code)


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("é", "latin"),
        ("Ё", "cyrillic"),
        ("ې", "arabic"),
        ("鉛", "han"),
        ("𠀀", "han"),
        ("ー", "katakana"),
        ("々", "han"),
        ("5", "common"),
        ("٣", "common"),
        ("-", "common"),
        (" ", "common"),
        ("😀", "common"),
        ("ก", "thai"),
        ("ა", "other"),
    ],
)
def test_a_character_has_one_script(character: str, script: str) -> None:
    """Digits and signs have none."""
    assert script_of(character) == Script(script)


def test_a_word_has_the_script_of_most_of_its_letters() -> None:
    """One look-alike does not change the script of a word, and a number has none."""
    assert script_of_word("wаter") is Script.LATIN
    assert script_of_word("COVID疫") is Script.LATIN
    assert script_of_word("1535") is Script.COMMON
    assert script_of_word("") is Script.COMMON


def test_han_is_han_in_every_country() -> None:
    """Simplified, traditional and compatibility forms alike."""
    assert all(map(is_han, "铅鉛国國豈〇"))
    assert not any(map(is_han, "かaア1、"))


@given(st.characters(categories=["L", "M", "Nl", "No"]))
def test_the_pattern_and_the_predicate_agree(character: str) -> None:
    """What is unspaced by its script lies in the ranges that cut words."""
    if is_unspaced(character):
        assert re.match(f"[{unspaced_ranges()}]", character)
        if ord(character) <= 0xFFFF:
            assert re.match(f"[{unspaced_ranges(beyond_bmp=False)}]", character)
