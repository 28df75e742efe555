# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Settings: a typing error never becomes a default, and a secret is shown by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage.domain.errors import SettingError
from vorlage.settings import Settings, read_settings

ADDRESS = "postgresql://desk:lantern@db.example.org/cases"


def test_what_is_not_set_has_its_default_and_says_so() -> None:
    """Variables of other programs are none of ours."""
    settings, origins = read_settings({"PATH": "/bin", "VORLAGE_WORKERS": "3"})
    assert (settings.workers, settings.read_timeout_s, settings.catalogue_address) == (3, 120, None)
    assert origins["workers"] == "environment variable VORLAGE_WORKERS"
    assert origins["catalogue"] == "default"


@pytest.mark.parametrize(
    "environment",
    [
        {"VORLAGE_WORKER": "3"},
        {"VORLAGE_WORKERS": "0"},
        {"VORLAGE_WORKERS": "three"},
        {"VORLAGE_WORKERS_FILE": "x"},
        {"VORLAGE_CATALOGUE": "lantern"},
        {"VORLAGE_CATALOGUE": ""},
        {"VORLAGE_CATALOGUE": f"{ADDRESS}\n"},
        {"VORLAGE_CATALOGUE": ADDRESS.replace("postgresql", "mysql")},
        {"VORLAGE_CATALOGUE_FILE": "no such file, lantern"},
        {"VORLAGE_CATALOGUE": ADDRESS, "VORLAGE_CATALOGUE_FILE": "x"},
    ],
)
def test_what_cannot_be_used_stops_and_is_not_repeated_where_it_may_be_secret(environment: dict[str, str]) -> None:
    """Unknown names, values out of bounds, files that are not there, one thing said twice."""
    with pytest.raises(SettingError) as failure:
        read_settings(environment)
    assert "lantern" not in str(failure.value)
    assert next(reversed(environment)) in str(failure.value)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"lantern"])
def test_a_file_without_an_address_stops(tmp_path: Path, content: bytes) -> None:
    """An empty secret is no secret."""
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(SettingError) as failure:
        read_settings({"VORLAGE_CATALOGUE_FILE": str(tmp_path / "secret")})
    assert "lantern" not in str(failure.value)


def test_a_secret_is_told_to_who_asks_by_name_and_shown_by_nothing(tmp_path: Path) -> None:
    """From the variable or from a file, whose line end does not count."""
    (tmp_path / "secret").write_text(f"{ADDRESS}\nnot this\n")
    for environment in ({"VORLAGE_CATALOGUE": ADDRESS}, {"VORLAGE_CATALOGUE_FILE": str(tmp_path / "secret")}):
        settings, origins = read_settings(environment)
        assert settings.catalogue_address == ADDRESS
        assert "lantern" not in f"{settings!r} {settings} {settings.catalogue} {origins}"
    assert Settings().catalogue_address is None
