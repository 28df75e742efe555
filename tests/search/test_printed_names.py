# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Institutions and places are taken where the words say what they are; a person is never taken for one."""

from __future__ import annotations

import pytest

from vorlage.search.printed_names import MOST_NAMES, printed_names


@pytest.mark.parametrize(
    ("language", "text", "bodies", "places"),
    [
        (
            "en",
            "The Ossel County Public Security\nBureau wrote to the Ministry for Water, Energy and Environment.",
            ("Ossel County Public Security Bureau", "Ministry for Water, Energy and Environment"),
            ("Ossel County",),
        ),
        (
            "en-GB",
            "North Brenmoor District and Port Tessaly County",
            (),
            ("North Brenmoor District", "Port Tessaly County"),
        ),
        ("zh", "他在岬湾县公安局工作。岬湾县的水管", ("岬湾县公安局",), ("岬湾县",)),
        ("zh", "和田地区", (), ("和田地区",)),
        (
            "ru",
            "Министерство внутренних дел сообщило, Осельская область",
            ("Министерство внутренних дел",),
            ("Осельская область",),
        ),
        ("ar", "أعلنت وزارة الداخلية في محافظة الميناء", ("وزارة الداخلية",), ("محافظة الميناء",)),
        ("ug", "خوتەن ۋىلايىتى", (), ("خوتەن ۋىلايىتى",)),
        (
            "de",
            "das Bundesministerium für Bildung im Landkreis Osselau",
            ("Bundesministerium für Bildung",),
            ("Landkreis Osselau",),
        ),
        ("fr", "le Ministère de la Justice", ("Ministère de la Justice",), ()),
    ],
)
def test_what_the_words_say_is_found(
    language: str, text: str, bodies: tuple[str, ...], places: tuple[str, ...]
) -> None:
    """As printed, white space made one, in order."""
    assert printed_names(text, language) == (bodies, places)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Thornquist Calls On Police Department Chief Perrin Aldecott"),
        ("en", "Perrin Aldecott Committee for Truth"),
        ("en", "The Perrin Aldecott Hospital and Aldecott School"),
        ("en", "Leocadia Thornquist, Minister; Thornquist & Sons Ltd; Thornquist Street"),
        ("en", "Office of Perrin Aldecott, Council of Ana Thornquist"),
        ("zh", "林小梅岬湾县公安局长"),
        ("ru", "Управление Ивана Осельского, Перрин Альдекот"),
        ("ar", "قال برين الديكوت في مدينة كبيرة"),
    ],
)
def test_a_person_is_in_no_name(language: str, text: str) -> None:
    """Names of invented persons that stand before, behind or inside the words for institutions are left alone."""
    persons = {"Ana", "Thornquist", "Perrin", "Aldecott", "Leocadia", "林", "小梅", "Ивана", "Перрин", "برين"}
    found = " ".join(name for names in printed_names(text, language) for name in names)
    assert not [person for person in persons if person in found]


def test_words_of_every_day_are_no_names() -> None:
    """A county, this office and every committee are no names of one."""
    text = "The County paid. Every Committee met. In This Office nobody asked Our Ministry. A Court of law."
    assert printed_names(text, "en") == ((), ())


def test_a_page_in_another_language_has_none() -> None:
    """Rules are of a language; none is guessed."""
    assert printed_names("Ossel County Council", "fi") == ((), ())


def test_so_many_are_kept() -> None:
    """A gazetteer is cut, so that a page of names costs what any other does."""
    text = ", ".join(f"{chr(65 + n % 26)}ossel{chr(97 + n // 26)} County" for n in range(200))
    assert len(printed_names(text, "en")[1]) == MOST_NAMES
