# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dates as printed, with the granularity they are printed in, as TIMEX3 values.

A date that says less than a full date ("on Monday", "in June") is resolved against the dateline when the report has
one precise enough, and is otherwise `unresolved`: no anchor is ever invented. Durations ("three years") and clock
times are no dates. Values follow TimeML's TIMEX3 (ISO 8601 with weeks, seasons, quarters and decades).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vorlage.domain.claims import CalendarDate, Granularity
from vorlage.extraction import date_words as words
from vorlage.extraction.date_reading import READERS
from vorlage.extraction.date_values import UNRESOLVED, Dateline, FoundDate, Nearest
from vorlage.extraction.number_words import WORDS as NUMBER_WORDS
from vorlage.extraction.number_words import one_of, word_set


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date at its place, half-open. `value` is its TIMEX3 value; empty when it cannot be told from the text alone."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at its place, half-open, with its value and the rule that read it."""

    start: int
    end: int
    value: CalendarDate
    rule: str


_MONTH = one_of(words.MONTHS)
_FEAST = one_of((*words.FEASTS, *(name.replace("'", "’") for name in words.FEASTS)))
_WEEKDAY = one_of(words.WEEKDAYS)
_YEAR = r"(?:1[0-9]|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_GAP = r"[ \t\u00a0\u202f]+"
_ORDINAL = r"(?:st|nd|rd|th|-?го|er|º)?"
_TO = r"\s*(?:-|–|—|to|and|until)\s*"
_COUNT = r"(?:\d{1,3}|" + one_of([word for word, value in NUMBER_WORDS.items() if value <= 20]) + r"|an?|several|few)"
_HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

