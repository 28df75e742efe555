# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One case, opened: all that the command line, the pages and programs stand on. `case` chooses the adapters."""

from vorlage.app.case import TOOL, Case, CaseAccounting, utc_now

__all__ = ["TOOL", "Case", "CaseAccounting", "utc_now"]
