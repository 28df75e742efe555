# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Code names as people type them: read in one place, and refused in the same words wherever one is asked for."""

from __future__ import annotations

from vorlage.domain.custody import CodeName
from vorlage.domain.errors import CodeNameError


def typed_code_name(text: str, *, where: str, unharmed: str, next_step: str) -> CodeName:
    """A code name as typed.

    Args:
        text: What was typed.
        where: Where it stands, as in "after --from" or "as a member".
        unharmed: What was not done because of it.
        next_step: What to type instead.

    Raises:
        CodeNameError: It does not have the form of one; it is not repeated in the error.
    """
    try:
        return CodeName(text)
    except ValueError as malformed:
        raise CodeNameError(
            f"What was given {where} is not a code name.",
            expected="one word of 2 to 32 letters, digits, hyphens and underscores",
            found="something else (not repeated here)",
            unharmed=unharmed,
            next_step=next_step,
        ) from malformed
