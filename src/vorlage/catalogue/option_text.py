# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Search options as text, for the catalogue and for batches: canonical JSON of what differs from the default."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any, Final

import msgspec

from vorlage.domain.search import SearchOptions

_DEFAULT: Final = SearchOptions()
_OF_THE_MOMENT: Final = frozenset({"marks", "with_facets"})
"""Which items have which tags and stars is looked up when a search is made; facets are asked for by who shows them."""
_KNOWN: Final = frozenset(each.name for each in fields(SearchOptions)) - _OF_THE_MOMENT
_DECODER: Final = msgspec.json.Decoder(SearchOptions)  # built at import: building one in a thread is not safe


def options_as_text(options: SearchOptions) -> str:
    """Options as canonical JSON: keys sorted, no white space, what is as by default left out.

    Law: `options_from_text(options_as_text(options)) == options`, but for marks and facets, which are of the moment.
    """
    default = _builtins(_DEFAULT)
    told = {name: value for name, value in _builtins(options).items() if name in _KNOWN and value != default[name]}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def options_from_text(text: str) -> SearchOptions:
    """Options from what `options_as_text` wrote.

    Raises:
        ValueError: It is no such text, or holds an option that this version does not know: dropping one would widen
            or narrow the search in silence.
    """
    told = json.loads(text)
    if not isinstance(told, dict) or not told.keys() <= _KNOWN:
        raise ValueError("options of another version")
    return _DECODER.decode(text)


def unpaged(options: SearchOptions) -> SearchOptions:
    """The options without which part of the answer is shown."""
    return replace(options, limit=_DEFAULT.limit, offset=_DEFAULT.offset)


def _builtins(options: SearchOptions) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(options, order="deterministic")
    return plain
