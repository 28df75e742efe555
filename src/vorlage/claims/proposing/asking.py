# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A proposer asked about reports: stretch by stretch, every answer checked, everything dropped counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vorlage.claims.anchors import PagedText
from vorlage.claims.decisions import share
from vorlage.claims.proposing.placing import PlacedWords, place_words
from vorlage.claims.proposing.ports import Proposer
from vorlage.claims.proposing.stretches import stretches
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.claims import Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span, SuggestionId
from vorlage.domain.pages import Record
from vorlage.domain.proposals import AnswerFailure, DropReason, ProposalCounts, proposal_suggestion

MOST_OF_ONE_STRETCH: Final = 400
"""What comes behind so many proposals in one answer is dropped: no stretch says so much."""
_FAILURES_IN_A_ROW: Final = 3
"""After so many the proposer is not asked any more."""
_SAME_WORDS: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of asking: words at their places, each with its speaker, and the numbers."""

    words: tuple[tuple[Anchor, str], ...]
    items: tuple[ItemNumber, ...]
    counts: ProposalCounts

    def without(self, proposed: Collection[SuggestionId]) -> Asked:
        """The same, but for what was proposed before, which is counted as dropped."""
        new = tuple((anchor, speaker) for anchor, speaker in self.words if proposal_suggestion(anchor) not in proposed)
        dropped = Counter(dict(self.counts.dropped))
        dropped[DropReason.PROPOSED_ALREADY] += len(self.words) - len(new)
        counts = replace(
            self.counts,
            kept=len(new),
            dropped=tuple((reason, dropped[reason]) for reason in DropReason if dropped[reason]),
        )
        return replace(self, words=new, counts=counts)


def ask_about(
    proposer: Proposer,
    reports: Sequence[Record],
    *,
    mentions: Callable[[Record], Sequence[Mention]],
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Asked:
    """Show reports to a proposer, and keep of its answers what stands there verbatim. Nothing is recorded.

    Args:
        proposer: Which.
        reports: In order; of each only the text is shown.
        mentions: What the machine found in a report by its own rules: it is not proposed again.
        progress: Told how many stretches are done, and of how many.
    """
    tally = _Tally()
    to_show = [(record, span) for record in reports for span in stretches(record.text, proposer.most_characters)]
    known: tuple[Record, Sequence[Mention], PagedText] | None = None
    kept: dict[Anchor, str] = {}
    for done, (record, span) in enumerate(to_show):
        progress(done, len(to_show))
        if known is None or known[0] is not record:
            known = record, mentions(record), PagedText.of(record)
        for words in tally.asked(proposer, record.text, span):
            anchor = known[2].anchor(*words.span, words.kind)
            if _is_found(words, known[1]):
                tally.dropped[DropReason.FOUND_ALREADY] += 1
            elif anchor in kept:
                tally.dropped[DropReason.PROPOSED_ALREADY] += 1
            else:
                kept[anchor] = words.speaker
    progress(len(to_show), len(to_show))
    return Asked(
        words=tuple(kept.items()),
        items=tuple(record.number for record in reports),
        counts=tally.counts(shown=len(to_show), kept=len(kept)),
    )


class _Tally:
    """What was dropped and what failed, as it is counted."""

    def __init__(self) -> None:
        self.dropped: Counter[DropReason] = Counter()
        self._failed: Counter[AnswerFailure] = Counter()
        self._in_a_row = 0

    def asked(self, proposer: Proposer, text: str, stretch: Span) -> Iterable[PlacedWords]:
        """The words that a proposer names in a stretch and that stand there; nothing once it failed too often."""
        if self._in_a_row >= _FAILURES_IN_A_ROW:
            self._failed[AnswerFailure.NOT_ASKED] += 1
            return
        answer = proposer.ask(text[slice(*stretch)])
        if answer.failure is not None:
            self._failed[answer.failure] += 1
            self._in_a_row += 1
            return
        self._in_a_row = 0
        self.dropped.update(answer.unreadable)
        self.dropped[DropReason.TOO_MANY] += max(0, len(answer.offered) - MOST_OF_ONE_STRETCH)
        for offered in answer.offered[:MOST_OF_ONE_STRETCH]:
            placed = place_words(offered, text, stretch)
            if isinstance(placed, DropReason):
                self.dropped[placed] += 1
            else:
                yield placed

    def counts(self, *, shown: int, kept: int) -> ProposalCounts:
        """The numbers of the run, reasons in their one order."""
        dropped = tuple((reason, self.dropped[reason]) for reason in DropReason if self.dropped[reason])
        failed = tuple((failure, self._failed[failure]) for failure in AnswerFailure if self._failed[failure])
        offered = kept + sum(count for _, count in dropped)
        return ProposalCounts(shown=shown, offered=offered, kept=kept, dropped=dropped, failed=failed)


def _is_found(words: PlacedWords, mentions: Sequence[Mention]) -> bool:
    """Whether the machine has a mention of the same kind at this place, or at most of it."""
    return any(
        mention.kind is words.kind and share(*words.span, mention.start, mention.end) >= _SAME_WORDS
        for mention in mentions
    )
