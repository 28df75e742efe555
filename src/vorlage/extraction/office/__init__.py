# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Word processors, spreadsheets and slides, read as the packages of parts they are."""
