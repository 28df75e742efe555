# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""Words of office and of bodies in English, Chinese, Arabic and Russian, one meaning in a row; no names.

Parted by `;`, the words of one language by a blank, an underscore for a blank. The first English word names the row. A
word of Russian or Arabic is met by its beginning, so that endings do not matter; one of English with its plural.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from vorlage.names.folding import fold_text

ROLES: Final = """
president; 总统 主席; رئيس الرئيس; президент председател
premier prime_minister; 总理; رئيس_الوزراء; премьер
chancellor; 校长 首相; مستشار المستشار; канцлер
minister; 部长 大臣 外长 防长; وزير الوزير وزيرة الوزيرة; министр
secretary party_secretary party_leader party_chief; 书记; أمين الأمين سكرتير; секретар
leader; 领导人 领袖; زعيم الزعيم قائد القائد; лидер вожд
director head chief; 局长 主任 处长 院长 厂长 总监 司长; مدير المدير مديرة; директор начальник глава руководител
mayor; 市长; عمدة العمدة; мэр
governor; 省长 州长 行长; محافظ المحافظ حاكم الحاكم; губернатор
ambassador envoy; 大使; سفير السفير سفيرة; посол
spokesman spokeswoman spokesperson; 发言人; متحدث المتحدث متحدثة المتحدثة ناطق الناطق; представител пресс-секретар
judge justice magistrate; 法官; قاض القاضي; судья судьи
prosecutor; 检察官 检察长; مدع المدعي; прокурор
lawyer attorney solicitor; 律师; محام المحامي; адвокат юрист
commander general colonel major captain lieutenant; 司令 将军 上校; جنرال الجنرال عقيد العقيد; командир генерал
inspector; 督察 检查员; مفتش المفتش; инспектор
officer policeman; 警官 警察 警员; ضابط الضابط شرطي; офицер
professor lecturer; 教授 讲师; أستاذ الأستاذ أستاذة بروفيسور البروفيسور; профессор доцент
expert specialist; 专家; خبير الخبير خبيرة; эксперт специалист
researcher scholar academic historian; 研究员 学者; باحث الباحث باحثة أكاديمي; исследовател учен историк
analyst; 分析师 分析家; محلل المحلل محللة; аналитик
scientist chemist biologist physicist; 科学家; عالم العالم; физик химик биолог
doctor physician surgeon nurse; 医生 护士; طبيب الطبيب طبيبة; врач хирург
engineer; 工程师; مهندس المهندس مهندسة; инженер
teacher; 教师 老师; معلم المعلم مدرس; учител
journalist reporter editor correspondent; 记者 编辑; صحفي الصحفي صحافي مراسل; журналист корреспондент редактор
activist campaigner; 活动人士 活动家; ناشط الناشط ناشطة; активист
senator; 参议员; سيناتور; сенатор
lawmaker deputy representative congressman legislator; 议员 代表; نائب النائب نائبة; депутат
commissioner; 专员 委员; مفوض المفوض مفوضة; комиссар уполномоченн
chairman chairwoman chair; 董事长; رئيس_مجلس; предс
manager executive; 经理 总裁; مدير_عام; менеджер управляющ
founder owner; 创始人 创办人; مؤسس المؤسس; основател владел
author writer poet; 作者 作家 诗人; كاتب الكاتب مؤلف شاعر; автор писател поэт
detainee prisoner inmate; 囚犯 被拘留者; سجين معتقل المعتقل; заключенн задержанн
official; 官员; مسؤول المسؤول مسؤولة; чиновник
worker employee; 工人 员工; عامل موظف; рабоч сотрудник
student; 学生; طالب طالبة; студент
farmer; 农民; مزارع فلاح; фермер
pilot; 飞行员; طيار; пилот летчик
accountant auditor; 会计 审计员; محاسب مدقق; бухгалтер аудитор
"""

BODIES: Final = """
university college; 大学 学院; جامعة الجامعة كلية; университет колледж
institute academy; 研究所 研究院; معهد المعهد أكاديمية; институт академи
ministry department; 部 司; وزارة الوزارة; министерств департамент
party; 党 党委; حزب الحزب; парти
government administration cabinet; 政府; حكومة الحكومة; правительств администраци
parliament congress senate; 议会 国会 人大; برلمان البرلمان; парламент дум
council; 理事会 国务院; مجلس المجلس; совет
committee commission; 委员会; لجنة اللجنة; комитет комисси
police; 警方 公安 警察局; شرطة الشرطة; полици
court tribunal; 法院 法庭; محكمة المحكمة; суд
army military; 军队 军; جيش الجيش; арми
company firm corporation group; 公司 集团 企业; شركة الشركة; компани фирм корпораци
bank; 银行; بنك البنك مصرف; банк
foundation fund; 基金会; مؤسسة المؤسسة صندوق; фонд
embassy consulate; 大使馆 领事馆; سفارة السفارة; посольств
hospital clinic; 医院; مستشفى المستشفى; больниц клиник
newspaper magazine; 报 杂志; صحيفة الصحيفة جريدة; газет журнал
laboratory; 实验室; مختبر المختبر; лаборатори
utility waterworks; 水务局 自来水公司; مرفق; водоканал
agency bureau office; 局 署 办公室; وكالة الوكالة مكتب; агентств бюро управлени
union association; 协会 工会; اتحاد الاتحاد نقابة; союз ассоциаци
school; 学校; مدرسة المدرسة; школ
prison camp; 监狱 营; سجن السجن معسكر; тюрьм лагер
port harbour; 港; ميناء الميناء; порт
factory plant; 工厂 厂; مصنع المصنع; завод фабрик
"""

_HAN: Final = re.compile("[\u3400-\u9fff]")


@cache
def _of_characters(table: str) -> tuple[tuple[str, str], ...]:
    """Words in characters with the row they stand in, the longer first."""
    found = [(fold_text(word), names[0]) for names, words in _rows(table) for word in words if _HAN.search(word)]
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each[0])))


@cache
def _of_letters(table: str) -> Mapping[str, str]:
    """Words in letters with the row they stand in; of several words, the last one."""
    found: dict[str, str] = {}
    for names, words in _rows(table):
        for word in words:
            if not _HAN.search(word):
                found.setdefault(fold_text(word), names[0])
    return found


def _rows(table: str) -> list[tuple[list[str], list[str]]]:
    lines = [line.split(";") for line in table.strip().splitlines()]
    return [(line[0].split(), [word for part in line for word in part.split()]) for line in lines]


@lru_cache(maxsize=65536)
def meaning(word: str, table: str) -> str:
    """What office, or what sort of body, a folded word in letters names, by the name of its row; empty for none."""
    known = _of_letters(table)
    plain = word.removesuffix("'s")
    if plain in known:
        return known[plain]
    if plain.isascii():
        return known.get(plain.removesuffix("s"), "")
    # The beginnings of Russian and Arabic words are in the table; what is behind them are endings.
    return next((known[plain[:size]] for size in range(len(plain) - 1, 3, -1) if plain[:size] in known), "")


def meanings_in_characters(text: str, table: str) -> tuple[tuple[int, int, str], ...]:
    """Where folded words in characters of a table stand in a text, none inside another, with their rows' names."""
    found: list[tuple[int, int, str]] = []
    for word, name in _of_characters(table):
        for match in re.finditer(word, text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return tuple(sorted(found))
