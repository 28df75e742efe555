# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""News of a search and terms of a batch keep their laws."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.batches import Batch, BatchNumber, BatchState, BatchTerms, FailedLine, LineFault
from vorlage.domain.custody import ItemNumber
from vorlage.domain.kept_searches import SearchNews
from vorlage.domain.search import SearchOptions

NOW = datetime(2026, 3, 4, tzinfo=UTC)
NO_TYPOS = SearchOptions(typos=False)
PAGES = st.dictionaries(st.tuples(st.integers(1, 4).map(ItemNumber), st.integers(1, 3)), st.sampled_from(["a", "b"]))


@given(PAGES, PAGES)
def test_news_account_for_every_page_once(
    seen: dict[tuple[ItemNumber, int], str], now: dict[tuple[ItemNumber, int], str]
) -> None:
    """New, changed and unchanged are all that answers now; gone is what answered then and does not now."""
    news = SearchNews.between(seen, now)
    assert news.total == len(now)
    assert set(news.new) == now.keys() - seen.keys()
    assert set(news.gone) == seen.keys() - now.keys()
    assert set(news.changed) == {place for place in now.keys() & seen.keys() if now[place] != seen[place]}
    assert not set(news.new) & set(news.changed)


@given(PAGES)
def test_nothing_is_new_in_an_answer_that_was_seen(now: dict[tuple[ItemNumber, int], str]) -> None:
    """And all of it is, where nothing was."""
    assert SearchNews.between(now, now) == SearchNews(new=(), changed=(), gone=(), unchanged=len(now))
    assert SearchNews.between({}, now).new == tuple(sorted(now))


@pytest.mark.parametrize(
    ("reason", "options"),
    [
        ("", NO_TYPOS),
        ("  ", NO_TYPOS),
        ("a\nb", NO_TYPOS),
        ("a" * 501, NO_TYPOS),
        ("why", SearchOptions()),
        ("why", SearchOptions(typos=False, limit=1001)),
        ("why", SearchOptions(typos=False, offset=20)),
    ],
)
def test_a_batch_has_a_reason_a_limit_and_no_typos(reason: str, options: SearchOptions) -> None:
    """Terms that break one of these cannot be made."""
    with pytest.raises(ValueError, match="batch"):
        BatchTerms(reason=reason, options=options)


def test_a_batch_does_not_show_its_reason_and_counts_its_lines() -> None:
    """`repr` shows numbers; more lines than there are cannot be answered."""
    terms = BatchTerms(reason="checking the harbour", options=NO_TYPOS)
    assert "harbour" not in repr(terms)
    with pytest.raises(ValueError, match="lines"):
        Batch(
            number=BatchNumber(1), member="this desk", begun_at=NOW, terms=terms, state=BatchState.DONE, lines=1,
            answered=1, failed=(FailedLine(line=2, fault=LineFault.REFUSED),), pages=0,
        )  # fmt: skip
