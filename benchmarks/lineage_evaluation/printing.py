# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Figures as a table for reading: numbers to three places, intervals in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def table_of(figures: Mapping[str, object]) -> str:
    """One line a figure, nested names joined by a blank; [value, low, high] reads "value [low, high]"."""
    rows = list(_rows("", figures))
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)


def _rows(before: str, value: object) -> list[tuple[str, str]]:
    if not isinstance(value, Mapping):
        return [(before, _shown(value))]
    flat = all(not isinstance(each, Mapping | list | tuple) for each in value.values())
    if flat and before:
        return [(before, "  ".join(f"{name} {_shown(each)}" for name, each in value.items()))]
    return [row for name, each in value.items() for row in _rows(f"{before} {name}".strip(), each)]


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        shown = [_shown(each) for each in value]
        if len(value) == 3 and all(isinstance(each, float) for each in value):
            return f"{shown[0]} [{shown[1]}, {shown[2]}]"
        return ", ".join(shown)
    return str(value)
