# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check of every output: each layer of it opened with other means than made it, and searched."""
