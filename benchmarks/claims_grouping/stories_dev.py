# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Invented stories to develop on: a water utility and a bridge office; a prison workshop and an insurer of ships."""

from __future__ import annotations

from datetime import date

from benchmarks.claims_grouping.invented import Fact, Story
from vorlage.domain.claims import ClaimKind

_Q, _D, _S, _U, _N, _X = (
    ClaimKind.QUANTITY, ClaimKind.DATE, ClaimKind.STATEMENT, ClaimKind.QUOTE, ClaimKind.DENIAL, ClaimKind.NO_COMMENT,
)  # fmt: skip

_TARN = Story(
    key="Tarn",
    first=date(2024, 2, 12),
    agency="Tarn Wire",
    titles=("Lead in the taps of Tarn", "What the water board knew", "Tarn: the memo on the pipes"),
    fillers=(
        (
            "Nobody had told the tenants.",
            "The board meets behind a green door.",
            "The pipes are older than the town hall.",
            "Mothers carry bottles up the stairs.",
        ),
        (
            "Few people in the lower town drink from the tap.",
            "The letters went unanswered all winter.",
            "In the market the talk is of nothing else.",
        ),
        ("The papers came in a plain envelope.", "Their margins are full of pencil.", "It reads like a confession."),
    ),
    facts=(
        Fact(
            key="homes",
            kind=_Q,
            amount=2340,
            noun="homes",
            ways=(
                "According to an internal memo, lead was found in the water of {m:{v}} in the Tarn district.",
                "The water of {m:{v}} in Tarn holds lead, an internal paper of the utility shows.",
                "An internal memo counts {m:{v}} with lead in their taps in the district of Tarn.",
            ),
            abroad={
                "zh": "内部备忘录显示，塔恩区有{m:{v}户家庭}的自来水中检出铅。",
                "ru": "Как следует из служебной записки, свинец нашли в воде {m:{v} домов} района Тарн.",
            },
        ),
        Fact(
            key="homes-elsewhere",
            kind=_Q,
            amount=2340,
            noun="homes",
            ways=(
                "In the Brenn valley {m:{v}} were cut off by the snow in the same month.",
                "Snow cut {m:{v}} off in the valley of Brenn.",
                "The snow had closed the roads to {m:{v}} in Brenn.",
            ),
        ),
        Fact(
            key="samples",
            kind=_Q,
            amount=61,
            noun="samples",
            ways=(
                "The laboratory drew {m:{v}} in the schools of the harbour quarter.",
                "From the schools of the harbour quarter {m:{v}} went to the laboratory.",
                "Of the schools at the harbour the laboratory has {m:{v}}.",
            ),
            abroad={"zh": "实验室在港口区的学校抽取了{m:{v}份样本}。"},
        ),
        Fact(
            key="children",
            kind=_Q,
            amount=1100,
            noun="children",
            ways=(
                "In these homes {m:{v}} under the age of six reportedly live.",
                "Under the age of six are {m:{v}} who reportedly live in the homes concerned.",
                "Reportedly {m:{v}} younger than six grow up in these homes.",
            ),
            abroad={
                "zh": "据称这些家庭中有{m:{v}名六岁以下儿童}。",
                "ru": "В этих домах якобы живут {m:{v} детей} младше шести лет.",
            },
        ),
        Fact(
            key="children-then",
            kind=_Q,
            amount=1100,
            noun="children",
            ways=(
                "In 1998 the town had counted {m:{v}} under the age of six in its kindergartens.",
                "The kindergartens of the town had {m:{v}} under six in 1998.",
                "Back in 1998 there were {m:{v}} in the town's kindergartens.",
            ),
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=312,
            noun="pages",
            ways=(
                "The papers, {m:{v}} in all, come from the office of the utility.",
                "The leak from the office of the utility runs to {m:{v}}.",
                "Whoever sent the {m:{v}} had worked in the utility's own office.",
            ),
            abroad={"zh": "泄露的文件共{m:{v}页}，来自该公用事业公司的办公室。"},
        ),
        Fact(
            key="dosing",
            kind=_D,
            day=3,
            ways=(
                "The utility stopped the dosing of phosphate at Brackwell {m:{v}}.",
                "{m:{v}} the phosphate dosing at the Brackwell works was stopped by the utility.",
                "Dosing with phosphate at Brackwell was stopped {m:{v}}, the utility's logbook says.",
            ),
            abroad={"zh": "{m:{v}}，公司停止在布拉克韦尔投加磷酸盐。"},
        ),
        Fact(
            key="inspection",
            kind=_D,
            day=3,
            ways=(
                "The roof of the market hall in Brackwell was inspected {m:{v}} by the fire service.",
                "The fire service looked at the roof of the Brackwell market hall {m:{v}}.",
                "{m:{v}} the fire service inspected the market hall's roof at Brackwell.",
            ),
        ),
        Fact(
            key="told",
            kind=_U,
            who="Ada Marl",
            role="the toxicologist",
            ways=(
                "“{m:Every mother in this town should have been told before Christmas},” said {s}.",
                "{s} said: “{m:Every mother in this town should have been told before Christmas}.”",
                "“{m:Every mother in this town should have been told before Christmas},” {n} said.",
            ),
            abroad={"zh": "玛尔说：“{m:这座城市的每一位母亲都应当在圣诞节前得到通知}。”"},
        ),
        Fact(
            key="safe",
            kind=_U,
            who="Lee Gorvan",
            role="the board's director",
            ways=(
                "“{m:The water of this town was safe on every day of the year},” said {s}.",
                "{s} told the council: “{m:The water of this town was safe on every day of the year}.”",
                "“{m:The water of this town was safe on every day},” {n} said.",
            ),
        ),
        Fact(
            key="safe-other",
            kind=_U,
            who="Lee Gorvin",
            role="the mayor's adviser",
            ways=(
                "“{m:The water of this town was safe on every day of that winter},” said {s}.",
                "{s} said: “{m:The water of this town was safe on every day of that winter}.”",
                "“{m:The water was safe on every day of that winter},” said {s}.",
            ),
        ),
        Fact(
            key="knew",
            kind=_S,
            who="Orla Finch",
            role="union secretary",
            ways=(
                "{s} said that {m:the board had known of the lead pipes since the autumn audit}.",
                "{m:The board had known about the pipes of lead since the audit in autumn}, {s} said.",
                "According to {s}, {m:the board knew of the lead pipes since the autumn audit}.",
            ),
        ),
        Fact(
            key="hidden",
            kind=_N,
            who="utility",
            role="the Tarn",
            ways=(
                "The Tarn utility {m:denied that any finding about lead had been hidden}.",
                "The Tarn utility {m:denies that findings about lead were hidden}.",
                "The Tarn utility {m:denied having hidden any findings about the lead}.",
            ),
        ),
        Fact(
            key="bonus",
            kind=_N,
            who="utility",
            role="the Tarn",
            ways=(
                "In another matter the Tarn utility {m:denied that bonuses were paid to its directors in spring}.",
                "The Tarn utility {m:denied paying bonuses to its directors in the spring}.",
                "The Tarn utility also {m:denied that its directors had been paid bonuses}.",
            ),
        ),
        Fact(
            key="silent",
            kind=_X,
            who="ministry",
            role="the health",
            ways=(
                "The health ministry of Korvath {m:declined to comment on the lead in Tarn}.",
                "Korvath's health ministry {m:declined to comment}.",
                "The Korvath health ministry {m:declined to comment on the papers}.",
            ),
        ),
    ),
)

