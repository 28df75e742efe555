# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Cheap keys of a text: numbers, dates and names where they stand.

Used by lineage and claims alike: the same number, date or name in two texts is what survives when every word was
changed. Names are untyped (person, body and place alike) and found by rules on capitals: no model, no gazetteer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vorlage.extraction.dates import DateSpan, date_spans
from vorlage.extraction.number_words import word_set
from vorlage.extraction.numbers import NumberSpan, number_spans

__all__ = ["DateSpan", "NameSpan", "NumberSpan", "date_spans", "name_spans", "number_spans"]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Something named, at its place, half-open. What kind of thing it is, is not said."""

    start: int
    end: int


_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏҒҖҚҢӨҮҺӘА-ЯЁЂ-ЏҐІЇЄΑ-ΩΆ-Ώ"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Rep|Sen|Gov|St)\."
_WORD = (
    rf"(?:{_TITLE}|(?:[{_CAPITAL}]\.)+"
    rf"|(?:al-|el-|[A-Za-z]['’])?[{_CAPITAL}](?:\w|-(?=\w)|['’](?!s(?!\w))(?=\w))*)"
)
_TIE = r"(?:\s+(?:of\s+the|of|de\s+la|de\s+los|de|del|du|des|von|van|der|den|da|di|dos|bin|ibn|al|el|la|le|&))?"
_RUN = re.compile(rf"(?<![\w.-]){_WORD}(?:{_TIE}[ \u00a0]{_WORD})*")
_LOWER_WORD = re.compile(r"(?<![\w])[^\W\d_]{2,}(?!\w)")
_NAME_WORD = re.compile(_WORD)
_NOT_SPACE = re.compile(r"\S+")
_BEFORE = re.compile(r"(?:^|[.!?…:;|•\n\r\"“”«»‘(\[–—]|--|[-*]\s)\s*$")
_TRANSLITERATED = (
    "阿埃艾爱安昂奥澳巴白拜班邦保鲍贝本比彼毕宾波伯博勃卜布查柴楚茨慈措达大戴丹当德登邓迪底蒂丁东杜顿多俄厄恩尔耳法凡范方菲费芬丰冯佛弗夫福富"
    "盖干甘冈高戈哥格葛根贡古瓜哈海汉汗豪赫黑亨洪侯胡华怀惠霍基吉季加贾简姜杰金津卡开凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷蕾里理利莉列林琳"
    "隆卢鲁路伦罗洛吕马玛麦迈满曼毛梅门蒙米密明摩莫默姆木穆拿娜纳乃奈南瑙内能尼妮年涅宁纽农努诺欧帕派潘庞佩彭皮平坡珀普浦奇齐契恰强乔切钦琼丘"
    "热仁日荣茹儒瑞若萨塞赛森桑沙莎山尚绍舍申生圣施什史士舒朔思丝斯司松苏素所索塔泰坦汤唐陶特滕提汀廷通图土吐托陀瓦万旺威韦维卫温文翁沃乌吾伍武"
    "西希锡席夏香肖谢辛欣兴休许叙雅亚延扬尧耶叶伊依易意因英永尤于约赞泽扎詹张珍芝治朱竹兹子宗祖佐买买提吐尔孙古丽江汗"
)
_HAN_NAME = re.compile(rf"[{_TRANSLITERATED}]{{1,6}}(?:[·・•‧][{_TRANSLITERATED}]{{1,7}})+")

_FUNCTION_WORDS = word_set(
    """
    the a an and or but nor so yet for in on at by to of from with without within into onto over under about above
    after before between during since until while when where who whom whose what which why how if because although
    though unless as than that this these those there here it its he his him she her they their them we our us you
    your i my me no not only even also just still such some any each every all both many much more most few several
    other another one two three is are was were be been being has have had do does did will would shall should can
    could may might must let according despite instead however meanwhile former later earlier last next asked added
    said says yesterday today tomorrow tonight photo photos file published updated read click comment comments share
    follow
    """
)
_FUNCTION_WORDS_OPENING = word_set(
    """
    la le les un une des de du el los las en y et il elle mais pour dans sur avec selon par este esta pero según
    para con por sin sobre в на по и но не он она они это как что из за от до при для его ее их также однако вчера
    сегодня завтра между тем
    """
)
_CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm mon tue wed thu fri
    sat sun
    """
)


def name_spans(text: str) -> tuple[NameSpan, ...]:
    """What is named in a text: runs of capitalised words, and foreign names in Han characters ("X·Y").

    A word that opens a sentence is kept only if the text does not also write it small, it is no function word, and,
    standing alone, it is capitalised elsewhere inside a sentence. Days, months and possessive endings are no part of a
    name. Scripts without capitals give only the Han form.
    """
    small = {word for word in _LOWER_WORD.findall(text) if word[0].islower()}
    runs: list[tuple[int, int, bool]] = []
    inside: set[str] = set()
    for match in _RUN.finditer(text):
        opens = _BEFORE.search(text, max(0, match.start() - 4), match.start()) is not None
        runs.append((match.start(), match.end(), opens))
        inside.update(_NAME_WORD.findall(match.group())[opens:])
    found = [name for start, end, opens in runs if (name := _kept(text, start, end, opens, small, inside)) is not None]
    found.extend(NameSpan(match.start(), match.end()) for match in _HAN_NAME.finditer(text))
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


def _kept(text: str, start: int, end: int, opens: bool, small: set[str], inside: set[str]) -> NameSpan | None:
    """The run without ordinary words at its edges; None when nothing is left."""
    words = [(match.start(), match.end(), match.group()) for match in _NOT_SPACE.finditer(text, start, end)]
    while words and (_is_ordinary(words[0][2]) or (opens and _only_opens(words[0][2], small, inside))):
        words.pop(0)
    while words and (_is_ordinary(words[-1][2]) or words[-1][2].islower()):
        words.pop()
    if not words or (opens and len(words) == 1 and words[0][2].rstrip(".") not in inside):
        return None
    first, last = words[0][0], words[-1][1]
    return NameSpan(first, last) if last - first > 1 else None


def _is_ordinary(word: str) -> bool:
    """Whether a word is a function word or a day or month, capital or not."""
    lowered = word.rstrip(".").lower()
    return lowered in _FUNCTION_WORDS or lowered in _CALENDAR


def _only_opens(word: str, small: set[str], inside: set[str]) -> bool:
    """Whether a word owes its capital to opening the sentence: the text writes it small and never as a name."""
    lowered = word.lower()
    return lowered in _FUNCTION_WORDS_OPENING or (lowered in small and word not in inside)
