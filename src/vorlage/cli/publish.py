# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage publish`"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.editions import Correction, Edition, ExhibitLabel, ExhibitMode
from vorlage.domain.errors import ExhibitListError

_UNHARMED: Final = "Nothing was published or written, and the case is as it was."
_MOST_BYTES: Final = 20_000


@click.command("publish")
@case_argument
@click.option(
    "--exhibits", type=click.Path(path_type=Path), required=True, metavar="FILE", help="What is published, in TOML."
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="A new folder, outside the case."
)
@click.option("--date", "dated", metavar="YYYY-MM-DD", help="The day that the edition states. Default: today, in UTC.")
@click.option(
    "--correction",
    "corrections",
    multiple=True,
    metavar="TEXT",
    help="What was wrong in earlier editions; @FILE reads it from a file. May be repeated.",
)
@click.option(
    "--retract",
    "retractions",
    multiple=True,
    nargs=2,
    metavar="EXHIBIT TEXT",
    help="An exhibit that no longer stands, such as 1.3, and why; @FILE reads it from a file. May be repeated.",
)
@json_option
def command(
    case: Path,
    exhibits: Path,
    out: Path,
    dated: str | None,
    corrections: tuple[str, ...],
    retractions: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    """Publish exhibits of CASE as a static edition: pages that need no server, and proofs that readers check offline.

    Nothing is published while a name that nobody marked public stands anywhere in it, or a page picture is wanted of a
    record whose traces nobody signed for (vorlage sign-off CASE traces-ITEM --as MEMBER). All that stands in the way
    is listed by exhibit. Given again for a new folder, it is the next edition, with its corrections; what was published
    before stays in the log of editions, and its proofs keep verifying.
    """
    with errors_as_messages():
        from vorlage.publishing.exhibit_list import read_exhibit_list  # imported when asked for
        from vorlage.publishing.searching import searched

        said = [Correction(words=_words(text)) for text in corrections]
        said += (Correction(words=_words(text), retracts=_label(label)) for label, text in retractions)
        day = _day(dated)
        listed = read_exhibit_list(exhibits)
        with Case.open(case) as opened:
            edition = opened.editions.publish(listed, out, dated=day, corrections=said)
            key = opened.editions.verifier_key()
        if as_json:
            print_json(_shape(edition, key))
            return
        modes = ", ".join(f"{edition.count(mode)} {mode.value}" for mode in ExhibitMode if edition.count(mode))
        paper().print(f"Edition {edition.number}, {counted(len(edition.modes), 'exhibit')}: {modes}.")
        talk().print(f"All of it was {searched(edition.check)}. Nothing was found.", soft_wrap=True)
        talk().print("Read it before you hand it on, and check it as readers will: vorlage verify EDITION_DIR")
        talk().print(f"Publish the key apart from the edition, so that readers can compare:\n{key}", soft_wrap=True)


def _shape(edition: Edition, key: str) -> dict[str, object]:
    return {
        "edition": edition.number,
        "date": edition.dated.isoformat(),
        "exhibits": {mode.value: edition.count(mode) for mode in ExhibitMode},
        "corrections": len(edition.corrections),
        "searched": {
            "spellings": edition.check.spellings,
            "words": edition.check.words,
            "ways": [
                {"layer": each.layer.value, "means": each.means, "amount": each.amount}
                for each in edition.check.searched
            ],
            "not_searched": list(edition.check.not_searched),
        },
        "key": key,
    }


def _words(text: str) -> str:
    """Words for the public, as typed or from a file."""
    if text.startswith("@"):
        try:
            with Path(text[1:]).open("rb") as stream:
                text = stream.read(_MOST_BYTES).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as failure:
            raise _refused("The file of a correction cannot be read as UTF-8.", "check where it is") from failure
    try:
        return Correction(words=text.strip()).words
    except ValueError as failure:
        raise _refused("A correction says nothing, or is too long.", "give one to 2,000 characters") from failure


def _label(text: str) -> ExhibitLabel:
    try:
        return ExhibitLabel.of(text)
    except ValueError as failure:
        raise _refused("An exhibit to be retracted is not named by edition and place.", "such as 1.3") from failure


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        day = date.fromisoformat(text)
    except ValueError as failure:
        raise _refused("The date is not of the form YYYY-MM-DD.", "for example --date 2026-11-21") from failure
    return day


def _refused(what: str, next_step: str) -> ExhibitListError:
    return ExhibitListError(what, unharmed=_UNHARMED, next_step=next_step)
