# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names as reports print them, the roles they stand in, and the question whether two are one person's."""
