# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fixtures of proposers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.claims.proposing.an_endpoint import AnEndpoint, an_endpoint


@pytest.fixture
def endpoint() -> Iterator[AnEndpoint]:
    """A real server on this machine."""
    with an_endpoint() as listening:
        yield listening
