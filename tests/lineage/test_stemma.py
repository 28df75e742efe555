# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Trees of copies: from a table of readings, and from texts with days and credits."""

from __future__ import annotations

import csv
from collections import deque
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.lineage import Derivation, Lineage, Siglum
from vorlage.lineage import trace_lineage, witness_from_text
from vorlage.lineage.arborescence import minimum_arborescence, minimum_spanning_tree
from vorlage.lineage.descent import Hung, descent_of, evidence_of_table
from vorlage.lineage.stemma import LACUNA, stemma_from_matrix, without_singular_readings

from .reports_written import OTHER_STORY, SPUN, WIRE


def _cost(costs: np.ndarray[tuple[int, int], np.dtype[np.float64]], parents: tuple[int, ...], root: int) -> float:
    for node in range(len(parents)):
        seen = set()
        while node != root:
            if node in seen:
                return float("inf")
            seen.add(node)
            node = parents[node]
    return float(sum(costs[parent, child] for child, parent in enumerate(parents) if child != root))


@given(st.lists(st.integers(1, 30), min_size=16, max_size=16), st.integers(0, 3))
def test_no_tree_is_cheaper_than_the_arborescence(numbers: list[int], root: int) -> None:
    """Held against every way to give four nodes parents."""
    costs = np.array(numbers, np.float64).reshape(4, 4)
    found = _cost(costs, tuple(minimum_arborescence(costs, root)), root)
    every = permutations_with_repetition(4)
    assert found == min(_cost(costs, parents, root) for parents in every if parents[root] == root)


def permutations_with_repetition(count: int) -> list[tuple[int, ...]]:
    """Every way to give each node a parent."""
    grid = np.indices((count,) * count).reshape(count, -1).T
    return [tuple(row) for row in grid.tolist()]


def test_the_spanning_tree_of_a_line_is_the_line() -> None:
    """Points in a row are joined to their neighbours."""
    places = np.array([0.0, 3.0, 4.0, 9.0])
    assert minimum_spanning_tree(np.abs(places[:, None] - places)) == [(0, 1), (1, 2), (2, 3)]


def test_readings_of_one_witness_say_nothing_of_kinship() -> None:
    """Singular readings become lacunae, shared ones stay."""
    table = np.array([[0, 0, 1, 1], [0, 0, 0, 5]])
    assert without_singular_readings(table).tolist() == [[0, 0, 1, 1], [0, 0, 0, LACUNA]]


def test_a_line_of_copies_is_found_from_readings_alone() -> None:
    """Each copy keeps the errors before it and adds its own; the tree is the line, well supported."""
    table = np.zeros((60, 4), np.int64)
    table[:15, 1:] = 1
    table[15:30, 2:] = 1
    table[30:40, 3] = 1
    edges = stemma_from_matrix(table)
    assert {frozenset((edge.parent, edge.child)) for edge in edges} >= {frozenset((0, 1)), frozenset((1, 2))}
    assert all(edge.support > 0.9 for edge in edges if {edge.parent, edge.child} == {1, 2})


_CHANGES = (
    ("harbour board", "port authority"),
    ("eleven weeks", "three months"),
    ("passed to", "handed to"),
    ("former clerk", "retired clerk"),
    ("taken in March", "drawn in March"),
    ("speaks for", "is spokesman of"),
    ("tied up", "at anchor"),
    ("mercury scare", "poisoning scare"),
)


def _copied(text: str, *which: int) -> str:
    for number in which:
        before, after = _CHANGES[number]
        assert before in text
        text = text.replace(before, after)
    return text


def _line_of_copies() -> dict[str, str]:
    first = _copied(WIRE, 0, 1)
    second = _copied(first, 2, 3)
    return {"a": WIRE, "b": first, "c": second, "d": _copied(second, 4, 5), "e": _copied(first, 6, 7)}


def _traced(texts: dict[str, str], **published: str) -> Lineage:
    return trace_lineage(
        [witness_from_text(siglum, text, published=published.get(siglum, "")) for siglum, text in texts.items()]
    )


def test_a_family_with_days_is_hung_as_it_was_copied() -> None:
    """Innovations and days give every step its parent."""
    days = {"a": "2024-10-01", "b": "2024-10-02", "c": "2024-10-03", "d": "2024-10-04", "e": "2024-10-04"}
    lineage = _traced(_line_of_copies(), **days)
    assert {(edge.parent, edge.child) for edge in lineage.edges} == {("a", "b"), ("b", "c"), ("c", "d"), ("b", "e")}
    pair = lineage.pair(Siglum("b"), Siglum("d"))
    assert pair is not None
    assert pair.derives is Derivation.B_FROM_A
    cousins = lineage.pair(Siglum("d"), Siglum("e"))
    assert cousins is not None
    assert cousins.derives is Derivation.COMMON_EXEMPLAR
    assert lineage.exemplars == ()


