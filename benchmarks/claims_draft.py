# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How long a draft check takes, and what it finds of what was planted. Synthetic: stories, reports and draft are made.

    python benchmarks/claims_draft.py [--reports 1000] [--characters 20000] [--seed 7] --case FOLDER

A hundred invented stories are told by ten reports each: copies, cut copies, and tellings of their own. The draft tells
some of the stories again, with some amounts as they are, some rounded, some changed by a slip, some words put into
somebody else's mouth, and some sentences that no report has. What became of each planted sentence is counted. The case
is made once and kept in FOLDER; drafts of another seed are held against the same case.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vorlage.app import Case
from vorlage.domain.claims import ClaimKind, DriftKind
from vorlage.domain.custody import Genre
from vorlage.domain.drafts import DraftCheck, DraftClaim

STORIES = 100
NAMES = "Marl Quist Venner Oskar Thale Brandt Lindgren Amsel Corrin Dusk Ellery Fenn".split()  # noqa: SIM905
GIVEN = "Ada Bela Ciro Dana Egon Fay Gus Hedda Ines Jory".split()  # noqa: SIM905
SYLLABLES = "kar os brim tes wul dra pel im sal quen vor mi hol ne tar lu gren sko bay ri".split()  # noqa: SIM905
THINGS = [
    "homes",
    "samples",
    "barrels",
    "families",
    "letters",
    "workers",
    "hectares",
    "vehicles",
    "patients",
    "shipments",
    "bridges",
    "tickets",
    "pupils",
    "boats",
    "contracts",
    "trees",
]
OPENINGS = (
    "In the spring",
    "Over nine weeks",
    "Behind the old works",
    "On paper",
    "Without a vote",
    "Before the flood",
    "By order",
    "At night",
    "Since the merger",
    "Under the lease",
)
PREDICATES = (
    "were joined to lead pipes",
    "had been buried under the quay",
    "never reached the registry",
    "were written off as scrap",
    "went to a firm without an address",
    "lay in a locked cabinet",
    "were counted twice by the auditor",
    "were moved to the northern depot",
    "had no permit of any kind",
    "were sold below their price",
    "were burnt with the archive",
    "waited for an inspector who never came",
    "were paid for and not delivered",
    "failed the test of the laboratory",
    "stood empty until the election",
    "were lent to the governor's cousin",
)
CIRCUMSTANCES = (
    "during the strike of the ferrymen",
    "while the bishop was abroad",
    "for want of two signatures",
    "at the wish of the orchestra",
    "after a storm had cut the cable",
    "on the advice of a dentist",
    "against the word of the surveyor",
    "so that the casino could open",
    "in return for a bell tower",
    "because the map was upside down",
    "under a tarpaulin by the tannery",
    "beside the goods yard at Ostry",
    "with the help of a borrowed crane",
    "as long as the comet was seen",
    "in spite of the quarantine",
    "by way of the salt road",
    "for the jubilee of the brewery",
    "at half the fee of a notary",
    "between two eclipses",
    "without a word to the lighthouse",
)
ENDINGS = (
    "the minutes show",
    "a ledger of the harbour says",
    "according to a memo",
    "internal mail shows",
    "the register of the district says",
    "a clerk's notebook records",
)
OBJECTS = (
    "the vote",
    "a second survey",
    "the insurer",
    "those upstairs",
    "the winter tariff",
    "our own engineers",
    "the parish council",
    "a man from the ministry",
    "the printed timetable",
    "the foundation's lawyers",
)
VERBS = (
    "kept quiet about",
    "signed away",
    "laughed over",
    "were told to forget",
    "drew up lists of",
    "sent photographs of",
    "locked the door on",
    "wrote three warnings on",
)


@dataclass(frozen=True)
class Fact:
    """One sentence of a story: an amount of a thing in a town, and who said what about it."""

    town: str
    thing: str
    amount: int
    frame: tuple[str, str, str, str]
    speaker: str
    words: str

    def told(self, amount: str = "") -> str:
        """The amount, as a report prints it."""
        opening, predicate, circumstance, ending = self.frame
        counted = f"{amount or f'{self.amount:,}'} {self.thing} of {self.town}"
        return f"{opening} {counted} {predicate} {circumstance}, {ending}."

    def quoted(self, speaker: str = "") -> str:
        """The words, as a report prints them."""
        return f"“{self.words},” said {speaker or self.speaker}."


def a_story(seed: int) -> list[Fact]:
    """Five facts of one town, in words of its own."""
    chance = random.Random(seed)
    town = "".join(chance.sample(SYLLABLES, 3)).capitalize()
    facts = []
    for thing in chance.sample(THINGS, 5):
        opening, predicate = chance.choice(OPENINGS), chance.choice(PREDICATES)
        frame = (opening, predicate, chance.choice(CIRCUMSTANCES), chance.choice(ENDINGS))
        verb, other = chance.choice(VERBS), chance.sample(OBJECTS, 2)
        words = f"We {verb} the {thing} because {other[0]} came before {other[1]} in {town}"
        speaker = f"{chance.choice(GIVEN)} {chance.choice(NAMES)}"
        facts.append(Fact(town, thing, chance.randint(1_000, 99_999), frame, speaker, words))
    return facts


