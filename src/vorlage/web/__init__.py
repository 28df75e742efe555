# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The local page: loopback only, nothing but our own assets, every foreign text escaped."""
