# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Arguments and options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.custody.code_names import typed_code_name
from vorlage.domain.custody import CodeName
from vorlage.domain.errors import PasswordFileError
from vorlage.extraction.runs import ReadingOptions

case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Exact output for scripts, on standard output.")
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port on 127.0.0.1."
)
password_option = click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    help="A text file (UTF-8), a password on each line: tried on what asks for one, and kept nowhere.",
)
cluster_option = click.option(
    "--cluster", metavar="ADDRESS", help="The address of a Dask scheduler whose workers read. Default: this machine."
)
without_jail_option = click.option(
    "--without-jail",
    is_flag=True,
    help="Open files although this machine cannot hold a hostile one in. It is noted in the custody log.",
)

_MOST_PASSWORD_BYTES = 1_000_000
_MOST_PASSWORDS = 10_000


def reading_options(password_file: Path | None, cluster: str | None, *, without_jail: bool = False) -> ReadingOptions:
    """How a run reads, from what was typed.

    Raises:
        PasswordFileError: The file of passwords cannot be read, or is no list of them.
    """
    passwords = _passwords(password_file) if password_file else ()
    return ReadingOptions(passwords=passwords, cluster=cluster, without_jail=without_jail)


def member_named(text: str) -> CodeName:
    """A member by the code name that was typed.

    Raises:
        CodeNameError: It has not the form of one.
    """
    return typed_code_name(
        text,
        where="as a member",
        unharmed="Nothing was decided or recorded.",
        next_step="give the code name by which they work, for example HERON",
    )


def _passwords(place: Path) -> tuple[str, ...]:
    """The lines of a file, each a password as it stands there: only the line's end is taken off."""
    try:
        with place.open("rb") as stream:
            content = stream.read(_MOST_PASSWORD_BYTES + 1)
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError) as failure:
        raise _no_passwords() from failure
    passwords = tuple(dict.fromkeys(line for line in lines if line))
    if not passwords or len(passwords) > _MOST_PASSWORDS or len(content) > _MOST_PASSWORD_BYTES:
        raise _no_passwords()
    return passwords


def _no_passwords() -> PasswordFileError:
    return PasswordFileError(
        "What was given after --password-file is no list of passwords that can be read.",
        expected=f"a text file in UTF-8 with 1 to {_MOST_PASSWORDS:,} lines, a password on each",
        found="something else (not repeated here)",
        unharmed="Nothing was added or changed, and no password was kept.",
        next_step="check the file and give the command again",
    )
