# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger on its way out of the case, in the forms of others. What must not leave is gone before a form is made."""
