# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that must survive a kill: items, pages, custody events. SQLAlchemy Core, one file per noun."""
