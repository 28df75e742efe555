# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case, read with plain libraries and without our own extraction: truth must not rest on what it judges."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import mailbox
import re
import unicodedata
import zipfile
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import python_calamine

PageReader = Callable[[str], tuple[str, ...]]
MemberReader = Callable[[str], bytes]


@pytest.fixture(scope="session")
def sample_folder(project_folder: Path) -> Path:
    """The sample case as it lies in the checkout."""
    return project_folder / "sample"


@pytest.fixture(scope="session")
def truth(sample_folder: Path) -> dict[str, Any]:
    """What is true of the sample case."""
    known: dict[str, Any] = json.loads((sample_folder / "truth.json").read_text(encoding="utf-8"))
    return known


@pytest.fixture(scope="session")
def original_bytes(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> MemberReader:
    """The bytes of an item by its path, members of containers included. KeyError when there is no such item."""
    work = tmp_path_factory.mktemp("mailboxes")

    def read(path: str) -> bytes:
        outer, *inner = path.split("!/")
        if not (sample_folder / outer).is_file():
            raise KeyError(path)
        content = (sample_folder / outer).read_bytes()
        for name in inner:
            content = _member(content, outer, name, work)
        return content

    return read


@pytest.fixture(scope="session")
def page_texts(original_bytes: MemberReader) -> PageReader:
    """The pages of an item as folded text, what is hidden in a DOCX or a workbook included."""

    def read(path: str) -> tuple[str, ...]:
        content = original_bytes(path)
        return tuple(folded(page) for page in _pages(content, path.rsplit("/", 1)[-1].rsplit(".", 1)[-1]))

    return read


def folded(text: str) -> str:
    """NFC, every run of white space as one space, and the mark that PDFium puts for a hyphen as a hyphen."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\ufffe", "-")).split())


def _member(content: bytes, outer: str, name: str, work: Path) -> bytes:
    if outer.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read(name, pwd=b"thirtieth")
    if outer.endswith(".mbox"):
        place = work / "thread.mbox"
        place.write_bytes(content)
        with contextlib.closing(mailbox.mbox(place)) as box:
            return bytes(box[box.keys()[int(name) - 1]])
    for part in _message(content).iter_attachments():
        if part.get_filename() == name:
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return payload
    raise KeyError(name)


def _message(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _pages(content: bytes, kind: str) -> list[str]:
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as opened:
            return [opened[index].get_textpage().get_text_range() for index in range(len(opened))]
    if kind == "xlsx":
        book = python_calamine.load_workbook(io.BytesIO(content))
        return [_sheet(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
        return [" ".join(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", part)) for part in parts)]
    if kind in {"html", "csv", "txt"}:
        text = _decoded(content)
        if kind == "html":
            text = unescape(re.sub(r"<[^>]+>", " ", text))
        return [_table(text) if kind == "csv" else text]
    message = _message(content)
    body = message.get_body(("plain",))
    fields = [str(message[name] or "") for name in ("From", "To", "Cc", "Date", "Subject")]
    return ["\n".join([*fields, "" if body is None else body.get_content()])]


def _table(text: str) -> str:
    separator = ";" if ";" in text.splitlines()[0] else ","
    return "\n".join(" ".join(row) for row in csv.reader(io.StringIO(text), delimiter=separator))


def _sheet(rows: list[list[Any]]) -> str:
    return "\n".join(" ".join(f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row) for row in rows)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251")
