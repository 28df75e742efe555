# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The stemma's picture on a page, its words, and the two forms in which it can be saved (decision 0014)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vorlage.domain.claim_grouping import DriftStep
from vorlage.domain.claims import Claim
from vorlage.domain.lineage import Lineage, Origin, OriginCount, Pair, Siglum, Variant, VariantKind, Witness
from vorlage.lineage.drawing import Address, Emphasis, svg_of
from vorlage.lineage.picture import Picture, Spot, picture_of
from vorlage.lineage.picture_edges import Link
from vorlage.lineage.picture_words import shortened
from vorlage.web.links import to_item, to_pair
from vorlage.web.site import HERE
from vorlage.web.wording import counted, in_words, interval_in_words

STYLE = (HERE / "static" / "picture.css").read_text("utf-8")

_FIGURE = r"\d{1,3}(?:[,.\u00a0\u202f]\d{3}){0,2}|\d{1,5}(?:[.,]\d{1,2})?"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_SAID_COLUMNS: Final = 44
_PLAIN_NUMBER = re.compile(rf"(?:{_FIGURE})\s?%?")
_PLAIN_DATE = re.compile(rf"(?:\d{{1,4}}(?!\d)|(?:{_MONTH})(?![A-Za-z])|[-/.,\s]){{1,9}}")


def drawn_on_page(lineage: Lineage, labels: Mapping[Siglum, str]) -> tuple[Picture, str]:
    """The picture with links to reports and pairs, to stand in a page of ours."""
    picture = picture_of(lineage, labels)
    return picture, svg_of(
        picture,
        title="The stemma over time",
        summary=summary_of(lineage, picture),
        words=lambda link: words_of(link, labels),
        address=_addresses(lineage),
    )


def drawn_drift(lineage: Lineage, labels: Mapping[Siglum, str], claim: Claim, steps: Sequence[DriftStep]) -> str:
    """The families whose reports make a claim, each report with its own words, lines on which these changed in accent.

    Empty where no two reports are of one family: then there is no line to draw.
    """
    said: dict[Siglum, str] = {}
    for member in claim.members:
        said.setdefault(member.mention.siglum, shortened(" ".join(member.mention.quote.split()), _SAID_COLUMNS))
    kept = tuple(origin for origin in lineage.origins.origins if said.keys() & set(origin.reports))
    if all(len(origin.reports) == 1 for origin in kept):
        return ""
    among = replace(lineage, origins=OriginCount(1, len(kept), kept))
    named = {
        siglum: f"{label}: \u201c{said[siglum]}\u201d" if siglum in said else label for siglum, label in labels.items()
    }
    picture = picture_of(among, named)
    changed = {step.child: step for step in steps if step.changes}
    held = {siglum for origin in kept for siglum in origin.reports}

    def words(link: Link) -> str:
        step = changed.get(link.end)
        here = f"; changed: {', '.join(in_words(each.kind) for each in step.changes)}" if step else ""
        return words_of(link, labels) + here

    emphasis = Emphasis(
        lines=frozenset((link.start, link.end) for link in picture.links if link.end in changed),
        faint=frozenset(held - said.keys()),
        key="the claim changed on this line",
    )
    summary = f"{counted(len(said), 'report')} with the words of each; faint ones are kin to them and do not say it."
    return svg_of(
        picture,
        title="The claim on the stemma",
        summary=summary,
        words=words,
        address=_addresses(lineage),
        emphasis=emphasis,
    )


def _addresses(lineage: Lineage) -> Address:
    """Where a picture's spots and lines lead: to the page of a report, and to that of a pair."""
    numbers = {witness.siglum: witness.number for witness in lineage.witnesses}

    def address(target: Spot | Pair) -> str | None:
        if isinstance(target, Pair):
            return to_pair(numbers[target.a], numbers[target.b])
        return None if target.witness is None else to_item(target.witness.number)

    return address


def saved_svg(lineage: Lineage, *, style: str = STYLE) -> str:
    """The picture by itself, its looks inside, without links, for a file that leaves the case."""
    labels = outward_labels(lineage)
    outward = with_outward_origins(lineage, labels)
    picture = picture_of(outward, labels)
    return svg_of(
        picture,
        title="The stemma over time",
        summary=f"{summary_of(outward, picture)} {WHAT_IT_DOES_NOT_SHOW}",
        words=lambda link: words_of(link, labels),
        address=lambda _target: None,
        style=style,
    )


