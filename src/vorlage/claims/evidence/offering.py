# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The best passages of the primary records for a claim, each with what the machine may say of it and why.

Five at most. Passages that say over again what one before them says give way a little to those that say more of the
claim; where the same thing stands with another value, at least one such passage is among them, however many agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vorlage.claims.evidence.asked import Asked, AskedWord, asked_of
from vorlage.claims.evidence.judging import Judged, judge
from vorlage.claims.evidence.ranking import KnownTerms, candidates
from vorlage.claims.evidence.store import PassageStore
from vorlage.domain.claims import (
    ClaimKind,
    Exhibit,
    MachineState,
    Member,
    OfferReason,
    Quantity,
    SearchedLanguage,
    SearchedPages,
    WhyOffered,
)
from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Record

EVIDENCE_VERSION: Final = "4"
"""Changes whenever the same store may give other exhibits for the same claim."""

MOST_SHOWN: Final = 5
_MOST_JUDGED: Final = 40
_AGAIN: Final = 0.7
"""What is left of the worth of a word for each passage before that has it."""


class Evidence:
    """The passages of the primary records, ready to be asked for what bears on a claim."""

    def __init__(self, store: PassageStore) -> None:
        self._store = store
        self._known = KnownTerms()

    @classmethod
    def over(cls, records: Iterable[Record]) -> Evidence:
        """Over these records, in memory: for few."""
        return cls(PassageStore.over(records))

    @classmethod
    def open(cls, folder: Path) -> Evidence:
        """Over the passages kept in a folder.

        Raises:
            IndexUnreadableError: They are damaged; deleting the folder loses nothing.
        """
        return cls(PassageStore.open(folder))

    def bring_up_to_date(
        self, wanted: Mapping[ItemNumber, str], read: Callable[[Sequence[ItemNumber]], Iterable[Record]]
    ) -> int:
        """Hold the passages of exactly these records: see `PassageStore.bring_up_to_date`."""
        count = self._store.bring_up_to_date(wanted, read)
        self._known = KnownTerms()
        return count

    def __len__(self) -> int:
        return len(self._store)

    def exhibits(self, members: Sequence[Member], words_around: str = "") -> tuple[Exhibit, ...]:
        """The best passages for a claim, five at most, each with what the machine may say of it and why.

        Args:
            members: The members of the claim; their values and words are looked for.
            words_around: The sentences around them: they rank, and tell of what an amount is.
        """
        if not len(self._store) or not members:
            return ()
        asked = asked_of(members, words_around, self._store)
        judged = [judge(asked, weighed) for weighed in candidates(asked, self._store, self._known)[:_MOST_JUDGED]]
        shown = _chosen(judged)
        return tuple(self._exhibit(asked, each) for each in shown)

    def searching(self, claim_languages: Collection[str], *, pages_unread: int | None = None) -> SearchedEvidence:
        """The same, with what there was to search said beside it.

        Args:
            claim_languages: Of the reports: whose words can be met.
            pages_unread: Pages that could not be read, where the caller knows of more than the records tell.
        """
        held = tuple(self._store.held.values())
        pages: Counter[str] = Counter()
        for each in held:
            pages.update(each.languages)
        searched = SearchedPages(
            records=len(held),
            pages=sum(pages.values()) + sum(each.without_text for each in held),
            pages_unread=sum(each.unread for each in held) if pages_unread is None else pages_unread,
            pages_failed_ocr=sum(each.failed_ocr for each in held),
            languages=tuple(
                SearchedLanguage(language=language, pages=count, own_words=language in claim_languages)
                for language, count in sorted(pages.items(), key=lambda item: (-item[1], item[0]))
            ),
        )
        return SearchedEvidence(self, searched)

    def _exhibit(self, asked: Asked, judged: Judged) -> Exhibit:
        passage = judged.weighed.passage
        state, reasons = judged.state, judged.reasons
        if asked.kind is ClaimKind.QUANTITY and state is MachineState.CANDIDATE:
            state, reasons = self._absence(asked, judged)
        return Exhibit(
            number=passage.number,
            path=passage.path,
            page=passage.page,
            start=passage.start,
            end=passage.end,
            quote=passage.text,
            score=round(judged.score, 3),
            machine=state,
            why=reasons,
        )

    def _absence(self, asked: Asked, judged: Judged) -> tuple[MachineState, tuple[OfferReason, ...]]:
        """Whether a number of the claim stands nowhere in the passage's record, or in no record at all."""
        amounts = [value.amount for value in asked.amounts if value.amount is not None]
        number = judged.weighed.passage.number
        if not amounts or any(self._store.has_number(number, amount) for amount in amounts):
            return judged.state, judged.reasons
        if any(asked.numbers.get(amount) is not None and self._store.counts_number(amount) for amount in amounts):
            return MachineState.NUMBER_ABSENT, judged.reasons
        printed = next(mention.quote for mention in asked.mentions if isinstance(mention.value, Quantity))
        nowhere = OfferReason(WhyOffered.NUMBER_NOWHERE, printed)
        kept = tuple(each for each in judged.reasons if each.why is not WhyOffered.NUMBER_NOT_HERE)
        return MachineState.NUMBER_ABSENT, (nowhere, *kept)


@dataclass(frozen=True, slots=True)
class SearchedEvidence:
    """Evidence, and what was there to search."""

    evidence: Evidence
    searched: SearchedPages

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """The best passages for a claim."""
        return self.evidence.exhibits(members, words_around)


def _chosen(judged: Sequence[Judged]) -> list[Judged]:
    """The passages shown, the best first: what repeats another gives way to what adds to it."""
    left = list(judged)
    chosen: list[Judged] = []
    seen: Counter[AskedWord] = Counter()
    while left and len(chosen) < MOST_SHOWN:
        best = max(
            left, key=lambda each: (_fresh_score(each, seen), -each.weighed.passage.number, -each.weighed.passage.start)
        )
        left.remove(best)
        chosen.append(best)
        seen.update(best.weighed.words.keys())
    differing = [each for each in judged if each.state is MachineState.VALUE_DIFFERS]
    if differing and not any(each.state is MachineState.VALUE_DIFFERS for each in chosen):
        best = max(differing, key=lambda each: each.score)
        chosen = [*chosen[: MOST_SHOWN - 1], best]
    return sorted(chosen, key=lambda each: (-each.score, each.weighed.passage.number, each.weighed.passage.start))


def _fresh_score(judged: Judged, seen: Mapping[AskedWord, int]) -> float:
    words = judged.weighed.words
    return judged.score - sum(worth * (1 - _AGAIN ** seen[word]) for word, worth in words.items() if word in seen)
