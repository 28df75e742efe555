# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage sign-off`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, member_named
from vorlage.cli.console import counted, errors_as_messages, paper, talk
from vorlage.domain.release import ReleaseSubject, SignedSubject


@click.command("sign-off")
@case_argument
@click.argument("subject")
@click.option("--as", "member", metavar="MEMBER", required=True, help="The code name by which you sign.")
@click.option("--reason", default="", help="Of a decision: why, if there is more to say; kept in the case only.")
@click.option("--withdraw", is_flag=True, help="Take back what you signed before publication; both stay on record.")
@click.pass_context
def command(context: click.Context, case: Path, subject: str, member: str, reason: str, withdraw: bool) -> None:
    """Say as a second person the same as a decision in CASE, or sign what has to be signed before publication.

    SUBJECT is decision-12, or what was decided upon, such as exhibit-...: then its newest decision is meant, and
    whoever made it is refused. Before publication it is one of these, each as it is now, until it changes:

    traces-12: you read what could identify who copied item 12 (vorlage traces). page-12-3: names cannot be found by
    matching on page 3 of item 12; you read it, and its boxes hide what they must. Two members sign. redaction-12: the
    boxes on item 12 hide what they must; you drew none and took none away. pictures-12-3: nobody is to be protected on
    what page 3 shows outside its boxes.
    """
    signed = SignedSubject.of(subject)
    if signed is not None and reason:
        raise click.UsageError("a reason belongs to a decision; what is signed before publication has none", context)
    if signed is None and withdraw:
        raise click.UsageError("a decision is undone with: vorlage decide CASE decision-N reject", context)
    with errors_as_messages(), Case.open(case) as opened:
        if signed is not None:
            _sign(opened, signed, member, is_withdrawal=withdraw)
            return
        made = opened.claims.sign_off(subject, by=member, reason=reason)
        paper().print(f"{made.suggestion}: signed off, recorded as decision-{made.sequence}")


def _sign(opened: Case, subject: SignedSubject, member: str, *, is_withdrawal: bool) -> None:
    by = member_named(member)
    if is_withdrawal:
        made = opened.release.withdraw(subject, by=by)
        paper().print(f"{subject}: not signed by you any more, sign-off {made.number}")
        return
    made = opened.release.sign(subject, by=by)
    if subject.kind is ReleaseSubject.TRACES and (gaps := opened.traces.report(subject.item).gaps):
        talk().print(f"The report has {counted(len(gaps), 'gap')}: what could not be looked into may hold more.")
    missing = opened.release.missing(subject)
    what = "its trace report is signed off" if subject.kind is ReleaseSubject.TRACES else "signed off"
    more = f"; {counted(missing, 'member')} more to sign" if missing else ""
    paper().print(f"{subject}: {what} as it is now, sign-off {made.number}{more}")
