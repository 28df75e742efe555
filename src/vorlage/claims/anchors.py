# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words that a decision hangs on: taken from a record, and found again in it after it was read anew.

The selectors are those of the W3C Web Annotation Data Model (2017): TextQuoteSelector and TextPositionSelector. The
model has no rule for an anchor that does not fit any more. Ours: where the text of its pages has the digest it had, the
position holds; else the quotation with what stands around it has to be found exactly once, where the model's
normalisation is that one white space is as good as another (a page read anew breaks its lines elsewhere); else it is
lost, and is said to be lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from vorlage.domain.claim_decisions import CONTEXT, Anchor, AnchorStanding
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.pages import Record, join_pages, text_digest

_WHITE: Final = re.compile(r"\s+")


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
        """The anchor of a stretch of this text, without white space at its ends.

        Raises:
            ValueError: The stretch has no words, or is not within the text.
        """
        words = self.text[start:end].strip() if 0 <= start < end <= len(self.text) else ""
        if not words:
            raise ValueError("an anchor has words of its record")
        start = self.text.index(words, start)
        end = start + len(words)
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

        Laws: an anchor of this text holds where it was made; what is found reads as the anchor does, white space
        aside; what is carried stands, with what is around it, nowhere else in the text.
        """
        held = self._held(anchor)
        if held is not None:
            return Found(self.number, *held, AnchorStanding.HOLDS)
        stretch = _Evened(anchor.prefix + anchor.exact + anchor.suffix)
        wanted, text = stretch.text.strip(), self._evened
        at = text.text.find(wanted)
        if not wanted or at < 0 or text.text.find(wanted, at + 1) >= 0:
            return None
        before = at - (len(stretch.text) - len(stretch.text.lstrip()))
        start = text.printed(before + stretch.evened(len(anchor.prefix)))
        end = text.printed(before + stretch.evened(len(anchor.prefix) + len(anchor.exact)))
        return Found(self.number, start, end, AnchorStanding.CARRIED) if 0 <= start < end <= len(self.text) else None

    @cached_property
    def _evened(self) -> _Evened:
        return _Evened(self.text)

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


class _Evened:
    """A text in which each run of white space is one space, with the way from its offsets to the printed ones and back.

    In time that grows with the text alone, however much white space there is.
    """

    def __init__(self, printed: str) -> None:
        self.text = _WHITE.sub(" ", printed)
        runs = [found.span() for found in _WHITE.finditer(printed)]
        self._printed_ends = [end for _, end in runs]
        self._removed = [0, *accumulate(end - start - 1 for start, end in runs)]
        self._ends = [end - removed for end, removed in zip(self._printed_ends, self._removed[1:], strict=True)]

    def evened(self, offset: int) -> int:
        """Where a printed offset stands in the evened text; inside a run, where that ends."""
        runs = bisect_right(self._printed_ends, offset)
        inside = runs < len(self._ends) and offset - self._removed[runs] > self._ends[runs]
        return self._ends[runs] if inside else offset - self._removed[runs]

    def printed(self, offset: int) -> int:
        """Where an offset of the evened text is printed; behind a run, where the run ends."""
        return offset + self._removed[bisect_right(self._ends, offset)]
