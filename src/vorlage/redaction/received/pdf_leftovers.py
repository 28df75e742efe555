# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a PDF still holds of what it was: earlier revisions, objects that nothing refers to, bytes outside of it.

A PDF that is saved by adding to it (ISO 32000-1, 7.5.6) keeps all it was before, up to an earlier end mark. Inside
the jail.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.redaction.received.pdf_channels import ChannelText, readable, shown_strings

_END = b"%%EOF"
_MOST_REVISIONS = 8
_MOST_PAGES = 60
_MOST_LEFTOVERS = 2_000
_MOST_PLACES = 200_000
_LONGEST_STREAM = 20_000_000
_LEAST_BYTES = 4
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]{1,4}(\d{1,5})[ \t\r\n]{1,4}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_SHOWS_TEXT = re.compile(rb"\)\s*(?:Tj|'|\")|\]\s*TJ|>\s*Tj")
_FORMAT_WORDS = re.compile(
    r"\b(?:xref|startxref|trailer|endobj|obj|endstream|stream|PDF|EOF|Root|Size|Prev|Info|ID|linearized)\b"
    r"|\d{10} \d{5} [nf]",
    re.I,
)


def earlier_revisions(held: bytes) -> Iterator[bytes]:
    """The PDF as it was each time before it was added to, the latest first. The head of a linearised one is none."""
    ends = [found.end() for found in re.finditer(re.escape(_END), held)]
    if b"/Linearized" in held[:2048]:
        ends = ends[1:]
    earlier = [end for end in ends[:-1] if b"startxref" in held[end:]]
    for end in list(reversed(earlier))[:_MOST_REVISIONS]:
        yield held[:end] + b"\n"


def revision_texts(revision: bytes, passwords: tuple[str, ...]) -> Iterator[ChannelText]:
    """The text of each page of an earlier revision; nothing where it cannot be opened."""
    for password in (None, *passwords):
        try:
            opened = pypdfium2.PdfDocument(revision, password=password)
        except (pypdfium2.PdfiumError, UnicodeError):
            continue
        for index in range(min(len(opened), _MOST_PAGES)):
            try:
                text = opened[index].get_textpage().get_text_bounded()
            except pypdfium2.PdfiumError:
                continue
            yield ChannelText(Kind.EARLIER_REVISION, "pdf.earlier-revision", index + 1, text)
        return


def leftover_texts(pdf: pikepdf.Pdf, held: bytes) -> Iterator[ChannelText]:
    """Text of objects that nothing refers to: those in the table of objects, and those that stand only in the bytes."""
    reached = _reached(pdf)
    known: set[bytes] = set()
    left = _MOST_LEFTOVERS
    for each in _listed(pdf):
        content = _content(each)
        known.add(_digest(content) if content else b"")
        if each.objgen in reached or left <= 0:
            continue
        left -= 1
        if text := _text_of(each, content):
            yield ChannelText(Kind.LEFTOVER_OBJECT, "pdf.unreferenced-object", 0, text)
    for content in _unlisted(held, set(pdf_numbers(pdf))):
        if left > 0 and _digest(content) not in known:
            left -= 1
            if text := shown_strings(content).strip():
                yield ChannelText(Kind.LEFTOVER_OBJECT, "pdf.unlisted-object", 0, text)


def pdf_numbers(pdf: pikepdf.Pdf) -> Iterator[int]:
    """The numbers of the objects in the table."""
    for each in _listed(pdf):
        yield each.objgen[0]


def _listed(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The objects of the table; pikepdf gives plain numbers and names as such, and those hold no text."""
    held: list[Any] = list(pdf.objects)
    return (each for each in held if isinstance(each, pikepdf.Object) and each.is_indirect)


def _reached(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, pikepdf.Object):
            continue
        if each.is_indirect:
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
        if isinstance(each, pikepdf.Array):
            waiting.extend(each)
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(each[key] for key in list(each.keys()))
    return seen


def _content(each: Any) -> bytes:
    if not isinstance(each, pikepdf.Stream) or each.get("/Subtype") == pikepdf.Name.Image:
        return b""
    try:
        return each.read_bytes()[:_LONGEST_STREAM]
    except (pikepdf.PdfError, ValueError, RuntimeError, NotImplementedError):
        return b""


def _text_of(each: Any, content: bytes) -> str:
    """Strings that an object that is left over shows or holds; nothing of cross-reference and object streams."""
    if isinstance(each, pikepdf.Stream):
        if each.get("/Type") in (pikepdf.Name.XRef, pikepdf.Name.ObjStm):
            return ""
        return shown_strings(content) if _SHOWS_TEXT.search(content) else ""
    strings: list[str] = []
    waiting: list[Any] = [each]
    while waiting and len(strings) < 1_000:
        one = waiting.pop()
        if isinstance(one, pikepdf.String):
            strings.append(str(one))
        elif isinstance(one, pikepdf.Array) and (one is each or not one.is_indirect):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary) and (one is each or not one.is_indirect):
            waiting.extend(
                one[key] for key in list(one.keys()) if key not in ("/ID", "/CreationDate", "/ModDate", "/DA")
            )
    return " ".join(strings)


def _unlisted(held: bytes, numbers: set[int]) -> Iterator[bytes]:
    """Content of objects whose number the table does not know, or that stand there again."""
    places = list(_OBJECT.finditer(held))[:_MOST_PLACES]
    last = {int(found[1]): found.start() for found in places}
    for found in places:
        if int(found[1]) in numbers and last[int(found[1])] == found.start():
            continue  # the one that counts
        stop = held.find(b"endobj", found.end(), found.end() + _LONGEST_STREAM)
        if stop < 0:
            continue
        body = held[found.end() : stop]
        begin = _STREAM.search(body[:4096])
        if begin is None:
            if int(found[1]) not in numbers:
                yield body
            continue
        raw = body[begin.end() :]
        head = body[: begin.start()]
        if b"/Image" in head or b"/XRef" in head or b"/FontFile" in head or b"/Length1" in head:
            continue
        content = _inflated(raw) if b"FlateDecode" in head else raw
        if b"/ObjStm" in head:
            if int(found[1]) not in numbers:
                yield content
        elif _SHOWS_TEXT.search(content):
            yield content.removesuffix(b"\n")


def _inflated(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, _LONGEST_STREAM)
    except zlib.error:
        return b""


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content.rstrip()).digest()


def outside_texts(held: bytes) -> Iterator[ChannelText]:
    """What stands before the beginning and after the end of the PDF."""
    start = held.find(b"%PDF-", 0, 65_536)
    if start >= _LEAST_BYTES:
        yield ChannelText(Kind.LEFTOVER_BYTES, "pdf.before", 0, readable(held[:start]))
    end = held.rfind(_END)
    after = held[end + len(_END) :] if end >= 0 else b""
    if len(after.strip()) >= _LEAST_BYTES:
        yield ChannelText(
            Kind.LEFTOVER_BYTES, "pdf.after", 0, _FORMAT_WORDS.sub(" ", readable(after[:_LONGEST_STREAM]))
        )


def opened_for_objects(held: bytes, passwords: tuple[str, ...]) -> pikepdf.Pdf | None:
    """The PDF as objects; None where it cannot be opened."""
    for password in ("", *passwords):
        try:
            return pikepdf.Pdf.open(io.BytesIO(held), password=password, attempt_recovery=True, suppress_warnings=True)
        except pikepdf.PasswordError:
            continue
        except (pikepdf.PdfError, RuntimeError, ValueError):
            return None
    return None
