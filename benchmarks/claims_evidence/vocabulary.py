# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words from which three leaks are made: one for work, two for tests. No noun, name or wording is in two of them.

The last was written when the rules were done, and measured once. All invented. Each fact has wordings for the page and
others for the claim; a slash in a noun parts the page's word from the claim's.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What one half is made from. `{n}` is an amount, `{noun}` what is counted, `{place}`, `{body}`, `{day}`."""

    seed: int
    syllables: tuple[str, str, str]
    nouns: tuple[str, ...]
    counted: tuple[tuple[str, str], ...]
    paid: tuple[tuple[str, str], ...]
    happened: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    bodies: tuple[str, ...]
    works: tuple[str, ...]
    fillers: tuple[str, ...]
    filler_words: tuple[str, ...]


DEV = Vocabulary(
    seed=11,
    syllables=("bra dor kel mar nov pel sil tar vel zan", "a e i o u", "berg dale field ham mouth stead ton wick"),
    nouns=(
        "people/residents",
        "workers/employees",
        "children/children",
        "lorries/trucks",
        "barrels/barrels",
        "permits/permits",
        "houses/homes",
        "letters/letters",
        "cameras/cameras",
        "beds/beds",
        "wells/wells",
        "invoices/invoices",
        "tonnes/tonnes",
        "hectares/hectares",
        "complaints/complaints",
        "pupils/students",
    ),
    counted=(
        (
            "In all, {n} {noun} were moved from {place} to the depot on {day}.",
            "On {day} {n} {noun} were taken away from {place} and brought to a depot, according to the papers.",
        ),
        (
            "The register for {place} lists {n} {noun} as of {day}.",
            "There were {n} {noun} on the register of {place} on {day}, the documents show.",
        ),
        (
            "{n} {noun} at {place} failed the inspection of {day}.",
            "An inspection on {day} found that {n} {noun} in {place} did not pass.",
        ),
        (
            "Of those checked near {place}, {n} {noun} had to be replaced before {day}.",
            "Before {day}, {n} {noun} around {place} needed replacing, an internal note says.",
        ),
    ),
    paid=(
        (
            "{body} transferred {n} crowns to the contractor for {work} at {place}.",
            "A contractor received {n} crowns from {body} for {work} in {place}.",
        ),
        (
            "The cost of {work} in {place} came to {n} crowns, to be borne by {body}.",
            "{body} had to pay {n} crowns for {work} at {place}, the files reveal.",
        ),
    ),
    happened=(
        (
            "On {day} {body} ordered that {work} at {place} be stopped.",
            "{body} called a halt to {work} in {place} on {day}, the papers show.",
        ),
        (
            "{body} approved {work} for {place} on {day} without a tender.",
            "Without any tender, {work} in {place} was approved by {body} on {day}.",
        ),
    ),
    said=(
        (
            "Nobody outside this office is to hear about {work} at {place} before the vote.",
            "“Nobody outside this office is to hear about {work} at {place} before the vote,” one message says.",
        ),
        (
            "We knew that {work} at {place} would fail and we signed all the same.",
            "“We knew that {work} at {place} would fail and we signed all the same,” an official wrote.",
        ),
    ),
    bodies=("the harbour office", "the district council", "the water board", "the housing fund", "the road agency"),
    works=("dredging", "the new roof", "the pump station", "soil removal", "the alarm system", "cable laying"),
    fillers=(
        "The {x} was discussed and put off until the next {y}.",
        "Please send the {x} to the {y} by Friday.",
        "Regarding the {x}, there is nothing to add to the {y}.",
        "The {y} asked again for a copy of the {x}.",
        "It was agreed that the {x} remains with the {y}.",
        "A list of {x} entries is kept by the {y}.",
        "No comment on the {x} was received from the {y}.",
        "The {x} shall be filed under the number of the {y}.",
        "The {y} reminded all of the rules on the {x}.",
        "Thanks were given to the {y} for the {x}.",
    ),
    filler_words=(
        "agenda",
        "budget",
        "annex",
        "contract",
        "drawing",
        "ledger",
        "minute",
        "notice",
        "order",
        "plan",
        "quota",
        "report",
        "schedule",
        "summary",
        "table",
        "voucher",
        "archive",
        "committee",
        "department",
        "director",
        "engineer",
        "inspector",
        "laboratory",
        "manager",
        "office",
        "secretary",
        "storehouse",
        "supplier",
        "treasurer",
        "workshop",
        "canteen",
        "garage",
    ),
)

TEST = Vocabulary(
    seed=23,
    syllables=("fal gor hin jas lom qui rud sor thal wex", "a e i o u", "bridge burn cliff ford gate haven moor well"),
    nouns=(
        "prisoners/inmates",
        "officers/officers",
        "women/women",
        "buses/coaches",
        "drums/drums",
        "visas/visas",
        "flats/apartments",
        "files/files",
        "radios/radios",
        "cells/cells",
        "pumps/pumps",
        "receipts/receipts",
        "kilograms/kilograms",
        "acres/acres",
        "appeals/appeals",
        "patients/patients",
        "mattresses/mattresses",
    ),
    counted=(
        (
            "During the night of {day} {n} {noun} were counted in {place}.",
            "{place} held {n} {noun} in the night of {day}, a headcount in the leaked files states.",
        ),
        (
            "By {day}, {n} {noun} had been delivered to the wing at {place}.",
            "The wing at {place} had been supplied with {n} {noun} by {day}, records suggest.",
        ),
        (
            "We are short of {n} {noun} in {place}, as I reported on {day}.",
            "A report of {day} complains that {n} {noun} are lacking in {place}.",
        ),
        (
            "{place}: {n} {noun} written off, decision of {day}.",
            "By a decision of {day}, {n} {noun} were written off in {place}.",
        ),
    ),
    paid=(
        (
            "For {work} in {place}, {body} has set aside {n} dollars.",
            "{body} earmarked {n} dollars to pay for {work} at {place}, an internal sheet shows.",
        ),
        (
            "{n} dollars went from {body} to a firm without an address, for {work} at {place}.",
            "A company with no address got {n} dollars from {body} for {work} in {place}.",
        ),
    ),
    happened=(
        (
            "{body} took over {work} at {place} on {day}.",
            "Control of {work} in {place} passed to {body} on {day}, according to the documents.",
        ),
        ("As of {day}, {body} has forbidden {work} in {place}.", "{body} banned {work} at {place} from {day} on."),
    ),
    said=(
        (
            "Whoever asks about {work} in {place} is to be told that the books were lost in the flood.",
            (
                "“Whoever asks about {work} in {place} is to be told that the books were lost in the flood,”"
                " an instruction reads."
            ),
        ),
        (
            "There is no money left for {work} in {place} and there never was any.",
            "“There is no money left for {work} in {place} and there never was any,” the treasurer noted.",
        ),
    ),
    bodies=("the penal service", "the border command", "the state laboratory", "the grain reserve", "the rail trust"),
    works=("night transport", "the boiler house", "food supply", "wall repairs", "the ration system", "fuel storage"),
    fillers=(
        "As to the {x}, see what the {y} wrote.",
        "The {y} wishes to be heard on the {x}.",
        "Keys to the {x} hang in the room of the {y}.",
        "We have no {x} since the {y} left.",
        "The {x} of the {y} is out of order once more.",
        "Ask the {y} why the {x} came late.",
        "Nothing was found in the {x}, says the {y}.",
        "The {y} must sign for every {x}.",
        "A second {x} was refused by the {y}.",
        "The old {x} stays where it is until the {y} decides.",
    ),
    filler_words=(
        "blanket",
        "bulletin",
        "cabinet",
        "calendar",
        "certificate",
        "corridor",
        "dispatch",
        "docket",
        "envelope",
        "form",
        "handbook",
        "inventory",
        "journal",
        "lamp",
        "manual",
        "parcel",
        "record",
        "roster",
        "seal",
        "stamp",
        "adjutant",
        "bailiff",
        "captain",
        "cook",
        "courier",
        "deputy",
        "driver",
        "guard",
        "keeper",
        "nurse",
        "porter",
        "warden",
    ),
)

HELD = Vocabulary(
    seed=37,
    syllables=("cor dun ebr gam hol kru mir ost pra tun", "a e i o u", "by chester dorf hurst ley shaw thorpe vik"),
    nouns=(
        "soldiers/soldiers",
        "farmers/farmers",
        "boxes/boxes",
        "tanks/tanks",
        "shares/shares",
        "trees/trees",
        "rooms/rooms",
        "votes/votes",
        "machines/machines",
        "bags/bags",
        "tickets/tickets",
        "keys/keys",
        "families/families",
        "teachers/teachers",
        "litres/litres",
        "bottles/bottles",
        "statements/statements",
    ),
    counted=(
        (
            "As agreed on {day}, {place} is to give up {n} {noun}.",
            "{place} had to give up {n} {noun} under an agreement of {day}.",
        ),
        (
            "There remain {n} {noun} in {place} that were never entered in the books (note of {day}).",
            "A note of {day} puts the {noun} in {place} that are in no book at {n} {noun}.",
        ),
        (
            "{n} {noun} stood idle in {place} when we came on {day}.",
            "Visitors who came to {place} on {day} found {n} {noun} standing idle.",
        ),
        (
            "We sold {n} {noun} from {place}; the papers are dated {day}.",
            "Papers dated {day} show a sale of {n} {noun} from {place}.",
        ),
    ),
    paid=(
        (
            "{body} wrote off {n} francs that had been lent for {work} in {place}.",
            "A loan of {n} francs for {work} in {place} was written off by {body}.",
        ),
        (
            "What {body} owes for {work} at {place} is {n} francs and not less.",
            "The debt of {body} for {work} at {place} stands at {n} francs.",
        ),
    ),
    happened=(
        (
            "{body} gave the key for {work} in {place} back on {day}.",
            "On {day} {body} returned the key for {work} in {place}.",
        ),
        (
            "Since {day} {work} at {place} has been in the hands of {body}.",
            "{body} has been in charge of {work} at {place} since {day}.",
        ),
    ),
    said=(
        (
            "The inspector for {work} in {place} must not see the second ledger.",
            "“The inspector for {work} in {place} must not see the second ledger,” an order reads.",
        ),
        (
            "If {work} at {place} comes up we shall say that the file is being moved.",
            "“If {work} at {place} comes up we shall say that the file is being moved,” one of them wrote.",
        ),
    ),
    bodies=("the forest board", "the coal trust", "the veterans fund", "the export bank", "the canal company"),
    works=("the lock gates", "seed storage", "the toll road", "saw mill repairs", "coal transport", "the tram line"),
    fillers=(
        "The {x} was handed to the {y} and has not come back.",
        "On the {x} the {y} keeps silent.",
        "A {y} without a {x} is sent home.",
        "The {x} lies on the desk of the {y}.",
        "Nobody but the {y} may open the {x}.",
        "The {y} lost the {x} on the way.",
        "Two copies of the {x} go to the {y}.",
        "The {y} thinks that the {x} can wait.",
    ),
    filler_words=tuple(
        """
        basket bench bundle catalogue chart coupon crate diary folder label map memo note pass pencil poster ribbon
        satchel sketch ticket agent baker barber broker carpenter chemist dentist farmhand gardener mason painter
        plumber printer tailor
        """.split()  # noqa: SIM905  # a list of words, not of code
    ),
)
