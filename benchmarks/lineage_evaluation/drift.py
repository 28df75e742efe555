# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names, numbers and dates that changed on the way, with a table of what was changed.

For each text a parent and a copy are made. Up to four surnames of the report are replaced in the parent by one
spelling and in the copy by another that Wikidata gives for the same name through Arabic or Chinese (CC0 pairs), every
time they occur; up to three numbers lose their order of digits (a year, which counts as a date, is moved by a few); a
weekday becomes another. The copy is otherwise the same (`plain`), lightly edited (`edited`: its day edits are on the
table too, numbers put in figures keep their value and are not), spun, or sent through translation and back. Recall asks
of each place changed whether a variant of the kind (a bare figure may be number or date) names both spellings there.
Precision asks of each variant of a name, a number or a date whether it is on the table, and is asked of plain and
edited copies only: a translator corrupts names of its own, which is on nobody's table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import msgspec

from benchmarks.lineage_evaluation.edits import Edit, Planted, apply_edits
from benchmarks.lineage_evaluation.house_edits import house_edits
from benchmarks.lineage_evaluation.labelled import Means, usable_prose
from benchmarks.lineage_evaluation.press_texts import PressText, Split
from benchmarks.lineage_evaluation.translation import translate
from vorlage.domain.lineage import Variant, VariantKind
from vorlage.lineage import trace_lineage, witness_from_text

