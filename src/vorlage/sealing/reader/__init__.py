# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What readers get to check an excerpt with: a script for the browser, a program of the standard library alone."""
