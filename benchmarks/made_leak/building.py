# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Put the made leak together: its parts, each by itself, so that a test can take those that cost little."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PIL import Image

from benchmarks.made_leak import packed, printed
from benchmarks.made_leak.paper import CLEAN, UNREADABLE, Wear, as_jpeg, as_pdf, as_tiff, scanned, sheet
from benchmarks.made_leak.truth import Leak, Measure, TrueItem
from benchmarks.made_leak.wording import LANGUAGES, RIGHT_TO_LEFT, paragraphs, sentences

RIGHT_PASSWORD = "zwilling-42"  # noqa: S105 - it opens what is made here
PASSWORDS = ("letmein", RIGHT_PASSWORD, "пароль")
_OTHER_PASSWORD = "nobody knows this one"  # noqa: S105
_JAPANESE = (
    "倉庫の鍵は二人の係員が別々に保管しています。会議は毎週火曜日の午後三時に始まり、遅くとも五時には終わります。",
    "水道管の交換工事は来月の十日から二週間ほど続く予定です。ご不便をおかけしますが、ご協力をお願いいたします。",
    "古い帳簿は地下の棚に年ごとに並べてあります。閲覧する人は受付で名札を受け取ってください。",
)
_FRENCH = (
    "Les clés du dépôt sont gardées par deux employés, à des étages différents.",
    "La réunion commence à trois heures et finit au plus tard à cinq heures, même en été.",
    "Les tuyaux seront changés après la fête, où l'on espère un temps sec et sans gelée.",
)


def build_scans(leak: Leak) -> None:
    """54 pages of paper: PDFs without text, TIFFs, photographs, some of them turned, blank or past reading."""
    for language, dpis, seed in (
        ("en", (300, 300, 200, 200, 150), 11), ("zh-Hans", (300, 300, 200, 200), 12), ("zh-Hant", (300, 300, 200), 13),
        ("ar", (300, 300, 300, 200), 14), ("ug", (300, 300, 300, 200), 15), ("ru", (300, 200, 200), 16),
    ):  # fmt: skip
        pages = [_scan((language,), seed * 100 + place, dpi) for place, dpi in enumerate(dpis)]
        held = as_pdf([(image, dpi) for (image, _), dpi in zip(pages, dpis, strict=True)])
        leak.put(held, _scans(f"scans/file {language}.pdf", pages, language))
    for language, count, dpi, is_fax in (
        ("en", 3, 300, True), ("zh-Hans", 3, 200, False), ("ar", 2, 300, False), ("ug", 2, 300, True),
        ("ru", 2, 300, True), ("zh-Hant", 1, 300, False),
    ):  # fmt: skip
        pages = [_scan((language,), 3_000 + place, dpi, grain=0.0 if is_fax else 0.08) for place in range(count)]
        held = as_tiff([image for image, _ in pages], dpi, black_and_white=is_fax)
        leak.put(held, _scans(f"scans/fax {language}.tif", pages, language))
    for language in LANGUAGES:
        page = _scan((language,), 4_000, 200)
        leak.put(as_jpeg(page[0], 200), _scans(f"scans/photo {language}.jpg", [page], language))
    for name, languages, turn in (
        ("turned en", ("en",), 90), ("turned zh-Hans", ("zh-Hans",), 180), ("turned ar", ("ar",), 270),
        ("mixed zh+en", ("zh-Hans", "en"), 0), ("mixed ug+zh", ("ug", "zh-Hans"), 0), ("mixed ru+en", ("ru", "en"), 0),
    ):  # fmt: skip
        pages = [_scan(languages, 5_000 + place, 300, turn=turn) for place in range(2 if turn else 1)]
        leak.put(as_pdf([(image, 300) for image, _ in pages]), _scans(f"scans/{name}.pdf", pages, *languages))
    _build_lost_pages(leak)


