# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Chinese personal names in the writing systems that print them: by tables of syllables, with no list of people.

A name is read into Mandarin syllables without tones, and said in pinyin, Wade-Giles, the Palladius system (Cyrillic),
Uyghur (Arabic, Latin and Cyrillic letters) and the usual Arabic spelling. The syllables of characters, Wade-Giles and
Palladius are pypinyin's; the Uyghur and Arabic tables follow how the press prints names.

Residual risks: sounds are not characters: a name in letters stands for many in characters, and all are found. Uyghur
writes x and sh, j and zh, q and ch alike; Wade-Giles printed without its apostrophes is read both ways. Of a spelling
that may be read in more than sixteen ways, as some in Arabic letters may, sixteen are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from vorlage.domain.search import MatchKind
from vorlage.names.folding import fold_text
from vorlage.names.mandarin_hangul import mandarin_in_hangul
from vorlage.names.mandarin_kana import mandarin_in_kana, plain_kana
from vorlage.names.mandarin_thai import mandarin_in_thai, plain_thai
from vorlage.names.scripts import Script, is_han, script_of_word
from vorlage.names.sounds import (
    ARABIC_FINALS,
    ARABIC_INITIALS,
    COMPOUND_SURNAMES,
    INITIALS,
    NOT_IN_NAMES,
    SURNAME_SOUNDS,
    SURNAMES,
    UYGHUR_FINALS,
    UYGHUR_INITIALS,
    UYGHUR_LETTERS,
)

_MOST_READINGS = 16
_MOST_HEARD = 64
_MOST_SYLLABLES = 4


@dataclass(frozen=True, slots=True)
class SiniticName:
    """A name in syllables of pinyin without tones: the surname's, and the rest."""

    surname: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to print a name: its words, folded, in their order."""

    words: tuple[str, ...]
    script: Script


@cache
def _sounds() -> Mapping[int, str]:
    # Takes a third of a second, so only when a name is met.
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


@lru_cache(maxsize=65536)
def sound_of(character: str) -> str:
    """The first sound of a Han character in pinyin without tone, ü as v; empty when it has none."""
    return _toneless(_sounds().get(ord(character), "").partition(",")[0])


def _toneless(syllable: str) -> str:
    return fold_text(syllable.replace("ü", "v").translate({ord(mark): "v" for mark in "ǖǘǚǜ"}))


_SYLLABLE_LIST = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha
chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui
cun cuo da dai dan dang dao de den deng di dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan
fang fei fen feng fiao fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha
hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong
jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le
lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me mei men
meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu
nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian
qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai
san sang sao se sen seng sha shai shan shang shao she shen sheng shi shou shu shua shuai shuan shuang shui shun shuo
si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai
wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin
ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong
zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
"""
_SYLLABLES = frozenset(_SYLLABLE_LIST.split())
"""The syllables of standard Mandarin, in pinyin without tones, ü as v. Written out: to gather them from a dictionary
takes most of a second of the first search."""

_MISSAID_IN_WADE = {"tie": "t'ieh"}
"""What the table of pypinyin has wrong; so are its lei, nei, hei... for lai, nai, hai."""

_OF_FOREIGN_SOUNDS = {"尔": "r", "耳": "r", "什": "shi", "莎": "sha", "伽": "ga", "塞": "se"}
"""Characters that write foreign sounds by another of their readings than the first of the dictionary."""

_SAID_OTHERWISE = {"x": "sh", "q": "ch", "c": "ts", "v": "u"}
_MANDARIN_SOUNDS = re.compile("zh|ch|sh|rh|ng|[a-z]")


def mandarin_sounds(syllables: Sequence[str]) -> tuple[str, ...]:
    """The sounds of syllables of pinyin without tones, as those of other languages are compared with them."""
    sounds = (sound for syllable in syllables for sound in _MANDARIN_SOUNDS.findall(syllable))
    return tuple(_SAID_OTHERWISE.get(sound, sound) for sound in sounds)


