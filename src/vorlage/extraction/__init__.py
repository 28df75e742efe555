# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From an original to pages of text with boxes, inside the jail; and the cheap keys read off that text."""
