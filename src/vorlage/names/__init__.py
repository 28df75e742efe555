# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Scripts and the folds that make spellings comparable; used by search, lineage and claims."""
