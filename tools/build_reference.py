# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Write `docs/reference/{cli,errors,settings}.md` from the code, or fail when they are not what the code says.

    python tools/build_reference.py            writes the pages
    python tools/build_reference.py --check    writes nothing; 1 when a page is stale

Commands come from click, errors from the tree in `domain/errors.py` with their exit codes and HTTP statuses, settings
from the fields of `settings.py`. Reasons of outcomes are read off the source: every fixed text of the form
`code.word: words`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, Final

import click

from vorlage.cli.exit_codes import ExitCode, exit_code_of
from vorlage.cli.main import main as commands
from vorlage.domain.errors import VorlageError
from vorlage.settings import PREFIX, Settings
from vorlage.web.problems import STATUSES

ROOT: Final = Path(__file__).resolve().parents[1]
MADE: Final = "<!-- Made by tools/build_reference.py from the code; it fails the check when it is edited by hand. -->"

COMMANDS_INTRO: Final = f"""\
# Commands

{MADE}

Results go to standard output, all talk to standard error. Where `--json` is offered it prints the exact shape described
in [JSON](json.md), alone, in UTF-8.

## Exit codes

| code | means |
|---|---|"""

EXIT_CODES: Final = {
    ExitCode.DONE: "done",
    ExitCode.NEEDS_A_LOOK: "it ran, and something needs a look: an item damaged, refused or pending; a problem found",
    ExitCode.WRONG_CALL: "the call was wrong; nothing was changed",
    ExitCode.STORE_FAILED: "our own store failed, or what guards it",
}

ERRORS_INTRO: Final = f"""\
# Errors

{MADE}

Every error is one message: what, to which item by its number, expected and found, what is unharmed, what to do next.
The code in front is stable; the words after it may improve. A leaked file that cannot be read is not an error: it is an
outcome on its item, with one of the [reasons](#reasons-of-outcomes) below.
"""

REASONS_INTRO: Final = """\
## Reasons of outcomes

What `vorlage status CASE --items` says beside an outcome. `…` is filled in.

| code | said as |
|---|---|"""

PROBLEMS_INTRO: Final = """
## Problems that verify finds

In `vorlage verify CASE --json`, each with the item, what was expected and what was found:"""

SETTINGS_INTRO: Final = f"""\
# Settings

{MADE}

Settings are environment variables, read once at the start. A variable that begins with `{PREFIX}` and is no setting, or
a value that is not allowed, stops the program: a typing error never becomes a default. `vorlage settings` prints every
value and where it comes from.

| variable | default | allowed | means |
|---|---|---|---|"""


def cli_page() -> Iterator[str]:
    """Every command with its help, its arguments and its options."""
    yield COMMANDS_INTRO
    yield from (f"| {code.value} | {EXIT_CODES[code]} |" for code in ExitCode)
    context = click.Context(commands, info_name="vorlage")
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        if command is not None:
            yield from _command(command, click.Context(command, info_name=f"vorlage {name}"))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    usage = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    shown = " ".join(["vorlage", str(command.name), *usage, *(["[OPTIONS]"] if options else [])])
    yield f"\n## vorlage {command.name}\n\n```text\n{shown}\n```\n"
    for paragraph in (command.help or "").split("\n\n"):
        yield " ".join(paragraph.split()) + "\n"
    if options:
        yield "| option | means |\n|---|---|"
    for option in options:
        names, words = option.get_help_record(context) or ("", "")
        yield f"| `{_cell(names.replace('INTEGER RANGE', 'N'))}` | {_cell(' '.join(words.split()))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def errors_page() -> Iterator[str]:
    """Every error with its code, meaning, exit code and HTTP status; and every reason of an outcome."""
    yield ERRORS_INTRO
    for branch in VorlageError.__subclasses__():
        yield f"## {branch.code}\n\n{_meaning(branch)}\n\n| code | means | exit code | HTTP |\n|---|---|---|---|"
        for error in branch.__subclasses__():
            status = next(STATUSES[kind] for kind in error.__mro__ if kind in STATUSES)
            yield f"| `{error.code}` | {_meaning(error)} | {exit_code_of(error).value} | {status.value} |"
        yield ""
    yield REASONS_INTRO
    yield from (f"| `{code}` | {words} |" for code, words in reasons())
    yield f"{PROBLEMS_INTRO}\n{', '.join(f'`{code}`' for code in problem_codes())}."


def _meaning(error: type[VorlageError]) -> str:
    return " ".join((error.__doc__ or "").split("\n\n")[0].split())


def _sources() -> Iterator[ast.AST]:
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "src" / "vorlage").rglob("*.py"))]
    for tree in trees:
        yield from ast.walk(tree)


def reasons() -> list[tuple[str, str]]:
    """Every reason that an outcome can give, from the fixed texts of the source; what is filled in shows as `…`."""
    found: dict[str, set[str]] = {}
    for text in _fixed_texts():
        if match := re.fullmatch(r"([a-z]+\.[a-z]+(?:-[a-z]+)*): ([^\n]+)", text):
            found.setdefault(match.group(1), set()).add(_cell(re.sub(r"\{\w+(:[^}]*)?\}", "…", match.group(2))))
    known = {error.code for branch in VorlageError.__subclasses__() for error in branch.__subclasses__()}
    return [(code, "; or: ".join(sorted(words))) for code, words in sorted(found.items()) if code not in known]


def _fixed_texts() -> Iterator[str]:
    pieces: set[int] = set()
    for node in _sources():  # an f-string comes before its pieces
        if isinstance(node, ast.JoinedStr):
            pieces.update(id(part) for part in node.values)
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.value


def problem_codes() -> list[str]:
    """Every code that a problem found by `verify` can have."""
    return sorted(
        {
            str(node.args[0].value)
            for node in _sources()
            if isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "Problem"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        }
    )


def settings_page() -> Iterator[str]:
    """Every setting with its default and what is allowed."""
    yield SETTINGS_INTRO
    for each in fields(Settings):
        variable = f"{PREFIX}{each.name.upper()}"
        default = "of the machine" if each.default is MISSING else str(each.default or "none")
        allowed, means = _allowed(each.metadata), each.metadata["help"]
        if "begins" in each.metadata:
            means += f" Or `{variable}_FILE`, the name of a file that has it on its first line."
        yield f"| `{variable}` | {default} | {allowed} | {means} |"


def _allowed(metadata: Mapping[str, Any]) -> str:
    if "low" in metadata:
        return f"{metadata['low']} to {metadata['high']}"
    return " or ".join(f"`{beginning}…`" for beginning in metadata["begins"])


def pages() -> dict[str, str]:
    """The text of every generated page, by its name."""
    made = {"cli.md": cli_page(), "errors.md": errors_page(), "settings.md": settings_page()}
    return {name: re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n" for name, lines in made.items()}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them."""
    folder = ROOT / "docs" / "reference"
    stale = []
    for name, text in pages().items():
        path = folder / name
        if "--check" not in arguments:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"docs/reference/{name} is not what the code says; make it again: python tools/build_reference.py")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
