# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Vorlage: shows, claim by claim, the page of a leak that each story rests on."""

__version__ = "0.1.0"
