# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of what is said to be missed: one source of figures, and none where nothing was measured."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vorlage.claims.missed_shares import MISSED_SHARES, MissedShare, missed_share
from vorlage.domain.claims import ClaimKind

_PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "claims-quality.md"


def _row(share: MissedShare) -> str:
    among = "not written down" if share.among is None else str(share.among)
    cells = (share.kind.value, share.language, f"{share.missed:.1%}", among, share.corpus, str(share.measured))
    return f"| {' | '.join(cells)} | {share.remark} |"


def test_the_page_on_quality_has_the_same_figures() -> None:
    """Every row of the table is a figure of ours, and no figure lacks its row."""
    part = _PAGE.read_text("utf-8").split("<!-- missed shares -->")[1].split("<!-- end of missed shares -->")[0]
    assert part.strip().splitlines()[2:] == [_row(share) for share in MISSED_SHARES]


def test_each_kind_and_language_has_one_figure() -> None:
    """Two figures for one place would leave the reader to choose."""
    places = [(share.kind, share.language) for share in MISSED_SHARES]
    assert len(places) == len(set(places))


def test_what_was_not_measured_has_no_figure() -> None:
    """A page says "not measured", and never 0 %."""
    assert missed_share(ClaimKind.DENIAL, "en") is None
    assert missed_share(ClaimKind.STATEMENT, "ar") is None


def test_the_primary_part_of_a_language_tag_counts() -> None:
    """Chinese is Chinese in whatever script it is printed."""
    assert missed_share(ClaimKind.QUANTITY, "zh-Hant") == missed_share(ClaimKind.QUANTITY, "zh")
    assert missed_share(ClaimKind.QUANTITY, "zh") is not None


@pytest.mark.parametrize(("missed", "among"), [(1.2, 10), (-0.1, 10), (0.5, 0)])
def test_a_share_is_of_something(missed: float, among: int) -> None:
    """What is no share is refused where it is made."""
    with pytest.raises(ValueError, match="share"):
        MissedShare(
            kind=ClaimKind.DATE, language="en", missed=missed, among=among, corpus="x", measured=date(2026, 11, 21)
        )
