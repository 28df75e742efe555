# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text in drawings (DrawingML, ECMA-376 part 1, sections 20 and 21): shapes, tables, charts, diagrams."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.etree

Element = lxml.etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_BREAKS = {f"{A}br": "\n", f"{A}tab": "\t"}
MAX_POINTS = 5_000
"""Of one chart: its labels and values as they were saved."""


def paragraphs_text(body: Element) -> str:
    """The paragraphs below a text body, one a line."""
    return "\n".join(_paragraph(paragraph) for paragraph in body.iter(f"{A}p"))


def _paragraph(paragraph: Element) -> str:
    pieces = []
    for node in paragraph.iter(f"{A}t", *_BREAKS):
        pieces.append(node.text or "" if node.tag == f"{A}t" else _BREAKS[node.tag])
    return "".join(pieces)


def table_text(table: Element) -> str:
    """A table: a row a line, cells apart by tabs, their lines by spaces."""
    rows = []
    for row in table.iter(f"{A}tr"):
        cells = (" ".join(paragraphs_text(cell).split("\n")).strip() for cell in row.iter(f"{A}tc"))
        rows.append("\t".join(cells).rstrip("\t"))
    return "\n".join(rows)


def chart_text(chart: Element) -> str:
    """Titles, then a row of labels and a row for each series with the values saved for it."""
    lines = [text for title in chart.iter(f"{_CHART}title") if (text := paragraphs_text(title).strip())]
    labels: list[str] = []
    rows = []
    for series in chart.iter(f"{_CHART}ser"):
        named = series.find(f"{_CHART}tx")
        name = " ".join(_values(named)) if named is not None else ""
        categories = [*_values_in(series, "cat"), *_values_in(series, "xVal")]
        labels = labels or categories
        rows.append("\t".join([name, *_values_in(series, "val"), *_values_in(series, "yVal")]).rstrip("\t"))
    if labels:
        lines.append("\t".join(["", *labels]))
    return "\n".join([*lines, *rows])


def _values_in(series: Element, part: str) -> Iterator[str]:
    held = series.find(f"{_CHART}{part}")
    if held is not None:
        yield from _values(held)


def _values(held: Element) -> Iterator[str]:
    for count, value in enumerate(held.iter(f"{_CHART}v")):
        if count >= MAX_POINTS:
            return
        yield value.text or ""


def diagram_text(diagram: Element) -> str:
    """The texts of a diagram's points, in their order."""
    points = (paragraphs_text(point).strip() for point in diagram.iter(f"{_DIAGRAM}t"))
    return "\n".join(point for point in points if point)
