# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text as both stores can keep it: any string of Python goes in and comes back the same (decision 0025).

PostgreSQL keeps no NUL character, and neither store keeps a lone surrogate: half of a character beyond U+FFFF, as
broken files and names that are no UTF-8 give. What cannot be kept is written as two or more characters that can.

The writing keeps equality and order: two texts are equal, or one is before the other by code points, just as what is
written for them. So a column can be looked up, sorted and indexed as it is.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Dialect, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

# A character is written as an escape and what tells it apart, the escape itself too. The escape is a neighbour of what
# cannot be kept, which keeps the order. That of the surrogates is U+D7FF, which is assigned to nothing.
_UNSAFE_IN_SQLITE: Final = re.compile("[\ud7ff-\udfff]")
_UNSAFE_IN_POSTGRESQL: Final = re.compile("[\x00\x01\ud7ff-\udfff]")
_WRITTEN_IN_SQLITE: Final = re.compile("\ud7ff(?:\x02|\x03[0-9a-f]{4})")
_WRITTEN_IN_POSTGRESQL: Final = re.compile("\x01[\x01\x02]|\ud7ff(?:\x02|\x03[0-9a-f]{4})")
_SHORT: Final = {"\x00": "\x01\x01", "\x01": "\x01\x02", "\ud7ff": "\ud7ff\x02"}
_MEANT: Final = {written: meant for meant, written in _SHORT.items()}


def written(text: str, *, keeps_nul: bool) -> str:
    """A text as a store keeps it; `keeps_nul` says whether the store can keep NUL as it is."""
    if keeps_nul and text.isascii():
        return text
    return (_UNSAFE_IN_SQLITE if keeps_nul else _UNSAFE_IN_POSTGRESQL).sub(_write, text)


def read_back(kept: str, *, keeps_nul: bool) -> str:
    """The text that `written` made this of."""
    if "\ud7ff" not in kept and (keeps_nul or "\x01" not in kept):
        return kept
    return (_WRITTEN_IN_SQLITE if keeps_nul else _WRITTEN_IN_POSTGRESQL).sub(_read, kept)


def _write(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\ud7ff\x03{ord(found[0]):04x}"


def _read(found: re.Match[str]) -> str:
    return _MEANT.get(found[0]) or chr(int(found[0][2:], 16))


class AnyText(TypeDecorator[str]):
    """What files, names of files and people say: any characters, sorted by code points on every store."""

    impl: type[String] = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TEXT(collation="C"))
        return dialect.type_descriptor(self.impl_instance)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else written(value, keeps_nul=dialect.name == "sqlite")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else read_back(value, keeps_nul=dialect.name == "sqlite")


class AnyLine(AnyText):
    """The same, for what is short: a label, the name of somebody or something."""

    impl = String
    cache_ok = True


CODE: Final = String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
"""What Vorlage itself writes: digests, times, names of states. Plain characters, sorted by code points."""
