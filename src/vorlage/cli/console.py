# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a person sees: tables and talk on standard error or output, progress bars, and errors as one message."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console

from vorlage.cli.exit_codes import exit_code_of
from vorlage.domain.errors import VorlageError


def talk() -> Console:
    """Standard error, for talk. Made at each use, so that a test or a redirection is followed."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True, markup=False)


def paper() -> Console:
    """Standard output, for what was asked."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 page", "2 pages". For nouns that take an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def interval(low: int, high: int, noun: str) -> str:
    """An interval with its noun: one number only when both ends agree."""
    return counted(low, noun) if low == high else f"{low} to {counted(high, noun)}"


def print_json(shape: Mapping[str, Any]) -> None:
    """A shape of the contracts on standard output, UTF-8, and nothing else there."""
    sys.stdout.buffer.write(json.dumps(shape, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


@contextmanager
def errors_as_messages() -> Iterator[None]:
    """End with the error's message and exit code; anything that is no error of ours stays a crash, and a defect."""
    try:
        yield
    except VorlageError as failure:
        talk().print(str(failure))
        raise click.exceptions.Exit(exit_code_of(type(failure))) from failure
