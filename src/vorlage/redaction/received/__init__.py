# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redactions in received files that hide nothing: found in the jail, told as kinds, places and counts."""
