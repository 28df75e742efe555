# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many events are found, and how many of the found are right.

    python -m benchmarks.claims_events [--part development|test|all] [--misses] [--meantime FILE]

Two measures. (a) Own labels on invented sentences (below; own sentences, own labels: they say that rules work, and
little of how often). An event is right when its verb is, its actor and its place share a word with the label (empty
where the label is), and the words of its date are the label's. (b) MEANTIME (CC BY 4.0, lies outside the project): the
share of our acts whose verb is annotated there as an event that did happen, for certain.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vorlage.claims.attribution import find_attributed
from vorlage.claims.events import find_events
from vorlage.claims.happened import Happened
from vorlage.extraction.dates import find_dates
from vorlage.extraction.sentences import paragraphs, sentences

_WRITTEN = "2024-05-16"


class Label(NamedTuple):
    """One event as labelled by hand: the words of each slot, empty where none is printed."""

    actor: str
    verb: str
    place: str
    when: str


def _labels(block: str) -> Iterator[tuple[str, list[Label]]]:
    """A sentence a line; behind ` || ` its events, on lines of their own: actor | verb | place | date."""
    for line in block.strip().replace("\n||", " ||").splitlines():
        text, *events = [part.strip() for part in line.split("||")]
        yield text, [Label(*(slot.strip() for slot in event.split("|"))) for event in events]


