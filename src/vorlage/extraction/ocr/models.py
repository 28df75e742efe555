# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which model reads which language, where models lie, and the one command that brings one that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_KNOWN_FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata")
_OTHER_FOLDERS = ("/usr/share/tessdata", "/usr/local/share/tessdata")
_ENDING = ".traineddata"

FIRST_READERS: dict[str, tuple[str, ...]] = {
    "latin": ("eng", "Latin"),
    "han": ("chi_sim", "chi_tra"),
    "arabic": ("uig", "ara", "fas", "Arabic"),
    "cyrillic": ("kaz", "rus", "Cyrillic"),
    "tibetan": ("bod",),
}
"""By script, the models that may read a sample of any of its languages, the one with most letters first."""

BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "en": ("eng", "Latin"), "de": ("deu", "Latin"), "fr": ("fra", "Latin"), "es": ("spa", "Latin"),
    "tr": ("tur", "Latin"), "uz": ("uzb", "Latin"), "ru": ("rus", "Cyrillic"), "kk": ("kaz", "Cyrillic"),
    "ar": ("ara", "Arabic"), "ug": ("uig",), "fa": ("fas", "Arabic"), "ur": ("urd", "Arabic"),
    "bo": ("bod",),
}  # fmt: skip
"""By language as `language.language_of` names it, the models that read it, the best first."""

SCRIPT_MODELS = {"latin": ("Latin", "eng"), "cyrillic": ("Cyrillic", "rus"), "arabic": ("Arabic", "ara")}
"""For a language without a model of its own."""

BY_HINT = {
    "eng": "eng", "zho": "chi_sim", "chi": "chi_sim", "cmn": "chi_sim", "ara": "ara", "uig": "uig", "rus": "rus",
    "kaz": "kaz", "tur": "tur", "spa": "spa", "fra": "fra", "fre": "fra", "deu": "deu", "ger": "deu",
    "fas": "fas", "per": "fas", "urd": "urd", "bod": "bod", "tib": "bod", "uzb": "uzb",
}  # fmt: skip
"""By ISO 639-3 code, as a case's languages are named."""

SCRIPT_OF_MODEL = {
    **dict.fromkeys(("eng", "deu", "fra", "spa", "tur", "uzb", "Latin"), "latin"),
    **dict.fromkeys(("chi_sim", "chi_tra"), "han"),
    **dict.fromkeys(("ara", "uig", "fas", "urd", "Arabic"), "arabic"),
    **dict.fromkeys(("rus", "kaz", "uzb_cyrl", "Cyrillic"), "cyrillic"),
    "bod": "tibetan",
}
EXPECTED_MODELS = ("eng", "chi_sim", "chi_tra", "ara", "uig", "rus", "kaz", "tur", "spa", "fra", "deu")
"""What `tools/install_ocr_models` brings."""

_SCRIPT_PACKAGES = {"Latin": "script-latn", "Arabic": "script-arab", "Cyrillic": "script-cyrl"}


def model_folders(more: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders of this machine in which Tesseract's models lie: those named first, then the usual ones."""
    known = [*more, *(Path(place) for place in _KNOWN_FOLDERS)]
    known += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    known += [Path(place) for place in _OTHER_FOLDERS]
    return tuple(dict.fromkeys(folder for folder in known if folder.is_dir()))


def installed_languages(more: Iterable[Path] = ()) -> tuple[str, ...]:
    """The names of the models that are installed, in order: "ara", "chi_sim", "eng" ..."""
    found = {place.name.removesuffix(_ENDING) for folder in model_folders(more) for place in folder.glob(f"*{_ENDING}")}
    return tuple(sorted(found - {"osd"}))


def missing_model(model: str) -> str:
    """The reason of a page whose model is not installed, with the one command that brings it."""
    package = f"tesseract-ocr-{_SCRIPT_PACKAGES.get(model, model.replace('_', '-'))}"
    return f"ocr.model-missing: needs the model {model}; install it with: sudo apt-get install {package}"
