# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of an edition: HTML that asks nothing of any network, holds no script, and reads from a folder or on paper.

Each page is whole by itself: its looks stand inside, and its pictures too. The policy in its head (CSP, level 3) allows
just that style, by its digest, and pictures from the page itself. Everything is escaped; what comes from records stands
in elements of its own direction and language.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from vorlage.domain.editions import ExhibitLabel
from vorlage.domain.seals import PageRaster
from vorlage.publishing import words
from vorlage.publishing.content import EditionContent, ShownClaim, ShownExhibit, ShownPicture

_TEMPLATES: Final = Path(__file__).parent / "templates"
_STYLE: Final = (_TEMPLATES / "edition.css").read_text("utf-8")
_AROUND: Final = 40
"""Pixels of the page around a passage on the first page."""
_SHORT: Final = 140


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        style=Markup(_STYLE),  # noqa: S704  # our own file
        style_hash="sha256-" + b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii"),
        modes=words.MODES,
        proven=words.PROVEN,
        not_proven=words.NOT_PROVEN,
        statuses=words.STATUSES,
        drifts=words.DRIFTS,
        counted=words.counted,
        interval=words.interval,
    )
    made.filters.update(
        tag=words.language_tag,
        direction=words.direction,
        day=words.day_in_words,
        png_address=png_address,
        crop=cropped,
        shortened=lambda text: text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…",
    )
    return made


def pages_of(content: EditionContent) -> dict[str, bytes]:
    """The pages of an edition by their places in its folder; not the proofs, the log and the manifest."""
    environment = _environment()
    pages = {f"{name}.html": _filled(environment, name, content) for name in ("claims", "method", "corrections")}
    drawing = Markup(content.lineage.drawing) if content.lineage else None  # noqa: S704  # escapes every label itself
    pages["index.html"] = _filled(environment, "index", content, groups=grouped(content.exhibits))
    pages["lineage.html"] = _filled(environment, "lineage", content, drawing=drawing)
    exhibits = content.exhibits
    for at, exhibit in enumerate(exhibits):
        pages[f"exhibits/{exhibit.label.place}/index.html"] = _filled(
            environment,
            "exhibit",
            content,
            up="../../",
            exhibit=exhibit,
            before=exhibits[at - 1] if at else None,
            after=exhibits[at + 1] if at + 1 < len(exhibits) else None,
            bearing=_bearing(content.claims, exhibit.label),
        )
    return pages


def grouped(exhibits: Sequence[ShownExhibit]) -> list[tuple[str, list[ShownExhibit]]]:
    """Exhibits under what the story claims, in the order of the list; a claim stands where it is first made."""
    groups: dict[str, list[ShownExhibit]] = {}
    for exhibit in exhibits:
        groups.setdefault(exhibit.claim, []).append(exhibit)
    return list(groups.items())


def png_address(raster: PageRaster) -> str:
    """A picture as an address that holds it."""
    return "data:image/png;base64," + b64encode(raster.to_png()).decode("ascii")


def cropped(picture: ShownPicture) -> PageRaster:
    """The part of a page around its marks; without marks, its upper third."""
    raster = picture.raster
    if not picture.marks:
        return _cut(raster, 0, 0, raster.width, max(1, raster.height // 3))
    x0, y0 = (min(mark[side] for mark in picture.marks) - _AROUND for side in (0, 1))
    x1, y1 = (max(mark[side] for mark in picture.marks) + _AROUND for side in (2, 3))
    return _cut(raster, max(0, x0), max(0, y0), min(raster.width, x1), min(raster.height, y1))


def _cut(raster: PageRaster, x0: int, y0: int, x1: int, y1: int) -> PageRaster:
    rows = (raster.levels[y * raster.width + x0 : y * raster.width + x1] for y in range(y0, y1))
    return PageRaster(width=x1 - x0, height=y1 - y0, levels=b"".join(rows))


def _bearing(claims: Sequence[ShownClaim], label: ExhibitLabel) -> list[tuple[int, ShownClaim]]:
    """The claims that people decided on by an exhibit, with their places in the table."""
    return [(at, claim) for at, claim in enumerate(claims, start=1) if label in claim.exhibits]


def _filled(environment: Environment, name: str, content: EditionContent, **more: Any) -> bytes:
    known: Mapping[str, Any] = {"up": "", "edition": content, **more}
    return environment.get_template(f"{name}.html").render(known).encode("utf-8")
