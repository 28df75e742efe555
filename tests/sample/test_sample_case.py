# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case is whole, says what its truth says of it, and tells nothing of who built it."""

from __future__ import annotations

import getpass
import hashlib
import json
import re
import socket
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vorlage.domain.claims import ClaimKind, Comparator, DriftKind, Stance
from vorlage.domain.custody import Outcome
from vorlage.domain.lineage import Derivation, Relation

PageReader = Callable[[str], tuple[str, ...]]
MemberReader = Callable[[str], bytes]
Truth = dict[str, Any]

_MEGABYTE = 1_000_000
_PLACES_OF_MACHINES = re.compile(rb"(?:/home/|/Users/|/root/|/tmp/|/work/|/var/|[A-Z]:\\Users)")
_MAKERS = re.compile(rb"fpdf|py-?pdf|Pillow|openpyxl|python-docx|ReportLab|Skia/PDF|cairo", re.I)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_case_has_every_kind_of_primary_file(sample_folder: Path) -> None:
    """At least fifteen primary files, of each kind that the tutorial speaks of."""
    files = _files(sample_folder / "primary")
    kinds = Counter(path.suffix for path in files)
    assert len(files) >= 15
    assert kinds.keys() >= {".pdf", ".docx", ".xlsx", ".csv", ".eml", ".mbox", ".zip", ".html", ".jpg", ".txt", ".dwg"}
    assert sum(path.stat().st_size for path in _files(sample_folder)) < 6 * _MEGABYTE


def test_the_case_has_twelve_reports(sample_folder: Path, truth: Truth) -> None:
    """Twelve reports, some plain and some as web pages, all of them in the truth with what they are."""
    reports = [f"reports/{path.name}" for path in _files(sample_folder / "reports")]
    assert len(reports) == 12
    assert {path.rsplit(".", 1)[1] for path in reports} == {"txt", "html"}
    assert sorted(report["path"] for report in truth["reports"]) == reports


def test_reports_are_of_the_length_of_press_reports(truth: Truth, page_texts: PageReader) -> None:
    """Between 250 and 650 words, furniture included; two characters of Chinese count as a word."""
    for report in truth["reports"]:
        (text,) = page_texts(report["path"])
        words = len(text) / 2 if report["language"] == "zh" else len(text.split())
        assert 250 <= words <= 650, report["path"]


def test_every_item_of_the_truth_exists(truth: Truth, original_bytes: MemberReader) -> None:
    """Each path of the truth leads to bytes, inside containers too."""
    for item in truth["items"]:
        assert (original_bytes(item["path"]) == b"") == (item["outcome"] == Outcome.EMPTY)


def test_every_file_of_the_case_is_in_the_truth(sample_folder: Path, truth: Truth) -> None:
    """Nothing lies in the case that the truth does not explain."""
    told = {item["path"].split("!/")[0] for item in truth["items"]}
    held = {path.relative_to(sample_folder).as_posix() for path in _files(sample_folder)}
    assert told == {path for path in held if path.startswith(("primary/", "reports/"))}


def test_the_outcomes_of_the_truth_add_up(truth: Truth) -> None:
    """N in, N explained: the counts are those of the items, with the closed list of outcomes."""
    counted = Counter(item["outcome"] for item in truth["items"])
    accounting = dict(truth["accounting"])
    assert accounting.pop("received") == sum("!/" not in item["path"] for item in truth["items"])
    assert accounting.pop("in") == len(truth["items"]) == sum(accounting.values())
    assert accounting == {outcome.value: counted[outcome.value] for outcome in Outcome}


def test_duplicates_have_the_very_bytes_of_an_earlier_item(truth: Truth, original_bytes: MemberReader) -> None:
    """A duplicate equals what it repeats, and no two other items are equal."""
    seen: dict[bytes, str] = {}
    for item in truth["items"]:
        content = original_bytes(item["path"])
        if item["outcome"] == Outcome.DUPLICATE:
            assert seen[content] == item["duplicate_of"]
        elif content:
            assert content not in seen, item["path"]
            seen[content] = item["path"]


def test_pdf_files_have_the_pages_that_the_truth_gives(truth: Truth, page_texts: PageReader) -> None:
    """Page counts agree; pages that are pictures have no text layer, all others do."""
    for item in truth["items"]:
        if item["media_type"] == "application/pdf" and item["outcome"] == Outcome.READ:
            pages = page_texts(item["path"])
            assert len(pages) == item["pages"]
            assert [n for n, page in enumerate(pages, 1) if not page] == item.get("picture_pages", [])


