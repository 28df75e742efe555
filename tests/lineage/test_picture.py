# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The stemma's picture: everything is there once, nothing lies on anything else, time goes from left to right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import (
    Derivation,
    Exemplar,
    Lineage,
    Pair,
    Relation,
    Siglum,
    StemmaEdge,
    Witness,
)
from vorlage.lineage.drawing import svg_of, xml
from vorlage.lineage.families import count_origins, families_of, groups
from vorlage.lineage.picture import MOST_REPORTS, ROW, Picture, Spot, picture_of
from vorlage.lineage.picture_edges import LinkKind
from vorlage.lineage.picture_words import columns_of, shortened

LABELS = (
    "Harbour Gazette",
    "صحيفة الميناء اليومية",
    "岬湾日报",
    "The Northern Mole Evening Chronicle and Advertiser",
    "",
    "Δ",
)
SVG = "{http://www.w3.org/2000/svg}"


def a_witness(number: int, published: str = "", outlet: str = "") -> Witness:
    """A report of an invented outlet."""
    return Witness(
        siglum=Siglum(f"w{number:03}"),
        number=ItemNumber(number),
        title="",
        outlet=outlet,
        published=published,
        language="en",
        credits=(),
        text="text",
    )


def a_pair(
    one: int, other: int, relation: Relation, derives: Derivation = Derivation.UNKNOWN, confidence: float = 0.9
) -> Pair:
    """A pair without passages: the picture does not look at them."""
    return Pair(
        a=Siglum(f"w{one:03}"),
        b=Siglum(f"w{other:03}"),
        relation=relation,
        derives=derives,
        confidence=confidence,
        why=("shares 40 consecutive words of own prose",),
        passages=(),
        variants=(),
    )


def a_lineage(witnesses: Sequence[Witness], pairs: Sequence[Pair]) -> Lineage:
    """Steps, lost exemplars and origins follow from the pairs."""
    sigla = [witness.siglum for witness in witnesses]
    siblings = groups(sigla, pairs, lambda pair: pair.derives is Derivation.COMMON_EXEMPLAR)
    exemplars = tuple(
        Exemplar(id=Siglum(f"lost{place}"), label="Meridian Wire", held=False, copies=copies)
        for place, copies in enumerate(siblings)
        if len(copies) > 1
    )
    edges = [StemmaEdge(exemplar.id, copy, 0.7) for exemplar in exemplars for copy in exemplar.copies]
    for pair in pairs:
        if pair.derives is Derivation.B_FROM_A:
            edges.append(StemmaEdge(pair.a, pair.b, pair.confidence))
        elif pair.derives is Derivation.A_FROM_B:
            edges.append(StemmaEdge(pair.b, pair.a, pair.confidence))
    origins = count_origins(witnesses, pairs, exemplars, families_of(witnesses, pairs))
    return Lineage(
        witnesses=tuple(witnesses), pairs=tuple(pairs), exemplars=exemplars, edges=tuple(edges), origins=origins
    )


DATES = st.sampled_from(["", "2019", "2019-11", "2019-11-24", "2019-11-25", "2019-11-25T08:00", "2021-02-29", "soon"])


@st.composite
def lineages(draw: st.DrawFn) -> Lineage:
    """Any lineage of up to twelve reports, circles of steps included."""
    count = draw(st.integers(1, 12))
    witnesses = [a_witness(number, draw(DATES)) for number in range(1, count + 1)]
    pairs = []
    for one, other in draw(st.lists(st.sampled_from(list(combinations(range(1, 13), 2))), max_size=14, unique=True)):
        if other <= count:
            relation = draw(st.sampled_from(Relation))
            derives = draw(st.sampled_from(Derivation)) if relation.joins_lineages else Derivation.UNKNOWN
            pairs.append(a_pair(one, other, relation, derives, draw(st.floats(0.1, 1))))
    return a_lineage(witnesses, pairs)


def labels_for(lineage: Lineage) -> dict[Siglum, str]:
    """Labels in several scripts, some of them far too long."""
    named = {witness.siglum: LABELS[witness.number % len(LABELS)] for witness in lineage.witnesses}
    return named | {exemplar.id: exemplar.label for exemplar in lineage.exemplars}


