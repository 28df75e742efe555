# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words around amounts, language by language: comparators, units, labels. Data, no rules."""

from __future__ import annotations

from typing import Final

from vorlage.domain.claims import Comparator
from vorlage.extraction.number_words import word_set


def _rows(rows: dict[Comparator, str]) -> dict[str, Comparator]:
    return {cue.strip(): comparator for comparator, cues in rows.items() for cue in cues.split("|")}


BEFORE: Final = _rows(
    {
        Comparator.MORE: "more than|greater than|larger than|higher than|over|above|exceeding|exceeds|exceeded|in excess of|well over"
        "|just over|más de|plus de|более|более чем|больше|свыше|أكثر من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن"
        "|超过|超過|逾|多于|高于|大于|超",
        Comparator.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|upwards of"
        "|al menos|por lo menos|como mínimo|au moins|не менее|как минимум|по меньшей мере|на الأقل|ما لا يقل عن|لا يقل عن"
        "|至少|不少于|最少|不低于",
        Comparator.LESS: "fewer than|less than|smaller than|lower than|under|below|just under|short of|menos de|moins de|менее|менее чем"
        "|меньше|أقل من|不到|少于|低于|不足|小于",
        Comparator.AT_MOST: "up to|at most|no more than|not more than|a maximum of|maximum of|as many as|as much as|hasta|jusqu'à|до"
        "|не более|максимум|не больше|ما يصل إلى|على الأكثر|لا يزيد عن|多达|最多|不超过|至多|高达",
        Comparator.ABOUT: "about|around|approximately|approx.|approx|roughly|an estimated|estimated|some|circa|ca.|nearly|almost|close to|near"
        "|virtually|something like|in the region of|unos|unas|alrededor de|cerca de|casi|aproximadamente|environ|près de|quelque"
        "|около|примерно|приблизительно|почти|порядка|حوالي|نحو|قرابة|ما يقرب من|زهاء|تقريبا|大约|约|约有|近|将近|大概|左右|差不多|接近",
        Comparator.EXACTLY: "exactly|precisely|only|just|a total of|all|exactamente|exactement|ровно|всего|只有|仅|仅有|共|共有|总共",
    }
)
"""What stands before an amount and bounds it."""

AFTER: Final = _rows(
    {
        Comparator.AT_LEAST: "or more|or above|or higher|and more|at least|at a minimum|y más|o más|ou plus|или более|и более|以上|على الأقل|أو أكثر",
        Comparator.AT_MOST: "or less|or fewer|or under|at most|o menos|ou moins|или менее|以下|以内|على الأكثر|أو أقل",
        Comparator.MORE: "plus|+|余|多|餘",
        Comparator.ABOUT: "or so|approximately|左右|上下|تقريبا|تقريباً",
    }
)
"""What stands behind an amount and bounds it."""

PERCENT: Final = r"(?:%|％|٪|percentage\s+points?|per\s?cent|percent|pct|por\s+ciento|pour\s+cent|процент\w*|في\s+المئة|في\s+المائة|بالمئة|بالمائة)"

CURRENCY_SIGNS: Final = {
    "us$": "dollar", "a$": "dollar", "c$": "dollar", "hk$": "dollar", "$": "dollar", "usd": "dollar", "€": "euro", "eur": "euro",
    "£": "pound", "gbp": "pound", "¥": "yuan", "￥": "yuan", "rmb": "yuan", "cny": "yuan", "₽": "ruble", "₹": "rupee",
}  # fmt: skip

MEASURES: Final[dict[str, str]] = {
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre", "kilometres": "kilometre",
    "m": "metre", "meter": "metre", "meters": "metre", "metres": "metre", "cm": "centimetre", "mm": "millimetre", "mi": "mile",
    "ft": "foot", "feet": "foot", "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "μg": "microgram",
    "t": "tonne", "tons": "tonne", "ton": "tonne", "l": "litre", "liter": "litre", "liters": "litre", "litres": "litre", "ml": "millilitre",
    "ha": "hectare", "mph": "mile per hour", "km/h": "kilometre per hour", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte",
    "tb": "terabyte", "hrs": "hour", "hr": "hour", "h": "hour", "min": "minute", "mins": "minute", "secs": "second", "yrs": "year",
    "ppb": "ppb", "ppm": "ppm", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "°c": "degree celsius", "°f": "degree fahrenheit",
    "p": "page", "pp": "page", "mg/l": "milligram per litre", "µg/l": "microgram per litre", "μg/l": "microgram per litre",
}  # fmt: skip
"""Units of measure as abbreviated or spelled, and the one word each stands for."""

