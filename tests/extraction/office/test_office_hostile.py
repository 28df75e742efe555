# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office files that mean harm, or are broken: a stated outcome each, within its limits."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
Zipped = Callable[[dict[str, str | bytes]], bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = (".doc", ".docx", ".dotx", ".rtf", ".odt", ".ods", ".odp", ".ppt", ".pptx", ".xls", ".xlsx", ".xlsb", ".vsdx")


def test_an_entity_bomb_in_a_part_is_refused(read: Read, zipped: Zipped) -> None:
    """Nothing it declares is expanded."""
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + f'<w:document xmlns:w="{_W}">&b;</w:document>'
    extracted = read(zipped({"word/document.xml": bomb}))
    assert (extracted.outcome, extracted.reason[:12]) == (Outcome.REFUSED, "xml.entities")


def test_a_part_that_unpacks_without_end_is_refused(read: Read, zipped: Zipped) -> None:
    """Three hundred megabytes of blanks are a few hundred kilobytes packed."""
    extracted = read(zipped({"word/document.xml": b" " * (300 << 20)}))
    assert (extracted.outcome, extracted.reason[:10]) == (Outcome.REFUSED, "limit.part")


def test_nesting_without_end_is_an_outcome(read: Read, zipped: Zipped) -> None:
    """Tables in tables in tables, groups in groups: neither the stack nor the clock gives way."""
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 5_000
    body = f'<w:document xmlns:w="{_W}"><w:body>{deep}</w:body></w:document>'
    assert read(zipped({"word/document.xml": body})).outcome in (Outcome.DAMAGED, Outcome.READ)
    assert read(b"{\\rtf1 " + b"{\\b " * 300_000 + b"x").outcome is Outcome.DAMAGED


def test_names_of_embedded_files_never_lead_anywhere(read: Read, zipped: Zipped, tmp_path: Path) -> None:
    """They are shown, with the way they ask for cut off."""
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>'
    extracted = read(zipped({"word/document.xml": body, "word/embeddings/..\\..\\..\\evil.pdf": b"%PDF"}))
    assert [member.name for member in extracted.members] == ["evil.pdf"]
    assert not list(tmp_path.parent.glob("**/evil.pdf"))


@pytest.mark.shared
@pytest.mark.long
def test_no_mutation_of_real_files_stops_a_reader(read: Read, shared_folder: Path) -> None:
    """Bytes changed, cut out and repeated at random: every file has an outcome of the reader's own, never a crash."""
    chance = random.Random(20261121)
    originals = [each for each in sorted((shared_folder / "data" / "corpora" / "tika").iterdir())
                 if each.suffix.lower() in _OFFICE and 1_000 < each.stat().st_size < 200_000]  # fmt: skip
    for original in originals:
        held = bytearray(original.read_bytes())
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(held))
            if chance.random() < 0.8:
                held[at] = chance.randrange(256)
            else:
                del held[at : at + chance.randrange(1, 200)]
        extracted = read(bytes(held))
        assert not extracted.reason.startswith(("reader.crashed", "reader.answer", "limit.time", "limit.memory")), (
            original.name
        )


@pytest.mark.shared
@pytest.mark.long
def test_real_files_are_read(read: Read, shared_folder: Path) -> None:
    """Of every office file that is neither locked, nor of a kind that is not read, the reader makes something."""
    corpus = shared_folder / "data" / "corpora" / "tika"
    failed = []
    for original in sorted(corpus.iterdir()):
        if original.suffix.lower() in _OFFICE:
            extracted = read(original.read_bytes(), original.name)
            if extracted.outcome in (Outcome.DAMAGED, Outcome.REFUSED):
                failed.append((original.name, extracted.reason))
    assert len(failed) <= 3, failed
