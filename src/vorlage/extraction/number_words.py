# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words for numbers, language by language: data, no rules.

Left out on purpose: words that are mostly something else ("once", "un", "une", "uno", "sept", "مئة" inside names).
"""

from __future__ import annotations

from typing import Final

_SMALL_ENGLISH: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS_ENGLISH: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

SCALES: Final[dict[str, float]] = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mil": 1e3,
    "millones": 1e6,
    "millón": 1e6,
    "millions": 1e6,
    "mille": 1e3,
    "milliard": 1e9,
    "milliards": 1e9,
    "тысяч": 1e3,
    "тысяча": 1e3,
    "тысячи": 1e3,
    "тысячу": 1e3,
    "тысячам": 1e3,
    "тыс": 1e3,
    "миллион": 1e6,
    "миллиона": 1e6,
    "миллионов": 1e6,
    "млн": 1e6,
    "миллиард": 1e9,
    "миллиарда": 1e9,
    "миллиардов": 1e9,
    "млрд": 1e9,
    "ألف": 1e3,
    "آلاف": 1e3,
    "ألفا": 1e3,
    "الف": 1e3,
    "مليون": 1e6,
    "ملايين": 1e6,
    "مليونا": 1e6,
    "مليار": 1e9,
    "مليارات": 1e9,
    "hundred": 1e2,
}
"""What may follow digits, and multiplies them."""

GLUED: Final[dict[str, float]] = {"k": 1e3, "mn": 1e6, "bn": 1e9, "tn": 1e12}
"""Abbreviated scales written onto the digits."""

HUNDREDS: Final = frozenset({"hundred", "cent", "cents"})

WORDS: Final[dict[str, float]] = {
    **{word: float(value) for value, word in enumerate(_SMALL_ENGLISH)},
    **{word: 20.0 + 10 * step for step, word in enumerate(_TENS_ENGLISH)},
    "hundred": 100.0,
    "dozen": 12.0,
    **dict(zip(["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce", "trece", "catorce", "quince", "veinte"],
               (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 13.0, 14.0, 15.0, 20.0), strict=True)),
    **dict(zip(["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa", "cien", "ciento", "doscientos", "trescientos", "quinientos"],
               (30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 100.0, 200.0, 300.0, 500.0), strict=True)),
    **dict(zip(["deux", "trois", "quatre", "cinq", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante"],
               (2.0, 3.0, 4.0, 5.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 20.0, 30.0, 40.0, 50.0, 60.0), strict=True)),
    **dict(zip(["два", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать"],
               (2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0), strict=True)),
    **dict(zip(["двух", "трех", "трёх", "четырех", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти"],
               (2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), strict=True)),
    **dict(zip(["шестнадцать", "семнадцать", "восемнадцать", "девятнадцать", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
               (16.0, 17.0, 18.0, 19.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0), strict=True)),
    **dict(zip(["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
               (100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0), strict=True)),
    **dict(zip(["اثنان", "اثنين", "ثلاثة", "ثلاث", "أربعة", "أربع", "خمسة", "خمس", "ستة", "ست", "سبعة", "سبع", "ثمانية", "ثماني", "تسعة", "تسع", "عشرة", "عشر"],
               (2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0, 6.0, 6.0, 7.0, 7.0, 8.0, 8.0, 9.0, 9.0, 10.0, 10.0), strict=True)),
    **dict(zip(["عشرون", "عشرين", "ثلاثون", "ثلاثين", "أربعون", "أربعين", "خمسون", "خمسين", "ستون", "ستين", "سبعون", "سبعين", "ثمانون", "ثمانين", "تسعون", "تسعين", "مئة", "مائة", "مئتان", "مئتين", "ألفان", "ألفين"],
               (20.0, 20.0, 30.0, 30.0, 40.0, 40.0, 50.0, 50.0, 60.0, 60.0, 70.0, 70.0, 80.0, 80.0, 90.0, 90.0, 100.0, 100.0, 200.0, 200.0, 2000.0, 2000.0), strict=True)),
    **SCALES,
}  # fmt: skip

NOT_ALONE: Final = frozenset(
    {
        "one",
        "zero",
        "mil",
        "mille",
        "cent",
        "cents",
        "dos",
        "neuf",
        "тыс",
        "млн",
        "млрд",
        "hundred",
        "dozen",
        "ست",
        "عشر",
        "سبع",
        "ألف",
        "الف",
        "آلاف",
    }
)
"""Words that are a number only beside another one: alone they are mostly a pronoun, a name or a noun."""

VAGUE: Final = frozenset(
    ["dozens", "hundreds", "thousands", "millions", "billions", "decenas", "cientos", "miles", "centaines", "milliers", "сотни", "тысячи", "миллионы", "десятки"]
)
"""Words that print the size of an amount and no amount."""

HAN_DIGITS: Final = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
HAN_SMALL_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
HAN_LARGE_UNITS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
