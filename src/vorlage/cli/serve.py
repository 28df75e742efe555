# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage serve`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, port_option
from vorlage.cli.console import errors_as_messages


@click.command("serve")
@case_argument
@port_option
def command(case: Path, port: int) -> None:
    """Open CASE in a browser on this machine: prints an address that works once.

    Bound to 127.0.0.1; nobody else on the network can reach it, and the page asks nothing of the network.
    """
    from vorlage.web.server import serve

    with errors_as_messages(), Case.open(case) as opened:
        serve(opened, port)
