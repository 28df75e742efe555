# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Codes in the characters of a text: those nobody sees, look-alikes, spaces."""
