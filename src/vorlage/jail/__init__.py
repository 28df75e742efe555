# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The only way to open untrusted bytes: a child process with limits, whose answer is checked."""
