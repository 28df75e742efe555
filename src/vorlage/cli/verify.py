# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage verify`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.progress import progress_steps
from vorlage.custody.fixity import Problem
from vorlage.custody.shape import verification_as_json


@click.command("verify")
@case_argument
@json_option
@click.pass_context
def command(context: click.Context, case: Path, as_json: bool) -> None:
    """Check every original of CASE against the digest taken when it came in, and the custody log against itself.

    The same can be done without Vorlage: CASE/VERIFY.txt says how. A match does not show that a document is authentic.
    """
    with errors_as_messages(), Case.open(case) as opened:
        with progress_steps() as steps:
            verification = opened.verify(steps)
        if as_json:
            print_json(verification_as_json(verification))
        else:
            originals, entries = verification.checked["originals"], verification.checked["log_entries"]
            paper().print(f"{originals} originals and {entries} log entries checked.")
            for problem in verification.problems:
                _print_problem(problem)
            paper().print(
                "All as recorded." if verification.ok else f"{counted(len(verification.problems), 'problem')}."
            )
        context.exit(ExitCode.DONE if verification.ok else ExitCode.NEEDS_A_LOOK)


def _print_problem(problem: Problem) -> None:
    where = f"item {problem.number}, {problem.path}" if problem.number else problem.path
    paper().print(f"{problem.code}: {where}", soft_wrap=True)
    paper().print(f"  expected {problem.expected}\n  found {problem.found}", soft_wrap=True)
