# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where findings are gathered while one file is examined: equal ones become one with a count and some places."""

from __future__ import annotations

from dataclasses import dataclass, field

from vorlage.traces.answers import (
    LONGEST_VALUE,
    MOST_COUNT,
    MOST_FINDINGS,
    MOST_PLACES,
    MOST_VALUES,
    FindingAnswer,
)


@dataclass(slots=True)
class _Tally:
    count: int = 0
    bits: int = 0
    at: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


class Found:
    """The findings of one examination, inside the jail.

    A code added again for the same page and kind of place is counted, not repeated: its number of places and of
    values is bounded, its count is not.
    """

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, int, str], _Tally] = {}
        self._gaps: dict[str, None] = {}

    def add(
        self,
        code: str,
        value: str | bytes | None = "",
        *,
        count: int = 1,
        page: int = 0,
        place: str = "",
        at: int = 0,
        bits: int = 0,
    ) -> None:
        """Add one finding, or `count` at once. `at` numbers the place from 1; a value is cut to its bound."""
        if count < 1:
            return
        tally = self._tallies.setdefault((code, page, place), _Tally())
        tally.count += count
        tally.bits += bits
        if at and at not in tally.at and len(tally.at) < MOST_PLACES:
            tally.at.append(at)
        said = _as_text(value)
        if said and said not in tally.values and len(tally.values) < MOST_VALUES:
            tally.values.append(said)

    def say(self, code: str, value: str | bytes | None, **more: int | str) -> None:
        """Add a finding if there is a value that says anything: an empty field identifies nobody."""
        if _as_text(value):
            self.add(code, value, **more)  # type: ignore[arg-type]

    def gap(self, code: str) -> None:
        """Something could not be looked at."""
        self._gaps[code] = None

    def has(self, code: str) -> bool:
        """Whether this code was found anywhere."""
        return any(found == code for found, _, _ in self._tallies)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What could not be looked at, in the order found."""
        return tuple(self._gaps)[:20]

    def answers(self, *, with_values: bool) -> tuple[FindingAnswer, ...]:
        """All findings in the order in which they were first made."""
        return tuple(
            FindingAnswer(
                code=code,
                count=min(tally.count, MOST_COUNT),
                page=page,
                place=place,
                at=tuple(tally.at),
                bits=min(tally.bits, MOST_COUNT),
                values=tuple(tally.values) if with_values else (),
            )
            for (code, page, place), tally in list(self._tallies.items())[:MOST_FINDINGS]
        )


def _as_text(value: str | bytes | None) -> str:
    if value is None:
        return ""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return text.replace("\x00", "").strip().encode("utf-8", "replace").decode()[:LONGEST_VALUE]
