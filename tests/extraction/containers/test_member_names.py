# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names of members are told in the encoding of the machine that packed them."""

from __future__ import annotations

import pytest

from vorlage.extraction.containers.member_names import encoding_of_names

NAMES = [
    ("gb18030", ["停药说明.txt", "会议记录/第三季度.doc"]),
    ("gb18030", ["合同.pdf"]),
    ("big5", ["會議記錄/說明書.txt", "預算.xls"]),
    ("shift_jis", ["報告書.txt", "会議メモ.doc", "議事録/これまで.txt"]),
    ("euc_kr", ["회의록/보고서.hwp", "예산.xls"]),
    ("cp866", ["Документы/Отчёт за квартал.doc", "список.txt"]),
    ("utf-8", ["Отчёт.doc", "说明.txt"]),
]


@pytest.mark.parametrize(("encoding", "names"), NAMES)
def test_names_tell_their_encoding(encoding: str, names: list[str]) -> None:
    """A handful of names is enough."""
    raw = [name.encode(encoding) for name in names]
    told = encoding_of_names([*raw, b"plain.txt"], otherwise="cp437")
    assert [name.decode(told) for name in raw] == names


@pytest.mark.parametrize("name", ["résumé.txt", "Übung ß.doc", "señor.txt"])
def test_western_names_stay_as_the_format_lays_down(name: str) -> None:
    """What no encoding of Asia or Russia explains is CP437."""
    assert encoding_of_names([name.encode("cp437")], otherwise="cp437") == "cp437"


def test_plain_names_ask_nothing() -> None:
    """ASCII is ASCII."""
    assert encoding_of_names([b"a.txt"], otherwise="utf-8") == "utf-8"
