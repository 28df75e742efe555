# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a proposer says is kept where it stands word for word, and dropped, and counted, everywhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.mentions import find_mentions
from vorlage.claims.proposing.asking import MOST_OF_ONE_STRETCH, ask_about
from vorlage.claims.proposing.placing import LONGEST_WORDS, PlacedWords, place_words
from vorlage.claims.proposing.ports import Answer, Offered
from vorlage.claims.proposing.stretches import stretches
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead
from vorlage.domain.proposals import AnswerFailure, DropReason, ProposerDescription, ProposerKind

TEXT = (
    "The board of Port Tessaly met behind closed doors. Mara Oduya would have none of it, a clerk recalls.\n\n"
    "No one was told. “We knew,” it says in a letter. The board met again, and no one was told."
)
WHOLE = (0, len(TEXT))


def offered(words: str, kind: str = "statement", speaker: str = "Mara Oduya", start: int | None = None) -> Offered:
    """Something that a proposer says."""
    return Offered(kind=kind, words=words, speaker=speaker, start=start)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (offered("would have all of it"), DropReason.NOT_VERBATIM),
        (offered("Would have none of it"), DropReason.NOT_VERBATIM),
        (offered('"We knew,"', "quote"), DropReason.NOT_VERBATIM),
        (offered("one was told"), DropReason.SEVERAL_PLACES),
        (offered("would have none of it", start=3), DropReason.WRONG_PLACE),
        (offered("would have none of it", start=-60), DropReason.WRONG_PLACE),
        (offered("would have none of it", start=10**12), DropReason.WRONG_PLACE),
        (offered("would have none of it", speaker=""), DropReason.NO_SPEAKER),
        (offered("would have none of it", speaker="Mara Odua"), DropReason.SPEAKER_NOT_PRINTED),
        (offered("would have none of it", "person"), DropReason.OTHER_KIND),
        (offered("would have none of it", "event"), DropReason.OTHER_KIND),
        (offered("would have none of it", "quantity"), DropReason.NO_VALUE),
        (offered("  \n"), DropReason.MALFORMED),
        (offered("x" * (LONGEST_WORDS + 1)), DropReason.TOO_LONG),
    ],
)
def test_what_does_not_stand_there_is_dropped_with_its_reason(said: Offered, reason: DropReason) -> None:
    """Invented words, other offsets, unknown speakers and kinds: none of it is repaired."""
    assert place_words(said, TEXT, WHOLE) is reason


def test_words_that_stand_once_or_at_the_place_named_are_placed() -> None:
    """Once in the stretch without a place; at any of several with one; white space at the ends is left out."""
    once = place_words(offered(" would have none of it"), TEXT, WHOLE)
    assert isinstance(once, PlacedWords)
    assert TEXT[slice(*once.span)] == "would have none of it"
    second = TEXT.rindex("one was told")
    named = place_words(offered("one was told", start=second), TEXT, WHOLE)
    assert isinstance(named, PlacedWords)
    assert named.span[0] == second
    behind = TEXT.index("\n\n") + 2
    shown = place_words(offered("We knew", speaker="a letter"), TEXT, (behind, len(TEXT)))
    assert isinstance(shown, PlacedWords)
    assert TEXT[slice(*shown.span)] == "We knew"
    unseen = place_words(offered("would have none of it"), TEXT, (behind, len(TEXT)))
    assert unseen is DropReason.NOT_VERBATIM


@given(
    text=st.text(alphabet="ab \n“é漢", max_size=60),
    words=st.text(alphabet="ab \n“é漢", min_size=1, max_size=6),
    start=st.none() | st.integers(-5, 70),
    bounds=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_what_is_placed_reads_as_it_was_offered(
    text: str, words: str, start: int | None, bounds: tuple[int, int]
) -> None:
    """The law of placing, for any text, words, place and stretch."""
    stretch = min(*bounds, len(text)), min(max(bounds), len(text))
    placed = place_words(Offered(kind="date", words=words, start=start), text, stretch)
    if isinstance(placed, PlacedWords):
        assert text[slice(*placed.span)] == words.strip()
        assert stretch[0] <= placed.span[0] < placed.span[1] <= stretch[1]


@given(text=st.text(alphabet="aB.! \n\t漢。", max_size=400), most=st.integers(1, 80))
def test_stretches_hold_all_but_white_space(text: str, most: int) -> None:
    """In order, apart, none too long; between them nothing is left out."""
    found = stretches(text, most)
    assert all(end - start <= most for start, end in found)
    bounds = [0, *(place for span in found for place in span), len(text)]
    assert bounds == sorted(bounds)
    assert all(not text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True))


class Said:
    """A proposer that says what a test has it say."""

    most_characters = 1_000

    def __init__(self, says: Callable[[str], Answer]) -> None:
        self._says = says
        self.shown: list[str] = []

    def describe(self) -> ProposerDescription:
        """What it is."""
        return ProposerDescription(
            kind=ProposerKind.ENDPOINT, model="m", model_digest=None, said="", prompt="", temperature=0.0
        )

    def ask(self, stretch: str) -> Answer:
        """What it says."""
        self.shown.append(stretch)
        return self._says(stretch)


def a_report(text: str, number: int = 1) -> Record:
    """A report of one page."""
    page = Page(
        number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en", is_read=True
    )
    return Record(
        number=ItemNumber(number),
        path=f"reports/{number}.txt",
        genre=Genre.REPORT,
        media_type="text/plain",
        pages=(page,),
        head=ReportHead(),
    )


def test_every_thing_offered_is_kept_or_counted() -> None:
    """Kept, dropped by reason, cut off behind the most of one stretch: the numbers add up."""
    twice = [offered("would have none of it")] * 2
    many = [offered("nowhere")] * MOST_OF_ONE_STRETCH
    proposer = Said(lambda _: Answer(offered=(*twice, *many), unreadable=(DropReason.MALFORMED,)))
    asked = ask_about(proposer, [a_report(TEXT)], mentions=find_mentions)
    assert [anchor.exact for anchor, _ in asked.words] == ["would have none of it"]
    assert dict(asked.counts.dropped) == {
        DropReason.MALFORMED: 1,
        DropReason.NOT_VERBATIM: MOST_OF_ONE_STRETCH - 2,
        DropReason.PROPOSED_ALREADY: 1,
        DropReason.TOO_MANY: 2,
    }
    assert asked.counts.offered == MOST_OF_ONE_STRETCH + 3


def test_what_the_rules_find_is_not_proposed_again() -> None:
    """The ledger has it, without a model and without a person's time."""
    text = "The parish counted 2,340 families who buy their fish from boats that work the basin."
    assert any(mention.kind is ClaimKind.QUANTITY for mention in find_mentions(a_report(text)))
    proposer = Said(lambda _: Answer(offered=(offered("2,340 families", "quantity"),)))
    asked = ask_about(proposer, [a_report(text)], mentions=find_mentions)
    assert (asked.words, asked.counts.dropped) == ((), ((DropReason.FOUND_ALREADY, 1),))


def test_a_proposer_that_keeps_failing_is_left_in_peace() -> None:
    """After three failures in a row it is not asked any more, and what it was not shown is counted."""
    proposer = Said(lambda _: Answer(failure=AnswerFailure.TOO_SLOW))
    asked = ask_about(proposer, [a_report("Some words.", number) for number in range(1, 8)], mentions=find_mentions)
    assert len(proposer.shown) == 3
    assert dict(asked.counts.failed) == {AnswerFailure.TOO_SLOW: 3, AnswerFailure.NOT_ASKED: 4}
    assert asked.counts.shown == 7
