# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""What the made leak is made of: invented names in several scripts, nouns and sentences in nine languages.

All persons are invented. Their spellings were written by hand before the search could find names across scripts, by how
the press of each language prints such names, and were not checked by native readers. `A` is looked at while the
search is worked on; `B` is measured only.
"""

from __future__ import annotations

from typing import Final

NAMES: Final[dict[str, tuple[dict[str, str], ...]]] = {
    "A": (
        {
            "zh": "郑克明",
            "hant": "鄭克明",
            "en": "Zheng Keming",
            "ru": "Чжэн Кэмин",
            "ug": "جېڭ كېمىڭ",
            "wg": "Cheng K'o-ming",
        },
        {"zh": "罗维安", "hant": "羅維安", "en": "Luo Wei'an", "ru": "Ло Вэйань"},
        {
            "zh": "钱国庆",
            "hant": "錢國慶",
            "en": "Qian Guoqing",
            "ru": "Цянь Гоцин",
            "ug": "چيەن گوچىڭ",
            "wg": "Ch'ien Kuo-ch'ing",
        },
        {"zh": "孙丽", "hant": "孫麗", "en": "Sun Li", "ru": "Сунь Ли", "ug": "سۇن لى"},
        {"zh": "司徒建", "hant": "司徒建", "en": "Situ Jian", "ru": "Сыту Цзянь"},
        {"zh": "吐尔洪·沙比尔", "en": "Turghun Sabir", "ru": "Тургун Сабир", "ug": "تۇرغۇن سابىر"},
        {"zh": "热依拉·尼扎木", "en": "Rahile Nizam", "ru": "Рахиле Низам", "ug": "راھىلە نىزام"},
        {"zh": "艾尔肯·玉苏普", "en": "Erkin Yusup", "ru": "Эркин Юсуп", "ug": "ئەركىن يۈسۈپ"},
        {"zh": "哈利勒·曼苏尔", "en": "Khalil Mansour", "ru": "Халиль Мансур", "ar": "خليل منصور"},
        {"zh": "德米特里·沃尔金", "en": "Dmitri Volgin", "ru": "Дмитрий Волгин", "ar": "ديمتري فولغين"},
    ),
    "B": (
        {
            "zh": "冯启泰",
            "hant": "馮啟泰",
            "en": "Feng Qitai",
            "ru": "Фэн Цитай",
            "ug": "فېڭ چىتەي",
            "wg": "Feng Ch'i-t'ai",
        },
        {"zh": "叶少华", "hant": "葉少華", "en": "Ye Shaohua", "ru": "Е Шаохуа", "wg": "Yeh Shao-hua"},
        {
            "zh": "邓文静",
            "hant": "鄧文靜",
            "en": "Deng Wenjing",
            "ru": "Дэн Вэньцзин",
            "ug": "دېڭ ۋېنجىڭ",
            "wg": "Teng Wen-ching",
        },
        {"zh": "何军", "hant": "何軍", "en": "He Jun", "ru": "Хэ Цзюнь", "ug": "خې جۈن"},
        {"zh": "诸葛平", "hant": "諸葛平", "en": "Zhuge Ping", "ru": "Чжугэ Пин"},
        {"zh": "库尔班·艾山", "en": "Kurban Hesen", "ru": "Курбан Хасан", "ug": "قۇربان ھەسەن"},
        {"zh": "古丽娜尔·提力瓦尔迪", "en": "Gulnar Tiliwaldi", "ru": "Гульнар Тиливалди", "ug": "گۈلنار تىلىۋالدى"},
        {"zh": "塔依尔·穆萨", "en": "Tahir Musa", "ru": "Тахир Муса", "ug": "تاھىر مۇسا"},
        {"zh": "萨米尔·哈达德", "en": "Samir Haddad", "ru": "Самир Хаддад", "ar": "سمير حداد"},
        {"zh": "维克多·索科洛夫", "en": "Viktor Sokolov", "ru": "Виктор Соколов", "ar": "فيكتور سوكولوف"},
    ),
}

NOUNS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    # Each row: what stands on pages, then how it is asked for otherwise (a stem, another form of its letters).
    "en": (
        ("pipeline", "pipelines"),
        ("inspection", "inspections"),
        ("harbour",),
        ("tariffs", "tariff"),
        ("sediment",),
        ("invoice", "invoices"),
    ),
    "de": (
        ("Abflüsse", "abflusse"),
        ("Prüfberichte", "Prüfbericht"),
        ("Wasserwerk",),
        ("Gebühren", "Gebühr"),
        ("Schleuse",),
        ("Müllhalde", "mullhalde"),
    ),
    "zh": (("管道", "管道"), ("检测报告", "檢測報告"), ("水务局", "水務局"), ("港口",), ("铅", "鉛"), ("发票", "發票")),
    "ja": (("水道管",), ("検査",), ("コンテナ", "ｺﾝﾃﾅ"), ("港湾",), ("インボイス", "ｲﾝﾎﾞｲｽ"), ("関税",)),
    "ko": (("배관",), ("검사",), ("항만",), ("관세",), ("송장",), ("퇴적물",)),
    "ar": (
        ("الأنابيب", "الانابيب"),
        ("تفتيش", "تَفْتِيش"),
        ("ميناء",),
        ("الفاتورة", "الفاتوره"),
        ("رسوم",),
        ("المرفأ", "المرفا"),
    ),
    "ug": (("تۇرۇبا",), ("تەكشۈرۈش",), ("باجخانا",), ("ھۆججەت",), ("تالون",), ("ئىسكىلات",)),
    "ru": (
        ("трубы", "труба"),
        ("проверка", "проверки"),
        ("счёт", "счет"),
        ("порту", "порт"),
        ("осадок",),
        ("пошлины", "пошлина"),
    ),
    "th": (("ท่อประปา",), ("ตรวจสอบ",), ("ท่าเรือ",), ("ภาษี",), ("ใบแจ้งหนี้",), ("ตะกอน",)),
}

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    # With a noun and a number; with a name; with neither.
    "en": (
        "The note of that week speaks of {noun} and gives {number} as the count.",
        "It was signed by {name} in the evening.",
        "Nothing else was written down.",
    ),
    "de": (
        "Der Vermerk nennt {noun} und gibt {number} als Zahl an.",
        "Unterschrieben hat {name} am Abend.",
        "Weiter steht dort nichts.",
    ),
    "zh": ("本周的记录提到{noun}，数目为{number}。", "当晚由{name}签字。", "没有其他内容。"),
    "ja": ("その週の記録には{noun}とあり、数は{number}である。", "夜に{name}が署名した。", "ほかには何もない。"),
    "ko": ("그 주의 기록은 {noun}에 대해 말하고 수는 {number}이다.", "저녁에 {name} 서명했다.", "다른 것은 없다."),
    "ar": ("تذكر مذكرة ذلك الأسبوع {noun} وتعطي العدد {number}.", "وقعها {name} في المساء.", "ولا شيء غير ذلك."),
    "ug": (
        "شۇ ھەپتىنىڭ خاتىرىسىدە {noun} توغرىسىدا {number} دېيىلگەن.",
        "كەچتە {name} ئىمزالىغان.",
        "باشقا نەرسە يوق.",
    ),
    "ru": (
        "В записке той недели говорится: {noun}, число {number}.",
        "Вечером её подписал {name} лично.",
        "Больше ничего нет.",
    ),
    "th": ("บันทึกของสัปดาห์นั้นกล่าวถึง{noun} จำนวน {number}", "ลงนามโดย {name} ในตอนเย็น", "ไม่มีอะไรอีก"),
}

NUMBERS: Final = ("1,535", "1535", "1 535", "1.535", "15,350", "403", "4,030", "40-3", "§ 403", "403/2")

ABSENT: Final = {
    # Names and words that no page has; many are near one that a page has.
    "en": (
        "Zheng Keping",
        "Luo Weina",
        "Qian Guoqiang",
        "Turdi Sabir",
        "Khalid Mansour",
        "Dmitri Belov",
        "zeppelin",
        "quartzite",
    ),
    "zh": ("郑克平", "钱国强", "孙娜", "飞艇", "石英岩"),
    "ru": ("Чжэн Кэпин", "Цянь Гоцян", "дирижабль", "Тургун Масир"),
    "ug": ("جېڭ كېپىڭ", "ئەركىن سابىر", "ئايروپىلان"),
    "ar": ("خالد منصور", "ديمتري بيلوف", "منطاد"),
    "ko": ("비행선",),
    "ja": ("飛行船",),
    "th": ("เรือเหาะ",),
}
