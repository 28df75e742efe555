# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of grouping towards persons: what they decide holds, whatever the slots say, and nothing else moves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.claims.alignment import Alignment
from vorlage.claims.grouping import group_mentions
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claim_grouping import NOTHING_DECIDED, GroupingDecisions, MentionPlace, mention_place
from vorlage.domain.claims import ClaimKind, Mention
from vorlage.domain.lineage import Lineage, Siglum
from vorlage.domain.pages import Record

from .cases import a_record, siblings, unrelated

_TEXTS = (
    "The utility found lead in 2,340 homes of the Tarn district, the memo said. Ada Marl denied that it was hidden.",
    "Lead was found in about 2,300 homes of the Tarn district by the utility. Its 41 wells are closed.",
    "The Brenn valley has 2,340 homes without power. “Nobody came to us for a week,” said Ola Brandt.",
)


def _groups(
    records: Sequence[Record], lineage: Lineage, decisions: GroupingDecisions = NOTHING_DECIDED
) -> list[set[MentionPlace]]:
    mentions = [mention for record in records for mention in find_mentions(record)]
    alignment = Alignment(lineage, {Siglum(record.path): record.text for record in records}, mentions)
    return [
        {mention_place(member.mention) for member in members}
        for members in group_mentions(mentions, alignment, decisions)
    ]


def _mentions(records: Sequence[Record]) -> list[Mention]:
    return [mention for record in records for mention in find_mentions(record)]


def _amounts(records: Sequence[Record], counted: str) -> list[Mention]:
    return [one for one in _mentions(records) if one.kind is ClaimKind.QUANTITY and counted in one.quote]


def _pair(one: Mention, other: Mention) -> tuple[MentionPlace, MentionPlace]:
    first, second = sorted((mention_place(one), mention_place(other)))
    return first, second


def test_what_persons_put_together_is_one_claim_though_the_values_differ() -> None:
    """Two amounts that no rule joins are one claim when a person says so."""
    records = [a_record(text, path=f"reports/{number}.txt") for number, text in enumerate(_TEXTS)]
    homes = _amounts(records, "homes")
    (wells,) = _amounts(records, "wells")
    pair = _pair(homes[0], wells)
    assert not any(set(pair) <= group for group in _groups(records, unrelated(records)))
    decided = GroupingDecisions(together=frozenset({pair}))
    assert any(set(pair) <= group for group in _groups(records, unrelated(records), decided))


@pytest.mark.parametrize("related", [False, True])
def test_what_persons_keep_apart_stays_apart_even_in_copies(related: bool) -> None:
    """Neither equal sentences nor a shared passage join what a person parted; the rest of the claims stay."""
    records = [a_record(_TEXTS[0], path=f"reports/{number}.txt") for number in range(2)]
    lineage = siblings(*records) if related else unrelated(records)
    one, other = _amounts(records, "homes")
    before = _groups(records, lineage)
    after = _groups(records, lineage, GroupingDecisions(apart=frozenset({_pair(one, other)})))
    assert any({mention_place(one), mention_place(other)} <= group for group in before)
    assert not any({mention_place(one), mention_place(other)} <= group for group in after)
    assert [group for group in before if mention_place(one) not in group] == [
        group for group in after if not group & {mention_place(one), mention_place(other)}
    ]


def test_a_decision_about_a_place_where_nothing_stands_is_passed_over() -> None:
    """Words that are no longer there are asked for nothing."""
    records = [a_record(text, path=f"reports/{number}.txt") for number, text in enumerate(_TEXTS)]
    gone = (Siglum("reports/9.txt"), 0, 4, _mentions(records)[0].kind)
    pair = mention_place(_mentions(records)[0]), gone
    decided = GroupingDecisions(together=frozenset({pair}))
    assert _groups(records, unrelated(records), decided) == _groups(records, unrelated(records))


def test_a_decision_both_ways_is_refused() -> None:
    """Two mentions are not together and apart."""
    records = [a_record(_TEXTS[0], path=f"reports/{number}.txt") for number in range(2)]
    pair = frozenset({_pair(*_mentions(records)[:2])})
    with pytest.raises(ValueError, match="both ways"):
        GroupingDecisions(together=pair, apart=pair)
    with pytest.raises(ValueError, match="in order"):
        GroupingDecisions(apart=frozenset((other, one) for one, other in pair))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_decisions_hold_whatever_they_are(data: st.DataObject) -> None:
    """For any decisions: what is apart is apart, and together what no chain of others keeps asunder."""
    records = [a_record(text, path=f"reports/{number}.txt") for number, text in enumerate((*_TEXTS, _TEXTS[0]))]
    mentions = _mentions(records)
    pairs = [_pair(one, other) for one in mentions for other in mentions if mention_place(one) < mention_place(other)]
    pairs = [pair for pair in pairs if pair[0][3] is pair[1][3]]
    apart = frozenset(data.draw(st.lists(st.sampled_from(pairs), max_size=4)))
    together = frozenset(data.draw(st.lists(st.sampled_from(pairs), max_size=2))) - apart
    groups = _groups(records, unrelated(records), GroupingDecisions(together=together, apart=apart))
    assert sorted(place for group in groups for place in group) == sorted(map(mention_place, mentions))
    assert not any(set(pair) <= group for pair in apart for group in groups)
    if not apart:
        assert all(any(set(pair) <= group for group in groups) for pair in together)
