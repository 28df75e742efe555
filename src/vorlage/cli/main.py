# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The command `vorlage`. Commands are imported when called: help and mistakes answer at once."""

from __future__ import annotations

import importlib
import sys
import traceback
from typing import Any, Final

import click

from vorlage import __version__

COMMANDS: Final = {
    "run": "Take in a folder, trace it, and show the result.",
    "new": "Make a new, empty case.",
    "add": "Take files and folders into a case.",
    "retry": "Read a class of items once more.",
    "status": "Account for every item.",
    "text": "Print the text of an item.",
    "search": "Search the pages.",
    "tag": "Put a tag on items, for everybody who works on the case.",
    "star": "Star items, for yourself alone.",
    "concordance": "Show every hit on a line, the keyword in the middle.",
    "timeline": "Show the records in order of time.",
    "similar": "Find passages like one, in any record.",
    "batch": "Ask a list of queries, with a reason.",
    "saved": "Keep searches, and see what is new in them.",
    "history": "Show or clear what you searched for.",
    "lineage": "Show who shares whose text.",
    "decide": "Record what a person decided about a suggestion.",
    "sign-off": "Sign off a decision, or what is to be published, as another person.",
    "claims": "Show the claims ledger.",
    "propose": "Let a model that you name propose what reports say.",
    "translate": "Keep a translation of a page beside its text.",
    "authenticity": "List what was done to learn whether a record is genuine.",
    "export": "Write the claims, or the archive, in a form that others read.",
    "redact": "Make a copy of an item that may leave the case.",
    "protect": "Decide whose name is hidden wherever text leaves the case.",
    "traces": "Look for what could identify who copied a file.",
    "redactions": "Find redactions in received files that hide nothing.",
    "publish": "Publish exhibits as an edition that readers can check.",
    "seal": "Seal records, so that parts of them can be shown later with a proof.",
    "withdraw": "Take an item out of the case for good.",
    "verify": "Check that nothing has changed.",
    "checkpoint": "Show the signed head of the custody log, or exchange it.",
    "cosign": "Cosign a partner's custody log, if it only grew.",
    "serve": "Open the case in a browser on this machine.",
    "catalogue": "Show or change where the catalogue of a case lies.",
    "settings": "Show every setting and where its value comes from.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"vorlage.cli.{cmd_name.replace('-', '_')}").command
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """The outermost boundary: a defect of ours ends with its place in the code, and never with a value."""
        try:
            return super().main(*args, **kwargs)
        except Exception as defect:  # noqa: BLE001  # anything that gets here is a defect; its message may hold text
            places = traceback.extract_tb(defect.__traceback__)
            ours = [place for place in places if "vorlage" in place.filename] or places
            where = f"{ours[-1].filename.rpartition('vorlage/')[2]}:{ours[-1].lineno}"
            click.echo(
                f"defect: {type(defect).__name__} at {where}\n"
                "  This is a fault in Vorlage, not in your files. Originals and log are as they were.\n"
                "  Next: give the command again; if it stays, report this line (it holds no text of the case).",
                err=True,
            )
            sys.exit(3)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vorlage")
def main() -> None:
    """Show, claim by claim, the page of a leak that each story rests on.

    Start with:  vorlage run FOLDER     where FOLDER has primary/ (the leak) and reports/ (the press).

    Everything stays in the case folder on this machine; nothing is sent anywhere. Commands print what was asked on
    standard output and all talk on standard error. Exit codes: 0 done, 1 something needs a look, 2 the call was
    wrong, 3 our own store failed.
    """
