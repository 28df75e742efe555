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

NEWS = {"en_pud": (0.985, 0.05), "ru_pud": (0.975, 0.05), "zh_pud": (0.945, 0.20), "zh_gsdsimp": (0.90, 0.25)}
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
