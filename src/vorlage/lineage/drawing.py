# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A stemma's picture as SVG: classes for looks, links for the keyboard, words for who does not see it.

Labels come from foreign texts: they are escaped, stripped of what no XML may hold, and kept from turning the
direction of what stands beside them (Unicode UAX 9, isolates).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from vorlage.domain.lineage import Decision, Pair, Siglum
from vorlage.lineage.picture import ROW, Picture, Spot
from vorlage.lineage.picture_edges import Link, LinkKind

_RADIUS = 7
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BADGES = {Decision.ACCEPT: "\u2713", Decision.HOLD: "?"}
_KEY_ROW = 23
_TRUNKS = {LinkKind.SAME: 0.0, LinkKind.REWORDED: -5.0, LinkKind.LOOSE: 5.0}
"""How far from the middle of a spot its lines go down, by kind, so that they do not cover each other."""

LinkWords = Callable[[Link], str]
"""What a line says, for who does not see it."""
Address = Callable[[Spot | Pair], str | None]
"""Where a spot or a pair leads; None for nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """What a picture is drawn to show, if anything: lines that stand out, and reports that step back."""

    lines: frozenset[tuple[Siglum, Siglum]] = frozenset()
    faint: frozenset[Siglum] = frozenset()
    key: str = ""
    """What a line that stands out means."""


PLAIN: Final = Emphasis()


def svg_of(
    picture: Picture,
    *,
    title: str,
    summary: str,
    words: LinkWords,
    address: Address,
    style: str = "",
    emphasis: Emphasis = PLAIN,
) -> str:
    """The picture as one SVG element without script; without `style`, its looks come from the page around it.

    Args:
        picture: What is laid out.
        title: What the picture is, in a line.
        summary: What it shows, in a sentence or two.
        words: What each line says.
        address: Where each spot and line leads.
        style: CSS to stand inside, for a picture that is saved by itself.
        emphasis: What stands out.
    """
    spots = {spot.siglum: spot for spot in picture.spots}
    height = picture.height + 16 + _KEY_ROW * (9 if emphasis.key else 8)
    size = f'width="{picture.width:g}" height="{height:g}"'
    named = f'role="group" aria-label="{xml(title)}" aria-describedby="picture-summary"'
    box = f'viewBox="0 0 {picture.width:g} {height:g}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="stemma-picture" {named} {size} {box}>',
        f"<title>{xml(title)}</title>",
        f'<desc id="picture-summary">{xml(summary)}</desc>',
        f"<style>{xml(style)}</style>" if style else "",
        f'<rect class="ground" {size}/>' if style else "",
        *_axis(picture),
        *_bands(picture),
        *(_line(link, spots, words(link), address, emphasis) for link in picture.links),
        *_band_labels(picture),
        *(_spot(spot, address, _classes(spot, picture, emphasis)) for spot in picture.spots),
        *_key(picture.height + 12, emphasis.key),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def xml(text: str) -> str:
    """A text that may stand in an element or an attribute."""
    return escape(_NOT_XML.sub("\ufffd", text), quote=True)


def _isolated(label: str) -> str:
    return f"\u2068{xml(label)}\u2069"


def _axis(picture: Picture) -> Iterator[str]:
    yield '<g class="axis" aria-hidden="true">'
    for tick in picture.ticks:
        yield f'<path d="M{tick.x:g} 30V{picture.height:g}"/>'
        if tick.label:
            yield f'<text x="{tick.x:g}" y="20">{xml(tick.label)}</text>'
    yield "</g>"


def _bands(picture: Picture) -> Iterator[str]:
    for band in picture.bands:
        size = f'width="{picture.width - 12:g}" height="{band.bottom - band.top:g}"'
        yield f'<rect class="band" x="6" y="{band.top:g}" {size} rx="8"/>'


def _band_labels(picture: Picture) -> Iterator[str]:
    """Apart from the bands themselves: lines go over these and under the labels."""
    for band in picture.bands:
        reports = "1 report" if band.reports == 1 else f"{band.reports} reports"
        yield f'<text class="band" x="18" y="{band.top + 19:g}">{_isolated(band.label)} · {reports}</text>'


def _is_in_band(spot: Spot, picture: Picture) -> bool:
    return any(band.top < spot.y < band.bottom for band in picture.bands)


def _classes(spot: Spot, picture: Picture, emphasis: Emphasis) -> str:
    banded = " banded" if _is_in_band(spot, picture) else ""
    return f"spot{banded}{' faint' if spot.siglum in emphasis.faint else ''}"


def _spot(spot: Spot, address: Address, classes: str) -> str:
    shape = f'<circle cx="{spot.x:g}" cy="{spot.y:g}" r="{_RADIUS}"/>'
    label = f'<text x="{spot.x + 13:g}" y="{spot.y + 4.5:g}">{_isolated(spot.label)}</text>'
    if spot.witness is None:
        words = f"{spot.whole_label}: a lost exemplar, which nobody here holds"
        return f'<g class="{classes} lost"><title>{xml(words)}</title>{shape}{label}</g>'
    published = spot.witness.published or "no date"
    words = f"{spot.whole_label}, {published}"
    return _linked(classes, f"<title>{xml(words)}</title>{shape}{label}", words, address(spot))


def _linked(classes: str, inside: str, words: str, place: str | None) -> str:
    if place is None:
        return f'<g class="{classes}">{inside}</g>'
    return f'<a class="{classes}" href="{xml(place)}" aria-label="{xml(words)}">{inside}</a>'


def _line(link: Link, spots: Mapping[Siglum, Spot], words: str, address: Address, emphasis: Emphasis) -> str:
    start, end = spots[link.start], spots[link.end]
    if not link.is_directed and start.x > end.x:
        start, end = end, start  # without a direction, the way that makes the simpler line
    way = _way(start, end, link.kind)
    head = _head(end) if link.is_directed else ""
    badge = _badge(end, link.decision)
    inside = (
        f'<title>{xml(words)}</title><path class="reach" d="{way}"/>'
        f'<path class="line" d="{way}" stroke-width="{1.2 + 2.6 * link.support:.2f}"/>{head}{badge}'
    )
    classes = f"link {link.kind.value}" + (" decided" if link.decision else "")
    classes += " changed" if (link.start, link.end) in emphasis.lines else ""
    return _linked(classes, inside, words, None if link.pair is None else address(link.pair))


def _way(start: Spot, end: Spot, kind: LinkKind) -> str:
    """Down from one and right to the other, so that labels stay free; a bow on the left where that cannot be.

    Lines of one kind share a trunk below a spot; those of different kinds have trunks side by side.
    """
    reach = end.x - _RADIUS
    if abs(end.y - start.y) < 1:  # two reports in one row: over the label between them
        over, rim = start.y - ROW * 0.6, start.y - _RADIUS
        return f"M{start.x:g} {rim:g}C{start.x:g} {over:g} {end.x:g} {over:g} {end.x:g} {rim:g}"
    if end.x - start.x >= 2 * _RADIUS + 4:
        down = 1 if end.y > start.y else -1
        trunk = start.x + _TRUNKS[kind]
        rim = start.y + down * math.sqrt(_RADIUS**2 - _TRUNKS[kind] ** 2)
        turn = min(12.0, reach - trunk)
        bend = f"Q{trunk:g} {end.y:g} {trunk + turn:g} {end.y:g}H{reach:g}"
        return f"M{trunk:g} {rim:.1f}V{end.y - down * turn:g}{bend}"
    bow, rest = min(start.x, end.x) - 40, reach - 11
    return f"M{start.x - _RADIUS:g} {start.y:g}C{bow:g} {start.y:g} {bow:g} {end.y:g} {rest:g} {end.y:g}H{reach:g}"


def _head(end: Spot) -> str:
    tip = end.x - _RADIUS
    return f'<path class="head" d="M{tip:g} {end.y:g}l-9 -4.5v9z"/>'


def _badge(end: Spot, decision: Decision | None) -> str:
    if decision not in _BADGES:
        return ""
    x = end.x - _RADIUS - 16
    return (
        f'<circle class="badge" cx="{x:g}" cy="{end.y:g}" r="6.5"/>'
        f'<text class="badge" x="{x:g}" y="{end.y + 3.8:g}">{_BADGES[decision]}</text>'
    )


def _key(top: float, standing_out: str) -> Iterator[str]:
    """What each mark means, at the bottom left, where a small window shows it first."""
    arrow = '<path class="line" d="M0 0H26" stroke-width="2.6"/><path class="head" d="M34 0l-9 -4.5v9z"/>'
    widths = '<path class="line" d="M0 0H15" stroke-width="1.5"/><path class="line" d="M19 0H34" stroke-width="3.8"/>'
    line = '<path class="line" d="M0 0H34" stroke-width="2.6"/>'
    dot = f'<circle cx="17" r="{_RADIUS}"/>'
    badges = "".join(
        f'<circle class="badge" cx="{x}" r="6.5"/><text class="badge" x="{x}" y="3.8">{badge}</text>'
        for x, badge in zip((8, 26), _BADGES.values(), strict=True)
    )
    marks = (
        ("spot", dot, "a report held here"),
        ("spot lost", dot, "a lost exemplar: nobody here holds it"),
        ("link same", line, "same words, whole or in part"),
        ("link reworded", line, "reworded or translated"),
        ("link loose", line, "common background, or how is unknown"),
        ("link same", arrow, "this way (0.8 or more); no head: open"),
        ("link same", widths, "thin: little support; thick: much"),
        ("link", badges, "a person accepted it, or holds it open"),
        *([("link same changed", line, xml(standing_out))] if standing_out else []),
    )
    yield f'<g class="key" aria-hidden="true" transform="translate(14 {top:g})">'
    for row, (classes, mark, words) in enumerate(marks):
        place = f'transform="translate(0 {row * _KEY_ROW + 8})"'
        yield f'<g class="{classes}" {place}>{mark}<text x="44" y="4">{words}</text></g>'
    yield "</g>"
