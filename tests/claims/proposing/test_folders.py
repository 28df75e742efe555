# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Models in folders: packages with the calling interface of spaCy and GLiNER stand in, for no model can be had here.

What is held is how we call them and what we believe of their answers; no real pipeline or model was run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vorlage.claims.proposing.folders import folder_digest
from vorlage.claims.proposing.gliner_model import GlinerModel
from vorlage.claims.proposing.spacy_pipeline import SpacyPipeline
from vorlage.domain.errors import ProposerError
from vorlage.domain.proposals import ProposerKind

SPACY = """
import re
from types import SimpleNamespace as Thing

def load(path):
    if not (path / "config.cfg").exists():
        raise OSError("[E053] Could not read config file")
    def pipeline(text):
        found = [(m, "CARDINAL") for m in re.finditer(r"\\d+ crates", text)]
        found += [(m, "PERSON") for m in re.finditer("Mara Oduya", text)]
        return Thing(ents=[Thing(label_=label, text=m.group(), start_char=m.start()) for m, label in found])
    pipeline.meta = {"lang": "en", "name": "stand_in", "version": "1.2"}
    return Callable(pipeline)

class Callable:
    def __init__(self, call):
        self.call, self.meta = call, call.meta
    def __call__(self, text):
        return self.call(text)
"""
GLINER = """
import os

class GLiNER:
    @classmethod
    def from_pretrained(cls, path, local_files_only=False):
        assert local_files_only and os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
        return cls()
    def predict_entities(self, text, labels, threshold=0.5):
        assert labels == ["quantity", "date"]
        at = text.index("60 crates")
        return [{"start": at, "end": at + 9, "text": "60 crates", "label": "quantity", "score": 0.9},
                {"start": 0, "end": 3, "text": "The", "label": "somebody", "score": 0.9}]
"""


@pytest.fixture
def stand_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Packages called spacy and gliner, for one test."""
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "spacy.py").write_text(SPACY, "utf-8")
    (packages / "gliner.py").write_text(GLINER, "utf-8")
    monkeypatch.syspath_prepend(packages)
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "0")
    yield
    for name in ("spacy", "gliner"):
        sys.modules.pop(name, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a model."""
    place = tmp_path / "model"
    (place / "ner").mkdir(parents=True)
    (place / "config.cfg").write_text("[nlp]\n", "utf-8")
    (place / "ner" / "model").write_bytes(b"\x00weights")
    return place


@pytest.mark.usefixtures("stand_ins")
def test_a_pipeline_of_spacy_is_asked_for_amounts_and_dates_alone(folder: Path) -> None:
    """What it calls a person has no kind, and is dropped; its name and digest are kept."""
    pipeline = SpacyPipeline(folder)
    answer = pipeline.ask("Mara Oduya saw 60 crates.")
    assert [(each.kind, each.words, each.start) for each in answer.offered] == [
        ("quantity", "60 crates", 15),
        ("", "Mara Oduya", 0),
    ]
    described = pipeline.describe()
    assert (described.kind, described.model) == (ProposerKind.SPACY, "en_stand_in 1.2")
    assert described.model_digest == folder_digest(folder)


@pytest.mark.usefixtures("stand_ins")
def test_a_model_of_gliner_is_asked_offline(folder: Path) -> None:
    """Twice told not to fetch anything; labels that were not asked for have no kind."""
    model = GlinerModel(folder)
    answer = model.ask("They saw 60 crates.")
    assert [(each.kind, each.words, each.start) for each in answer.offered] == [
        ("quantity", "60 crates", 9),
        ("", "The", 0),
    ]
    described = model.describe()
    assert (described.kind, described.model, described.prompt) == (ProposerKind.GLINER, "model", "quantity, date")


@pytest.mark.parametrize(("maker", "name"), [(SpacyPipeline, "spacy"), (GlinerModel, "gliner")])
def test_a_package_that_is_absent_is_said_with_what_to_install(
    maker: type[SpacyPipeline] | type[GlinerModel], name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vorlage brings neither; a folder that is none is refused before a package is looked for."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ProposerError, match=f"pip install {name}"):
        maker(folder)
    with pytest.raises(ProposerError, match="no folder"):
        maker(folder / "en_core_web_sm")


@pytest.mark.usefixtures("stand_ins")
def test_a_folder_that_holds_no_model_is_an_error_without_its_path(tmp_path: Path) -> None:
    """What the package says of it is not repeated."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProposerError, match="cannot open") as refused:
        SpacyPipeline(tmp_path / "empty")
    assert str(tmp_path) not in str(refused.value)
    assert "E053" not in str(refused.value)


def test_the_digest_of_a_folder_is_that_of_its_files_and_their_names(folder: Path, tmp_path: Path) -> None:
    """A copy elsewhere has the same; a byte, a name or a file more is another."""
    first = folder_digest(folder)
    copy = shutil.copytree(folder, tmp_path / "elsewhere")
    assert folder_digest(copy) == first
    (copy / "config.cfg").rename(copy / "config.txt")
    assert folder_digest(copy) != first
    (copy / "config.txt").rename(copy / "config.cfg")
    (copy / "ner" / "model").write_bytes(b"\x00weightt")
    assert folder_digest(copy) != first


def test_the_digest_of_a_folder_is_what_sha256sum_says(folder: Path) -> None:
    """Anybody can work it out without us, also where a file is a link, as downloaded models have them."""
    (folder / "linked").symlink_to(folder / "config.cfg")
    line = "find -L . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    said = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=True, timeout=20)
    assert said.stdout.split()[0].decode() == folder_digest(folder).hex


def test_a_link_to_another_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    """What is in it would be loaded, and not be in the digest."""
    (tmp_path / "other").mkdir()
    (folder / "more").symlink_to(tmp_path / "other")
    with pytest.raises(ProposerError, match="links to another folder"):
        folder_digest(folder)
