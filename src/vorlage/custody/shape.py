# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Custody in the shape of the contracts: `status --json` and `verify --json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vorlage.custody.problems import Verification
from vorlage.domain.custody import Accounting, Item, ItemNumber, Outcome
from vorlage.domain.families import Kinship, KinshipKind
from vorlage.domain.pages import PageOrigin

PageFacts = Mapping[ItemNumber, tuple[tuple[int, bool, str, str], ...]]


def accounting_as_json(counts: Accounting, *, pages: int, pages_unread: int) -> dict[str, Any]:
    """The counts; every outcome is named, and they add up to `in`."""
    by_outcome = {outcome.value: counts.by_outcome[outcome] for outcome in Outcome}
    return {
        "counts": {"received": counts.received, "in": counts.items, **by_outcome},
        "pages": pages,
        "pages_unread": pages_unread,
    }


def items_as_json(
    items: Iterable[Item],
    facts: PageFacts,
    kin: Mapping[ItemNumber, tuple[Kinship, ...]],
    threads: Mapping[ItemNumber, tuple[ItemNumber, ...]],
) -> list[dict[str, Any]]:
    """Every item with its outcome; a duplicate shows the pages of the item it repeats."""
    return [
        _item(item, facts.get(item.duplicate_of or item.number, ()))
        | _near(item.number, kin.get(item.number, ()))
        | {"thread": [number for number in threads.get(item.number, ()) if number != item.number]}
        for item in items
    ]


def _near(number: ItemNumber, kin: tuple[Kinship, ...]) -> dict[str, Any]:
    """Near-duplicates by number; `kinship` has the versions too, and how near each is."""
    near = [each.other(number) for each in kin if each.kind is not KinshipKind.VERSION]
    return {
        "near_duplicates": sorted(near),
        "kinship": [
            {"number": each.other(number), "kind": each.kind.value, "resemblance": each.resemblance} for each in kin
        ],
    }


def _item(item: Item, pages: tuple[tuple[int, bool, str, str], ...]) -> dict[str, Any]:
    origins = {origin for _, is_read, _, origin in pages if is_read}
    return {
        "number": item.number,
        "accession": item.accession,
        "path": item.path,
        "sha256": item.digest.hex if item.digest else None,
        "bytes": item.size_bytes,
        "media_type": item.media_type,
        "outcome": item.outcome.value,
        "reason": item.reason,
        "duplicate_of": item.duplicate_of,
        "parent": item.parent,
        "genre": item.genre.value,
        "pages": len(pages),
        "pages_unread": [number for number, is_read, _, _ in pages if not is_read],
        "languages": sorted({language for _, _, language, _ in pages if language}),
        "extraction": extraction_of(origins),
    }


def extraction_of(origins: set[str]) -> str | None:
    """How the text of an item was had; null when none was."""
    known = {origin for origin in origins if origin in set(PageOrigin)}
    return None if not known else known.pop() if len(known) == 1 else "mixed"


def verification_as_json(verification: Verification) -> dict[str, Any]:
    """What was checked and every problem."""
    return {
        "ok": verification.ok,
        "notes": list(verification.notes),
        "checked": dict(verification.checked),
        "problems": [
            {
                "code": problem.code,
                "number": problem.number,
                "path": problem.path,
                "expected": problem.expected,
                "found": problem.found,
                "event": problem.event,
            }
            for problem in verification.problems
        ],
    }
