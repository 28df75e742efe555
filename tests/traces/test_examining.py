# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reports: made in the jail, in our words alone, and signed by a digest that changes with what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.traces import planting_traces as made
from vorlage.domain.custody import AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.traces import Readership, Sureness, Trace, TraceKind, TraceReport, Undetectable
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.traces.answers import FindingAnswer, TraceAnswer
from vorlage.traces.examining import LOOKED_FOR, Examiner, without_values
from vorlage.traces.forms import FORMS, GAPS, PLACES, UNDETECTABLE, advice_of, where_of

JAIL = Jail()


def an_item(path: str = "a.docx") -> Item:
    """An item whose bytes came in."""
    return Item(
        number=ItemNumber(7), accession=AccessionNumber("2026-001"), path=path, digest=Digest("ab" * 32), size_bytes=9,
        genre=Genre.PRIMARY, parent=None, media_type="", outcome=Outcome.READ, reason="", duplicate_of=None,
    )  # fmt: skip


class SaysThis(Jail):
    """A jail whose child says what a test wants: what a child that a file has taken over could say."""

    def __init__(self, *payloads: bytes, verdict: JailVerdict = JailVerdict.ANSWERED) -> None:
        self.payloads = list(payloads)
        self.verdict = verdict

    def run(
        self,
        entry: str,  # noqa: ARG002
        original: Path | None,  # noqa: ARG002
        request: bytes,  # noqa: ARG002
        *,
        work: Path,  # noqa: ARG002
        limits: JailLimits,  # noqa: ARG002
        readable: tuple[Path, ...] = (),  # noqa: ARG002
    ) -> JailAnswer:
        payload = self.payloads.pop(0) if len(self.payloads) > 1 else self.payloads[0]
        return JailAnswer(verdict=self.verdict, payload=payload)


def examined(jail: Jail, tmp_path: Path, held: bytes = b"x", *, with_values: bool = False) -> TraceReport:
    """The report of these bytes."""
    (tmp_path / "original").write_bytes(held)
    work = tmp_path / "work"
    return Examiner(jail=jail).examine(an_item(), tmp_path / "original", work=work, with_values=with_values)


def test_a_file_is_examined_in_the_jail(tmp_path: Path) -> None:
    """A real child, a real package: the author is found, and nothing of the name comes out unasked."""
    held = made.docx(docProps__core_DOT_xml=made.core(creator="Ivo Tamm"))
    report = examined(JAIL, tmp_path, held)
    assert [(each.kind, each.values) for each in report.traces] == [(TraceKind.AUTHOR, ())]
    assert "Tamm" not in repr(report)
    shown = examined(JAIL, tmp_path, held, with_values=True)
    assert shown.traces[0].values == ("Ivo Tamm",)
    assert "Tamm" not in repr(shown)
    assert without_values(shown) == report


@pytest.mark.parametrize(
    "payload",
    [
        b"no message",
        msgspec.msgpack.encode({"findings": [{"code": "author.of this", "count": 1}]}),
        msgspec.msgpack.encode({"findings": [{"code": "author.unheard_of", "count": 1}]}),
        msgspec.msgpack.encode({"findings": [{"code": "author.creator", "count": 1, "place": "ivo_tamm"}]}),
        msgspec.msgpack.encode({"findings": [{"code": "author.creator", "count": 0}]}),
        msgspec.msgpack.encode({"gaps": ["ivo_tamm"]}),
        msgspec.msgpack.encode({"findings": [{"code": "author.creator", "words": "Ivo Tamm"}]}),
    ],
)
def test_a_child_cannot_put_words_of_its_own_into_a_report(payload: bytes, tmp_path: Path) -> None:
    """Whatever is not one of our codes makes the whole answer count as none."""
    report = examined(SaysThis(payload), tmp_path)
    assert report.traces == ()
    assert report.gaps == ("damaged",)


@pytest.mark.parametrize("verdict", [each for each in JailVerdict if each is not JailVerdict.ANSWERED])
def test_a_child_that_was_stopped_leaves_a_gap(verdict: JailVerdict, tmp_path: Path) -> None:
    """A report that could not be made never reads as one without findings."""
    assert examined(SaysThis(b"", verdict=verdict), tmp_path).gaps