WHAT_IT_DOES_NOT_SHOW = (
    "Suggested by a machine from the texts alone, unless it says that a person decided. It does not show that reports "
    "without a line between them are independent, nor who was right, nor that anyone did wrong."
)


def summary_of(lineage: Lineage, picture: Picture) -> str:
    """What the picture shows, in a sentence or two."""
    origins = f"{interval_in_words(lineage.origins)} independent {'origin' if lineage.origins.high == 1 else 'origins'}"
    reports = counted(len(lineage.witnesses) - picture.reports_left_out, "report")
    words = f"{reports} from left to right by date, {origins} behind all; {counted(len(picture.links), 'line')}."
    if picture.reports_left_out:
        words += f" {counted(picture.reports_left_out, 'more report')} not drawn: the largest families come first."
    if picture.loose_left_out:
        words += f" {counted(picture.loose_left_out, 'line')} of common background not drawn, for their number."
    return words


def words_of(link: Link, labels: Mapping[Siglum, str]) -> str:
    """What a line says: evidence, support, and who decided."""
    start, end = labels.get(link.start, link.start), labels.get(link.end, link.end)
    way = f"{end} goes back to {start}" if link.is_directed else f"{start} and {end}, direction open"
    relation = in_words(link.pair.relation) if link.pair else "over a text that nobody here holds"
    decided = f"; a person decided: {in_words(link.decision)}" if link.decision else ""
    return f"{way}: {relation}, support {link.support:.2f}{decided}"


def outward_labels(lineage: Lineage) -> dict[Siglum, str]:
    """Labels for what leaves the case: outlets and agencies as printed, else a number; no title and no path.

    A title or a file name may hold the name of a private person.
    """
    outlets = Counter(witness.outlet for witness in lineage.witnesses)
    labels = {witness.siglum: _outward_label(witness, outlets[witness.outlet] > 1) for witness in lineage.witnesses}
    return labels | {exemplar.id: exemplar.label for exemplar in lineage.exemplars}


def _outward_label(witness: Witness, is_doubled: bool) -> str:
    if not witness.outlet:
        return f"report {witness.number}"
    return f"{witness.outlet} (report {witness.number})" if is_doubled else witness.outlet


def with_outward_origins(lineage: Lineage, labels: Mapping[Siglum, str]) -> Lineage:
    """The lineage with each origin called after its lost exemplar, or its first report as it is called outside."""
    lost = {exemplar.copies[0]: exemplar.label for exemplar in reversed(lineage.exemplars)}
    origins = tuple(
        Origin(
            next((lost[siglum] for siglum in origin.reports if siglum in lost), labels[origin.reports[0]]),
            origin.reports,
        )
        for origin in lineage.origins.origins
    )
    return replace(lineage, origins=replace(lineage.origins, origins=origins))


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPair:
    """A pair as it leaves the case: reasons and counts; of variants the bare numbers and dates, and how many others."""

    pair: Pair
    figures: tuple[tuple[str, str], ...]
    others: int


def saved_pairs(lineage: Lineage) -> tuple[SavedPair, ...]:
    """All pairs in the order of the page, without any word of a report."""
    ordered = sorted(lineage.pairs, key=lambda pair: (-pair.relation.joins_lineages, -pair.confidence, pair.a, pair.b))
    return tuple(_saved(pair) for pair in ordered)


def _saved(pair: Pair) -> SavedPair:
    figures = tuple(dict.fromkeys((variant.a, variant.b) for variant in pair.variants if is_outward(variant)))
    others = sum(not is_outward(variant) for variant in pair.variants)
    return SavedPair(pair=pair, figures=figures, others=others)


def is_outward(variant: Variant) -> bool:
    """Whether both readings are a bare amount or date, too short to be the number of a person, phone or account."""
    if variant.kind is VariantKind.NUMBER:
        return all(_PLAIN_NUMBER.fullmatch(reading) for reading in (variant.a, variant.b))
    if variant.kind is VariantKind.DATE:
        return all(len(reading) <= 24 and _PLAIN_DATE.fullmatch(reading) for reading in (variant.a, variant.b))
    return False
