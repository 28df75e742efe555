# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redactions: those in received files that hide nothing, and copies of ours that do."""
