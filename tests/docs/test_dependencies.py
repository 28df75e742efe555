# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every dependency is one we chose, wrote a reason for, and may use."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REASONS = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
EXTRAS = ("frames.in", "cluster.in", "ocr-zh.in", "team.in")
PINNED_EXTRAS = ("frames.txt", "cluster.txt", "ocr-zh.txt", "team.txt")
CHOSEN_AMONG_SEVERAL = {"tld": "MPL-1.1"}
"""Packages offered under several licences, and the one we use them under; decision 0002 says so."""


def asked_for(name: str) -> list[str]:
    """The packages a list of ours names, without those of the list it builds on."""
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return [
        re.split(r"[<>=!~ \[]", line)[0].replace(".", "-") for line in lines if line and not line.startswith(("#", "-"))
    ]


def pinned(name: str) -> list[str]:
    """The packages that are installed for a list of ours, those that come along included."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements" / name).read_text("utf-8"), re.MULTILINE)


def reasoned() -> list[str]:
    """The packages that have a row in the decision, in the order of its tables."""
    return [row for row in re.findall(r"^\| ([a-z0-9-]+) \|", REASONS, re.MULTILINE) if row != "package"]


def licence_of(package: str) -> str:
    """What a package says of its licence: the expression, else the field, else the classifiers."""
    about = metadata.metadata(package).json
    classifiers = [value for value in about.get("classifier", []) if value.startswith("License ::")]
    return str(about.get("license_expression") or about.get("license") or " ".join(classifiers))


def is_copyleft(licence: str) -> bool:
    """Whether a licence is of the GPL or AGPL; the LGPL and the MPL are not."""
    return re.search(r"(?<!L)(?<!Lesser )(A?GPL|(Affero )?General Public License)", licence) is not None


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    """The tables of the decision are the lists of the requirements."""
    lists = ("run.in", *EXTRAS, "test.in")
    assert sorted(reasoned()) == sorted(package for each in lists for package in asked_for(each))


IMPORTED_AS = {
    "backports-zstd": r"backports(?:\.zstd)?",
    "pillow": "PIL",
    "pycryptodomex": "Cryptodome",
    "libarchive-c": "libarchive",
    "libpff-python": "pypff",
    "msoffcrypto-tool": "msoffcrypto",
}
ONLY_BUILDS = {"flit-core"}


def test_every_dependency_of_the_program_is_used_by_it() -> None:
    """What nobody imports any more goes."""
    texts = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    for package in sorted(set(asked_for("run.in")) - ONLY_BUILDS):
        module = IMPORTED_AS.get(package, package.replace("-", "_"))
        imported = re.compile(rf"^\s*(import|from) {module}\b", re.MULTILINE)
        assert any(imported.search(text) for text in texts), package


@pytest.mark.parametrize(
    ("extra", "module"),
    [("frames.in", "frames.py"), ("cluster.in", "cluster.py"), ("ocr-zh.in", "rapid.py"), ("team.in", "postgresql.py")],
)
def test_only_one_module_imports_what_an_extra_brings(extra: str, module: str) -> None:
    """The program runs without an extra: the one module that needs it imports it when asked to."""
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}
    for package in asked_for(extra):
        imported = re.compile(rf"^\s*(import|from) {package}\b", re.MULTILINE)
        assert {name for name, text in texts.items() if imported.search(text)} <= {module}, package


@pytest.mark.parametrize("package", sorted({name for each in ("run.txt", *PINNED_EXTRAS) for name in pinned(each)}))
def test_nothing_that_the_program_runs_with_is_under_the_gpl(package: str) -> None:
    """What comes along unasked counts too; a choice among several licences is written down."""
    licence = CHOSEN_AMONG_SEVERAL.get(package) or licence_of(package)
    assert licence
    assert not is_copyleft(licence)
    if package in CHOSEN_AMONG_SEVERAL:
        assert f"`{package}`" in REASONS


@pytest.mark.parametrize("name", ["run.txt", "frames.txt", "test.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    """A version alone does not say which bytes are installed."""
    pins = re.findall(
        r"^[a-z0-9._-]+==.*?(?=^[a-z]|\Z)", (ROOT / "requirements" / name).read_text("utf-8"), re.M | re.S
    )
    assert pins
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize(
    ("licence", "copyleft"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-only", False),
        ("MPL-2.0", False),
        ("BSD-3-Clause", False),
    ],
)
def test_the_check_of_licences_can_fail(licence: str, copyleft: bool) -> None:
    """The GPL is found in the forms in which packages write it."""
    assert is_copyleft(licence) is copyleft
