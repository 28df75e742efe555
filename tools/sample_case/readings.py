# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The figures of the sample case: sixty-one tap samples, the pipe register, the filter jugs.

Every other file of the case repeats figures from here or from the texts; `tests/sample` holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 10.0
"""Micrograms of lead per litre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TapSample:
    """One bottle: its number, day, place and the lead in it, in micrograms per litre."""

    number: str
    day: str
    district: str
    place: str
    lead: float

    @property
    def is_above_limit(self) -> bool:
        """Whether the law asks for a report."""
        return self.lead > LIMIT


@dataclass(frozen=True, slots=True)
class _Round:
    """One district's share of the round. Readings stand in the order in which the bottles were drawn."""

    district: str
    prefix: str
    places: tuple[str, ...]
    days: tuple[str, ...]
    readings: tuple[float, ...]


_WORKING_DAYS = tuple(f"2024-05-{day:02d}" for day in (6, 7, 8, 9, 10, 13, 14, 15, 16, 17))
_SCHOOL_TAP = 31

_ROUNDS = (
    _Round(
        "Tannery Quay",
        "TQ",
        ("Tannery Quay", "Hide Lane", "Bark Street", "Limepit Steps"),
        _WORKING_DAYS[:2] + _WORKING_DAYS[3:7],
        (
            *(6.4, 28.4, 3.3, 8.9, 0.7, 11.2, 5.8, 9.4, 1.9, 23.1, 7.6, 4.2, 13.0, 8.1, 2.4, 19.6, 5.1),
            *(9.8, 1.5, 15.9, 6.9, 3.9, 12.4, 7.2, 4.7, 10.6, 2.8, 8.7, 17.2, 5.5, 41.0, 6.1, 14.3, 1.1),
        ),
    ),
    _Round(
        "Saltmarket",
        "SM",
        ("Cooper's Row", "Salt Stairs", "Rope Lane", "Spring Court"),
        (_WORKING_DAYS[2], *_WORKING_DAYS[7:]),
        (
            *(9.1, 5.2, 16.8, 2.2, 7.9, 0.6, 11.9, 4.4, 8.4, 26.7, 3.1, 6.2, 1.4, 9.6),
            *(13.7, 5.9, 0.5, 7.4, 2.9, 21.5, 4.9, 6.7, 1.8, 10.3, 5.6, 3.8, 0.9),
        ),
    ),
)

REJECTED = (
    ("SM-R1", "2024-05-08", "Saltmarket", "Seal broken", 58.0),
    ("SM-R2", "2024-05-08", "Saltmarket", "Seal broken", 4.1),
    ("TQ-R1", "2024-05-13", "Tannery Quay", "No form", 12.7),
)
"""Bottles that came in and were not counted: number, day, district, reason, lead."""

HOMES_ON_LEAD = (
    ("Tannery Quay", "Tannery Quay", 512),
    ("Tannery Quay", "Hide Lane", 388),
    ("Tannery Quay", "Bark Street", 301),
    ("Tannery Quay", "Limepit Steps", 189),
    ("Saltmarket", "Cooper's Row", 402),
    ("Saltmarket", "Salt Stairs", 233),
    ("Saltmarket", "Rope Lane", 204),
    ("Saltmarket", "Spring Court", 111),
)
"""The pipe register: district, street, homes on a lead service pipe."""

FILTER_JUGS = (
    ("2021-09-14", "received from Dar Simmal", 60),
    ("2022-03-02", "issued", 0),
    ("2023-03-01", "issued", 0),
    ("2024-03-04", "issued", 0),
    ("2024-10-11", "in store, counted", 60),
)
"""The store sheet: day, what happened, jugs."""


def tap_samples() -> tuple[TapSample, ...]:
    """The sixty-one samples of May 2024 in the order of their numbers.

    TQ-31, the fountain at the school, was drawn on 14 May.
    """
    samples = []
    for part in _ROUNDS:
        per_day = -(-len(part.readings) // len(part.days))
        for index, lead in enumerate(part.readings):
            is_school = part.prefix == "TQ" and index + 1 == _SCHOOL_TAP
            street = part.places[index % len(part.places)]
            samples.append(
                TapSample(
                    number=f"{part.prefix}-{index + 1:02d}",
                    day=part.days[index // per_day],
                    district=part.district,
                    place="Tannery Quay Primary School, fountain" if is_school else f"{street}, kitchen tap",
                    lead=lead,
                )
            )
    return tuple(samples)


def pipe_register_csv() -> bytes:
    """The register as the town hall has it: semicolons, a byte order mark, a total at the end."""
    lines = ["District;Street;Homes on lead service pipe"]
    lines += [f"{district};{street};{homes}" for district, street, homes in HOMES_ON_LEAD]
    lines.append(f"Both;Total;{sum(homes for _, _, homes in HOMES_ON_LEAD)}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def filter_jugs_csv() -> bytes:
    """The store sheet for filter jugs, comma-separated."""
    lines = ["Day,Entry,Filter jugs"]
    lines += [f'{day},"{entry}",{jugs}' for day, entry, jugs in FILTER_JUGS]
    return ("\n".join(lines) + "\n").encode()


def valve_log_csv() -> bytes:
    """What was turned at Brackwell, by whom it is not said."""
    lines = ["Day,Valve,Position,Note"]
    lines += ["2024-01-15,3,open,routine", "2024-02-19,3,closed,dosing pump 3 stopped", "2024-02-20,3,closed,sealed"]
    lines += ["2024-06-24,3,closed,checked", "2024-10-14,3,closed,checked"]
    return ("\n".join(lines) + "\n").encode()


def tariff_model_csv() -> bytes:
    """What a rise of the tariff is worth; in the case it lies in a locked archive."""
    lines = ["Rise in per cent,Crowns a year"]
    lines += [f"{points},{points * 1_400_000}" for points in range(1, 13)]
    return ("\n".join(lines) + "\n").encode()
