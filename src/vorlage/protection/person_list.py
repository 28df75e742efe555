# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of persons as people write them: CSV with `name`, `ground` and any columns that begin with `alias`.

Names come in a file and not on the command line: what is typed there stays in the history of the shell, and every
process of the machine can see it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from vorlage.domain.errors import PersonListError
from vorlage.domain.protection import MOST_SPELLINGS, is_ground, is_spelling
from vorlage.names.folding import fold_text
from vorlage.protection.persons import NamedPerson

_MOST_BYTES: Final = 20_000_000
_MOST_PERSONS: Final = 200_000
_MOST_SHOWN: Final = 10


def read_person_list(place: Path) -> tuple[NamedPerson, ...]:
    """The persons of a list, in its order. Nothing is left out in silence: one bad line refuses the whole list.

    Raises:
        PersonListError: It cannot be read, has no column `name` or `ground`, or lines that cannot be used; the lines
            are named by number, and nothing that stands in them is repeated.
    """
    try:
        with place.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        raise _unusable("something else (not repeated here)") from failure
    if len(content) > _MOST_BYTES:
        raise _unusable("a longer file")
    rows = _rows(text)
    header = [cell.strip().casefold() for cell in rows[0][1]] if rows else []
    if header.count("name") != 1 or header.count("ground") != 1:
        raise _unusable("no header with one column name and one column ground")
    unknown = sum(1 for column in header if column not in ("name", "ground") and not column.startswith("alias"))
    if unknown:
        raise _unusable(f"{unknown} columns of other names (none is dropped)")
    bad: list[int] = []
    persons = tuple(_persons(header, rows[1:], bad))
    if bad:
        shown = ", ".join(map(str, bad[:_MOST_SHOWN])) + (", …" if len(bad) > _MOST_SHOWN else "")
        raise _unusable(f"{len(bad)} lines that cannot be used: {shown}")
    if not 0 < len(persons) <= _MOST_PERSONS:
        raise _unusable(f"{len(persons)} persons")
    return persons


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The filled rows, each with the number of its last line; commas, semicolons or tabs part cells."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as failure:
        raise _unusable(f"a line that is no CSV: {reader.line_num}") from failure


def _persons(header: Sequence[str], rows: Sequence[tuple[int, list[str]]], bad: list[int]) -> Iterator[NamedPerson]:
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        ground = next((cell for column, cell in zip(header, cells, strict=False) if column == "ground"), "")
        named = [cell for column, cell in zip(header, cells, strict=False) if column == "name"]
        aliases = [cell for column, cell in zip(header, cells, strict=False) if column.startswith("alias") and cell]
        spellings = tuple(dict.fromkeys((*named, *aliases)))
        is_usable = len(cells) <= len(header) and named != [""] and bool(named) and is_ground(ground)
        if is_usable and len(spellings) <= MOST_SPELLINGS and all(map(_can_be_found, spellings)):
            yield NamedPerson(spellings=spellings, ground=ground)
        else:
            bad.append(line)


def _can_be_found(spelling: str) -> bool:
    """Whether a spelling leaves something to look for."""
    return is_spelling(spelling) and sum(character.isalnum() for character in fold_text(spelling)) > 1


def _unusable(found: str) -> PersonListError:
    return PersonListError(
        "The list of persons cannot be used.",
        expected=f"CSV in UTF-8 with columns name, ground, alias…; 1 to {_MOST_PERSONS:,} lines, each with a ground",
        found=found,
        unharmed="Nobody was entered; what was decided before is as it was.",
        next_step="mend the list and give the command again",
    )
