# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Draw a text set on a sheet as SVG: words in their boxes and nothing else, so that no picture of it can do harm.

What draws is the reader's own browser with its own fonts, which has the scripts of the world; the text is escaped, and
there is no style, script, link or address in it. Method: SVG 2, section 11.5, `textLength` fits a word to its box.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from vorlage.domain.pages import Page
from vorlage.domain.words import Box
from vorlage.extraction.characters import is_clean
from vorlage.extraction.typesetting.setting import TYPE_SIZE, SetLine, runs_right_to_left, set_text

_INK, _PAPER, _HINT = "#1c1b19", "#ffffff", "#6b6257"
_FONTS = "Noto Serif, Noto Serif CJK SC, Noto Naskh Arabic, Noto Sans Arabic, DejaVu Serif, serif"


def draw_text(page: Page) -> str:
    """The text of a page on a sheet, as an SVG document.

    It does not look as the original did: type, layout and pictures of the file are not in it.

    Raises:
        ValueError: The page has no text, or text with characters that no page of ours has.
    """
    if not page.text.strip() or not is_clean(page.text):
        raise ValueError("there is nothing to draw")
    sheet = set_text(page.text)
    size = f"{sheet.width:g} {sheet.height:g}"
    lines = [_draw_line(line, page.text) for line in sheet.lines if line.words]
    if not sheet.is_whole:
        lines.append(
            f'<text x="56" y="{sheet.height - 24:g}" fill="{_HINT}" font-size="9">The text goes on; '
            "this sheet ends here.</text>"
        )
    language = f" xml:lang={quoteattr(page.language)}" if page.language else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{sheet.width:g}" '
        f'height="{sheet.height:g}"{language} font-family="{_FONTS}" font-size="{TYPE_SIZE:g}" fill="{_INK}">'
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>{"".join(lines)}</svg>'
    )


def _draw_line(line: SetLine, text: str) -> str:
    return "".join(_draw_word(text[word.start : word.end], word.box, line) for word in line.words if word.box)


def _draw_word(shown: str, box: Box, line: SetLine) -> str:
    has_way_of_its_own = any(character.isalpha() for character in shown)  # a number and its comma run as their line
    is_rtl = runs_right_to_left(shown) if has_way_of_its_own else line.is_right_to_left
    x, way = (box.x1, ' direction="rtl"') if is_rtl else (box.x0, "")
    fitted = f' textLength="{box.x1 - box.x0:.2f}" lengthAdjust="spacingAndGlyphs"' if box.x1 > box.x0 else ""
    return f'<text x="{x:g}" y="{line.baseline:g}"{way}{fitted}>{escape(shown)}</text>'
