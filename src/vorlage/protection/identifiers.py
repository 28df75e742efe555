# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Identifiers of persons by their form and their check digits, in the digits of every script.

Works on a copy of the text where every digit is ASCII and characters without a shape are gone.

1. Forms that say what they are: e-mail, accounts, addresses of machines, IBAN, coordinates, plates, passports.
2. Every other number of seven digits or more that is no date, no sum of money and no thousands: cards and national
   numbers by their check digits, the rest as phones or as numbers of no known form.

Residual risks: numbers shorter than seven digits (a room, a prisoner's number) are shown; so is a long number written
as thousands ("1,650,123").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from vorlage.domain.protection import Spot, SpotKind, Why
from vorlage.protection.check_digits import iban, is_national_id, luhn, machine_readable
from vorlage.protection.writing import marks

_LETTER: Final = r"[^\W\d_]"
_LOCAL: Final = r"(?<![\w.+%'-])[\w.+%'-]{1,200}"
"""Begins at the beginning and has an end: else a long row of letters would be read again from each of them."""

_E_MAIL: Final = re.compile(
    rf"{_LOCAL}[ \t]?(?:＠|\(at\)|\[at\]|\(@\))[ \t]?"
    r"[\w-]{1,80}(?:[ \t]?(?:\.|\[dot\]|\(dot\)| dot )[ \t]?[\w-]{1,80}){1,10}"
    rf"|{_LOCAL} at [\w-]{{1,80}}(?: dot [\w-]{{1,80}}){{1,10}}",
    re.I,
)
_BEFORE_AT: Final = re.compile(r"[\w.+%'-]+$")
_AFTER_AT: Final = re.compile(r"@[\w-]{1,80}(?:\.[\w-]{1,80}){0,10}")
_ACCOUNT: Final = re.compile(
    r"(?<![\w.@/])@[A-Za-z0-9_.]{2,}"
    r"|(?:t\.me|wa\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|vk\.com|weibo\.com|linkedin\.com/in"
    r"|youtube\.com|tiktok\.com|github\.com|skype:)/?[@\w.%/-]+"
    r"|(?:wechat|weixin|微信号?|qq号?|skype|telegram|whatsapp"
    r"|line id|weibo|微博)[ \t]*(?:id)?[ \t]*[:：][ \t]*[\w.+-]{3,}",
    re.I,
)
_IP: Final = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])",
    re.I,
)
_MAC: Final = re.compile(
    r"(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])|(?<!\w)(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}(?!\w)", re.I
)
_IBAN: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?!\w)", re.I)
_PLACE: Final = re.compile(
    r"[+-]?\d{1,3}[.,]\d{3,}°?[ ]?[NSEW]?[ \t]*[,;/ ][ \t]*[+-]?\d{1,3}[.,]\d{3,}°?(?:[ ]?[NSEWO]\b)?"
    r"|\d{1,3}[°º][ ]?\d{1,2}['’′][ ]?(?:\d{1,2}(?:[.,]\d+)?(?:[\"”″]|'')?)?[ ]?[NSEWO]?"
    r"(?:[ ,;]*\d{1,3}[°º][ ]?\d{1,2}['’′][ ]?"
    r"(?:\d{1,2}(?:[.,]\d+)?(?:[\"”″]|'')?)?[ ]?[NSEWO]?)?"
)
_PLATE: Final = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][ ]?[A-Z][ ·•]?[A-Z0-9]{5,6}(?![A-Z0-9])"
    r"|(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}[EH]?(?![\w-])|(?<![\w-])[A-Z]{2}\d{2}[ ]?[A-Z]{3}(?![\w-])"
    r"|(?<![\w-])\d{2}[ ][A-Z]{1,3}[ ]\d{2,4}(?![\w-])|(?<![\w-])[A-Z]{2}-\d{3}-[A-Z]{2}(?![\w-])"
    r"|(?<![\w-])[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}[ ]?\d{2,3}(?!\w)|(?<![\w-])\d{3}[ ]?[A-Z]{3}[ ]?\d{2}(?![\w-])"
)
_PASSPORT: Final = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}[ ]?\d{6,9}|[A-Z]\d{2}[A-Z]\d{5}|[CFGHJKLMNPRTVWXYZ0-9]{9}(?<=\d[A-Z0-9]))(?![\w-])"
)
_MRZ: Final = re.compile(r"[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{2,16}|P[A-Z<][A-Z<]{3}[A-Z<]{10,39}")
_NUMBER: Final = re.compile(r"(?<![\w.,])[+＋]?\(?\d(?:[ \u00a0\u2009./()‐‑–-]{0,3}\d){6,24}(?:[ -]?[Xx](?!\w))?(?!\w)")
_SPANISH: Final = re.compile(r"(?<!\w)[XYZ]?-?\d{7,8}-?[A-Z](?!\w)")
_HANDLED_WITH_LETTERS: Final = re.compile(
    r"(?<![\w-])(?=[A-Z0-9-]*\d[A-Z0-9-]*)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{10,20}(?![\w-])"
)

