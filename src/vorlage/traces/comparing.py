# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Compare two copies of one text: each is read by a jailed child of its own, and their texts are held together here.

Residual risks: a child that a file has taken over can give another text for its copy. Then the differences are those
of that text; it cannot write words of its own into a report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from vorlage.domain.custody import Item
from vorlage.domain.traces import Trace, TraceKind
from vorlage.jail.limits import JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.traces.answers import LONGEST_VALUE, MOST_PLACES, MOST_VALUES, CopyAnswer, CopyPageAnswer, TraceRequest
from vorlage.traces.copies import CopyDifference, CopyPage, compare_copies
from vorlage.traces.examining import EXAMINE_LIMITS, name_hint
from vorlage.traces.forms import FORMS, GAPS

_ANSWER: Final = msgspec.msgpack.Decoder(CopyAnswer)
_STOPPED: Final = {JailVerdict.CRASHED: "damaged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two copies do not have in common, as traces of the first, and codes of what could not be compared."""

    traces: tuple[Trace, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyComparer:
    """Compares originals of one case, two at a time. Safe to use from several threads."""

    jail: Jail

    def compare(
        self, one: tuple[Item, Path], other: tuple[Item, Path], *, work: Path, with_values: bool = False
    ) -> Compared:
        """The differences of two originals.

        Args:
            one: The item whose report it is, with its bytes.
            other: The other copy.
            work: An empty folder for this comparison alone.
            with_values: Bring along what stands in each. Whoever asks for it has put that on record.

        Raises:
            JailUnavailableError: No child process could be started; nothing was opened.
            OSError: An original itself cannot be opened: our own store failed.
        """
        answers = [self._read(*each, work) for each in (one, other)]
        gaps = tuple(sorted({gap for answer in answers for gap in answer.gaps}))
        pages, others = (tuple(as_page(each) for each in answer.pages) for answer in answers)
        if not any(page.text.strip() for page in pages) or not any(page.text.strip() for page in others):
            return Compared(traces=(), gaps=gaps or ("text",))
        found, is_whole = compare_copies(pages, others)
        gaps = gaps if is_whole else tuple(sorted({*gaps, "limit"}))
        return Compared(traces=_as_traces(found, other[0], with_values=with_values), gaps=gaps)

    def _read(self, item: Item, original: Path, work: Path) -> CopyAnswer:
        request = msgspec.msgpack.encode(TraceRequest(name=name_hint(item.path)))
        said = self.jail.run(
            "vorlage.traces.formats.copied:read_copy", original, request, work=work, limits=EXAMINE_LIMITS
        )
        if said.verdict is not JailVerdict.ANSWERED:
            return CopyAnswer(gaps=(_STOPPED.get(said.verdict, "limit"),))
        try:
            answer = _ANSWER.decode(said.payload)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return CopyAnswer(gaps=("damaged",))
        is_ours = all(gap in GAPS for gap in answer.gaps)
        has_places = all(len(page.places) in (0, 8 * len(page.text)) for page in answer.pages)
        return answer if is_ours and has_places else CopyAnswer(gaps=("damaged",))


def as_page(answer: CopyPageAnswer) -> CopyPage:
    """A page of an answer that was checked; numbers that are none are 0."""
    if not answer.places:
        return CopyPage(answer.text)
    places = np.frombuffer(answer.places, np.dtype("<f4")).reshape(-1, 2)
    return CopyPage(answer.text, np.nan_to_num(np.clip(places, -1e6, 1e6)))


def _as_traces(found: list[CopyDifference], other: Item, *, with_values: bool) -> tuple[Trace, ...]:
    """One trace a rule and page, with its count and the first of its lines in both copies."""
    together: defaultdict[tuple[int, str], list[CopyDifference]] = defaultdict(list)
    for each in found:
        together[each.page, each.code].append(each)
    traces = []
    for (page, code), differences in sorted(together.items()):
        form = FORMS[code]
        told = differences[:MOST_PLACES]
        more = " and more" if len(differences) > len(told) else ""
        here = ", ".join(dict.fromkeys(str(each.line) for each in told))
        there = ", ".join(dict.fromkeys(f"{each.other_page}/{each.other_line}" for each in told))
        traces.append(
            Trace(
                kind=TraceKind.COPY_DIFFERENCE, code=code, page=page, count=len(differences), sure=form.sure,
                where=f"{form.words} ({len(differences):,}), line {here}{more}; item {other.number}, page/line {there}",
                readers=form.readers, advice=form.advice,
                values=tuple(_value(each) for each in differences[:MOST_VALUES]) if with_values else (),
            )
        )  # fmt: skip
    return tuple(traces)


def _value(difference: CopyDifference) -> str:
    half = LONGEST_VALUE // 2 - 4
    return f"[{difference.one[:half]}] [{difference.other[:half]}]"
