# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in Chinese text: surname and given name,"
" foreign and minority names by their sounds, and given places.

Works on folded text (simplified characters). Ordinary words are laid over the text, the longest first from the left;
a surname that none of them covers, with one or two characters, may be a name. So may: two characters or more in a row
that are of no word known here or to the dictionary of phrases of pypinyin; characters that write foreign sounds in a
row; what stands beside a middle dot; what ends as names of Uyghurs do in Chinese (江, 汗, 古丽); what stands behind
"name:" or before a form of address.

Residual risks: a name that is itself an ordinary word is not found, and after a surname two characters are hidden
though the name may have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_han
from vorlage.names.sounds import COMPOUND_SURNAMES, SURNAMES, TRANSCRIBING
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.han import CHINESE
from vorlage.protection.writing import HAN

_RARER_SURNAMES: Final = frozenset(
    "嵇稽僧扬"
    "亓仉仰伏侍俱冒凤叱呼咸哈善壬奇奉妥姗宇宛寸尉尧岩岱岳帅弓弥彦忻恽扈折拓敏敬斐斯昌昝晋暨朝植楼母毋毓汝汤沃沐泽"
    "洛浦涵湛潭澹濮炎牟牧狄猛琴甫畅疏皇益眭瞻矫硕禚竺笃箕篮索綦纳羊翠肇腾芒芮苍苑茅茹荀菅菊萨葆葛蒿蔚薄虎衡裘襄诺"
    "谯谷赏赛越轩逄逯遇邓郇郎郏鄂酆钮铁银闪阙隆雅零霍鞏顿骈骞鬲麻黎黑齐龚"
)
_MORE_TRANSCRIBING: Final = frozenset(
    "里来外地雪力都"
    "翰薇琪蕾黛芙茜妲敦涅渥瑟禄缇罕腓荻菈萝蓓裴赖妥寇帖庇忒慕捷敖歇逖露霖鲍"
    "合克孜娜甫提买麦迪丽努尔艾柯依木江吾玛鲁阿曼帕肖开赛伊祖热菲再米娅夏乌吐逊斯坎旦那夫扎西卓央索朗桑旺堆罗布次仁洛"
    "丹增格巴"
)
_NEVER_GIVEN: Final = frozenset("的了是在有不这那我你他她它们与及也都就还又被把吗呢吧啊么什些每某两几第、，。")
"""What is never the first character of a given name, or ends one: grammar, and signs."""

_FORMS_OF_ADDRESS: Final = (
    "同志|先生|女士|小姐|老师|教授|博士|医生|律师|主任|书记|局长"
    "|处长|科长|院长|校长|所长|队长|部长|省长|市长|县长|乡长|镇长|村长|厅长"
    "|主席|委员|经理|董事长|总理|总统|秘书长|警官|法官|记者"
    "|师傅|阿姨|大爷|大叔|大妈|哥|姐|总|某某|某|等人|本人|夫妇|一家"
)
_SPEECH: Final = (
    "说|称|表示|指出|强调|认为|告诉|透露|写道|介绍|宣布|回忆|回答|承认|否认|要求|出生|出席|主持|签发|签字|参加|担任|任职"
    "|被|曾|于|在|与|和|向|对|因|从|已|将|现|去|来|到|是|为|则|也|还|又|并|今|男|女"
)
_LABELS: Final = (
    "姓名|名字|名叫|签名|署名|签发|签发人|联系人|负责人|作者|记者|户主|父亲|母亲|丈夫|妻子|儿子|女儿|配偶|责编|编辑|抄送"
    "|经办人|审核|撰稿"
)
_ENDINGS: Final = "江|汗|古丽|古力|克孜|买买提|买提|热合曼|尼亚孜|卡德尔|努尔|别克|巴依|阿訇|木汗|夏提|拉提|布拉"
_LONGEST_PART: Final = 8
_ALSO_GRAMMAR: Final = frozenset("和于向时曾任元项成全能从对当过由而后为原称同经因应")
_OFFICES: Final = frozenset("者长任记员席理师授生工士官人民警干妻夫子女兄弟姐妹母父·叫是")
_GRAMMAR: Final = frozenset(
    "的了是在和有不与及也都就还又被把从对向到为于之其此但而且则若因所并很更最已将会要该没吗呢吧啊么什个每某各几第次年月日"
    "时分秒件份种级号处我你他她它们这那哪谁无非只能可让使给跟同比按据等者性化后前内外中上下里间当即便才再仍却虽如果以至得地"
    "着过来去出入起位名称项元部区市县省国州村镇乡路街张条座辆架艘台门次场一二三四五六七八九十百千万亿两多少大小高低新旧长"
    "约近全均总共另由受做作用成放打开看见听走写读送交带找想说问叫请"
)


