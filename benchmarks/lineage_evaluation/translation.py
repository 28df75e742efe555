# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Machine translation without a network, for test texts only: Apertium, called as an external program.

Apertium (GPL) is a program of the distribution that runs beside us; nothing of it is shipped. Answers are kept in a
folder, so a second run is quick and the same. A route is a chain of modes. It is rule-based translation of the old
kind: it corrupts names and senses as the texts that come through a pivot do; neural translation does less of that.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MARK = "7007007"
_TIMEOUT_S = 900
_BATCH = 12


@dataclass(frozen=True, slots=True)
class Route:
    """A way through languages, as Apertium modes, and the language it ends in."""

    name: str
    modes: tuple[str, ...]
    language: str


TO_SPANISH = Route("en-es", ("eng-spa",), "es")
TO_FRENCH = Route("en-es-fr", ("eng-spa", "es-fr"), "fr")
TO_CATALAN = Route("en-ca", ("eng-cat",), "ca")
OVER_SPANISH = Route("en-es-en", ("eng-spa", "spa-eng"), "en")
OVER_CATALAN = Route("en-ca-en", ("eng-cat", "cat-eng"), "en")
OVER_TWO = Route("en-es-ca-en", ("eng-spa", "spa-cat", "cat-eng"), "en")


def translate(texts: Sequence[str], route: Route, kept: Path) -> list[str]:
    """Each text through a route, paragraph by paragraph.

    Args:
        texts: In the language the route begins with.
        kept: Folder of earlier answers; made when missing.

    Raises:
        FileNotFoundError: Apertium is not installed.
        RuntimeError: Apertium failed, or lost a paragraph.
    """
    kept.mkdir(parents=True, exist_ok=True)
    current = list(texts)
    for mode in route.modes:
        current = _one_mode(current, mode, kept)
    return current


def _one_mode(texts: Sequence[str], mode: str, kept: Path) -> list[str]:
    places = [kept / f"{mode}-{hashlib.sha256(text.encode()).hexdigest()[:24]}.txt" for text in texts]
    missing = [(text, place) for text, place in zip(texts, places, strict=True) if not place.exists()]
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        for (_, place), answer in zip(batch, _ask([text for text, _ in batch], mode), strict=True):
            place.write_text(answer, "utf-8")
    return [place.read_text("utf-8") for place in places]


def _ask(texts: Sequence[str], mode: str) -> list[str]:
    question = f"\n\n{_MARK}\n\n".join(texts)
    done = subprocess.run(
        ["apertium", "-u", "-f", "txt", mode],
        input=question,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"apertium {mode} ended with {done.returncode}")
    answers = [part.strip() for part in done.stdout.split(_MARK)]
    if len(answers) != len(texts):
        raise RuntimeError(f"apertium {mode} gave {len(answers)} texts back for {len(texts)}")
    return answers
