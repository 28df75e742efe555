# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text that carries its own gold: what is a mention of which claim is marked in it, and stays marked through edits.

A mark is a character of the private use area that opens, one that says which, and one that closes; marks nest. Edits
by words leave them alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vorlage.domain.claims import ClaimKind

_OPEN, _CLOSE, _FIRST = "\ue000", "\ue001", 0xE100
MARKED = re.compile(rf"{_OPEN}(.)([^{_OPEN}{_CLOSE}]*){_CLOSE}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A mention of the gold: of which claim, of what kind, and where."""

    claim: str
    kind: ClaimKind
    start: int
    end: int


@dataclass(slots=True)
class Marks:
    """The claims that marks of one set of texts stand for."""

    claims: list[tuple[str, ClaimKind]] = field(default_factory=list)

    def mark(self, words: str, claim: str, kind: ClaimKind) -> str:
        """Words as a mention of a claim."""
        key = (claim, kind)
        if key not in self.claims:
            self.claims.append(key)
        return f"{_OPEN}{chr(_FIRST + self.claims.index(key))}{words}{_CLOSE}"

    def claim_of(self, sign: str) -> tuple[str, ClaimKind]:
        """What a sign between an opening mark and its words stands for."""
        return self.claims[ord(sign) - _FIRST]

    def read(self, marked: str) -> tuple[str, tuple[Label, ...]]:
        """The text without its marks, and where each was."""
        text: list[str] = []
        opened: list[tuple[str, int]] = []
        labels: list[Label] = []
        signs = iter(marked)
        for sign in signs:
            if sign == _OPEN:
                opened.append((next(signs), len(text)))
            elif sign == _CLOSE:
                which, start = opened.pop()
                claim, kind = self.claim_of(which)
                if len(text) > start:
                    labels.append(Label(claim=claim, kind=kind, start=start, end=len(text)))
            else:
                text.append(sign)
        return "".join(text), tuple(sorted(labels, key=lambda label: (label.start, label.end)))
