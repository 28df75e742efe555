# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Claims in one language over pages in another: made by code from wordings in five languages, names in their scripts.

Numbers, dates, names and words of office are all that the two share. The halves for work and for the test have no name,
noun or wording in common; the test's offices and nouns were chosen without regard to what the program knows.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.claims_evidence.measuring import mentions_of
from vorlage.claims.evidence.offering import Evidence
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record

LANGUAGES = ("en", "zh", "ar", "ru", "ug")
_MONTHS: Mapping[str, Sequence[str]] = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """What one half is made from: every list has its entries in the same order in all languages."""

    seed: int
    names: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]
    things: Mapping[str, Sequence[str]]
    offices: Mapping[str, Sequence[str]]
    wordings: Mapping[str, Sequence[str]]


DEV = Bilingual(
    seed=5,
    names={
        "en": ("Tomar Veshko", "Ilan Dorvek", "Samir Haddal", "Karim Nasuri", "Adil Tursan", "Lena Borova"),
        "zh": ("托马尔·韦什科", "伊兰·多尔韦克", "萨米尔·哈达尔", "卡里姆·纳苏里", "阿迪力·图尔散", "莱娜·博罗娃"),
        "ar": ("تومار فيشكو", "إيلان دورفيك", "سمير حدال", "كريم ناصوري", "عادل تورسان", "لينا بوروفا"),
        "ru": ("Томар Вешко", "Илан Дорвек", "Самир Хаддал", "Карим Насури", "Адил Турсан", "Лена Борова"),
        "ug": ("تومار ۋېشكو", "ئىلان دورۋېك", "سامىر ھادال", "كارىم ناسۇرى", "ئادىل تۇرسان", "لېنا بوروۋا"),
    },
    places={
        "en": ("Karvessa", "Belmor", "Tashiran", "Orvonsk", "Gulbagh", "Lumeria"),
        "zh": ("卡尔韦萨", "贝尔莫尔", "塔希兰", "奥尔翁斯克", "古勒巴格", "卢梅里亚"),
        "ar": ("كارفيسا", "بيلمور", "تاشيران", "أورفونسك", "غولباغ", "لوميريا"),
        "ru": ("Карвесса", "Белмор", "Таширан", "Орвонск", "Гульбаг", "Лумерия"),
        "ug": ("كارۋېسسا", "بېلمور", "تاشىران", "ئورۋونسك", "گۈلباغ", "لۇمېرىيە"),
    },
    things={
        "en": ("workers", "houses", "trucks", "children", "barrels", "pages"),
        "zh": ("工人", "房屋", "卡车", "儿童", "桶", "页"),
        "ar": ("عاملا", "منزلا", "شاحنة", "طفلا", "برميلا", "صفحة"),
        "ru": ("рабочих", "домов", "грузовиков", "детей", "бочек", "страниц"),
        "ug": ("ئىشچى", "ئۆي", "ماشىنا", "بالا", "تۇڭ", "بەت"),
    },
    offices={
        "en": ("minister", "director", "judge", "mayor", "engineer", "inspector"),
        "zh": ("部长", "局长", "法官", "市长", "工程师", "督察"),
        "ar": ("الوزير", "المدير", "القاضي", "العمدة", "المهندس", "المفتش"),
        "ru": ("министр", "директор", "судья", "мэр", "инженер", "инспектор"),
        "ug": ("مىنىستىر", "مۇدىر", "سوتچى", "شەھەر باشلىقى", "ئىنژېنېر", "تەكشۈرگۈچى"),
    },
    wordings={
        "en": ("On {day} {office} {name} counted {n} {thing} in {place}.",
               "{office} {name} wrote on {day} that {n} {thing} were missing from {place}.",
               "In {place}, {n} {thing} were handed over to {office} {name}."),
        "zh": ("{day}，{office}{name}在{place}清点了{n}{thing}。",
               "{office}{name}于{day}写道，{place}缺少{n}{thing}。",
               "在{place}，{n}{thing}移交给{office}{name}。"),
        "ar": ("في {day} أحصى {office} {name} {n} {thing} في {place}.",
               "كتب {office} {name} في {day} أن {n} {thing} مفقودة من {place}.",
               "وفي {place} سلمت {n} {thing} إلى {office} {name}."),
        "ru": ("{day} {office} {name} насчитал {n} {thing} в городе {place}.",
               "{office} {name} написал {day}, что в городе {place} не хватает {n} {thing}.",
               "В городе {place} {office} {name} принял {n} {thing}."),
        "ug": ("{day} {office} {name} {place} دا {n} {thing} سانىدى.",
               "{office} {name} {day} {place} دا {n} {thing} كەم دەپ يازدى.",
               "{place} دا {n} {thing} {office} {name} غا تاپشۇرۇلدى."),
    },
)  # fmt: skip

