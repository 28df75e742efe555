# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What share of each kind of mention is missed, per language, as measured: to be printed on the page it concerns.

The one source of these figures: pages show them, and a test holds the table of `docs/explanation/claims-quality.md` to
them. Each is one minus recall on the half of a corpus that work on the rules did not look at. Where nothing was
measured there is no figure, and a page says so; figures of one corpus promise nothing about the reports of a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from vorlage.domain.claims import ClaimKind
from vorlage.search.words import base_language


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedShare:
    """The share of one kind of mention in one language that is not found: on what, and when measured.

    `missed` lies in [0, 1]; `among` is the number of mentions that it is a share of, None where it was not noted.
    `remark` says what must be known beside it, empty when nothing must.
    """

    kind: ClaimKind
    language: str
    missed: float
    among: int | None
    corpus: str
    measured: date
    remark: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.missed <= 1 or self.among == 0:
            raise ValueError("a missed share is a share of something")


_BEFORE = "measured before the rules of decision 0034; its corpus was not at hand again"

MISSED_SHARES: Final = (
    MissedShare(
        kind=ClaimKind.QUANTITY, language="en", missed=0.122, among=None, corpus="NewsQuant, English news, test half",
        measured=date(2026, 11, 20), remark=_BEFORE,
    ),
    MissedShare(
        kind=ClaimKind.QUANTITY, language="zh", missed=0.120, among=200, corpus="adversarial numbers, test half",
        measured=date(2026, 11, 21), remark="numbers, without their units",
    ),
    MissedShare(
        kind=ClaimKind.QUANTITY, language="ar", missed=0.387, among=150, corpus="adversarial numbers, test half",
        measured=date(2026, 11, 21), remark="numbers, without their units",
    ),
    MissedShare(
        kind=ClaimKind.DATE, language="en", missed=0.225, among=347, corpus="GUM, five kinds of text, test half",
        measured=date(2026, 11, 21),
    ),
    MissedShare(
        kind=ClaimKind.QUOTE, language="en", missed=0.304, among=655, corpus="other news, test half",
        measured=date(2026, 11, 20), remark=_BEFORE,
    ),
    MissedShare(
        kind=ClaimKind.STATEMENT, language="en", missed=0.621, among=2042, corpus="other news, test half",
        measured=date(2026, 11, 20), remark=f"quotations included; {_BEFORE}",
    ),
    MissedShare(
        kind=ClaimKind.EVENT, language="en", missed=0.971, among=786, corpus="MEANTIME, English news, test half",
        measured=date(2026, 11, 21), remark="of all that happened there: nouns, headlines and words of others included",
    ),
)  # fmt: skip
"""All that was measured. What is not in it was not."""

_BY_PLACE: Final = {(share.kind, share.language): share for share in MISSED_SHARES}


def missed_share(kind: ClaimKind, language: str) -> MissedShare | None:
    """The measured share for a kind in a language (a tag, of which the primary part counts); None: not measured."""
    return _BY_PLACE.get((kind, base_language(language)))
