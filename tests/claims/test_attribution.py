# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of attribution: who says it, with which verb, and what is a denial."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.attribution import find_attributed
from vorlage.domain.claims import ClaimKind
from vorlage.extraction.sentences import paragraphs, sentences


def _read(text: str, kind: ClaimKind) -> list[tuple[str, str]]:
    found = find_attributed(text, paragraphs(text), sentences(text))
    return [(one.said.meant or one.said.speaker, text[one.start : one.end]) for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "“The taps were never safe to drink,” said Ada Marl, who runs the works.",
            "Ada Marl",
            "The taps were never safe to drink,",
        ),
        ('"We tested every pipe twice," the envoy asserted.', "the envoy", "We tested every pipe twice,"),
        (
            "Ola Brandt, head of the board, wrote: “Nothing leaves before the thirtieth.”",
            "Ola Brandt",
            "Nothing leaves before the thirtieth.",
        ),
        (
            "The memo says staff should “strictly keep the readings inside the house”.",
            "The memo",
            "strictly keep the readings inside the house",
        ),
        (
            "The readings were “far above what anybody had feared”, according to the memo.",
            "the memo",
            "far above what anybody had feared",
        ),
        (
            "Ms. Marl left the room and said “there was no reason to wait for it”.",
            "Ms. Marl",
            "there was no reason to wait for it",
        ),
        ("李教授表示：“这些文件是真实的，我们核对过。”", "李教授", "这些文件是真实的，我们核对过。"),
        ("وقال أحمد سالم: «لم نغير الأنابيب منذ عام 2010».", "أحمد سالم", "لم نغير الأنابيب منذ عام 2010"),
        ("«Мы всё проверили трижды», — сказала Анна Лядова.", "Анна Лядова", "Мы всё проверили трижды"),
        ("“Nobody asked us about it,” Mr. Varga said.", "Mr. Varga", "Nobody asked us about it,"),
        (
            "“Nobody asked us about it,” Rep. Tom Varga (T-Korvath) said on Friday.",
            "Rep. Tom Varga (T-Korvath)",
            "Nobody asked us about it,",
        ),
        ("Ola Brandt left the hall, saying “nobody had asked the board”.", "Ola Brandt", "nobody had asked the board"),
        ("In a Courier interview Brandt declared “the pipes are ours alone”.", "Brandt", "the pipes are ours alone"),
        ("“We waited for eleven years here.” — Ada Marl", "Ada Marl", "We waited for eleven years here."),
    ],
)
def test_a_quotation_has_the_speaker_its_cue_is_bound_to(text: str, speaker: str, words: str) -> None:
    """Before or behind the words, in each script's order, the subject of the cue is the speaker."""
    assert _read(text, ClaimKind.QUOTE) == [(speaker, words)]


def test_a_pronoun_is_who_was_named_before() -> None:
    """ "She" is the person who spoke last, not the last name in sight."""
    text = "“It was a mistake to wait,” said Ada Marl.\n\nKorvath Water closed. “I told the whole board,” she said."
    assert [speaker for speaker, _ in _read(text, ClaimKind.QUOTE)] == ["Ada Marl", "Ada Marl"]


def test_a_pronoun_stays_as_printed() -> None:
    """Whom "she" may mean is a proposal beside the printed word, by a rule that says so."""
    text = "“It was a mistake to wait,” said Ada Marl. “I told the whole board,” she said."
    second = find_attributed(text, paragraphs(text), sentences(text))[1]
    assert (second.said.speaker, second.said.meant) == ("she", "Ada Marl")
    assert second.rule.endswith("+carried")


def test_each_clause_has_its_own_speaker() -> None:
    """Where a sentence turns from one speaker to another, each has their own words."""
    text = "The board says that the pipes were new, but Ada Marl says that they were old."
    assert _read(text, ClaimKind.STATEMENT) == [
        ("The board", "the pipes were new"),
        ("Ada Marl", "they were old"),
    ]


def test_who_goes_on_saying_has_both_their_words() -> None:
    """A second verb of saying without a subject belongs to the speaker of the first."""
    text = "Ada Marl said that the pipes were old, and added that nobody had asked the board about them."
    assert _read(text, ClaimKind.STATEMENT) == [
        ("Ada Marl", "the pipes were old"),
        ("Ada Marl", "nobody had asked the board about them"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Marl assured reporters that the pipes were new.", "the pipes were new"),
        ("The court ruled that the pipes were never safe.", "the pipes were never safe"),
        ("A neighbour thought it smelled of gas.", "it smelled of gas"),
    ],
)
def test_what_is_held_or_known_is_attributed_where_that_follows(text: str, words: str) -> None:
    """Verbs of knowing and deciding carry words of somebody with "that", and with a pronoun behind "thought"."""
    assert [said for _, said in _read(text, ClaimKind.STATEMENT)] == [words]


def test_a_title_between_marks_is_no_quotation() -> None:
    """What is called "The Long Pipe" was not said by anybody."""
    assert _read("Ada Marl wrote “The Long Pipe Under Korvath”, a report of 2011.", ClaimKind.QUOTE) == []