ENGLISH = """
Police arrested twelve men in Korvath on Monday. || Police | arrested | Korvath | Monday
On 3 May 2017 the water board closed the old works at Tarn. || the water board | closed | Tarn | 3 May 2017
The minister was flown to a hospital in Vessel Moor after the crash.
|| The minister | flown | hospital in Vessel Moor |
Ada Marl, who runs the laboratory, resigned in March. || Ada Marl | resigned | | March
Officials said that police arrested twelve men in Korvath on Monday.
According to the memo, three guards were dismissed in 2018.
The board met in Korvath on Tuesday and said it would close the works. || The board | met | Korvath | Tuesday
Hundreds of people marched through Korvath last week. || Hundreds of people | marched | Korvath | last week
Two barges sank off Orbis Island yesterday, blocking the canal. || Two barges | sank | Orbis Island | yesterday
The pipes laid in 1968 are still in use in Tarn.
The works would be closed in June.
If the board closed the works in Tarn, nobody would notice.
A fire broke out at the Brenmoor plant early on Sunday. || A fire | broke out | Brenmoor plant | Sunday
The court in Korvath sentenced the former director to four years in prison on Friday.
|| The court in Korvath | sentenced | | Friday
Nobody was arrested in Korvath on Monday.
She left the country in June and settled in Orbis. || She | left | | June || She | settled | Orbis |
The inspectors did not visit the plant in Tarn.
In a letter dated 4 May, the envoy asked for more time.
The company has opened four new laboratories in Saltmarket since January.
|| The company | opened | Saltmarket | January
Workers drained the reservoir in April, when the leak was found. || Workers | drained | | April
The bridge reportedly collapsed in Tarn on Sunday.
“They arrested my son in Korvath on Monday,” said Ola Brandt.
The union, founded in 1921, called a strike for Tuesday.
Gunmen attacked a convoy near the border on Thursday, killing three soldiers.
|| Gunmen | attacked | the border | Thursday
The museum reopened in 2019 after a fire that destroyed its roof. || The museum | reopened | | 2019
Eleven of the men were released from Holm prison in November 2020.
|| Eleven of the men | released | Holm prison | November 2020
The price of water rose in Tarn last year. || The price of water | rose | Tarn | last year
Ministers from six countries gathered in Orbis on Wednesday for talks.
|| Ministers from six countries | gathered | Orbis | Wednesday
"""
CHINESE = """
5月3日，警方在科瓦特市逮捕了十二人。 || 警方 | 逮捕 | 科瓦特市 | 5月3日
2017年，水务局关闭了旧水厂。 || 水务局 | 关闭 | | 2017年
部长周一抵达岬湾。 || 部长 | 抵达 | 岬湾 | 周一
据知情人士透露，三名看守去年被解雇。
十二名工人去年在塔恩县被拘留。 || 十二名工人 | 拘留 | 塔恩县 | 去年
官员表示，警方在科瓦特市逮捕了十二人。
该厂将于6月3日关闭。
昨天，岬湾发生了爆炸。 || 爆炸 | 发生 | 岬湾 | 昨天
她于1998年出生于奥尔比斯。 || 她 | 出生 | 奥尔比斯 | 1998年
如果委员会关闭水厂，没有人会注意到。
法院2020年11月判处前厂长四年徒刑。 || 法院 | 判处 | | 2020年11月
两国外长周三在奥比斯举行会谈。 || 两国外长 | 举行 | 奥比斯 | 周三
警方没有在科瓦特市逮捕任何人。
工会成立于1921年。 || 工会 | 成立 | | 1921年
调查人员上周搜查了公司总部。 || 调查人员 | 搜查 | | 上周
新实验室今年3月在盐市落成。 || 新实验室 | 落成 | 盐市 | 今年3月
学生可以在岬湾参加考试。
一艘驳船昨日在霍尔姆岛附近沉没。 || 一艘驳船 | 沉没 | 霍尔姆岛 | 昨日
他辞职的消息周二传出。
2019年4月，工人们疏散到布伦摩尔。 || 工人 | 疏散 | 布伦摩尔 | 2019年4月
"""
ARABIC = """
اعتقلت الشرطة اثني عشر رجلا في مدينة كورفات يوم الاثنين. || الشرطة | اعتقلت | مدينة كورفات | الاثنين
في 3 مايو 2017 أغلقت هيئة المياه المحطة القديمة. || هيئة المياه | أغلقت | | 3 مايو 2017
وصل الوزير إلى مطار تارن يوم الأحد. || الوزير | وصل | مطار تارن | الأحد
قال مسؤولون إن الشرطة اعتقلت عددا من العمال في مدينة كورفات.
استقال مدير المختبر في مارس 2018. || مدير المختبر | استقال | | مارس 2018
لم تعتقل الشرطة أحدا في مدينة كورفات أمس.
اندلع حريق في ميناء أوربيس فجر الأحد. || حريق | اندلع | ميناء أوربيس | الأحد
قتل ثلاثة جنود قرب مدينة تارن يوم الخميس. || ثلاثة جنود | قتل | مدينة تارن | الخميس
تم نقل المعتقلين إلى سجن هولم في نوفمبر 2020. || المعتقلين | نقل | سجن هولم | نوفمبر 2020
ستغلق الوزارة المحطة في يونيو المقبل.
بحسب المذكرة، أقيل ثلاثة حراس عام 2018.
عقدت اللجنة اجتماعا في العاصمة يوم الثلاثاء. || اللجنة | عقدت | العاصمة | الثلاثاء
غرقت سفينتان قرب جزيرة أوربيس أمس. || سفينتان | غرقت | جزيرة أوربيس | أمس
تظاهر مئات العمال في ساحة البلدية يوم الجمعة. || مئات العمال | تظاهر | ساحة البلدية | الجمعة
وأصدرت المحكمة حكمها يوم الأربعاء. || المحكمة | أصدرت | | الأربعاء
افتتحت الشركة أربعة مختبرات في مدينة سالت عام 2019. || الشركة | افتتحت | مدينة سالت | 2019
إذا أغلقت الهيئة المحطة فلن يلاحظ أحد.
داهمت قوات الأمن مقر الشركة فجر الاثنين. || قوات الأمن | داهمت | | الاثنين
"""
RUSSIAN = """
В понедельник полиция арестовала двенадцать человек в Корвате. || полиция | арестовала | Корвате | понедельник
3 мая 2017 года управление водоснабжения закрыло старую станцию. || управление водоснабжения | закрыло | | 3 мая 2017
Министр прибыл в Тарн в воскресенье. || Министр | прибыл | Тарн | воскресенье
По словам чиновников, полиция арестовала двенадцать человек в Корвате.
Анна Лядова родилась в 1951 году в Орбисе. || Анна Лядова | родилась | Орбисе | 1951
В Корвате взорвался склад. || склад | взорвался | Корвате |
В Корвате арестовали двенадцать рабочих. || двенадцать рабочих | арестовали | Корвате |
Полиция не арестовала никого в Корвате в понедельник.
Станцию закроют в июне.
Трое охранников были уволены в 2018 году. || Трое охранников | уволены | | 2018
Если бы совет закрыл станцию в Тарне, никто бы не заметил.
Две баржи затонули вчера у острова Орбис. || Две баржи | затонули | острова Орбис | вчера
Директор лаборатории умер в марте 2018 года. || Директор лаборатории | умер | | марте 2018
Суд в пятницу приговорил бывшего директора к четырём годам. || Суд | приговорил | | пятницу
Он заявил, что уехал из Корвата в понедельник.
Министры шести стран собрались в Орбисе в среду. || Министры шести стран | собрались | Орбисе | среду
Пожар, который вспыхнул в порту, уничтожил склад.
В ноябре 2020 года одиннадцать человек освободили из тюрьмы Хольм.
|| одиннадцать человек | освободили | тюрьмы Хольм | ноябре 2020
Музей открылся в Брен-Муре в 2019 году. || Музей | открылся | Брен-Муре | 2019
Компания построила четыре лаборатории в городе Сальт. || Компания | построила | городе Сальт |
"""
_SETS = {"English": ENGLISH, "Chinese": CHINESE, "Arabic": ARABIC, "Russian": RUSSIAN}


