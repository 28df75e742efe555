# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Witnesses made from records of a case, and from bare texts for use without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum, Witness
from vorlage.domain.pages import Record
from vorlage.frames import ArrowStream, rows_of_stream

_COLUMNS = ("siglum", "text", "number", "title", "outlet", "published", "language", "credits")


def witness_of_record(record: Record) -> Witness:
    """A report as a witness: its path is its siglum, and the first language among its pages its language."""
    return Witness(
        siglum=Siglum(record.path),
        number=record.number,
        title=record.head.title,
        outlet=record.head.outlet,
        published=record.head.published,
        language=next((page.language for page in record.pages if page.language), ""),
        credits=record.head.credits,
        text=record.text,
    )


def witness_from_text(
    siglum: str,
    text: str,
    *,
    number: int = 0,
    title: str = "",
    outlet: str = "",
    published: str = "",
    language: str = "",
    credits: tuple[str, ...] = (),
) -> Witness:
    """A text as a witness. Nothing is read off it: what is not given stays empty.

    Args:
        siglum: Its label, unique among the witnesses traced together.
        text: The report.
        number: Its item number where it has one.
        title, outlet: As printed.
        published: TIMEX3 date, as precise as known.
        language: ISO 639-1 code.
        credits: Agencies named as the origin of the text.
    """
    return Witness(
        siglum=Siglum(siglum),
        number=ItemNumber(number),
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        credits=credits,
        text=text,
    )


def witnesses_from(
    texts: Mapping[str, str] | Iterable[str | Mapping[str, object] | Witness] | ArrowStream,
) -> tuple[Witness, ...]:
    """Witnesses from whatever texts come in.

    - a mapping: sigla and texts;
    - strings: their places from 1 are the sigla, padded so that they sort as they came;
    - rows (dictionaries): `text`, and any of the other arguments of `witness_from_text`;
    - a table of Arrow, pandas or polars with such columns (needs the extra `frames`);
    - witnesses stay as they are.

    Raises:
        ValueError: A column is not known, or a row has no text. Columns are refused, not dropped in silence.
        TypeError: A value is of no use where it stands.
    """
    if isinstance(texts, str):
        raise TypeError("one text alone has no lineage: give a list")
    if isinstance(texts, Mapping):
        return tuple(witness_from_text(siglum, text) for siglum, text in texts.items())
    if isinstance(texts, ArrowStream):
        texts = rows_of_stream(texts)
    given = list(texts)
    width = len(str(len(given)))
    return tuple(_witness(one, f"{place:0{width}}") for place, one in enumerate(given, start=1))


def _witness(given: str | Mapping[str, object] | Witness, siglum: str) -> Witness:
    if isinstance(given, Witness):
        return given
    if isinstance(given, str):
        return witness_from_text(siglum, given)
    unknown = sorted(set(given) - set(_COLUMNS))
    if unknown:
        raise ValueError(f"no column is called {', '.join(unknown)}; known are {', '.join(_COLUMNS)}")
    if not isinstance(given.get("text"), str):
        raise ValueError(f"row {siglum} has no text")
    number = given.get("number")
    if number is not None and not isinstance(number, int):
        raise TypeError(f"row {siglum}: a number is a whole number")
    return witness_from_text(
        _word(given, "siglum") or siglum,
        _word(given, "text"),
        number=number or 0,
        title=_word(given, "title"),
        outlet=_word(given, "outlet"),
        published=_word(given, "published"),
        language=_word(given, "language"),
        credits=_words(given.get("credits")),
    )


def _word(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise TypeError(f"column {column} holds words, not {type(value).__name__}")
    return value


def _words(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise TypeError("credits are words, or lists of words")