_DATE: Final = re.compile(
    r"(?:1[89]|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}(?:[ T.-]\d{1,2}(?:[:.h]?\d{2}){0,2})?"
    r"|\d{1,2}[-./ ]\d{1,2}[-./ ](?:1[89]|20)\d\d(?:[ T.-]\d{1,2}(?:[:.]?\d{2}){0,2})?"
    r"|(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:1[89]|20)\d\d[ ]?[-–/][ ]?(?:1[89]|20)\d\d"
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:([.  \u2009])\d{3})(?:\1\d{3})*")
_PHONE_WORDS: Final = re.compile(
    r"(?:tel|phone|fax|mobile|mob|cell|telefon|handy|тел|телефон|моб|电话|電話|手机|传真"
    r"|هاتف|جوال|تليفون|تېلېفون|전화|휴대폰|โทร)\W{0,3}\w{0,4}\W{0,3}$",
    re.I,
)
_LONGEST_PHONE: Final = 15
_LONGEST_LOCAL: Final = 200


def identifiers(text: str) -> tuple[Spot, ...]:
    """Every spot that has the form of an identifier, in order; spots may overlap."""
    plain, places = _plain(text)
    found = chain(_named_forms(plain), _numbers(plain))
    spots = (Spot(start=places[start], end=places[end - 1] + 1, kind=kind, why=why) for start, end, kind, why in found)
    return tuple(sorted(spots, key=lambda spot: spot.span))


_Found = tuple[int, int, SpotKind, Why]


def _plain(text: str) -> tuple[str, list[int] | range]:
    """The text with ASCII digits and without characters that have no shape, and where each character stood."""
    if text.isascii():
        return text, range(len(text))
    shapeless = _shapeless()
    kept = [(at, character) for at, character in enumerate(text) if not shapeless.match(character)]
    plain = "".join(
        str(unicodedata.digit(each)) if each.isdigit() and unicodedata.category(each) == "Nd" else each
        for _, each in kept
    )
    return plain, [at for at, _ in kept]


@cache
def _shapeless() -> re.Pattern[str]:
    return re.compile(f"(?=[{marks()}])[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def _named_forms(plain: str) -> Iterator[_Found]:
    for form, kind in (
        (_E_MAIL, SpotKind.E_MAIL),
        (_ACCOUNT, SpotKind.ACCOUNT),
        (_IP, SpotKind.NETWORK),
        (_MAC, SpotKind.NETWORK),
        (_PLACE, SpotKind.PLACE),
        (_PLATE, SpotKind.PLATE),
        (_PASSPORT, SpotKind.PASSPORT),
        (_HANDLED_WITH_LETTERS, SpotKind.NUMBER),
    ):
        for found in form.finditer(plain):
            yield *found.span(), kind, Why.FORM
    yield from _around_at(plain)
    for found in _IBAN.finditer(plain):
        fits = iban(re.sub(r"\s", "", found.group()).upper())
        yield *found.span(), SpotKind.IBAN, Why.CHECK_DIGITS if fits else Why.FORM
    for found in _MRZ.finditer(plain):
        fits = found.group()[0] != "P" and machine_readable(found.group()[:9], found.group()[9])
        yield *found.span(), SpotKind.PASSPORT, Why.CHECK_DIGITS if fits else Why.FORM
    for found in _SPANISH.finditer(plain):
        if is_national_id(found.group().replace("-", "")):
            yield *found.span(), SpotKind.NATIONAL_ID, Why.CHECK_DIGITS


def _around_at(plain: str) -> Iterator[_Found]:
    """E-mail addresses with their sign: what stands on both sides of it."""
    for after in _AFTER_AT.finditer(plain):
        before = _BEFORE_AT.search(plain[max(0, after.start() - _LONGEST_LOCAL) : after.start()])
        if before is not None:
            yield after.start() - len(before.group()), after.end(), SpotKind.E_MAIL, Why.FORM


def _numbers(plain: str) -> Iterator[_Found]:
    for found in _NUMBER.finditer(plain):
        compact = re.sub(r"[^\dXx]", "", found.group())
        written = found.group()
        if _is_harmless(plain, found.start(), written):
            continue
        if is_national_id(compact.upper()):
            yield *found.span(), SpotKind.NATIONAL_ID, Why.CHECK_DIGITS
        elif 13 <= len(compact) <= 19 and compact.isdigit() and luhn(compact):
            yield *found.span(), SpotKind.CARD, Why.CHECK_DIGITS
        elif len(compact) <= _LONGEST_PHONE and (
            written[0] in "+＋(0" or _says_phone(plain, found.start()) or written != compact
        ):
            yield *found.span(), SpotKind.PHONE, Why.FORM
        else:
            yield *found.span(), SpotKind.NUMBER, Why.FORM


def _says_phone(plain: str, start: int) -> bool:
    return _PHONE_WORDS.search(plain, max(0, start - 16), start) is not None


def _is_harmless(plain: str, start: int, written: str) -> bool:
    """Whether a long number is a date, or thousands that nobody calls a phone."""
    if _says_phone(plain, start):
        return False
    if _DATE.fullmatch(written):
        return True
    return _THOUSANDS.fullmatch(written) is not None and not written.startswith("0")
