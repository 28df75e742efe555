# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where each format keeps what could identify a copier. Everything here runs in the jail."""
