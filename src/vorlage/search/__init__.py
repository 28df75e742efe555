# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Queries over pages: parsed by us, answered by an embedded index, shown with the page and the hit."""
