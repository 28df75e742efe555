# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A proposer that is a model of GLiNER in a folder, asked for amounts and dates. It is not asked for persons.

The package looks for missing files on a network unless it is told not to: it is told so, twice.

Residual risks: a folder with a pickled model runs code when it is opened; name none that you do not trust.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from vorlage.claims.proposing.folders import folder_digest, model_folder, opened, package
from vorlage.claims.proposing.ports import Answer, Offered
from vorlage.claims.proposing.stranger import line_of_a_stranger
from vorlage.domain.claims import ClaimKind
from vorlage.domain.proposals import ProposerDescription, ProposerKind

LABELS: Final = {"quantity": ClaimKind.QUANTITY.value, "date": ClaimKind.DATE.value}
"""What the model is asked for, in its words, and the kind of claim each is."""
_STRETCH: Final = 1_200
"""Of a longer one a model of 384 tokens reads the beginning only."""
_OFFLINE: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


class GlinerModel:
    """A model of GLiNER."""

    most_characters = _STRETCH

    def __init__(self, folder: Path) -> None:
        """Open the model in a folder.

        Raises:
            ProposerError: There is no such folder, GLiNER is not installed, or it cannot open the folder.
        """
        place = model_folder(folder)
        os.environ.update(dict.fromkeys(_OFFLINE, "1"))
        gliner = package("gliner", called="GLiNER")
        self._name, self._digest = place.name, folder_digest(place)
        self._model: Any = opened(
            lambda: gliner.GLiNER.from_pretrained(str(place), local_files_only=True), called="GLiNER"
        )

    def describe(self) -> ProposerDescription:
        """The name of its folder, the folder's digest, and the labels it is asked for."""
        return ProposerDescription(
            kind=ProposerKind.GLINER,
            model=line_of_a_stranger(self._name),
            model_digest=self._digest,
            said="",
            prompt=", ".join(LABELS),
            temperature=None,
        )

    def ask(self, stretch: str) -> Answer:
        """What it labels in a stretch of a report."""
        return Answer(
            offered=tuple(
                Offered(kind=LABELS.get(each["label"], ""), words=each["text"], start=each["start"])
                for each in self._model.predict_entities(stretch, list(LABELS))
            )
        )
