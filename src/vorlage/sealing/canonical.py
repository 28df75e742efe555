# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""JSON with one way to write each value, so that two readers cannot understand one text differently.

RFC 8785 restricted to objects, arrays, strings, whole numbers from 0 to 2**31 - 1 and null: keys sorted, no white
space, the shortest escapes; and `<` is written `\\u003c`, so that the text can stand inside a page.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

_HALF: Final = re.compile("[\ud800-\udfff]")
MAX_WHOLE: Final = 2**31 - 1


class CanonicalError(ValueError):
    """A text is not canonical. What stands in it is not repeated."""


def canonical(value: object) -> str:
    """The one text of a value.

    Raises:
        CanonicalError: A part of it is none that is allowed.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.replace("<", "\\u003c")


def read_canonical(text: str) -> Any:
    """The value of a text that is canonical, byte for byte.

    Raises:
        CanonicalError: It is not: twice the same key, NaN, a fraction, white space, another order or escape.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as broken:
        raise CanonicalError("not JSON") from broken
    if canonical(value) != text:
        raise CanonicalError("not canonical")
    return value


def _check(value: object) -> None:
    if isinstance(value, dict):
        for key, held in value.items():
            _check(key)
            _check(held)
    elif isinstance(value, list | tuple):
        for held in value:
            _check(held)
    elif isinstance(value, str):
        if _HALF.search(value):
            raise CanonicalError("half a character")
    elif value is not None and (type(value) is not int or not 0 <= value <= MAX_WHOLE):
        raise CanonicalError("a value that is not allowed")