def possible_names(folded: str) -> Iterator[Span]:
    """Each stretch of a folded text that may be a name, in no order; stretches may overlap.

    Args:
        folded: Folded text; spans are of it.
    """
    for run in _runs().finditer(folded):
        characters = run.group()
        covered = _covered(characters)
        for start, end in _in_run(characters, covered):
            yield run.start() + start, run.start() + end
    for labelled in _labelled().finditer(folded):
        yield labelled.span(1)


def _in_run(characters: str, covered: Sequence[int]) -> Iterator[Span]:
    yield from _surnamed(characters, covered)
    yield from _dotted(characters)
    yield from _of_no_word(characters)
    for found in _sounding().finditer(characters):
        if not all(covered[found.start() : found.end()]):
            yield found.span()
    for found in _ending().finditer(characters):
        if not all(covered[found.start() : found.end()]):
            yield found.span()
    for found in _addressed().finditer(characters):
        start = found.start()
        while start < found.end() and covered[start]:
            start += 1
        if start < found.end():
            yield start, found.end()


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{HAN}·]+")


@cache
def _ordinary() -> tuple[frozenset[str], int]:
    words = frozenset(word for word in folded_words(CHINESE) if len(word) > 1)
    return words, max(map(len, words))


@cache
def _with_phrases() -> tuple[frozenset[str], int]:
    """Ordinary words, and phrases of the dictionary that can be no name: no surname first, not foreign sounds alone."""
    # Takes a second, so only when a text is Chinese.
    from pypinyin.phrases_dict import phrases_dict

    words, longest = _ordinary()
    firsts, sounds = _surnames(), _sounds()
    phrases = (fold_text(phrase) for phrase in phrases_dict if phrase[0] not in firsts and len(phrase) <= longest)
    return words | {each for each in phrases if not sounds.issuperset(each)}, longest


def _of_no_word(characters: str) -> Iterator[Span]:
    """Characters in a row, two or more, that are of no known word and not grammar."""
    covered = _covered(characters, with_phrases=True)
    start = 0
    for at in range(len(characters) + 1):
        if (
            at == len(characters)
            or covered[at]
            or (characters[at] in _GRAMMAR and not _is_sound(characters, covered, at))
        ):
            if at - start > 1:
                yield start, at
            start = at + 1


def _is_sound(characters: str, covered: Sequence[int], at: int) -> bool:
    """Whether a character of grammar that writes foreign sounds too stands beside another that does: then it is one."""
    if characters[at] not in _all_sounds():
        return False
    beside = (place for place in (at - 1, at + 1) if 0 <= place < len(characters))
    return any(not covered[place] and characters[place] in _sounds() for place in beside)


def _covered(characters: str, *, with_phrases: bool = False) -> list[int]:
    """For each character how long the ordinary word is that it belongs to; 0 when to none."""
    words, longest = _with_phrases() if with_phrases else _ordinary()
    covered = [0] * len(characters)
    at = 0
    while at < len(characters):
        length = next(
            (n for n in range(min(longest, len(characters) - at), 1, -1) if characters[at : at + n] in words), 0
        )
        covered[at : at + length] = [length] * length
        at += length or 1
    return covered


def surnamed_stretches(folded: str) -> Iterator[tuple[int, int, int]]:
    """Every surname of a folded text with the one, and the two, Chinese characters after it: start, given name, end."""
    for at, character in enumerate(folded):
        given = at + (2 if folded[at : at + 2] in _compound() else 1)
        if given == at + 1 and character not in _surnames():
            continue
        for end in (given + 1, given + 2):
            if end <= len(folded) and is_han(folded[end - 1]):
                yield at, given, end
            else:
                break


def begins_ordinary_word(folded: str) -> bool:
    """Whether an ordinary word, or a word of speech or grammar, begins a text."""
    covered = _covered(folded[:8])
    return bool(covered and covered[0]) or _speech().match(folded) is not None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold_text, SURNAMES | _RARER_SURNAMES))


@cache
def _compound() -> frozenset[str]:
    return frozenset(map(fold_text, COMPOUND_SURNAMES))


