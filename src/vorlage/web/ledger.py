# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger: the table of claims, narrowed by kind, drift, what was found beside them, who carries them, and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.claims import Claim, ClaimKind, ClaimStatus, DriftKind, MachineState
from vorlage.web.claim_words import words_of
from vorlage.web.missed import missed_of
from vorlage.web.site import ROWS_ON_A_PAGE, asked_count, bad_address, site_of
from vorlage.web.wording import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the ledger can be narrowed by: what may be asked, and what a claim has of it.

    A claim with two kinds of drift, or with passages in two states, is found by both.
    """

    name: str
    title: str
    choices: Mapping[str, str]
    """What may be asked, each with its words."""
    has: Callable[[Claim], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question, in words, with how many claims it would leave."""

    value: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A question of the form, and its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def carried_by(claim: Claim) -> str:
    """Whether one lineage at most carries a claim, two at least do, or it is open."""
    lineages = claim.independence.lineages
    if lineages.low >= 2:
        return "several"
    return "one" if lineages.high <= 1 else "open"


def _words(kind: type[StrEnum]) -> dict[str, str]:
    return {each.value: in_words(each) for each in kind}


QUESTIONS: Final = (
    Question(
        name="kind",
        title="Kind",
        choices=_words(ClaimKind),
        has=lambda claim: frozenset({claim.kind.value}),
    ),
    Question(
        name="status",
        title="Status",
        choices=_words(ClaimStatus),
        has=lambda claim: frozenset({claim.status.value}),
    ),
    Question(
        name="drift",
        title="Changed on the way",
        choices={"unchanged": "not changed", **_words(DriftKind)},
        has=lambda claim: frozenset(step.kind.value for step in claim.drift) or frozenset({"unchanged"}),
    ),
    Question(
        name="offered",
        title="Passages",
        choices={**_words(MachineState), "nothing": "none found"},
        has=lambda claim: frozenset(exhibit.machine.value for exhibit in claim.exhibits) or frozenset({"nothing"}),
    ),
    Question(
        name="carried",
        title="Independent lineages",
        choices={"one": "one at most", "open": "one or more", "several": "two or more"},
        has=lambda claim: frozenset({carried_by(claim)}),
    ),
)

_Facts = tuple[Claim, Mapping[str, frozenset[str]]]


def ledger(request: Request) -> Response:
    """The table of claims, narrowed by what the address asks for."""
    site = site_of(request)
    asked = _asked(request)
    words = request.query_params.get("words", "").strip()
    step = asked_count(request, "step")
    held = site.case.ledger()
    folded = words.casefold()
    with_words = [claim for claim in held.claims if folded in claim.text.casefold()]
    facts: list[_Facts] = [
        (claim, {question.name: question.has(claim) for question in QUESTIONS}) for claim in with_words
    ]
    wanted = [claim for claim, has in facts if _has_all(has, asked)]
    start = (step - 1) * ROWS_ON_A_PAGE
    return site.page(
        "claims.html",
        here="claims",
        rows=[(claim, words_of(claim)) for claim in wanted[start : start + ROWS_ON_A_PAGE]],
        total=len(wanted),
        all_claims=len(held.claims),
        searched=held.searched,
        missed=missed_of(wanted[start : start + ROWS_ON_A_PAGE], site.case.lineage()),
        filters=[_filter(question, asked, facts) for question in QUESTIONS],
        words=words,
        is_narrowed=bool(words or any(asked.values())),
        step=step,
        steps=max(1, -(-len(wanted) // ROWS_ON_A_PAGE)),
        query={**asked, "words": words},
    )


def _asked(request: Request) -> dict[str, str]:
    """What the address asks of each question, empty for nothing.

    Raises:
        HTTPException: 400, it asks for something that cannot be.
    """
    asked = {question.name: request.query_params.get(question.name, "") for question in QUESTIONS}
    for question in QUESTIONS:
        if asked[question.name] and asked[question.name] not in question.choices:
            raise bad_address(f"The address asks for a {question.name} that does not exist.")
    return asked


def _has_all(has: Mapping[str, frozenset[str]], asked: Mapping[str, str], *, besides: str = "") -> bool:
    return all(not value or name == besides or value in has[name] for name, value in asked.items())


def _filter(question: Question, asked: Mapping[str, str], facts: Sequence[_Facts]) -> Filter:
    """A question with what each choice would leave, the others being as they are."""
    counts: Counter[str] = Counter()
    for _, has in facts:
        if _has_all(has, asked, besides=question.name):
            counts.update(has[question.name])
    choices = tuple(
        Choice(value=value, words=words, count=counts[value], is_chosen=asked[question.name] == value)
        for value, words in question.choices.items()
        if counts[value] or asked[question.name] == value
    )
    return Filter(name=question.name, title=question.title, choices=choices)


ROUTES = [Route("/claims", ledger)]