def test_the_locked_archive_cannot_be_read_without_its_password(sample_folder: Path) -> None:
    """The encrypted member is encrypted in earnest: a wrong password opens nothing."""
    with zipfile.ZipFile(sample_folder / "primary/05 brackwell works/tariff-model.zip") as archive:
        for password in (None, b"wrong"):
            with pytest.raises(RuntimeError):
                archive.read("tariff-model.csv", pwd=password)


def test_every_planted_mention_stands_in_its_report(truth: Truth, page_texts: PageReader) -> None:
    """The words that the truth gives for a report are there, letter for letter but for white space."""
    for claim in truth["claims"]:
        for mention in claim["mentions"]:
            assert mention["words"] in " ".join(page_texts(mention["path"])), (claim["id"], mention["path"])


def test_every_exhibit_stands_on_its_page(truth: Truth, page_texts: PageReader) -> None:
    """The page that bears on a claim carries the words given, unless it is a picture and says so."""
    pictures = {(i["path"], n) for i in truth["items"] for n in i.get("picture_pages", ())}
    for claim in truth["claims"]:
        for exhibit in claim["exhibits"]:
            if (exhibit["path"], exhibit["page"]) in pictures:
                assert exhibit["needs"]
                continue
            page = page_texts(exhibit["path"])[exhibit["page"] - 1]
            assert exhibit["words"] in page, (claim["id"], exhibit["path"])


def test_words_on_pictures_are_words_that_were_drawn(truth: Truth, project_folder: Path) -> None:
    """What the truth says of a scanned page was drawn on it."""
    texts = project_folder / "tools/sample_texts"
    sheets = {1: "lab_sheet_scan.txt", 2: "dosing_order_scan.txt"}
    drawn = {page: " ".join((texts / name).read_text("utf-8").split()) for page, name in sheets.items()}
    drawn[1] += " VALIDATED"  # the stamp
    scanned = [e for claim in truth["claims"] for e in claim["exhibits"] if e["path"].endswith("scan0031.pdf")]
    assert scanned
    assert all(exhibit["words"] in drawn[exhibit["page"]] for exhibit in scanned)


def test_the_truth_speaks_the_words_of_the_domain(truth: Truth) -> None:
    """Relations, derivations, kinds, drifts, comparators and stances are those of the domain, so results compare."""
    for pair in truth["lineage"]["pairs"]:
        assert pair["a"] < pair["b"]
        assert pair["accept"][0] == Relation(pair["relation"]).value
        assert set(pair["accept"]) <= {*Relation, "unlisted"}
        Derivation(pair["derives"])
    for claim in truth["claims"]:
        ClaimKind(claim["kind"])
        for mention in claim["mentions"]:
            assert mention.get("drift", "wording") in set(DriftKind)
            if claim["kind"] == ClaimKind.QUANTITY:
                Comparator(mention["value"]["comparator"])
        for exhibit in claim["exhibits"]:
            Stance(exhibit["bears"])


def test_every_way_a_text_travels_occurs(truth: Truth) -> None:
    """Cutting, reuse, spinning, back-translation, translation, shared statement and shared quote are all planted."""
    occurring = {pair["relation"] for pair in truth["lineage"]["pairs"]}
    assert occurring >= {
        "truncated", "partial_reuse", "spun", "back_translated", "translated", "shared_source", "shared_quote"
    }  # fmt: skip
    drifts = {m["drift"] for claim in truth["claims"] for m in claim["mentions"] if "drift" in m}
    assert drifts >= {
        "rounded", "comparator", "relative_day", "attribution_dropped", "hedge_dropped", "corrupted", "wording"
    }  # fmt: skip
    bearing = {exhibit["bears"] for claim in truth["claims"] for exhibit in claim["exhibits"]}
    assert bearing >= {"supports", "contradicts", "partly"}


def test_the_lost_wire_copy_is_nowhere_in_the_case(truth: Truth) -> None:
    """Its copies are held and it is not; each copy goes back to one origin, and every report has one."""
    (exemplar,) = truth["lineage"]["exemplars"]
    origins = truth["lineage"]["independent_origins"]
    assert exemplar["held"] is False
    assert len(exemplar["copies"]) >= 2
    placed = [path for origin in origins["list"] for path in origin["reports"]]
    assert sorted(placed) == sorted(report["path"] for report in truth["reports"])
    assert origins["low"] <= len(origins["list"]) <= origins["high"]


