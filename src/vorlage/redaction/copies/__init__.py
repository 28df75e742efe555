# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redacted copies: what is hidden on a page and where, how it is painted, and what the copy is made of."""
