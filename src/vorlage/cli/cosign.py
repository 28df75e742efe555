# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage cosign`"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from vorlage.cli.console import errors_as_messages, paper
from vorlage.cli.written_files import write_new_file
from vorlage.custody.cosigning import Cosigner
from vorlage.custody.endorsements import read_checkpoint_file

_FILE = click.Path(path_type=Path)


@click.command("cosign")
@click.argument("checkpoint", metavar="FILE", type=_FILE)
@click.option("--witness", "folder", type=_FILE, required=True, help="Your folder: your key, and what you saw. Kept.")
@click.option("--out", type=_FILE, required=True, help="Where to write what you give back.")
@click.option("--log-key", metavar="KEY", help="The log's public key, the first time; ask for it by another way.")
def command(checkpoint: Path, folder: Path, out: Path, log_key: str | None) -> None:
    """Cosign FILE, the checkpoint of a partner's custody log, if it goes on from what you saw of that log before.

    You learn how many entries the log has and when it grew, nothing of what is in it. Your signature says that at this
    time the log stood so, and went on from all that you signed before.
    """
    with errors_as_messages():
        if out.exists():
            write_new_file(out, b"")  # says so, before anything is signed or remembered
        cosigner = Cosigner(folder)
        note = cosigner.cosign(read_checkpoint_file(checkpoint), log_key, now=datetime.now(UTC))
        write_new_file(out, note.encode("utf-8"))
        paper().print(f"Cosigned {note.splitlines()[1]} entries.")
        paper().print(f"your key {cosigner.verifier.text}", soft_wrap=True)
