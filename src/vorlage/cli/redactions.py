# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage redactions`"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.bad_redactions import BadRedaction, RedactionsExamined
from vorlage.domain.custody import escape_path
from vorlage.redaction.received.finding_shape import examined_as_json
from vorlage.redaction.received.wording import KIND_WORDS, SURE_WORDS


@click.command("redactions")
@case_argument
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@click.option(
    "--show", is_flag=True, help="Also print what lies open. It is noted in the custody log, and it may name people."
)
@json_option
@click.pass_context
def command(context: click.Context, case: Path, items: tuple[str, ...], show: bool, as_json: bool) -> None:
    """Look for redactions in received files that hide nothing: in ITEM after ITEM, or in all of CASE.

    Each finding says of what kind it is, on which page and where, how sure that is, and how many characters lie open;
    never which. Whoever redacted the file meant to protect somebody: treat what lies open as protected.
    """
    with errors_as_messages(), Case.open(case) as opened:
        looked = opened.received_redactions
        numbers = [opened.item(each).number for each in items] if items else list(looked.examinable())
        examined = looked.shown(numbers) if show else tuple(looked.examined(numbers))
        if as_json:
            print_json(examined_as_json(examined, with_words=show))
        else:
            _print(examined)
        left = len(opened.items()) - len(numbers)
    if left and not items and not as_json:
        talk().print(
            f"{counted(left, 'item')} not examined: repeating another, or neither PDF nor image, DOCX, XLSX, PPTX."
        )
    if any(each.unexamined for each in examined):
        context.exit(1)


def _print(examined: Sequence[RedactionsExamined]) -> None:
    console = paper()
    for each in examined:
        if not each.found and not each.unexamined:
            continue
        console.print(f"{each.number}  {each.path}", style="bold", soft_wrap=True)
        for found in each.found:
            _print_found(found)
        if each.unexamined:
            console.print(f"    not examined, or not all of it: {each.unexamined}", soft_wrap=True)
    count = sum(len(each.found) for each in examined)
    clean = sum(1 for each in examined if not each.found and not each.unexamined)
    console.print(
        f"{counted(count, 'finding')} in {counted(len(examined), 'item')}; {clean} with none.", soft_wrap=True
    )
    console.print("No finding does not show that a redaction holds.", soft_wrap=True)


def _print_found(found: BadRedaction) -> None:
    console = paper()
    page = f"page {found.page_number}: " if found.page_number else ""
    place = " at " + ", ".join(f"{side:g}" for side in found.box) if found.box else ""
    lies_open = f"; {counted(found.characters, 'character')}" if found.characters else ""
    console.print(f"  {found.kind.value}: {page}{KIND_WORDS[found.kind]}{place}", soft_wrap=True)
    console.print(f"    {found.sure.value}: {SURE_WORDS[found.sure]}; in {found.layer}{lies_open}", soft_wrap=True)
    if found.recovered:
        console.print(f"    > {escape_path(found.recovered)}", soft_wrap=True)
