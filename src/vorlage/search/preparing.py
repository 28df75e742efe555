# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the index holds for a page, made from its text: the part of indexing that needs no index.

It is more than half of the time of indexing, so that it is done in other processes when there is much of it
(`vorlage.search.workers`).
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from backports import zstd

from vorlage.domain.custody import ItemNumber
from vorlage.names.folding import fold, fold_text
from vorlage.names.keys import NamesMet
from vorlage.search.facet_fields import NO_STANDING, PageStanding, facet_values
from vorlage.search.index_lexicon import named_terms
from vorlage.search.words import base_language, has_stems, stem_keys_of, words_in

Fields = dict[str, object]
"""What the fields of the index hold for one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPage:
    """One page as it is indexed. `page_start` is the offset of its text in its record's text, in code points."""

    number: ItemNumber
    path: str
    page_number: int
    page_start: int
    genre: str
    language: str
    media_type: str
    text: str
    standing: PageStanding = NO_STANDING


def key_of(number: int, page_number: int) -> str:
    """The key by which the index finds a page again. Text, for Tantivy deletes nothing by a number."""
    return f"{number}:{page_number}"


def likeness(page: IndexedPage) -> int:
    """A number that two different pages share by no chance to speak of (BLAKE2b, cut to 63 bits)."""
    said = (page.number, page.path, page.page_number, page.page_start, page.genre, page.language, page.media_type)
    whole = f"{said!r}{_as_said(page.standing)}\0{page.text}"
    return int.from_bytes(hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


@lru_cache(maxsize=256)
def _as_said(standing: PageStanding) -> str:
    return repr(standing)


def packed(text: str) -> bytes:
    """A page's text as the index stores it: Zstandard takes a quarter less room than what Tantivy packs pages with."""
    kept: dict[str, zstd.ZstdCompressor] = _OWN.__dict__
    packer = kept.get("packer") or kept.setdefault("packer", zstd.ZstdCompressor(level=1))
    return packer.compress(text.encode("utf-8", "surrogatepass"), zstd.ZstdCompressor.FLUSH_FRAME)


def unpacked(stored: bytes) -> str:
    """The text that was packed.

    Raises:
        ValueError: The bytes are damaged.
    """
    unpacker = zstd.ZstdDecompressor()
    try:
        text = unpacker.decompress(stored)
    except zstd.ZstdError as cause:
        raise ValueError("a stored page does not unpack") from cause
    if not unpacker.eof:
        raise ValueError("a stored page is cut short")
    return text.decode("utf-8", "surrogatepass")


_OWN: Final = threading.local()
"""A packer works on one page at a time: each thread has its own."""


def fields_of(page: IndexedPage, met: NamesMet | None = None) -> Fields:
    """All that the index holds for a page.

    Args:
        page: The page.
        met: What may be names and is in the index already: `names` has what else there is.
    """
    folded = fold(page.text)
    language = base_language(page.language)
    words = words_in(folded.text)
    return {
        "page_key": key_of(page.number, page.page_number),
        "item_key": str(page.number),
        "words": " ".join(words),
        "stems": " ".join(stem_keys_of(page.text, folded, words, language)) if has_stems(language) else "",
        "names": " ".join(named_terms(page.text, folded.text, met)),
        "path_words": " ".join(words_in(fold_text(page.path))),
        "genre": page.genre,
        "language": page.language,
        "media_type": page.media_type,
        "number": int(page.number),
        "page_number": page.page_number,
        "page_start": page.page_start,
        "path": page.path.encode("utf-8", "surrogatepass"),
        "text": packed(page.text),
        "likeness": likeness(page),
        **facet_values(
            page.standing,
            number=page.number,
            page_number=page.page_number,
            path=page.path,
            text=page.text,
            language=page.language,
        ),
    }
