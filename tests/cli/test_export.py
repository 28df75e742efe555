# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage export`: what is planted in a case and must not leave it is in no byte of any export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as parquet_files
import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.claims.exporting.forms import ExportForm
from vorlage.domain.claim_decisions import exhibit_suggestion
from vorlage.domain.claims import Stance
from vorlage.domain.custody import EventKind, Genre
from vorlage.domain.lineage import Decision
from vorlage.protection.persons import NamedPerson

Call = Callable[..., Result]
REPORT = (
    "Lead was found in 2,340 homes of the Tarn district, the utility's memo said. "
    "“We knew of it for years,” said Ilvane Morrowick, who can be reached at +44 20 7946 0958."
)
MEMO = "In the Tarn district 2,340 homes are on lead pipes. Ilvane Morrowick wrote that."
NOTE = "handed over at the ferry landing"
REASON = "Sorrel compared the two printouts."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which people worked: a code name, a note, a protected name, a finding with its reason, signed off."""
    folder = tmp_path_factory.mktemp("leaving")
    texts = {"reports/a.txt": REPORT, "reports/b.txt": REPORT, "primary/Morrowick letter.txt": MEMO}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with Case.create(folder / "case") as made:
        for genre, name in ((Genre.REPORT, "reports"), (Genre.PRIMARY, "primary")):
            made.add([folder / name], genre=genre, code_name="fieldfare", note=NOTE)
        made.protection.protect([NamedPerson(spellings=("Ilvane Morrowick",), ground="a whistleblower")])
        claim = next(each for each in made.ledger().claims if each.exhibits)
        passage = exhibit_suggestion(claim.id, claim.exhibits[0])
        made.claims.decide(passage, Decision.ACCEPT, stance=Stance.PARTLY, reason=REASON, by="redstart")
        made.claims.sign_off(passage, by="wheatear")
    return folder / "case"


def written(place: Path) -> bytes:
    """Every byte of what was exported, names of files too; of Parquet the cells besides."""
    files = [place] if place.is_file() else sorted(place.iterdir())
    parts = [file.name.encode() + b"\n" + file.read_bytes() for file in files]
    for file in files:
        if file.read_bytes()[:4] == b"PAR1":
            parts.append(json.dumps(parquet_files.read_table(file).to_pylist(), ensure_ascii=False).encode())
    return b"\n".join(parts).lower()


@pytest.mark.parametrize("form", list(ExportForm))
def test_nothing_planted_leaves_in_any_form(vorlage: Call, case: Path, tmp_path: Path, form: ExportForm) -> None:
    """Code name, note, ground, reason, members, accessions, digests, hidden names, and digits read as amounts."""
    done = vorlage("export", case, "--format", form.value, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    leaving = written(tmp_path / "out")
    with Case.open(case) as opened:
        opened_at = [each.opened_at for each in opened.accounting().accessions]
        numbers = [each.number for each in opened.accounting().accessions]
        digests = [item.digest.hex for item in opened.items() if item.digest]
    planted = ["fieldfare", "ferry landing", "whistleblower", "sorrel", "printouts", "redstart", "wheatear"]
    planted += ["morrowick", "ilvane", "7946", *numbers, *digests]
    planted += [
        text for moment in opened_at for text in (moment.isoformat(), f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}")
    ]
    assert [word for word in planted if word.lower().encode() in leaving] == []
    assert b"2,340 homes" in leaving
    assert b"partly" in leaving


def test_the_log_keeps_form_and_counts_and_no_word(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """That something left the case is known afterwards; what was in it is not said."""
    vorlage("export", case, "--format", "claims", "--out", tmp_path / "secret name.json")
    with Case.open(case) as opened:
        event = opened.custody_events(1)[0]
        counts = opened.exports.table("claims"), opened.exports.table("assertions"), opened.exports.table("exhibits")
    assert event.kind is EventKind.DISSEMINATION
    assert event.detail.startswith("claims exported as claims, names masked: ")
    assert [str(len(table)) in event.detail for table in counts] == [True] * 3
    assert "secret" not in event.detail
    assert "homes" not in event.detail


def test_the_ledger_is_a_frame_with_the_same_masks(case: Path) -> None:
    """From Python as in a file: a row for each assertion, and nobody's name in it."""
    with Case.open(case) as opened:
        frame = opened.claims.to_pandas()
        exhibits = opened.claims.to_arrow("exhibits")
        with pytest.raises(KeyError):
            opened.claims.to_arrow("persons")
    assert "2,340 homes" in set(frame["quote"])
    assert not frame.to_csv().count("Morrowick")
    assert exhibits.column_names == ["claim", "number", "path", "page", "start", "end", "quote", "machine", "stances"]


def test_a_name_that_ends_in_csv_gets_the_one_table_of_assertions(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Else a folder with four: what a spreadsheet is given first is one table."""
    vorlage("export", case, "--format", "csv", "--out", tmp_path / "said.csv")
    vorlage("export", case, "--format", "csv", "--out", tmp_path / "tables")
    one = (tmp_path / "said.csv").read_bytes()
    assert one == (tmp_path / "tables" / "assertions.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(one.decode())))
    assert {"claim", "quote", "speaker", "amount", "path"} <= rows[0].keys()
    names = sorted(place.name for place in (tmp_path / "tables").iterdir())
    assert names == ["assertions.csv", "claims.csv", "drift.csv", "exhibits.csv"]
    assert {place.stat().st_mode & 0o777 for place in (tmp_path / "said.csv", *(tmp_path / "tables").iterdir())} == {
        0o600
    }


def test_a_place_that_is_taken_or_in_the_case_is_refused_and_stays_as_it_was(
    vorlage: Call, case: Path, tmp_path: Path
) -> None:
    """Nothing is overwritten, nothing is added to the archive, and nothing half-written lies about."""
    (tmp_path / "taken").write_text("mine", "utf-8")
    for place in (tmp_path / "taken", tmp_path / "no folder" / "x", case / "out"):
        done = vorlage("export", case, "--format", "ftm", "--out", place)
        assert done.exit_code == 2
        assert done.stderr.startswith("call.export: ")
    assert (tmp_path / "taken").read_text("utf-8") == "mine"
    assert sorted(place.name for place in tmp_path.iterdir()) == ["taken"]
    assert not (case / "out").exists()


def test_when_the_log_cannot_be_written_nothing_is_handed_out(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """An export without a trace in the log is none."""
    with Case.open(case) as busy, busy.exports._workplace.writing():
        done = vorlage("export", case, "--format", "csv", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert done.stderr.startswith("case.busy: ")
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_is_not_built_is_a_wrong_call(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Absent, and not faked."""
    assert vorlage("export", case, "--format", "zip", "--out", tmp_path / "out").exit_code == 2
