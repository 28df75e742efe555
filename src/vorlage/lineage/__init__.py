# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who shares whose text, passage by passage, and how many independent origins that leaves."""
