# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fail when the documents say what is not so.

    python tools/check_docs.py [ROOT]

Compares the Markdown of the project (or of ROOT) with what is there:

1. links lead somewhere: a file of the repository, a heading of a page, or an address on the short list below;
2. pictures exist, say in words what they show, and each is shown somewhere;
3. `vorlage ...` and `make ...`, in shell blocks and in running text, are commands and options that exist, and the
   other words that begin a line of a shell block are programs we mean to use;
4. `tests/...::test_...` names a test that exists;
5. decision records have their four headings, are numbered without a gap, and are listed;
6. the changelog has an entry for this version, with the four kinds of change in their order;
7. no path of anyone's machine is printed;
8. every page under `docs/` can be reached from `docs/README.md`.

It does not judge whether the words are true or good: that is for people, and for the tests that run the tutorial.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import click

ADDRESSES = (
    "https://www.apache.org/licenses/",
    "https://c2sp.org/",
    "https://creativecommons.org/",
    "https://docs.python.org/3/",
    "https://id.loc.gov/vocabulary/preservation/",
    "https://keepachangelog.com/",
    "https://semver.org/",
    "https://spdx.org/",
    "https://www.rfc-editor.org/rfc/",
    "https://www.unicode.org/reports/",
    "https://www.w3.org/TR/",
)
PROGRAMS = frozenset(
    {"cat", "cd", "cp", "export", "git", "ls", "make", "pytest", "python3", "sha256sum", "unshare", "vorlage"}
)
SHELL = frozenset({"sh", "shell", "console", "bash"})
MACHINE_PATH = re.compile(r"(?:^|[\s`'\"(=])(/(?:work|tmp|home|root|Users|mnt|media)/\S*|[A-Z]:\\\S+)")
DECISION_HEADINGS = ("Status", "Context", "Decision", "Consequences")
CHANGE_KINDS = ("Security", "Changed", "Added", "Fixed")

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*([\w-]*)")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_BARE = re.compile(r"https?://[^\s)>\]`\"']+")
_CODE = re.compile(r"`([^`]+)`")
_TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its number, its words, and the language of the block it stands in ("" in running text)."""

    number: int
    text: str
    block: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Markdown file."""

    path: Path
    lines: tuple[Line, ...]
    is_closed: bool

    @classmethod
    def read(cls, path: Path) -> Sheet:
        """Read a page and tell its code blocks from its running text."""
        lines, block, fence = [], "", ""
        for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            mark = _FENCE.match(text.strip())
            if fence:
                if mark and mark.group(1).startswith(fence) and not mark.group(2):
                    block = fence = ""
                else:
                    lines.append(Line(number, text, block))
            elif mark:
                fence, block = mark.group(1), mark.group(2) or "text"
            else:
                lines.append(Line(number, text, ""))
        return cls(path, tuple(lines), not fence)

    def prose(self) -> Iterator[Line]:
        """Lines outside code blocks."""
        return (line for line in self.lines if not line.block)

    def anchors(self) -> set[str]:
        """The anchors of this page's headings, as the common renderers make them."""
        seen: dict[str, int] = {}
        anchors = set()
        for line in self.prose():
            if heading := re.match(r"#{1,6}\s+(.*?)\s*#*$", line.text):
                words = re.sub(r"[`*_]|\[|\]\([^)]*\)", "", heading.group(1)).lower()
                anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
                count = seen.get(anchor, 0)
                seen[anchor] = count + 1
                anchors.add(f"{anchor}-{count}" if count else anchor)
        return anchors


Fault = tuple[int, str]


def link_faults(sheet: Sheet, root: Path) -> Iterator[Fault]:
    """Links and pictures that lead nowhere, or somewhere we do not send people."""
    for line in sheet.prose():
        words = _CODE.sub("", line.text)
        for picture, label, target in _LINK.findall(words):
            if picture and not label.strip():
                yield line.number, "a picture does not say what it shows"
            if not target.startswith(("http://", "https://")):
                yield from ((line.number, reason) for reason in _target_faults(sheet, root, target))
        for address in _BARE.findall(line.text):
            if not address.startswith(ADDRESSES):
                yield line.number, f"{address} is not on the list of addresses"


