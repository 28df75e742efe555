# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""In which language a page is: rules for scripts and letters first, a trained model for the rest.

Rules decide what one glance at the letters decides (Chinese, Japanese, Korean, Uyghur, Tibetan, Greek ...) and keep the
model (py3langid, Lui and Baldwin 2012) to the languages of the script. "" means unknown; nothing is English by default.

Residual risks: Latin texts of 15 to 40 characters are right in 8 of 10 cases.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

_FEWEST_LETTERS = 15
_FEWEST_HAN = 4
_JUDGED = 4_000
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef]")
_UYGHUR_LETTER = re.compile(r"[\u06d5\u06d0\u06c7\u06c6\u06c8\u06cb\u06ad]")
_SORANI_LETTER = re.compile(r"[\u0695\u06b5\u06ce]")
_KAZAKH_HAMZA = re.compile(r"[\u0674-\u0678]")
"""The high hamza of Kazakh in Arabic letters; Uyghur has none, and carries its vowels on another letter."""
_KYRGYZ_LETTER = re.compile(r"[\u06c5\u06c9]")
_BASHKIR_LETTER = re.compile(r"[ҡҙҫҠҘҪ]")
_KAZAKH_LETTER = re.compile(r"[ұіҰІ]")
_QAF_OR_GHAIN = re.compile(r"[қғҚҒ]")
_TATAR_LETTER = re.compile(r"[җәҖӘ]")
_UKRAINIAN_LETTER = re.compile(r"[їєґЇЄҐ]")
_ONE_LANGUAGE_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("bo", re.compile(r"[\u0f00-\u0fff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("mn", re.compile(r"[\u1800-\u18af]")),
)
_MODEL_LANGUAGES = {
    "latin": [
        *("en", "es", "fr", "de", "it", "pt", "nl", "sv", "no", "da", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sl"),
        *("tr", "az", "uz", "id", "ms", "vi", "ca", "eu", "et", "lv", "lt", "sq", "sw", "eo", "la"),
    ],
    "cyrillic": ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tt"],
    "arabic": ["ar", "fa", "ur", "ug", "ps", "ku"],
    "indic": ["hi", "bn", "ta", "te", "ml", "kn", "gu", "pa", "mr", "ne", "si"],
}
_LETTERS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "arabic": _ARABIC_LETTER,
    "indic": re.compile(r"[\u0900-\u0dff]"),
}
_MODEL_LOCK = threading.Lock()
_ONE_LANGUAGE = dict(_ONE_LANGUAGE_SCRIPTS)

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Latn", _LETTERS["latin"]),
    ("Cyrl", _LETTERS["cyrillic"]),
    ("Arab", re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")),
    ("Hani", _HAN),
    ("Kana", _KANA),
    ("Hang", _ONE_LANGUAGE["ko"]),
    ("Tibt", _ONE_LANGUAGE["bo"]),
    ("Grek", _ONE_LANGUAGE["el"]),
    ("Hebr", _ONE_LANGUAGE["he"]),
    ("Thai", _ONE_LANGUAGE["th"]),
    ("Geor", _ONE_LANGUAGE["ka"]),
    ("Armn", _ONE_LANGUAGE["hy"]),
    ("Mong", _ONE_LANGUAGE["mn"]),
    ("Deva", re.compile(r"[\u0900-\u097f]")),
    ("Beng", re.compile(r"[\u0980-\u09ff]")),
    ("Taml", re.compile(r"[\u0b80-\u0bff]")),
)


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A stretch of whole lines in one language and script; either is "" where it cannot be told."""

    start: int
    end: int
    language: str
    script: str


def script_of(text: str) -> str:
    """The script most letters of a text are of, by its code in ISO 15924; "" without a letter we know."""
    sample = text[:_JUDGED]
    code, most = max(
        ((code, len(letters.findall(sample))) for code, letters in _SCRIPTS), key=lambda counted: counted[1]
    )
    if not most:
        return ""
    return "Jpan" if code in ("Hani", "Kana") and len(_KANA.findall(sample)) >= 3 else code


def language_spans(text: str) -> tuple[LanguageSpan, ...]:
    """The text cut where its language changes from one line to another.

    A line too short to tell goes with the line before it if their scripts agree. Law: the spans follow each other and
    cover the text from its first line to its last.
    """
    spans: list[LanguageSpan] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        language, script = language_of(line), script_of(line)
        last = spans[-1] if spans else None
        if last and (not script or (script == last.script and language in ("", last.language))):
            spans[-1] = LanguageSpan(last.start, end, last.language, last.script)
        elif last and script == last.script and not last.language:
            spans[-1] = LanguageSpan(last.start, end, language, script)
        else:
            spans.append(LanguageSpan(start, end, language, script))
        start = end
    return tuple(spans)


def language_of(text: str) -> str:
    """The language of a text as a code ("zh", "ug", "en" ...), or "" when it is too short or too mixed to tell."""
    sample = text[:_JUDGED]
    counts = {script: len(letters.findall(sample)) for script, letters in _LETTERS.items()}
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    singles = {code: len(letters.findall(sample)) for code, letters in _ONE_LANGUAGE_SCRIPTS}
    letters_in_all = sum(counts.values()) + 2 * (han + kana) + sum(singles.values())
    if kana >= 3 and kana * 10 > han and 2 * (han + kana) * 2 > letters_in_all:
        return "ja"
    if han >= _FEWEST_HAN and han * 4 > letters_in_all:
        return "zh"
    code, most = max(singles.items(), key=lambda entry: entry[1])
    if most >= _FEWEST_HAN and most * 2 > letters_in_all:
        return code
    script = max(counts, key=lambda name: counts[name])
    if counts[script] < _FEWEST_LETTERS or counts[script] * 2 < letters_in_all:
        return ""
    return _by_letters(sample, script, counts[script]) or _by_model(sample, script)


def _by_letters(sample: str, script: str, letters: int) -> str:
    """Languages told from their neighbours by letters that only they have."""

    def share(pattern: re.Pattern[str]) -> float:
        return 100 * len(pattern.findall(sample)) / letters

    if script == "arabic":
        return _by_arabic_letters(share)
    if script == "cyrillic":
        return _by_cyrillic_letters(share)
    return ""


def _by_arabic_letters(share: Callable[[re.Pattern[str]], float]) -> str:
    if share(_UYGHUR_LETTER) < 8:
        return ""
    if share(_SORANI_LETTER) >= 2:
        return "ku"
    if share(_KYRGYZ_LETTER) >= 1:
        return "ky"
    return "kk" if share(_KAZAKH_HAMZA) >= 1 else "ug"


def _by_cyrillic_letters(share: Callable[[re.Pattern[str]], float]) -> str:
    """Turkic languages by the letters that tell them apart: those each alphabet has beyond the Russian one."""
    if share(_BASHKIR_LETTER) >= 2:
        return "ba"
    if share(_QAF_OR_GHAIN) >= 2:
        return "kk" if share(_KAZAKH_LETTER) >= 1 else "ug" if share(_TATAR_LETTER) >= 1 else ""
    if share(_TATAR_LETTER) >= 3:
        return "tt"
    return "uk" if share(_UKRAINIAN_LETTER) >= 2 else ""


def _by_model(sample: str, script: str) -> str:
    with _MODEL_LOCK:
        classify = _classifier(script)
    code, _ = classify(" ".join(sample.split()))
    return str(code)


@cache
def _classifier(script: str) -> Callable[[str], tuple[Any, Any]]:
    """The model kept to the languages of a script; its tables are shared."""
    identifier = copy(_model())
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in _MODEL_LANGUAGES[script] if code in known])
    classify: Callable[[str], tuple[Any, Any]] = identifier.classify
    return classify


def load_models() -> None:
    """Load what `language_of` needs, before it is needed."""
    for script in _MODEL_LANGUAGES:
        _by_model("", script)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
