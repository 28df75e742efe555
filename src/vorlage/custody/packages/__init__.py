# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Packages that institutions keep: BagIt and OCFL, written; BagIt, checked before it is taken in."""
