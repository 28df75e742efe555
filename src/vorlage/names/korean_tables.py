# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""Tables of Hangul for names: its letters, how they are spelt in other scripts, surnames and syllables of given names.

Surnames and syllables are the common ones of the language; they name nobody.
"""

from __future__ import annotations

from typing import Final

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def _table(pairs: str) -> dict[str, tuple[str, ...]]:
    """Letters with what they are spelt as, `letter:one+other`; nothing is `0`."""
    return {
        letter: tuple("" if each == "0" else each for each in spelt.split("+"))
        for letter, spelt in (pair.split(":") for pair in pairs.split())
    }


def _rows(pairs: str) -> dict[str, tuple[str, ...]]:
    """Letters with the sounds they are made of."""
    return {letter: tuple(sounds.split("+")) for letter, sounds in (pair.split(":") for pair in pairs.split())}


SOUNDS_OF_INITIALS: Final = _rows(
    "ㄱ:g ㄲ:k ㄴ:n ㄷ:d ㄸ:t ㄹ:r ㅁ:m ㅂ:b ㅃ:p ㅅ:s ㅆ:s ㅈ:j ㅉ:j ㅊ:ch ㅋ:k ㅌ:t ㅍ:p ㅎ:h"
)
SOUNDS_OF_VOWELS: Final = _rows(
    "ㅏ:a ㅐ:e ㅑ:y+a ㅒ:y+e ㅓ:o ㅔ:e ㅕ:y+o ㅖ:y+e ㅗ:o ㅘ:w+a ㅙ:w+e ㅚ:w+e ㅛ:y+o ㅜ:u ㅝ:w+o ㅞ:w+e ㅟ:w+i ㅠ:y+u "
    "ㅡ:u ㅢ:u+i ㅣ:i"
)
SOUNDS_OF_FINALS: Final = _rows(
    "ㄱ:k ㄲ:k ㄳ:k ㄴ:n ㄵ:n ㄶ:n ㄷ:t ㄹ:l ㄺ:k ㄻ:m ㄼ:l ㅀ:l ㅁ:m ㅂ:p ㅄ:p ㅅ:t ㅆ:t ㅇ:ng ㅈ:t ㅊ:t ㅋ:k ㅌ:t "
    "ㅍ:p"
)

LATIN_INITIALS: Final = _table(
    "ㄱ:g+k ㄲ:kk+gg+k ㄴ:n ㄷ:d+t ㄸ:tt+dd ㄹ:r+l+n ㅁ:m ㅂ:b+p ㅃ:pp+bb ㅅ:s ㅆ:ss+s ㅇ:0 ㅈ:j+ch ㅉ:jj+tch ㅊ:ch+ch'"
    " ㅋ:k+k' ㅌ:t+t' ㅍ:p+p' ㅎ:h"
)
LATIN_VOWELS: Final = _table(
    "ㅏ:a ㅐ:ae+ai+e ㅑ:ya ㅒ:yae ㅓ:eo+o+u ㅔ:e ㅕ:yeo+yo+yu+you ㅖ:ye+yae ㅗ:o ㅘ:wa ㅙ:wae ㅚ:oe+oi ㅛ:yo ㅜ:u+oo "
    "ㅝ:wo+weo ㅞ:we ㅟ:wi+ui ㅠ:yu+yoo+you ㅡ:eu+u ㅢ:ui+ee+i ㅣ:i+ee"
)
LATIN_FINALS: Final = _table(
    "ㄱ:k+g ㄲ:k ㄴ:n ㄷ:t ㄹ:l ㅁ:m ㅂ:p+b ㅅ:t ㅆ:t ㅇ:ng ㅈ:t ㅊ:t ㅋ:k ㅌ:t ㅍ:p ㄺ:k ㄻ:m ㄼ:l ㅄ:p ㄶ:n "
    "ㅀ:l ㄵ:n ㄳ:k"
)
CYRILLIC_INITIALS: Final = _table(
    "ㄱ:к+г ㄲ:кк ㄴ:н ㄷ:т+д ㄸ:тт ㄹ:р+л+н ㅁ:м ㅂ:п+б ㅃ:пп ㅅ:с ㅆ:сс ㅇ:0 ㅈ:ч+дж+чж ㅉ:чч ㅊ:чх ㅋ:кх ㅌ:тх "
    "ㅍ:пх ㅎ:х"
)
CYRILLIC_VOWELS: Final = _table(
    "ㅏ:а ㅐ:э ㅑ:я ㅒ:йя ㅓ:о ㅔ:е+э ㅕ:ё ㅖ:йе+е ㅗ:о ㅘ:ва ㅙ:вэ ㅚ:ве+вэ+ое ㅛ:ё ㅜ:у ㅝ:во ㅞ:ве ㅟ:ви ㅠ:ю "
    "ㅡ:ы ㅢ:ый+и ㅣ:и"
)
CYRILLIC_FINALS: Final = _table(
    "ㄱ:к ㄲ:к ㄴ:н ㄷ:т ㄹ:ль ㅁ:м ㅂ:п ㅅ:т ㅆ:т ㅇ:н ㅈ:т ㅊ:т ㅋ:к ㅌ:т ㅍ:п ㄺ:к ㄻ:м ㄼ:ль ㅄ:п ㄶ:н "
    "ㅀ:ль ㄵ:н ㄳ:к"
)

LATIN_SURNAMES: Final[dict[str, tuple[str, ...]]] = {
    # The surname, and spellings of it beyond those that the syllable has by rule.
    "김": ("kim",),
    "이": ("lee", "yi", "rhee", "ree", "li", "ri"),
    "박": ("park", "bahk"),
    "최": ("choi", "choe"),
    "정": ("jung", "jeong", "chung", "joung"),
    "강": ("kang",),
    "조": ("cho", "jo"),
    "윤": ("yoon", "youn"),
    "장": ("jang", "chang"),
    "임": ("lim", "rim", "yim"),
    "한": ("han", "hahn"),
    "오": ("oh",),
    "서": ("seo", "suh", "sur"),
    "신": ("shin",),
    "권": ("kwon",),
    "황": ("hwang", "whang"),
    "안": ("ahn",),
    "송": (),
    "전": ("jeon", "chun", "jun"),
    "홍": (),
    "유": ("yoo", "ryu", "ryoo", "lyu"),
    "류": ("yoo", "yu", "ryu", "ryoo"),
    "고": ("ko", "koh"),
    "문": ("moon",),
    "양": ("yang", "ryang"),
    "손": ("sohn",),
    "배": ("bae", "bai"),
    "백": ("paik", "baik", "back", "paek"),
    "허": ("heo", "hur", "huh"),
    "남": (),
    "심": ("shim",),
    "노": ("roh", "noh", "ro"),
    "로": ("roh", "ro"),
    "하": (),
    "곽": ("kwak",),
    "성": ("sung",),
    "차": (),
    "주": ("joo",),
    "우": ("woo",),
    "구": ("koo",),
    "나": ("ra", "rha"),
    "라": ("ra", "na"),
    "민": (),
    "진": (),
    "지": ("jee",),
    "엄": ("uhm",),
    "채": (),
    "원": (),
    "천": ("chun",),
    "방": (),
    "공": ("kong",),
    "현": (),
    "함": (),
    "변": (),
    "염": ("yeom", "yum", "youm"),
    "여": ("yeo", "yuh"),
    "추": ("choo",),
    "도": ("doh",),
    "소": ("soh",),
    "석": (),
    "선": (),
    "설": ("sul",),
    "마": (),
    "길": (),
    "연": (),
    "위": ("wee",),
    "표": (),
    "명": (),
    "기": ("kee",),
    "반": (),
    "왕": (),
    "금": ("keum", "kum"),
    "옥": ("ock",),
    "육": ("yook",),
    "인": (),
    "맹": (),
    "제": (),
    "모": (),
    "탁": (),
    "국": ("kook",),
    "어": ("uh",),
    "은": (),
    "편": (),
    "용": (),
    "경": ("kyung",),
    "봉": (),
    "사": (),
    "부": ("boo",),
    "가": (),
    "복": (),
    "태": (),
    "목": (),
    "피": (),
    "두": ("doo",),
    "감": (),
    "음": (),
    "빈": (),
    "동": (),
    "온": (),
    "호": (),
    "범": (),
    "좌": (),
    "팽": (),
    "승": (),
    "간": (),
    "상": (),
    "시": (),
    "갈": (),
    "단": (),
    "견": (),
    "당": (),
}

COMPOUND_SURNAMES_OF_KOREA: Final = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방")

GIVEN_SYLLABLES: Final = (
    "가강건겸경계고관광교구국권귀규균근금기길나난남노누늘다단달담대덕도동두득라란람래량려련령례로록루류률리린림마만매"
    "면명모목무문미민배백범별병보복봄봉부비빈빛사산삼상새서석선설섭성세소솔송수숙순슬승시식신실심아안애양언여연열영예"
    "오옥온완요용우욱운웅원월위유윤율은을음의이익인일임자장재전점정제조종주준중지직진찬창채천철청초춘충치칠태택평필하"
    "학한함해향헌혁현형혜호홍화환황회효후훈휘흠흥희히훤란녕랑렬협엽찬창"
)
"""Syllables that given names have, those of Korean words (하늘, 보람) among them."""
