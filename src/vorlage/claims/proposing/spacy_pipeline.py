# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A proposer that is a pipeline of spaCy in a folder: its entities that are amounts or dates. Persons are passed over.

Residual risks: a pipeline is a program. Its folder can name code that is run when it is opened; name none that you do
not trust.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from vorlage.claims.proposing.folders import folder_digest, model_folder, opened, package
from vorlage.claims.proposing.ports import Answer, Offered
from vorlage.claims.proposing.stranger import line_of_a_stranger
from vorlage.domain.claims import ClaimKind
from vorlage.domain.proposals import ProposerDescription, ProposerKind

_KINDS: Final = {
    "CARDINAL": ClaimKind.QUANTITY.value,
    "QUANTITY": ClaimKind.QUANTITY.value,
    "MONEY": ClaimKind.QUANTITY.value,
    "PERCENT": ClaimKind.QUANTITY.value,
    "DATE": ClaimKind.DATE.value,
}
"""The labels of OntoNotes, which spaCy's pipelines are trained on, as kinds of claims."""
_STRETCH: Final = 20_000


class SpacyPipeline:
    """A pipeline of spaCy."""

    most_characters = _STRETCH

    def __init__(self, folder: Path) -> None:
        """Open the pipeline in a folder.

        Raises:
            ProposerError: There is no such folder, spaCy is not installed, or it cannot open the folder.
        """
        place = model_folder(folder)
        spacy = package("spacy", called="spaCy")
        self._digest = folder_digest(place)
        self._pipeline: Any = opened(lambda: spacy.load(place), called="spaCy")

    def describe(self) -> ProposerDescription:
        """Its name and version as its folder says, and the digest of the folder."""
        meta = self._pipeline.meta
        named = f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"
        return ProposerDescription(
            kind=ProposerKind.SPACY,
            model=line_of_a_stranger(named),
            model_digest=self._digest,
            said="",
            prompt="",
            temperature=None,
        )

    def ask(self, stretch: str) -> Answer:
        """The entities of a stretch of a report."""
        return Answer(
            offered=tuple(
                Offered(kind=_KINDS.get(entity.label_, ""), words=entity.text, start=entity.start_char)
                for entity in self._pipeline(stretch).ents
            )
        )