_OSTREL = Story(
    key="Ostrel",
    first=date(2024, 5, 6),
    agency="Ostrel Press Agency",
    titles=("The bridge that was known to be weak", "Papers on the Sarn bridge", "Ostrel and its bridge"),
    fillers=(
        (
            "Lanterns still hang on the quay.",
            "The divers have gone home.",
            "The ferry is full at every hour.",
            "A wreath lies on the weir.",
        ),
        ("Nobody in the office answered the letters.", "The carts now go by the upper road."),
        ("The engineer has retired to the coast.", "His desk was emptied at night."),
    ),
    facts=(
        Fact(
            key="dead",
            kind=_Q,
            amount=14,
            noun="people",
            ways=(
                "The collapse of the footbridge killed {m:{v}}, the harbour police said.",
                "{m:{v}} died when the footbridge over the Sarn gave way.",
                "At the footbridge {m:{v}} lost their lives, according to the harbour police.",
            ),
            abroad={"zh": "港口警方称，人行桥坍塌造成{m:{v}人}死亡。"},
        ),
        Fact(
            key="dead-ferry",
            kind=_Q,
            amount=14,
            noun="people",
            ways=(
                "A fire on the ferry had killed {m:{v}} in 2011.",
                "{m:{v}} died in the fire on the ferry in 2011.",
                "The ferry fire of 2011 took the lives of {m:{v}}.",
            ),
        ),
        Fact(
            key="warnings",
            kind=_Q,
            amount=23,
            noun="letters",
            ways=(
                "In {m:{v}} engineers of the bridge office had asked for a load limit.",
                "The engineers wrote {m:{v}} and asked for a limit on the load.",
                "A limit for the load was asked for in {m:{v}} by the bridge office's engineers.",
            ),
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=312,
            noun="pages",
            ways=(
                "A sailor found the {m:{v}} of the bridge office in a bag on the quay.",
                "The bridge office's papers, {m:{v}}, lay in a bag on the quay.",
                "In the bag on the quay lay {m:{v}} of the bridge office.",
            ),
        ),
        Fact(
            key="cost",
            kind=_Q,
            amount=184000,
            noun="crowns",
            ways=(
                "The repair would have cost {m:{v}}, an estimate of the bridge office says.",
                "An estimate by the bridge office put the repair at {m:{v}}.",
                "For {m:{v}} the bridge could have been repaired, by the office's own estimate.",
            ),
            abroad={
                "zh": "桥梁办公室估计维修费用为{m:{v}克朗}。",
                "ru": "По смете мостового управления ремонт стоил бы {m:{v} крон}.",
            },
        ),
        Fact(
            key="closed",
            kind=_D,
            day=2,
            ways=(
                "The council closed the two older bridges {m:{v}}.",
                "{m:{v}} the two older bridges were closed by the council.",
                "The two older bridges have been closed by the council {m:{v}}.",
            ),
        ),
        Fact(
            key="known",
            kind=_U,
            who="Ola Brandt",
            role="engineer",
            ways=(
                "“{m:We asked for a limit in spring and the answer was a drawer},” said {s}.",
                "{s} said: “{m:We asked for a limit in spring and the answer was a drawer}.”",
                "“{m:We asked for a limit in spring, and the answer was a drawer},” {n} said.",
            ),
        ),
        Fact(
            key="denial",
            kind=_N,
            who="council",
            role="",
            ways=(
                "The council of Ostrel {m:denied that it had received any warning about the bridge}.",
                "Ostrel's council {m:denies having received a warning about the bridge}.",
                "The Ostrel council {m:denied receiving any warnings about the bridge}.",
            ),
        ),
        Fact(
            key="no-answer",
            kind=_X,
            who="council",
            role="",
            ways=(
                "The council of Ostrel {m:did not respond to questions about the ferry}.",
                "The Ostrel council {m:did not reply to questions about the ferry}.",
                "Ostrel's council {m:did not respond to a request for comment on the ferry}.",
            ),
        ),
        Fact(
            key="ministry",
            kind=_X,
            who="ministry",
            role="the health",
            ways=(
                "The health ministry of Korvath {m:declined to comment on the injured of the bridge}.",
                "Korvath's health ministry {m:declined to comment on the injured}.",
                "The Korvath health ministry {m:declined to comment on the hospital's list}.",
            ),
        ),
    ),
)