def test_three_copies_that_credit_one_agency_hang_from_its_lost_text() -> None:
    """Each has readings of its own, none shares another's: siblings."""
    texts = {"a": _copied(WIRE, 0, 1), "b": _copied(WIRE, 2, 3), "c": _copied(WIRE, 4, 5)}
    witnesses = [witness_from_text(siglum, text, credits=("Meridian Wire",)) for siglum, text in texts.items()]
    lineage = trace_lineage(witnesses)
    (exemplar,) = lineage.exemplars
    assert exemplar.copies == ("a", "b", "c")
    assert {pair.derives for pair in lineage.pairs} == {Derivation.COMMON_EXEMPLAR}
    assert {edge.parent for edge in lineage.edges} == {exemplar.id}


def test_a_paper_that_copies_credit_is_not_lost_where_its_own_text_is_held() -> None:
    """Two copies name the paper whose report lies beside them: they come from it, and no text behind it is invented."""
    first = _copied(WIRE, 0)
    texts = {"a": first, "b": _copied(first, 2, 3), "c": _copied(first, 4, 5)}
    outlets = {"a": "Sarn Courier", "b": "Upper Town Echo", "c": "Lindmark Post"}
    lineage = trace_lineage(
        [
            witness_from_text(s, text, outlet=outlets[s], credits=() if s == "a" else ("Sarn Courier",))
            for s, text in texts.items()
        ]
    )
    assert lineage.exemplars == ()
    assert {(edge.parent, edge.child) for edge in lineage.edges} == {("a", "b"), ("a", "c")}


def test_text_that_names_the_agency_and_that_the_other_lacks_came_from_the_agency() -> None:
    """A later paper without a credit has a sentence "seen by the agency" that the earlier one left out: a sibling."""
    stamp = "The letters seen by Meridian Wire carry the stamp of the harbour office on each page."
    texts = {
        "a": _copied(WIRE, 0),
        "b": _copied(WIRE, 2, 3) + "\n\n" + stamp,
        "c": _copied(_copied(WIRE, 0), 4, 5),
    }
    credits: dict[str, tuple[str, ...]] = {"a": ("Meridian Wire",), "b": (), "c": ("Meridian Wire",)}
    days = {"a": "2024-10-14", "b": "2024-10-15", "c": "2024-10-15"}
    lineage = trace_lineage(
        [witness_from_text(s, text, credits=credits[s], published=days[s]) for s, text in texts.items()]
    )
    (exemplar,) = lineage.exemplars
    assert exemplar.copies == ("a", "b")
    assert exemplar.label == "Meridian Wire, 14 October 2024"
    assert (Siglum("a"), Siglum("c")) in {(edge.parent, edge.child) for edge in lineage.edges}
    pair = lineage.pair(Siglum("a"), Siglum("b"))
    assert pair is not None
    assert pair.derives is Derivation.COMMON_EXEMPLAR


def test_a_copy_that_names_the_paper_it_took_the_text_from_descends_from_it() -> None:
    """Without days, readings alone leave open who was first; a credit to another paper of the family does not."""
    texts = {"a": _copied(WIRE, 0), "b": _copied(_copied(WIRE, 0), 2, 3), "c": _copied(_copied(WIRE, 0), 4, 5)}

    def direction(credits: tuple[str, ...]) -> Derivation:
        lineage = trace_lineage(
            [
                witness_from_text("a", texts["a"], outlet="Sarn Courier"),
                witness_from_text("b", texts["b"], outlet="Upper Town Echo", credits=credits),
                witness_from_text("c", texts["c"], outlet="Lindmark Post"),
            ]
        )
        pair = lineage.pair(Siglum("a"), Siglum("b"))
        assert pair is not None
        return pair.derives

    assert direction(("Sarn Courier",)) is Derivation.B_FROM_A
    assert direction(("Harrow Observer",)) is not Derivation.B_FROM_A


def test_of_two_copies_a_step_is_no_surer_than_its_direction() -> None:
    """That one text was copied may be certain; days alone do not make it certain who had it from whom."""
    lineage = _traced({"a": WIRE, "b": _copied(WIRE, 0, 1)}, a="2024-10-14", b="2024-10-15")
    (pair,), (edge,) = lineage.pairs, lineage.edges
    assert pair.confidence > 0.9
    assert (edge.parent, edge.child) == ("a", "b")
    assert edge.confidence < 0.8


def test_a_reading_older_than_a_copy_speaks_against_descent_from_it() -> None:
    """What c shares with a text older than p, and p has otherwise, c does not have from p."""
    table = np.zeros((40, 3), np.int64)
    witnesses = [witness_from_text(str(k), "", published=f"2024-10-0{k + 1}") for k in range(3)]
    none, plain = np.zeros((3, 3)), np.zeros(3, np.bool_)
    hung = Hung(none, none, plain, none.astype(np.bool_), none.astype(np.bool_))
    alike = descent_of(evidence_of_table(table, witnesses, plain, hung)).above[1, 2]
    table[:6, 1] = 1
    changed = descent_of(evidence_of_table(table, witnesses, plain, hung)).above[1, 2]
    assert changed < alike / 2


_ROWS = st.lists(st.lists(st.integers(-1, 2), min_size=4, max_size=4), min_size=1, max_size=12)


