# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a program or a model says of itself, as a line that can be kept and printed."""

from __future__ import annotations

from typing import Final

from vorlage.domain.custody import escape_path

_LONGEST: Final = 200


def line_of_a_stranger(words: str) -> str:
    """Words that nobody vouches for, with control characters escaped, at most 200 characters of them."""
    return escape_path(words[:_LONGEST])[:_LONGEST]
