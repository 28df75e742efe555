# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two printed names, one person? Asked with reasons, by role and place; answered by nobody but people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.claims.cases import a_record, unrelated
from vorlage.claims.ledger import build_ledger
from vorlage.claims.names.names_in_report import names_in_report
from vorlage.claims.names.proposals import claims_touched, needs_two_persons, propose_same_person
from vorlage.domain.lineage import Derivation, Lineage, Pair, Relation, Siglum, Variant, VariantKind
from vorlage.domain.names import NameInReport, NameProposal, NameReason, NameVerdict
from vorlage.domain.pages import Record
from vorlage.protection.roster import Roster

_PROFESSOR = "“This was known for years,” said {}, an expert on rivers and a professor at Tarn's Alder University.\n"
_SECRETARY = "The order came from the party secretary of Tarn, {}, in the spring.\n"


def _names(records: Sequence[Record]) -> list[NameInReport]:
    return [name for record in records for name in names_in_report(record)]


def _asked(*texts: str, unstable: Sequence[int] = ()) -> tuple[tuple[NameProposal, ...], list[Record]]:
    """What is asked of some reports that lineage does not relate; some of them spell names in several ways."""
    records = [a_record(text) for text in texts]
    lineage = replace(unrelated(records), unstable_names=frozenset(Siglum(records[at].path) for at in unstable))
    return propose_same_person(_names(records), lineage), records


@pytest.mark.parametrize(
    ("text", "printed", "role", "body", "place"),
    [
        (_PROFESSOR.format("Olga Weibolt"), "Olga Weibolt", "professor", "university", "tarn"),
        (_SECRETARY.format("Gu Wenlan"), "Gu Wenlan", "secretary", "party", "tarn"),
        ("Yesterday Tarn police chief Piet Ostrava resigned.\n", "Piet Ostrava", "director", "police", "tarn"),
        ("塔恩州党委书记顾文兰昨天表示，不予置评。\n", "顾文兰", "secretary", "party", "塔恩州"),
        (
            "Об этом сказал профессор Тарнского университета Олег Вайбольт.\n",
            "Олег Вайбольт",
            "professor",
            "university",
            "тарнского",
        ),
    ],
)
def test_a_name_is_found_with_the_role_body_and_place_beside_it(
    text: str, printed: str, role: str, body: str, place: str
) -> None:
    """Before the name, behind it, and in other scripts; the words of the report are quoted at their place."""
    record = a_record(text)
    (name,) = [name for name in names_in_report(record) if name.printed == printed]
    assert record.text[name.start : name.end] == printed
    assert role in name.roles
    assert body in name.bodies
    assert place in name.places


def test_a_role_further_away_binds_to_nobody() -> None:
    """The nearest name is not taken for the bearer of a role that stands in another clause."""
    (name,) = [
        name
        for name in names_in_report(a_record("The minister was away; it was raining when Olga Weibolt walked home.\n"))
        if name.printed == "Olga Weibolt"
    ]
    assert (name.roles, name.bodies, name.places) == ((), (), ())


def test_near_spellings_are_asked_about_with_role_evidence_only() -> None:
    """Weibolt and Wippolt, professor at one university: a question. Without the role: two people."""
    (asked,), _ = _asked(_PROFESSOR.format("Olga Weibolt"), _PROFESSOR.format("Olga Wippolt"))
    assert {NameReason.SAME_ROLE, NameReason.SAME_PLACE, NameReason.VOICING} <= set(asked.reasons_for)
    assert asked.comparison.verdict is NameVerdict.NEAR
    walked = "In the evening Olga {} walked home.\n"
    assert _asked(walked.format("Weibolt"), walked.format("Wippolt"))[0] == ()


def test_one_syllable_apart_is_asked_about_only_where_a_report_spells_names_in_several_ways() -> None:
    """One office, one place, two names: two who held it, unless a translation was in between; then a person looks."""
    texts = _SECRETARY.format("Gu Wenlan"), _SECRETARY.format("Hu Wenlan")
    assert _asked(*texts)[0] == ()
    (asked,), _ = _asked(*texts, unstable=[1])
    assert NameReason.SYLLABLE_DIFFERS in asked.reasons_against
    assert {NameReason.SAME_ROLE, NameReason.UNSTABLE_NAMES} <= set(asked.reasons_for)


