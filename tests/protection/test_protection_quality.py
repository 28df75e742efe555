# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many names are hidden, and how many ordinary words with them: floors, on texts written for it and on news."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vorlage.protection.masking import spots_of

from .marked_texts import TEXTS, Measured, measure

LANGUAGES = ("arabic", "chinese", "english", "german", "japanese", "korean", "russian", "thai", "uyghur")

MOST_HIDDEN = {
    "arabic": 0.50,
    "chinese": 0.15,
    "english": 0.10,
    "german": 0.20,
    "japanese": 0.30,
    "korean": 0.52,
    "russian": 0.10,
    "thai": 0.50,
    "uyghur": 0.40,
}
"""The share of ordinary words that may be hidden: scripts without capitals pay more."""

NEWS = {"en_pud": (0.985, 0.05), "ru_pud": (0.975, 0.05), "zh_pud": (0.955, 0.20), "zh_gsdsimp": (0.905, 0.25)}
"""Of news sentences that others marked (UNER): the floor of names hidden, and the most of other words hidden."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written_for", ["development", "test"])
def test_names_are_hidden_and_not_too_much_else(written_for: str, language: str) -> None:
    """At least 98 of 100 words of names, in every language; those that are shown are named here when it fails."""
    measured = measure(TEXTS / written_for / f"{language}.txt")
    assert measured.recall >= 0.98, measured.shown
    assert measured.hidden_share <= MOST_HIDDEN[language]


def test_every_language_has_both_sets() -> None:
    """A text that is not measured holds nothing."""
    for written_for in ("development", "test"):
        assert sorted(place.stem for place in (TEXTS / written_for).glob("*.txt")) == sorted(LANGUAGES)


def test_the_measure_can_fail(tmp_path: Path) -> None:
    """A name that no rule can see counts as shown; a harmless word that is hidden counts as hidden."""
    place = tmp_path / "planted.txt"
    place.write_text("The board said that ⟦hope⟧ had seen the Zoquets.", "utf-8")
    measured = measure(place)
    assert measured == Measured(name_words=1, shown=("hope",), ordinary_words=8, hidden=1)


FRAMES = {
    "latin": ("The teacher ", " works at the school."),
    "arabic": ("قال ", " إن الحكومة"),
    "uyghur": ("مۇئەللىم ", " مەكتەپتە ئىشلەيدۇ."),
    "chinese": ("教师", "在学校工作。"),
    "russian": ("Учитель ", " работает в школе."),
    "hebrew": ("אמר ", " בבית"),
}


def hidden_in_frame(names: list[str], frame: tuple[str, str]) -> float:
    """The share of names that are hidden whole between words that are not."""
    before, after = frame
    hidden = 0
    for name in names:
        text = before + name + after
        places = {at for spot in spots_of(text) for at in range(spot.start, spot.end)}
        hidden += all(len(before) + at in places or not letter.isalnum() for at, letter in enumerate(name))
    return hidden / len(names)


@pytest.mark.shared
@pytest.mark.parametrize(("column", "language"), [(0, "latin"), (1, "uyghur"), (2, "russian"), (3, "chinese")])
def test_uyghur_given_names_are_hidden_in_every_script(shared_folder: Path, column: int, language: str) -> None:
    """The eighty commonest, in each of their spellings: every one."""
    place = shared_folder / "data" / "claims" / "names_handmade" / "uyghur_given_names.tsv"
    rows = [line.split("\t") for line in place.read_text("utf-8").split("\n")[1:] if line and line[0] != "#"]
    names = [name.capitalize() for row in rows for name in row[column].split(",")]
    assert len(names) >= 80
    assert hidden_in_frame(names, FRAMES[language]) == 1


@pytest.mark.shared
@pytest.mark.parametrize(
    ("language", "floor"), [("arabic", 0.99), ("chinese", 0.97), ("russian", 0.995), ("hebrew", 0.99)]
)
def test_single_words_of_names_are_hidden(shared_folder: Path, language: str, floor: float) -> None:
    """Given names and surnames of the world as another script writes them, a word at a time."""
    place = shared_folder / "data" / "claims" / "names_xscript" / f"wd_{language}_test2500.tsv"
    rows = [line.split("\t") for line in place.read_text("utf-8").split("\n")[:800] if line]
    names = [row[1].replace(" ", "").capitalize() for row in rows]
    assert hidden_in_frame(names, FRAMES[language]) >= floor


def sentences(place: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each sentence with its words and their labels."""
    text, words = "", []
    for line in (*place.read_text("utf-8").split("\n"), ""):
        if line.startswith("# text"):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            _, word, label, *_ = line.split("\t")
            words.append((word, label))
        elif words:
            yield text, words
            words = []


@pytest.mark.shared
@pytest.mark.parametrize("corpus", NEWS)
def test_names_of_news_that_others_marked_are_hidden(shared_folder: Path, corpus: str) -> None:
    """Words labelled as persons, in sentences nobody here wrote."""
    names = hidden_names = others = hidden_others = 0
    place = shared_folder / "data" / "claims" / "uner" / f"{corpus}-ud-test.iob2"
    for text, words in sentences(place):
        is_hidden = [False] * len(text)
        for spot in spots_of(text):
            is_hidden[spot.start : spot.end] = [True] * (spot.end - spot.start)
        at = 0
        for word, label in words:
            start = text.find(word, at)
            if start < 0 or not any(map(str.isalpha, word)):
                continue
            at = start + len(word)
            if label.endswith("PER"):
                names += 1
                hidden_names += all(is_hidden[start:at])
            elif label == "O":
                others += 1
                hidden_others += any(is_hidden[start:at])
    floor, most = NEWS[corpus]
    assert names > 50
    assert hidden_names / names >= floor
    assert hidden_others / others <= most
