# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of events: what a report tells in its own voice, with actor, act, and place or time; nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.attribution import find_attributed
from vorlage.claims.events import find_events
from vorlage.claims.happened import Happened
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import ClaimKind
from vorlage.extraction.dates import find_dates
from vorlage.extraction.sentences import paragraphs, sentences

from .cases import a_record


def _events(text: str, written: str = "2024-05-16") -> tuple[Happened, ...]:
    lines = sentences(text)
    return find_events(text, lines, find_attributed(text, paragraphs(text), lines), find_dates(text, written))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Police arrested twelve men in Korvath on Monday.",
         ("Police", "arrested twelve men", "Korvath", "2024-05-13")),
        ("On 3 May 2017 the water board closed the works.", ("the water board", "closed the works", "", "2017-05-03")),
        ("Ada Marl, who runs the laboratory, resigned in March.", ("Ada Marl", "resigned", "", "2024-03")),
        ("Eleven men were released from Holm prison.", ("Eleven men", "were released", "Holm prison", "")),
        ("The firm today named a new director.", ("The firm", "named a new director", "", "2024-05-16")),
        ("5月3日，警方在科瓦特市逮捕了十二人。", ("警方", "逮捕了十二人", "科瓦特市", "2024-05-03")),
        ("部長週一抵達岬灣。昨日岬灣發生了爆炸。", ("爆炸", "發生", "岬灣", "2024-05-15")),
        ("十二名工人去年在塔恩县被拘留。", ("十二名工人", "拘留", "塔恩县", "2023")),
        ("水厂2011年被军队摧毁。", ("水厂", "摧毁", "", "2011")),
        ("اعتقلت الشرطة 12 شخصا في مدينة كورفات يوم الاثنين.", ("الشرطة", "اعتقلت", "مدينة كورفات", "2024-05-13")),
        ("قتل 7 أشخاص في ميناء كورفات عام 2011.", ("7 أشخاص", "قتل", "ميناء كورفات", "2011")),
        ("В понедельник полиция арестовала двенадцать человек.",
         ("полиция", "арестовала двенадцать человек", "", "2024-05-13")),
        ("В Корвате взорвался склад.", ("склад", "взорвался", "Корвате", "")),
    ],
)  # fmt: skip
def test_an_event_has_the_slots_that_are_printed(text: str, slots: tuple[str, str, str, str]) -> None:
    """Actor, act, place and time are bound in each language's own order of words."""
    found = _events(text)[-1].slots
    assert (found.actor, found.act, found.place, found.date.date if found.date else "") == slots


@pytest.mark.parametrize(
    "text",
    [
        "Officials said that police arrested twelve men in Korvath on Monday.",
        "“They arrested my son in Korvath on Monday,” said Ola Brandt.",
        "According to the memo, three guards were dismissed in 2018.",
        "The bridge reportedly collapsed in Tarn on Sunday.",
        "If the board closed the works in Tarn, nobody would notice.",
        "The works would be closed in June.",
        "Nobody was arrested in Korvath on Monday.",
        "The inspectors did not visit the plant in Tarn.",
        "The pipes laid in 1968 are still in use.",
        "The Dow nearly broke its record on Friday.",
        "Water company sat on readings until bills went up Korvath Daily | October 16, 2024 | Home",
        "The drained lake hides a village given up in 1954.",
        "尽管今天上午有照片发布。",
        "市长必须在2026年后关闭水厂。",
        "官员表示，警方在科瓦特市逮捕了十二人。",
        "该厂将于6月3日关闭。",
        "警方没有在科瓦特市逮捕任何人。",
        "قال مسؤولون إن الشرطة اعتقلت عددا من العمال في مدينة كورفات.",
        "لم تعتقل الشرطة أحدا في مدينة كورفات أمس.",
        "По словам чиновников, полиция арестовала двенадцать человек в Корвате.",
        "Полиция не арестовала никого в Корвате в понедельник.",
    ],
)
def test_what_is_attributed_denied_or_only_planned_is_no_event(text: str) -> None:
    """Somebody's word, a guess, a plan and what did not happen are not asserted in the report's own voice."""
    assert _events(text) == ()


def test_what_stands_before_a_saying_is_the_reports_own() -> None:
    """The report tells the meeting; what was said there is the board's."""
    found = _events("The board met in Korvath on Tuesday and said it closed the works in Tarn in May.")
    assert [(one.slots.act, one.slots.place) for one in found] == [("met", "Korvath")]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve men were arrested in Korvath.",
        "水厂2011年被军队摧毁。",
        "تم اعتقال عشرات العمال في ساحة البلدية.",
        "Школы были закрыты в 1994 году.",
    ],
)
def test_a_passive_says_that_its_actor_is_whom_it_was_done_to(text: str) -> None:
    """The one who did it is not made up from the one to whom it was done."""
    assert [one.slots.is_passive for one in _events(text)] == [True]


def test_a_second_verb_has_the_same_actor() -> None:
    """Each act of a sentence has its own place and time."""
    found = _events("She left the country in June and settled in Orbis.")
    assert [(one.slots.actor, one.slots.date_printed, one.slots.place) for one in found] == [
        ("She", "June", ""),
        ("She", "", "Orbis"),
    ]


def test_an_event_is_a_mention_without_a_speaker() -> None:
    """In the report's own voice means that nobody is its speaker; its place and date are slots, and also mentions."""
    record = a_record("Police arrested twelve men in Korvath on Monday.", published="2024-05-16")
    found = [mention for mention in find_mentions(record) if mention.kind is ClaimKind.EVENT]
    assert [(one.speaker, one.value, one.quote) for one in found] == [
        ("", None, "Police arrested twelve men in Korvath on Monday")
    ]


_TALK = (
    "Police arrested twelve men in Korvath on Monday , and said that The board met May 2017 was closed “ ” . "
    "警方 在 科瓦特 逮捕了 昨天 ， 。 полиция арестовала в Корвате اعتقلت الشرطة في مدينة أمس"
)
_WORDS = st.sampled_from(_TALK.split())


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_slots_stand_in_the_text_as_printed(text: str) -> None:
    """Whatever the words, every slot is verbatim in its sentence, and the event spans its slots."""
    for one in _events(text):
        printed = " ".join(text[one.start : one.end].split())
        assert one.sentence[0] <= one.start < one.end <= one.sentence[1]
        assert all(slot in printed for slot in (one.slots.actor, one.slots.act, one.slots.place) if slot)
        assert one.slots.date_printed in text[one.start : one.end]