def _build_lost_pages(leak: Leak) -> None:
    """A good page, a blank one, and one past reading, twice."""
    for language in ("en", "zh-Hans"):
        image, text = sheet((language,), seed=6_000, dpi=200)
        blank = Image.new("L", image.size, 251)
        pages = [
            (scanned(image, Wear(skew=0.4, grain=0.05), seed=1), text),
            (scanned(blank, Wear(grain=0.02), seed=2), ""),
            (scanned(image, UNREADABLE, seed=3), ""),
        ]
        held = as_pdf([(page, 200) for page, _ in pages])
        leak.put(held, _scans(f"scans/lost {language}.pdf", pages, language, unread=(3,)))
    page = _scan(("en",), 6_100, 200)
    leak.put(as_png(page[0]), _scans("scans/report.docx", [page], "en"))


def as_png(image: Image.Image) -> bytes:
    """A page without loss."""
    import io

    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


def _scan(
    languages: Sequence[str], seed: int, dpi: int, *, turn: int = 0, grain: float = 0.08
) -> tuple[Image.Image, str]:
    chosen = random.Random(f"{languages} {seed}")
    image, text = sheet(languages, seed=seed, dpi=dpi)
    wear = Wear(skew=round(chosen.uniform(-2, 2), 2), grain=grain, turn=turn)
    return scanned(image, CLEAN if chosen.random() < 0.15 and not turn else wear, seed=seed), text


def _scans(
    path: str, pages: Sequence[tuple[Image.Image, str]], *languages: str, unread: tuple[int, ...] = ()
) -> TrueItem:
    return TrueItem(
        path=path,
        outcome="read",
        measure=Measure.SCAN,
        pages=tuple(text for _, text in pages),
        languages=tuple(each.split("-")[0] for each in languages),
        unread=unread,
    )


def build_printed(leak: Leak) -> None:
    """What offices write: by LibreOffice in ten formats, by Chromium, by fpdf2; some hundred and twenty pages."""
    for place, language in enumerate(LANGUAGES):
        said = printed.written(language, 100 + place, count=36)
        leak.put(printed.converted([("fodt", printed.flat_text(said).encode())], "pdf")[0],
                 _native(f"office/print {language}.pdf", language, said.text))  # fmt: skip
        said = printed.written(language, 200 + place, count=30)
        leak.put(printed.printed(printed.as_html(said)), _native(f"office/web {language}.pdf", language, said.text))
        if language not in RIGHT_TO_LEFT:
            pages = [paragraphs(language, 8, 300 + place * 40 + page) for page in range(12)]
            text = "\n".join("\n".join(page) for page in pages)
            leak.put(printed.typed(pages, language, place), _native(f"office/typed {language}.pdf", language, text))
    said = printed.written("en", 290, count=20, with_table=False)
    leak.put(printed.printed(printed.as_html(said, columns=2)), _native("office/columns.pdf", "en", said.text))
    for place, (ending, language) in enumerate(
        (("docx", "zh-Hans"), ("docx", "ug"), ("doc", "ru"), ("doc", "ar"), ("rtf", "zh-Hant"), ("odt", "ar"))
    ):
        said = printed.written(language, 400 + place, count=10)
        held = printed.converted([("fodt", printed.flat_text(said).encode())], ending)[0]
        leak.put(held, _native(f"office/letter {language}.{ending}", language, said.text))
    for place, (ending, language) in enumerate((("pptx", "en"), ("ppt", "zh-Hans"), ("odp", "ar"))):
        slides = [sentences(language, 4, 500 + place * 10 + slide) for slide in range(5)]
        held = printed.converted([("fodp", printed.flat_slides(slides).encode())], ending)[0]
        text = "\n".join("\n".join(slide) for slide in slides)
        leak.put(held, _native(f"office/slides {language}.{ending}", language, text, Measure.WITHIN))
    _build_lists(leak)


def _build_lists(leak: Leak) -> None:
    """Sheets of thirty rows."""
    for place, (ending, language) in enumerate((("xlsx", "zh-Hans"), ("xls", "ru"), ("ods", "ug"))):
        text = _table(language, 600 + place, "\t")
        held = printed.converted([("csv", _quoted(text).encode("utf-8"))], ending)[0]
        leak.put(held, _native(f"office/list {language}.{ending}", language, text, Measure.WITHIN))


def _quoted(table: str) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row.split("\t")) for row in table.split("\n")) + "\n"


def _table(language: str, seed: int, joint: str) -> str:
    words = sentences(language, 30, seed)
    return "\n".join(
        joint.join((f"N{number}", said.replace('"', ""), str(seed + number))) for number, said in enumerate(words)
    )


