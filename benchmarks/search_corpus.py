# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up pages of five languages, and questions about them, for measuring search at any size.

The text is synthetic and says nothing: words drawn by Zipf's law from an invented vocabulary of 20,000 forms for each
of Arabic, Chinese, English, Russian and Uyghur; every third page has a paragraph of a second language; each names one
to three invented persons. Two words of each page stand nowhere else, as numbers and misread words do. Pages have 500
to 900 characters. The same seed gives the same pages and questions.

What it does not promise: that real pages have these word frequencies, or that their words are as short. Chinese here is
harder than it is: characters meet by chance, so that far more rows of two are different.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

import numpy as np

from vorlage.domain.custody import ItemNumber
from vorlage.search.page_index import IndexedPage

LANGUAGES: Final = ("en", "zh", "ru", "ar", "ug")
_FORMS: Final = 20_000
_PERSONS: Final = 20_000
_BATCH: Final = 500
_LINE: Final = 12
_SECOND_LANGUAGE: Final = 1 / 3

_ALPHABETS: Final = {
    "en": "etaoinshrdlucmfw",
    "ar": "ابتثجحدرسصطعفقكلمنهوي",
    "ru": "оеаинтсрвлкмдпуяыьгз",
    "ug": "ئابپتجخدرزژسشغفقكگلمنوۇۆۈۋېىي",
}
_ENDINGS: Final = {
    "en": ("", "s", "ing", "ed"),
    "ru": ("", "а", "ов", "ами"),
    "ar": ("", "ها", "ات"),
    "ug": ("", "لار", "نىڭ"),
}
_SYLLABLES: Final = {
    "en": ["ba", "de", "ko", "lin", "mar", "no", "pel", "ri", "sa", "tov", "ul", "ver", "wen", "zo", "bri", "gal"],
    "ru": ["ба", "де", "ко", "лин", "мар", "но", "пел", "ри", "са", "тов", "ул", "вер", "вен", "зо", "бри", "гал"],
    "ar": ["با", "دي", "كو", "لين", "مار", "نو", "بل", "ري", "سا", "توف", "ول", "فير", "وين", "زو", "بري", "جل"],
    "ug": ["با", "دې", "كو", "لىن", "مار", "نو", "پەل", "رى", "سا", "توۋ", "ئۇل", "ۋېر", "ۋەن", "زو", "برى", "گال"],
}
_COMMON_HAN: Final = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
"""The 3,755 characters of the first level of GB 2312: those in common use."""

_SURNAMES: Final = (
    "丁万丛严乐乔习于井仇付仝仲任伊伍位何佘余佟侯俞倪傅储党全兰关冀冉农冯冷冼凌刁刘劳包匡区华卓单南卜卞卢卫厉原古"
    "史叶司吉向吕吴周和唐商喻夏奚姚姜姬娄孔孙孟季宁安宋宗官宫寇封尚尤尹屈屠岑岳崔左巩巫帅师席庄应庞康廉廖张强彭徐"
    "惠成戚戴房敖方施时明易晏景曲曹曾朱朴权李杜杨林柏查柯柳柴栗栾桂桑梁梅楚楼樊欧武段殷毕毛江池汤汪沈沙海涂温游滕"
    "满潘焦熊燕牛牟王班甄甘田申白皮盖盘盛瞿石祁祝禹秦程穆窦章童符简管米粟纪练缪罗翁翟耿聂肖胡胥臧舒艾芦花苏苑苗苟"
    "范荆荣莫萧葛董蒋蒙蒲蓝蔡蔺薛虞袁裴褚覃解詹许谈谌谢谭谷豆费贺贾赵路车辛边连迟邓邝邢邬邱邵邹郁郎郑郜郝郭鄢金钟"
    "钱闫闵闻阎阚阮阳陆陈陶隋雷霍靳鞠韦韩项顾颜饶马骆高魏鲁鲍麦麻黄黎齐龙龚"
)
"""Written out, for a name more or less in the tables of search would make other pages of the same seed."""

_GIVEN: Final = "安宝昌达恩方刚桂海佳建洁君凯兰立明娜培强仁山涛婉晓雅志卓"


