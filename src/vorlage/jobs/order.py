# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which answers may be committed when: at once, but for those whose turn gives numbers away."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Generic, TypeVar

Held = TypeVar("Held")


class Turns(Generic[Held]):
    """Lets answers through as they come, and those that give numbers away in the order of their own numbers.

    Laws, for any order of arrival: every answer is let through once; one that gives no numbers away at once; one that
    does when, and as soon as, all that are expected with a lower number have arrived and, if they give numbers away
    themselves, were let through. So whoever numbers new things as answers are let through gives the same numbers on
    every run.
    """

    def __init__(self) -> None:
        self._expected: list[int] = []  # a heap
        self._arrived: set[int] = set()
        self._held: dict[int, Held] = {}

    @property
    def held(self) -> int:
        """How many answers wait for their turn."""
        return len(self._held)

    def expect(self, number: int) -> None:
        """An answer of this number will arrive."""
        heappush(self._expected, number)

    def arrived(self, number: int, answer: Held, *, gives_numbers: bool) -> Iterator[Held]:
        """An answer is there: all that may be committed now, in the order in which it must be.

        To be taken to its end. What is expected while it is taken is heeded: a thing let through may bring others.
        """
        self._arrived.add(number)
        if gives_numbers:
            self._held[number] = answer
        else:
            yield answer
        while self._expected and self._expected[0] in self._arrived:
            turn = heappop(self._expected)
            self._arrived.remove(turn)
            if turn in self._held:
                yield self._held.pop(turn)
