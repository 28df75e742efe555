# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages for texts that have none: set on a sheet, so that their words have places, and drawn as a picture."""
