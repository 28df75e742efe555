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
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from vorlage.app import Steps
from vorlage.cli.exit_codes import exit_code_of
from vorlage.domain.custody import Item
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


@contextmanager
def progress_steps() -> Iterator[Steps]:
    """Progress bars for the long steps; only on a terminal, and numbers only."""
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[errors]}"),
        TimeRemainingColumn(),
        console=talk(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bars:
        taking = bars.add_task("Taking in", total=None, errors="", visible=False)
        reading = bars.add_task("Reading", total=None, errors="", visible=False)
        checking = bars.add_task("Checking", total=None, errors="", visible=False)
        counts = {"waiting": 0, "errors": 0}

        def to_read(count: int) -> None:
            counts["waiting"] += count
            bars.update(reading, total=counts["waiting"], visible=True)

        def read(item: Item) -> None:
            counts["errors"] += item.outcome.needs_a_look
            note = f"{counts['errors']} need a look" if counts["errors"] else ""
            bars.update(reading, advance=1, errors=note)

        yield Steps(
            listed=lambda count: bars.update(taking, total=count, visible=True),
            taken_in=lambda count: bars.update(taking, advance=count),
            to_read=to_read,
            read=read,
            checked=lambda count: bars.update(checking, advance=count, visible=True),
        )