def sounds_of_han(characters: str) -> tuple[str, ...]:
    """The sounds of characters in Mandarin, as those of other languages are compared with them.

    尔 is an r; 若, which Mandarin says nearly as zh, writes r or zh.
    """
    said = (_OF_FOREIGN_SOUNDS.get(character) or sound_of(character) for character in characters)
    return mandarin_sounds([re.sub("^r(?=.)", "rh", syllable) for syllable in said])


def surname_sounds(characters: str) -> tuple[str, ...]:
    """The syllables of a surname in characters, which may differ from those of its characters elsewhere."""
    return tuple(SURNAME_SOUNDS.get(character) or sound_of(character) for character in characters)


# --- reading a name ----------------------------------------------------------------------------------------------


def readings_of(parts: Sequence[str]) -> tuple[SiniticName, ...]:
    """What Chinese names these words may be, surname first or last; none when they are no such name.

    Args:
        parts: The words of one name in one script, in any case; hyphens and apostrophes may stand in them.
    """
    script = script_of_word("".join(parts))
    if script is Script.HAN:
        return _from_characters("".join(parts))
    if script is Script.HANGUL:
        return _from_hangul("".join(parts))
    if script in (Script.KATAKANA, Script.THAI) and len(parts) == 2:
        pairs = product(*(_said_by(part, script) for part in parts))
        return tuple(islice((SiniticName(*pair) for pair in pairs if _is_name(*pair)), _MOST_HEARD))
    read = {Script.LATIN: _latin_part, Script.CYRILLIC: _cyrillic_part, Script.ARABIC: _uyghur_part}.get(script)
    if read is None or not 1 < len(parts) <= _MOST_SYLLABLES:
        return ()
    # One part in Wade-Giles, and the others are too: Cheng K'o-ming.
    is_wade = script is Script.LATIN and any(re.search("[-']", fold_text(part)) for part in parts)
    options = [[*_wade_part(part), *read(part)] if is_wade else read(part) for part in parts]
    if not all(options):
        return ()
    names = (name for chosen in product(*options) for name in _named(chosen))
    # Arabic letters leave most open.
    return tuple(islice(dict.fromkeys(names), 2 * _MOST_READINGS if script is Script.ARABIC else _MOST_READINGS))


def is_pinyin(word: str) -> bool:
    """Whether a word is two or more syllables of pinyin: one letter changed would be somebody else."""
    return any(len(option) > 1 for option in _split(fold_text(word), "pinyin"))


def _from_characters(text: str) -> tuple[SiniticName, ...]:
    characters = fold_text(text)
    if not 2 <= len(characters) <= _MOST_SYLLABLES or not all(map(is_han, characters)):
        return ()
    long = 2 if characters[:2] in COMPOUND_SURNAMES else 1
    given = characters[long:]
    is_name = long == 2 or characters[0] in SURNAMES
    if not is_name or not 1 <= len(given) <= 2 or any(character in NOT_IN_NAMES for character in given):
        return ()
    return (SiniticName(surname_sounds(characters[:long]), tuple(map(sound_of, given))),)


def _from_hangul(text: str) -> tuple[SiniticName, ...]:
    """A Chinese name as Korea writes it, by its Mandarin sounds; the surname stands first."""
    names = []
    for cut in _split(text, "hangul") if len(text) <= 2 * _MOST_SYLLABLES else ():
        for size in (2, 1):
            if cut[:size] in _surname_readings() and 1 <= len(cut) - size <= 2:
                names.append(SiniticName(cut[:size], cut[size:]))
    return tuple(islice(dict.fromkeys(names), _MOST_READINGS))


def _named(chosen: Sequence[tuple[str, ...]]) -> Iterator[SiniticName]:
    """The names that words of these syllables may be."""
    for surname, given in ((chosen[0], chosen[1:]), (chosen[-1], chosen[:-1])):
        rest = tuple(syllable for part in given for syllable in part)
        if _is_name(surname, rest):
            yield SiniticName(surname, rest)