def _target_faults(sheet: Sheet, root: Path, target: str) -> Iterator[str]:
    name, _, anchor = unquote(target).partition("#")
    path = (sheet.path.parent / name).resolve() if name else sheet.path
    if not path.is_relative_to(root):
        yield f"{target} leads out of the repository"
    elif not path.exists():
        yield f"{target} does not exist"
    elif anchor and path.suffix == ".md" and anchor not in Sheet.read(path).anchors():
        yield f"{target} has no such heading"


def command_lines(sheet: Sheet) -> Iterator[Line]:
    """What a reader is told to type: lines of shell blocks, and code in running text that begins like a command."""
    pending = ""
    for line in sheet.lines:
        if line.block in SHELL:
            if line.block == "console" and not line.text.startswith("$ "):
                continue
            text = pending + line.text.removeprefix("$ ").strip()
            if text.endswith("\\"):
                pending = text[:-1]
                continue
            pending = ""
            if text and not text.startswith("#"):
                yield Line(line.number, text, line.block)
        elif not line.block:
            for code in _CODE.findall(line.text):
                if re.match(r"(vorlage|make) [a-z]", code):
                    yield Line(line.number, code, "")


def command_faults(sheet: Sheet, commands: click.Group, targets: frozenset[str]) -> Iterator[Fault]:
    """Commands that a reader would type in vain."""
    for line in command_lines(sheet):
        for typed in re.split(r"\s*(?:&&|\|\||;|\|)\s*", line.text):
            words = typed.split("  #")[0].split()
            while words and re.fullmatch(r"\w+=\S*", words[0]):
                words.pop(0)
            yield from ((line.number, reason) for reason in words_faults(words, commands, targets))


def words_faults(words: list[str], commands: click.Group, targets: frozenset[str]) -> Iterator[str]:
    """What is wrong with one command as typed."""
    if not words:
        return
    program = Path(words[0]).name
    if program not in PROGRAMS:
        yield f"{words[0]} is not a program we tell people to use"
    elif program == "make":
        yield from (f"make has no target {w}" for w in words[1:] if re.fullmatch(r"[a-z-]+", w) and w not in targets)
    elif program == "vorlage" and len(words) > 1:
        yield from _vorlage_faults(words[1:], commands)


def _vorlage_faults(words: list[str], commands: click.Group) -> Iterator[str]:
    command: click.Command = commands
    name = "vorlage"
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(click.Context(command), words[0])
        if inner is None:
            yield f"{name} has no command {words[0]}"
            return
        command, name, words = inner, f"{name} {words[0]}", words[1:]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)} | {
        "--help"
    }
    for word in words:
        option = word.strip("[]").partition("=")[0]
        if option.startswith("--") and option not in known:
            yield f"{name} has no option {option}"


def test_faults(sheet: Sheet, root: Path) -> Iterator[Fault]:
    """Tests that are named as holding something, and are not there."""
    for line in sheet.lines:
        for name, function in _TEST.findall(line.text):
            path = root / name
            if not path.exists():
                yield line.number, f"{name} does not exist"
            elif function and not re.search(rf"^\s*(async )?def {function}\(", path.read_text("utf-8"), re.MULTILINE):
                yield line.number, f"{name} has no test {function}"


def machine_faults(sheet: Sheet) -> Iterator[Fault]:
    """Paths of somebody's machine."""
    for line in sheet.lines:
        for path in MACHINE_PATH.findall(line.text):
            yield line.number, f"{path} is a path of one machine"


