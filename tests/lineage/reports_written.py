# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reports written for the tests: invented people, places and agencies."""

from __future__ import annotations

WIRE = """The harbour board of Port Tessaly hid the results of a dredging survey for eleven weeks, letters show.

The letters, 96 pages in all, were passed to the Meridian Wire by a former clerk. They show that 14 of 52 sediment
samples taken in March held more mercury than the law allows.

"We will not frighten the fishing fleet over a decimal point," wrote Odalys Trevane, who chairs the board, on 3 April.

The highest value, 27 milligrams per kilogram, came from the basin beside the school of navigation. About 640 families
buy their fish from boats that work that basin, according to a count made by the parish in January.

The board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.
The crane was paid for on 18 June, and the survey went to the ministry two days later.

Fennimore Quade, who speaks for the board, denied on Monday that anybody had been misled. "There was never a risk to
anyone who eats fish in moderation," he said.

The ministry said it had opened a file. Fishermen on the north mole said they would keep their boats tied up until
somebody showed them the numbers for their own stretch of water.

Port Tessaly lands a third of the country's flatfish. Its last mercury scare, in 1987, closed the market for a season.
"""

OTHER_STORY = """Council leaders in Brantholme voted last night to close two of the borough's five libraries.

The vote followed a debate of nearly six hours in which readers, teachers and one former mayor pleaded for a reprieve.
Officers told members that the buildings need 3.2 million crowns of repairs, mostly to roofs and wiring.

"There was never a risk to anyone who eats fish in moderation," one heckler shouted from the gallery, to laughter.

The Larkhill branch will shut in December and the one on Sorrel Street in the spring. Staff are to be offered posts in
the three that remain, whose opening hours will be cut on Wednesdays. Campaigners said that they would ask a judge to
review the decision, which they called hasty and badly argued.
"""

IN_OTHER_SCRIPTS = {
    "zh": """港口城市的自来水公司隐瞒铅含量检测结果长达四个多月，内部文件显示。
文件共三百一十二页，其中包括实验室记录、董事会纪要和电子邮件。
五月份在两个老城区的水龙头采集的六十一个样本中，有十七个超过国家限值。
最高读数来自一所小学的饮水器，达到每升四十一微克。
董事会以六票对两票决定推迟通知客户，直到监管机构批准水价上涨百分之九为止。
""",
    "ar": """أخفت شركة المياه في المدينة الساحلية نتائج فحص الرصاص أكثر من أربعة أشهر وفق وثائق داخلية.
وتضم الوثائق سجلات المختبر ومحاضر مجلس الإدارة ورسائل إلكترونية.
وتظهر أن سبع عشرة عينة من أصل إحدى وستين تجاوزت الحد المسموح به في البلاد.
وجاءت أعلى قراءة من نافورة شرب في مدرسة ابتدائية.
وقرر المجلس تأجيل إبلاغ الزبائن حتى توافق الهيئة على رفع الأسعار.
""",
    "ru": """Водоканал портового города более четырёх месяцев скрывал результаты проверки воды на свинец.
В папке протоколы совета, журналы лаборатории и письма за девять месяцев.
Семнадцать из шестидесяти одной пробы превысили допустимую в стране норму.
Самое высокое значение получено из питьевого фонтанчика начальной школы у причала.
Совет решил отложить уведомление жителей до тех пор, пока надзорный орган не утвердит повышение тарифа.
""",
}


def edited(text: str) -> str:
    """The text with a desk's small changes."""
    changes = (
        ("harbour board", "harbor board"),
        ("eleven weeks", "nearly three months"),
        ("denied on Monday", "denied yesterday"),
        ("Fennimore Quade", "Fenimore Quade"),
        ("held more mercury than the law allows", "held more mercury than is lawful"),
        ("14 of 52", "14 of 25"),
        ("in a locked cabinet", "under lock and key"),
        ("somebody showed them the numbers", "they were shown the numbers"),
    )
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def first_paragraphs(text: str, count: int) -> str:
    """The text cut after some paragraphs."""
    return "\n\n".join(text.split("\n\n")[:count]) + "\n"
