# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The assembler alone: glyphs in, words and text out."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.pdf.places import Glyph, GlyphLine, GlyphRun, PlacedWord
from vorlage.extraction.pdf.visual import line_by_place
from vorlage.extraction.pdf.words import TextLine, compose, evened, read_line, without_overprint


def row(text: str, *, x: float = 0.0, y: float = 100.0, step: float = 10.0) -> list[Glyph]:
    """Glyphs side by side on one baseline; a negative step sets them from right to left."""
    return [
        Glyph(letter, (x + n * step, y - 10, x + n * step + abs(step), y), x + n * step, y)
        for n, letter in enumerate(text)
    ]


def words_in_a_row(*texts: str, x: float = 0.0, y: float = 100.0, divided: bool = False) -> TextLine:
    """A line of words, ten points to a letter and five between them."""
    words = []
    for text in texts:
        words.append(PlacedWord(text, (x, y - 10, x + 10 * len(text), y)))
        x += 10 * len(text) + 5
    return TextLine(words, (words[0].box[0], y - 10, words[-1].box[2], y), divided)


def by_place(glyphs: list[Glyph]) -> str:
    """The text of a line put together from where its glyphs stand."""
    return "".join(" " * (not word.joined) + word.text for word in line_by_place(glyphs, ())).strip()


@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=6), max_size=6), st.booleans())
def test_every_word_is_what_stands_at_its_offsets(lines: list[list[str]], placed: bool) -> None:
    """Whatever glyphs a hostile font makes: text is NFC, words lie in it, in order, over no one another."""
    read = []
    for n, line in enumerate(lines):
        runs = [GlyphRun(row(word, y=100.0 + 14 * n)) for word in line]
        glyphs = tuple(glyph for run in runs for glyph in run.glyphs) if placed else ()
        if runs:
            read.append(read_line(GlyphLine(list(runs), glyphs=glyphs), lambda _: True, lambda _: False))
    text, words = compose([line for line in read if line])
    assert unicodedata.is_normalized("NFC", text)
    end = 0
    for word in words:
        assert end <= word.start < word.end <= len(text)
        end = word.end


def test_lam_alef_taken_apart_in_the_wrong_order_is_swapped() -> None:
    """Both share one origin: it was one glyph."""
    glyphs = row("سلام", x=100, step=-10)
    glyphs[1], glyphs[2] = glyphs[2], Glyph("ل", glyphs[2].box, glyphs[2].x, glyphs[2].y)
    assert by_place(glyphs) == "سلام"


def test_digits_and_latin_in_a_turned_line_keep_their_order() -> None:
    """A year within a right-to-left line is not read backwards, nor is a Latin name; what parts digits is theirs."""
    assert by_place(row("2017ماع")) == "عام2017"
    assert by_place(row("7.5ماع")) == "عام7.5"
    first, second, third = row("ماع", x=0), row("PDF", x=45), row("ةخسن", x=90)
    assert by_place(third + first + second) == "نسخة PDF عام"


def test_a_right_to_left_name_in_a_latin_line_is_turned_alone() -> None:
    """The line still reads from the left."""
    assert by_place([*row("named"), *row("ناسحا", x=65), *row("there", x=130)]) == "named احسان there"


def test_letters_of_a_second_font_are_put_back_where_they_stand() -> None:
    """Some writers draw them after the rest of the line."""
    assert by_place([*row("m"), *row("le", x=20), *row("ә", x=10)]) == "mәle"


def test_brackets_in_a_turned_line_are_opened_before_they_are_closed() -> None:
    """Whether the writer named the shape that is shown or what it means."""
    for shown in (")ماع(", "(ماع)"):
        assert by_place(row(shown)) == "(عام)"


def test_a_mark_stays_on_its_letter() -> None:
    """Marks drawn after the line are put on the letters they stand over."""
    mark = Glyph("\u064f", (22, 88, 24, 90), 22, 100)
    assert by_place([*row("مبي"), mark]) == unicodedata.normalize("NFC", "يُبم")


def test_a_word_divided_at_a_line_end_is_one_word_in_two_boxes() -> None:
    """Search finds it whole, and marks both parts."""
    text, words = compose([words_in_a_row("infor", divided=True), words_in_a_row("mation", "only", y=114)])
    assert text == "information only"
    assert [text[word.start : word.end] for word in words] == ["infor", "mation", "only"]


def test_a_compound_at_a_line_end_keeps_its_hyphen() -> None:
    """Both halves are words of the page: it was no word divided."""
    lines = [
        words_in_a_row("a", "long", "day"),
        words_in_a_row("the", "long", divided=True, y=114),
        words_in_a_row("term", "of", "term", y=128),
    ]
    assert compose(lines)[0] == "a long day\nthe long-term of term"


def test_what_is_drawn_twice_at_one_place_counts_once() -> None:
    """Bold that is none, and shadows; the same word elsewhere stays."""
    first, again, other = words_in_a_row("Secret"), words_in_a_row("Secret", x=0.4), words_in_a_row("Secret", y=130)
    assert [line.box for line in without_overprint([first, again, other])] == [first.box, other.box]


def test_letters_set_wide_are_a_word_where_the_spaces_are_made_up() -> None:
    """A gap that PDFium took for a space parts no letters; a space in the file does."""
    letters = [PlacedWord(letter, (20.0 * n, 90, 20.0 * n + 10, 100), first=2 * n) for n, letter in enumerate("SHUT")]
    line = GlyphLine(list(letters))
    made_up, real = read_line(line, lambda _: True, lambda _: False), read_line(line, lambda _: False, lambda _: False)
    assert made_up is not None
    assert real is not None
    assert [word.text for word in made_up.words] == ["SHUT"]
    assert [word.text for word in real.words] == list("SHUT")


def test_presentation_forms_become_letters() -> None:
    """Text is what one would type."""
    assert by_place(row("\ufefb\ufedf", x=50, step=-10)) == "لال"


def test_boxes_of_a_line_are_as_high_as_the_line() -> None:
    """Where a font does not say how high it stands, each word covers what the others reach."""
    line = TextLine([PlacedWord("ton", (0, 92, 20, 100)), PlacedWord("hyp", (25, 90, 50, 103))], (0, 90, 50, 103))
    assert [word.box[1::2] for word in evened(line).words] == [(90, 103), (90, 103)]
