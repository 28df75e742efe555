# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fail when the domain is more than nouns and rules.

    python tools/check_domain.py [FOLDER]

Looks at the syntax of every module under `src/vorlage/domain` (or FOLDER) and reports: an import that is not on the
short list of pure standard modules, a built-in that reads, writes or runs something, a clock, an `assert`, and a
dataclass that is not frozen with slots. It does not follow calls: a pure-looking function of an allowed module that
does input or output would pass, which is why the list of modules is short.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PURE_MODULES = frozenset(
    {
        "__future__",
        "abc",
        "array",
        "base64",
        "binascii",
        "bisect",
        "collections",
        "collections.abc",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "itertools",
        "json",
        "math",
        "operator",
        "re",
        "string",
        "struct",
        "types",
        "typing",
        "unicodedata",
        "zlib",
    }
)
WORLDLY_BUILTINS = frozenset({"open", "print", "input", "exec", "eval", "compile", "__import__", "breakpoint"})
CLOCKS = frozenset({"now", "utcnow", "today"})
OUR_DOMAIN = "vorlage.domain"

Fault = tuple[int, str]


def faults_of(tree: ast.Module) -> Iterator[Fault]:
    """Every place where a module of the domain touches the world, as line and reason."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imports(node)
        elif isinstance(node, ast.Name) and node.id in WORLDLY_BUILTINS:
            yield node.lineno, f"uses {node.id}"
        elif isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.lineno, f"asks the clock (.{node.attr})"
        elif isinstance(node, ast.Assert):
            yield node.lineno, "asserts: a rule raises, so that it holds under -O too"
        elif isinstance(node, ast.ClassDef):
            yield from _dataclass(node)


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[Fault]:
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    elif node.level:
        modules = ["." * node.level + (node.module or "")]
    else:
        modules = [node.module or ""]
    for module in modules:
        ours = module == OUR_DOMAIN or module.startswith(OUR_DOMAIN + ".")
        if not ours and module not in PURE_MODULES:
            yield node.lineno, f"imports {module}"


def _dataclass(node: ast.ClassDef) -> Iterator[Fault]:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Name) and decorator.id == "dataclass":
            yield node.lineno, f"{node.name} is a dataclass that is not frozen with slots"
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
            given = {k.arg for k in decorator.keywords if isinstance(k.value, ast.Constant) and k.value.value is True}
            if not {"frozen", "slots"} <= given:
                yield node.lineno, f"{node.name} is a dataclass that is not frozen with slots"


def main(arguments: list[str]) -> int:
    """Print each fault with its place; 1 when there is any, 2 when there is nothing to look at."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1] / "src" / "vorlage" / "domain"
    modules = sorted(folder.rglob("*.py"))
    if not modules:
        print(f"check_domain: no module under {folder}: an empty check proves nothing")
        return 2
    faults = [
        f"{path.relative_to(folder)}:{line}: {reason}"
        for path in modules
        for line, reason in faults_of(ast.parse(path.read_text("utf-8")))
    ]
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