def _native(path: str, language: str, text: str, measure: Measure = Measure.NATIVE) -> TrueItem:
    return TrueItem(path=path, outcome="read", measure=measure, pages=(text,), languages=(language.split("-")[0],))


def _plain_quotes(said: Sequence[str]) -> list[str]:
    """Old code pages have no guillemets."""
    return [each.replace("«", '"').replace("»", '"') for each in said]


def build_texts(leak: Leak) -> None:
    """Plain texts and lists in the encodings that such files come in."""
    for name, language, encoding in (
        ("gb18030", "zh-Hans", "gb18030"), ("big5", "zh-Hant", "big5"), ("cp1251", "ru", "cp1251"),
        ("koi8-r", "ru", "koi8-r"), ("iso-8859-5", "ru", "iso8859-5"), ("cp1256", "ar", "cp1256"),
        ("iso-8859-6", "ar", "iso8859-6"),
        ("utf-16", "ar", "utf-16"), ("utf-16be", "zh-Hans", "utf-16-be"), ("utf-8-bom", "ug", "utf-8-sig"),
        ("utf-8", "zh-Hant", "utf-8"),
    ):  # fmt: skip
        text = "\n".join(_plain_quotes(paragraphs(language, 8, 700 + len(name))))
        leak.put(text.encode(encoding), _native(f"texts/note {name}.txt", language, text, Measure.EXACT))
    text = "\n".join(_JAPANESE)
    leak.put(text.encode("shift_jis"), _native("texts/note shift-jis.txt", "ja", text, Measure.EXACT))
    text = "\n".join(_FRENCH)
    leak.put(text.encode("cp1252"), _native("texts/note cp1252.txt", "fr", text, Measure.EXACT))
    table = _table("en", 720, ";")
    leak.put(table.encode(), _native("texts/list.csv", "en", table, Measure.EXACT))
    table = _table("ru", 721, "\t").replace("«", "").replace("»", "")
    leak.put(table.encode("cp1251"), _native("texts/list cp1251.tsv", "ru", table, Measure.EXACT))
    said = printed.written("zh-Hans", 730, count=8)
    page = printed.as_html(said).replace('charset="utf-8"', 'charset="gbk"').encode("gbk")
    leak.put(page, _native("texts/notice.html", "zh-Hans", said.text))
    said = printed.written("ar", 731, count=8)
    leak.put(packed.saved_page(printed.as_html(said)), _native("texts/notice.mhtml", "ar", said.text, Measure.WITHIN))
    lines = sentences("en", 4, 732)
    leak.put(packed.calendar(lines), _native("texts/meetings.ics", "en", lines[0], Measure.WITHIN))
    leak.put(packed.cards(lines), _native("texts/office.vcf", "en", lines[0], Measure.WITHIN))
    chapters = [paragraphs("ru", 5, 740 + number) for number in range(3)]
    text = "\n".join("\n".join(each) for each in chapters)
    held = packed.book(["".join(f"<p>{said}</p>" for said in each) for each in chapters])
    leak.put(held, _native("texts/handbook.epub", "ru", text))
    rows = list(enumerate(sentences("zh-Hant", 10, 750)))
    text = "\n".join(f"{number}\t{words}" for number, words in rows)
    leak.put(packed.database(rows), _native("texts/notes.sqlite", "zh-Hant", text, Measure.WITHIN))


