# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The stemma of the reports for an edition: outlets as they are printed, and nothing else of a report.

Reports are public press. Their titles, paths and numbers in the case are left out all the same: a number tells how much
was taken in before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vorlage.domain.lineage import Lineage, Origin, Siglum, Witness
from vorlage.domain.protection import MaskedText
from vorlage.lineage.drawing import svg_of
from vorlage.lineage.picture import Picture, picture_of
from vorlage.lineage.picture_edges import Link
from vorlage.protection.masking import joined
from vorlage.protection.roster import Roster
from vorlage.publishing.content import ShownLineage
from vorlage.publishing.words import RELATIONS, counted, interval

_NOT_SHOWN: Final = (
    "It does not show that reports without a line between them are independent, nor who was right, nor that anyone "
    "did wrong."
)


def outlet_labels(lineage: Lineage) -> dict[Siglum, str]:
    """What each report is called: its outlet, with a number by date where one outlet has several."""
    by_outlet: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in sorted(lineage.witnesses, key=lambda each: (each.published or "9999", each.text)):
        by_outlet[witness.outlet or "Report without outlet"].append(witness)
    labels: dict[Siglum, str] = {}
    for outlet, witnesses in by_outlet.items():
        for at, witness in enumerate(witnesses, start=1):
            labels[witness.siglum] = outlet if len(witnesses) == 1 else f"{outlet} ({at})"
    return labels


def printed_words(lineage: Lineage, roster: Roster) -> tuple[str, ...]:
    """What reports and lost exemplars are called: printed in public, so no find, unless somebody protected is named."""
    labels = (*outlet_labels(lineage).values(), *(exemplar.label for exemplar in lineage.exemplars))
    return tuple(label for label in dict.fromkeys(labels) if not roster.protected_in(label))


def shown_lineage(lineage: Lineage, roster: Roster) -> ShownLineage | None:
    """The stemma as it is published; None where there is no report. Protected names are masked in labels too."""
    if not lineage.witnesses:
        return None
    labels = public_labels(lineage, roster) | {
        exemplar.id: _without_protected(exemplar.label, roster) for exemplar in lineage.exemplars
    }
    public = _with_public_origins(lineage, labels)
    picture = picture_of(public, labels)
    summary = _summary(public, picture)
    drawing = svg_of(
        picture,
        title="The reports over time",
        summary=f"{summary} {_NOT_SHOWN}",
        words=lambda link: _words_of(link, labels),
        address=lambda _target: None,
    )
    return ShownLineage(
        # The style keeps directions apart: with characters for it, a printed name is told from itself by the search.
        drawing=drawing.replace("\u2068", "").replace("\u2069", ""),
        summary=summary,
        origins=(public.origins.low, public.origins.high),
        families=tuple(
            (each.label, tuple(labels[siglum] for siglum in each.reports)) for each in public.origins.origins
        ),
        reports=len(lineage.witnesses),
    )


def public_labels(lineage: Lineage, roster: Roster) -> dict[Siglum, str]:
    """What each report is called in an edition."""
    return {siglum: _without_protected(label, roster) for siglum, label in outlet_labels(lineage).items()}


def _without_protected(label: str, roster: Roster) -> str:
    return MaskedText.of(label, joined(label, roster.protected_in(label))).text


def _with_public_origins(lineage: Lineage, labels: Mapping[Siglum, str]) -> Lineage:
    """The lineage with each origin called after its lost exemplar, or after its first report."""
    lost = {exemplar.copies[0]: exemplar.label for exemplar in reversed(lineage.exemplars)}
    origins = [
        Origin(next((lost[each] for each in origin.reports if each in lost), labels[origin.reports[0]]), origin.reports)
        for origin in lineage.origins.origins
    ]
    named = Counter(origin.label for origin in origins)
    several = [
        replace(origin, label=f"{origin.label}, {at}") if named[origin.label] > 1 else origin
        for at, origin in enumerate(origins, start=1)
    ]
    return replace(lineage, origins=replace(lineage.origins, origins=tuple(several)))


def _summary(lineage: Lineage, picture: Picture) -> str:
    low, high = lineage.origins.low, lineage.origins.high
    drawn = counted(len(lineage.witnesses) - picture.reports_left_out, "report")
    origins = "independent origin" if high == 1 else "independent origins"
    words = f"{drawn} from left to right by date, {interval(low, high)} {origins} behind all."
    if picture.reports_left_out:
        words += f" {counted(picture.reports_left_out, 'more report')} not drawn: the largest families come first."
    if picture.loose_left_out:
        words += f" {counted(picture.loose_left_out, 'line')} of common background not drawn, for their number."
    return words


def _words_of(link: Link, labels: Mapping[Siglum, str]) -> str:
    start, end = labels.get(link.start, link.start), labels.get(link.end, link.end)
    way = f"{end} goes back to {start}" if link.is_directed else f"{start} and {end}, direction open"
    relation = RELATIONS[link.pair.relation] if link.pair else "over a text that nobody holds"
    return f"{way}: {relation}"
