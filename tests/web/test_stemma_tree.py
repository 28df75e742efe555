# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The tree of the reports as nested nodes."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Exemplar, Lineage, OriginCount, Siglum, StemmaEdge, Witness
from vorlage.web.stemma import StemmaNode, forest, labels_of, loners


def a_witness(number: int, outlet: str = "") -> Witness:
    """A report of an invented outlet."""
    return Witness(
        siglum=Siglum(f"w{number}"),
        number=ItemNumber(number),
        title="",
        outlet=outlet,
        published="",
        language="en",
        credits=(),
        text="text",
    )


def a_lineage(
    witnesses: tuple[Witness, ...], edges: tuple[StemmaEdge, ...], exemplars: tuple[Exemplar, ...] = ()
) -> Lineage:
    """A lineage with nothing but its tree."""
    return Lineage(
        witnesses=witnesses,
        pairs=(),
        exemplars=exemplars,
        edges=edges,
        origins=OriginCount(1, len(witnesses), ()),
    )


def walk(nodes: tuple[StemmaNode, ...]) -> Iterator[StemmaNode]:
    """Every node, from the top."""
    for node in nodes:
        yield node
        yield from walk(node.children)


EDGES = st.lists(
    st.builds(
        lambda parent, child, confidence: StemmaEdge(Siglum(f"w{parent}"), Siglum(f"w{child}"), confidence),
        st.integers(1, 6),
        st.integers(1, 6),
        st.floats(0, 1),
    ),
    max_size=12,
)


@given(EDGES)
def test_every_report_stands_on_the_page_once(edges: list[StemmaEdge]) -> None:
    """In the tree or among those without a step, whatever circles the edges make."""
    lineage = a_lineage(tuple(a_witness(number) for number in range(1, 7)), tuple(edges))
    shown = [node.siglum for node in walk(forest(lineage))] + [witness.siglum for witness in loners(lineage)]
    assert sorted(shown) == [f"w{number}" for number in range(1, 7)]


def test_siblings_stand_under_their_lost_exemplar() -> None:
    """A lost exemplar is a root with its copies below it, and no item of its own."""
    lost = Exemplar(id=Siglum("alpha"), label="Meridian Wire, 12 July", held=False, copies=(Siglum("w1"), Siglum("w2")))
    edges = (StemmaEdge(Siglum("alpha"), Siglum("w1"), 0.9), StemmaEdge(Siglum("alpha"), Siglum("w2"), 0.8))
    (root,) = forest(a_lineage((a_witness(1), a_witness(2)), edges, (lost,)))
    assert (root.label, root.number, root.confidence) == ("Meridian Wire, 12 July", None, None)
    assert [(child.number, child.confidence) for child in root.children] == [(1, 0.9), (2, 0.8)]


def test_a_second_parent_is_named() -> None:
    """A report with two exemplars stands under the likelier one and names the other."""
    edges = (StemmaEdge(Siglum("w1"), Siglum("w3"), 0.4), StemmaEdge(Siglum("w2"), Siglum("w3"), 0.9))
    lineage = a_lineage((a_witness(1, "Gull"), a_witness(2, "Heron"), a_witness(3, "Tern")), edges)
    (child,) = [node for node in walk(forest(lineage)) if node.label == "Tern"]
    assert child.also_from == ("Gull",)


def test_two_reports_of_one_outlet_are_told_apart() -> None:
    """Labels that would be equal get the item number."""
    labels = labels_of(a_lineage((a_witness(1, "Gull"), a_witness(2, "Gull")), ()))
    assert sorted(labels.values()) == ["Gull (item 1)", "Gull (item 2)"]
