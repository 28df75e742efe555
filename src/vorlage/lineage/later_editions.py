# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A changed number in a later edition of a running story: an update, as far as the pages say so, and no corruption.

A toll rises from one edition to the next. The pages say that a text is a later edition when it is dated later and is
of the same outlet, or says of itself that it was updated, or follows the same agency and has grown. Nothing here
decides: the reader is told that the number may be an update.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vorlage.domain.lineage import Relation, Variant, VariantKind, Witness
from vorlage.lineage.direction import is_earlier, shared_credits

REASON = "a later edition: the number may be an update"
_UPDATED = re.compile(
    r"\b(?:updated?|updates|developing story|breaking news|latest edition|actualizad[oa]|mis à jour)\b"
    r"|обновлен|更新|تحديث",
    re.IGNORECASE,
)
_GROWN = 1.1
_HEAD = 600
"""Where a text says of itself that it was updated, in characters: near its head or its foot."""
_REWORDED = (Relation.SPUN, Relation.BACK_TRANSLATED)


def reasons_for_changed_numbers(
    a: Witness, b: Witness, relation: Relation, variants: Sequence[Variant]
) -> tuple[str, ...]:
    """The reason that a changed number may be an update; none when no number changed or nothing on the pages says so.

    A text that was reworded by rule is no edition: its numbers are not told anew.

    Args:
        a, b: The two witnesses.
        relation: What they are to each other.
        variants: Where they differ.
    """
    if relation in _REWORDED or not any(variant.kind is VariantKind.NUMBER for variant in variants):
        return ()
    for one, later in ((a, b), (b, a)):
        if is_earlier(one.published, later.published) and _is_edition(one, later):
            return (REASON,)
    return ()


def _is_edition(one: Witness, later: Witness) -> bool:
    same_outlet = bool(one.outlet) and one.outlet.casefold() == later.outlet.casefold()
    frame = later.title + "\n" + later.text[:_HEAD] + "\n" + later.text[-_HEAD:]
    has_grown = len(later.text) >= _GROWN * len(one.text)
    return same_outlet or bool(_UPDATED.search(frame)) or (has_grown and bool(shared_credits(one, later)))
