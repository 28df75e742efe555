# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An excerpt as one file that checks itself: proof, verifier and words, and nothing that asks for anything else.

What a reader sees of the record is drawn from the proof after it was checked; the file has no other picture and no
other words of it. So what is shown is what was proven, and a proof that fails shows nothing.

Residual risks: whoever hands out the file can hand out another one, with a script that says what it likes. That is what
the second verifier, and a key printed elsewhere, are for.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from vorlage.sealing.verifying import verify_proof

_SLOT: Final = re.compile(r"\{\{ (\w+) \}\}")
_NOTHING_ELSE: Final = "base-uri 'none'; form-action 'none'"
VERIFIER: Final = ("sha256.js", "verify.js")
READER_PROGRAM: Final = "verify_excerpt.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptWords:
    """What a person says of an excerpt. `language` is that of title, caption and passages (BCP 47), or empty."""

    title: str
    caption: str
    language: str = ""
    key_note: str = ""
    """Where a reader finds the key printed elsewhere."""


def excerpt_page(proof: str, words: ExcerptWords) -> str:
    """The file, as HTML. The same proof and words give the same file.

    Raises:
        ProofRefusedError: The proof does not hold: a file that says so of itself is not made.
        ValueError: The language is no tag.
    """
    verify_proof(proof)
    if not re.fullmatch(r"[A-Za-z0-9-]{0,35}", words.language):
        raise ValueError("a language is a tag of letters, digits and hyphens")
    style, script = _read("excerpt.css"), "\n".join(_read(part) for part in (*VERIFIER, "show.js"))
    script_hash, style_hash = _content_hash(script), _content_hash(style)
    parts = {
        "policy": f"default-src 'none'; script-src '{script_hash}'; style-src '{style_hash}'; {_NOTHING_ELSE}",
        "title": escape(words.title),
        "caption": escape(words.caption),
        "key_note": escape(words.key_note),
        "language": f' lang="{words.language}"' if words.language else "",
        "data_language": f' data-language="{words.language}"' if words.language else "",
        "script_hash": script_hash,
        "style": style,
        "script": script,
        "proof": proof,
    }
    return _SLOT.sub(lambda slot: parts[slot.group(1)], _read("excerpt.html"))


def reader_program() -> bytes:
    """`verify_excerpt.py`, to be laid beside excerpts."""
    return _read(READER_PROGRAM).encode("utf-8")


def _content_hash(content: str) -> str:
    """How a Content-Security-Policy names what may run (W3C CSP Level 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _read(name: str) -> str:
    return (files("vorlage.sealing") / "reader" / name).read_text("utf-8")
