# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words that a decision hangs on: taken from a record, and found again in it after it was read anew.

The selectors are those of the W3C Web Annotation Data Model (2017): TextQuoteSelector and TextPositionSelector. The
model has no rule for an anchor that does not fit any more. Ours: where the text of its pages has the digest it had, the
position holds; else the quotation with what stands around it has to be found exactly once; else it is lost, and is
said to be lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from vorlage.domain.claim_decisions import CONTEXT, Anchor, AnchorStanding
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.pages import Record, join_pages, text_digest


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of an anchor stand now: code points into the record's text, half-open."""

    number: ItemNumber
    start: int
    end: int
    standing: AnchorStanding


class PagedText:
    """The text of a record, and where in it each page begins."""

    def __init__(self, number: ItemNumber, pages: Iterable[tuple[int, str]]) -> None:
        """`pages` are numbers and texts, in order."""
        held = tuple(pages)
        self.number = number
        self.text = join_pages(text for _, text in held)
        self._numbers = [page for page, _ in held]
        self._starts = [0, *accumulate(len(text) + 1 for _, text in held)][: len(held)]
        self._digests: dict[tuple[int, int], Digest] = {}

    @classmethod
    def of(cls, record: Record) -> PagedText:
        """That of a record."""
        return cls(record.number, ((page.number, page.text) for page in record.pages))

    def anchor(self, start: int, end: int, claim_kind: ClaimKind | None = None) -> Anchor:
        """The anchor of a stretch of this text.

        Raises:
            ValueError: The stretch is empty or not within the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("an anchor has words of its record")
        first = self._page_at(start)
        begin = self._starts[first]
        return Anchor(
            number=self.number,
            page=self._numbers[first],
            start=start - begin,
            end=end - begin,
            layer_digest=self._digest(first, self._page_at(end - 1)),
            exact=self.text[start:end],
            prefix=self.text[max(0, start - CONTEXT) : start],
            suffix=self.text[end : end + CONTEXT],
            claim_kind=claim_kind,
        )

    def page_number(self, offset: int) -> int:
        """The number of the page on which a character of this text stands."""
        return self._numbers[self._page_at(offset)]

    def find(self, anchor: Anchor) -> Found | None:
        """Where the words of an anchor stand now; None when they are lost.

        Laws: an anchor of this text holds where it was made; what is found reads as the anchor does; what is carried
        stands, with what is around it, nowhere else in the text.
        """
        held = self._held(anchor)
        if held is not None:
            return Found(self.number, *held, AnchorStanding.HOLDS)
        wanted = anchor.prefix + anchor.exact + anchor.suffix
        at = self.text.find(wanted)
        if at < 0 or self.text.find(wanted, at + 1) >= 0:
            return None
        start = at + len(anchor.prefix)
        return Found(self.number, start, start + len(anchor.exact), AnchorStanding.CARRIED)

    def _held(self, anchor: Anchor) -> tuple[int, int] | None:
        """The place of an anchor whose pages have the very text they had."""
        if anchor.page not in self._numbers:
            return None
        first = self._numbers.index(anchor.page)
        start, end = self._starts[first] + anchor.start, self._starts[first] + anchor.end
        if end > len(self.text) or self._page_at(start) != first:
            return None
        is_same = self._digest(first, self._page_at(end - 1)) == anchor.layer_digest
        return (start, end) if is_same else None

    def _page_at(self, offset: int) -> int:
        """The place among the pages of the one that holds an offset; the break behind a page belongs to it."""
        return bisect_right(self._starts, offset) - 1

    def _digest(self, first: int, last: int) -> Digest:
        if (first, last) not in self._digests:
            stop = self._starts[last + 1] - 1 if last + 1 < len(self._starts) else len(self.text)
            self._digests[first, last] = text_digest(self.text[self._starts[first] : stop])
        return self._digests[first, last]