@given(_ROWS, st.permutations(["2024-10-01", "2024-10-02", "", "2024-10-02"]))
def test_the_three_ways_between_two_copies_add_up_and_time_runs_forwards(
    rows: list[list[int]], days: list[str]
) -> None:
    """One is above, the other is, or neither: together certain, the same seen from either, never against the dates."""
    table = np.array(rows, np.int64)
    witnesses = [witness_from_text(str(k), "", published=day) for k, day in enumerate(days)]
    none = np.zeros((4, 4))
    plain = np.zeros(4, np.bool_)
    hung = Hung(none, none, plain, none.astype(np.bool_), none.astype(np.bool_))
    descent = descent_of(evidence_of_table(table, witnesses, plain, hung))
    whole = descent.above + descent.above.T + descent.beside
    assert np.allclose(whole, 1.0)
    assert np.allclose(descent.beside, descent.beside.T)
    for p, c in permutations(range(4), 2):
        if days[c] and days[p] and days[c] < days[p]:
            assert descent.above[p, c] == 0.0


def test_a_spun_copy_hangs_from_a_published_text_and_not_from_the_wire() -> None:
    """Who spins works from what is published."""
    texts = {"a": _copied(WIRE, 0, 1), "b": _copied(WIRE, 2, 3), "s": SPUN}
    days = {"a": "2024-10-01", "b": "2024-10-01", "s": "2024-10-05"}
    lineage = trace_lineage(
        [witness_from_text(s, text, credits=("Meridian Wire",), published=days[s]) for s, text in texts.items()]
    )
    parents = {edge.child: edge.parent for edge in lineage.edges}
    assert parents[Siglum("s")] in ("a", "b")
    assert parents[Siglum("a")] == parents[Siglum("b")] == lineage.exemplars[0].id


def test_a_compilation_has_two_parents_and_joins_no_families() -> None:
    """Two stories put together in a third remain two origins; both lead to the compilation."""
    half = "\n\n".join(WIRE.split("\n\n")[:5])
    other = "\n\n".join(OTHER_STORY.split("\n\n")[1:])
    lineage = _traced(
        {"a": WIRE, "b": OTHER_STORY, "c": half + "\n\n" + other}, a="2024-10-01", b="2024-10-01", c="2024-10-02"
    )
    assert {edge.parent for edge in lineage.edges if edge.child == "c"} == {"a", "b"}
    assert (lineage.origins.low, lineage.origins.high) == (1, 2)


def test_a_compilation_from_two_families_joins_neither_copy_of_the_second() -> None:
    """Three stories, two of them copied: what one text has from both families is no bridge between them."""
    half = "\n\n".join(WIRE.split("\n\n")[:5])
    other = "\n\n".join(OTHER_STORY.split("\n\n")[1:])
    texts = {"a": WIRE, "b": OTHER_STORY, "c": half + "\n\n" + other}
    copies = {"a2": _copied(WIRE, 0, 1), "b2": OTHER_STORY.replace("nearly six hours", "almost six hours")}
    lineage = _traced(texts | copies)
    assert (lineage.origins.low, lineage.origins.high) == (1, 2)


@pytest.mark.shared
def test_an_artificial_tradition_of_known_stemma_is_found_from_its_matrix(shared_folder: Path) -> None:
    """Notre Besoin, 13 witnesses, one half lost: average sign similarity of at least 85 without dates or labels.

    The true edges are those of the published stemma (contaminated witnesses have two parents).
    """
    path = shared_folder / "data/lineage/stemma-artificial/notre-besoin-13-witnesses-coded.csv"
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    names = rows[0][1:]
    table = np.array([[LACUNA if code in ("", "NA") else int(code) for code in row[1:]] for row in rows[1:]])
    found = [(names[edge.parent], names[edge.child]) for edge in stemma_from_matrix(table)]
    true = "T1-T2 T2-A A-J A-C C-M C-F C-S S-D A-U U-F U-V U-omega omega-B B-L"
    edges = [tuple(edge.split("-")) for edge in true.split()]
    assert _sign_similarity([(a, b) for a, b in edges], found, names) >= 85.0


def _sign_similarity(true: list[tuple[str, str]], found: list[tuple[str, str]], names: list[str]) -> float:
    one, other = _distances(true, names), _distances(found, names)
    scores = []
    for i, j, k in permutations(names, 3):
        signs = np.sign(one[i, j] - one[i, k]), np.sign(other[i, j] - other[i, k])
        scores.append(1 - abs(signs[0] - signs[1]) / 2)
    return 100 * float(np.mean(scores))


def _distances(edges: list[tuple[str, str]], names: list[str]) -> dict[tuple[str, str], int]:
    near: dict[str, set[str]] = {}
    for a, b in edges:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found: dict[tuple[str, str], int] = {}
    for start in names:
        queue, seen = deque([start]), {start: 0}
        while queue:
            here = queue.popleft()
            for there in near[here] - seen.keys():
                seen[there] = seen[here] + 1
                queue.append(there)
        found.update(((start, name), seen[name]) for name in names)
    return found
