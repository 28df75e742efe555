# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every error has an exit code, and the four codes are those of the contracts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vorlage.cli.exit_codes import ExitCode, exit_code_of
from vorlage.domain.errors import CaseMissingError, DiskFullError, StoreError, UnknownItemError, VorlageError


def all_errors(kind: type[VorlageError] = VorlageError) -> Iterator[type[VorlageError]]:
    for child in kind.__subclasses__():
        yield child
        yield from all_errors(child)


def code_of(kind: object) -> str:
    return str(getattr(kind, "code", kind))


@pytest.mark.parametrize("kind", sorted(set(all_errors()), key=code_of), ids=code_of)
def test_every_error_has_an_exit_code(kind: type[VorlageError]) -> None:
    """A class in no branch of the table would fail here."""
    assert exit_code_of(kind) in {ExitCode.NEEDS_A_LOOK, ExitCode.WRONG_CALL, ExitCode.STORE_FAILED}


def test_the_codes_say_what_the_contracts_say() -> None:
    """2: the call was wrong; 3: our own store failed."""
    assert exit_code_of(UnknownItemError) == 2
    assert exit_code_of(CaseMissingError) == 2
    assert exit_code_of(DiskFullError) == 3
    assert exit_code_of(StoreError) == 3


def test_a_class_outside_the_tree_is_no_silent_success() -> None:
    """An error nobody placed raises instead of ending with 0."""

    class StrayError(VorlageError):
        code = "stray"

    with pytest.raises(KeyError):
        exit_code_of(StrayError)
