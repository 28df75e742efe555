# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Random secrets planted in every channel; copies made; how many secrets are recovered from any of them.

    python -m benchmarks.redaction_secrets.run [HOW_MANY [FIRST]]

The same as the long test, with a line for every fifty, so that a run that is cut short has measured something.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.redaction.checking.test_secrets import ALL, JAIL, copies
from tests.redaction.examiner import recovered
from tests.redaction.planting import a_secret
from vorlage.domain.custody import Genre
from vorlage.extraction.reader import Extracted, extract_original


def main(how_many: int, first: int = 0) -> None:
    """Plant, copy, examine, count; from a secret on, where a run was cut off."""
    chance = random.Random(20261121)
    made, found = 0, 0
    for number in range(how_many):
        channel = sorted(ALL)[number % len(ALL)]
        secret = a_secret(chance)
        if number < first:
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            for copy in copies(channel, ALL[channel](secret), secret, _reader(folder), folder):
                made += 1
                if layers := recovered(copy, secret, folder / "copy"):
                    found += 1
                    print(f"  {channel}: {layers}")
        if (number + 1) % 50 == 0:
            print(f"{number + 1} secrets, {made} copies, {found} recovered", flush=True)
    print(f"{how_many - first} secrets over {len(ALL)} channels, {made} copies, {found} recovered")


def _reader(folder: Path) -> Callable[..., Extracted]:
    numbers = count()

    def read(content: bytes, name: str) -> Extracted:
        place = folder / f"read-{next(numbers)}"
        place.mkdir()
        (place / "original").write_bytes(content)
        return extract_original(JAIL, place / "original", name=name, genre=Genre.PRIMARY, work=place / "work")

    return read


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
