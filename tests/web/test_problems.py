# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every error has an HTTP status."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vorlage.domain import errors
from vorlage.web.problems import STATUSES, status_of


def tree(root: type[errors.VorlageError]) -> Iterator[type[errors.VorlageError]]:
    """An error class and all of ours below it; classes that other tests plant are not ours."""
    yield root
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield from tree(kind)


def test_every_error_class_has_a_status() -> None:
    """A class that is missing from the table fails here, not on a reader's screen."""
    assert [kind.__name__ for kind in tree(errors.VorlageError) if kind not in STATUSES] == []


def test_the_table_names_nothing_that_is_gone() -> None:
    """Each class of the table is still in the tree."""
    assert set(STATUSES) <= set(tree(errors.VorlageError))


@pytest.mark.parametrize("kind", STATUSES)
def test_every_status_is_a_refusal_or_a_failure(kind: type[errors.VorlageError]) -> None:
    """No error is answered as if all were well."""
    error = kind("What.", unharmed="All.", next_step="nothing")
    assert 400 <= status_of(error) < 600
