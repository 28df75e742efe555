# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Look-alike letters and codes of spaces are told; other languages, formulas, columns and habits are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.traces.planting_traces import SENTENCES, text_of
from vorlage.traces.texts.confusables import LOOKS_LIKE
from vorlage.traces.texts.homoglyphs import find_homoglyphs
from vorlage.traces.texts.spacing import find_space_codes

INNOCENT = {
    "Russian": "Совет собрался в малом зале. Никто не читал приложения.",
    "Russian beside English": "The word совет means council; the word раз means once.",
    "Greek": "Το συμβούλιο συνήλθε. Κανείς δεν διάβασε.",
    "units": "A coil of 4 kΩ and 12 μs, ρv, αx and μm.",
    "paper": "Format А4 and rocket С-300 and model Х5.",
    "inflected names": "Отдел ИТ, PDF-файл, USBа, IT-отдел, SMSом.",
    "an acronym in Cyrillic": "The letters СССР stood on the wall, and nobody took them down for years and years.",
    "formula": "Let 𝑥 be the load and 𝑉𝑑 the volume of each.",
    "phonetics": "The word is said ˈbɔːɡɑːd in the north.",
    "Serbian": "Одбор се састао у малој сали. Odbor se sastao.",
    "Turkish": "Kurul küçük salonda toplandı, ılık bir gündü.",
    "English": "The board met in the small room.",
}
MIXED = {
    "one letter": ("The bоard met in the small room.", 1),
    "two words": ("The bоard mеt in the small room.", 2),
    "a capital": ("Тhe board met.", 1),
    "Greek": ("The bοard met.", 1),
    "Armenian": ("The bօard met.", 1),
    "Latin in Russian": ("Никто не читал прилoжения.", 1),
    "sans-serif form": ("The bo𝖺rd met.", 1),
    "full width": ("The bｏard met.", 1),
    "phonetic letter": ("The boɑrd met.", 1),
}


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_other_languages_symbols_and_names_are_no_look_alikes(text: str) -> None:
    """Two scripts beside each other are not two scripts in one word."""
    assert find_homoglyphs(text) == []


@pytest.mark.parametrize(("text", "count"), MIXED.values(), ids=MIXED)
def test_a_word_with_a_look_alike_is_told(text: str, count: int) -> None:
    """The word is named, and how many there are."""
    assert len(find_homoglyphs(text)) == count


def test_a_whole_word_of_look_alikes_is_told_where_nobody_writes_that_language() -> None:
    """An article in Cyrillic among English words: no letter of the text is Cyrillic but the one that looks Latin."""
    text = text_of(1).replace(" a ", " а ")
    assert [word.word for word in find_homoglyphs(text)] == ["а"] * text_of(1).count(" a ")


@given(st.sampled_from(sorted(LOOKS_LIKE)), st.integers(1, 5))
def test_every_look_alike_of_the_table_is_found_within_a_word(letter: str, at: int) -> None:
    """The table has no entry that the rule cannot use."""
    word = "member"[:at] + letter + "member"[at:]
    assert [found.word for found in find_homoglyphs(f"one {word} of them")] == [word]


def test_a_text_decoded_wrongly_is_no_plan() -> None:
    """Where every fifth word is mixed, the fonts lie, and nobody planted anything."""
    assert find_homoglyphs("bоard mеt " * 40) == []


def codes_of_spaces(text: str) -> set[str]:
    """The rules that told something."""
    return {each.code for each in find_space_codes(text)}


def told_codes(numbers: range) -> int:
    """How many of these numbers, written as one or two spaces after thirteen sentences, are told."""
    told = 0
    for number in numbers:
        spaces = ["  " if number >> at & 1 else " " for at in range(13)]
        text = "".join(sentence + space for sentence, space in zip(SENTENCES, spaces, strict=False)) + SENTENCES[13]
        told += "spacing.sentences" in codes_of_spaces(text)
    return told


def test_thirteen_sentences_are_told_for_nearly_every_number_they_can_carry() -> None:
    """A sample; those with at most one space of the rarer kind, or all of them at one end, look like a slip."""
    assert told_codes(range(5, 8_192, 131)) == 62


@pytest.mark.long
def test_of_all_numbers_in_thirteen_sentences_all_but_48_are_told() -> None:
    """Of 8,192."""
    assert told_codes(range(8_192)) == 8_144


QUIET = {
    "one space": " ".join(SENTENCES),
    "two spaces": "  ".join(SENTENCES),
    "a slip": "  ".join(SENTENCES[:8]).replace("  ", " ", 1),
    "two writers": " ".join(SENTENCES[:8]) + " " + "  ".join(SENTENCES[8:]),
    "columns": "\n".join(f"pump {n:<6}  late {n * 7:<5}  see {n}" for n in range(30)),
    "justified": "\n".join(
        ("the  board met in  the room" + " " * (n % 3)).replace(" in", "  in", 1) for n in range(30)
    ),
    "French spaces": "Qui\u00a0? Vraiment\u202f! Oui\u00a0: oui\u00a0; non." * 6,
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_habits_columns_and_rules_of_typesetting_are_no_code(text: str) -> None:
    """A text told for these would be told for everything."""
    assert codes_of_spaces(text) == set()


def test_spaces_of_unusual_width_between_words_are_told() -> None:
    """Thin spaces for some of the plain ones, between long words where no rule of typesetting asks for them."""
    words = " ".join(SENTENCES).split(" ")
    text = "".join(word + ("\u2009" if number % 9 == 4 else " ") for number, word in enumerate(words))
    assert "spacing.odd_spaces" in codes_of_spaces(text)


def test_tabs_and_spaces_at_the_ends_of_lines_are_told() -> None:
    """The way of SNOW: three bits to a blank, tabs between them."""
    text = "\n".join(sentence + ("\t" + " " * (n % 5) + "\t ") * (n % 2) for n, sentence in enumerate(SENTENCES))
    assert "spacing.line_ends" in codes_of_spaces(text)


def test_runs_between_words_are_told_where_no_column_explains_them() -> None:
    """Two spaces for one at every fourth gap, within sentences."""
    words = " ".join(SENTENCES).replace(".", "").split(" ")
    text = "".join(word + ("  " if number % 4 == 1 else " ") for number, word in enumerate(words))
    assert "spacing.words" in codes_of_spaces(text)
