# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The stemma over a time axis: where each report, lost exemplar, copying step and origin stands on a drawing.

Days stand in order from left to right; long gaps are shortened, and copies of one day step to the right of what they
were made from. Each report of a family has a row of its own, with its label to the right of its dot, so that labels
never meet; reports in no family share rows where there is room. Numbers are pixels, origin top left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vorlage.domain.lineage import Exemplar, Lineage, Origin, Siglum, Witness
from vorlage.lineage.picture_axis import Axis, Tick
from vorlage.lineage.picture_edges import Link, hung, links_of
from vorlage.lineage.picture_words import columns_of, shortened
from vorlage.lineage.tree import edges_into, likeliest_parents

MOST_REPORTS = 200
_MOST_LOOSE = 40
ROW = 30
_TOP = 44
_COLUMN_OF_TEXT = 7.6
_LABEL_GAP = 13
_LABEL_COLUMNS = 34
_LEAST_WIDTH = 340


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A report, or a lost exemplar (`witness` is None), with its label; the label's box ends at `right`."""

    siglum: Siglum
    witness: Witness | None
    label: str
    whole_label: str
    x: float
    y: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rows of one origin, with its label in a row of its own at the top."""

    label: str
    reports: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is drawn. `reports_left_out` and `loose_left_out` are not, and the drawing says so."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    links: tuple[Link, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    reports_left_out: int
    loose_left_out: int


def picture_of(lineage: Lineage, labels: Mapping[Siglum, str]) -> Picture:
    """Lay the stemma out: largest families first, then reports in none, at most 200 reports.

    Pure, and the same for the same lineage. Promise: every report drawn is there once; no two labels meet; everything
    lies inside `width` and `height`.

    Args:
        lineage: With people's findings, if there are any.
        labels: What to call each report and exemplar.
    """
    origins, left_out = _chosen(lineage.origins.origins)
    reports = {siglum for origin in origins for siglum in origin.reports}
    home = {exemplar.id: copy for exemplar in lineage.exemplars if (copy := _home(exemplar, reports)) is not None}
    links, loose_left_out = links_of(lineage, reports | home.keys(), most_loose=_MOST_LOOSE)
    order = {witness.siglum: (witness.published or "9999", witness.siglum) for witness in lineage.witnesses}
    parents = hung(likeliest_parents(edges_into(lineage.edges)), links, order)
    families = [_rows_of(origin, home, parents, order) for origin in origins]
    axis = Axis(lineage, [siglum for rows in families for siglum in rows], parents)
    spots: dict[Siglum, Spot] = {}
    bands: list[Band] = []
    make = _SpotMaker(lineage, labels, axis)
    y = float(_TOP + ROW)
    for origin, rows in zip(origins, families, strict=True):
        if len(rows) == 1:
            continue
        top, y = y, y + ROW
        for siglum in rows:
            spots[siglum] = make.spot(siglum, y)
            y += ROW
        label = shortened(origin.label, 60)
        bands.append(Band(label=label, reports=len(origin.reports), top=top - ROW / 2 + 2, bottom=y - ROW / 2 - 2))
        y += ROW * 0.4
    singles = sorted((rows[0] for rows in families if len(rows) == 1), key=lambda siglum: (axis.x(siglum), siglum))
    packed, y = _packed([make.spot(siglum, y) for siglum in singles], y)
    spots.update((spot.siglum, spot) for spot in packed)
    bands_right = max((len(band.label) * _COLUMN_OF_TEXT + 160 for band in bands), default=0.0)
    return Picture(
        width=math.ceil(max([_LEAST_WIDTH, axis.right, bands_right, *(spot.right for spot in spots.values())]) + 16),
        height=math.ceil(y),
        spots=tuple(spots.values()),
        links=links,
        bands=tuple(bands),
        ticks=axis.ticks,
        reports_left_out=left_out,
        loose_left_out=loose_left_out,
    )


def _chosen(origins: Sequence[Origin]) -> tuple[list[Origin], int]:
    """The largest origins with at most 200 reports together, and how many reports that leaves out."""
    ordered = sorted(origins, key=lambda origin: (-len(origin.reports), origin.reports))
    room, chosen = MOST_REPORTS, []
    for origin in ordered:
        if room:
            chosen.append(Origin(origin.label, origin.reports[:room]))
            room -= len(chosen[-1].reports)
    total = sum(len(origin.reports) for origin in origins)
    return chosen, total - sum(len(origin.reports) for origin in chosen)


def _rows_of(
    origin: Origin,
    home: Mapping[Siglum, Siglum],
    parents: Mapping[Siglum, Siglum],
    order: Mapping[Siglum, tuple[str, str]],
) -> tuple[Siglum, ...]:
    """The reports and lost exemplars of an origin, each above what was made from it, the earlier first."""
    members = {*origin.reports, *(lost for lost, copy in home.items() if copy in origin.reports)}
    below: dict[Siglum | None, list[Siglum]] = {}
    for siglum in sorted(members, key=lambda siglum: order.get(siglum, ("", siglum))):
        parent = parents.get(siglum)
        below.setdefault(parent if parent in members else None, []).append(siglum)
    rows: list[Siglum] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        siglum = waiting.pop()
        rows.append(siglum)
        waiting.extend(reversed(below.get(siglum, [])))
    return tuple(rows)


def _home(exemplar: Exemplar, drawn: set[Siglum]) -> Siglum | None:
    """The copy beside which an exemplar is drawn: the first that is drawn at all."""
    return next((copy for copy in exemplar.copies if copy in drawn), None)


def _packed(singles: Sequence[Spot], y: float) -> tuple[list[Spot], float]:
    """Reports in no family, several to a row where their labels leave room; and where the next row would be."""
    ends: list[float] = []
    placed: list[Spot] = []
    for spot in singles:
        row = next((row for row, end in enumerate(ends) if end + 22 < spot.x), len(ends))
        ends[row : row + 1] = [spot.right]
        placed.append(replace(spot, y=y + row * ROW))
    return placed, y + len(ends) * ROW


class _SpotMaker:
    """Makes spots: looks up witness and label once."""

    def __init__(self, lineage: Lineage, labels: Mapping[Siglum, str], axis: Axis) -> None:
        self._witnesses = {witness.siglum: witness for witness in lineage.witnesses}
        self._labels = labels
        self._axis = axis

    def spot(self, siglum: Siglum, y: float) -> Spot:
        """The spot in the row at `y`."""
        whole = self._labels.get(siglum, siglum)
        label = shortened(whole, _LABEL_COLUMNS)
        x = self._axis.x(siglum)
        return Spot(
            siglum=siglum,
            witness=self._witnesses.get(siglum),
            label=label,
            whole_label=whole,
            x=x,
            y=y,
            right=x + _LABEL_GAP + columns_of(label) * _COLUMN_OF_TEXT,
        )