KINDS = ("name", "number", "date")
WAYS = ("plain", "edited", "spun", "back_translated")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURNAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,$])\d{2,4}(?![\w,%]|\.\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $")


class Drifted(msgspec.Struct, frozen=True, kw_only=True):
    """A parent, its copy, and the table. A row: kind, old, new; with spans where the copy still has them."""

    way: str
    parent: str
    copy: str
    rows: tuple[tuple[str, str, str], ...]
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def load_spellings(folder: Path) -> tuple[tuple[str, str], ...]:
    """Pairs of spellings of one name, five to nine letters, not too unlike. Silver: some join two names."""
    found = []
    for path in sorted(folder.glob("variant-pairs-*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            one, other, _ = line.split("\t")
            near = abs(len(one) - len(other)) <= 2 and one[0] == other[0]
            if near and 5 <= len(one) <= 9 and 4 <= len(other) <= 9:
                found.append((one.capitalize(), other.capitalize()))
    return tuple(found)


def build_drift(
    texts: Sequence[PressText],
    split: Split,
    means: Means,
    spellings: Sequence[tuple[str, str]],
    count: int,
    seed: int,
) -> Iterator[Drifted]:
    """Parents and copies with their tables, each way in turn."""
    random = Random(seed)
    pool = [text for texts_of_event, _ in usable_prose(texts, split).values() for text in texts_of_event]
    for number, report in enumerate(random.sample(pool, k=min(count, len(pool)))):
        yield _drifted(report.text, WAYS[number % len(WAYS)], means, spellings, random)


def _drifted(text: str, way: str, means: Means, spellings: Sequence[tuple[str, str]], random: Random) -> Drifted:
    surnames = [name for name, count in Counter(_SURNAME.findall(text)).most_common(12) if name not in _DAYS]
    pairs = random.sample(list(spellings), k=len(surnames))
    renamed = dict(zip(random.sample(surnames, k=min(4, len(surnames))), pairs, strict=False))
    parent = text
    for name, (one, _) in renamed.items():
        parent = re.sub(rf"\b{name}\b", one, parent)
    planted = [*_name_edits(parent, list(renamed.values())), *_number_edits(parent, random), *_day_edit(parent, random)]
    if way == "edited":
        free = [edit for edit in house_edits(parent, random, strength=0.6) if not _touches(edit, planted)]
        planted += free
    copy, table = apply_edits(parent, planted)
    rows = tuple((each.kind, each.old, each.new) for each in table if each.kind in KINDS)
    if way == "spun":
        return Drifted(way=way, parent=parent, copy=means.spin(copy, random), rows=rows)
    if way == "back_translated":
        copy = translate([copy], means.back[0], means.translations)[0]
        kept = tuple(row for row in rows if re.search(rf"\b{re.escape(row[2])}\b", copy))
        return Drifted(way=way, parent=parent, copy=copy, rows=kept)
    return Drifted(way=way, parent=parent, copy=copy, rows=rows, spans=_spans(table))


def _spans(table: Sequence[Planted]) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple((each.old_span, each.new_span) for each in table if each.kind in KINDS)


def _touches(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(edit.start < other.end + 2 and other.start < edit.end + 2 for other in others)


def _name_edits(parent: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    for one, other in pairs:
        for match in re.finditer(rf"\b{one}\b", parent):
            yield Edit(*match.span(), other, "name")


def _number_edits(parent: str, random: Random) -> Iterator[Edit]:
    numbers = [match for match in _NUMBER.finditer(parent) if len(set(match[0].replace(",", ""))) > 1]
    for match in random.sample(numbers, k=min(3, len(numbers))):
        digits = match[0].replace(",", "")
        if _YEAR.fullmatch(match[0]):
            yield Edit(*match.span(), str(int(digits) + random.choice((-7, -2, -1, 1, 3))), "date")
            continue
        others = sorted({"".join(order) for order in permutations(digits)} - {digits})
        others = [each for each in others if each[0] != "0"] or [digits[0] + digits[:-1]]
        kind = "date" if _MONTH.search(parent[: match.start()]) else "number"
        turned = iter(random.choice(others))
        yield Edit(*match.span(), "".join(mark if mark == "," else next(turned) for mark in match[0]), kind)


def _day_edit(parent: str, random: Random) -> Iterator[Edit]:
    days = [match for day in _DAYS for match in re.finditer(rf"\b{day}\b", parent)]
    for match in random.sample(days, k=min(1, len(days))):
        yield Edit(*match.span(), random.choice([day for day in _DAYS if day != match[0]]), "date")


def measure_drift(made: Sequence[Drifted]) -> dict[str, object]:
    """Recall by way and kind, precision for plain and edited copies."""
    true: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for each in made:
        variants = _variants(each)
        for place, (kind, old, new) in enumerate(each.rows):
            spans = each.spans[place] if each.spans else None
            true[each.way, kind] += 1
            found[each.way, kind] += any(_names(variant, kind, old, new, spans) for variant in variants)
        if each.spans:
            for variant in variants:
                if variant.kind != VariantKind.WORD:
                    said[each.way, variant.kind.value] += 1
                    right[each.way, variant.kind.value] += _is_on_table(variant, each)
    return {"copies": len(made), **_shares("recall", found, true), **_shares("precision", right, said)}


def _shares(name: str, part: Counter[tuple[str, str]], whole: Counter[tuple[str, str]]) -> dict[str, object]:
    shown: dict[str, object] = {}
    for way in WAYS:
        kinds = [kind for kind in KINDS if whole[way, kind]]
        if kinds:
            total = sum(whole[way, kind] for kind in kinds)
            shown[f"{name}, {way}"] = {
                "all": sum(part[way, kind] for kind in kinds) / total,
                "of": total,
                **{kind: part[way, kind] / whole[way, kind] for kind in kinds},
            }
    return shown


def _variants(made: Drifted) -> list[Variant]:
    """The variants of the pair, parent first."""
    lineage = trace_lineage(
        [witness_from_text("a.txt", made.parent, language="en"), witness_from_text("b.txt", made.copy, language="en")]
    )
    return [variant for pair in lineage.pairs for variant in pair.variants]


def _names(
    variant: Variant, kind: str, old: str, new: str, spans: tuple[tuple[int, int], tuple[int, int]] | None
) -> bool:
    kinds = {"number", "date"} if old.isdigit() else {kind}
    if variant.kind.value not in kinds or old not in variant.a or new not in variant.b:
        return False
    return spans is None or (_meet(variant.a_span, spans[0]) and _meet(variant.b_span, spans[1]))


def _is_on_table(variant: Variant, made: Drifted) -> bool:
    return any(_meet(variant.a_span, old) and _meet(variant.b_span, new) for old, new in made.spans)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