def test_a_child_that_always_asks_for_another_turn_is_left(tmp_path: Path) -> None:
    """A turn that does not go on ends the examination."""
    answer = msgspec.msgpack.encode(TraceAnswer(next_page=5))
    assert examined(SaysThis(answer), tmp_path).gaps == ()


def test_findings_of_several_turns_are_counted_together(tmp_path: Path) -> None:
    """The file as a whole has one finding of a kind, however many turns it took."""
    one = FindingAnswer(code="hidden.text", count=2)
    turns = (TraceAnswer(findings=(one,), next_page=3), TraceAnswer(findings=(one,)))
    report = examined(SaysThis(*map(msgspec.msgpack.encode, turns)), tmp_path)
    assert [each.count for each in report.traces] == [4]


def test_bytes_that_never_came_in_are_a_gap(tmp_path: Path) -> None:
    """Of a member that was refused there is nothing to look at."""
    assert Examiner(jail=JAIL).examine(an_item(), None, work=tmp_path).gaps == ("bytes",)


@pytest.mark.parametrize("code", FORMS)
def test_every_rule_has_words_that_are_ours(code: str) -> None:
    """Where, and what to do: sentences and clauses that fit a line."""
    where = where_of(FindingAnswer(code=code, count=3, place="paragraph", at=(2, 5)))
    assert where.endswith("(3), paragraph 2, 5 and more")
    assert advice_of(code).endswith(".")


def test_every_kind_but_those_of_pictures_and_copies_is_looked_for_by_some_rule() -> None:
    """A kind without a rule would be a promise without anything behind it."""
    assert set(TraceKind) - {TraceKind.PRINTER_DOTS, TraceKind.COPY_DIFFERENCE} <= LOOKED_FOR
    assert UNDETECTABLE.keys() == set(Undetectable)
    assert all(GAPS.values())
    assert set(PLACES) > {""}


def a_trace(code: str, count: int, page: int | None) -> Trace:
    """A trace by a rule."""
    return Trace(
        kind=FORMS[code].kind, code=code, where=FORMS[code].words, page=page, count=count, sure=Sureness.LIKELY,
        readers=Readership.ANYONE, advice="Leave it out.",
    )  # fmt: skip


TRACES = st.lists(
    st.builds(a_trace, st.sampled_from(sorted(FORMS)), st.integers(1, 9), st.none() | st.integers(1, 9)), max_size=6
)


def a_report(traces: list[Trace]) -> TraceReport:
    """A report of these."""
    return TraceReport(
        number=ItemNumber(7), digest=Digest("ab" * 32), media_type="", rules="1", traces=tuple(traces),
        looked_for=LOOKED_FOR,
    )  # fmt: skip


@given(TRACES, st.randoms())
def test_a_reading_does_not_depend_on_order_or_values(traces: list[Trace], chance: object) -> None:
    """The same findings are the same reading, shown or not."""
    shown = [replace(trace, values=("Ivo Tamm",)) for trace in reversed(traces)]
    assert a_report(shown).reading == a_report(traces).reading


@given(TRACES, TRACES)
def test_other_findings_are_another_reading(one: list[Trace], other: list[Trace]) -> None:
    """What a person signed does not hold for a report that says something else."""
    same = sorted(map(repr, one)) == sorted(map(repr, other))
    assert (a_report(one).reading == a_report(other).reading) is same


@pytest.mark.parametrize(
    "change",
    [
        {"rules": "2"}, {"gaps": ("limit",)}, {"digest": Digest("cd" * 32)}, {"digest": None},
        {"looked_for": frozenset({TraceKind.GPS})},
    ],
)  # fmt: skip
def test_a_reading_changes_with_rules_gaps_and_original(change: dict[str, object]) -> None:
    """Each of them makes it another report."""
    report = a_report([])
    assert replace(report, **change).reading != report.reading  # type: ignore[arg-type]
