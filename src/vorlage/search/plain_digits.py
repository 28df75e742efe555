# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Digits of every script as those of ASCII, each at its place: for readers of dates, which know these alone."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache


def with_plain_digits(text: str) -> str:
    """The text with every decimal digit (Unicode category Nd) as 0 to 9. It is as long as before."""
    return text if text.isascii() else text.translate(_digits())


@cache
def _digits() -> dict[int, str]:
    codes = (code for code in range(0x0660, sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Nd")
    return {code: str(unicodedata.decimal(chr(code))) for code in codes}
