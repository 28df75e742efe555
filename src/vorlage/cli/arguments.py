# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Arguments and options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path

import click

case_argument = click.argument("case", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Exact output for scripts, on standard output.")
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port on 127.0.0.1."
)
