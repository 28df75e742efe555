# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage verify`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.progress import progress_steps
from vorlage.custody.problems import NO_PRIVATE_KEY, UNSIGNED_LOG, Problem
from vorlage.custody.shape import verification_as_json


@click.command("verify")
@case_argument
@json_option
@click.option(
    "--known",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A checkpoint of the log that was kept elsewhere: the log must go on from it.",
)
@click.pass_context
def command(context: click.Context, case: Path, as_json: bool, known: tuple[Path, ...]) -> None:
    """Check every original of CASE against the digest taken when it came in, and the custody log against its signature.

    What does not fit is named by its place. The same can be done without Vorlage: CASE/VERIFY.txt says how. A match
    does not show that a document is authentic. Given the folder of an edition, check that instead: its files, its log,
    and the proof of every exhibit.
    """
    with errors_as_messages():
        if (case / "manifest.note").is_file():
            from vorlage.cli.verify_edition import verify_edition  # imported when asked for

            verify_edition(context, case, as_json=as_json)
    with errors_as_messages(), Case.open(case) as opened:
        with progress_steps() as steps:
            verification = opened.custody.verify(steps, known=known)
        if as_json:
            print_json(verification_as_json(verification))
        else:
            originals, entries = verification.checked["originals"], verification.checked["log_entries"]
            paper().print(f"{originals} originals and {entries} log entries checked.")
            for problem in verification.problems:
                _print_problem(problem)
            for note in verification.notes:
                talk().print(f"{note}: {_NOTES[note]}")
            paper().print(
                "All as recorded." if verification.ok else f"{counted(len(verification.problems), 'problem')}."
            )
        context.exit(ExitCode.DONE if verification.ok else ExitCode.NEEDS_A_LOOK)


_NOTES = {
    UNSIGNED_LOG: "an earlier version wrote this case, and did not sign its log. From now on it is signed.",
    NO_PRIVATE_KEY: "what signs the log is not here, so that it was checked is not in the log. Nothing is wrong.",
}


def _print_problem(problem: Problem) -> None:
    where = f"item {problem.number}, {problem.path}" if problem.number else problem.path
    where += f", line {problem.event + 1}" if problem.event is not None else ""
    paper().print(f"{problem.code}: {where}", soft_wrap=True)
    paper().print(f"  expected {problem.expected}\n  found {problem.found}", soft_wrap=True)
