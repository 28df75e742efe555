# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage protect`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.custody.code_names import typed_code_name
from vorlage.domain.custody import CodeName, escape_path
from vorlage.domain.errors import NameDecisionError
from vorlage.domain.protection import NameDecisionKind, Person, is_ground
from vorlage.protection.person_list import read_person_list
from vorlage.protection.persons import THIS_DESK


@click.command("protect")
@case_argument
@click.argument("action", type=click.Choice(["add", "public", "lift", "list"]), required=False)
@click.argument("target", required=False)
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE", help="The same as: add FILE.")
@click.option("--public", type=click.Path(path_type=Path), metavar="FILE", help="The same as: public FILE.")
@click.option("--as", "member", metavar="MEMBER", help="The code name of who decides. Needed to lift.")
@click.option("--reason", metavar="TEXT", help="Why protection is lifted; kept in the case, never in the log.")
@click.option("--show", is_flag=True, help="With list: names and grounds too. Each showing is in the custody log.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    action: str | None,
    target: str | None,
    names: Path | None,
    public: Path | None,
    member: str | None,
    reason: str | None,
    show: bool,
    as_json: bool,
) -> None:
    """Decide whose name is hidden wherever text leaves CASE. Until somebody decides, every name is.

    add FILE: protect the persons of a list. public FILE: mark them public, for office-holders acting in office.
    lift NUMBER: the first member asks to lift protection, a second one lifts it; the name is then undecided, which is
    hidden still. list: everybody by number.

    FILE is CSV in UTF-8 with the columns name, ground and any that begin with alias: spellings in any script, numbers
    of identity cards or phones, plates, e-mail addresses. Names are never typed on the command line, where they would
    stay in its history. The list of persons is never exported.
    """
    chosen = [each for each in (action, names and "add", public and "public") if each]
    if len(chosen) != 1:
        raise click.UsageError("say one of: add FILE, public FILE, lift NUMBER, list", context)
    place = names or public or (Path(target) if target else None)
    with errors_as_messages():
        by = _member(member)
        if chosen[0] == "list":
            _list(case, is_shown=show, as_json=as_json)
        elif chosen[0] == "lift":
            if member is None or not target or not target.isascii() or not target.isdigit() or len(target) > 9:
                raise click.UsageError("lift takes a person's number, --as MEMBER and --reason TEXT", context)
            _lift(case, int(target), reason=reason or "", by=by)
        elif place is None:
            raise click.UsageError(f"{chosen[0]} takes a list: vorlage protect CASE {chosen[0]} FILE", context)
        else:
            _decide(case, place, is_public=chosen[0] == "public", by=by)


def _member(text: str | None) -> CodeName:
    if text is None:
        return THIS_DESK
    return typed_code_name(
        text,
        where="after --as",
        unharmed="Nothing was decided or recorded.",
        next_step="give the code name by which you decide, for example --as HERON",
    )


def _decide(case: Path, place: Path, *, is_public: bool, by: CodeName) -> None:
    named = read_person_list(place)
    with Case.open(case) as opened:
        decide = opened.protection.mark_public if is_public else opened.protection.protect
        numbers = decide(named, by=by)
    what = "public, and shown" if is_public else "protected"
    talk().print(f"{counted(len(set(numbers)), 'person')} of the list: {what} from now on.")
    if not is_public:
        talk().print("The list itself is not needed any more: destroy it, or keep it as safe as the case.")


def _lift(case: Path, number: int, *, reason: str, by: CodeName) -> None:
    if not is_ground(reason):
        raise NameDecisionError(
            "To lift protection a reason of one to 2,000 characters is needed.",
            unharmed="Nothing was changed; who is protected stays so.",
            next_step="say why: vorlage protect CASE lift NUMBER --as MEMBER --reason TEXT",
        )
    with Case.open(case) as opened:
        kind = opened.protection.lift(number, reason=reason.strip(), by=by)
    if kind is NameDecisionKind.ASK_TO_LIFT:
        talk().print(f"Asked to lift the protection of person {number}. Another member has to say the same.")
    else:
        talk().print(f"Person {number} is undecided now, and hidden until marked public.")


def _list(case: Path, *, is_shown: bool, as_json: bool) -> None:
    if is_shown and as_json:
        raise NameDecisionError(
            "The list of persons is shown to people, and never written for programs.",
            unharmed="Nothing was shown or written.",
            next_step="leave out one of the two: vorlage protect CASE list --show",
        )
    with Case.open(case) as opened:
        if is_shown:
            opened.protection.note_showing()
        persons = opened.protection.persons()
    if as_json:
        print_json({"persons": [_shape(person) for person in persons]})
        return
    console = paper()
    for person in persons:
        asked = ", asked to be lifted" if person.lift_asked_by else ""
        console.print(f"{person.number}  {person.standing.value}{asked}  {counted(len(person.spellings), 'spelling')}")
        if is_shown:
            console.print(
                f"    {' | '.join(map(escape_path, person.spellings))}\n    {escape_path(person.decisions[-1].ground)}",
                soft_wrap=True,
            )
    if not persons:
        console.print("Nobody was decided about: every name is hidden.")


def _shape(person: Person) -> dict[str, object]:
    return {
        "number": person.number,
        "standing": person.standing.value,
        "spellings": len(person.spellings),
        "lift_asked": person.lift_asked_by is not None,
        "decided_at": person.decisions[-1].at.isoformat(),
    }
