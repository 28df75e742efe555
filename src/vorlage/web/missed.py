# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the machine misses, said on the page it concerns: measured shares by kind and language, or that none is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vorlage.claims.missed_shares import MissedShare, missed_share
from vorlage.domain.claims import Claim, ClaimKind
from vorlage.domain.lineage import Lineage
from vorlage.search.words import base_language


@dataclass(frozen=True, slots=True)
class Missed:
    """A kind of claim in a language, and the share of it that was not found where it was measured."""

    kind: ClaimKind
    language: str
    share: MissedShare | None


def missed_of(claims: Iterable[Claim], lineage: Lineage) -> tuple[Missed, ...]:
    """For the kinds of some claims, in the languages of the reports that make them."""
    languages = {witness.siglum: _primary(witness.language) for witness in lineage.witnesses}
    found = {
        (claim.kind, languages[member.mention.siglum])
        for claim in claims
        for member in claim.members
        if languages.get(member.mention.siglum)
    }
    return tuple(Missed(kind, language, missed_share(kind, language)) for kind, language in sorted(found))


def missed_in(kinds: Iterable[ClaimKind], language: str) -> tuple[Missed, ...]:
    """For some kinds of claim in one language."""
    tag = _primary(language)
    return tuple(Missed(kind, tag, missed_share(kind, tag)) for kind in sorted(set(kinds))) if tag else ()


def _primary(language: str) -> str:
    tag = base_language(language)
    return "" if tag == "und" else tag
