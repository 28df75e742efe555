# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An archive with everything that vouches for one: a log of several tiles, cosignatures, a timestamp."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vorlage.app.custody import CaseCustody
from vorlage.app.workplace import Workplace
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.accession import accession_of, close_accession, take_in
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.cosigning import COSIGNER_KEY_NAME, Cosigner
from vorlage.custody.custody_log import record_events
from vorlage.custody.delivery import list_delivery
from vorlage.custody.fixity import verify_fixity, write_manifest
from vorlage.custody.log_following import VERIFIER_NAME
from vorlage.custody.problems import Verification
from vorlage.custody.vault import Vault
from vorlage.domain.custody import CustodyEvent, EventKind, Genre

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


class Authority:
    """A throw-away timestamp authority, run by OpenSSL."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        self._openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root of a test")
        self._openssl("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Authority of a test")
        (folder / "ext").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
        signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "ext", "-days", "30"]
        self._openssl("x509", "-req", "-in", "tsa.csr", *signing, "-out", "tsa.pem")
        (folder / "tsa.cnf").write_text(
            "[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
            "signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n"
        )
        (folder / "serial").write_text("01\n")
        self.certificate = folder / "ca.pem"

    def stamp(self, query: Path, reply: Path) -> None:
        """Answer a query."""
        self._openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", str(query), "-out", str(reply))

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self._folder, capture_output=True, check=True)


@dataclass(frozen=True)
class SignedArchive:
    """A case, opened, and a partner beside it."""

    folder: CaseFolder
    catalogue: Catalogue
    workplace: Workplace
    custody: CaseCustody
    partner: Cosigner
    root: Path

    @classmethod
    def new(cls, root: Path) -> SignedArchive:
        """Five originals, taken in and signed."""
        archive = cls.unsigned(root)
        with archive.workplace.writing():
            return archive

    @classmethod
    def unsigned(cls, root: Path) -> SignedArchive:
        """Five originals, taken in by a process that was killed before the log followed."""
        folder = CaseFolder.create(root / "case")
        Catalogue.create(folder.catalogue).close()
        archive = cls.opened(root)
        catalogue = archive.catalogue
        delivered = root / "in"
        delivered.mkdir()
        for number in range(5):
            (delivered / f"{number}.txt").write_text(f"reading {number}, and some more of it")
        delivery = list_delivery([delivered], genre=Genre.PRIMARY, code_name=None, note="")
        accession = accession_of(catalogue, delivery, now=NOON)
        assert accession is not None
        with archive.folder.writer():
            take_in(
                catalogue, Vault(folder), accession, delivery, clock=lambda: NOON, tool="test", progress=lambda _: None
            )
            write_manifest(folder, catalogue)
            close_accession(catalogue, accession, now=NOON, tool="test")
        return archive

    @classmethod
    def opened(cls, root: Path) -> SignedArchive:
        """The one that is there."""
        folder = CaseFolder.open(root / "case")
        catalogue = Catalogue.open(folder.catalogue)
        workplace = Workplace(folder=folder, catalogue=catalogue, clock=lambda: NOON, tool="test")
        custody = CaseCustody(workplace, Vault(folder), lambda found: found)
        return cls(folder, catalogue, workplace, custody, Cosigner(root / "partner"), root)

    def verify(self, known: Sequence[str] = ()) -> Verification:
        """Verify, and leave no event of it."""
        return verify_fixity(self.folder, self.catalogue, Vault(self.folder), progress=lambda _: None, known=known)

    @classmethod
    def with_everything(cls, root: Path, *, events: int) -> SignedArchive:
        """The same with so many events and a few more, two cosignatures and a timestamp."""
        archive = cls.new(root)
        archive.record(events - events // 3)
        archive.be_cosigned("first")
        archive.record(events // 3)
        archive.be_cosigned("second")
        archive.be_stamped(Authority(root / "authority"))
        archive.record(7)
        return archive

    def record(self, count: int, tool: str = "test") -> None:
        """Record events in one writing."""
        with self.workplace.writing(), self.catalogue.writing() as connection:
            start = next_sequence(connection)
            record_events(connection, [an_event(number, tool) for number in range(start, start + count)])

    def be_cosigned(self, name: str) -> Path:
        """Exchange files with the partner."""
        request = self.custody.cosigning_request(None)
        log_key = (self.folder.custody / VERIFIER_NAME).read_text()
        place = self.root / name
        place.write_text(self.partner.cosign(request, log_key, now=NOON))
        self.custody.accept_cosignature(place, (self.root / "partner" / COSIGNER_KEY_NAME).read_text())
        return place

    def be_stamped(self, authority: Authority) -> None:
        """Exchange files with an authority."""
        query, reply = self.root / "query.tsq", self.root / "reply.tsr"
        query.write_bytes(self.custody.timestamp_query())
        authority.stamp(query, reply)
        self.custody.accept_timestamp(reply, authority.certificate)


def an_event(sequence: int, tool: str) -> CustodyEvent:
    """An event of the case as a whole."""
    return CustodyEvent(
        sequence=sequence,
        at=NOON,
        kind=EventKind.FIXITY_CHECK,
        accession=None,
        item=None,
        digest=None,
        tool=tool,
        detail=f"check {sequence}: 100 % of \\ 'all' \"it\"",
    )
