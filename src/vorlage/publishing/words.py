# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words of an edition for its readers, who know nothing of the case: plain, and never more than was decided."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from vorlage.domain.claims import ClaimKind, ClaimStatus, DriftKind
from vorlage.domain.editions import ExhibitMode
from vorlage.domain.lineage import Relation

MODES: Final = {
    ExhibitMode.PIXELS: "page picture",
    ExhibitMode.RETYPED: "retyped words",
    ExhibitMode.STATEMENT: "statement only",
}

PROVEN: Final = {
    ExhibitMode.PIXELS: (
        "Every part of the picture that is shown is the page as it was sealed; what is black was withheld by the "
        "publisher. The check works it out anew, on your machine, without a network."
    ),
    ExhibitMode.RETYPED: (
        "The words marked as proven are a passage of the record as it was sealed. The check works it out anew, on your "
        "machine, without a network."
    ),
    ExhibitMode.STATEMENT: (
        "Nothing of the record is shown. What is proven is that the publisher entered the seal of one record under "
        "this date: should it be opened later, everybody can see that it is this one and has not changed."
    ),
}

NOT_PROVEN: Final = (
    "That the record is genuine, or true.",
    "That nothing that matters was withheld.",
    "The date: it is the day that the publisher states.",
    "The caption: it is in the publisher's words.",
)

STATUSES: Final = {
    ClaimStatus.UNREVIEWED: "not decided",
    ClaimStatus.NO_PASSAGE_FOUND: "no passage was found in what is held",
    ClaimStatus.NOT_SEARCHED: "was not looked for",
    ClaimStatus.SUPPORTED: "the record supports it",
    ClaimStatus.PARTLY: "the record supports it in part",
    ClaimStatus.CONTRADICTED: "the record contradicts it",
    ClaimStatus.DISPUTED: "those who checked it disagree, or passages do",
    ClaimStatus.SILENT: "the record does not speak to it",
}

KINDS: Final = {
    ClaimKind.QUANTITY: "number",
    ClaimKind.DATE: "date",
    ClaimKind.QUOTE: "quote",
    ClaimKind.STATEMENT: "statement",
    ClaimKind.EVENT: "event",
    ClaimKind.DENIAL: "denial",
    ClaimKind.NO_COMMENT: "no comment",
}

DRIFTS: Final = {
    DriftKind.ROUNDED: "rounded",
    DriftKind.COMPARATOR: "bounded otherwise",
    DriftKind.UNIT: "another unit",
    DriftKind.RELATIVE_DAY: "a day told from another day",
    DriftKind.WORDING: "other words",
    DriftKind.NAME: "another spelling of a name",
    DriftKind.ATTRIBUTION_DROPPED: "who said it was dropped",
    DriftKind.HEDGE_DROPPED: "a reservation was dropped",
    DriftKind.CORRUPTED: "corrupted",
    DriftKind.CHANGED: "changed",
}

RELATIONS: Final = {
    Relation.VERBATIM: "the same text",
    Relation.TRUNCATED: "one is cut short",
    Relation.LIGHT_EDIT: "lightly edited",
    Relation.PARTIAL_REUSE: "parts are reused",
    Relation.SPUN: "the same text with words swapped",
    Relation.BACK_TRANSLATED: "through another language and back",
    Relation.TRANSLATED: "a translation",
    Relation.SHARED_SOURCE: "own wording, common background",
    Relation.SHARED_QUOTE: "only public words in common",
    Relation.UNKNOWN: "related, how is unknown",
}

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NEEDED_JOINERS: Final = "\u200c\u200d"


def day_in_words(day: date) -> str:
    """A day, such as 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 page", "2,340 pages"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def interval(low: int, high: int) -> str:
    """An interval, short: "2" when both ends agree, else "1 to 3"."""
    return str(low) if low == high else f"{low} to {high}"


def language_tag(tag: str) -> str:
    """A tag that may stand in a lang attribute: `und` for anything that has not the form of one."""
    return tag if _TAG.fullmatch(tag) else "und"


def direction(tag: str) -> str:
    """In which direction a language is written."""
    return "rtl" if tag.split("-", 1)[0].lower() in _RIGHT_TO_LEFT else "ltr"


def plain_words(text: str) -> str:
    """Words of a record as they are shown beside a picture: white space made one space, and nothing that is not seen.

    Characters that are not seen, and odd spaces, can carry which copy this is.
    """
    seen = "".join(
        each
        for each in text
        if unicodedata.category(each) not in {"Cc", "Cf", "Co", "Cs"} or each in _NEEDED_JOINERS + "\n\t"
    )
    return " ".join(seen.split())
