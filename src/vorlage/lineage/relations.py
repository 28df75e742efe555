# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a pair is called, with its reasons.

Rules on named figures, each printed. The rule for copying (at least 25 aligned words of own prose that are at least
12 % of the shorter text's own prose) was fixed on one draw of hand-labelled same-event pairs and held on a second.
Confidences grow with the evidence; their upper ends are set by how often the relation was right on the labelled pairs
of the `dev` split (benchmarks/lineage_evaluation): of 330 answers 97 in 100 were.
Abstaining is an answer: where figures disagree the relation is unknown, and a pair with nothing of note is not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from vorlage.domain.lineage import Relation
from vorlage.lineage.evidence import Comparison, Evidence
from vorlage.lineage.rewording import Rewording
from vorlage.lineage.sentence_alignment import SentenceAlignment

LEAST_COPIED_WORDS = 25.0
LEAST_COPIED_SHARE = 0.12
_WHOLE = 0.93
_NEARLY_WHOLE = 0.88
_OWN_STRETCH = 35.0
"""Own words in one stretch that make a text more than an edited copy: a paragraph of its own."""
_SHORT_LINE = 9.0
_MOST_FURNITURE = 50.0
_LEAST_BACKGROUND = 10.0
_MOST_BACKGROUND = 90.0
_LEAST_QUOTE = 8.0
LEAST_REWORDED_SHARE = 0.25
_LEAST_SENTENCES = 4
_LEAST_CHANGED = 0.18
_LEAST_EXCHANGED = 0.12
_LEAST_ONE_FOR_ONE = 0.2
_EXCHANGED = (0.48, 0.68)
_SAID_ANEW = (0.25, 0.6)
"""The most that may be left untouched, and the most that may stand in long runs, for a text to be reworded by rule."""
LEAST_FACT_WEIGHT = 25.0
LEAST_FACT_SHARE = 0.35
LEAST_FACT_SHARE_OF_ONE_LANGUAGE = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation, how sure it is, and why, in words."""

    relation: Relation
    confidence: float
    why: tuple[str, ...]


def judge(comparison: Comparison, shared_credits: tuple[str, ...]) -> Verdict | None:
    """The relation of an aligned pair; None when nothing of note is shared, which proves nothing.

    Args:
        comparison: The aligned pair.
        shared_credits: Agencies that both reports credit.
    """
    evidence = comparison.evidence
    if comparison.is_same_throughout():
        return Verdict(Relation.VERBATIM, 0.98, ("the same words from beginning to end",))
    if evidence.shared_own >= LEAST_COPIED_WORDS and evidence.cover_shorter >= LEAST_COPIED_SHARE:
        if shared_credits and _is_one_paragraph(evidence):
            return _agency_background(evidence, shared_credits)
        return _copied(evidence)
    if evidence.shared_own >= LEAST_COPIED_WORDS:
        return _below_report(evidence, shared_credits)
    if shared_credits and evidence.shared_own >= _LEAST_BACKGROUND and evidence.longest_own >= _LEAST_BACKGROUND:
        return _agency_background(evidence, shared_credits)
    if evidence.longest_own >= 16 and evidence.rare_own >= 8:
        why = (f"shares {evidence.longest_own} consecutive words of own prose and little else", _shares(evidence))
        return Verdict(Relation.SHARED_SOURCE, 0.55, why)
    if evidence.shared_public >= _LEAST_QUOTE and comparison.shares_quotation():
        words = round(evidence.shared_public)
        return Verdict(
            Relation.SHARED_QUOTE, 0.9, (f"{words} words in common, all of them public: quotation marks or chrome",)
        )
    return None


def is_aligned_enough(alignment: SentenceAlignment) -> bool:
    """Whether enough belongs together, sentence by sentence, to ask how its words were changed."""
    covered = max(alignment.cover_a, alignment.cover_b)
    return covered >= LEAST_REWORDED_SHARE and len(alignment.pairs) >= _LEAST_SENTENCES


def is_reworded(rewording: Rewording) -> bool:
    """Whether words were changed as a rule or another language changes them: throughout, and not too few of them."""
    is_exchange = rewording.function_kept >= 0.85 and rewording.exchanged >= 0.45
    limits = _EXCHANGED if is_exchange else _SAID_ANEW
    if rewording.kept_words < LEAST_COPIED_WORDS or rewording.exchanged < _LEAST_ONE_FOR_ONE:
        return False
    if rewording.untouched > limits[0] or rewording.in_long_runs > limits[1]:
        return False  # a person wrote it anew: whole sentences or phrases kept, the rest recast
    return rewording.changed >= (_LEAST_EXCHANGED if is_exchange else _LEAST_CHANGED)


def judge_reworded(alignment: SentenceAlignment, rewording: Rewording, renamed: int) -> Verdict:
    """The relation of two texts of one language whose sentences belong together though their words were changed.

    Args:
        alignment: The sentences that belong together (see `is_aligned_enough`).
        rewording: How their words were changed (see `is_reworded`).
        renamed: How many names are spelt otherwise.
    """
    covered = max(alignment.cover_a, alignment.cover_b)
    why = [
        f"{len(alignment.pairs)} sentences follow each other in one order, {_percent(covered)} of the own prose of one",
        f"{_percent(rewording.changed)} of the words in them differ",
        f"{_percent(rewording.function_kept)} of the function words are kept in place",
    ]
    if renamed:
        why.append(f"{renamed} names are spelt otherwise")
    spun = _spun_odds(rewording, renamed)
    relation = Relation.SPUN if spun > 0 else Relation.BACK_TRANSLATED
    why.append(
        f"{_percent(rewording.exchanged)} of the changed words are exchanged one for one"
        if spun > 0
        else "words and their order changed together, as on the way through another language"
    )
    sure = min(0.97, 0.6 + 0.25 * covered + 0.15 * min(abs(spun), 1.0))
    return Verdict(relation, round(sure, 3), tuple(why))


def _spun_odds(rewording: Rewording, renamed: int) -> float:
    """Above 0 for words exchanged where they stood, below for words said anew."""
    return 6.0 * (rewording.function_kept - 0.72) + 1.5 * (rewording.exchanged - 0.5) - 0.15 * min(renamed, 6)


def judge_translated(alignment: SentenceAlignment) -> Verdict | None:
    """The relation of two texts of different languages; None when the facts they share could be those of one event."""
    if (
        alignment.fact_weight < LEAST_FACT_WEIGHT
        or alignment.fact_share < LEAST_FACT_SHARE
        or len(alignment.pairs) < _LEAST_SENTENCES
    ):
        return None
    why = (
        f"numbers, dates and names of {len(alignment.pairs)} sentences follow each other in one order in two languages",
        f"they are {_percent(alignment.fact_share)} of the facts of the text that has fewer",
    )
    sure = min(0.97, 0.6 + 0.4 * alignment.fact_share + 0.002 * alignment.fact_weight)
    return Verdict(Relation.TRANSLATED, round(sure, 3), why)


def judge_shared_facts(alignment: SentenceAlignment) -> Verdict | None:
    """Whether two texts in their own words follow one release or report: the same facts, in one order; else None."""
    if (
        alignment.fact_weight < LEAST_FACT_WEIGHT
        or alignment.fact_share < LEAST_FACT_SHARE_OF_ONE_LANGUAGE
        or len(alignment.pairs) < _LEAST_SENTENCES
    ):
        return None
    why = (
        f"own wording, but numbers, dates and names of {len(alignment.pairs)} sentences follow each other in one order",
        f"they are {_percent(alignment.fact_share)} of the facts of the text that has fewer",
    )
    return Verdict(Relation.SHARED_SOURCE, round(min(0.85, 0.4 + 0.6 * alignment.fact_share), 3), why)


def _is_one_paragraph(evidence: Evidence) -> bool:
    """Whether two reports share one paragraph's worth of text and each has much more of its own."""
    left = min(evidence.largest_rest_a, evidence.largest_rest_b, evidence.rest_a / 2, evidence.rest_b / 2)
    return evidence.shared_own <= _MOST_BACKGROUND and left >= _OWN_STRETCH


def _copied(evidence: Evidence) -> Verdict:
    longer_rest = evidence.rest_of_longer
    pieces = evidence.rest_pieces_b if evidence.own_a <= evidence.own_b else evidence.rest_pieces_a
    why = [f"shares {evidence.longest_own} consecutive words of own prose", _shares(evidence)]
    if evidence.changed > 0:
        why.append(f"{_percent(evidence.changed)} of the words inside the shared passages differ")
    if evidence.cover_shorter >= _WHOLE and evidence.cover_longer >= _WHOLE and evidence.changed <= 0.01:
        return Verdict(Relation.VERBATIM, _sure(evidence, 0.98), tuple(why))
    if _is_whole_in_other_furniture(evidence):
        why.append(f"what the longer has more ({round(evidence.rest_of_longer)} words) is short lines")
        return Verdict(Relation.VERBATIM, _sure(evidence, 0.94), tuple(why))
    if evidence.largest_rest_of_shorter >= _OWN_STRETCH and evidence.cover_shorter < _WHOLE:
        return _partly(evidence, why)
    if evidence.cover_shorter >= _NEARLY_WHOLE and evidence.cover_longer < _WHOLE and evidence.changed <= 0.03:
        where = "one stretch" if pieces <= 1 else f"{pieces} stretches"
        why.append(
            f"the shorter stands in the longer nearly whole; what it lacks ({round(longer_rest)} words) is {where}"
        )
        return Verdict(Relation.TRUNCATED, _sure(evidence, 0.97), tuple(why))
    if evidence.cover_shorter >= 0.6 and evidence.cover_longer >= 0.5:
        return Verdict(Relation.LIGHT_EDIT, _sure(evidence, 0.94), tuple(why))
    if evidence.cover_shorter >= 0.8 and evidence.changed <= 0.12:
        why.append("the shorter stands in the longer, edited")
        return Verdict(Relation.TRUNCATED, _sure(evidence, 0.85), tuple(why))
    return _partly(evidence, why)


def _is_whole_in_other_furniture(evidence: Evidence) -> bool:
    """Whether the shorter stands in the longer whole, and the rest of the longer is lines too short for a paragraph."""
    return (
        evidence.cover_shorter >= _WHOLE
        and evidence.changed <= 0.01
        and evidence.longest_line_of_longer <= _SHORT_LINE
        and evidence.rest_of_longer <= _MOST_FURNITURE
    )


def _partly(evidence: Evidence, why: list[str]) -> Verdict:
    rest = f"the rest ({round(evidence.rest_a)} and {round(evidence.rest_b)} words) is each one's own"
    return Verdict(Relation.PARTIAL_REUSE, _sure(evidence, 0.97), (*why, rest))


def _below_report(evidence: Evidence, shared_credits: tuple[str, ...]) -> Verdict | None:
    why = (f"shares {evidence.longest_own} consecutive words of own prose", _shares(evidence))
    if shared_credits:
        return Verdict(Relation.SHARED_SOURCE, 0.8, (*why, f"both credit {', '.join(shared_credits)}"))
    if evidence.longest_own >= 40 and evidence.rare_own >= 12:
        return Verdict(Relation.PARTIAL_REUSE, 0.75, (*why, "a whole paragraph, in texts that are otherwise apart"))
    if evidence.longest_own < 16 or evidence.rare_own < 10:
        return None
    return Verdict(Relation.UNKNOWN, 0.5, (*why, "too small a share of either to tell reuse from common background"))


def _agency_background(evidence: Evidence, shared_credits: tuple[str, ...]) -> Verdict:
    why = (
        f"shares {evidence.longest_own} consecutive words of own prose",
        _shares(evidence),
        f"both credit {', '.join(shared_credits)}: one desk's background behind two stories",
    )
    return Verdict(Relation.SHARED_SOURCE, 0.85, why)


def _shares(evidence: Evidence) -> str:
    return (
        f"{_percent(evidence.cover_shorter)} of the own prose of the shorter and "
        f"{_percent(evidence.cover_longer)} of the longer is aligned ({round(evidence.shared_own)} words)"
    )


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %" if share >= 0.1 or not share else f"{share * 100:.1f} %"


def _sure(evidence: Evidence, most: float) -> float:
    """Confidence that grows with the words aligned beyond the least that counts."""
    return round(most - 0.25 * exp(-(evidence.shared_own - LEAST_COPIED_WORDS) / 40.0), 3)
