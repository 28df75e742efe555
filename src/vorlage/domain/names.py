# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two printed names, how they differ, and what speaks for and against their being one person's.

A comparison is about spellings, never about people: who somebody is, a person decides. Nothing here lists what a
person said or did, and a likeness is never shown: what is shown are the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum, SuggestionId


class NameVerdict(StrEnum):
    """What two spellings say by themselves."""

    ONE_FORM = "one_form"
    """One name, as two writing systems or two habits of printing have it. Two people may still bear it."""
    NEAR = "near"
    """They differ by steps that names take on the way through other languages, and in nothing else."""
    OTHER = "other"
    """Two names: only the role they stand in could speak for one person."""
    OPEN = "open"
    """Too little to say: one of them is a single word."""


class NameReason(StrEnum):
    """Why two printed names may be one person's, or may not."""

    SAME_LETTERS = "same_letters"
    SAME_SYLLABLES = "same_syllables"
    """Read into syllables, as pinyin, Wade-Giles or characters write them, they are the same."""
    SAME_SOUNDS = "same_sounds"
    OTHER_ORDER = "other_order"
    LEARNED = "learned"
    """The table of letters learned from pairs of names has them for one."""
    VOWELS = "vowels"
    """Vowels differ or are lost, as scripts without vowels lose them."""
    VOICING = "voicing"
    """p and b, t and d, k and g, v and f, s and z."""
    SOFTENING = "softening"
    """g and j, sh and x, ch and q: letters that one language says so and another so."""
    LOOK_ALIKES = "look_alikes"
    """Letters that look alike in print: rn and m, 1 and l."""
    ONE_LETTER = "one_letter"
    SAME_ROLE = "same_role"
    SAME_BODY = "same_body"
    SAME_PLACE = "same_place"
    ALIGNED = "aligned"
    """They stand at one place of a passage that two reports share."""
    UNSTABLE_NAMES = "unstable_names"
    """One of the reports spells names in several ways, as machine translation does."""
    SINGLE_WORD = "single_word"
    SYLLABLE_DIFFERS = "syllable_differs"
    """One syllable of a Chinese or Korean name differs: that is two names."""
    CONSONANT_DIFFERS = "consonant_differs"
    LAST_VOWEL_DIFFERS = "last_vowel_differs"
    """Andrea and Andrew, Johann and Johanna."""
    PART_DIFFERS = "part_differs"
    PART_MISSING = "part_missing"
    OTHER_ROLE = "other_role"
    OTHER_BODY = "other_body"
    SIDE_BY_SIDE = "side_by_side"
    """One report that spells names steadily prints both."""

    @property
    def speaks_against(self) -> bool:
        """Whether it speaks for two people."""
        return self in _AGAINST


_AGAINST = frozenset(
    {
        NameReason.SINGLE_WORD,
        NameReason.SYLLABLE_DIFFERS,
        NameReason.CONSONANT_DIFFERS,
        NameReason.LAST_VOWEL_DIFFERS,
        NameReason.PART_DIFFERS,
        NameReason.PART_MISSING,
        NameReason.OTHER_ROLE,
        NameReason.OTHER_BODY,
        NameReason.SIDE_BY_SIDE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameComparison:
    """How two spellings compare. `likeness`, 0 to 1, puts candidates in order and is shown to nobody.

    Invariants: a single word gives no other verdict than `OPEN`; one form has nothing against it but what the verdict
    allows.
    """

    likeness: float
    verdict: NameVerdict
    reasons: tuple[NameReason, ...]

    def __post_init__(self) -> None:
        if not 0.0 <= self.likeness <= 1.0:
            raise ValueError("a likeness is between 0 and 1")
        if (NameReason.SINGLE_WORD in self.reasons) != (self.verdict is NameVerdict.OPEN):
            raise ValueError("a single word, and nothing else, leaves it open")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInReport:
    """A name as one report prints it at one place, with the role that the words around it give.

    `roles`, `bodies` and `places` are folded words, sorted: what the bearer is called, where they serve, and where
    that is. Code points into the report's text, half-open. `script` is that of most of its letters.
    """

    siglum: Siglum
    number: ItemNumber
    start: int
    end: int
    printed: str
    script: str
    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.printed) != self.end - self.start:
            raise ValueError("a name is printed at its span")

    def __repr__(self) -> str:
        return f"NameInReport({self.number}, {self.start}-{self.end})"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProposal:
    """Two printed names that may be one person's, each with its places: a question to a person, never an answer.

    Invariants: both sides have a place, none is on both; there is a reason for asking. `reasons` hold what speaks
    against it too.
    """

    suggestion: SuggestionId
    one: tuple[NameInReport, ...]
    other: tuple[NameInReport, ...]
    comparison: NameComparison
    reasons: tuple[NameReason, ...]

    def __post_init__(self) -> None:
        if not self.one or not self.other or set(self.one) & set(self.other):
            raise ValueError("a proposal has two sides")
        if not self.reasons_for:
            raise ValueError("a proposal says why it is made")

    @property
    def reasons_for(self) -> tuple[NameReason, ...]:
        """What speaks for one person."""
        return tuple(reason for reason in self.reasons if not reason.speaks_against)

    @property
    def reasons_against(self) -> tuple[NameReason, ...]:
        """What speaks for two."""
        return tuple(reason for reason in self.reasons if reason.speaks_against)

    def __repr__(self) -> str:
        return f"NameProposal({self.suggestion}, {len(self.one)} and {len(self.other)} places)"
