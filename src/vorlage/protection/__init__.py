# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names and identifiers that must not leave the case: found, matched with what people decided, and masked."""
