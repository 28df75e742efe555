# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Translations that people make of pages: aligned with the page, and kept beside its own text."""
