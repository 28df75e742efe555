# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: one file per command; results on standard output, talk on standard error."""
