# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Editions: what leaves the case, with proofs that readers check by themselves."""
