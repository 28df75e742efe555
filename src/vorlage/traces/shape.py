# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The exact shape of reports of traces for scripts, as `docs/reference/json.md` explains it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vorlage.domain.custody import escape_path
from vorlage.domain.traces import Trace, TraceReport
from vorlage.traces.examining import LOOKED_FOR
from vorlage.traces.forms import GAPS, UNDETECTABLE


def reports_as_json(reports: Iterable[tuple[str, TraceReport]], *, with_values: bool = False) -> dict[str, Any]:
    """Reports with the paths of their items; `values` only when they were asked for, and that is on record."""
    found = [(path, report) for path, report in reports]
    return {
        "traces": [_as_json(path, report, each, with_values) for path, report in found for each in report.traces],
        "examined": [
            {"number": report.number, "path": path, "not_looked_at": [GAPS[gap] for gap in report.gaps]}
            for path, report in found
        ],
        "looked_for": sorted(LOOKED_FOR.union(*(report.looked_for for _, report in found))),
        "cannot_be_detected": [{"kind": kind.value, "words": words} for kind, words in UNDETECTABLE.items()],
    }


def _as_json(path: str, report: TraceReport, trace: Trace, with_values: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "number": report.number,
        "path": path,
        "page": trace.page,
        "kind": trace.kind.value,
        "code": trace.code,
        "where": trace.where,
        "count": trace.count,
        "bits": trace.bits,
        "sure": trace.sure.value,
        "readers": trace.readers.value,
        "advice": trace.advice,
    }
    if with_values:
        shape["values"] = [escape_path(value) for value in trace.values]
    return shape