def build_packed(leak: Leak) -> None:
    """Mail and archives, one in another."""
    note, other, third, fourth = ("\n".join(paragraphs("en", 4, 800 + number)) for number in range(4))
    pdf_pages = [paragraphs("en", 6, 810)]
    pdf, pdf_text = printed.typed(pdf_pages, "en", 0), "\n".join(pdf_pages[0])
    inner = packed.mail(2, other, attachments={"inner list.csv": _table("en", 811, ";").encode()})
    path = "mail/delivery.eml"
    leak.put(
        packed.mail(1, note, attachments={"plan.pdf": pdf, "поставка.txt": third.encode()}, forwarded=[inner]),
        _native(path, "en", note, Measure.WITHIN),
        _native(f"{path}!/plan.pdf", "en", pdf_text),
        _native(f"{path}!/поставка.txt", "en", third),
        _native(f"{path}!/forwarded 1.eml", "en", other, Measure.WITHIN),
        _native(f"{path}!/forwarded 1.eml!/inner list.csv", "en", _table("en", 811, ";")),
    )
    bodies = ["\n".join(_plain_quotes(paragraphs("ru", 3, 820 + number))) for number in range(5)]
    leak.put(
        packed.mailbox(
            [packed.mail(10 + n, said, charset="koi8-r" if n % 2 else "utf-8") for n, said in enumerate(bodies)]
        ),
        TrueItem(path="mail/thread.mbox", outcome="container"),
        *(_native(f"mail/thread.mbox!/{n}", "ru", said, Measure.WITHIN) for n, said in enumerate(bodies, start=1)),
    )
    chinese = {
        f"资料/{name}.txt": "\n".join(paragraphs("zh-Hans", 4, 830 + n))
        for n, name in enumerate(("会议记录", "仓库清单"))
    }
    leak.put(
        packed.zipped({name: text.encode("gb18030") for name, text in chinese.items()}, local_names=True),
        TrueItem(path="packed/gbk names.zip", outcome="container"),
        *(_native(f"packed/gbk names.zip!/{name}", "zh-Hans", text, Measure.EXACT) for name, text in chinese.items()),
    )
    path = "packed/old depot.tar.gz"
    leak.put(
        packed.tarred({"old/inside.zip": packed.zipped({"a/one.txt": fourth.encode(), "b.txt": b""})}, packed=True),
        TrueItem(path=path, outcome="container"),
        TrueItem(path=f"{path}!/old depot.tar", outcome="container"),
        TrueItem(path=f"{path}!/old depot.tar!/old/inside.zip", outcome="container"),
        _native(f"{path}!/old depot.tar!/old/inside.zip!/a/one.txt", "en", fourth, Measure.EXACT),
        TrueItem(path=f"{path}!/old depot.tar!/old/inside.zip!/b.txt", outcome="empty"),
    )
    seven = {"list.txt": "\n".join(paragraphs("ar", 4, 840)), "note.txt": "\n".join(paragraphs("ug", 4, 841))}
    leak.put(
        packed.seven_zipped({name: text.encode() for name, text in seven.items()}),
        TrueItem(path="packed/depot.7z", outcome="container"),
        *(_native(f"packed/depot.7z!/{name}", code, text, Measure.EXACT)
          for (name, text), code in zip(seven.items(), ("ar", "ug"), strict=True)),
    )  # fmt: skip
    pages = {f"https://waterworks.example/{n}": printed.written("en", 850 + n, count=6) for n in range(2)}
    leak.put(
        packed.web_archive({address: printed.as_html(said).encode() for address, said in pages.items()}),
        TrueItem(path="packed/site.warc.gz", outcome="container"),
        *(
            _native(f"packed/site.warc.gz!/https://waterworks.example/{n}", "en", said.text)
            for n, said in enumerate(pages.values())
        ),
    )


def build_locked(leak: Leak) -> None:
    """Under a password that is on the list, and under one that is not."""
    text = "\n".join(paragraphs("en", 6, 860))
    leak.put(packed.zipped_with_password({"locked.txt": text.encode()}, RIGHT_PASSWORD),
             TrueItem(path="locked/open.zip", outcome="container"),
             _native("locked/open.zip!/locked.txt", "en", text, Measure.EXACT))  # fmt: skip
    leak.put(packed.zipped_with_password({"closed.txt": text.encode()}, _OTHER_PASSWORD),
             TrueItem(path="locked/closed.zip", outcome="container"),
             TrueItem(path="locked/closed.zip!/closed.txt", outcome="encrypted"))  # fmt: skip
    leak.put(packed.seven_zipped({"closed.txt": text.encode()}, password=_OTHER_PASSWORD),
             TrueItem(path="locked/closed.7z", outcome="encrypted"))  # fmt: skip
    pages = [paragraphs("ru", 6, 861)]
    leak.put(printed.typed(pages, "ru", 0, passwords=("owner", RIGHT_PASSWORD)),
             _native("locked/open.pdf", "ru", "\n".join(pages[0])))  # fmt: skip
    leak.put(printed.typed(pages, "ru", 0, passwords=("owner", _OTHER_PASSWORD)),
             TrueItem(path="locked/closed.pdf", outcome="encrypted"))  # fmt: skip
    said = printed.written("en", 862, count=6)
    docx = printed.converted([("fodt", printed.flat_text(said).encode())], "docx")[0]
    leak.put(packed.locked(docx, RIGHT_PASSWORD), _native("locked/open.docx", "en", said.text))
    leak.put(packed.locked(docx, _OTHER_PASSWORD), TrueItem(path="locked/closed.docx", outcome="encrypted"))


