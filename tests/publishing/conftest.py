# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A small case with a planted word at every place that must not get out, and an edition published of it."""

from __future__ import annotations

import gzip
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fpdf import FPDF

from vorlage.app import Case
from vorlage.cli.main import main
from vorlage.domain.custody import CodeName, Genre
from vorlage.protection.persons import NamedPerson

_PLANTING = random.Random(20261121)
LETTER_LINE = "the works were put off until the rates had been raised."
REPORT = "The works were put off until the rates had been raised, the papers say.\n"


def planted(prefix: str) -> str:
    """A word that stands nowhere else."""
    return prefix + "".join(_PLANTING.choice("bcdfghklmnprstvz") + _PLANTING.choice("aeiou") for _ in range(5))


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """A case, the list that was published, the edition, and every secret of the case by what it is."""

    case: Path
    exhibits: Path
    edition: Path
    secrets: dict[str, str]


EXHIBITS = """
title = "What the harbour papers show"
[[exhibits]]
path = "memo.pdf"
page = 1
quote = "the works were put off until the rates had been raised."
mode = "pixels"
caption = "The works were put off."
claim = "The works were put off on purpose."
[[exhibits]]
path = "letter.txt"
quote = "the rates had been raised"
mode = "retyped"
caption = "A letter says so too."
[[exhibits]]
path = "table.csv"
mode = "statement"
caption = "A table of payments is held."
"""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> PublishedCase:
    """Published once, by the command line, as somebody would who has all of these to hide."""
    secrets = {
        what: planted(what[:1].upper())
        for what in (
            *("case folder", "file name", "code name", "note", "member", "signer", "reason", "ground"),
            *("protected", "undecided", "unpublished", "metadata"),
        )
    }
    root = tmp_path_factory.mktemp("publishing")
    folder = root / secrets["case folder"]
    originals = _originals(root / "in", secrets)
    with Case.create(folder) as case:
        case.add(originals, genre=Genre.PRIMARY, code_name=secrets["code name"], note=secrets["note"])
        (root / "report.txt").write_text(REPORT, "utf-8")
        case.add([root / "report.txt"], genre=Genre.REPORT)
        case.protection.protect(
            [NamedPerson(spellings=(f"Ilva {secrets['protected']}",), ground=secrets["ground"])],
            by=CodeName(secrets["member"]),
        )
        for place in originals:
            secrets[f"digest of {place.suffix}"] = hashlib.sha256(place.read_bytes()).hexdigest()
            secrets[f"size of {place.suffix}"] = str(place.stat().st_size)
        secrets["accession"] = case.accounting().accessions[0].number
        secrets["opened at"] = case.accounting().accessions[0].opened_at.strftime("%H:%M:%S")
        pdf = next(item.number for item in case.items() if item.path.endswith(".pdf"))
    exhibits = root / "exhibits.toml"
    renamed = {place.name.partition("-")[0] + place.suffix: place.name for place in originals}
    listed = EXHIBITS
    for plain, name in renamed.items():
        listed = listed.replace(f'"{plain}"', f'"{name}"')
    exhibits.write_text(listed, "utf-8")
    assert run("sign-off", folder, f"traces-{pdf}", "--as", secrets["signer"]).exit_code == 0
    outcome = run("publish", folder, "--exhibits", exhibits, "--out", root / "edition", "--date", "2026-11-20")
    assert outcome.exit_code == 0, outcome.output
    secrets["log"] = (folder / "custody" / "checkpoint").read_text("utf-8").splitlines()[0]
    return PublishedCase(folder, exhibits, root / "edition", secrets)


def run(*words: object) -> Result:
    """The command line, called in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


def _originals(folder: Path, secrets: dict[str, str]) -> list[Path]:
    folder.mkdir()
    pdf = FPDF(format=(300, 200), unit="pt")
    pdf.set_font("Helvetica", size=9)
    pdf.set_author(secrets["metadata"])
    pdf.add_page()
    for at, line in enumerate((f"Minutes by Ilva {secrets['protected']}.", "", LETTER_LINE, "It was agreed.")):
        pdf.text(20, 40 + 30 * at, line)
    name = secrets["file name"]
    places = [folder / f"memo-{name}.pdf", folder / f"letter-{name}.txt", folder / f"table-{name}.csv"]
    places[0].write_bytes(bytes(pdf.output()))
    undecided, unpublished = secrets["undecided"], secrets["unpublished"]
    letter = f"Told by Ilva {secrets['protected']} and by Orla {undecided}.\n\nIn short, {LETTER_LINE}\n\n"
    places[1].write_text(letter + f"The password is {unpublished}.\n" * 301, "utf-8")
    places[2].write_text(f"payee,sum\nOrla {undecided},{unpublished}\n" + "somebody,12\n" * 1913, "utf-8")
    return places


def layers_of(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """Bytes, and all that is packed in them: base64 in both alphabets, zlib, gzip, hexadecimal digits; again and again.

    Written for this test alone, so that what searches editions is not checked by itself.
    """
    import base64
    import zlib

    yield content
    if depth == 4:
        return
    for found in re.finditer(rb"[A-Za-z0-9+/_-]{16,}", content):
        run_of = found[0].replace(b"-", b"+").replace(b"_", b"/")
        yield from layers_of(base64.b64decode(run_of[: len(run_of) // 4 * 4]), depth + 1)
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            yield from layers_of(zlib.decompressobj().decompress(content[found.start() :]), 4)
        except zlib.error:
            continue
    for found in re.finditer(rb"\x1f\x8b\x08", content):
        try:
            yield from layers_of(gzip.decompress(content[found.start() :]), 4)
        except (OSError, EOFError, zlib.error):
            continue