TEST = Bilingual(
    seed=7,
    names={
        "en": ("Rustam Zhelin", "Pavel Mirosh", "Nadia Fakhouri", "Yusuf Barzani", "Mehmet Sadiq", "Viktor Lanskoy"),
        "zh": ("鲁斯塔姆·热林", "帕维尔·米罗什", "纳迪娅·法胡里", "优素福·巴尔扎尼", "买买提·萨迪克",
               "维克托·兰斯科伊"),
        "ar": ("رستم جيلين", "بافل ميروش", "نادية فاخوري", "يوسف بارزاني", "محمد صديق", "فيكتور لانسكوي"),
        "ru": ("Рустам Желин", "Павел Мирош", "Надя Фахури", "Юсуф Барзани", "Мехмет Садик", "Виктор Ланской"),
        "ug": ("رۇستەم ژېلىن", "پاۋېل مىروش", "نادىيە فاخورى", "يۈسۈپ بارزانى", "مەمەت سادىق", "ۋىكتور لانسكوي"),
    },
    places={
        "en": ("Velmaria", "Sornak", "Dushara", "Petrolin", "Yarbash", "Montevar"),
        "zh": ("韦尔马里亚", "索尔纳克", "杜沙拉", "佩特罗林", "亚尔巴什", "蒙特瓦尔"),
        "ar": ("فيلماريا", "سورناك", "دوشارا", "بترولين", "ياربش", "مونتيفار"),
        "ru": ("Вельмария", "Сорнак", "Душара", "Петролин", "Ярбаш", "Монтевар"),
        "ug": ("ۋېلمارىيە", "سورناك", "دۇشارا", "پېترولىن", "يارباش", "مونتېۋار"),
    },
    things={
        "en": ("prisoners", "rifles", "passports", "hectares", "complaints", "vaccines"),
        "zh": ("名囚犯", "支步枪", "本护照", "公顷", "件投诉", "支疫苗"),
        "ar": ("سجينا", "بندقية", "جواز سفر", "هكتارا", "شكوى", "لقاحا"),
        "ru": ("заключённых", "винтовок", "паспортов", "гектаров", "жалоб", "вакцин"),
        "ug": ("مەھبۇس", "مىلتىق", "پاسپورت", "گېكتار", "شىكايەت", "ۋاكسىنا"),
    },
    offices={
        "en": ("colonel", "prosecutor", "auditor", "governor", "accountant", "warden"),
        "zh": ("上校", "检察官", "审计员", "省长", "会计", "典狱长"),
        "ar": ("العقيد", "المدعي العام", "المدقق", "المحافظ", "المحاسب", "آمر السجن"),
        "ru": ("полковник", "прокурор", "аудитор", "губернатор", "бухгалтер", "начальник тюрьмы"),
        "ug": ("پولكوۋنىك", "تەپتىش", "ئاۋدىتور", "ۋالىي", "بوغالتىر", "تۈرمە باشلىقى"),
    },
    wordings={
        "en": ("{office} {name} signed for {n} {thing} at {place} on {day}.",
               "By {day}, {n} {thing} from {place} had passed through the hands of {office} {name}.",
               "{office} {name} of {place} kept {n} {thing} off the books."),
        "zh": ("{office}{name}于{day}在{place}签收{n}{thing}。",
               "截至{day}，来自{place}的{n}{thing}已经{office}{name}之手。",
               "{place}{office}{name}未将{n}{thing}入账。"),
        "ar": ("وقّع {office} {name} على استلام {n} {thing} في {place} يوم {day}.",
               "حتى {day} مرّت {n} {thing} من {place} بين يدي {office} {name}.",
               "أخفى {office} {name} من {place} {n} {thing} عن الدفاتر."),
        "ru": ("{office} {name} расписался за {n} {thing}, {place}, {day}.",
               "К {day} через руки, которыми ведал {office} {name}, прошло {n} {thing} ({place}).",
               "{office} {name} ({place}) не внёс в книги {n} {thing}."),
        "ug": ("{office} {name} {day} {place} دا {n} {thing} نى تاپشۇرۇپ ئالدى.",
               "{day} غىچە {place} دىن كەلگەن {n} {thing} {office} {name} نىڭ قولىدىن ئۆتتى.",
               "{place} دىكى {office} {name} {n} {thing} نى دەپتەرگە ئالمىدى."),
    },
)  # fmt: skip


