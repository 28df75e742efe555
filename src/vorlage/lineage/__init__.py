# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who shares whose text, passage by passage, and how many independent origins that leaves."""

from vorlage.lineage.corpus import Corpus
from vorlage.lineage.shape import lineage_as_json
from vorlage.lineage.tracing import LINEAGE_VERSION, trace_lineage
from vorlage.lineage.witnesses import witness_from_text

__all__ = ["LINEAGE_VERSION", "Corpus", "lineage_as_json", "trace_lineage", "witness_from_text"]
