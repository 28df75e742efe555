# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage translate`"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from vorlage.app import Case
from vorlage.app.translations import TranslationShown
from vorlage.cli.arguments import case_argument, json_option, member_named
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.errors import TranslationError
from vorlage.domain.translations import LONGEST_TRANSLATION
from vorlage.extraction.translations.keeping import Translated
from vorlage.extraction.translations.shape import translation_as_json

_MOST_BYTES = 4 * LONGEST_TRANSLATION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A translation as it was typed."""

    item: str
    page: int
    place: Path
    language: str
    by: str
    checked_by: str | None


@click.command("translate")
@case_argument
@click.argument("item", metavar="ITEM", required=False)
@click.option("--page", type=click.IntRange(min=1), help="The page that was translated.")
@click.option("--file", "place", type=click.Path(path_type=Path), metavar="TEXT", help="The translation, in UTF-8.")
@click.option("--language", metavar="XX", help="Into which language, such as en.")
@click.option("--by", metavar="MEMBER", help="The code name of who translated, checked or withdraws.")
@click.option("--checked-by", metavar="MEMBER", help="The code name of who compared it with the page: somebody else.")
@click.option("--check", type=int, metavar="N", help="Record that --by compared translation N with its page.")
@click.option("--withdraw", type=int, metavar="N", help="Take translation N back; it stays on record.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    item: str | None,
    page: int | None,
    place: Path | None,
    language: str | None,
    by: str | None,
    checked_by: str | None,
    check: int | None,
    withdraw: int | None,
    as_json: bool,
) -> None:
    """Keep a person's translation of a page of ITEM beside its text, aligned by sentences; or show what is kept.

    A translation never takes the place of the page's text. Whoever translates does not check. Without an option the
    translations of ITEM, or of the whole case, are shown.
    """
    steps = [each for each in (check, withdraw) if each is not None]
    if len(steps) + (place is not None) > 1 or (steps and item is not None):
        raise click.UsageError("give ITEM with --file, or --check N, or --withdraw N.", context)
    if (steps or place) and not by:
        raise click.UsageError("say who with --by MEMBER.", context)
    with errors_as_messages(), Case.open(case) as opened:
        if steps and by:
            take = opened.translations.check if check is not None else opened.translations.withdraw
            take(steps[0], by=member_named(by))
            talk().print(f"Translation {steps[0]} {'checked' if check is not None else 'withdrawn'}.")
        elif place is not None and by:
            if item is None or page is None or language is None:
                raise click.UsageError("--file goes with ITEM, --page and --language.", context)
            _keep(opened, _Given(item=item, page=page, place=place, language=language, by=by, checked_by=checked_by))
        else:
            _show(opened, item, page, as_json=as_json)


def _keep(opened: Case, given: _Given) -> None:
    translated = Translated(
        text=_text(given.place),
        language=given.language,
        by=member_named(given.by),
        checked_by=member_named(given.checked_by) if given.checked_by else None,
    )
    kept = opened.translations.keep(opened.item(given.item).number, given.page, translated)
    talk().print(
        f"Translation {kept.number} of page {kept.page} of item {kept.item} kept: "
        f"{counted(len(kept.aligned), 'pair')} of sentences aligned"
        + (", checked." if kept.checked_by else "; nobody has checked it yet.")
    )


def _show(opened: Case, item: str | None, page: int | None, *, as_json: bool) -> None:
    found = opened.translations.of(opened.item(item).number, page) if item is not None else opened.translations.all()
    if as_json:
        shapes = [
            translation_as_json(each.translation, path=each.path, is_of_shown_text=each.is_of_shown_text)
            for each in found
        ]
        print_json({"translations": shapes})
        return
    for each in found:
        translation = each.translation
        told = f"{translation.number}  item {translation.item}, {each.path}, page {translation.page}"
        paper().print(f"{told}, {translation.language}: {_standing(each)}", style="bold", soft_wrap=True)
        if item is not None:
            paper().print(translation.text, soft_wrap=True)
    if not found:
        talk().print("No translation is kept.")


def _standing(shown: TranslationShown) -> str:
    translation = shown.translation
    if translation.is_withdrawn:
        return "withdrawn"
    checked = (
        f"checked by {counted(len(translation.checked_by), 'member')}" if translation.checked_by else "not checked"
    )
    return checked if shown.is_of_shown_text else f"{checked}; the page's text is another one now"


def _text(place: Path) -> str:
    try:
        with place.open("rb") as stream:
            return stream.read(_MOST_BYTES + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        raise TranslationError(
            "The translation cannot be read as a text in UTF-8.",
            unharmed="Nothing was kept or changed.",
            next_step="check where it is, save it as plain text in UTF-8, and give the command again",
        ) from failure