def test_one_name_in_two_writing_systems_is_asked_about_without_a_role() -> None:
    """Pinyin and characters are one form; whether it is one person is still asked."""
    (asked,), _ = _asked("In the evening Gu Wenlan walked home.\n", "塔恩州党委书记顾文兰昨天表示，不予置评。\n")
    assert asked.comparison.verdict is NameVerdict.ONE_FORM


def test_a_steady_report_that_prints_both_names_has_two_people() -> None:
    """Who writes Weibolt and Wippolt in one careful text knows two people."""
    both = _PROFESSOR.format("Olga Weibolt") + _PROFESSOR.format("Olga Wippolt")
    assert _asked(both, _PROFESSOR.format("Olga Wippolt"))[0] == ()


def test_a_surname_beside_the_full_name_is_no_other_spelling() -> None:
    """A short form is not asked about."""
    assert _asked(_PROFESSOR.format("Olga Weibolt"), _PROFESSOR.format("Weibolt"))[0] == ()


def _aligned(one: Record, other: Record, printed: tuple[str, str]) -> Lineage:
    spans = [
        (record.text.index(name), record.text.index(name) + len(name))
        for record, name in zip((one, other), printed, strict=True)
    ]
    pair = Pair(
        a=Siglum(one.path),
        b=Siglum(other.path),
        relation=Relation.BACK_TRANSLATED,
        derives=Derivation.UNKNOWN,
        confidence=0.9,
        why=("made for a test",),
        passages=(),
        variants=(Variant(VariantKind.NAME, printed[0], printed[1], spans[0], spans[1]),),
    )
    return replace(unrelated([one, other]), pairs=(pair,))


def test_another_name_at_one_place_of_a_shared_passage_is_asked_about() -> None:
    """Lineage lays the passages side by side: the secretary has another name there, and the role says where to look."""
    one, other = a_record(_SECRETARY.format("Gu Wenlan")), a_record(_SECRETARY.format("Huang Wuyu"))
    (asked,) = propose_same_person(_names([one, other]), _aligned(one, other, ("Gu Wenlan", "Huang Wuyu")))
    assert NameReason.ALIGNED in asked.reasons_for
    assert asked.comparison.verdict is NameVerdict.OTHER


def test_proposals_do_not_depend_on_the_order_of_names_and_keep_their_ids_when_reports_come() -> None:
    """A person's decision has to find its question again."""
    records = [a_record(_PROFESSOR.format(name)) for name in ("Olga Weibolt", "Olga Wippolt", "Olga Weibolt")]
    first = propose_same_person(_names(records[:2]), unrelated(records[:2]))
    second = propose_same_person(reversed(_names(records)), unrelated(records))
    assert [each.suggestion for each in first] == [each.suggestion for each in second]
    assert first[0].suggestion.startswith("name-")
    assert len(second[0].one) == 2


def test_a_protected_name_needs_two_persons() -> None:
    """One person's word is enough for a name that nobody protects, not for one that is, whatever its script."""
    (asked,), _ = _asked(_PROFESSOR.format("Olga Weibolt"), _PROFESSOR.format("Olga Wippolt"))
    of_her, of_another = Roster(("Olga Weibolt",), ()), Roster(("Piet Ostrava",), ())
    assert needs_two_persons(asked, lambda printed: bool(of_her.protected_in(printed)))
    assert not needs_two_persons(asked, lambda printed: bool(of_another.protected_in(printed)))


def test_the_claims_that_hang_on_a_proposal_are_those_its_names_speak_in() -> None:
    """The effect of a decision, for the order of the queue."""
    (asked,), records = _asked(
        _PROFESSOR.format("Olga Weibolt"), _PROFESSOR.format("Olga Wippolt"), "The mayor said that nobody was hurt.\n"
    )
    claims = build_ledger(records, unrelated(records), (), pages_unread=0).claims
    touched = claims_touched(asked, claims)
    assert touched
    assert {member.mention.number for claim in touched for member in claim.members} == {
        record.number for record in records[:2]
    }


def test_representations_hold_numbers_and_no_names() -> None:
    """What reaches a log or a traceback names nobody."""
    (asked,), _ = _asked(_PROFESSOR.format("Olga Weibolt"), _PROFESSOR.format("Olga Wippolt"))
    assert "Olga" not in repr(asked) + repr(asked.one[0])