def printed_day(day: date, language: str) -> str:
    """A day as the language prints it."""
    match language:
        case "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        case "ug":
            return f"{day.year}-يىلى {day.month}-ئاينىڭ {day.day}-كۈنى"
        case _:
            return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}" + (" года" if language == "ru" else "")


def _said(half: Bilingual, language: str, wording: int, chosen: Sequence[int], n: int, day: date) -> str:
    name, place, thing, office = chosen
    said = half.wordings[language][wording].format(
        name=half.names[language][name], place=half.places[language][place], thing=half.things[language][thing],
        office=half.offices[language][office], n=f"{n:,}" if language in ("en", "zh") else str(n),
        day=printed_day(day, language),
    )  # fmt: skip
    return said[0].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class AcrossLeak:
    """Records in five languages, and claims: language of the page, of the claim, the claim, its record and page."""

    records: tuple[Record, ...]
    claims: tuple[tuple[str, str, str, ItemNumber, int], ...]


def across_leak(half: Bilingual, *, facts: int = 60, sheets: int = 300) -> AcrossLeak:
    """For every language so many facts on `sheets` pages of eight sentences; claims in English, or of English pages."""
    chance = random.Random(half.seed)
    records: list[Record] = []
    claims: list[tuple[str, str, str, ItemNumber, int]] = []
    for at, language in enumerate(LANGUAGES):
        pages: list[list[str]] = [[_any(half, language, chance) for _ in range(8)] for _ in range(sheets)]
        for _ in range(facts):
            home, wording = chance.randrange(sheets), chance.randrange(3)
            chosen, n, day = _chosen(chance)
            pages[home].insert(chance.randrange(8), _said(half, language, wording, chosen, n, day))
            other = "en" if language != "en" else chance.choice(LANGUAGES[1:])
            claim = _said(
                half, other, chance.choice([each for each in range(3) if (each == 2) == (wording == 2)]), chosen, n, day
            )
            claims.append((language, other, claim, ItemNumber(at * 1000 + home // 10 + 1), home % 10 + 1))
        records += _records(pages, language, at * 1000 + 1)
    return AcrossLeak(tuple(records), tuple(claims))


def _chosen(chance: random.Random) -> tuple[tuple[int, int, int, int], int, date]:
    chosen = (chance.randrange(6), chance.randrange(6), chance.randrange(6), chance.randrange(6))
    return chosen, chance.choice((chance.randrange(11, 99), chance.randrange(101, 9_999))), _day(chance)


def _any(half: Bilingual, language: str, chance: random.Random) -> str:
    chosen, n, day = _chosen(chance)
    return _said(half, language, chance.randrange(3), chosen, n, day)


def _day(chance: random.Random) -> date:
    return date(2016, 1, 1) + timedelta(days=chance.randrange(2_500))


def _records(sheets: list[list[str]], language: str, first: int) -> Iterator[Record]:
    for at in range(0, len(sheets), 10):
        pages = tuple(
            Page(
                number=place, label=str(place), width=0, height=0, text="\n\n".join(sheet), origin=PageOrigin.NATIVE,
                language=language,
            )
            for place, sheet in enumerate(sheets[at : at + 10], start=1)
        )  # fmt: skip
        number = ItemNumber(first + at // 10)
        yield Record(
            number=number, path=f"primary/{language}/{number}.txt", genre=Genre.PRIMARY, media_type="text/plain",
            pages=pages,
        )  # fmt: skip


@dataclass(slots=True)
class AcrossScore:
    """Claims asked and pages found, by language of the claim and of the page."""

    asked: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    missed: list[str]

    def lines(self) -> Iterator[str]:
        for (page, claim), count in sorted(self.asked.items()):
            yield f"claim {claim} over page {page}   {self.found[page, claim] / count:6.1%}   n {count}"
        yield f"all   {sum(self.found.values()) / max(1, sum(self.asked.values())):6.1%}   n {sum(self.asked.values())}"


def measure_across(leak: AcrossLeak, evidence: Evidence) -> AcrossScore:
    """Whether the page is among the first five. A claim in which no amount is found counts as missed."""
    score = AcrossScore(Counter(), Counter(), [])
    for page_language, claim_language, claim, number, page in leak.claims:
        score.asked[page_language, claim_language] += 1
        members = mentions_of(claim, ClaimKind.QUANTITY, claim_language)
        shown = evidence.exhibits(members[:1], claim) if members else ()
        hit = any((one.number, one.page) == (number, page) for one in shown)
        score.found[page_language, claim_language] += hit
        if not hit:
            score.missed.append(f"{page_language} <- {claim_language}: {claim}")
    return score