_WORKSHOP = Story(
    key="Velm",
    first=date(2023, 9, 4),
    agency="Velm News Agency",
    titles=("Inside the workshop of Velm", "A day costs nothing in Velm", "The ledger of the workshop"),
    fillers=(
        (
            "The gate faces the railway.",
            "Nobody may speak at the benches.",
            "The whistle goes before dawn.",
            "The thread comes from abroad.",
        ),
        ("Families wait on Sundays in the rain.", "The shirts are sold in the capital."),
        ("The ledger smells of oil.", "Its last page was torn out."),
    ),
    facts=(
        Fact(
            key="inmates",
            kind=_Q,
            amount=1535,
            noun="prisoners",
            ways=(
                "The ledger lists {m:{v}} who sewed shirts in the workshop of Velm.",
                "In the Velm workshop {m:{v}} sewed shirts, the ledger shows.",
                "Shirts were sewn by {m:{v}} at Velm, as the ledger has it.",
            ),
            abroad={
                "zh": "账册显示，韦尔姆车间有{m:{v}名囚犯}缝制衬衫。",
                "ru": "В журнале значатся {m:{v} заключённых}, которые шили рубашки в Вельме.",
            },
        ),
        Fact(
            key="inmates-north",
            kind=_Q,
            amount=1535,
            noun="prisoners",
            ways=(
                "The camp at Garsund in the north holds {m:{v}}, the prison service says.",
                "At Garsund {m:{v}} are held, according to the prison service.",
                "The prison service counts {m:{v}} in Garsund.",
            ),
        ),
        Fact(
            key="shirts",
            kind=_Q,
            amount=41000,
            noun="shirts",
            ways=(
                "In May alone {m:{v}} left the gate for the capital.",
                "The workshop sent {m:{v}} to the capital in May.",
                "To the capital went {m:{v}} in the month of May.",
            ),
        ),
        Fact(
            key="shirts-june",
            kind=_Q,
            amount=41000,
            noun="shirts",
            ways=(
                "A rival in Korvath had sold {m:{v}} by June.",
                "By June {m:{v}} had been sold by a rival in Korvath.",
                "In Korvath a rival sold {m:{v}} in June.",
            ),
        ),
        Fact(
            key="hours",
            kind=_Q,
            amount=13,
            noun="hours",
            ways=(
                "A shift at the benches lasted {m:{v}}, former prisoners said.",
                "Former prisoners speak of shifts of {m:{v}} at the benches.",
                "For {m:{v}} a shift at the benches went on, former prisoners say.",
            ),
        ),
        Fact(
            key="start",
            kind=_D,
            day=4,
            ways=(
                "The contract with the trading house was signed {m:{v}}.",
                "{m:{v}} the trading house signed the contract.",
                "The trading house put its name to the contract {m:{v}}.",
            ),
        ),
        Fact(
            key="cold",
            kind=_U,
            who="Mira Doln",
            role="a former prisoner",
            ways=(
                "“{m:We sewed until the needle broke and then we sewed with another},” said {s}.",
                "{s} said: “{m:We sewed until the needle broke and then we sewed with another}.”",
                "“{m:We sewed until the needle broke, and then with another},” {n} said.",
            ),
            abroad={"ru": "«{m:Мы шили, пока не ломалась игла, а потом шили другой}», — сказала Мира Дольн."},
        ),
        Fact(
            key="paid",
            kind=_S,
            who="Jon Astrup",
            role="prison inspector",
            ways=(
                "{s} said that {m:not one of the prisoners had been paid for the shirts}.",
                "{m:Not one of the prisoners had been paid for the shirts}, {s} said.",
                "{s} said {m:none of the prisoners had been paid for the shirts}.",
            ),
        ),
        Fact(
            key="paid-not",
            kind=_S,
            who="Kai Lund",
            role="spokesman",
            ways=(
                "{s} of the trading house said that {m:all of the prisoners had been paid for the shirts}.",
                "{m:All of the prisoners had been paid for the shirts}, {s} said.",
                "{s} said {m:all the prisoners had been paid for the shirts}.",
            ),
        ),
        Fact(
            key="force",
            kind=_N,
            who="prison service",
            role="",
            ways=(
                "The prison service {m:denied that anybody was forced to work in Velm}.",
                "The prison service {m:denies that anyone was forced to work at Velm}.",
                "The prison service {m:denied forcing anyone to work in Velm}.",
            ),
        ),
        Fact(
            key="quiet",
            kind=_X,
            who="prison service",
            role="",
            ways=(
                "The prison service {m:would not comment on Garsund}.",
                "The prison service {m:declined to comment on the camp at Garsund}.",
                "The prison service {m:refused to comment on Garsund}.",
            ),
        ),
    ),
)