@dataclass(frozen=True, slots=True)
class Language:
    """An invented language: its words by falling frequency, and its persons."""

    words: np.ndarray
    odds: np.ndarray
    persons: np.ndarray
    glue: str
    stop: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which kind: `name`, `phrase` or `common`."""

    kind: str
    language: str
    typed: str


@cache
def languages(seed: int) -> dict[str, Language]:
    """The five languages."""
    chance = random.Random(seed)  # a repeatable sample, no secret
    made = {}
    for name in LANGUAGES:
        words = np.array(_words(name, chance), dtype=object)
        odds = np.cumsum(1 / (np.arange(len(words)) + 3))
        persons = np.array(_persons(name, chance), dtype=object)
        is_chinese = name == "zh"
        made[name] = Language(words, odds / odds[-1], persons, "" if is_chinese else " ", "。" if is_chinese else ".")
    return made


def _words(name: str, chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < _FORMS:
        if name == "zh":
            words["".join(chance.choices(_COMMON_HAN, k=chance.choice((1, 2, 2, 2, 3))))] = None
        else:
            root = "".join(chance.choices(_ALPHABETS[name], k=chance.randint(3, 9)))
            words.update(dict.fromkeys(root + ending for ending in _ENDINGS[name]))
    return list(words)[:_FORMS]


def _persons(name: str, chance: random.Random) -> list[str]:
    persons: dict[str, None] = {}
    while len(persons) < _PERSONS:
        if name == "zh":
            persons[chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))] = None
        else:
            parts = ("".join(chance.choices(_SYLLABLES[name], k=chance.randint(2, 3))).capitalize() for _ in range(2))
            persons[" ".join(parts)] = None
    return list(persons)


def made_up_pages(count: int, seed: int) -> Iterator[IndexedPage]:
    """So many pages, of all languages in turn. A longer run begins with the pages of a shorter one."""
    known = languages(seed)
    chance, draw = random.Random(seed + 1), np.random.default_rng(seed + 2)
    number = 0
    while number < count:
        texts = {name: _paragraphs(known[name], _BATCH, draw) for name in LANGUAGES}
        for _ in range(min(_BATCH, count - number)):
            number += 1
            name = chance.choice(LANGUAGES)
            text = next(texts[name])
            if chance.random() < _SECOND_LANGUAGE:
                other = next(texts[chance.choice(LANGUAGES)])
                text = f"{text[:-250]}\n{other[-250:]}"
            own = "".join(chance.choices("bcdghklmnrst", k=8))
            yield _page(number, name, f"{text}\n{seed}{number:08} {own}")


def _page(number: int, language: str, text: str) -> IndexedPage:
    return IndexedPage(
        number=ItemNumber(number),
        path=f"primary/{number % 97}/{number}.txt",
        page_number=1,
        page_start=0,
        genre="report" if number % 11 == 0 else "primary",
        language=language,
        media_type="text/plain",
        text=text,
    )


def _paragraphs(language: Language, count: int, draw: np.random.Generator) -> Iterator[str]:
    """Texts of a page's length; more than twice `count` are never asked for."""
    lengths = draw.integers(80, 140, 2 * count) * (3 if language.glue == "" else 1)
    ends = np.cumsum(lengths)
    words = language.words[np.searchsorted(language.odds, draw.random(int(ends[-1])))].tolist()
    places = (draw.random((2 * count, 3)) ** 2 * len(language.persons)).astype(int)
    named = draw.integers(1, 4, 2 * count)
    joined = f"{language.stop}\n"
    for length, end, who, many in zip(lengths.tolist(), ends.tolist(), places, named.tolist(), strict=True):
        own = words[end - length : end]
        for at, person in enumerate(language.persons[who[:many]].tolist()):
            own.insert((at + 1) * length // 5, person)
        yield joined.join(language.glue.join(own[at : at + _LINE]) for at in range(0, len(own), _LINE))


def questions(count: int, pages: Sequence[IndexedPage], seed: int) -> list[Question]:
    """Half names, a quarter phrases of three words that stand somewhere, a quarter terms on a fifth of the pages.

    Args:
        count: How many.
        pages: From which names and phrases are taken, and on which common terms are counted.
        seed: As for the pages.
    """
    chance = random.Random(seed + 3)
    common = _common(pages, seed)
    made = []
    for number in range(count):
        name = LANGUAGES[number // 4 % len(LANGUAGES)]
        language = languages(seed)[name]
        if number % 4 < 2:
            made.append(Question("name", name, str(language.persons[int(chance.random() ** 2 * _PERSONS)])))
        elif number % 4 == 2:
            made.append(Question("phrase", name, f'"{_phrase(language, name, pages, chance)}"'))
        else:
            made.append(Question("common", name, chance.choice(common[name])))
    return made


def _phrase(language: Language, name: str, pages: Sequence[IndexedPage], chance: random.Random) -> str:
    while True:
        page = chance.choice(pages)
        line = page.text.splitlines()[0].strip(language.stop)
        words = list(line) if name == "zh" else line.split()
        if page.language == name and len(words) > 3:
            at = chance.randint(0, len(words) - 3)
            return language.glue.join(words[at : at + 3])


def _common(pages: Sequence[IndexedPage], seed: int) -> dict[str, list[str]]:
    """For each language its words that stand on a fifth of a sample of pages, or more."""
    sample = [f" {page.text.replace('.', ' ').replace(chr(10), ' ')} " for page in islice(pages, 5_000)]
    found: dict[str, list[str]] = {}
    for name, language in languages(seed).items():
        for word in language.words[:40].tolist():
            needle = word if name == "zh" else f" {word} "
            if sum(needle in text for text in sample) >= len(sample) / 5:
                found.setdefault(name, []).append(word)
    return found
