# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A translation in the shape that `vorlage translate --json` promises."""

from __future__ import annotations

from typing import Any

from vorlage.domain.translations import Translation


def translation_as_json(translation: Translation, *, path: str, is_of_shown_text: bool) -> dict[str, Any]:
    """One translation. `original` points into the text of the page that was translated, `translated` into `text`."""
    return {
        "translation": translation.number,
        "number": translation.item,
        "path": path,
        "page": translation.page,
        "language": translation.language,
        "digest": translation.digest.hex,
        "of_text": translation.layer_digest.hex,
        "is_of_shown_text": is_of_shown_text,
        "translator": translation.translator.text,
        "made_at": translation.made_at.isoformat(),
        "checked_by": [each.text for each in translation.checked_by],
        "is_withdrawn": translation.is_withdrawn,
        "text": translation.text,
        "aligned": [
            {"original": list(each.original), "translated": list(each.translated)} for each in translation.aligned
        ],
    }


def beside_page_as_json(translation: Translation, *, is_of_shown_text: bool) -> dict[str, Any]:
    """A translation as it stands beside its page in `text --json`: without code names, which are the desk's."""
    return {
        "translation": translation.number,
        "language": translation.language,
        "digest": translation.digest.hex,
        "is_of_shown_text": is_of_shown_text,
        "checked": len(translation.checked_by),
        "text": translation.text,
        "aligned": [
            {"original": list(each.original), "translated": list(each.translated)} for each in translation.aligned
        ],
    }
