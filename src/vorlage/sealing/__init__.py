# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seals: a record's digest tree, what of it is opened, and the proof that a reader checks."""
