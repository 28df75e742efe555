# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What in a file could identify who copied it: found and told, never decoded into a serial or a person."""