def _events(text: str, written: str) -> tuple[Happened, ...]:
    lines = sentences(text)
    return find_events(text, lines, find_attributed(text, paragraphs(text), lines), find_dates(text, written))


def _share_words(ours: str, label: str) -> bool:
    """Whether two slots name the same: both empty, one within the other, or a word in common."""
    if not ours or not label:
        return ours == label
    return ours in label or label in ours or bool(set(re.findall(r"\w+", ours)) & set(re.findall(r"\w+", label)))


def _is_right(found: Happened, label: Label) -> bool:
    slots = found.slots
    return (
        label.verb in slots.act
        and _share_words(slots.actor, label.actor)
        and _share_words(slots.place, label.place)
        and _share_words(slots.date_printed, label.when)
    )


def _own_labels(part: str, *, misses: bool) -> None:
    for language, block in _SETS.items():
        listed = list(_labels(block))
        chosen = {"development": listed[::2], "test": listed[1::2], "all": listed}[part]
        right = found = gold = 0
        for text, labels in chosen:
            ours, left = _events(text, _WRITTEN), list(labels)
            found, gold = found + len(ours), gold + len(labels)
            for one in ours:
                label = next((label for label in left if _is_right(one, label)), None)
                if label is not None:
                    left.remove(label)
                    right += 1
                elif misses:
                    slots = one.slots
                    print("    extra", (slots.actor, slots.act, slots.place, slots.date_printed), text)
            if misses and left:
                print("    missed", *left, text)
        print(
            f"{language:<8} own labels, invented: P {right / max(1, found):6.1%}"
            f"  R {right / max(1, gold):6.1%}  n {gold}"
        )


def _meantime(path: Path, part: str, *, misses: bool) -> None:
    """Our acts against MEANTIME's events: annotated at all, and as certain, affirmed and not of the future."""
    listed = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = annotated = happened = 0
    gold = 0
    for entry in {"development": listed[::2], "test": listed[1::2], "all": listed}[part]:
        text = "\n".join(entry["text"].split("\n")[:6])
        events = [one for one in entry["events"] if one["e"] <= len(text)]
        sure = [
            one
            for one in events
            if (one["polarity"], one["certainty"], one["time"]) == ("POS", "CERTAIN", "NON_FUTURE")
        ]
        gold += len(sure)
        for one in _events(text, entry["dct"] or ""):
            start = text.index(one.slots.act.split()[0], one.start)
            within = [event for event in events if start <= event["s"] < start + len(one.slots.act)]
            found += 1
            annotated += bool(within)
            happened += any(event in sure for event in within)
            if misses and not any(event in sure for event in within):
                print(
                    "    not so in MEANTIME:", (one.slots.actor, one.slots.act, one.slots.place, one.slots.date_printed)
                )
    print(
        f"MEANTIME: {found} found; annotated as events {annotated / max(1, found):.1%}, as sure to have happened "
        f"{happened / max(1, found):.1%}; {gold} such events there, nouns and headlines included"
    )


def main() -> None:
    """Print one line a language, and one for MEANTIME where it is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=("development", "test", "all"), default="all")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--meantime", type=Path, help="meantime_en.jsonl")
    options = parser.parse_args()
    _own_labels(options.part, misses=options.misses)
    if options.meantime:
        _meantime(options.meantime, options.part, misses=options.misses)


if __name__ == "__main__":
    main()
