# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of reading numbers as printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.han_numbers import han_value
from vorlage.extraction.numbers import digits_value, number_spans


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("some 15,000 of them", "15,000", 15000),
        ("12 400 habitants", "12 400", 12400),
        ("12’400 Franken", "12’400", 12400),
        ("1.234.567 casas", "1.234.567", 1234567),
        ("3,5 миллиона", "3,5 миллиона", 3.5e6),
        ("1.5 million litres", "1.5 million", 1.5e6),
        ("a $5bn plan", "5bn", 5e9),
        ("one million people", "one million", 1e6),
        ("a million people", "a million", 1e6),
        ("half a million homes", "half a million", 5e5),
        ("two thousand three hundred and five taps", "two thousand three hundred and five", 2305),
        ("a twenty-one page memo", "twenty-one", 21),
        ("greater than million", "million", None),
        ("hundreds of thousands of taps", "hundreds of thousands", None),
        ("١٥٬٠٠٠ شخص", "١٥٬٠٠٠", 15000),
        ("خمسة وعشرون ألف", "خمسة وعشرون ألف", 25000),
        ("двадцать пять тысяч", "двадцать пять тысяч", 25000),
        ("一万五千人", "一万五千", 15000),
        ("1.5万人", "1.5万", 15000),
        ("三亿二千万元", "三亿二千万", 320000000),
        ("二〇一七年", "二〇一七", 2017),
        ("5万4千6百人", "5万4千6百", 54600),
        ("三名工人", "三", 3),
        ("a €10M plan", "10M", 1e7),
        ("a £2.7m pier", "2.7m", 2.7e6),
        ("three dozen taps", "three dozen", 36),
        ("two thirds of it", "two thirds", 2 / 3),
        ("one and a half million taps", "one and a half million", 1.5e6),
        ("three million and a half", "three million and a half", 3.5e6),
        ("2 1/4 miles", "2 1/4", 2.25),
        ("¾ of a mile", "¾", 0.75),
        ("it was -12 there", "-12", -12),
        ("minus five degrees", "minus five", -5),
        ("two point five", "two point five", 2.5),
        ("1.3x10^6 of them", "1.3x10^6", 1.3e6),
        ("ثلاث مئة وخمسة", "ثلاث مئة وخمسة", 305),
        ("مليون ونصف شخص", "مليون ونصف", 1.5e6),
        ("два с половиной миллиона", "два с половиной миллиона", 2.5e6),
        ("около двухсот тридцати человек", "двухсот тридцати", 230),
        ("полтора миллиона", "полтора миллиона", 1.5e6),
        ("7 萬5 千4 百", "7 萬5 千4 百", 75400),
        ("约五百余万人", "五百余万", 5e6),
        ("三点五亿元", "三点五亿", 3.5e8),
        ("三分之一", "三分之一", 1 / 3),
        ("一又二分之一", "一又二分之一", 1.5),
        ("负四十五亿", "负四十五亿", -4.5e9),
        ("壹仟贰佰元", "壹仟贰佰", 1200),
        ("数十名工人", "数十", None),
        ("几百万人", "几百万", None),
        ("两三名工人", "两三", None),
    ],
)
def test_a_number_is_read_as_printed(text: str, printed: str, value: float | None) -> None:
    """Digits with separators, words, scales and the numerals of other scripts come to their value."""
    (number,) = number_spans(text)
    assert (text[number.start : number.end], number.value) == (printed, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("واحد على ثلاثة", 1 / 3),
        ("1 على 20", 1 / 20),
        ("ناقص واحد على 20", -1 / 20),
        ("جزء من مئة", 1 / 100),
        ("شربت نصف العصير", 0.5),
        ("ثلاثة دستات", 36.0),
        ("26،013", 26013.0),
    ],
)
def test_arabic_parts_are_read_where_they_are_marked(text: str, value: float) -> None:
    """A number "over" another, a part of one, half of a thing; "one of three" stays two numbers."""
    assert [number.value for number in number_spans(text)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text",
    ["no one came", "A4 paper", "per cent", "千万不要", "登陆的船", "一直这样", "第三", "a third man", "192.168.7.20"],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Pronouns, labels glued to letters and idioms are no numbers."""
    assert number_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four-, five- and six-pipe works", [4, 5, 6]),
        ("two and three", [2, 3]),
        ("rows 22,24,26,31", [22, 24, 26, 31]),
        ("\n-10 taps\n-12 taps", [10, 12]),
    ],
)
def test_numbers_in_a_list_are_not_added_up(text: str, values: list[float]) -> None:
    """Words and digits that make no one number are several; a dash at the head of a line is a bullet."""
    assert [number.value for number in number_spans(text)] == values


@given(st.integers(min_value=0, max_value=10**12))
def test_separators_do_not_change_a_value(amount: int) -> None:
    """Whatever groups the digits, the value is the same."""
    for separator in (",", " ", "\u202f", "’", "٬"):
        assert digits_value(f"{amount:,}".replace(",", separator)) == amount


def _in_han(amount: int) -> str:
    """A number up to 9,999 as it is written, with one 零 for every gap."""
    digits = f"{amount:04d}"
    written = "".join(
        "零" if digit == "0" else "零一二三四五六七八九"[int(digit)] + unit
        for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True)
    )
    return re.sub("零+", "零", written).strip("零")


@given(st.integers(min_value=1, max_value=9999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_chinese_numerals_are_read_as_written(amount: int, unit: tuple[str, int]) -> None:
    """A numeral comes to its number, and to so many times its unit before 万 or 亿."""
    printed = _in_han(amount)
    assert han_value(printed) == amount
    assert han_value(printed + unit[0]) == amount * unit[1]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("二百五", 250),
        ("一万三", 13000),
        ("一万五千亿", 1.5e12),
        ("壹佰零贰", 102),
        ("十二点五", 12.5),
        ("三亿零六", 300000006),
    ],
)
def test_units_left_unsaid_and_formal_numerals(printed: str, value: float) -> None:
    """A lone digit behind a unit counts the next unit below; formal numerals are numerals."""
    assert han_value(printed) == value
