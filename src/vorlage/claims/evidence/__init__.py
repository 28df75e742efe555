# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which passages of the primary records bear on a claim: kept on disk, asked by words and slots, never a verdict."""
