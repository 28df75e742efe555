# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which HTTP status each error has. A test fails when an error class is missing."""

from __future__ import annotations

from http import HTTPStatus

from vorlage.domain import errors

STATUSES: dict[type[errors.VorlageError], HTTPStatus] = {
    errors.VorlageError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.CaseError: HTTPStatus.CONFLICT,
    errors.CaseExistsError: HTTPStatus.CONFLICT,
    errors.CaseMissingError: HTTPStatus.NOT_FOUND,
    errors.CaseVersionError: HTTPStatus.CONFLICT,
    errors.CaseBusyError: HTTPStatus.CONFLICT,
    errors.CaseStoreError: HTTPStatus.CONFLICT,
    errors.CaseReadOnlyError: HTTPStatus.FORBIDDEN,
    errors.CallError: HTTPStatus.BAD_REQUEST,
    errors.AmbiguousItemError: HTTPStatus.BAD_REQUEST,
    errors.UnknownItemError: HTTPStatus.NOT_FOUND,
    errors.UnknownPageError: HTTPStatus.NOT_FOUND,
    errors.SourcePathError: HTTPStatus.BAD_REQUEST,
    errors.CodeNameError: HTTPStatus.BAD_REQUEST,
    errors.QueryRefusedError: HTTPStatus.BAD_REQUEST,
    errors.UnknownSuggestionError: HTTPStatus.NOT_FOUND,
    errors.ReasonError: HTTPStatus.BAD_REQUEST,
    errors.PasswordFileError: HTTPStatus.BAD_REQUEST,
    errors.ExtraMissingError: HTTPStatus.BAD_REQUEST,
    errors.NameDecisionError: HTTPStatus.CONFLICT,
    errors.TagError: HTTPStatus.BAD_REQUEST,
    errors.PersonListError: HTTPStatus.BAD_REQUEST,
    errors.BatchListError: HTTPStatus.BAD_REQUEST,
    errors.BatchError: HTTPStatus.CONFLICT,
    errors.SavedSearchError: HTTPStatus.NOT_FOUND,
    errors.ClaimDecisionError: HTTPStatus.CONFLICT,
    errors.DraftError: HTTPStatus.BAD_REQUEST,
    errors.ExportError: HTTPStatus.CONFLICT,
    errors.BagError: HTTPStatus.BAD_REQUEST,
    errors.TranslationError: HTTPStatus.BAD_REQUEST,
    errors.AuthenticityError: HTTPStatus.BAD_REQUEST,
    errors.CheckpointFileError: HTTPStatus.BAD_REQUEST,
    errors.ProposerError: HTTPStatus.BAD_REQUEST,
    errors.ExhibitListError: HTTPStatus.BAD_REQUEST,
    errors.SealingError: HTTPStatus.BAD_REQUEST,
    errors.OpeningRefusedError: HTTPStatus.CONFLICT,
    errors.WithdrawalError: HTTPStatus.CONFLICT,
    errors.SettingError: HTTPStatus.BAD_REQUEST,
    errors.CustodyError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.DigestMismatchError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.OriginalMissingError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.LogBrokenError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.SigningKeyError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.NotConsistentError: HTTPStatus.CONFLICT,
    errors.SealBrokenError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.NothingToVerifyError: HTTPStatus.BAD_REQUEST,
    errors.RedactionError: HTTPStatus.BAD_REQUEST,
    errors.RedactingError: HTTPStatus.CONFLICT,
    errors.PageUnmatchedError: HTTPStatus.CONFLICT,
    errors.OutputMissError: HTTPStatus.CONFLICT,
    errors.PublishingError: HTTPStatus.CONFLICT,
    errors.EditionBlockedError: HTTPStatus.CONFLICT,
    errors.EditionLogError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.JailError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.JailUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.JobsError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.ClusterUnreachableError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.CatalogueUnreadableError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.CatalogueUnreachableError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.CatalogueCopyError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.IndexUnreadableError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.DiskFullError: HTTPStatus.INSUFFICIENT_STORAGE,
}


def status_of(error: errors.VorlageError) -> HTTPStatus:
    """The HTTP status of an error: its own class's, else that of the nearest class above it."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
