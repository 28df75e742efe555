# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Running many independent tasks: one port (`Runner`), and its adapters."""
