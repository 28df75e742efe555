# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who shares whose text, passage by passage, and how many independent origins that leaves."""

from vorlage.frames import Table
from vorlage.lineage.corpus import Corpus
from vorlage.lineage.shape import lineage_as_json, stemma_of_matrix
from vorlage.lineage.tables import LineageTables, lineage_tables
from vorlage.lineage.tracing import LINEAGE_VERSION, trace_lineage
from vorlage.lineage.witnesses import witness_from_text, witnesses_from

__all__ = [
    "LINEAGE_VERSION",
    "Corpus",
    "LineageTables",
    "Table",
    "lineage_as_json",
    "lineage_tables",
    "stemma_of_matrix",
    "trace_lineage",
    "witness_from_text",
    "witnesses_from",
]