def _is_name(surname: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return surname in _surname_readings() and 1 <= len(given) <= 2


@cache
def _surname_readings() -> frozenset[tuple[str, ...]]:
    return frozenset(surname_sounds(surname) for surname in (*SURNAMES, *COMPOUND_SURNAMES))


def _latin_part(part: str) -> Sequence[tuple[str, ...]]:
    """Pinyin; Wade-Giles where it is none."""
    return _split(re.sub("['-]", "", fold_text(part)), "pinyin") or _wade_part(part)


def _wade_part(part: str) -> Sequence[tuple[str, ...]]:
    pieces = [_split(piece, "wade") for piece in fold_text(part).split("-")]
    joined = (tuple(syllable for piece in chosen for syllable in piece) for chosen in product(*pieces))
    return tuple(islice(joined, _MOST_READINGS))


def _cyrillic_part(part: str) -> Sequence[tuple[str, ...]]:
    folded = re.sub("[-ъ]", "", fold_text(part))
    return _split(folded, "palladius") or _split(folded, "uyghur-cyrillic")


def _uyghur_part(part: str) -> Sequence[tuple[str, ...]]:
    return tuple(dict.fromkeys((*_split(fold_text(part), "uyghur"), *_split(fold_text(part), "arabic"))))


@cache
def _syllable_table(system: str) -> Mapping[str, tuple[str, ...]]:
    """What each syllable of a system may be in pinyin."""
    table: dict[str, list[str]] = {}
    for syllable in sorted(_SYLLABLES):
        for said in _said(syllable, system):
            table.setdefault(said, []).append(syllable)
    return {said: tuple(dict.fromkeys(options)) for said, options in table.items()}


@lru_cache(maxsize=4096)
def _split(word: str, system: str) -> tuple[tuple[str, ...], ...]:
    """The fewest syllables of a system a word may be cut into, as pinyin."""
    table = _syllable_table(system)
    if len(word) > 8 * _MOST_SYLLABLES:
        return ()
    fewest: list[list[str]] = []

    def walk(at: int, taken: list[str]) -> None:
        if at == len(word):
            fewest.append(taken)
        elif len(taken) < _MOST_SYLLABLES:
            for end in range(min(len(word), at + 8), at, -1):
                if word[at:end] in table:
                    walk(end, [*taken, word[at:end]])

    walk(0, [])
    if not fewest:
        return ()
    least = min(map(len, fewest))
    cuts = [cut for cut in fewest if len(cut) == least]
    options = (chosen for cut in cuts for chosen in product(*(table[piece] for piece in cut)))
    return tuple(islice(dict.fromkeys(options), _MOST_HEARD if system in ("kana", "thai") else _MOST_READINGS))


# --- printing a name ---------------------------------------------------------------------------------------------


def spellings_of(name: SiniticName) -> tuple[Spelling, ...]:
    """How a name is printed in letters, surname first and last, syllables joined or apart."""
    found: dict[Spelling, None] = {}
    for system, script in (
        ("pinyin", Script.LATIN),
        ("wade", Script.LATIN),
        ("palladius", Script.CYRILLIC),
        ("uyghur", Script.ARABIC),
        ("uyghur-latin", Script.LATIN),
        ("uyghur-cyrillic", Script.CYRILLIC),
        ("arabic", Script.ARABIC),
        ("hangul", Script.HANGUL),
    ):
        surnames = _joined_options(name.surname, system)
        for surname in surnames:
            for given in product(*(_said(syllable, system) for syllable in name.given)):
                if system == "hangul":
                    # Each syllable of Hangul is a word, and no name stands given name first.
                    found[Spelling((*"".join(surname), *"".join(given)), script)] = None
                    continue
                # An apostrophe or hyphen parts words, so that a syllable may be two.
                apart = tuple(word for syllable in given for word in re.split("['’-]", syllable) if word)
                joined = "".join(given).replace("'", "")
                if system == "uyghur-cyrillic" and _is_another(joined, name.given):
                    continue
                for words in {(joined,), apart}:
                    found[Spelling((*surname, *words), script)] = None
                    found[Spelling((*words, *surname), script)] = None
    return tuple(found)


def is_said_by(word: str, script: Script, syllables: Sequence[str]) -> bool:
    """Whether a word in katakana or Thai may be these syllables."""
    return tuple(syllables) in _said_by(word, script)


def _said_by(word: str, script: Script) -> Sequence[tuple[str, ...]]:
    return _split(plain_thai(word), "thai") if script is Script.THAI else _split(plain_kana(word), "kana")


def _is_another(spelt: str, given: tuple[str, ...]) -> bool:
    """Whether Russian prints another name so: мин is min in Uyghur letters and ming in Russian."""
    readings = _split(spelt, "palladius")
    return bool(readings) and given not in readings


def _joined_options(syllables: Sequence[str], system: str) -> list[tuple[str, ...]]:
    return [
        tuple(word for word in re.split("['’-]", "".join(chosen)) if word)
        for chosen in product(*(_said(syllable, system) for syllable in syllables))
    ]


@lru_cache(maxsize=8192)
def _said(syllable: str, system: str) -> tuple[str, ...]:
    """How one syllable is printed in a system, folded; with and without what is often left out."""
    from pypinyin.constants import Style
    from pypinyin.style import convert

    match system:
        case "pinyin":
            # 吕 is Lü, Lv on screens and Lyu in passports; without its points Lu.
            return tuple(dict.fromkeys(syllable.replace("v", letter) for letter in ("u", "v", "yu")))
        case "wade":
            said = fold_text(str(convert(syllable.replace("v", "ü"), Style.WADEGILES, True))).replace("v", "u")
            said = _MISSAID_IN_WADE.get(syllable) or (f"{said[:-2]}ai" if syllable.endswith("ai") else said)
            return tuple(dict.fromkeys((said, said.replace("'", "")))) if said else ()
        case "palladius":
            said = fold_text(re.sub("[0-9]", "", str(convert(syllable.replace("v", "ü"), Style.CYRILLIC, True))))
            return (said,) if said else ()
        case "uyghur" | "uyghur-latin" | "uyghur-cyrillic":
            letters = _in_letters(syllable, UYGHUR_INITIALS, UYGHUR_FINALS)
            # 许 is شۈ or شۈي, 学 شۈې or شۆ.
            spelt = [letters, f"{letters}ي"] if letters.endswith("ۈ") else [letters, letters.replace("ۈې", "ۆ")]
            if system != "uyghur":
                at = 0 if system == "uyghur-latin" else 1
                spelt = ["".join(UYGHUR_LETTERS[letter][at] for letter in row) for row in spelt]
            return tuple(dict.fromkeys(fold_text(row) for row in spelt if row))
        case "hangul":
            return mandarin_in_hangul(syllable)
        case "kana":
            return mandarin_in_kana(syllable)
        case "thai":
            return mandarin_in_thai(syllable)
        case _:
            letters = _in_letters(syllable, ARABIC_INITIALS, ARABIC_FINALS)
            # 谢 is شي or شيه.
            spelt = [letters, f"{letters}ه"] if letters and syllable.endswith("ie") else [letters]
            return tuple(fold_text(row) for row in spelt if row)


def _in_letters(syllable: str, initials: Mapping[str, str], finals: Mapping[str, str]) -> str:
    """A syllable by its initial and final; empty when a table lacks one."""
    initial = next((each for each in INITIALS if syllable.startswith(each)), "")
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x", "y") and final.startswith("u") and final not in ("ui", "uo"):
        final = f"v{final[1:]}"
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        final = "i"
    return initials[initial] + finals[final] if initial in initials and final in finals else ""


def how_printed(asked: Script, spelling: Spelling) -> MatchKind:
    """Another script is a transliteration, another spelling in the same one a variant."""
    return MatchKind.VARIANT if asked is spelling.script else MatchKind.TRANSLITERATION
