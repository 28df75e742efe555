# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Witnesses made from bare texts, for use without a case."""

from __future__ import annotations

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum, Witness


def witness_from_text(
    siglum: str,
    text: str,
    *,
    number: int = 0,
    title: str = "",
    outlet: str = "",
    published: str = "",
    language: str = "",
    credits: tuple[str, ...] = (),
) -> Witness:
    """A text as a witness. Nothing is read off it: what is not given stays empty.

    Args:
        siglum: Its label, unique among the witnesses traced together.
        text: The report.
        number: Its item number where it has one.
        title, outlet: As printed.
        published: TIMEX3 date, as precise as known.
        language: ISO 639-1 code.
        credits: Agencies named as the origin of the text.
    """
    return Witness(
        siglum=Siglum(siglum),
        number=ItemNumber(number),
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        credits=credits,
        text=text,
    )
