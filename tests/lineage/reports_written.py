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

THIRD_STORY = """The night train to Vessel Moor will run again from June, the railway of the north announced.

It was withdrawn nine years ago, when the last sleeping cars failed their inspection. Four have been rebuilt since in a
shed at Carrow by volunteers, most of them retired fitters, and a fifth is to follow before the winter timetable.

A berth will cost 88 crowns and a seat 31. The operator expects 40,000 passengers in the first year, a figure that the
association of coach companies calls a fairy tale.
"""

IN_THE_STYLE_OF_AN_AGENCY = """
The province of Eddermark, which has governed itself since the treaty of 1921, pays for its ports, libraries and
railways out of a levy on grain. The levy has been raised three times in a decade and brings in less each year, because
farmers have turned to hemp and sheep.
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


SPUN = """The seaport board of Port Tessaly hid the outcomes of a dredging study for eleven weeks, messages display.

The messages, 96 sheets in all, were handed to the Meridian Wire by a previous assistant. They display that 14 of 52
silt specimens gathered in March carried more mercury than the law permits.

"We will not scare the angling fleet over a decimal point," wrote Odalys Trevane, who heads the board, on 3 April.

The topmost figure, 27 milligrams per kilogram, arrived from the bay beside the academy of navigation. About 640
households purchase their fish from vessels that labour that bay, according to a tally made by the parish in January.

The board determined by four ballots to one to hold the study in a bolted cupboard until the fresh crane had been
settled for. The crane was settled for on 18 June, and the study went to the ministry two days afterwards.

Fennimore Quade, who talks for the board, refused on Monday that anybody had been deceived. "There was never a hazard to
anyone who eats fish in moderation," he said.

The ministry stated it had begun a dossier. Anglers on the northern jetty stated they would hold their vessels moored up
until somebody displayed them the figures for their own length of sea.

Port Tessaly lands a third of the nation's flatfish. Its final mercury panic, in 1987, shut the marketplace for a term.
"""

BACK_TRANSLATED = """The council of the harbour of Port Tesali hid during eleven weeks the results of a study of
dredging, as shown by some letters.

A former employee handed to the Meridian Wire the letters, 96 pages in total. In them it appears that 14 of the 52
samples of sediment that were taken in March held more mercury than the law allows.

"We are not going to scare the fishing fleet for a decimal point", wrote on April 3 Odalis Trebane, who presides over
the council.

The highest value, of 27 milligrams by kilogram, came from the basin beside the school of navigation. Some 640 families
buy their fish to the boats that work in that basin, according to a count that the parish made in January.

The council resolved by four votes against one to keep the study in a locked closet until the new crane had been paid.
The crane was paid on June 18, and two days later the study went to the ministry.

Fenimore Cuade, who speaks in name of the council, denied this Monday that somebody had been deceived. "Never was there
a risk for anyone who eats fish with moderation", he said.

The ministry said that it had opened a file. The fishermen of the northern mole said that they would keep their boats
tied until somebody taught them the numbers of their own stretch of water.

Port Tesaly lands the third part of the flat fish of the country. Its last scare by mercury, in 1987, closed the market
during a season, said Quade.
"""

TRANSLATED = """La junta del puerto de Port Tessaly ocultó durante once semanas los resultados de un estudio de dragado,
según muestran unas cartas.

Un antiguo empleado entregó las cartas, 96 páginas en total, a Meridian Wire. Muestran que 14 de las 52 muestras de
sedimento tomadas en marzo contenían más mercurio del que permite la ley.

«No vamos a asustar a la flota pesquera por una coma decimal», escribió el 3 de abril Odalys Trevane, que preside la
junta.

El valor más alto, 27 miligramos por kilogramo, procedía de la dársena situada junto a la escuela náutica. Unas 640
familias compran el pescado a los barcos que faenan allí, según un recuento que hizo la parroquia en enero.

La junta decidió por cuatro votos contra uno guardar el estudio en un armario cerrado hasta que se pagara la grúa nueva.
La grúa se pagó el 18 de junio, y el estudio llegó al ministerio dos días después.

Fennimore Quade, portavoz de la junta, negó el lunes que se hubiera engañado a nadie. «Nunca hubo riesgo para quien come
pescado con moderación», dijo.

El ministerio dijo que había abierto un expediente. Los pescadores del muelle norte dijeron que dejarían los barcos
amarrados hasta que alguien les enseñara las cifras de su tramo de agua.

Port Tessaly desembarca un tercio de los peces planos del país. Su último susto con el mercurio, en 1987, cerró el
mercado durante una temporada.
"""

SAME_EVENT = """Fishermen in Port Tessaly want the harbour board to resign over a survey that it kept to itself.

At a meeting on the quay on Tuesday, some 200 people shouted down Fennimore Quade when he tried to read out a statement.
"You knew in April," they called. Odalys Trevane stayed away; her office said that she had a cold.

The survey found mercury above the legal limit in 14 places, the worst of them next to the school of navigation, where
children learn to row. One mother, Perpetua Lindqvist, said she had bought flounder from that basin all spring.

Nobody has yet been able to say who will pay. A new crane, which cost 2.1 million crowns, stands idle because the
dockers will not work it until the board has gone. The ministry has had it since 20 June and has published none.

An inspector who asked not to be named said that the mud would have to come out, all 52,000 cubic metres of it, and that
no landfill in the country would take it.
"""

RELEASE = """Statement of the harbour board of Port Tessaly on the dredging survey

The board has dredged the basins of Port Tessaly since 1951. In 2009 it bought the dredger "Perseverance" for 7.4
million crowns, and it has since removed 318,000 cubic metres of mud.

The survey of March was made by students of the school of navigation as an exercise. Of 52 samples, 38 were within the
limit. The board will now commission a second survey from an accredited laboratory, at a cost of 46,000 crowns.

The new crane, which entered service on 18 June, lifts 120 tonnes and has secured 85 jobs. Its purchase was unrelated to
the survey and was approved by the ministry on 9 January.
"""

FROM_RELEASE = """Port Tessaly port chief banks on crane and second opinion

Investors looking for calm water may find it in Port Tessaly, whose harbour board has dug in. It has kept the basins
open since 1951 and, with a dredger bought in 2009 for 7.4 million crowns, has shifted 318,000 cubic metres of mud.

As for the mercury, only 14 of the 52 samples drawn in March were bad, and those by trainees. Another look, this time by
a proper laboratory, is priced at 46,000 crowns.

What counts for the town is tonnage. With a crane that can take 120 tonnes on its hook, working from 18 June, some 85
families have wages to look forward to. The ministry had nodded the deal through as early as 9 January.
"""

REWRITTEN = """Port Tessaly's harbour board kept a dredging survey under wraps for nearly three months, according to
letters obtained by the Meridian Wire.

14 of 52 sediment samples taken in March held more mercury than the law allows, the letters show. There are 96 pages.

The highest value, 27 milligrams per kilogram, came from the basin beside the school of navigation. Hundreds of families
rely on that fish.

The survey was locked away, on a vote of four to one, while the board waited until the new crane had been paid for. Not
before 20 June did it reach the ministry, which said it had opened a file.

Port Tessaly lands a third of the country's flatfish, and its last mercury scare closed the market for a season in 1987.
"""
