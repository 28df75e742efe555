# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A corpus in a folder of plain arrays (NumPy's own format, no pickles) and two JSON files.

It holds the texts and what was found about them, in clear: it belongs where the texts themselves may lie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from vorlage.domain.lineage import Pair, Witness

Arrays = Mapping[str, NDArray[Any]]
FoundPair = tuple[int, int, int, Pair | None]
"""The numbers of two witnesses, the moment they were aligned, and what that gave."""

_WITNESSES, _PAIRS = "witnesses.json", "pairs.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusOnDisk:
    """Everything a corpus consists of. `version` is that of the engine that made it."""

    version: str
    witnesses: tuple[Witness, ...]
    pairs: Sequence[FoundPair]
    arrays: Arrays


class _Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    arrays: tuple[str, ...]
    witnesses: tuple[Witness, ...]


def write_corpus(folder: Path, corpus: CorpusOnDisk) -> None:
    """Write a corpus into a new folder, whole or not at all.

    Raises:
        FileExistsError: There is something of that name already.
    """
    if folder.exists():
        raise FileExistsError(f"a corpus is written into a new folder, and there is one already: {folder}")
    part = folder.with_name(folder.name + ".part")
    part.mkdir(parents=True)
    for name, values in corpus.arrays.items():
        np.save(part / f"{name}.npy", values, allow_pickle=False)
    texts = [witness.text.encode("utf-8", "surrogatepass") for witness in corpus.witnesses]
    np.save(part / "text.npy", np.frombuffer(b"".join(texts), np.uint8))
    np.save(part / "text_end.npy", np.cumsum([len(text) for text in texts], dtype=np.int64))
    register = {
        "version": corpus.version,
        "arrays": sorted(corpus.arrays),
        "witnesses": [{**msgspec.to_builtins(witness), "text": ""} for witness in corpus.witnesses],
    }
    (part / _WITNESSES).write_bytes(msgspec.json.encode(register))
    (part / _PAIRS).write_bytes(msgspec.json.encode(corpus.pairs))
    part.rename(folder)


def read_corpus(folder: Path) -> CorpusOnDisk:
    """A corpus as it was written.

    Raises:
        FileNotFoundError: Part of it is missing.
        ValueError: Part of it does not fit the rest, or is no corpus.
    """
    register = msgspec.json.decode((folder / _WITNESSES).read_bytes(), type=_Register)
    ends = np.load(folder / "text_end.npy", allow_pickle=False)
    text = np.load(folder / "text.npy", allow_pickle=False).tobytes()
    if len(ends) != len(register.witnesses) or (len(ends) and ends[-1] != len(text)):
        raise ValueError("the texts of this corpus do not fit its register")
    starts = np.concatenate(([0], ends[:-1]))
    texts = (
        text[start:end].decode("utf-8", "surrogatepass")
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    )
    return CorpusOnDisk(
        version=register.version,
        witnesses=tuple(replace(witness, text=words) for witness, words in zip(register.witnesses, texts, strict=True)),
        pairs=msgspec.json.decode((folder / _PAIRS).read_bytes(), type=list[FoundPair]),
        arrays={name: np.load(folder / f"{name}.npy", allow_pickle=False) for name in register.arrays},
    )
