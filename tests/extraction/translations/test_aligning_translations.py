# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which sentences of a translation give which of the page: invented texts in five languages, aligned by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.extraction.translations.aligning import align_translation

ENGLISH = (
    "The board of the harbour met on the eleventh of July.",
    "Seven of nine members were there, and the clerk took notes until a quarter past five in the afternoon.",
    "It was raining.",
    (
        "By six votes to two it was resolved to put off any notice to those who buy their fish at the basin beside the "
        "school of navigation, where 27 milligrams had been measured in March."
    ),
    "Nobody said why.",
    "The next meeting will be on the third of September, in the old customs house.",
)
TRANSLATED = {
    "de": (
        "Der Hafenrat trat am elften Juli zusammen.",
        (
            "Sieben von neun Mitgliedern waren anwesend, und der Schreiber führte bis Viertel nach fünf am Nachmittag "
            "Protokoll."
        ),
        "Es regnete.",
        (
            "Mit sechs gegen zwei Stimmen wurde beschlossen, jede Mitteilung an diejenigen aufzuschieben, die ihren "
            "Fisch am Becken neben der Seefahrtschule kaufen, wo im März 27 Milligramm gemessen worden waren."
        ),
        "Niemand sagte, warum.",
        "Die nächste Sitzung findet am dritten September im alten Zollhaus statt.",
    ),
    "zh": (
        "港务局董事会于七月十一日开会。",
        "九名成员中有七人出席，书记员一直记录到下午五点一刻。",
        "当时正在下雨。",
        "会议以六票对两票决定，推迟向在航海学校旁边的港池买鱼的人发出任何通知，三月份在那里测得27毫克。",
        "没有人说明原因。",
        "下次会议将于九月三日在旧海关大楼举行。",
    ),
    "ru": (
        "Совет гавани собрался одиннадцатого июля.",
        "Присутствовали семь из девяти членов, и секретарь вёл записи до четверти шестого пополудни.",
        "Шёл дождь.",
        (
            "Шестью голосами против двух было решено отложить любое извещение тем, кто покупает рыбу у бассейна рядом "
            "с мореходной школой, где в марте намерили 27 миллиграммов."
        ),
        "Никто не сказал почему.",
        "Следующее заседание состоится третьего сентября в старой таможне.",
    ),
    "ar": (
        "اجتمع مجلس الميناء في الحادي عشر من يوليو.",
        "حضر سبعة من تسعة أعضاء، وظل الكاتب يدون الملاحظات حتى الخامسة والربع بعد الظهر.",
        "كان المطر يهطل.",
        (
            "تقرر بستة أصوات مقابل صوتين تأجيل أي إخطار لمن يشترون السمك عند الحوض المجاور لمدرسة الملاحة، "
            "حيث قيس ٢٧ مليغراما في مارس."
        ),
        "لم يقل أحد لماذا.",
        "سيعقد الاجتماع القادم في الثالث من سبتمبر في دار الجمارك القديمة.",
    ),
}


def aligned(original: str, translated: str) -> list[tuple[str, str]]:
    """The words of each pair."""
    return [
        (original[slice(*each.original)], translated[slice(*each.translated)])
        for each in align_translation(original, translated)
    ]


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("blocks", [(6,), (3, 3), (1, 2, 3)])
def test_sentence_is_aligned_with_its_sentence(language: str, blocks: tuple[int, ...]) -> None:
    """In one paragraph or several, in scripts with and without spaces."""
    ours, theirs = (laid_out(side, blocks) for side in (ENGLISH, TRANSLATED[language]))
    assert aligned(ours, theirs) == list(zip(ENGLISH, TRANSLATED[language], strict=True))


def laid_out(sentences: tuple[str, ...], blocks: tuple[int, ...]) -> str:
    """Sentences in paragraphs of so many."""
    rest, paragraphs = list(sentences), []
    for size in blocks:
        paragraphs.append(" ".join(rest[:size]))
        rest = rest[size:]
    return "\n\n".join(paragraphs)


def test_two_sentences_that_became_one_are_aligned_with_it() -> None:
    """A stretch is one or two sentences of each side."""
    german = TRANSLATED["de"]
    merged = (*german[:3], german[3][:-1] + ", und " + german[4][0].lower() + german[4][1:], german[5])
    pairs = aligned(" ".join(ENGLISH), " ".join(merged))
    assert (f"{ENGLISH[3]} {ENGLISH[4]}", merged[3]) in pairs


def test_a_paragraph_that_was_left_out_has_no_partner() -> None:
    """What is not translated is aligned with nothing, and what follows is aligned as before."""
    ours, theirs = laid_out(ENGLISH, (2, 2, 2)), "\n\n".join(" ".join(TRANSLATED["de"][at : at + 2]) for at in (0, 4))
    pairs = dict(aligned(ours, theirs))
    assert ENGLISH[3] not in pairs
    assert pairs[ENGLISH[5]] == TRANSLATED["de"][5]


_TEXTS = st.lists(st.sampled_from([*ENGLISH, *TRANSLATED["zh"], "\n\n", " ", "27"]), max_size=12).map(" ".join)


@settings(max_examples=40)
@given(_TEXTS, _TEXTS)
def test_stretches_lie_in_order_apart_and_within_both_texts(original: str, translated: str) -> None:
    """Whatever the texts; and what is aligned with itself is itself."""
    found = align_translation(original, translated)
    for side, text in (("original", original), ("translated", translated)):
        ends = [edge for each in found for edge in getattr(each, side)]
        assert ends == sorted(ends)
        assert all(0 <= edge <= len(text) for edge in ends)
    assert all(a == b for a, b in aligned(original, original))
