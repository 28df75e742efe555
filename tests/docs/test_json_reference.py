# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The JSON page names every field that a command prints, and no field that none prints."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vorlage.domain.facets import Facet

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "json.md"

LINES = {
    "status": "vorlage status demo-case --items --json",
    "text": "vorlage text demo-case 'primary/02 board/minutes-2024-07-11.pdf' --json",
    "search": "vorlage search demo-case lead --json",
    "concordance": "vorlage concordance demo-case lead --sort left --json",
    "similar": "vorlage similar demo-case 30 --page 1 --start 1450 --end 1700 --json",
    "timeline": "vorlage timeline demo-case --json",
    "batch": "printf 'lead\n(((' > asked.txt; vorlage batch demo-case asked.txt --reason 'checking a date' --json",
    "saved": "vorlage saved demo-case save Pipes 'lead pipes' > kept.txt; vorlage saved demo-case run Pipes --json",
    "protect": (
        "printf 'name,ground\nIlvane Morrowick,clerk\n' > persons.csv; vorlage protect demo-case add persons.csv;"
        " vorlage protect demo-case list --json"
    ),
    "redact": "vorlage redact demo-case 'primary/02 board/draft-notice.docx' --out notice-copy.txt --json",
    "redactions": "vorlage redactions demo-case 30 --json",
    "lineage": "vorlage lineage demo-case --json",
    "claims": "vorlage claims demo-case --json",
    "claims --draft": (
        "echo '“Nothing leaves this building before the thirtieth,” said Bela Quist of 19 samples.' > story.txt;"
        " vorlage claims demo-case --draft story.txt --json"
    ),
    "translate": (
        "echo 'The mayor was told.' > told.txt;"
        " vorlage translate demo-case 30 --page 1 --file told.txt --language en --by heron;"
        " vorlage translate demo-case --json"
    ),
    "authenticity": (
        "vorlage authenticity demo-case 30 --add experts --found 'The stamp is right.' --by heron --exhibit 31;"
        " vorlage authenticity demo-case 30 --withdraw 1 --by heron --reason 'Another stamp.';"
        " vorlage authenticity demo-case 30 --json"
    ),
    "propose": "vorlage propose demo-case --json",
    "traces": "vorlage traces demo-case 1 --json",
    "seal": "vorlage seal demo-case 1 --json",
    "publish": (
        'printf \'title = "What the files show"\n[[exhibits]]\npath = "1"\npage = 1\nbox = [70, 600, 200, 620]\n'
        'mode = "statement"\ncaption = "The memo says what the law asks."\n\' > exhibits.toml;'
        " vorlage publish demo-case --exhibits exhibits.toml --out edition --json"
    ),
    "verify": "vorlage verify demo-case --json",
}
COUNTED_BY_WORD = {"media_type", "language", *Facet}
"""Under these the keys are values met in the case, not fields."""


def sections() -> dict[str, set[str]]:
    """The words in `code` of each command's section."""
    parts = re.split(r"^## vorlage ([a-z]+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", body)) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def fields_of(value: object) -> Iterator[str]:
    """Every field name anywhere in a JSON value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name not in COUNTED_BY_WORD:
                yield from fields_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields_of(inner)


@pytest.mark.parametrize("command", LINES)
def test_every_field_that_is_printed_is_explained(
    command: str, desk: Path, typed: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """Scripts lean on these names; a new one needs a line on the page."""
    done = typed(LINES[command], desk)
    assert done.returncode in {0, 1}, done.stderr
    printed = set(fields_of(json.loads(done.stdout)))
    assert printed
    assert sorted(printed - sections()[command.split()[0]]) == []
    assert sorted(printed_late(command) - printed) == []


def printed_late(command: str) -> set[str]:
    """Fields that a command must print on the sample case, whatever it finds there."""
    return {
        "status": {"counts", "pages", "pages_unread", "items", "sha256", "outcome", "extraction"},
        "text": {"pages", "words", "box", "hidden", "origin"},
        "search": {"read_as", "total", "hits", "snippets", "highlights", "matched", "how", "facets", "also_held_as"},
        "concordance": {"lines", "left", "keyword", "right", "direction", "pages", "is_cut"},
        "similar": {"passages", "marks", "share", "shared", "here", "there", "in_a_row"},
        "timeline": {"unit", "bars", "longer", "entries", "undated", "doubtful", "origin"},
        "batch": {"batch", "reason", "state", "errors", "code", "rows", "link"},
        "saved": {"options", "new", "page", "seen_at"},
        "protect": {"persons", "standing", "spellings", "lift_asked"},
        "redact": {"form", "boxes", "replaced", "check", "searched", "not_searched", "fitting"},
        "redactions": {"redactions", "examined", "unexamined"},
        "lineage": {"reports", "pairs", "passages", "variants", "exemplars", "stemma", "independent_origins"},
        "claims": {"claims", "assertions", "independence", "exhibits", "status", "machine"},
        "claims --draft": {"in_draft", "meets", "otherwise", "words_in_common", "not_held", "searched", "reports"},
        "translate": {"translations", "translation", "digest", "of_text", "aligned", "original", "translated"},
        "authenticity": {"checks", "check", "found", "exhibits", "is_as_it_was", "withdrawn", "reason"},
        "propose": {"runs", "proposals"},
        "traces": {"traces", "examined", "looked_for", "cannot_be_detected", "kind", "where", "sure", "advice"},
        "seal": {"seals", "number", "root", "at"},
        "publish": {"edition", "date", "exhibits", "corrections", "searched", "key"},
        "verify": {"ok", "checked", "problems"},
    }[command]


def test_every_command_with_json_has_a_section() -> None:
    """A command that gains `--json` without a section is found."""
    import click

    from vorlage.cli.main import main as commands

    context = click.Context(commands)
    with_json = {
        name
        for name in commands.list_commands(context)
        if (command := commands.get_command(context, name))
        and any("--json" in parameter.opts for parameter in command.params)
    }
    assert with_json == set(sections()) == {line.split()[0] for line in LINES}
