# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a command's exit code means, and which error ends with which."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from vorlage.domain.errors import (
    CallError,
    CaseBusyError,
    CaseError,
    CaseExistsError,
    CaseMissingError,
    CaseReadOnlyError,
    CaseStoreError,
    CaseVersionError,
    CustodyError,
    EditionBlockedError,
    JailError,
    JobsError,
    NotConsistentError,
    NothingToVerifyError,
    PublishingError,
    RedactingError,
    StoreError,
    VorlageError,
)


class ExitCode(IntEnum):
    """The four ways a command can end."""

    DONE = 0
    NEEDS_A_LOOK = 1
    """It ran, and something needs a look: an item damaged, refused or pending; a problem found by verify."""
    WRONG_CALL = 2
    STORE_FAILED = 3


_BY_CLASS: Final[tuple[tuple[type[VorlageError], ExitCode], ...]] = (
    (NothingToVerifyError, ExitCode.WRONG_CALL),
    (NotConsistentError, ExitCode.NEEDS_A_LOOK),
    (CaseExistsError, ExitCode.WRONG_CALL),
    (CaseMissingError, ExitCode.WRONG_CALL),
    (CaseVersionError, ExitCode.WRONG_CALL),
    (CaseBusyError, ExitCode.WRONG_CALL),
    (CaseStoreError, ExitCode.WRONG_CALL),
    (CaseReadOnlyError, ExitCode.WRONG_CALL),
    (EditionBlockedError, ExitCode.NEEDS_A_LOOK),
    (CallError, ExitCode.WRONG_CALL),
    (CaseError, ExitCode.STORE_FAILED),
    (CustodyError, ExitCode.STORE_FAILED),
    (RedactingError, ExitCode.NEEDS_A_LOOK),
    (PublishingError, ExitCode.STORE_FAILED),
    (JailError, ExitCode.STORE_FAILED),
    (JobsError, ExitCode.STORE_FAILED),
    (StoreError, ExitCode.STORE_FAILED),
)


def exit_code_of(kind: type[VorlageError]) -> ExitCode:
    """The exit code of an error class: that of its nearest ancestor in the table.

    Raises:
        KeyError: The class is in no branch of the table.
    """
    for base, code in _BY_CLASS:
        if issubclass(kind, base):
            return code
    raise KeyError(kind.__name__)
