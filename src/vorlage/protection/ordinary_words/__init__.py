# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words that are shown although their writing would allow a name, language by language.

Function words, and the commonest words of offices, press and calendar. Written by hand. A word that is also a usual
given name or surname is not here (May, Hope, White; Роман; 和平; نور), so that it stays hidden.
"""

from __future__ import annotations

from vorlage.names.folding import fold_text


def folded_words(*tables: str) -> frozenset[str]:
    """The words of tables, as folded text has them."""
    return frozenset(fold_text(word) for table in tables for word in table.split())
