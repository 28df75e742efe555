# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Models that a person names may propose what is said in reports: verbatim, apart, nothing before it is accepted."""
