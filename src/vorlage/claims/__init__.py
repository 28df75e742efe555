# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is said to be so, by whom, from whom they have it, and which page bears on it."""
