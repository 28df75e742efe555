# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The glossary is the contract: every noun of the domain is in it once, and no noun has a word that means nothing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import NewType

import pytest

import vorlage.domain
from vorlage.domain.errors import VorlageError

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "glossary.md"

BARE_WORDS = frozenset(
    {"source", "document", "file", "data", "entity", "process", "handle", "manager", "info", "result", "status"}
)
CONTRACT_NAMES = frozenset({"status"})
"""Bare words that the JSON contract prescribes as field names, and that only there are allowed."""


def nouns() -> Iterator[tuple[str, object]]:
    """Every public class and NewType that the domain declares; errors have a reference page of their own."""
    for module in pkgutil.iter_modules(vorlage.domain.__path__):
        loaded = importlib.import_module(f"vorlage.domain.{module.name}")
        for name, value in vars(loaded).items():
            if name.startswith("_") or getattr(value, "__module__", "") != loaded.__name__:
                continue
            is_class = inspect.isclass(value) and not issubclass(value, VorlageError)
            if is_class or isinstance(value, NewType):
                yield name, value


NOUNS = dict(nouns())


def entries(text: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each entry of the glossary: its term, the classes it names, its meaning."""
    for block in re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE):
        entry = re.fullmatch(r"\*\*([^*]+)\*\*(?: \(((?:`\w+`(?:, )?)+)\))?: (.+)", block, re.DOTALL)
        assert entry, f"not of the form of an entry: {block[:60]}"
        yield entry.group(1), tuple(re.findall(r"`(\w+)`", entry.group(2) or "")), entry.group(3)


ENTRIES = tuple(entries(GLOSSARY.read_text("utf-8")))


def test_every_noun_of_the_domain_has_exactly_one_entry() -> None:
    """One meaning each: no class is missing, none is explained twice, and none is left from an earlier day."""
    named = Counter(name for _, classes, _ in ENTRIES for name in classes)
    assert sorted(set(NOUNS) - set(named)) == []
    assert sorted(set(named) - set(NOUNS)) == []
    assert [name for name, times in named.items() if times > 1] == []


def test_every_term_is_explained_once() -> None:
    """A word with two entries would have two meanings."""
    assert [term for term, times in Counter(term for term, _, _ in ENTRIES).items() if times > 1] == []


@pytest.mark.parametrize(
    "name", sorted(name for name, noun in NOUNS.items() if isinstance(noun, type) and issubclass(noun, Enum))
)
def test_every_word_that_the_program_prints_for_a_state_is_explained(name: str) -> None:
    """A reader who meets `light_edit` or `number_absent` finds it in the entry of its kind."""
    noun = NOUNS[name]
    assert isinstance(noun, type)
    assert issubclass(noun, Enum)
    meaning = next(meaning for _, classes, meaning in ENTRIES if name in classes)
    assert [member.value for member in noun if f"`{member.value}`" not in meaning] == []


def bare_words_in(name: str, noun: object) -> list[str]:
    """Names in a noun that say nothing: the class's own, or those of its fields."""
    found = [name] if name.lower() in BARE_WORDS else []
    if is_dataclass(noun):
        found += [f"{name}.{field.name}" for field in fields(noun) if field.name in BARE_WORDS - CONTRACT_NAMES]
    return found


def test_no_noun_and_no_field_of_a_noun_has_a_bare_word_for_a_name() -> None:
    """Say `informant`, `exemplar` or `origin`, never bare `source`; the same for the other words of the house rule."""
    assert [found for name, noun in NOUNS.items() for found in bare_words_in(name, noun)] == []


def test_the_check_of_names_can_fail() -> None:
    """A planted class and a planted field are found."""
    planted = type("Document", (), {"__annotations__": {"source": str}})
    assert bare_words_in("Document", dataclass(planted)) == ["Document", "Document.source"]


def test_a_noun_that_nobody_explained_would_be_found() -> None:
    """The form of an entry is strict enough that a class named in passing does not count."""
    assert list(entries("- **thing** (`Thing`): it is a `Digest`.")) == [("thing", ("Thing",), "it is a `Digest`.")]
    with pytest.raises(AssertionError, match="not of the form"):
        list(entries("- thing: no bold word."))