def _surnamed(characters: str, covered: Sequence[int]) -> Iterator[Span]:
    for at, character in enumerate(characters):
        is_compound = characters[at : at + 2] in _compound()
        if not is_compound and character not in _surnames():
            continue
        is_free = not covered[at] and (character not in _ALSO_GRAMMAR or _stands_free(characters, at))
        # An ordinary word may end in somebody's surname: then what follows is of no ordinary word.
        given = at + (2 if is_compound else 1)
        is_last = (
            at + 1 < len(characters)
            and bool(covered[at])
            and not covered[at + 1]
            and characters[at + 1] not in _surnames()
            and not _speech().match(characters, at + 1)
            and _ends_word(covered, at)
        )
        if not (is_free or is_compound or (is_last and characters[given : given + 1] not in _STOPS)):
            continue
        end = _end_of_given(characters, given)
        if end > given:
            yield at, end
        elif is_free and _address().match(characters, given):
            yield at, given
    for found in _nicknames().finditer(characters):
        if not covered[found.start()]:
            yield found.span()


_STOPS: Final = frozenset(
    "的了是在有不这那我你他她它们与及也都就还又被把吗呢吧啊么什些每某两几第各内外上下中里前后多为将会可要能来去到出入和或"
    "以其之所至从向对由"
)


def _stands_free(characters: str, at: int) -> bool:
    """Whether a surname that is a word of grammar too begins a phrase here, or follows an office or a kin."""
    return at == 0 or characters[at - 1] in _OFFICES


def _ends_word(covered: Sequence[int], at: int) -> bool:
    """Whether an ordinary word ends with the character at a place."""
    length, first = covered[at], at
    while first and covered[first - 1] == length and at - first + 1 < length:
        first -= 1
    return at - first + 1 == length


def _end_of_given(characters: str, given: int) -> int:
    """Where a given name ends that begins here: after two characters, or one, or none."""
    if given >= len(characters) or not _may_begin(characters, given):
        return given
    if given + 1 >= len(characters) or not _may_end(characters, given + 1):
        return given + 1
    return given + 2


def _may_begin(characters: str, at: int) -> bool:
    return characters[at] not in _NEVER_GIVEN and characters[at] != "·" and not _address().match(characters, at)


def _may_end(characters: str, at: int) -> bool:
    if characters[at] in _NEVER_GIVEN or characters[at] == "·":
        return False
    return not (_address().match(characters, at) or _speech().match(characters, at))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(_FORMS_OF_ADDRESS)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"(?:{_SPEECH})")


@cache
def _nicknames() -> re.Pattern[str]:
    surname = "".join(sorted(_surnames()))
    return re.compile(f"[老小阿][{surname}]|[小阿][{HAN}](?=说|的|和|在|被|今|去|来|把|是)")


def _dotted(characters: str) -> Iterator[Span]:
    """The parts on both sides of middle dots: all that write sounds, or else some characters."""
    for found in re.finditer("·+", characters):
        start = found.start()
        while start and found.start() - start < _LONGEST_PART and characters[start - 1] in _sounds():
            start -= 1
        if start == found.start():
            start = max(0, found.start() - 4)
        end = found.end()
        while end < len(characters) and end - found.end() < _LONGEST_PART and characters[end] in _sounds():
            end += 1
        if end == found.end():
            end = min(len(characters), found.end() + 4)
        yield start, end


@cache
def _all_sounds() -> frozenset[str]:
    return frozenset(map(fold_text, TRANSCRIBING | _MORE_TRANSCRIBING))


@cache
def _sounds() -> frozenset[str]:
    """Those that are seldom words of their own."""
    return _all_sounds() - frozenset("不大当道多可里来外地都")


@cache
def _sounding() -> re.Pattern[str]:
    """Three characters in a row that write foreign sounds, two of them seldom words of their own."""
    seldom, every = "".join(sorted(_sounds())), "".join(sorted(_all_sounds()))
    return re.compile(f"(?=[{every}]{{0,8}}[{seldom}][{every}]{{0,8}}[{seldom}])[{every}]{{3,12}}")


@cache
def _ending() -> re.Pattern[str]:
    sounds = "".join(sorted(_sounds()))
    return re.compile(f"[{sounds}]{{1,6}}(?:{_ENDINGS})")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]{{1,4}}(?=同志|先生|女士|小姐|老师|教授|某某|夫妇)")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(f"(?:{_LABELS})[ \\t]*[:：|\\t][ \\t]*([{HAN}·]{{2,12}})")