_PATTERNS = (
    ("iso", rf"(?<![\d-])(?P<iso_y>{_YEAR})[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})(?![\d-])"),
    (
        "numeric",
        r"(?<![\d/.-])(?P<num_a>\d{1,2})(?P<num_s>[/.-])(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>(?:19|20)\d{2})(?![\d/-])",
    ),
    (
        "day_month",
        (
            rf"(?<![\w.])(?:{_WEEKDAY},?\s+)?(?P<dm_d>{_DAY}){_ORDINAL}(?:{_TO}(?P<dm_e>{_DAY}){_ORDINAL})?{_GAP}(?:of\s+|de\s+|من\s+)?"
            rf"(?P<dm_m>{_MONTH})(?!\w)(?:\.?,?\s+(?:de\s+|del\s+)?(?P<dm_y>{_YEAR})(?![\d,]\d))?"
        ),
    ),
    (
        "month_day",
        (
            rf"(?<!\w)(?:{_WEEKDAY},?\s+)?(?P<md_m>{_MONTH})(?!\w)\.?{_GAP}(?P<md_d>{_DAY}){_ORDINAL}(?![\w:]|[.,]\d)"
            rf"(?:{_TO}(?P<md_e>{_DAY}){_ORDINAL}(?!\w))?(?:,?\s+(?P<md_y>{_YEAR})(?!\d))?"
        ),
    ),
    (
        "month_year",
        rf"(?<!\w)(?:(?P<my_f>{_MONTH})(?!\w)(?:\s*[-–—/]\s*|\s+(?:and|to|until|through|y|et|и|و)\s*))?(?P<my_m>{_MONTH})(?!\w)\.?,?\s+(?:of\s+|de\s+|del\s+|in\s+)?(?P<my_y>{_YEAR})(?!\d)",
    ),
    (
        "month",
        (
            rf"(?<!\w)(?:(?P<m_b>last|this|next|past|coming)\s+)?(?P<m_m>{_MONTH})(?!\w)"
            r"(?:(?P<m_s>,?\s+(?:of\s+)?(?:the\s+same|that(?:\s+same)?)\s+year(?!\w))|\s+(?:of\s+)?(?P<m_a>last|this|next)\s+year(?!\w)|\s+(?P<m_r>الماضي|الجاري|المقبل|القادم)(?!\w))?"
        ),
    ),
    (
        "years",
        rf"(?:(?<![\w$€£¥.,/-])|(?<=mid-)|(?<=early-)|(?<=late-)|(?<=pre-)|(?<=post-)|(?<=FY))(?P<y_a>{_YEAR})(?:(?:\s*[–-]\s*|/(?=\d\d(?!\d)|20\d\d(?!\d)))(?P<y_b>{_YEAR}|\d{{2}})(?!\d|/)|(?P<y_s>['’]?s\b|-(?:х|е|ых)(?!\w)))?(?![\w%°]|[.,:/]\d|-\d)",
    ),
    ("weekday", rf"(?<!\w)(?:(?P<wd_s>last|next|this|past|coming)\s+)?(?P<wd>{_WEEKDAY})(?!\w)"),
    ("day", rf"(?<!\w)(?P<d_r>{one_of(words.DAYS)})(?!\w)"),
    ("period_words", rf"(?<!\w)(?P<p_r>{one_of(words.PERIODS)})(?!\w)"),
    (
        "period",
        rf"(?<!\w)(?:(?:earlier|later|late|early)\s+)?(?P<p_s>{one_of(words.SHIFTS)})\s+(?P<p_u>(?:fiscal\s+)?year|month|week|decade|century|quarter|weekend|morning|afternoon|evening|spring|summer|autumn|fall|winter)(?!\w)",
    ),
    ("ago", rf"(?<!\w)(?P<a_n>{_COUNT})\s+(?P<a_u>day|week|month|year|decade)s?\s+(?P<a_w>ago|earlier)(?!\w)"),
    ("later", rf"(?<!\w)(?P<l_n>{_COUNT})\s+(?P<l_u>day|week|month|year|decade)s?\s+(?P<l_w>later|after\s+that)(?!\w)"),
    (
        "same_period",
        r"(?<!\w)the\s+same\s+(?P<sp_u>period|time|month|quarter|week|day)\s+(?:(?:of\s+|in\s+)?(?:last|the\s+previous)\s+year|(?:a|one)\s+year\s+(?:ago|earlier|before))(?!\w)",
    ),
    ("same", r"(?<!\w)(?:that(?:\s+same)?|the\s+same)\s+(?P<same_u>year|month|day)(?!\w)"),
    (
        "beside",
        r"(?<!\w)the\s+(?:(?P<b_w>previous|next|following)\s+(?P<b_u>day|month|year|morning|night)|day\s+(?P<b_x>before|after))(?!\w)",
    ),
    ("night", r"(?<!\w)last\s+night(?!\w)"),
    ("weekend", r"(?<!\w)(?<!of\s)the\s+weekend(?!\w)"),
    (
        "part",
        r"(?<!\w)(?:(?:later|earlier|late|early)\s+in\s+the\s+(?P<pt_u>day|year)|(?:(?:end|start|close|rest|beginning)\s+of|end(?:ed|ing)?)\s+the\s+day(?!\s+of))(?!\w)",
    ),
    (
        "decade",
        r"(?<![\w])(?:(?:the|early|late|mid)[\s-]+['’‘]?(?P<dec>[2-9])0s|['’‘](?P<dec_b>[2-9])0s|(?<=0s\sand\s)['’‘]?(?P<dec_c>[2-9])0s)(?!\w)",
    ),
    (
        "feast",
        rf"(?<!\w)(?P<f_n>{_FEAST})(?!\w)(?:,?\s+(?P<f_y>{_YEAR})(?!\d))?",
    ),
    ("attack", r"(?<![\w/.])9/11(?![\w/])"),
    (
        "century",
        rf"(?<!\w)(?P<c_n>\d{{1,2}}|{one_of(words.ORDINALS)})(?:st|nd|rd|th)?[\s-]+(?:century|centuries)(?!\w)",
    ),
    (
        "half",
        rf"(?<!\w)(?P<ha_n>first|second)\s+half\s+of\s+(?:(?P<ha_y>{_YEAR})(?!\d)|(?:(?P<ha_s>this|last|next)|the)\s+year(?!\w))",
    ),
    (
        "season",
        rf"(?<!\w)(?P<s_s>spring|summer|autumn|fall|winter|весной|летом|осенью|зимой|primavera|verano|otoño|invierno)\s+(?:of\s+|de\s+)?(?P<s_y>{_YEAR})(?!\d)",
    ),
    (
        "quarter",
        rf"(?<!\w)(?:(?P<q_n>{one_of(words.QUARTERS)})\s+quarter|(?P<q_q>Q[1-4]))(?:\s+(?:of\s+)?(?:(?P<q_y>{_YEAR})|(?P<q_s>this|last|next)\s+year))?(?!\w)",
    ),
    (
        "han_part",
        rf"(?P<hq_y>{_YEAR}|[〇零一二三四五六七八九]{{4}})\s?年(?:第?(?P<hq_q>[一二三四1-4])季度?|(?P<hq_h>[上下])半年|(?P<hq_s>[春夏秋冬])[季天])",
    ),
    ("han_decade", r"(?:(?P<hd_c>二十|20|19|十九)世纪)?(?P<hd_d>[二三四五六七八九2-9])(?:十|0)年代"),
    (
        "han_full",
        rf"(?P<h_y>{_YEAR}|[〇零一二三四五六七八九]{{4}})\s?年(?:\s?(?P<h_m>{_HAN_NUMBER})\s?月份?(?:\s?(?P<h_d>{_HAN_NUMBER})\s?[日号])?)?",
    ),
    (
        "han_month",
        (
            rf"(?P<hm_w>今年|去年|前年|明年)?(?<![第\d〇零一二三四五六七八九十])(?P<hm_m>{_HAN_NUMBER})\s?月"
            rf"(?:份|[底初]|[上中下]旬|\s?(?P<hm_d>{_HAN_NUMBER})\s?[日号]|(?![亮球饼经光薪租票刊台子色牙桂老息供费革\d]))"
        ),
    ),
    (
        "han_words",
        rf"(?P<hw>{one_of(w for w in (*words.DAYS, *words.PERIODS, *words.WEEKDAYS) if ord(w[0]) > 0x2E80)})",
    ),
)

