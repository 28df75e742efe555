# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Build the primary files of the sample case, and the list of digests over the whole case.

    python -m tools.build_sample            write sample/primary and sample/manifest-sha256.txt
    python -m tools.build_sample --check    write nothing; exit 1 when a committed file differs from a fresh build

The built files are committed. With the same versions of fpdf2, Pillow and the DejaVu fonts a build gives the same
bytes; with others the PDF files and pictures may differ in bytes, never in words. Reports are written by hand and
only listed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.sample_case import archives, mail, office, pdfs, readings, scans

TEXTS = Path(__file__).parent / "sample_texts"
SAMPLE = Path(__file__).parent.parent / "sample"
MANIFEST = "manifest-sha256.txt"
WORKBOOK = "tap-samples-2024-05.xlsx"

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def primary_files() -> dict[str, bytes]:
    """Every primary file of the case: its path below `sample/primary` and its bytes."""
    minutes = _pdf("minutes.txt", "Minutes of the 214th meeting", datetime(2024, 7, 19, 9, tzinfo=UTC))
    samples = _workbook()
    register = readings.pipe_register_csv()
    return {
        f"01 laboratory/{WORKBOOK}": samples,
        "01 laboratory/lead memo 24 June 2024.pdf": _pdf(
            "memo.txt", "Lead at the tap", datetime(2024, 6, 24, 17, 40, tzinfo=UTC)
        ),
        "01 laboratory/scan0031.pdf": _scans(),
        "01 laboratory/дневник-май-2024.txt": _text("lab_diary_ru.txt").encode("cp1251"),
        "02 board/draft-notice.docx": office.draft_notice(author="Press office", saved_at="2024-07-18T16:20:00Z"),
        "02 board/minutes-2024-07-11.pdf": minutes,
        "02 board/pipe-register-2024.csv": register,
        "03 mail/item-8.mbox": mail.mailbox(
            [mail.message_from_text(part.strip("\n")) for part in _text("mail_thread.txt").split("\n@@\n")]
        ),
        "03 mail/reply-from-ministry.eml": mail.message_from_text(_text("ministry_reply.txt")),
        "03 mail/to-ministry-2024-07-15.eml": mail.message_from_text(
            _text("ministry_mail.txt"),
            [
                mail.Attachment(
                    "report-section-12.pdf",
                    "application/pdf",
                    _pdf("ministry_letter.txt", "Report under section 12", datetime(2024, 7, 15, 7, tzinfo=UTC)),
                ),
                mail.Attachment(WORKBOOK, _SPREADSHEET, samples),
            ],
        ),
        "04 press office/filter jugs.csv": readings.filter_jugs_csv(),
        "04 press office/for HQ/minutes-2024-07-11.pdf": minutes,
        "04 press office/holding-lines.txt": _text("holding_lines.txt").encode(),
        "04 press office/IMG_0231.jpg": scans.notice_photograph(
            _text("school_notice_photo.txt").splitlines(), seed=231
        ),
        "04 press office/statement-final.txt": b"",
        "04 press office/💧 the tap.html": _text("intranet_notice.html").encode(),
        "05 brackwell works/dosing-house.dwg": _drawing(),
        "05 brackwell works/inspection.zip": archives.plain_zip(
            {
                "inspection/": b"",
                "inspection/valve-log.csv": readings.valve_log_csv(),
                "inspection/pipe-register-2024.csv": register,
            }
        ),
        "05 brackwell works/tariff-model.zip": archives.locked_zip(
            "tariff-model.csv", readings.tariff_model_csv(), password=b"thirtieth"
        ),
        "05 brackwell works/停药说明.txt": _text("dosing_note_zh.txt").encode(),
        "05 brackwell works/عرض-الوصلات.txt": _text("supplier_letter_ar.txt").encode(),
    }


def manifest_text(case: Path) -> str:
    """The digests of everything in the case but the list itself, as `sha256sum -c` reads them."""
    names = sorted(path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256((case / name).read_bytes()).hexdigest()}  {name}" for name in names if name != MANIFEST)
    return "\n".join(lines) + "\n"


def main() -> int:
    """Build, or with `--check` compare."""
    parser = argparse.ArgumentParser(description="Build the primary files of the sample case.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a committed file differs")
    parser.add_argument("--out", type=Path, default=SAMPLE, help="the folder of the case")
    arguments = parser.parse_args()
    case: Path = arguments.out
    files = primary_files()
    if arguments.check:
        return _compare(case / "primary", files)
    for name, content in files.items():
        target = case / "primary" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (case / MANIFEST).write_text(manifest_text(case), encoding="utf-8")
    print(f"{len(files)} primary files, {sum(map(len, files.values())):,} bytes")
    return 0


def _compare(primary: Path, files: dict[str, bytes]) -> int:
    held = {path.relative_to(primary).as_posix() for path in primary.rglob("*") if path.is_file()}
    wrong = sorted(held ^ files.keys())
    wrong += sorted(name for name in held & files.keys() if (primary / name).read_bytes() != files[name])
    for name in wrong:
        print(f"differs: {name}", file=sys.stderr)
    return 1 if wrong else 0


def _text(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def _pdf(name: str, title: str, written_at: datetime) -> bytes:
    return pdfs.written_pdf(_text(name), title=title, written_at=written_at, footer="Karvessa Water, internal")


def _workbook() -> bytes:
    samples = readings.tap_samples()
    head = ("Sample", "Drawn", "District", "Place", "Lead (micrograms per litre)", "Above limit", "Validated")
    rows = [(s.number, s.day, s.district, s.place, s.lead, "yes" if s.is_above_limit else "no", "yes") for s in samples]
    above = [s for s in samples if s.is_above_limit]
    summary: list[tuple[office.Cell, ...]] = [("District", "Samples", "Above limit", "Highest")]
    for district in ("Tannery Quay", "Saltmarket"):
        drawn = [s for s in samples if s.district == district]
        summary.append(
            (district, len(drawn), sum(s.is_above_limit for s in drawn), max(sample.lead for sample in drawn))
        )
    summary.append(("Both", len(samples), len(above), max(s.lead for s in samples)))
    summary.append(("Median of all samples", sorted(s.lead for s in samples)[len(samples) // 2]))
    rejected: list[tuple[office.Cell, ...]] = [("Sample", "Drawn", "District", "Why not counted", "Lead")]
    rejected += readings.REJECTED
    return office.workbook(
        [
            office.Sheet(name="Readings", rows=[head, *rows]),
            office.Sheet(name="Summary", rows=summary),
            office.Sheet(name="Rejected", rows=rejected, is_hidden=True),
        ],
        author="Laboratory",
        saved_at="2024-05-31T15:12:00Z",
    )


def _scans() -> bytes:
    signed = ("A. Verkholomova", "I. Okwesi")
    pages = [
        scans.scanned_page(
            _text("lab_sheet_scan.txt").splitlines(), stamp="VALIDATED", signatures=signed, skew_deg=0.9, seed=31
        ),
        scans.scanned_page(
            _text("dosing_order_scan.txt").splitlines(),
            stamp="",
            signatures=("Brackwell, shift 2",),
            skew_deg=-0.6,
            seed=32,
        ),
    ]
    return pdfs.scanned_pdf(pages, scanned_at=datetime(2024, 6, 3, 8, 30, tzinfo=UTC))


def _drawing() -> bytes:
    """The first bytes of a drawing (AutoCAD 2018 signature) and filler: a format that is not read."""
    return b"AC1032" + bytes(5) + b"\x00\x01" + bytes((index * 37) % 256 for index in range(3000))


if __name__ == "__main__":
    sys.exit(main())
