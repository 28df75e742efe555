# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An event at its place, and the sentence in which it is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vorlage.domain.claims import EventSlots
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event at its place, half-open: from its actor (or what is printed before it) to the last of its slots."""

    start: int
    end: int
    sentence: Span
    slots: EventSlots
    rule: str

    @classmethod
    def of(
        cls, told: Telling, actor: Span, act: Span, place: Span | None, date: DateMention | None, *, rule: str
    ) -> Happened:
        """The event of some spans of a sentence; a rule that ends in `passive` names whom it was done to."""
        spans = [actor, act, *([place] if place else []), *([(date.start, date.end)] if date else [])]
        return cls(
            start=min(start for start, _ in spans),
            end=max(end for _, end in spans),
            sentence=told.sentence,
            slots=EventSlots(
                actor=told.printed(actor),
                act=told.printed(act),
                place=told.printed(place) if place else "",
                date=date.value if date else None,
                date_printed=told.text[date.start : date.end] if date else "",
                is_passive=rule.endswith("passive"),
            ),
            rule=f"event.{rule}",
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its dates. The report speaks in its own voice up to `until`, but for what is `quoted`."""

    text: str
    sentence: Span
    dates: Sequence[DateMention]
    until: int
    quoted: Sequence[Span]
    plain: str
    """The text with simplified characters for traditional ones, place by place: what patterns are tried on."""

    @property
    def words(self) -> str:
        """The sentence as far as the report speaks itself."""
        return self.plain[self.sentence[0] : self.until]

    def printed(self, span: Span) -> str:
        """Words of the text with single blanks."""
        return " ".join(self.text[slice(*span)].split())

    def is_own(self, start: int, end: int) -> bool:
        """Whether a stretch is the report's own words."""
        return end <= self.until and not any(first < end and start < last for first, last in self.quoted)

    def date_within(self, start: int, end: int) -> DateMention | None:
        """The first date of a stretch."""
        return next((found for found in self.dates if found.start >= start and found.end <= end), None)
