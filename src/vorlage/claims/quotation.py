# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where quotation marks open and close, paragraph by paragraph.

A mark is read by its place, not by its shape: after a letter it closes, before one it opens, so that a mark set the
wrong way round or one mark too many spoils its own paragraph at most and never the text.
"""

from __future__ import annotations

import re

from vorlage.domain.lineage import Span

_MARK = re.compile(r"[\"“”„«»「」『』《》]|(?<![\w])[‘](?=\w)|(?<=[\w.,!?])[’](?![\w])")
_PAIRS = {"「": "」", "『": "』", "《": "》"}
_ALWAYS_CLOSES = frozenset("”」』》")
_ALWAYS_OPENS = frozenset("„「『《")


def quoted_spans(text: str, paragraph: Span) -> tuple[Span, ...]:
    """What stands between quotation marks in one paragraph, without the marks.

    A quotation that is still open at the end of the paragraph runs to its end, if it opened in it with at least four
    words to go: so a speech over several paragraphs is set. Book title marks (《》) hold titles and are passed over.
    """
    found: list[Span] = []
    opened: int | None = None
    kind = ""
    for match in _MARK.finditer(text, *paragraph):
        mark = match.group()
        if mark in "《》":
            continue
        if opened is None:
            if _may_open(text, match.start(), match.end(), mark, paragraph):
                opened, kind = match.end(), mark
        elif _closes(text, match.start(), match.end(), mark, kind, paragraph):
            if text[opened : match.start()].strip():
                found.append((opened, match.start()))
            opened = None
        elif mark not in "‘’" and kind in "‘":
            opened, kind = match.end(), mark
    if opened is not None and kind not in "‘" and len(text[opened : paragraph[1]].split()) >= 4:
        found.append((opened, paragraph[1]))
    return tuple(found)


def _may_open(text: str, start: int, end: int, mark: str, paragraph: Span) -> bool:
    if mark in _ALWAYS_OPENS:
        return True
    if mark in _ALWAYS_CLOSES or mark == "’":
        return False
    before = text[start - 1] if start > paragraph[0] else " "
    after = text[end] if end < paragraph[1] else " "
    if mark in "“«":
        return True
    return before.isspace() or (not after.isspace() and (not before.isalnum() or before > "\u2e80"))


def _closes(text: str, start: int, end: int, mark: str, kind: str, paragraph: Span) -> bool:
    if kind in _PAIRS:
        return mark == _PAIRS[kind]
    if kind == "‘":
        return mark == "’"
    if mark in "‘’」』「『":
        return False
    if mark in _ALWAYS_CLOSES or mark == "»":
        return True
    before = text[start - 1]
    after = text[end] if end < paragraph[1] else " "
    if mark in "“«„":
        return kind in "“„" and mark == "“" and not before.isspace() and not after.isalnum()
    return not before.isspace() or not after.isalnum()