def test_scare_quotes_have_no_speaker() -> None:
    """A word or two between marks without a cue is no quotation."""
    assert _read("The “safe” taps of the “new works” were shut.", ClaimKind.QUOTE) == []


def test_one_mark_too_many_spoils_its_own_paragraph_only() -> None:
    """An odd quotation mark does not turn the rest of the text inside out."""
    text = 'A 6" pipe was laid.\n\n“We knew of the pipe,” said Ada Marl.'
    assert _read(text, ClaimKind.QUOTE) == [("Ada Marl", "We knew of the pipe,")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Experts say that the pipes were old.", "Experts", "the pipes were old"),
        ("The pipes were older than the houses, officials said.", "officials", "The pipes were older than the houses"),
        ("According to the memo, the pipes were old.", "the memo", "the pipes were old"),
        ("Ada Marl told the Courier that the pipes were old.", "Ada Marl", "the pipes were old"),
        ("As Ada Marl told the Courier, the pipes were old.", "Ada Marl", "the pipes were old"),
        ("Officials have stated they have not seen the pipes.", "Officials", "they have not seen the pipes"),
        ("The works announced on Friday that the pipes were old.", "The works", "the pipes were old"),
        ("Ada Marl of Korvath Water, says it is time to close it.", "Ada Marl", "it is time to close it"),
        ("According to Marl the pipes were older than the town.", "Marl", "the pipes were older than the town"),
        ("The board is telling reporters that the pipes were old.", "The board", "the pipes were old"),
        ("По мнению эксперта, трубы были старые и ржавые.", "эксперта", "трубы были старые и ржавые"),
    ],
)
def test_a_statement_is_attributed_without_marks(text: str, speaker: str, words: str) -> None:
    """What somebody is reported to say is theirs, without quotation marks."""
    assert _read(text, ClaimKind.STATEMENT) == [(speaker, words)]


@pytest.mark.parametrize(
    "text", ["The report of the board was read.", "He was said to be rich.", "Their claims about the pipe came late."]
)
def test_nouns_and_passives_attribute_nothing(text: str) -> None:
    """A claim, a report and "is said to" have nobody who says it."""
    assert _read(text, ClaimKind.STATEMENT) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Korvath Water denied that anything had been hidden.", "Korvath Water"),
        ("Ola Brandt, the mayor, dismissed the papers as “fake news”.", "Ola Brandt"),
        (
            "The ministry stayed calm, with spokesman Tom Varga accusing the press of “smearing the works”.",
            "spokesman Tom Varga",
        ),
        ("After initially denying the leak, Korvath Water paid.", "Korvath Water"),
        ("The utility rejected the allegations.", "The utility"),
        ("市政府发言人周三否认了这一报道。", "市政府发言人"),
        ("نفى المتحدث باسم الشركة صحة الوثائق.", "المتحدث باسم الشركة"),
        ("Мэр города опроверг сообщения.", "Мэр города"),
    ],
)
def test_a_denial_is_a_statement_of_its_own(text: str, speaker: str) -> None:
    """Whoever denies is the speaker of a denial, which is no statement and no "not"."""
    assert [who for who, _ in _read(text, ClaimKind.DENIAL)] == [speaker]
    assert _read(text, ClaimKind.NO_COMMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "They were denied visas.",
        "The board did not deny the leak.",
        "Daniel and Annie left the house.",
        "It is undeniable.",
    ],
)
def test_what_only_holds_the_word_denies_nothing(text: str) -> None:
    """A refused visa, a negated denial and a name are no denials."""
    assert _read(text, ClaimKind.DENIAL) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The utility declined to comment.", ["The utility"]),
        ("The ministry did not respond to questions.", ["The ministry"]),
        ("The utility has yet to reply.", ["The utility"]),
        ("Neither the ministry nor the utility has yet to respond to the request.", ["the ministry", "the utility"]),
        ("The board would neither confirm nor deny it.", ["The board"]),
        ("该公司没有回应置评请求。", ["该公司"]),
        ("Компания отказалась от комментариев.", ["Компания"]),
    ],
)
def test_silence_is_no_denial(text: str, speakers: list[str]) -> None:
    """Who does not comment denies nothing; "neither nor" is two who keep silent."""
    assert [who for who, _ in _read(text, ClaimKind.NO_COMMENT)] == speakers
    assert _read(text, ClaimKind.DENIAL) == []


_PIECES = [
    '"',
    "“",
    "”",
    " said ",
    "Ada Marl",
    ", ",
    ". ",
    "\n\n",
    "the pipe was old",
    " denied ",
    "他说：",
    "。",
    "«",
    "»",
    "according to ",
    " he ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_what_is_attributed_lies_in_its_sentence(text: str) -> None:
    """Spans are never empty, lie within the text and the sentence given with them, and nothing fails."""
    for one in find_attributed(text, paragraphs(text), sentences(text)):
        assert 0 <= one.start < one.end <= len(text)
        assert one.said.place is None or 0 <= one.said.place[0] < one.said.place[1] <= len(text)
