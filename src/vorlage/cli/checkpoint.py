# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage checkpoint`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import errors_as_messages, paper, talk
from vorlage.cli.written_files import write_new_file

_FILE = click.Path(path_type=Path)


@click.command("checkpoint")
@case_argument
@click.option("--out", type=_FILE, help="Write the checkpoint for a partner, who cosigns it.")
@click.option("--since", type=click.IntRange(0), metavar="SIZE", help="With --out: what the partner saw last.")
@click.option("--accept", type=_FILE, help="Keep what a partner gave back.")
@click.option("--cosigner", metavar="KEY", help="With --accept, the first time: the partner's public key.")
@click.option("--timestamp-query", type=_FILE, help="Write a query that you can carry to a timestamp authority.")
@click.option("--timestamp-reply", type=_FILE, help="Keep the authority's reply.")
@click.option("--authority", type=_FILE, help="With --timestamp-reply: the certificate you trust, as PEM.")
@click.option("--new-key", is_flag=True, help="Sign the log with another key from now on.")
@click.option("--mend", is_flag=True, help="Make the files of the log anew; the old ones are put aside.")
def command(
    case: Path,
    out: Path | None,
    since: int | None,
    accept: Path | None,
    cosigner: str | None,
    timestamp_query: Path | None,
    timestamp_reply: Path | None,
    authority: Path | None,
    new_key: bool,
    mend: bool,
) -> None:
    """Show the signed head of the custody log of CASE, or exchange it with others, by files.

    A checkpoint says how many entries the log has and stands for all of them. Kept elsewhere, cosigned by a partner or
    stamped by an authority, it shows later that nothing before it was changed. Nothing is sent: you carry the files.
    """
    asked = [out, accept, timestamp_query, timestamp_reply, new_key or None, mend or None]
    if sum(each is not None for each in asked) > 1:
        raise click.UsageError("Do one thing at a time.")
    if (since is not None and out is None) or (cosigner and accept is None):
        raise click.UsageError("--since goes with --out, and --cosigner with --accept.")
    if (timestamp_reply is None) is not (authority is None):
        raise click.UsageError("--timestamp-reply and --authority go together.")
    with errors_as_messages(), Case.open(case) as opened:
        custody = opened.custody
        if out is not None:
            write_new_file(out, custody.cosigning_request(since).encode("utf-8"))
        elif accept is not None:
            size, at = custody.accept_cosignature(accept, cosigner)
            paper().print(f"Kept: {size} entries cosigned {at:%Y-%m-%d %H:%M:%S} UTC.")
            return
        elif timestamp_query is not None:
            write_new_file(timestamp_query, custody.timestamp_query())
        elif timestamp_reply is not None and authority is not None:
            size, at = custody.accept_timestamp(timestamp_reply, authority)
            paper().print(f"Kept: {size} entries stamped {at:%Y-%m-%d %H:%M:%S} UTC.")
            return
        elif new_key:
            custody.new_key()
            talk().print("The log is signed with another key from now on. Tell your partners the new one.")
        elif mend:
            talk().print(f"Made anew. The files as they were are in {custody.mend().relative_to(opened.root)}.")
        shown = custody.log()
        paper().print(f"{shown.size} entries, root {shown.root.hex()}", soft_wrap=True)
        paper().print(f"key {shown.verifier_key}", soft_wrap=True)
        if shown.cosigned_size:
            paper().print(f"cosigned by every partner up to {shown.cosigned_size} entries")
