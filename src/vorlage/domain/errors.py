# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every error a person can meet, as one tree.

VorlageError
├── CaseError            case.*        the case folder itself
│   ├── CaseExistsError  ├── CaseMissingError  ├── CaseVersionError  ├── CaseBusyError
│   ├── CaseStoreError  └── CaseReadOnlyError
├── CallError            call.*        the call was wrong: nothing was touched
│   ├── AmbiguousItemError  ├── UnknownItemError  ├── UnknownPageError  ├── SourcePathError
│   ├── CodeNameError  ├── SettingError  ├── QueryRefusedError
│   ├── UnknownSuggestionError  ├── ReasonError  ├── PasswordFileError  ├── ExtraMissingError
│   ├── NameDecisionError  ├── PersonListError  ├── TagError
│   ├── BatchListError  ├── BatchError  ├── SavedSearchError
│   ├── ClaimDecisionError  ├── DraftError  ├── ExportError  ├── BagError
│   ├── TranslationError  ├── AuthenticityError
│   ├── ExhibitListError  ├── RedactionError  ├── SealingError  ├── OpeningRefusedError
│   ├── WithdrawalError  ├── ProposerError  └── CheckpointFileError
├── CustodyError         custody.*     originals and their log
│   ├── DigestMismatchError  ├── OriginalMissingError  ├── LogBrokenError  ├── NothingToVerifyError
│   ├── SealBrokenError  ├── SigningKeyError  └── NotConsistentError
├── RedactingError       redacting.*   a copy that would leave the case
│   ├── PageUnmatchedError  └── OutputMissError
├── PublishingError      publishing.*  what would leave the case as an edition
│   ├── EditionBlockedError  └── EditionLogError
├── JailError            jail.*        the child process that opens untrusted bytes
│   └── JailUnavailableError
├── JobsError            jobs.*        what work was handed to
│   └── ClusterUnreachableError
└── StoreError           store.*       our own store failed
    ├── CatalogueUnreadableError  ├── CatalogueUnreachableError  ├── CatalogueCopyError
    ├── IndexUnreadableError  └── DiskFullError

A leaked file that cannot be read is not an error: it is an outcome on its item.

Wording, held by `tests/domain/test_errors.py`: what, to which record (by its number), expected and
found, what is unharmed, what to do next. No document text, no foreign exception text, no internal path.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar


