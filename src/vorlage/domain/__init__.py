# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Nouns and rules only: no input or output, no clock, no randomness, nothing from outside the standard library."""
