# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""DOC: pieces of both widths, subdocuments in their places, what is deleted; a file built by hand for each."""

from __future__ import annotations

import struct
from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.office.compound import write_compound

Office = Callable[..., ReadAnswer]
_HEADER_BYTES = 0x600


def plc(positions: list[int], items: list[bytes]) -> bytes:
    """A table of positions with what it holds for each."""
    return struct.pack(f"<{len(positions)}I", *positions) + b"".join(items)


def a_doc(
    main: str,
    *,
    notes: str = "",
    headers: str = "",
    comments: str = "",
    tables: dict[int, bytes] | None = None,
    narrow: int = 0,
    deleted: tuple[int, int] | None = None,
    flags: int = 0,
) -> bytes:
    """A Word 97 document: the first `narrow` characters stored in one byte each, the rest in two."""
    whole = main + notes + headers + comments + "\r"
    stored = whole[:narrow].encode("cp1252")
    text = stored + whole[narrow:].encode("utf-16-le")
    table, places = b"", {}

    def put(index: int, held: bytes) -> None:
        nonlocal table
        places[index] = (len(table), len(held))
        table += held

    pieces = [(0, narrow, 0x40000000 | _HEADER_BYTES * 2), (narrow, len(whole), _HEADER_BYTES + len(stored))]
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    listed = plc(
        [pieces[0][0], *(piece[1] for piece in pieces)], [struct.pack("<HIH", 0, at, 0) for _, _, at in pieces]
    )
    put(33, b"\x02" + struct.pack("<I", len(listed)) + listed)
    for index, held in (tables or {}).items():
        put(index, held)
    body = text.ljust(-(-len(text) // 512) * 512, b"\x00")
    if deleted is not None:
        first, last = (_HEADER_BYTES + len(stored) + 2 * (at - narrow) for at in deleted)
        page = bytearray(512)
        struct.pack_into("<II", page, 0, first, last)
        page[8], page[511] = 200, 1
        page[400:404] = b"\x03\x00\x08\x01"
        put(12, plc([first, last], [struct.pack("<I", (_HEADER_BYTES + len(body)) // 512)]))
        body += bytes(page)
    header = bytearray(_HEADER_BYTES)
    struct.pack_into("<HHHHHH", header, 0, 0xA5EC, 0xC1, 0, 0x409, 0, 0x0200 | flags)
    struct.pack_into("<8I", header, 0x4C, len(main), len(notes), len(headers), 0, len(comments), 0, 0, 0)
    for index, place in places.items():
        struct.pack_into("<II", header, 0x9A + index * 8, *place)
    return write_compound({("WordDocument",): bytes(header) + body, ("1Table",): table})


def test_pieces_of_both_widths_are_one_text(office: Office) -> None:
    """Western letters are kept in one byte, all others in two; pairs of halves are one letter."""
    answer = office(a_doc("Quay “A” – 水质报告 Отчёт 𐌲\r", narrow=11))
    assert answer.outcome is Outcome.READ
    assert answer.pages[0].text == "Quay “A” – 水质报告 Отчёт 𐌲"


def test_a_page_starts_at_each_break_and_tables_are_rows_of_tabs(office: Office) -> None:
    """Without the properties of paragraphs a cell mark behind a cell mark ends the row."""
    answer = office(a_doc("Before\rsite\x07lead\x07\x07Quay\x0741\x07\x07\x0cSecond\x0bline\r"))
    assert [page.text for page in answer.pages] == ["Before\nsite\tlead\nQuay\t41", "Second\nline"]


def test_fields_show_their_outcome(office: Office) -> None:
    """Also those within another's code, and those that have none."""
    answer = office(a_doc("See \x13 HYPERLINK \x13 X \x14 y\x15 \x14the page\x15 of \x13 TOC \x15it\x1f\x1e\r"))
    assert answer.pages[0].text == "See the page of it-"


def test_notes_stand_below_their_page_and_comments_and_headers_apart(office: Office) -> None:
    """Each by the position that calls it."""
    main = "One\x02 more\r\x0cTwo\x05\r"
    calls, bounds = plc([3, len(main)], [b"\x01\x00"]), plc([0, 12, 13], [])
    answer = office(
        a_doc(
            main,
            notes="\x02 See annex\r\r",
            headers="Karvessa Water\r",
            comments="\x05ask the lab\r\r",
            tables={
                2: calls,
                3: bounds,
                4: plc([main.index("\x05"), len(main)], [bytes(30)]),
                5: plc([0, 13, 14], []),
            },
        )
    )
    assert [page.text for page in answer.pages] == ["One more\nSee annex", "Two"]
    assert [(hidden.kind, hidden.text) for hidden in answer.pages[0].hidden] == [(HiddenKind.HEADER, "Karvessa Water")]
    assert [(hidden.kind, hidden.text) for hidden in answer.pages[1].hidden] == [(HiddenKind.COMMENT, "ask the lab")]


def test_deleted_words_are_apart(office: Office) -> None:
    """Their property says so by the place of their bytes."""
    page = office(a_doc("Kept struck again\r", deleted=(5, 12))).pages[0]
    assert page.text == "Kept again"
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [(HiddenKind.TRACKED, "struck")]


def test_a_doc_with_a_password_is_encrypted(office: Office) -> None:
    """A flag in its header says so; nothing of it is read."""
    answer = office(a_doc("Nobody reads this\r", flags=0x0100))
    assert answer.outcome is Outcome.ENCRYPTED
    assert not answer.pages


def test_an_old_doc_is_read_in_the_code_page_of_its_language(office: Office) -> None:
    """Word 95 keeps one text in the code page of the system it ran on."""
    text = "Отчёт о воде\r".encode("cp1251")
    header = bytearray(0x300)
    struct.pack_into("<HHHHHH", header, 0, 0xA5DC, 104, 0, 0x419, 0, 0)
    struct.pack_into("<II", header, 0x18, 0x300, 0x300 + len(text))
    struct.pack_into("<I", header, 0x34, len(text))
    assert office(write_compound({("WordDocument",): bytes(header) + text})).pages[0].text == "Отчёт о воде"


def test_a_doc_cut_short_keeps_what_it_has(office: Office) -> None:
    """Pieces that lie beyond the end of the stream are missing, and that is said."""
    whole = a_doc("A first sentence.\r" + "and a long rest " * 200)
    assert office(whole).outcome is Outcome.READ
    header = bytearray(_HEADER_BYTES)
    assert office(write_compound({("WordDocument",): bytes(header)})).outcome is Outcome.DAMAGED
    listed = plc([0, 5, 5_000], [struct.pack("<HIH", 0, _HEADER_BYTES, 0)] * 2)
    struct.pack_into("<HHHHHH", header, 0, 0xA5EC, 0xC1, 0, 0x409, 0, 0x0200)
    struct.pack_into("<I", header, 0x4C, 5_000)
    struct.pack_into("<II", header, 0x1A2, 0, len(listed) + 5)
    held = bytes(header) + "Short".encode("utf-16-le")
    table = b"\x02" + struct.pack("<I", len(listed)) + listed
    answer = office(write_compound({("WordDocument",): held, ("1Table",): table}))
    assert answer.outcome is Outcome.DAMAGED
    assert answer.pages[0].text.startswith("Short")


def test_a_workbook_in_a_letter_does_not_make_it_a_workbook(office: Office) -> None:
    """Formats are told by the streams at the root; the object is a member, whole."""
    letter = a_doc("A letter\r")
    import io

    from vorlage.extraction.office.compound import Compound

    opened = Compound(io.BytesIO(letter))
    streams = {path: opened.stream(*path) or b"" for path in opened.paths}
    streams["ObjectPool", "_7", "Workbook"] = b"\x09\x08" + bytes(600)
    streams["ObjectPool", "_7", "\x01CompObj"] = b"x" * 5_000
    answer = office(write_compound(streams))
    assert answer.pages[0].text == "A letter"
    assert [member.name for member in answer.members] == ["object 1.xls"]
