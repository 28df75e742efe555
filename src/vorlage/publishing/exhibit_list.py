# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The list of exhibits that a person writes, in TOML: read strictly, so that no line is passed over in silence.

An unknown key is most likely a misspelt one, and a misspelt `mode` would publish more than was meant. Errors name the
exhibit by its place in the list and the key, never what stands there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from vorlage.domain.editions import (
    LONGEST_CAPTION,
    LONGEST_TITLE,
    MOST_EXHIBITS,
    ExhibitList,
    ExhibitMode,
    ExhibitRequest,
)
from vorlage.domain.errors import ExhibitListError
from vorlage.domain.words import Box

_MOST_BYTES: Final = 1_000_000
_MOST_PAGES: Final = 10_000_000
_LONGEST_QUOTE: Final = 20_000
_LIST_KEYS: Final = frozenset({"title", "language", "introduction", "exhibits"})
_EXHIBIT_KEYS: Final = frozenset({"path", "page", "quote", "box", "mode", "caption", "claim"})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_JOINERS: Final = "\u200c\u200d"
"""Needed in Persian, Uyghur and Indic scripts; every other invisible character in words of ours is a mistake."""


def read_exhibit_list(place: Path) -> ExhibitList:
    """The list of exhibits in a file.

    Raises:
        ExhibitListError: It cannot be read, or an exhibit in it is not as it must be.
    """
    try:
        with place.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as failure:
        raise refused(None, "The list of exhibits cannot be read.", "check where it is") from failure
    if len(content) > _MOST_BYTES:
        raise refused(None, "The list of exhibits is longer than 1,000,000 bytes.", "make several editions of it")
    return parse_exhibit_list(content)


def parse_exhibit_list(content: bytes) -> ExhibitList:
    """The list of exhibits in TOML 1.0, UTF-8.

    Raises:
        ExhibitListError: It is none, or an exhibit in it is not as it must be.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as failure:
        line = _line_of(failure)
        what = f"The list of exhibits is no TOML in UTF-8{line}."
        raise refused(None, what, "save it in UTF-8 and mend the line, see docs/how-to/publish.md") from failure
    _known(table, _LIST_KEYS, None)
    exhibits = table.get("exhibits")
    if not isinstance(exhibits, list) or not exhibits or not all(isinstance(each, dict) for each in exhibits):
        raise refused(None, "The list names no exhibit.", "begin each one with a line [[exhibits]]")
    if len(exhibits) > MOST_EXHIBITS:
        raise refused(None, f"The list names {len(exhibits)} exhibits; 500 are the most.", "make several editions")
    language = _text(table, "language", None, longest=35, default="en")
    if not _LANGUAGE.fullmatch(language):
        raise refused(None, "The language is no language tag.", 'give one such as language = "en"')
    return ExhibitList(
        title=_text(table, "title", None, longest=LONGEST_TITLE),
        language=language,
        introduction=_text(table, "introduction", None, longest=LONGEST_CAPTION, default=""),
        exhibits=tuple(_exhibit(each, place) for place, each in enumerate(exhibits, start=1)),
    )


def refused(exhibit: int | None, what: str, next_step: str) -> ExhibitListError:
    """The refusal of a list, naming an exhibit by its place."""
    return ExhibitListError(
        what if exhibit is None else f"Exhibit {exhibit}: {what}",
        unharmed="Nothing was published or written, and the case is as it was.",
        next_step=next_step,
    )


def _exhibit(table: Mapping[str, Any], place: int) -> ExhibitRequest:
    _known(table, _EXHIBIT_KEYS, place)
    mode = _mode(table, place)
    quote = _text(table, "quote", place, longest=_LONGEST_QUOTE, default="")
    box = _box(table, place)
    page = _page(table, place)
    if quote and box is not None:
        raise refused(place, "It has a quote and a box.", "leave out one of the two")
    if not quote and box is None and mode is not ExhibitMode.STATEMENT:
        raise refused(
            place, "It has neither a quote nor a box.", 'say which words: quote = "words as they stand there"'
        )
    if box is not None and page is None:
        raise refused(place, "It has a box and no page.", "say on which page: page = 2")
    return ExhibitRequest(
        place=place,
        path=_text(table, "path", place, longest=10_000, is_ours=False),
        page=page,
        quote=quote,
        box=box,
        mode=mode,
        caption=_text(table, "caption", place, longest=LONGEST_CAPTION),
        claim=_text(table, "claim", place, longest=LONGEST_CAPTION, default=""),
    )


def _known(table: Mapping[str, Any], known: frozenset[str], place: int | None) -> None:
    strange = [key for key in table if key not in known]
    if strange:
        # A key may be anything, a name too: the known ones are listed instead.
        what = (
            f"{len(strange)} of its keys is not known." if len(strange) == 1 else f"{len(strange)} keys are not known."
        )
        raise refused(place, what, f"use these: {', '.join(sorted(known))}")


def _text(
    table: Mapping[str, Any],
    key: str,
    place: int | None,
    *,
    longest: int,
    default: str | None = None,
    is_ours: bool = True,
) -> str:
    """A text of the list. One of ours, which is published, may hold nothing that is not seen."""
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise refused(place, f"Its {key} is missing or no text.", f'write it in quotation marks: {key} = "..."')
    if len(value) > longest:
        raise refused(place, f"Its {key} is longer than {longest:,} characters.", "shorten it")
    value = unicodedata.normalize("NFC", value)
    if is_ours and any(unicodedata.category(each) in _CONTROL and each not in "\n\t" + _JOINERS for each in value):
        raise refused(place, f"Its {key} holds a character that is not seen.", "type the words anew")
    return value.strip() if is_ours else value


def _mode(table: Mapping[str, Any], place: int) -> ExhibitMode:
    """The mode, which has to be said: nobody should publish a page picture because a line was left out."""
    value = table.get("mode")
    for mode in ExhibitMode:
        if value == mode.value and isinstance(value, str):
            return mode
    raise refused(place, "Its mode is missing or not known.", "say one of: pixels, retyped, statement")


def _page(table: Mapping[str, Any], place: int) -> int | None:
    value = table.get("page")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST_PAGES:
        raise refused(place, "Its page is no number from 1.", "give the page by its number: page = 2")
    return value


def _box(table: Mapping[str, Any], place: int) -> Box | None:
    value = table.get("box")
    if value is None:
        return None
    is_number: Callable[[object], bool] = lambda each: isinstance(each, int | float) and not isinstance(each, bool)  # noqa: E731
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 4 or not all(map(is_number, value)):
        raise refused(place, "Its box is not four numbers.", "give it in points: box = [72, 90, 300, 120]")
    x0, y0, x1, y1 = (float(each) for each in value)
    if not (0 <= x0 < x1 < float("inf") and 0 <= y0 < y1 < float("inf")):
        raise refused(place, "Its box has no inside.", "give left, top, right, bottom, from the top left corner")
    return Box(x0, y0, x1, y1)


def _line_of(failure: Exception) -> str:
    """Where TOML went wrong; the number alone, for the message around it may quote the list."""
    found = re.search(r"at line (\d+)", str(failure))
    return f", at line {found[1]}" if found else ""