class VorlageError(Exception):
    """Something a person has to know, said so that they can act on it."""

    code: ClassVar[str] = "vorlage"

    def __init__(
        self,
        what: str,
        *,
        unharmed: str,
        next_step: str,
        record: int | None = None,
        expected: str | None = None,
        found: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.record = record
        self.expected = expected
        self.found = found
        self.unharmed = unharmed
        self.next_step = next_step

    def __str__(self) -> str:
        """The whole message, in the order of the wording rules."""
        lines = [f"{self.code}: {self.what}"]
        if self.expected is not None or self.found is not None:
            lines.append(f"  expected {self.expected or '-'}   found {self.found or '-'}")
        lines.append(f"  {self.unharmed}")
        lines.append(f"  Next: {self.next_step}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[partial[VorlageError], tuple[str]]:
        """How it crosses from a child process: whole, with every part of the message."""
        parts = {name: getattr(self, name) for name in ("unharmed", "next_step", "record", "expected", "found")}
        return partial(type(self), **parts), (self.what,)


class CaseError(VorlageError):
    """The case folder cannot be used as asked."""

    code = "case"


class CaseExistsError(CaseError):
    """A new case was asked for where something already is."""

    code = "case.exists"


class CaseMissingError(CaseError):
    """There is no case at the place named."""

    code = "case.missing"


class CaseVersionError(CaseError):
    """The case was written by a version whose layout this one does not know."""

    code = "case.version"


class CaseBusyError(CaseError):
    """Another process is adding to this case."""

    code = "case.busy"


class CaseStoreError(CaseError):
    """The case keeps its catalogue in another store than the one that is set."""

    code = "case.store"


class CaseReadOnlyError(CaseError):
    """The case may be read, and not written to."""

    code = "case.read-only"


class CallError(VorlageError):
    """The call was wrong; nothing was touched."""

    code = "call"


class AmbiguousItemError(CallError):
    """A path names more than one item."""

    code = "call.ambiguous-item"


class UnknownItemError(CallError):
    """No item has this number or path."""

    code = "call.unknown-item"


class UnknownPageError(CallError):
    """The record has no page of this number."""

    code = "call.unknown-page"


class SourcePathError(CallError):
    """What was to be added cannot be read."""

    code = "call.source-path"


class CodeNameError(CallError):
    """A code name does not have the form of one."""

    code = "call.code-name"


class SettingError(CallError):
    """A setting is unknown or has a value that cannot be used."""

    code = "call.setting"


class QueryRefusedError(CallError):
    """A query is beyond the limits that keep the machine answering."""

    code = "call.query-refused"


class UnknownSuggestionError(CallError):
    """There is no such suggestion to decide upon."""

    code = "call.unknown-suggestion"


class ReasonError(CallError):
    """A finding gives no reason, or one that is too long."""

    code = "call.reason"


class CheckpointFileError(CallError):
    """A checkpoint, a cosignature or a timestamp that was given is none, or is not of this log."""

    code = "call.checkpoint-file"


class ClaimDecisionError(CallError):
    """A decision about a claim is not allowed as things stand. What was decided upon is not repeated."""

    code = "call.claim-decision"


class PasswordFileError(CallError):
    """A list of passwords cannot be read. What stands in it is never repeated."""

    code = "call.password-file"


class ExtraMissingError(CallError):
    """The call needs an optional part of Vorlage that is not installed."""

    code = "call.extra-missing"


class NameDecisionError(CallError):
    """A decision about a person's name is not allowed as things stand."""

    code = "call.name-decision"


class PersonListError(CallError):
    """A list of persons cannot be read. What stands in it is never repeated."""

    code = "call.person-list"


class TagError(CallError):
    """A tag does not have the form of one. What it says is never repeated."""

    code = "call.tag"


class BatchListError(CallError):
    """A list of queries cannot be read. What stands in it is never repeated."""

    code = "call.batch-list"


class BatchError(CallError):
    """There is no such batch, or it cannot be gone on with, stopped or shown as it stands."""

    code = "call.batch"


class SavedSearchError(CallError):
    """There is no such saved search for this member, or it cannot be saved or compared so."""

    code = "call.saved-search"


class DraftError(CallError):
    """A draft cannot be read, or is too long. What stands in it is never repeated."""

    code = "call.draft"


class ExportError(CallError):
    """An export cannot be written where it was asked for."""

    code = "call.export"


class BagError(CallError):
    """A bag to be taken in is not whole, was changed, or names a place outside itself."""

    code = "call.bag"


class TranslationError(CallError):
    """A translation cannot be kept or checked as asked. What stands in it is never repeated."""

    code = "call.translation"


class ProposerError(CallError):
    """A model that is to propose cannot be asked as named. No address, path or name of a model is repeated."""

    code = "call.proposer"


class AuthenticityError(CallError):
    """A check of authenticity cannot be entered or withdrawn as asked."""

    code = "call.authenticity"


class SealingError(CallError):
    """What was to be sealed, or opened under a seal, is not there."""

    code = "call.sealing"


class OpeningRefusedError(CallError):
    """What was to be shown of a sealed record would, with what was shown before, show what has to stay withheld."""

    code = "call.opening-refused"


class ExhibitListError(CallError):
    """A list of exhibits cannot be read, or an exhibit in it is not found. What stands in it is never repeated."""

    code = "call.exhibits"


class WithdrawalError(CallError):
    """An item cannot be withdrawn as asked: its bytes lie in other items too, or it was withdrawn already."""

    code = "call.withdrawal"


class RedactionError(CallError):
    """A box or a redacted copy cannot be made as asked."""

    code = "call.redaction"


class CustodyError(VorlageError):
    """Originals or their log are not as recorded."""

    code = "custody"


class DigestMismatchError(CustodyError):
    """An original no longer matches its recorded digest."""

    code = "custody.digest-mismatch"


class OriginalMissingError(CustodyError):
    """An original is not where custody put it."""

    code = "custody.original-missing"


class SigningKeyError(CustodyError):
    """The private key that signs the custody log is gone, unreadable, or another one."""

    code = "custody.signing-key"


class NotConsistentError(CustodyError):
    """A log does not go on from what a cosigner saw of it before, so nothing is signed."""

    code = "custody.not-consistent"


class LogBrokenError(CustodyError):
    """The custody log does not follow from itself or from the catalogue."""

    code = "custody.log-broken"


class SealBrokenError(CustodyError):
    """What a seal was made of is no longer there, or not as it was."""

    code = "custody.seal-broken"


class NothingToVerifyError(CustodyError):
    """An empty check proves nothing, so it is refused."""

    code = "custody.nothing-to-verify"


class RedactingError(VorlageError):
    """A redacted copy is not handed out; nothing of it is left."""

    code = "redacting"


class PageUnmatchedError(RedactingError):
    """The words of a page are not known well enough to hide names on it by matching."""

    code = "redacting.page-unmatched"


class OutputMissError(RedactingError):
    """What was made holds something that must not leave the case. It says where, and never what."""

    code = "redacting.miss"


class PublishingError(VorlageError):
    """An edition cannot be published."""

    code = "publishing"


class EditionBlockedError(PublishingError):
    """Something stands in the way of an edition: what, at which exhibit, and never whose name."""

    code = "publishing.blocked"


class EditionLogError(PublishingError):
    """The log of editions is not what was published from it."""

    code = "publishing.log"


class JailError(VorlageError):
    """The child process that opens untrusted bytes failed as a whole."""

    code = "jail"


class JailUnavailableError(JailError):
    """No child process with limits could be started, so nothing was opened."""

    code = "jail.unavailable"


class JobsError(VorlageError):
    """What work was handed to failed as a whole."""

    code = "jobs"


class ClusterUnreachableError(JobsError):
    """The scheduler of a cluster or its workers cannot be reached, or were lost on the way."""

    code = "jobs.cluster-unreachable"


class StoreError(VorlageError):
    """Our own store failed; the run stops rather than guess."""

    code = "store"


class CatalogueUnreadableError(StoreError):
    """The catalogue cannot be read or written."""

    code = "store.catalogue-unreadable"


class CatalogueUnreachableError(StoreError):
    """The database that holds the catalogue cannot be reached, or was lost on the way."""

    code = "store.catalogue-unreachable"


class CatalogueCopyError(StoreError):
    """A copy of the catalogue is not what it was made of, so it does not take its place."""

    code = "store.catalogue-copy"


class IndexUnreadableError(StoreError):
    """The search index cannot be opened; it can be made again from the catalogue."""

    code = "store.index-unreadable"


class DiskFullError(StoreError):
    """The disk is full."""

    code = "store.disk-full"
