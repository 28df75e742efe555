# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words for dates, language by language: data, no rules. Every word is in its folded (lower-case) form."""

from __future__ import annotations

from typing import Final


def _numbered(*rows: str) -> dict[str, int]:
    """Rows of words; a word's value is its place in its row, from 1; alternatives are joined by `/`, `-` is a gap."""
    return {
        word.replace("_", " "): place
        for row in rows
        for place, cell in enumerate(row.split(), start=1)
        for word in cell.split("/")
        if word != "-"
    }


MONTHS: Final = _numbered(
    "january february march april may june july august september october november december",
    "jan feb mar apr - jun jul aug sep/sept oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "يناير فبراير مارس أبريل/إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
)

DOUBTFUL_MONTHS: Final = frozenset(
    {"may", "march", "mar", "mai", "mars", "sept", "dec", "jan", "marzo", "mayo", "آب", "май", "мая"}
)
"""Months whose word is mostly something else when neither a day nor a year stands beside it."""

WEEKDAYS: Final = _numbered(
    "monday tuesday wednesday thursday friday saturday sunday",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "понедельник вторник среду/среда четверг пятницу/пятница субботу/суббота воскресенье",
    "الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "周一/星期一 周二/星期二 周三/星期三 周四/星期四 周五/星期五 周六/星期六 周日/星期日/星期天/周天",
)

DAYS: Final[dict[str, int]] = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
    "ayer": -1, "hoy": 0, "hier": -1, "aujourd'hui": 0, "demain": 1,
    "вчера": -1, "сегодня": 0, "завтра": 1, "أمس": -1, "اليوم": 0, "غدا": 1, "غداً": 1,
    "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "前天": -2, "后天": 2,
}  # fmt: skip
"""Days counted from the day of writing."""

PERIODS: Final[dict[str, tuple[int, str]]] = {
    phrase.replace("_", " "): (shift, unit)
    for shift, unit, phrases in (
        (-2, "year", "前年"),
        (-1, "month", "上个月 上月 в_прошлом_месяце الشهر_الماضي el_mes_pasado le_mois_dernier"),
        (-1, "week", "上周 на_прошлой_неделе الأسبوع_الماضي la_semana_pasada la_semaine_dernière"),
        (-1, "year", "去年 в_прошлом_году العام_الماضي el_año_pasado l'année_dernière l'an_dernier"),
        (0, "month", "本月 这个月"),
        (0, "week", "本周 这周 на_этой_неделе"),
        (0, "year", "今年 в_этом_году العام_الجاري هذا_العام este_año cette_année"),
        (1, "month", "下个月 下月"),
        (1, "week", "下周"),
        (1, "year", "明年 в_следующем_году العام_المقبل"),
    )
    for phrase in phrases.split()
}
"""Years, months and weeks counted from the day of writing; `_` stands for a blank."""

SHIFTS: Final[dict[str, int]] = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
}

SHIFTS_BEHIND: Final[dict[str, int]] = {"الماضي": -1, "الجاري": 0, "المقبل": 1, "القادم": 1}
"""What stands behind an Arabic month."""

SEASONS: Final[dict[str, str]] = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "весной": "SP", "летом": "SU",
    "осенью": "FA", "зимой": "WI", "primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI", "春": "SP",
    "夏": "SU", "秋": "FA", "冬": "WI",
}  # fmt: skip

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first",
)  # fmt: skip
ORDINALS: Final = {word: place for place, word in enumerate(_ORDINALS, start=1)}
"""Ordinals that number a century."""

QUARTERS: Final[dict[str, int]] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}

FEASTS: Final[dict[str, tuple[int, int]]] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "st. patrick's day": (3, 17), "may day": (5, 1),
}  # fmt: skip
"""Feasts on the same day every year: month and day."""