def decision_faults(root: Path) -> Iterator[str]:
    """Decision records that are not of the one form."""
    folder = root / "docs" / "decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    listed = (folder / "README.md").read_text("utf-8") if (folder / "README.md").exists() else ""
    for expected, path in enumerate(records, start=1):
        name = path.relative_to(root)
        if not re.fullmatch(rf"{expected:04d}-[a-z0-9-]+\.md", path.name):
            yield f"{name}: the next decision is number {expected:04d}, in lower-case words with hyphens"
        headings = re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE)
        if tuple(heading for heading in headings if heading in DECISION_HEADINGS) != DECISION_HEADINGS:
            yield f"{name}: a decision has {', '.join(DECISION_HEADINGS)}, in this order"
        if path.name not in listed:
            yield f"{name}: is not listed in docs/decisions/README.md"


def changelog_faults(root: Path) -> Iterator[str]:
    """A changelog that does not know this version, or mixes up the kinds of change."""
    path = root / "CHANGELOG.md"
    if not path.exists():
        yield "CHANGELOG.md: does not exist"
        return
    text = path.read_text("utf-8")
    version = re.search(r'__version__ = "([^"]+)"', (root / "src/vorlage/__init__.py").read_text("utf-8"))
    if version and not re.search(rf"^## \[?{re.escape(version.group(1))}\b", text, re.MULTILINE):
        yield f"CHANGELOG.md: has no entry for {version.group(1)}"
    for entry in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.+)$", entry, re.MULTILINE)
        if kinds != [kind for kind in CHANGE_KINDS if kind in kinds] or not kinds:
            yield f"CHANGELOG.md: {entry.split()[0]}: the kinds of change are {', '.join(CHANGE_KINDS)}, in this order"


def unreachable(sheets: Mapping[Path, Sheet], root: Path) -> Iterator[str]:
    """Pages under docs/ that no chain of links leads to, and pictures that no page shows."""
    seen: set[Path] = set()
    ahead = [root / "docs" / "README.md"]
    while ahead:
        here = ahead.pop()
        if here in seen or here not in sheets:
            continue
        seen.add(here)
        targets = [target for line in sheets[here].prose() for _, _, target in _LINK.findall(line.text)]
        ahead.extend((here.parent / unquote(target.partition("#")[0])).resolve() for target in targets)
    for path in sorted(sheets):
        if path.is_relative_to(root / "docs") and path not in seen:
            yield f"{path.relative_to(root)}: no link leads here from docs/README.md"
    shown = {
        (path.parent / unquote(target)).resolve()
        for path, sheet in sheets.items()
        for line in sheet.prose()
        for mark, _, target in _LINK.findall(line.text)
        if mark
    }
    for path in sorted((root / "docs" / "images").glob("*")):
        if path not in shown:
            yield f"{path.relative_to(root)}: no page shows this picture"


def faults(root: Path, commands: click.Group) -> Iterator[str]:
    """Everything that is wrong with the documents under `root`, place first."""
    paths = sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "sample").glob("*.md")])
    sheets = {path: Sheet.read(path) for path in paths}
    makefile = root / "Makefile"
    text = makefile.read_text("utf-8") if makefile.exists() else ""
    targets = frozenset(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    for path, sheet in sheets.items():
        found = [*link_faults(sheet, root), *command_faults(sheet, commands, targets)]
        found += [*test_faults(sheet, root), *machine_faults(sheet)]
        if not sheet.is_closed:
            found.append((len(sheet.lines), "a code block is never closed"))
        yield from (f"{path.relative_to(root)}:{line}: {reason}" for line, reason in sorted(found))
    yield from decision_faults(root)
    yield from changelog_faults(root)
    yield from unreachable(sheets, root)


def main(arguments: list[str]) -> int:
    """Print every fault; 1 when there is any, 2 when there is nothing to look at."""
    from vorlage.cli.main import main as commands

    root = Path(arguments[0]).resolve() if arguments else Path(__file__).resolve().parents[1]
    if not (root / "docs" / "README.md").exists():
        print(f"check_docs: no docs/README.md under {root}: an empty check proves nothing")
        return 2
    found = list(faults(root, commands))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
