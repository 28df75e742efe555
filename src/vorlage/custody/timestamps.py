# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Timestamps of an authority (RFC 3161) over a root that the authority does not learn.

What is stamped is the SHA-256 of a random nonce and the root. Whoever has neither cannot tell what was stamped, nor
whether two stamps are of one log. The query and the reply are files: people carry them to an authority and back.

Residual risks: an authority sees when and from where it was asked, by whoever asked it. A timestamp is worth what the
certificate is worth that the desk trusts.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from vorlage.domain.errors import CheckpointFileError

NONCE_BYTES: Final = 32
MOST_REPLY_BYTES: Final = 256 * 1024


def stamped_message(nonce: bytes, root: bytes) -> bytes:
    """What is hashed and stamped."""
    return nonce + root


def new_query(root: bytes) -> tuple[bytes, bytes]:
    """A query for a root, and the nonce that blinds it, which is to be kept."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    builder = TimestampRequestBuilder().data(stamped_message(nonce, root)).hash_algorithm(HashAlgorithm.SHA256)
    return builder.cert_request(cert_request=True).build().as_bytes(), nonce


def imprint_of(reply: bytes) -> str:
    """Which message a reply stamps, as its digest in hexadecimal digits; its signature is not checked.

    Raises:
        CheckpointFileError: It is no reply, or one that grants nothing.
    """
    return _decoded(reply).tst_info.message_imprint.message.hex()


def time_stamped(reply: bytes, authority: bytes, nonce: bytes, root: bytes) -> datetime:
    """When an authority stamped this root under this nonce.

    Args:
        reply: As the authority sent it.
        authority: Certificates in PEM that the desk trusts: the reply leads to one of them.
        nonce: What blinded the root.
        root: The root.

    Raises:
        CheckpointFileError: The reply is none, is not by that authority, or is of something else.
    """
    response = _decoded(reply)
    try:
        builder = VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(authority):
            for name in (certificate.subject, certificate.issuer):
                name.rfc4514_string()  # a broken one is a ValueError here; the library would give up on it with a panic
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(response, stamped_message(nonce, root))
    except (ValueError, TypeError, VerificationError, UnsupportedAlgorithm) as failure:
        raise _refused("a reply by the authority whose certificate was given") from failure
    return response.tst_info.gen_time


def is_digest_of(imprint: str, nonce: bytes, root: bytes) -> bool:
    """Whether a message that was stamped is this root under this nonce."""
    return hashlib.sha256(stamped_message(nonce, root)).hexdigest() == imprint


def _decoded(reply: bytes) -> TimeStampResponse:
    try:
        if len(reply) <= MOST_REPLY_BYTES:
            response = decode_timestamp_response(reply)
            response.tst_info  # noqa: B018  # a reply that grants nothing has none, and says so with an error
            return response
    except (ValueError, VerificationError) as failure:
        raise _refused("a reply to a query of this case") from failure
    raise _refused("a reply to a query of this case")


def _refused(expected: str) -> CheckpointFileError:
    return CheckpointFileError(
        "The file is no timestamp that can be kept.",
        expected=expected,
        found="something else, or a signature that does not lead to that certificate",
        unharmed="Nothing was changed; the query can still be answered.",
        next_step="check which files were meant, and give the command again",
    )
