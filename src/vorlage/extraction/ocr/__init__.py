# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Recognising the text of scans: engines behind one port, and what must hold before a page counts as read."""