def test_spellings_of_a_person_stand_in_the_case(truth: Truth, page_texts: PageReader) -> None:
    """Every spelling is in some text; those that stand on pictures only say so."""
    readable = [i["path"] for i in truth["items"] if i["outcome"] == Outcome.READ and i["media_type"] != "image/jpeg"]
    everything = "\n".join(page for path in readable for page in page_texts(path))
    for person in truth["persons"]:
        assert all(spelling in everything for spelling in person["spellings"]), person["name"]
        assert not any(spelling in everything for spelling in person.get("on_pictures", ())), person["name"]
        assert ("on_pictures" in person) == ("needs" in person)


def test_the_figures_of_the_story_are_those_of_the_rows(page_texts: PageReader) -> None:
    """Sixty-one samples, seventeen above ten, the highest 41 at the school, homes 2,340: counted anew from the rows."""
    readings = page_texts("primary/01 laboratory/tap-samples-2024-05.xlsx")[0]
    rows = re.findall(r"((?:TQ|SM)-\d\d) (2024-05-\d\d) (.+?) ([\d.]+) (yes|no) yes", readings)
    lead = {number: float(amount) for number, _, _, amount, _ in rows}
    homes = re.findall(r"(?:Quay|Saltmarket) [^\d]+ (\d+)", page_texts("primary/02 board/pipe-register-2024.csv")[0])
    assert len(lead) == 61
    assert sum(amount > 10 for amount in lead.values()) == 17 == sum(above == "yes" for *_, above in rows)
    assert max(lead.values()) == lead["TQ-31"] == 41
    assert len(homes) == 8
    assert sum(map(int, homes)) == 2340


def test_no_file_tells_who_built_it(sample_folder: Path) -> None:
    """No login, host, folder of a machine, library name or day of the build is in any file's bytes."""
    names = {name.encode() for name in (getpass.getuser(), socket.gethostname()) if len(name) > 4}
    for path in (*_files(sample_folder / "primary"), *_files(sample_folder / "reports")):
        content = path.read_bytes()
        assert not _PLACES_OF_MACHINES.search(content), path.name
        assert not _MAKERS.search(content), path.name
        assert not any(name in content for name in names), path.name
        assert not re.search(rb"D:20(?!24)\d\d|20(?!24)\d\d-\d\d-\d\dT", content), path.name


def test_file_names_are_of_many_scripts(sample_folder: Path) -> None:
    """A space, Chinese, Arabic, Cyrillic and an emoji are in the names: what is printed must bear them all."""
    names = " ".join(path.name for path in _files(sample_folder))
    for pattern in (r"[\u4e00-\u9fff]", r"[\u0600-\u06ff]", r"[\u0400-\u04ff]", "💧", " "):
        assert re.search(pattern, names), pattern


def test_the_list_of_digests_is_up_to_date(sample_folder: Path) -> None:
    """Every file of the case but the list itself is listed with the digest it has."""
    lines = (sample_folder / "manifest-sha256.txt").read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    held = {
        path.relative_to(sample_folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in _files(sample_folder)
    }
    held.pop("manifest-sha256.txt")
    assert listed == held


def test_two_builds_give_the_same_bytes(tmp_path: Path, project_folder: Path, sample_folder: Path) -> None:
    """The builder has no clock and no dice; what needs only the standard library equals what is committed."""
    if not Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Italic.ttf").is_file():
        pytest.skip("needs the DejaVu fonts of the distribution (fonts-dejavu-core and fonts-dejavu-extra)")
    for name in ("one", "two"):
        words = [sys.executable, "-m", "tools.build_sample", "--out", str(tmp_path / name)]
        subprocess.run(words, check=True, cwd=project_folder, timeout=60, capture_output=True)
    one, two = tmp_path / "one/primary", tmp_path / "two/primary"
    built = [path.relative_to(one) for path in _files(one)]
    assert built == [path.relative_to(two) for path in _files(two)]
    assert all((one / path).read_bytes() == (two / path).read_bytes() for path in built)
    plain = [path for path in built if path.suffix not in {".pdf", ".jpg", ".eml"}]
    assert all((one / path).read_bytes() == (sample_folder / "primary" / path).read_bytes() for path in plain)


def test_the_truth_is_written_without_stray_keys(truth: Truth) -> None:
    """Every item, pair and claim has the keys that readers of the truth lean on; claims have unlike ids."""
    assert all({"path", "outcome", "media_type"} <= item.keys() for item in truth["items"])
    assert all({"a", "b", "relation", "derives", "accept", "why"} <= pair.keys() for pair in truth["lineage"]["pairs"])
    ids = [claim["id"] for claim in truth["claims"]]
    assert len(set(ids)) == len(ids) >= 20
    assert json.dumps(truth)