_DATE = re.compile(
    "|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _PATTERNS if not rule.startswith("han_")), re.IGNORECASE
)
_HAN_DATE = re.compile("|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _PATTERNS if rule.startswith("han_")))
_HAN_SIGN = re.compile("[年月周期天日]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TABLES = (
    words.MONTHS,
    words.WEEKDAYS,
    words.DAYS,
    words.PERIODS,
    words.SHIFTS,
    words.SEASONS,
    words.QUARTERS,
    words.ORDINALS,
)
_OPENERS = (
    frozenset(_TOKEN.findall(phrase)[0] for table in _TABLES for phrase in table if not _HAN.match(phrase))
    | {word for word, value in NUMBER_WORDS.items() if value <= 20}
    | frozenset(_TOKEN.findall(phrase)[0] for phrase in words.FEASTS)
    | word_set(
        "a an several few earlier later late early mid that the fy end ending ended start close rest beginning q"
    )
)
"""Words with which a date may begin: elsewhere the patterns are not tried, for speed."""


def find_dates(text: str, dateline: str = "") -> tuple[DateMention, ...]:
    """Every date of a text, in order, without overlaps.

    Args:
        text: Any text.
        dateline: TIMEX3 date of the day of writing, as precise as it is known; empty when it is not.

    Returns:
        Dates with what they say. What neither the text nor the dateline settles has the date `unresolved`.
    """
    written = Dateline.read(dateline)
    found: list[DateMention] = []
    done = 0
    nearest = Nearest()
    for token in _TOKEN.finditer(text):
        opener = token.group()
        if token.start() < done or not (opener[0].isdecimal() or opener.lower() in _OPENERS):
            continue
        match = _DATE.match(text, token.start())
        mention = _read(match, text, written, nearest) if match else None
        if mention is not None:
            found.append(mention)
            nearest.remember(mention.value, mention.end, is_heading=_is_heading(text, mention))
            done = mention.end
    if _HAN_SIGN.search(text):
        read = (_read(match, text, written, nearest) for match in _HAN_DATE.finditer(text))
        found.extend(mention for mention in read if mention is not None)
        found.sort(key=lambda mention: (mention.start, mention.end))
    return tuple(found)


def _is_heading(text: str, found: DateMention) -> bool:
    """Whether a year stands alone on its line, and so is that of the paragraphs under it."""
    if found.value.granularity is not Granularity.YEAR:
        return False
    after = text[found.end : found.end + 1]
    return (not after or after == "\n") and text[max(0, found.start - 1) : found.start] in ("", "\n")


def _read(match: re.Match[str], text: str, written: Dateline, nearest: Nearest) -> DateMention | None:
    """The date that a pattern found; None when its reader knows better."""
    rule = match.lastgroup or ""
    value = READERS[rule](FoundDate(match, text, written, nearest))
    return DateMention(match.start(), match.end(), value, f"date.{rule}") if value is not None else None


def date_spans(text: str) -> tuple[DateSpan, ...]:
    """Every date of a text, in order; its value is empty where only a dateline could tell it."""
    return tuple(
        DateSpan(found.start, found.end, "" if found.value.date == UNRESOLVED else found.value.date)
        for found in find_dates(text)
    )