def the_reports(count: int) -> Iterator[tuple[str, str]]:
    """Name and text of each report: every second one of a story a copy of the first, some cut short."""
    for number in range(count):
        story = number % STORIES
        facts, chance = a_story(story), random.Random(number)
        if number // STORIES % 2:
            chance.shuffle(facts)
        sentences = [sentence for fact in facts for sentence in (fact.told(), fact.quoted())]
        if number // STORIES % 3 == 2:
            sentences = sentences[: len(sentences) // 2]
        yield f"report-{number:04}.txt", f"Papers of {facts[0].town}\n\n" + "\n\n".join(sentences) + "\n"


def the_memos() -> Iterator[tuple[str, str]]:
    """Name and text of the primary record of each story."""
    for story in range(STORIES):
        facts = a_story(story)
        lines = [f"{fact.town}: {fact.amount:,} {fact.thing} {fact.frame[1]}. Noted." for fact in facts]
        yield f"memo-{story:03}.txt", "To the board.\n" + "\n".join(lines) + "\n"


def the_draft(characters: int, seed: int, stories: int = STORIES) -> tuple[str, list[tuple[str, str]]]:
    """A draft, and what was planted: sentence by sentence, what should become of it."""
    chance = random.Random(seed)
    planted: list[tuple[str, str]] = []
    told: set[int] = set()
    while sum(len(sentence) + 2 for _, sentence in planted) < characters:
        if len(told) == stories * 5:
            break
        fact_number = chance.randrange(stories * 5)
        if fact_number in told:
            continue
        told.add(fact_number)
        fact = a_story(fact_number // 5)[fact_number % 5]
        kind = chance.choice(["same", "rounded", "slip", "quote", "misattributed", "own"])
        rounded = f"about {round(fact.amount, 1 - len(str(fact.amount))):,}"
        slip = f"{int(str(fact.amount)[1] + str(fact.amount)[0] + str(fact.amount)[2:]):,}"
        sentence = {
            "same": fact.told(),
            "rounded": fact.told(rounded),
            "slip": fact.told(slip if slip != f"{fact.amount:,}" else f"{fact.amount + 1_111:,}"),
            "quote": fact.quoted(),
            "misattributed": fact.quoted("Mira Unwell"),
            "own": f"The mayor's brother bought {chance.randint(100, 999)} umbrellas for the parade of {fact.town}.",
        }[kind]
        planted.append((kind, sentence))
    return "\n\n".join(sentence for _, sentence in planted), planted


def as_planted(kind: str, claims: list[DraftClaim]) -> bool:
    """Whether the check says of a sentence what was planted in it."""
    amounts = [each for each in claims if each.claim.kind is ClaimKind.QUANTITY]
    quotes = [each for each in claims if each.claim.kind is ClaimKind.QUOTE]
    if kind == "same":
        return any(each.met and not _numbers_differ(each) for each in amounts)
    if kind == "rounded":
        return any(edge.kind is DriftKind.ROUNDED for each in amounts for edge in each.claim.drift)
    if kind == "slip":
        return any(_numbers_differ(each) for each in amounts)
    if kind == "quote":
        return any(each.met for each in quotes)
    if kind == "misattributed":
        return any(not each.met and any(other.kind is DriftKind.NAME for other in each.otherwise) for each in quotes)
    return bool(amounts) and not any(each.met for each in amounts)


def _numbers_differ(each: DraftClaim) -> bool:
    drifted = any(edge.kind in (DriftKind.CHANGED, DriftKind.ROUNDED) for edge in each.claim.drift)
    return drifted or any(other.kind in (DriftKind.CHANGED, DriftKind.ROUNDED) for other in each.otherwise)


def score(check: DraftCheck, planted: list[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """For each kind of planted sentence: how many came out as planted, of how many."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for kind, sentence in planted:
        at = check.text.index(sentence)
        here = [
            each
            for each in check.claims
            if any(at <= member.mention.start < at + len(sentence) for member in each.claim.members)
        ]
        of[kind] += 1
        right[kind] += as_planted(kind, here)
    yield from ((kind, right[kind], of[kind]) for kind in sorted(of))


def make_case(root: Path, count: int) -> None:
    """A case of the reports and memos."""
    with TemporaryDirectory() as work:
        for folder, texts in (("reports", the_reports(count)), ("primary", the_memos())):
            (Path(work) / folder).mkdir()
            for name, text in texts:
                (Path(work) / folder / name).write_text(text, "utf-8")
        with Case.create(root) as made:
            made.add([Path(work) / "reports"], genre=Genre.REPORT, within=Path(work))
            made.add([Path(work) / "primary"], genre=Genre.PRIMARY, within=Path(work))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reports", type=int, default=1000)
    asked.add_argument("--characters", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--case", type=Path, required=True)
    given = asked.parse_args()
    if not given.case.exists():
        make_case(given.case, given.reports)
    text, planted = the_draft(given.characters, given.seed, min(STORIES, given.reports))
    with Case.open(given.case) as opened:
        cpu = time.process_time()
        ledger = opened.ledger()
        print(f"ledger: {len(ledger.claims)} claims, {time.process_time() - cpu:.1f} s of CPU")
        for turn in ("first", "second"):
            cpu, wall = time.process_time(), time.perf_counter()
            check = opened.drafts.check(text)
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            print(
                f"{turn} check of {len(text)} characters: {len(check.claims)} claims, {cpu:.1f} s of CPU, {wall:.1f} s"
            )
    for kind, right, of in score(check, planted):
        print(f"{kind:14} {right:4} of {of:4}")


if __name__ == "__main__":
    main()
