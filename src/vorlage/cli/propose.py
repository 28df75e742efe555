# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage propose`"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from vorlage.app import Case
from vorlage.claims.proposing.endpoint import ANSWER_TIMEOUT_S, Endpoint
from vorlage.claims.proposing.gliner_model import GlinerModel
from vorlage.claims.proposing.ports import Proposer
from vorlage.claims.proposing.shape import proposals_as_json, run_as_json
from vorlage.claims.proposing.spacy_pipeline import SpacyPipeline
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.domain.custody import ItemNumber
from vorlage.domain.proposals import ProposalRun

_EVERY = 10
_FOLDER = click.Path(path_type=Path)


@click.command("propose")
@case_argument
@click.option("--spacy", type=_FOLDER, metavar="FOLDER", help="Ask a pipeline of spaCy, which you installed.")
@click.option("--gliner", type=_FOLDER, metavar="FOLDER", help="Ask a model of GLiNER, which you installed.")
@click.option(
    "--endpoint", metavar="URL", help="Ask a program on 127.0.0.1 or [::1] that speaks as OpenAI's chat does."
)
@click.option("--model", metavar="NAME", help="Which model of the endpoint; needed where it has several.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 86_400),
    default=ANSWER_TIMEOUT_S,
    show_default=True,
    help="Seconds that an endpoint may take for one answer.",
)
@click.option("--items", multiple=True, metavar="ITEM", help="Only this report, a number or a path; may be repeated.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    spacy: Path | None,
    gliner: Path | None,
    endpoint: str | None,
    model: str | None,
    timeout: float,
    items: tuple[str, ...],
    as_json: bool,
) -> None:
    """Let a model that you name propose what is said in the reports of CASE; or show what was proposed.

    A proposal quotes a report word for word, at one place, or it is dropped and counted. It is in no claim, count or
    export before you accept it: vorlage decide CASE proposal-... accept --reason TEXT. The model is shown the text of
    reports, and never a page of the leak. None comes with Vorlage, and none is asked unless you name it here.
    """
    makers: list[Callable[[], Proposer]] = []
    if spacy is not None:
        makers.append(lambda: SpacyPipeline(spacy))
    if gliner is not None:
        makers.append(lambda: GlinerModel(gliner))
    if endpoint is not None:
        makers.append(lambda: Endpoint.reach(endpoint, model=model, timeout_s=timeout))
    if len(makers) > 1 or (model is not None and endpoint is None) or (items and not makers):
        raise click.UsageError(
            "name one of --spacy, --gliner and --endpoint; --model goes with --endpoint, --items with any.", context
        )
    with errors_as_messages(), Case.open(case) as opened:
        if not makers:
            _show(opened, as_json=as_json)
            return
        numbers = [opened.item(each).number for each in items]
        run = _ask(opened, makers[0](), numbers)
        if as_json:
            print_json(run_as_json(run))
        else:
            _print_run(run)
            if run.counts.kept:
                talk().print("They wait apart from the claims: vorlage propose CASE")
    if run.counts.failed:
        context.exit(ExitCode.NEEDS_A_LOOK)


def _ask(opened: Case, proposer: Proposer, numbers: list[ItemNumber]) -> ProposalRun:
    def told(done: int, of: int) -> None:
        if not done or done % _EVERY == 0:
            talk().print(f"{done} of {of} stretches of text shown")

    return opened.proposals.propose(proposer, numbers, progress=told)


def _show(opened: Case, *, as_json: bool) -> None:
    runs, shown = opened.proposals.runs(), opened.proposals.all()
    if as_json:
        print_json(proposals_as_json(runs, shown))
        return
    for run in runs:
        _print_run(run)
    console = paper()
    waiting = [each for each in shown if each.waits]
    console.print(f"{counted(len(waiting), 'proposal')} to decide, apart from the claims.")
    for each in waiting:
        proposal = each.proposal
        said = f" ({proposal.speaker})" if proposal.speaker else ""
        place = f"item {proposal.anchor.number}, {each.path}, page {proposal.anchor.page}"
        console.print(f"[{proposal.suggestion}] {proposal.kind.value}: {place}{said}", soft_wrap=True)
        console.print(f"  {' '.join(proposal.anchor.exact.split())}", soft_wrap=True)


def _print_run(run: ProposalRun) -> None:
    proposer, counts = run.proposer, run.counts
    told = f"run {run.number}, {run.at:%Y-%m-%d %H:%M}Z, {proposer.kind.value} {proposer.model}"
    dropped = "".join(f", {count} dropped ({reason.value})" for reason, count in counts.dropped)
    failed = "".join(f", {count} without an answer ({failure.value})" for failure, count in counts.failed)
    paper().print(f"{told}: {counts.offered} offered, {counts.kept} kept{dropped}", soft_wrap=True)
    paper().print(f"  {len(run.items)} of the reports, {counts.shown} stretches of text{failed}", soft_wrap=True)
