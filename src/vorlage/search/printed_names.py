# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Institutions and places as a page prints them, found where the words themselves say what they are.

A rule takes a word that names a kind of institution or of territory ("Bureau", "County", 公安局, область) with the
words around it that say which: words of office and function from a closed list, and one proper name for each word of
territory. A proper name is never taken without such a word, so that a person is not; companies, schools and streets
are left out, for they bear people's names. It finds few of the names there are, and that is meant: they are shown as
facets, over many records, and there a person may not stand (decision 0024).

Residual risks: a place that is named after a person is found as a place. Two names without a sign between them, in
Chinese, may be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vorlage.search.words import base_language

MOST_NAMES: Final = 40
"""So many of each are kept of a page."""

_KINDS = (
    "Ministry|Department|Bureau|Committee|Commission|Court|Authority|Agency|Council|Office|Prison|Police|Parliament"
    "|Directorate|Secretariat|Inspectorate|Prosecutor's Office|Procuratorate|Assembly|Hospital|Administration"
)
_FUNCTIONS = (
    "Public|Security|State|Federal|National|Central|Regional|Provincial|Municipal|Local|Civil|Political|Legal|Affairs"
    "|Foreign|Home|Internal|Interior|Defence|Defense|Justice|Education|Health|Finance|Culture|Labour|Labor|Social"
    "|Welfare|Water|Energy|Environment|Environmental|Protection|Agriculture|Trade|Industry|Transport|Housing|Statistics"
    "|Religious|Ethnic|United|Front|Work|Propaganda|Organization|Organisation|Discipline|Inspection|Supervision|Customs"
    "|Tax|Revenue|Border|Prison|Police|Supreme|High|District|County|City|Party|People's|Children's|General|Military"
    "|Immigration|Communications|Information|Science|Technology|Planning|Development|Reform|Resources|Human|Rights"
)
_TERRITORIES = (
    "Autonomous Region|Autonomous Prefecture|Autonomous County|Province|Prefecture|County|District|Township|Oblast"
    "|Municipality|Governorate|Voivodeship|Canton"
)
_NOT_NAMES = (
    "The|This|That|These|Those|Our|Their|His|Her|Its|Your|My|Each|Every|Any|Some|No|A|An|In|On|At|By|For|From|To|Of|And"
    "|Or|But|As|If|When|While|All|Both|One|Two|Three|Same|Other|Another|Which|What|Whose|Local|New"
)
_PROPER = rf"(?!(?:{_NOT_NAMES}|{_FUNCTIONS}|{_KINDS})\b)[A-Z][\w'’-]+"
_BEFORE_PROPER = r"(?:(?:Port|New|North|South|East|West|Upper|Lower|San|Saint|St\.?|Fort|Mount) )?"
_PLACE = rf"{_BEFORE_PROPER}{_PROPER} (?:{_TERRITORIES})"
_PLACE_RULE = re.compile(rf"\b(?=[A-Z]){_PLACE}\b")
_BODY_RULE = re.compile(
    rf"\b(?=[A-Z])(?:(?:{_PLACE} )?(?:(?:{_FUNCTIONS}) (?:(?:and|&) )?){{1,5}}(?:{_KINDS})|(?:{_PLACE} )(?:{_KINDS})"
    rf"|(?:{_KINDS}) (?:of|for) (?:the )?(?:{_FUNCTIONS})(?:(?:,? and|,)? (?:the )?(?:{_FUNCTIONS})){{0,4}})\b"
)
# A name stands behind the edge of a stretch of Han characters, or behind a word that stands before names.
_HAN_EDGE = r"(?:(?<![\u4e00-\u9fff])|(?<=[在到向由从與与和及对對被据據经經至于於为為是的了]))"
_HAN = r"(?:(?![在到向由从與与和及对對被据據经經至于於为為是的了省市县縣区區州])[\u4e00-\u9fff])"
_HAN_PLACE = (
    # Four places begin with a word that else stands before names.
    rf"(?:(?:和田|于田|和硕|和静)(?:地[区區]|[县縣市])|{_HAN}{{2,8}}(?:自治区|自治區|自治州|自治县|自治縣)|{_HAN}{{2,4}}[省市]|{_HAN}{{1,3}}[县縣]|{_HAN}{{2}}地[区區])"
)
_HAN_KINDS = (
    "人民政府|人民法院|人民检察院|人民檢察院|公安[局厅廳]|教育[局厅廳]|司法[局厅廳]|民政[局厅廳]|卫生局|財政局|财政局|统计局|党委|政法委|纪委|人大常委会"
    "|统战部|宣传部|组织部|派出所|看守所|监狱|監獄|管理局|委员会|委員會"
)
_HAN_PLACE_RULE = re.compile(rf"{_HAN_EDGE}{_HAN_PLACE}+")
_HAN_BODY_RULE = re.compile(rf"{_HAN_EDGE}{_HAN_PLACE}+(?:{_HAN_KINDS})")
_CYRILLIC_PLACE_RULE = re.compile(
    r"\b[А-ЯЁ][а-яё-]+(?:ская|цкая|ской|цкой|скую|цкую) област(?:ь|и|ью)\b"
    r"|\b[А-ЯЁ][а-яё-]+(?:ский|цкий|ского|цкого|ском|цком) (?:район|край)[ае]?\b"
)
_CYRILLIC_BODY_RULE = re.compile(
    r"\b[Мм]инистерств(?:о|а|у|ом|е) (?:внутренних дел|иностранных дел|обороны|юстиции|образования|здравоохранения"
    r"|финансов|культуры|энергетики|транспорта|связи|экономики|труда|сельского хозяйства)\b"
    r"|\b(?:Генеральн|Областн|Верховн)\w{2,3} (?:прокуратур|суд)\w{0,2}\b"
)
_ARABIC_BODY_RULE = re.compile(
    r"(?<!\w)وزارة (?:الداخلية|الخارجية|الدفاع|العدل|المالية|الصحة|التعليم|الثقافة|الإعلام|الزراعة"
    r"|النقل|الطاقة|التربية|الأمن)(?!\w)"
)
_ARABIC_PLACE_RULE = re.compile(r"(?<!\w)(?:محافظة|مقاطعة) [\u0621-\u064a]{3,}(?!\w)")
_UYGHUR_PLACE_RULE = re.compile(r"(?<!\w)[\u0621-\u06d5]{3,} (?:ۋىلايىتى|ناھىيىسى|ئوبلاستى)(?!\w)")
_UYGHUR_BODY_RULE = re.compile(r"(?<!\w)(?:ج م|جامائەت خەۋپسىزلىك(?:ى)?) (?:ئىدارىسى|نازارىتى)(?!\w)")
_ROMANCE_BODY_RULE = re.compile(
    r"\b[Mm]inist(?:ère|erio|ério|ero) (?:de la |de l['’]|des |du |de |da |do |della |dell['’]|del |degli |dei )"
    r"[A-ZÉÀÂÎ][a-zéèêàâîôûçáíóúñã]+\b"
)
_GERMAN_BODY_RULE = re.compile(r"\b(?:Bundes|Landes)?[Mm]inisterium (?:für|der|des) [A-ZÄÖÜ][a-zäöüß]+\b")
_GERMAN_PLACE_RULE = re.compile(r"\bLandkreis(?:es)? [A-ZÄÖÜ][a-zäöüß-]+\b")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A name, sought where one of the words stands without which there is none: most pages hold none of them."""

    needed: re.Pattern[str]
    name: re.Pattern[str]
    reach: int = 100
    """So far around such a word its name may stand, in characters."""


_ENGLISH = (_Rule(re.compile(_KINDS), _BODY_RULE), _Rule(re.compile(_TERRITORIES), _PLACE_RULE))
_CHINESE = (
    _Rule(re.compile(_HAN_KINDS), _HAN_BODY_RULE, reach=20),
    _Rule(re.compile("[省市县縣]|地区|地區|自治"), _HAN_PLACE_RULE, reach=12),
)
_RUSSIAN = (
    _Rule(re.compile("инистерств|прокуратур| суд"), _CYRILLIC_BODY_RULE),
    _Rule(re.compile(" област| район| кра"), _CYRILLIC_PLACE_RULE),
)
_ROMANCE = (_Rule(re.compile("inist(?:ère|erio|ério|ero)"), _ROMANCE_BODY_RULE), None)
_RULES: Final[Mapping[str, tuple[_Rule, _Rule | None]]] = {
    "ar": (
        _Rule(re.compile("وزارة"), _ARABIC_BODY_RULE),
        _Rule(re.compile("محافظة|مقاطعة"), _ARABIC_PLACE_RULE),
    ),
    "de": (
        _Rule(re.compile("inisterium"), _GERMAN_BODY_RULE),
        _Rule(re.compile("Landkreis"), _GERMAN_PLACE_RULE),
    ),
    "en": _ENGLISH,
    "es": _ROMANCE,
    "fr": _ROMANCE,
    "it": _ROMANCE,
    "pt": _ROMANCE,
    "ru": _RUSSIAN,
    "ug": (
        _Rule(re.compile("ئىدارىسى|نازارىتى"), _UYGHUR_BODY_RULE),
        _Rule(re.compile("ۋىلايىتى|ناھىيىسى|ئوبلاستى"), _UYGHUR_PLACE_RULE),
    ),
    "zh": _CHINESE,
}
"""For each language the rule of bodies and that of places. A page in another language has none."""


def printed_names(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The institutions and the places a page prints, each once, in order; at most `MOST_NAMES` of each.

    They stand as printed, but for white space: other spellings of one name are other values.
    """
    bodies, places = _RULES.get(base_language(language), (None, None))
    return _found(bodies, text), _found(places, text)


def _found(rule: _Rule | None, text: str) -> tuple[str, ...]:
    if rule is None or not rule.needed.search(text):
        return ()
    spaced = " ".join(text.split())
    names: dict[str, None] = {}
    for start, end in _stretches(rule, spaced):
        names.update(dict.fromkeys(found.group() for found in rule.name.finditer(spaced, start, end)))
    return tuple(names)[:MOST_NAMES]


def _stretches(rule: _Rule, spaced: str) -> Iterator[tuple[int, int]]:
    """Where names may stand: around the words they need, as far as a name reaches."""
    start = end = 0
    for needed in rule.needed.finditer(spaced):
        if needed.start() - rule.reach > end:
            if end:
                yield start, end
            start = needed.start() - rule.reach
        end = needed.end() + rule.reach
    if end:
        yield max(0, start), end
