# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Examine one original for traces: start a jailed examiner, believe only what can be checked, and word the findings.

A long record is examined in turns, a child each. What a child could not look at, and what stopped it, is a gap in the
report: a report with gaps says so, and never that nothing was found.

Residual risks: a child that a file has taken over can keep its findings to itself, or invent some among the codes that
there are. It cannot write words of its own into a report, nor leave the jail.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from vorlage.domain.custody import Item
from vorlage.domain.traces import Trace, TraceKind, TraceReport
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.traces.answers import FindingAnswer, TraceAnswer, TraceRequest
from vorlage.traces.forms import FORMS, GAPS, PLACES, RULES_VERSION, advice_of, where_of

LOOKED_FOR: Final = frozenset(form.kind for form in FORMS.values()) - {TraceKind.COPY_DIFFERENCE}
"""Kinds that every examination looks for; differences of copies take a second copy."""
EXAMINE_LIMITS: Final = JailLimits(wall_s=120, cpu_s=90)
_MOST_TURNS: Final = 60
_ANSWER: Final = msgspec.msgpack.Decoder(TraceAnswer)
_STOPPED: Final = {JailVerdict.CRASHED: "damaged"}


class _AnswerBrokenError(Exception):
    """An answer is not as the schema lays down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner:
    """Looks for traces in originals of one case, each in a child of its own. Safe to use from several threads."""

    jail: Jail
    limits: JailLimits = EXAMINE_LIMITS

    def examine(self, item: Item, original: Path | None, *, work: Path, with_values: bool = False) -> TraceReport:
        """The report of one item.

        A file that cannot be examined is a gap in its report, never an exception.

        Args:
            item: Which one; its path is a hint of its format.
            original: Its bytes as received; None when they never came in.
            work: An empty folder for this examination alone.
            with_values: Bring along what was found. Whoever asks for it has put that on record.

        Raises:
            JailUnavailableError: No child process could be started; nothing was opened.
            OSError: The original itself cannot be opened: our own store failed.
        """
        if original is None:
            return _report(item, (), ("bytes",))
        findings: list[FindingAnswer] = []
        gaps: dict[str, None] = {}
        first = 1
        for _ in range(_MOST_TURNS):
            answer = self._turn(item, original, work, first, with_values=with_values)
            findings += answer.findings
            gaps |= dict.fromkeys(answer.gaps)
            if answer.next_page <= first:
                break
            first = answer.next_page
        else:
            gaps["limit"] = None
        return _report(item, tuple(findings), tuple(gaps))

    def _turn(self, item: Item, original: Path, work: Path, first: int, *, with_values: bool) -> TraceAnswer:
        asked = TraceRequest(name=name_hint(item.path), first_page=first, with_values=with_values)
        said = self.jail.run(
            "vorlage.traces.inside:find_traces", original, msgspec.msgpack.encode(asked), work=work, limits=self.limits
        )
        if said.verdict is not JailVerdict.ANSWERED:
            return TraceAnswer(gaps=(_STOPPED.get(said.verdict, "limit"),))
        try:
            return _checked(said.payload)
        except _AnswerBrokenError:
            return TraceAnswer(gaps=("damaged",))


def _checked(payload: bytes) -> TraceAnswer:
    """An answer whose codes, places and gaps are all ours; numbers are bounded by the schema."""
    try:
        answer = _ANSWER.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as broken:
        raise _AnswerBrokenError from broken
    known = all(each.code in FORMS and each.place in PLACES for each in answer.findings)
    if not known or not all(gap in GAPS for gap in answer.gaps) or not answer.media_type.isprintable():
        raise _AnswerBrokenError
    return answer


def _report(item: Item, findings: tuple[FindingAnswer, ...], gaps: tuple[str, ...]) -> TraceReport:
    return TraceReport(
        number=item.number,
        digest=item.digest,
        media_type=item.media_type,
        rules=RULES_VERSION,
        traces=tuple(_in_words(each) for each in _merged(findings)),
        looked_for=LOOKED_FOR,
        gaps=tuple(sorted(gaps)),
    )


def _merged(findings: tuple[FindingAnswer, ...]) -> list[FindingAnswer]:
    """Findings of several turns in order of kind and page; those of a mail's body are made once, not per page too."""
    kinds = list(TraceKind)
    held: dict[tuple[str, int, str], FindingAnswer] = {}
    for each in findings:
        key = (each.code, each.page, each.place)
        before = held.get(key)
        held[key] = each if before is None else msgspec.structs.replace(before, count=before.count + each.count)
    on_pages: defaultdict[tuple[str, str], int] = defaultdict(int)
    for each in held.values():
        if each.page:
            on_pages[each.code, each.place] += each.count
    kept = [
        each for each in held.values()
        if each.page or not each.code.startswith("text.") or each.count > on_pages[each.code, each.place]
    ]  # fmt: skip
    return sorted(kept, key=lambda each: (kinds.index(FORMS[each.code].kind), each.page, each.code, each.place))


def _in_words(finding: FindingAnswer) -> Trace:
    form = FORMS[finding.code]
    return Trace(
        kind=form.kind,
        code=finding.code,
        where=where_of(finding),
        page=finding.page or None,
        count=finding.count,
        sure=form.sure,
        readers=form.readers,
        advice=advice_of(finding.code),
        bits=finding.bits or None,
        values=finding.values,
    )


def without_values(report: TraceReport) -> TraceReport:
    """The same report with nothing of what was found."""
    return replace(report, traces=tuple(replace(each, values=()) for each in report.traces))


def name_hint(path: str) -> str:
    """The last part of a path; the messages of a mailbox are numbered, and hint at what they are."""
    *above, last = path.rsplit("!/", 1)
    hint = f"{last}.eml" if above and last.isdecimal() else PurePosixPath(last).name[-255:]
    return hint.encode("utf-8", "replace").decode()