def drawn(lineage: Lineage, style: str = "") -> str:
    """The picture as SVG, with addresses."""
    return svg_of(
        picture_of(lineage, labels_for(lineage)),
        title="T",
        summary="S",
        words=lambda link: f"{link.start} to {link.end}",
        address=lambda target: f"/{target.siglum}" if isinstance(target, Spot) else f"/{target.a}/{target.b}",
        style=style,
    )


def boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    """Dot and label of each spot, and each band's label, as left, top, right, bottom."""
    spots = [(spot.x - 7, spot.y - 9, spot.right, spot.y + 9) for spot in picture.spots]
    bands = [(18.0, band.top + 5, 18 + 7.0 * columns_of(band.label), band.top + 22) for band in picture.bands]
    return spots + bands


@given(lineages())
def test_every_report_and_exemplar_is_drawn_once_and_no_labels_meet(lineage: Lineage) -> None:
    """Nothing is lost, nothing lies on anything else, nothing lies outside."""
    picture = picture_of(lineage, labels_for(lineage))
    expected = [witness.siglum for witness in lineage.witnesses] + [exemplar.id for exemplar in lineage.exemplars]
    assert sorted(spot.siglum for spot in picture.spots) == sorted(expected)
    for one, other in combinations(boxes(picture), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    for left, top, right, bottom in boxes(picture):
        assert left >= 0
        assert top >= 0
        assert right <= picture.width
        assert bottom <= picture.height


@given(lineages())
def test_reports_of_an_origin_stand_in_its_band(lineage: Lineage) -> None:
    """An origin of several reports has a band, and just its reports stand there."""
    picture = picture_of(lineage, labels_for(lineage))
    at = {spot.siglum: spot.y for spot in picture.spots}
    families = [origin for origin in lineage.origins.origins if len(origin.reports) > 1]
    assert len(picture.bands) == len(families)
    for origin in families:
        holding = [band for band in picture.bands if band.top < at[origin.reports[0]] < band.bottom]
        assert len(holding) == 1
        inside = {siglum for siglum, y in at.items() if holding[0].top < y < holding[0].bottom}
        assert {siglum for siglum in inside if siglum.startswith("w")} == set(origin.reports)


@given(lineages())
def test_a_later_day_is_further_right(lineage: Lineage) -> None:
    """Days keep their order; the undated stand before all of them."""
    picture = picture_of(lineage, labels_for(lineage))
    days = {
        spot.siglum: spot.witness.published[:10]
        for spot in picture.spots
        if spot.witness and spot.witness.published.startswith("2019-11-2")
    }
    x = {spot.siglum: spot.x for spot in picture.spots}
    for one, other in combinations(sorted(days), 2):
        if days[one] < days[other]:
            assert x[one] < x[other]
        elif days[other] < days[one]:
            assert x[other] < x[one]
    undated = [x[witness.siglum] for witness in lineage.witnesses if witness.published in {"", "soon", "2021-02-29"}]
    assert not undated or not days or max(undated) < min(x[siglum] for siglum in days)
    assert all(one.x < other.x for one, other in pairwise(picture.ticks))


@given(lineages())
def test_the_drawing_is_well_formed_and_every_line_leads_somewhere(lineage: Lineage) -> None:
    """An XML parser reads it; every report and every line with a pair behind it can be reached with the keyboard."""
    picture = picture_of(lineage, labels_for(lineage))
    root = ElementTree.fromstring(drawn(lineage))  # noqa: S314  # our own drawing
    links = root.findall(f"{SVG}a")
    assert all(link.get("href") and link.get("aria-label") for link in links)
    reports = [link.get("href") for link in links if "spot" in (link.get("class") or "").split()]
    assert sorted(filter(None, reports)) == sorted(f"/{witness.siglum}" for witness in lineage.witnesses)
    lines = [link for link in links if "link" in (link.get("class") or "").split()]
    assert len(lines) == sum(link.pair is not None for link in picture.links)
    assert root.get("aria-label") == "T"
    assert root.findtext(f"{SVG}desc") == "S"


@given(lineages())
def test_a_line_has_a_head_from_four_of_five_on(lineage: Lineage) -> None:
    """Below that support the picture leaves the direction open."""
    picture = picture_of(lineage, labels_for(lineage))
    for link in picture.links:
        is_step = any((edge.parent, edge.child) == (link.start, link.end) for edge in lineage.edges)
        assert link.is_directed == (is_step and link.support >= 0.8)


def test_lines_say_what_kind_of_copy_it_is() -> None:
    """Solid, dashed and dotted; public words in common and rejected pairs are no line."""
    witnesses = [a_witness(number, "2024-05-01") for number in range(1, 9)]
    pairs = [
        a_pair(1, 2, Relation.LIGHT_EDIT, Derivation.B_FROM_A),
        a_pair(3, 4, Relation.TRANSLATED),
        a_pair(5, 6, Relation.SHARED_SOURCE),
        a_pair(7, 8, Relation.SHARED_QUOTE),
    ]
    picture = picture_of(a_lineage(witnesses, pairs), {})
    kinds = {(link.start, link.end): link.kind for link in picture.links}
    assert kinds == {
        ("w001", "w002"): LinkKind.SAME,
        ("w003", "w004"): LinkKind.REWORDED,
        ("w005", "w006"): LinkKind.LOOSE,
    }


def test_of_a_large_case_the_largest_families_are_drawn_and_the_rest_is_counted() -> None:
    """Two hundred reports are drawn; the picture knows how many are not."""
    witnesses = [a_witness(number, f"2024-{1 + number % 12:02}-{1 + number % 28:02}") for number in range(1, 261)]
    pairs = [a_pair(1, other, Relation.VERBATIM, Derivation.B_FROM_A) for other in range(2, 31)]
    picture = picture_of(a_lineage(witnesses, pairs), {})
    assert len(picture.spots) == MOST_REPORTS
    assert picture.reports_left_out == 60
    assert picture.bands[0].reports == 30
    assert picture.height < MOST_REPORTS * ROW * 1.2


def test_loose_lines_too_many_to_read_are_counted_instead() -> None:
    """Twelve reports with one background would be sixty-six dotted lines."""
    witnesses = [a_witness(number) for number in range(1, 13)]
    pairs = [a_pair(one, other, Relation.SHARED_SOURCE) for one, other in combinations(range(1, 13), 2)]
    picture = picture_of(a_lineage(witnesses, pairs), {})
    assert (picture.links, picture.loose_left_out) == ((), 66)


def test_a_case_without_reports_has_an_empty_picture() -> None:
    """Nothing to draw is no failure."""
    picture = picture_of(a_lineage([], []), {})
    assert (picture.spots, picture.links, picture.bands) == ((), (), ())
    assert math.isfinite(picture.width)


@given(st.text(max_size=60), st.integers(4, 40))
def test_a_short_label_keeps_within_its_columns(text: str, columns: int) -> None:
    """Cut in the middle, with an ellipsis; what fits is not cut."""
    short = shortened(text, columns)
    assert columns_of(short) <= columns
    if columns_of(" ".join(text.split())) <= columns:
        assert short == " ".join(text.split())


@pytest.mark.parametrize("label", ['"><script>alert(1)</script>', "a\x00b\ud800c\ufffe", "]]>", "&amp;", "\u202eabc"])
def test_a_hostile_label_is_words_and_nothing_else(label: str) -> None:
    """No element, no attribute, nothing that an XML parser stumbles over."""
    lineage = a_lineage([a_witness(1, "2024-05-01", label), a_witness(2)], [a_pair(1, 2, Relation.SPUN)])
    picture = picture_of(lineage, {Siglum("w001"): label})
    drawing = svg_of(picture, title=label, summary=label, words=lambda _link: label, address=lambda _target: label)
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(drawing).iter()}  # noqa: S314
    assert tags <= {"svg", "title", "desc", "g", "a", "path", "circle", "rect", "text"}
    assert "script" not in tags


@given(st.text())
def test_any_text_can_stand_in_an_element_and_in_an_attribute(text: str) -> None:
    """What XML may not hold becomes the replacement character; the rest is read back as it was."""
    element = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')  # noqa: S314
    assert len((element.text or "").replace("\r\n", "\n")) <= len(text)


def test_a_saved_drawing_brings_its_looks() -> None:
    """The style stands inside, and a ground to be seen on."""
    lineage = a_lineage([a_witness(1)], [])
    assert "<style>.x{}</style>" in drawn(lineage, style=".x{}")
    assert "<style" not in drawn(lineage)
