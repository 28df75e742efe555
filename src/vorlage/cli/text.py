# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage text`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import errors_as_messages, paper, print_json, talk
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import UnknownPageError
from vorlage.domain.pages import Page
from vorlage.extraction.shape import record_as_json
from vorlage.extraction.translations.shape import beside_page_as_json


@click.command("text")
@case_argument
@click.argument("item", metavar="ITEM")
@click.option("--page", "page_number", type=click.IntRange(min=1), help="Only this page.")
@json_option
def command(case: Path, item: str, page_number: int | None, as_json: bool) -> None:
    """Print the text of ITEM, a number or a path, page by page.

    With --json also every word's place on its page, texts that stand in the file but not on the page, and translations
    of the page that somebody checked.
    """
    with errors_as_messages(), Case.open(case) as opened:
        found = opened.item(item)
        record = opened.record(found.number)
        if page_number is not None and page_number not in {page.number for page in record.pages}:
            raise UnknownPageError(
                f"Item {found.number} has no page {page_number}.",
                record=found.number,
                expected=f"1 to {len(record.pages)}",
                found=str(page_number),
                unharmed="Nothing was changed.",
                next_step=f"vorlage text CASE {found.number}",
            )
        if as_json:
            print_json(
                record_as_json(
                    record,
                    number=found.number,
                    path=found.path,
                    page_number=page_number,
                    translations=_beside_pages(opened, found.number),
                )
            )
            return
        for page in record.pages:
            if page_number in (None, page.number):
                _print_page(page)


def _beside_pages(opened: Case, number: ItemNumber) -> dict[int, list[dict[str, Any]]]:
    """The translations of an item that somebody checked, page by page."""
    found: dict[int, list[dict[str, Any]]] = {}
    for each in opened.translations.accepted(number):
        shape = beside_page_as_json(each.translation, is_of_shown_text=each.is_of_shown_text)
        found.setdefault(each.translation.page, []).append(shape)
    return found


def _print_page(page: Page) -> None:
    talk().print(f"--- page {page.number}" + ("" if page.is_read else " (unread: no text could be had)"))
    paper().print(page.text, soft_wrap=True)
    for hidden in page.hidden:
        talk().print(f"[not on the page: {hidden.kind.value}]")
        paper().print(hidden.text, soft_wrap=True)
