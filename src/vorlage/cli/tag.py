# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage tag`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import counted, errors_as_messages, paper


@click.command("tag")
@case_argument
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@click.option("--tag", metavar="T", help="The tag: a word or a few. Without it, the tags there are get listed.")
@click.option("--remove", is_flag=True, help="Take the tag off.")
def command(case: Path, items: tuple[str, ...], tag: str | None, remove: bool) -> None:
    """Put a tag on items of CASE, for everybody who works on it; search finds it as tag:T.

    A tag says what a record is to the desk, such as "to check". It stands on items alone, never on a person, and
    should name none: whoever sees the case sees it.
    """
    if (tag is None) != (not items) or (remove and tag is None):
        raise click.UsageError("give both ITEM and --tag, or neither to list the tags.")
    with errors_as_messages(), Case.open(case) as opened:
        if tag is None:
            for known, tagged in opened.marks.all().tags:
                paper().print(f"{len(tagged):>7,}  {known}", soft_wrap=True)
            return
        numbers = [opened.item(item).number for item in items]
        change = opened.marks.untag if remove else opened.marks.tag
        kept, count = change(numbers, tag)
        paper().print(f"{kept}: {'taken off' if remove else 'put on'} {counted(count, 'item')}", soft_wrap=True)