PLURALS: Final[dict[str, str]] = {
    "people": "people", "peoples": "people", "persons": "people", "person": "people", "individuals": "people", "individual": "people",
    "humans": "people", "human": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
    "wives": "wife", "families": "family", "policemen": "policeman",
    "buses": "bus", "crises": "crisis", "teeth": "tooth", "mice": "mouse", "fishermen": "fisherman", "spokesmen": "spokesman",
    "countrymen": "countryman", "servicemen": "serviceman", "series": "series", "species": "species",
    "personas": "people", "personnes": "people", "páginas": "page", "pages": "page", "años": "year", "ans": "year",
    "человек": "people", "человека": "people", "людей": "people", "люди": "people", "страниц": "page", "страницы": "page", "страница": "page",
    "лет": "year", "года": "year", "год": "year", "дней": "day", "дня": "day", "месяцев": "month", "месяца": "month", "рублей": "ruble",
    "долларов": "dollar", "доллара": "dollar", "километров": "kilometre", "домов": "house", "документов": "document", "файлов": "file",
    "شخص": "people", "أشخاص": "people", "شخصا": "people", "شخصاً": "people", "فرد": "people", "فردا": "people", "نسمة": "people",
    "صفحة": "page", "صفحات": "page", "عاما": "year", "عاماً": "year", "عام": "year", "أعوام": "year", "سنة": "year", "سنوات": "year",
    "يوما": "day", "أيام": "day", "يوم": "day", "دولار": "dollar", "كيلومتر": "kilometre", "كيلومترا": "kilometre", "صورة": "picture",
    "وثيقة": "document", "وثائق": "document", "منزل": "house", "منازل": "house",
}  # fmt: skip
"""Counted nouns whose singular no rule gives, and those that say "people" in other words."""

HAN_UNITS: Final[dict[str, str]] = {
    "人民币": "yuan", "美元": "dollar", "欧元": "euro", "英镑": "pound", "日元": "yen", "元": "yuan", "公里": "kilometre", "千米": "kilometre",
    "米": "metre", "公斤": "kilogram", "千克": "kilogram", "吨": "tonne", "升": "litre", "公顷": "hectare", "小时": "hour", "分钟": "minute",
    "年": "year", "个月": "month", "周": "week", "天": "day", "日": "day", "岁": "year", "人次": "people", "人": "people", "名": "people",
    "位": "people", "页": "page", "张": "sheet", "份": "copy", "家": "house", "户": "household", "所": "institution", "座": "building",
    "辆": "vehicle", "件": "item", "次": "time", "倍": "times", "项": "item", "条": "item", "个": "item", "度": "degree", "只": "animal",
    "头": "animal", "％": "percent", "%": "percent",
}  # fmt: skip
"""Measure words behind Chinese numbers; the longest is tried first."""

NOT_COUNTED: Final = word_set(
    """
    a an the this that these those its his her their our my your and or but nor of in on at by to from with without within for as into onto
    over under about above after before between during since until while when where who whom whose which what if because than then though
    was were is are be been being has have had do does did will would shall should can could may might must not no so such per each every
    last next past later ago earlier old also only just even still already now today yesterday said says say told added asked according
    he she it they we you i there here all both some any many much more most few several other another died killed
    el la los las de del y en por con para le les des du et dans sur pour est sont и в на с по за из от до что как من في على إلى عن و أو
    """
)
"""Words that end the counted noun phrase or cannot head one."""

LABELS: Final = word_set(
    """
    no nos number page pages p pp article articles section sections chapter figure fig table annex appendix item room flight route
    highway channel volume vol issue version step level unit grade case exhibit paragraph para clause line block gate terminal psalm
    bus train district ward precinct building apartment apt box extension ext tel phone fax isbn issn zip postcode № n°
    страница стр статья том номер артикул pág núm صفحة رقم المادة
    """
)
"""Words before a number that make it a label and no amount."""

TIME_UNITS: Final = word_set("second minute hour day night week weekend month quarter year decade century season")
