# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the made leak says: sentences of an invented waterworks, put together from forms and fillings by a fixed seed.

No person, place, office or event in them is real. A form is used with other fillings each time, so that two texts are
near to one another only where the leak says so.
"""

from __future__ import annotations

import random
import re
from functools import cache

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ar", "ug", "ru")
RIGHT_TO_LEFT = frozenset({"ar", "ug"})
_SLOT = re.compile(r"\{(\w)\}")

_FORMS: dict[str, tuple[str, ...]] = {
    "en": (
        "The {d} counted {n} {g} in the depot at {p} and signed for them in {m} {y}.",
        "On {k} {m} the pumps at {p} stood still for {k} hours because {c}.",
        "We were told that {g} for {p} would cost {n} crowns, yet the invoice says {n}.",
        "Please send the list of {g} to the {d} before the end of {m}.",
        "In {y} the {d} refused the request from {p} without giving any reason.",
        "The inspector walked from {p} to {p} and found {n} metres of pipe in poor order.",
        "Nobody in the {d} could explain why {c}.",
        "A second letter about the {g} was returned unopened {k} weeks later.",
        "Of {n} households in {p}, only {n} had been warned that {c}.",
        "The contract for {g} ends in {m} {y} and will not be renewed by the {d}.",
        "It was agreed that {k} engineers from {p} should look after the {g}.",
        "When {c}, the {d} closed the road near {p} until {m}.",
    ),
    "zh-Hans": (
        "{y}年{k}月，{d}在{p}仓库清点了{n}件{g}，并由两人签字确认。",
        "因为{c}，{p}的水泵在{k}日停止运转了{k}个小时。",
        "关于{g}的报价是{n}元，但是发票上写的是{n}元。",
        "请在{k}月底以前把{g}的清单送到{d}。",
        "{d}在{y}年拒绝了{p}提出的申请，没有说明任何理由。",
        "检查人员从{p}走到{p}，发现有{n}米管道需要更换。",
        "{d}里没有人能够解释为什么{c}。",
        "第二封关于{g}的信在{k}个星期以后原封不动地退了回来。",
        "{p}一共有{n}户居民，其中只有{n}户事先知道{c}。",
        "采购{g}的合同将于{y}年{k}月到期，{d}不打算续签。",
        "会议决定由{p}派出{k}名工程师负责维护{g}。",
        "由于{c}，{d}关闭了{p}附近的道路，直到{k}月才重新开放。",
    ),
    "ar": (
        "أحصت {d} في مستودع {p} {n} قطعة من {g} خلال سنة {y}.",
        "توقفت المضخات في {p} مدة {k} ساعة لأن {c}.",
        "بلغ ثمن {g} حسب العرض {n} دينارا، غير أن الفاتورة تذكر {n} دينارا.",
        "نرجو إرسال قائمة {g} إلى {d} قبل نهاية الشهر.",
        "رفضت {d} في عام {y} الطلب الذي وصل من {p} دون ذكر أي سبب.",
        "سار المفتش من {p} إلى {p} ووجد {n} مترا من الأنابيب في حالة سيئة.",
        "لم يستطع أحد في {d} أن يشرح لماذا حدث أن {c}.",
        "أعيدت الرسالة الثانية عن {g} بعد {k} أسابيع دون أن تفتح.",
        "من بين {n} أسرة في {p} عرفت {n} أسرة فقط أن {c}.",
        "ينتهي عقد {g} في سنة {y} ولن تجدده {d}.",
        "اتفق الحاضرون على أن يتولى {k} مهندسا من {p} صيانة {g}.",
        "أغلقت {d} الطريق القريب من {p} بعد أن علمت أن {c}.",
    ),
    "ug": (
        "{y}-يىلى {d} {p} ئامبىرىدا {n} دانە {g} ساناپ چىقتى.",
        "{c}، شۇڭا {p} تىكى سۇ پومپىسى {k} سائەت توختاپ قالدى.",
        "{g} نىڭ باھاسى {n} يۈەن دېيىلگەن، ئەمما تالونغا {n} يۈەن يېزىلغان.",
        "{g} نىڭ تىزىملىكىنى ئاينىڭ ئاخىرىغىچە {d} گە ئەۋەتىڭلار.",
        "{d} {y}-يىلى {p} دىن كەلگەن ئىلتىماسنى ھېچقانداق سەۋەب كۆرسەتمەي رەت قىلدى.",
        "تەكشۈرگۈچى {p} دىن {p} غىچە مېڭىپ، {n} مېتىر تۇرۇبىنىڭ ناچارلىقىنى بايقىدى.",
        "{d} دىكى ھېچكىم نېمە ئۈچۈن شۇنداق بولغانلىقىنى چۈشەندۈرەلمىدى، پەقەت {c} دېيىلدى.",
        "{g} توغرىسىدىكى ئىككىنچى خەت {k} ھەپتىدىن كېيىن ئېچىلماي قايتىپ كەلدى.",
        "{p} دىكى {n} ئائىلىنىڭ ئىچىدە {n} ئائىلىگىلا ئالدىن خەۋەر بېرىلگەن.",
        "{g} توختامى {y}-يىلى توشىدۇ، {d} ئۇنى ئۇزارتمايدۇ.",
        "يىغىندا {p} دىن {k} نەپەر ئىنژېنېر {g} غا مەسئۇل بولسۇن دەپ قارار قىلىندى.",
        "{c}، شۇنىڭ بىلەن {d} {p} ئەتراپىدىكى يولنى تاقىۋەتتى.",
    ),
    "ru": (
        "В {y} году {d} пересчитал на складе «{p}» {n} единиц: {g}.",
        "Насосы на станции «{p}» стояли {k} часов, потому что {c}.",
        "В смете на {g} указано {n} рублей, а в счёте стоит {n} рублей.",
        "Просим прислать список ({g}) в {d} до конца месяца.",
        "Запрос со станции «{p}» {d} отклонил в {y} году без объяснения причин.",
        "Проверяющий прошёл от станции «{p}» до станции «{p}» и нашёл {n} метров негодных труб.",
        "Никто не смог объяснить, почему {c}.",
        "Второе письмо, где перечислены {g}, вернулось нераспечатанным через {k} недель.",
        "Из {n} семей посёлка «{p}» только {n} знали, что {c}.",
        "Договор на {g} истекает в {y} году, и {d} не станет его продлевать.",
        "Решено, что {k} инженеров станции «{p}» будут следить за порядком; им выданы {g}.",
        "Узнав, что {c}, {d} закрыл дорогу у станции «{p}».",
    ),
}  # fmt: skip

_FILLINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "d": ("supply office", "harbour board", "water council", "audit desk", "roads committee", "pension bureau"),
        "g": ("brass valves", "copper pipes", "rubber seals", "iron gates", "wooden barrels", "filter plates"),
        "p": ("Ostmark Quay", "Lower Brennick", "Tarrow Hill", "Sandvale", "Pell Crossing", "Whitmoor"),
        "m": ("January", "March", "May", "July", "September", "November"),
        "c": ("the river rose too quickly", "the fuel had not been delivered", "a transformer caught fire",
              "the keys were missing", "the old dam leaked again", "no driver came to work"),
    },
    "zh-Hans": {
        "d": ("供水办公室", "港务委员会", "水利科", "审计小组", "道路管理处", "物资供应站"),
        "g": ("铜制阀门", "橡胶垫圈", "铁制闸门", "过滤板", "木桶", "电缆接头"),
        "p": ("东平码头", "下林村", "石塔山", "沙溪镇", "南桥", "白松坡"),
        "c": ("河水上涨得太快", "燃料没有按时送到", "变压器突然起火", "仓库的钥匙不见了", "旧水坝再次漏水",
              "没有司机来上班"),
    },
    "ar": {
        "d": ("إدارة التموين", "هيئة الميناء", "لجنة المياه", "وحدة التدقيق", "لجنة الطرق", "دائرة المخازن"),
        "g": ("الصمامات النحاسية", "الأنابيب الطويلة", "الحلقات المطاطية", "البوابات الحديدية", "البراميل الخشبية"),
        "p": ("وادي السرو", "رأس النخيل", "تل الحجر", "عين الرمل", "جسر الجنوب", "بستان اللوز"),
        "c": ("مياه النهر ارتفعت بسرعة", "الوقود لم يصل في موعده", "النار اشتعلت في المحول", "مفاتيح المخزن ضاعت",
              "السد القديم عاد يسرب الماء"),
    },
    "ug": {
        "d": ("سۇ باشقۇرۇش ئىدارىسى", "پورت كومىتېتى", "ھېسابات تەكشۈرۈش گۇرۇپپىسى", "يول ئىدارىسى", "تەمىنات بۆلۈمى"),
        "g": ("مىس كلاپان", "رېزىنكە ھالقا", "تۆمۈر دەرۋازا", "ياغاچ تۇڭ", "سۈزگۈچ تاختا"),
        "p": ("ئاقتاش", "تۆۋەن باغ", "قۇملۇق", "يېڭى كۆۋرۈك", "قارىدۆڭ", "ئۈزۈمزار"),
        "c": ("دەريا سۈيى بەك تېز ئۆرلىدى", "يېقىلغۇ ۋاقتىدا يەتكۈزۈلمىدى", "ترانسفورماتورغا ئوت كەتتى",
              "ئامبارنىڭ ئاچقۇچى يوقاپ كەتتى", "كونا توسمىدىن يەنە سۇ ئاقتى"),
    },
    "ru": {
        "d": ("отдел снабжения", "портовый совет", "водный комитет", "отдел проверки", "дорожный комитет"),
        "g": ("латунные клапаны", "медные трубы", "резиновые кольца", "железные ворота", "деревянные бочки"),
        "p": ("Берёзовый Лог", "Нижние Ключи", "Каменка", "Песчаная", "Южный Мост", "Еловая"),
        "c": ("вода в реке поднялась слишком быстро", "топливо не привезли вовремя", "загорелся трансформатор",
              "пропали ключи от склада", "старая плотина снова дала течь"),
    },
}  # fmt: skip


@cache
def _traditional() -> object:
    import opencc

    return opencc.OpenCC("s2tw")


def sentences(language: str, count: int, seed: int) -> list[str]:
    """As many sentences in a language; the same seed gives the same ones.

    Traditional Chinese is written in the simplified characters and converted by OpenCC.
    """
    if language == "zh-Hant":
        converter = _traditional()
        return [str(converter.convert(each)) for each in sentences("zh-Hans", count, seed + 1)]  # type: ignore[attr-defined]
    chosen = random.Random(f"{language} {seed}")
    forms: list[str] = []
    while len(forms) < count:
        again = list(_FORMS[language])
        chosen.shuffle(again)
        forms += again
    return [_SLOT.sub(lambda slot: _filled(language, slot.group(1), chosen), form) for form in forms[:count]]


def paragraphs(language: str, count: int, seed: int, *, each: int = 3) -> list[str]:
    """As many paragraphs of `each` sentences."""
    joint = "" if language.startswith("zh") else " "
    said = sentences(language, count * each, seed)
    return [joint.join(said[place : place + each]) for place in range(0, len(said), each)]


def _filled(language: str, slot: str, chosen: random.Random) -> str:
    if slot == "n":
        return str(chosen.randint(12, 9_800))
    if slot == "k":
        return str(chosen.randint(2, 12))
    if slot == "y":
        return str(chosen.randint(1994, 2024))
    return chosen.choice(_FILLINGS[language][slot])
