# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words for numbers, language by language: data, and how a pattern for any of them is made.

Left out on purpose: words that are mostly something else ("once", "un", "une", "uno", "sept").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def one_of(terms: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; words with one first letter share a branch, for speed."""
    branches: dict[str, list[str]] = {}
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        branches.setdefault(term[0], []).append(re.escape(term[1:]).replace(r"\ ", r"\s+"))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items()) + ")"


def word_set(text: str) -> frozenset[str]:
    """The words of a block of text, as a set."""
    return frozenset(text.split())


_LOOSE = str.maketrans("أإآة", "اااه")


def _table(text: str) -> dict[str, float]:
    """`word=value` pairs as a table; Arabic words also without hamza and dots, as often typed."""
    table = {word.replace("_", " "): float(value) for word, value in (pair.split("=") for pair in text.split())}
    return {word.translate(_LOOSE): value for word, value in table.items()} | table


SCALES: Final = _table(
    """
    hundred=1e2 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 lakh=1e5 crore=1e7 mil=1e3 millón=1e6
    millones=1e6 mille=1e3 millions=1e6 milliard=1e9 milliards=1e9 тысяч=1e3 тысяча=1e3 тысячи=1e3 тысячу=1e3
    тысячам=1e3 тыс=1e3 миллион=1e6 миллиона=1e6 миллионов=1e6 млн=1e6 миллиард=1e9 миллиарда=1e9 миллиардов=1e9
    млрд=1e9 ألف=1e3 آلاف=1e3 ألفا=1e3 ألفاً=1e3 الف=1e3 مليون=1e6 ملايين=1e6 مليونا=1e6 مليوناً=1e6 مليار=1e9
    مليارات=1e9 تريليون=1e12 تريليونات=1e12 bln=1e9 mln=1e6 tln=1e12 trln=1e12 dozen=12 dozens=12 тысячами=1e3
    тысячах=1e3 миллионам=1e6 миллиону=1e6 миллионами=1e6 миллионах=1e6 миллиардам=1e9 миллиардами=1e9
    триллион=1e12 триллиона=1e12 триллионов=1e12 трлн=1e12 مليونين=2e6 مليارين=2e9 ملياران=2e9 بليون=1e9
    دزينة=12 دزينات=12 دستة=12 دستات=12
    """
)
"""What may follow digits, and multiplies them."""

GLUED: Final = _table("k=1e3 mn=1e6 bn=1e9 tn=1e12 m=1e6 b=1e9 t=1e12")
"""Abbreviated scales written onto the digits."""

HUNDREDS: Final = word_set("hundred dozen dozens lakh مئة مائة مئه مائه دزينة دزينه دزينات دستة دستات")
"""Words that multiply what stands before them, inside a group."""

WORDS: Final = {
    **_table(
        """
        zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
        thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
        forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12 dos=2 tres=3 cuatro=4 cinco=5 seis=6
        siete=7 ocho=8 nueve=9 diez=10 doce=12 trece=13 catorce=14 quince=15 veinte=20 treinta=30 cuarenta=40
        cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200
        trescientos=300 quinientos=500 deux=2 trois=3 quatre=4 cinq=5 huit=8 neuf=9 dix=10 onze=11 douze=12
        treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 два=2
        две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 одиннадцать=11 двенадцать=12
        тринадцать=13 четырнадцать=14 пятнадцать=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19
        двух=2 трех=3 трёх=3 четырех=4 четырёх=4 пяти=5 шести=6 семи=7 восьми=8 девяти=9 десяти=10 двадцать=20
        тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 сто=100
        двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 восемьсот=800 девятьсот=900
        اثنان=2 اثنين=2 ثلاثة=3 ثلاث=3 أربعة=4 أربع=4 خمسة=5 خمس=5 ستة=6 ست=6 سبعة=7 سبع=7 ثمانية=8 ثماني=8
        تسعة=9 تسع=9 عشرة=10 عشر=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 أربعون=40 أربعين=40 خمسون=50 خمسين=50
        ستون=60 ستين=60 سبعون=70 سبعين=70 ثمانون=80 ثمانين=80 تسعون=90 تسعين=90 مئة=100 مائة=100 مئتان=200
        مئتين=200 ألفان=2000 ألفين=2000 مليونان=2e6 مليوني=2e6 واحد=1 واحدة=1 ثلاثمائة=300 ثلاثمئة=300
        أربعمائة=400 أربعمئة=400 خمسمائة=500 خمسمئة=500 ستمائة=600 ستمئة=600 سبعمائة=700 سبعمئة=700 ثمانمائة=800
        ثمانمئة=800 تسعمائة=900 تسعمئة=900 اثنا=2 اثني=2 اثنتا=2 اثنتي=2 اثنتان=2 اثنتين=2 إثنان=2 إثنين=2 إحدى=1
        أحد=1 ثمان=8 ثمانيه=8 صفر=0 مائتان=200 مائتين=200 مئتا=200 مئتي=200 مائتي=200 ألفي=2000 ألفا=1000
        دزينة=12 دزينات=12 دزينتين=24 دزينتان=24 nought=0 naught=0 один=1 одна=1 одно=1 одну=1 одного=1 одной=1
        двум=2 трем=3 трём=3 четырем=4 двумя=2 тремя=3 пятью=5 шестью=6 десятью=10 одиннадцати=11 двенадцати=12
        тринадцати=13 четырнадцати=14 пятнадцати=15 шестнадцати=16 семнадцати=17 восемнадцати=18 девятнадцати=19
        двадцати=20 тридцати=30 сорока=40 пятидесяти=50 шестидесяти=60 семидесяти=70 восьмидесяти=80
        девяноста=90 ста=100 двухсот=200 трехсот=300 трёхсот=300 четырехсот=400 четырёхсот=400 пятисот=500
        шестисот=600 семисот=700 восьмисот=800 девятисот=900 полтора=1.5 полторы=1.5 полутора=1.5 полтораста=150
        полмиллиона=5e5 полмиллиарда=5e8 полтысячи=500 ноль=0 нуль=0 veintiuno=21 veinticinco=25 cuatrocientos=400
        seiscientos=600 setecientos=700 ochocientos=800 novecientos=900
        """
    ),
    **SCALES,
}

NOT_ALONE: Final = word_set(
    """
    one zero hundred dozen dozens mil mille dos neuf lakh crore тыс млн млрд mln bln tln trln واحد واحدة واحده ست
    عشر سبع ألف الف آلاف الاف أحد احد إحدى احدى صفر nought naught один одна одно одну одного одной ноль нуль ثمان
    """
)
"""Words that are a number only beside another one: alone they are mostly a pronoun, a name or a noun."""

ARABIC_SHARES: Final = _table("نصف=0.5 ثلث=0.3333333333333333 ربع=0.25 ثلثا=0.6666666666666666 ثلثي=0.6666666666666666")
"""Parts that stand by themselves before a noun with its article. Fifths and eighths look like numbers."""

SHARES: Final = _table("half=0.5 quarter=0.25 نصف=0.5 ربع=0.25 ثلث=0.3333333333333333 половиной=0.5 четвертью=0.25")
"""Parts that may stand before a scale ("half a million") or behind a number ("مليون ونصف")."""

_ORDINALS = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINAL_SHARES: Final = {word: 1 / value for value, word in enumerate(_ORDINALS, start=3)} | {
    "half": 0.5, "quarter": 0.25, "twenty-first": 1 / 21, "thirtieth": 1 / 30, "hundredth": 0.01, "thousandth": 0.001,
    "millionth": 1e-6, "billionth": 1e-9, "trillionth": 1e-12,
}  # fmt: skip
"""English ordinals that are a part where a numerator stands before them."""

SHARES_IN_PLURAL: Final = (
    {f"{word}s": value for word, value in ORDINAL_SHARES.items() if word != "half"}
    | _table("halves=0.5 трети=0.3333333333333333 четверти=0.25 пятых=0.2 десятых=0.1 сотых=0.01")
    | {
        plural: 1 / value
        for value, forms in enumerate(
            (
                "أثلاث اثلاث",
                "أرباع ارباع",
                "أخماس اخماس",
                "أسداس اسداس",
                "أسباع اسباع",
                "أثمان اثمان",
                "أتساع اتساع",
                "أعشار اعشار",
            ),
            3,
        )
        for plural in forms.split()
    }
)
"""Parts in the plural, which make the number before them their numerator."""

VAGUE: Final = word_set(
    """
    dozens hundreds thousands millions billions decenas cientos centaines milliers сотни тысячи миллионы
    десятки عشرات مئات آلاف ملايين
    """
)
"""Words that print the size of an amount and no amount."""

HAN_FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
HAN_DIGITS: Final = (
    {char: value for value, char in enumerate("零一二三四五六七八九")}
    | {char: value for value, char in enumerate(HAN_FORMAL)}
    | {"〇": 0, "两": 2, "兩": 2, "貳": 2, "叄": 3, "參": 3, "陸": 6}
)
HAN_SMALL_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
HAN_LARGE_UNITS: Final = {"兆": 10**12, "亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
"""The largest first: in this order a numeral is taken apart."""

HAN_COUNTED: Final = word_set(
    """
    名 人 位 年 月 天 日 页 頁 张 張 份 家 户 戶 所 座 辆 輛 件 次 倍 项 項 条 條 吨 噸 斤 公里 公斤 小时 小時
    只 隻 双 雙 头 頭 艘 架 枚 起 例 个 個 元 美元 块 塊 岁 歲 周 週 种 種 代 届 支 部 本 台 臺 场 場 段 句 层
    層 米 升 度 盎司 磅 英里 英尺 对 對 间 間 处 處 批 组 組 成 折 分钟 分鐘 月份 公顷 亩 畝 国 國 省 县 縣 村
    点 歲 万 亿
    """
)
"""Measure words that make a number of a lone numeral before them."""
