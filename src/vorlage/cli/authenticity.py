# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage authenticity`"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from vorlage.app import Case
from vorlage.app.authenticity import ExhibitShown
from vorlage.cli.arguments import case_argument, json_option, member_named
from vorlage.cli.console import errors_as_messages, paper, print_json, talk
from vorlage.custody.authenticity import CheckMade
from vorlage.domain.authenticity import AuthenticityCheck, CheckExhibit, CheckKind
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import UnknownItemError

_WORDS: Final = re.compile(r"(?P<item>.+?):(?P<page>[1-9][0-9]{0,8}):(?P<words>.+)", re.DOTALL)


@click.command("authenticity")
@case_argument
@click.argument("item", metavar="ITEM")
@click.option(
    "--add", "kind", type=click.Choice([kind.value for kind in CheckKind]), help="Enter a check of this kind."
)
@click.option(
    "--found", metavar="TEXT", help="With --add: what was found, in words; kept in the case, never in the log."
)
@click.option(
    "--on", "made_on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="With --add: when. Default: today."
)
@click.option(
    "--exhibit",
    "exhibits",
    multiple=True,
    metavar="ITEM[:PAGE:WORDS]",
    help="With --add, again and again: an item it rests on, or words that stand on a page once.",
)
@click.option(
    "--withdraw", type=int, metavar="N", help="Take check N of ITEM back, with --reason; it stays in the list."
)
@click.option("--reason", metavar="TEXT", help="With --withdraw: why.")
@click.option("--by", metavar="MEMBER", help="The code name of who checked, or withdraws.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    item: str,
    kind: str | None,
    found: str | None,
    made_on: datetime | None,
    exhibits: tuple[str, ...],
    withdraw: int | None,
    reason: str | None,
    by: str | None,
    as_json: bool,
) -> None:
    """List what was done to learn whether ITEM is genuine: how, by whom, when, and what was found; or add to the list.

    There is no verdict and no score: whoever reads the list judges. Checks are added and withdrawn, never changed.
    """
    if kind is not None and withdraw is not None:
        raise click.UsageError("--add and --withdraw are two calls.", context)
    if (kind or withdraw is not None) and not by:
        raise click.UsageError("say who with --by MEMBER.", context)
    with errors_as_messages(), Case.open(case) as opened:
        number = opened.item(item).number
        if kind is not None and by:
            made = CheckMade(
                kind=CheckKind(kind),
                made_on=made_on.date() if made_on else datetime.now(UTC).date(),
                found=found or "",
                by=member_named(by),
                exhibits=[_exhibit(opened, each) for each in exhibits],
            )
            talk().print(f"Check {opened.authenticity.enter(number, made).number} of item {number} entered.")
        elif withdraw is not None and by:
            opened.authenticity.withdraw(number, withdraw, by=member_named(by), reason=reason or "")
            talk().print(f"Check {withdraw} of item {number} withdrawn; it stays in the list.")
        else:
            _show(opened, number, as_json=as_json)


def _exhibit(opened: Case, typed: str) -> CheckExhibit:
    """An item by its number or path; failing that, what stands before a page number and words."""
    try:
        return opened.authenticity.whole(opened.item(typed).number)
    except UnknownItemError:
        form = _WORDS.fullmatch(typed)
        if form is None:
            raise
        return opened.authenticity.words(opened.item(form["item"]).number, int(form["page"]), form["words"])


def _show(opened: Case, number: ItemNumber, *, as_json: bool) -> None:
    checks = [(check, opened.authenticity.exhibits(check)) for check in opened.authenticity.checks(number)]
    if as_json:
        print_json({"number": number, "checks": [_as_json(*each) for each in checks]})
        return
    for check, exhibits in checks:
        _print_check(check, exhibits)
    if not checks:
        talk().print(f"No check of item {number} is entered: nobody has said whether it is genuine.")


def _print_check(check: AuthenticityCheck, exhibits: tuple[ExhibitShown, ...]) -> None:
    console = paper()
    console.print(
        f"{check.number}  {check.kind.value}, {check.made_on}, by {check.by.text}", style="bold", soft_wrap=True
    )
    if check.withdrawn is not None:
        gone = check.withdrawn
        console.print(f"    withdrawn on {gone.at:%Y-%m-%d} by {gone.by.text}: {gone.reason}", soft_wrap=True)
    console.print(f"    {check.found}", soft_wrap=True)
    for shown in exhibits:
        place = f"    rests on {shown.exhibit.number}  {shown.path}"
        if isinstance(shown.exhibit, Anchor):
            place += f", page {shown.exhibit.page}: {' '.join(shown.exhibit.exact.split())}"
        console.print(place + ("" if shown.is_as_it_was else "  (not as it was then)"), soft_wrap=True)


def _as_json(check: AuthenticityCheck, exhibits: tuple[ExhibitShown, ...]) -> dict[str, Any]:
    gone = check.withdrawn
    return {
        "check": check.number,
        "kind": check.kind.value,
        "on": check.made_on.isoformat(),
        "by": check.by.text,
        "at": check.at.isoformat(),
        "found": check.found,
        "exhibits": [_exhibit_as_json(each) for each in exhibits],
        "withdrawn": None
        if gone is None
        else {"check": gone.number, "by": gone.by.text, "at": gone.at.isoformat(), "reason": gone.reason},
    }


def _exhibit_as_json(shown: ExhibitShown) -> dict[str, Any]:
    exhibit = shown.exhibit
    words = (
        {"page": exhibit.page, "start": exhibit.start, "end": exhibit.end, "quote": exhibit.exact}
        if isinstance(exhibit, Anchor)
        else {"page": None, "start": None, "end": None, "quote": None}
    )
    digest = exhibit.layer_digest if isinstance(exhibit, Anchor) else exhibit.digest
    place = {"number": exhibit.number, "path": shown.path, **words}
    return {**place, "digest": digest.hex, "is_as_it_was": shown.is_as_it_was}
