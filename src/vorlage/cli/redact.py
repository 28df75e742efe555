# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage redact`"""

from __future__ import annotations

import re
from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, print_json, talk
from vorlage.domain.errors import RedactionError
from vorlage.domain.redactions import CopyForm, Padding, RedactedCopy
from vorlage.domain.words import Box

_UNHARMED = "No copy was made, and the original is as it was."
_BOX = re.compile(r"(\d{1,5}):" + ",".join([r"(-?\d{1,6}(?:\.\d{1,6})?)"] * 4))


@click.command("redact")
@case_argument
@click.argument("item")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="A new file: .pdf, .txt or .csv."
)
@click.option(
    "--box", "boxes", multiple=True, metavar="PAGE:X0,Y0,X1,Y1", help="Hide this, in points. May be repeated."
)
@click.option("--names", is_flag=True, help="Hide every name and identifier that is protected or undecided.")
@click.option("--whole-lines", is_flag=True, help="Make every box as wide as its line, so that no width is told.")
@click.option(
    "--candidates",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A list of names, one a line: how many of them would fit each box.",
)
@json_option
def command(
    case: Path,
    item: str,
    out: Path,
    boxes: tuple[str, ...],
    names: bool,
    whole_lines: bool,
    candidates: Path | None,
    as_json: bool,
) -> None:
    """Make a copy of ITEM that may leave CASE, and search every layer of it before it gets its name.

    .pdf: each page drawn in the jail, boxes painted on its pixels, nothing else: no text, no fonts, no metadata.
    .txt, .csv: the text with placeholders, names hidden always.

    Boxes that were drawn on the item in the case are painted too; those given here are for this copy alone. All are
    padded, and words that one touches are covered whole. The original is never changed.
    """
    with errors_as_messages(), Case.open(case) as opened:
        from vorlage.redaction.copies.making import CopyOrder  # imported when asked for
        from vorlage.redaction.copies.residual import read_candidates

        number = opened.item(item).number
        order = CopyOrder(
            form=_form_of(out),
            boxes=_boxes(boxes),
            by_names=names,
            padding=Padding.LINE if whole_lines else Padding.STEPS,
            signed_pages=opened.release.signed_pages(number) if names else frozenset(),
            candidates=read_candidates(candidates) if candidates else (),
        )
        made = opened.redactions.write(number, order, out)
    if as_json:
        print_json(copy_as_json(made))
    _tell(made)


def copy_as_json(made: RedactedCopy) -> dict[str, object]:
    """What was made and how it was searched, as plain JSON values; never a word that was hidden."""
    return {
        "form": made.form.value,
        "pages": made.pages,
        "boxes": [
            {
                "page": redaction.page_number,
                "box": [redaction.box.x0, redaction.box.y0, redaction.box.x1, redaction.box.y1],
                "origin": redaction.origin.value,
                "kind": redaction.kind.value if redaction.kind else None,
            }
            for redaction in made.redactions
        ],
        "replaced": made.replaced,
        "visible_possible_names": made.visible_possible_names,
        "check": {
            "spellings": made.check.spellings,
            "words": made.check.words,
            "searched": [
                {"layer": search.layer.value, "means": search.means, "amount": search.amount}
                for search in made.check.searched
            ],
            "misses": len(made.check.misses),
            "not_searched": list(made.check.not_searched),
        },
        "fitting": [
            {
                "page": fitting.page_number,
                "fitting": fitting.fitting,
                "fitting_if_neighbours_are_guessed": fitting.if_guessed,
                "candidates": fitting.candidates,
            }
            for fitting in made.fittings
        ],
    }


def _form_of(out: Path) -> CopyForm:
    try:
        return CopyForm(out.suffix.lower().removeprefix("."))
    except ValueError as cause:
        raise RedactionError(
            "The name of a redacted copy says what it is to be.",
            expected="a name that ends in .pdf, .txt or .csv",
            found="another ending",
            unharmed=_UNHARMED,
            next_step="give the command again, with --out FILE.pdf for example",
        ) from cause


def _boxes(typed: tuple[str, ...]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for each in typed:
        match = _BOX.fullmatch(each)
        sides = [float(side) for side in match.groups()[1:]] if match else []
        if match is None or sides[0] > sides[2] or sides[1] > sides[3]:
            raise RedactionError(
                "What was given after --box is no box.",
                expected="PAGE:left,top,right,bottom in points from the top left corner, as in 2:72,100,200,114",
                found="something else",
                unharmed=_UNHARMED,
                next_step="see where words stand: vorlage text CASE ITEM --json",
            )
        found.setdefault(int(match[1]), []).append(Box(*sides))
    return found


def _tell(made: RedactedCopy) -> None:
    hidden = (
        counted(len(made.redactions), "box") if made.form is CopyForm.PDF else counted(made.replaced, "placeholder")
    )
    hidden = hidden.replace("boxs", "boxes")
    talk().print(f"{counted(made.pages, 'page')} written as {made.form.value}, with {hidden}.")
    check = made.check
    ways = ", ".join(dict.fromkeys(search.layer.value for search in check.searched))
    talk().print(
        f"Searched for {counted(check.spellings, 'protected spelling')} and {counted(check.words, 'hidden word')} in "
        f"{ways}: nothing was found. That is no proof that nobody is recognised by what is left."
    )
    for missing in check.not_searched:
        talk().print(f"Not searched: {missing}.")
    if made.visible_possible_names:
        talk().print(
            f"{counted(made.visible_possible_names, 'place')} that could be names or numbers of people can still be "
            "read: hide them with --names."
        )
    for fitting in made.fittings:
        talk().print(
            f"Page {fitting.page_number}: {fitting.fitting} of {fitting.candidates} candidates fit the box; "
            f"{fitting.if_guessed}, should the words beside it be guessed."
        )
