# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every exact kind of trace, planted in twenty files over the formats, is found; without it the files are quiet."""

from __future__ import annotations

import io
from collections import Counter

import msgspec
import pytest

from tests.traces import planting_traces as made
from tests.traces.planted import Planted, planted
from vorlage.domain.traces import TraceKind
from vorlage.traces.answers import FindingAnswer, TraceAnswer, TraceRequest
from vorlage.traces.forms import FORMS
from vorlage.traces.inside import find_traces

PLANTED = tuple(planted())


def examined(held: bytes, name: str) -> TraceAnswer:
    """What the jailed side answers: the files are ours, so no jail is needed to make them safe."""
    request = msgspec.msgpack.encode(TraceRequest(name=name, with_values=True))
    return msgspec.msgpack.decode(find_traces(io.BytesIO(held), request), type=TraceAnswer)


def codes(findings: tuple[FindingAnswer, ...]) -> set[str]:
    """The rules that found something."""
    return {each.code for each in findings}


def test_twenty_files_are_planted_for_each_exact_kind() -> None:
    """The table is whole: a kind with fewer files would be a recall of less."""
    exact = set(TraceKind) - {TraceKind.PRINTER_DOTS, TraceKind.COPY_DIFFERENCE}
    assert Counter(each.kind for each in PLANTED) == dict.fromkeys(exact, 20)


@pytest.mark.parametrize("one", PLANTED, ids=lambda one: f"{one.kind.value}-{one.name}")
def test_a_planted_trace_is_found(one: Planted, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the rule that is made for it, and as the kind it is."""
    monkeypatch.chdir(str(tmp_path))
    assert FORMS[one.code].kind is one.kind
    assert one.code in codes(examined(one.made, one.name).findings)


CLEAN = {
    "a.txt": made.text_of(1).encode(),
    "a.docx": made.docx(text=made.text_of(2)),
    "a.xlsx": made.xlsx(text=made.text_of(3)),
    "a.pptx": made.pptx(text=made.text_of(4)),
    "a.odt": made.odf(text=made.text_of(5)),
    "a.ods": made.odf("spreadsheet"),
    "a.rtf": made.rtf(made.text_of(6)),
    "a.eml": made.mail(made.text_of(7)),
    "a.html": b"<html><body><p>The board met.</p></body></html>",
    "a.pdf": made.pdf(),
    "a.jpg": made.picture(),
    "a.png": made.picture("PNG"),
    "a.tif": made.picture("TIFF"),
    "a.webp": made.picture("WEBP"),
    "a.gif": made.picture("GIF"),
    "a.tar": made.tar(),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_file_without_any_trace_is_quiet(name: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same makers with nothing planted: what is found above was planted, and was not there all along."""
    monkeypatch.chdir(str(tmp_path))
    assert examined(CLEAN[name], name).findings == ()