_SHIPS = Story(
    key="Marrow",
    first=date(2022, 11, 7),
    agency="Marrow Maritime Service",
    titles=("The ships that never sailed", "Policies for ghosts", "An insurer and its fleet"),
    fillers=(
        (
            "The harbour master keeps pigeons.",
            "Two of the names are misspelt.",
            "The stamps are all of one day.",
            "Rust eats the hulls.",
        ),
        ("The clerk no longer answers his door.", "The files were carried out in fish crates."),
        ("A notary signed for all of them.", "The notary is dead."),
    ),
    facts=(
        Fact(
            key="ships",
            kind=_Q,
            amount=119,
            noun="ships",
            ways=(
                "The insurer wrote policies for {m:{v}} that were never built, its own files show.",
                "For {m:{v}} that nobody ever built the insurer sold policies.",
                "Policies exist for {m:{v}} that were never built.",
            ),
            abroad={"zh": "保险公司为{m:{v}艘船}出具了保单，而这些船从未建造。"},
        ),
        Fact(
            key="ships-sunk",
            kind=_Q,
            amount=119,
            noun="ships",
            ways=(
                "Storms had sunk {m:{v}} off Garsund since 1950.",
                "Off Garsund {m:{v}} have been sunk by storms since 1950.",
                "Since 1950 storms sank {m:{v}} off Garsund.",
            ),
        ),
        Fact(
            key="sum",
            kind=_Q,
            amount=7300000,
            noun="crowns",
            ways=(
                "The premiums came to {m:{v}}, the ledger of the insurer says.",
                "Premiums of {m:{v}} stand in the insurer's ledger.",
                "In its ledger the insurer booked {m:{v}} in premiums.",
            ),
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=1535,
            noun="pages",
            ways=(
                "The files of the insurer fill {m:{v}}.",
                "On {m:{v}} the insurer kept its secret.",
                "The insurer's files run to {m:{v}}.",
            ),
        ),
        Fact(
            key="raid",
            kind=_D,
            day=6,
            ways=(
                "Police searched the insurer's office {m:{v}}.",
                "{m:{v}} the police searched the office of the insurer.",
                "The office of the insurer was searched by police {m:{v}}.",
            ),
        ),
        Fact(
            key="knew",
            kind=_U,
            who="Tove Rask",
            role="the clerk",
            ways=(
                "“{m:Everyone on the third floor knew that there were no ships},” said {s}.",
                "{s} said: “{m:Everyone on the third floor knew that there were no ships}.”",
                "“{m:Everyone on the third floor knew there were no ships},” {n} said.",
            ),
        ),
        Fact(
            key="knew-other",
            kind=_U,
            who="Tove Rusk",
            role="the notary's widow",
            ways=(
                "“{m:Everyone on the third floor knew that my husband was ill},” said {s}.",
                "{s} said: “{m:Everyone on the third floor knew that my husband was ill}.”",
                "“{m:Everyone on the third floor knew he was ill},” said {s}.",
            ),
        ),
        Fact(
            key="denial",
            kind=_N,
            who="Marrow Mutual",
            role="",
            ways=(
                "Marrow Mutual {m:denied that it had insured ships that do not exist}.",
                "Marrow Mutual {m:denies having insured ships that do not exist}.",
                "Marrow Mutual {m:denied insuring ships which do not exist}.",
            ),
        ),
    ),
)

STORIES = ((_TARN, _OSTREL), (_WORKSHOP, _SHIPS))
