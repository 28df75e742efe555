# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What came in, under which code name, unchanged since: accession, vault, fixity, custody log."""