def build_kin(leak: Leak) -> None:
    """A letter, its copies by bytes, its draft, and a scan of it."""
    said = paragraphs("en", 8, 870)
    letter, draft = "\n".join(said), "\n".join([*said[:5], *paragraphs("en", 1, 871), *said[6:]])
    held = printed.typed([said], "en", 1)
    image, text = sheet(("en",), seed=1, dpi=300, texts=said)
    kin = ("kin/1 letter.pdf", "kin/4 draft.txt", "kin/5 scan.pdf")
    leak.put(held, _native(kin[0], "en", letter))
    leak.put(held, TrueItem(path="kin/2 copy.pdf", outcome="duplicate", duplicate_of=kin[0]))
    leak.put(packed.zipped({"again.pdf": held}), TrueItem(path="kin/3 copy.zip", outcome="container"),
             TrueItem(path="kin/3 copy.zip!/again.pdf", outcome="duplicate", duplicate_of=kin[0]))  # fmt: skip
    leak.put(draft.encode(), TrueItem(path=kin[1], outcome="read", measure=Measure.EXACT, pages=(draft,),
                                      languages=("en",), near=(kin[0],)))  # fmt: skip
    seen = scanned(image, Wear(skew=-0.8, grain=0.08), seed=9)
    leak.put(as_pdf([(seen, 300)]), TrueItem(path=kin[2], outcome="read", measure=Measure.SCAN, pages=(text,),
                                             languages=("en",), near=(kin[0],)))  # fmt: skip


def build_hostile(leak: Leak) -> None:
    """Broken, empty, mislabelled, and made to do harm."""
    pages = [paragraphs("en", 8, 900 + page) for page in range(6)]
    whole = printed.typed(pages, "en", 2)
    without_fonts = tuple(range(1, 6))  # they stand at the end: what their glyphs mean is lost with it
    leak.put(whole[: len(whole) * 6 // 10], TrueItem(path="broken/cut.pdf", outcome="damaged", unread=without_fonts))
    leak.put(random.Random(7).randbytes(40_000), TrueItem(path="broken/noise.pdf", outcome="unsupported"))
    leak.put(b"", TrueItem(path="broken/nothing.txt", outcome="empty"))
    leak.put(packed.bomb(), TrueItem(path="broken/bomb.zip", outcome="refused"))
    kept = "\n".join(paragraphs("en", 3, 910))
    leak.put(
        packed.zipped({"kept.txt": kept.encode(), "../../out.txt": b"somewhere else"}),
        TrueItem(path="broken/climbing.zip", outcome="container"),
        _native("broken/climbing.zip!/kept.txt", "en", kept, Measure.EXACT),
        TrueItem(path="broken/climbing.zip!/../../out.txt", outcome="refused"),
    )
    kept = "\n".join(paragraphs("en", 3, 911))
    leak.put(
        packed.tarred({"kept.txt": kept.encode()}, links={"link.txt": "/etc/hostname"}),
        TrueItem(path="broken/linked.tar", outcome="container"),
        _native("broken/linked.tar!/kept.txt", "en", kept, Measure.EXACT),
        TrueItem(path="broken/linked.tar!/link.txt", outcome="refused"),
    )


PARTS: dict[str, Callable[[Leak], None]] = {
    "scans": build_scans,
    "printed": build_printed,
    "texts": build_texts,
    "packed": build_packed,
    "locked": build_locked,
    "kin": build_kin,
    "hostile": build_hostile,
}
"""The parts of the leak by name. `printed` and `locked` need LibreOffice, Chromium and 7z; the others only fonts."""
