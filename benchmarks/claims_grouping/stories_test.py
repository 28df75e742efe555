# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Invented stories to measure on, never looked at in results: a mine, school meals, a land registry, a hospital."""

from __future__ import annotations

from datetime import date

from benchmarks.claims_grouping.invented import Fact, Story
from vorlage.domain.claims import ClaimKind

_Q, _D, _S, _U, _N, _X = (
    ClaimKind.QUANTITY, ClaimKind.DATE, ClaimKind.STATEMENT, ClaimKind.QUOTE, ClaimKind.DENIAL, ClaimKind.NO_COMMENT,
)  # fmt: skip

_MINE = Story(
    key="Harrow",
    first=date(2021, 4, 5),
    agency="Harrow Newswire",
    titles=(
        "Gas alarms switched off underground",
        "Harrow pit: what the shift books say",
        "The silence of the sensors",
    ),
    fillers=(
        (
            "Canaries would have done better, an old hand remarked.",
            "The lamp room is locked now.",
            "Down there the air tastes of coins.",
            "Flags hang at half mast along the tramway.",
        ),
        ("Shift books are kept in ink.", "The cage went up empty.", "Widows have asked for the tapes."),
        ("A foreman kept copies under his bed.", "Everything is in his handwriting."),
    ),
    facts=(
        Fact(
            key="alarms",
            kind=_Q,
            amount=417,
            noun="alarms",
            ways=(
                "Between New Year and Easter {m:{v}} were muted by hand in the western gallery, shift books reveal.",
                "Shift books reveal that managers silenced {m:{v}} in the gallery to the west.",
                "In the western gallery someone had muted {m:{v}}, as one reads in the shift books.",
            ),
            abroad={
                "zh": "班组日志显示，西部巷道有{m:{v}次警报}被人工关闭。",
                "ru": "Судя по сменным журналам, в западном штреке вручную отключили {m:{v} сигналов}.",
            },
        ),
        Fact(
            key="alarms-east",
            kind=_Q,
            amount=417,
            noun="alarms",
            ways=(
                "Another pit, Colney in the east, reported {m:{v}} to the regulator within the rules.",
                "Colney pit had passed on {m:{v}} to the regulator.",
                "To the regulator Colney reported {m:{v}}.",
            ),
        ),
        Fact(
            key="miners",
            kind=_Q,
            amount=260,
            noun="miners",
            ways=(
                "On the night of the blast {m:{v}} were below ground.",
                "When the gas went off {m:{v}} were underground.",
                "Below ground at the time of the blast were {m:{v}}.",
            ),
            abroad={"zh": "爆炸当晚有{m:{v}名矿工}在井下。"},
        ),
        Fact(
            key="miners-hired",
            kind=_Q,
            amount=260,
            noun="miners",
            ways=(
                "The owner plans to hire {m:{v}} for its new quarry in Selby next year.",
                "For the new quarry at Selby {m:{v}} are to be taken on.",
                "Selby's new quarry is to give work to {m:{v}}.",
            ),
        ),
        Fact(
            key="fine",
            kind=_Q,
            amount=95000,
            noun="pounds",
            ways=(
                "Replacing the sensors would have come to {m:{v}}, a quotation from the maker says.",
                "The maker had offered new sensors for {m:{v}}.",
                "New sensors were on offer for {m:{v}}, by the maker's quotation.",
            ),
            abroad={"ru": "Новые датчики обошлись бы в {m:{v} фунтов}."},
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=640,
            noun="pages",
            ways=(
                "Reporters have read the {m:{v}} of shift books.",
                "The copied shift books fill {m:{v}}.",
                "It took a week to read the {m:{v}} of shift books.",
            ),
        ),
        Fact(
            key="warned",
            kind=_D,
            day=5,
            ways=(
                "A safety officer resigned from the company {m:{v}} over the muted sensors.",
                "{m:{v}} the company's safety officer gave up his post over the sensors.",
                "Over the sensors the safety officer had left the company {m:{v}}.",
            ),
            abroad={"zh": "{m:{v}}，一名安全员因传感器问题辞职。"},
        ),
        Fact(
            key="gala",
            kind=_D,
            day=5,
            ways=(
                "The company held its anniversary dinner at the Crown Hotel {m:{v}}.",
                "{m:{v}} the company dined at the Crown Hotel for its anniversary.",
                "Its anniversary was celebrated by the company at the Crown Hotel {m:{v}}.",
            ),
        ),
        Fact(
            key="money",
            kind=_U,
            who="Pavel Droste",
            role="shift foreman",
            ways=(
                "“{m:They told us that an alarm costs a thousand pounds a minute},” {s} recalled.",
                "{s} recalled: “{m:They told us that an alarm costs a thousand pounds a minute}.”",
                "“{m:They told us an alarm costs a thousand pounds a minute},” {n} told this newspaper.",
            ),
            abroad={"zh": "德罗斯特表示：“{m:他们告诉我们，警报每响一分钟就要损失一千英镑}。”"},
        ),
        Fact(
            key="money-other",
            kind=_U,
            who="Pavla Droster",
            role="accountant",
            ways=(
                "“{m:They told us that an audit costs a thousand pounds a day},” {s} said.",
                "{s} said: “{m:They told us that an audit costs a thousand pounds a day}.”",
                "“{m:They told us an audit costs a thousand pounds a day},” {n} said.",
            ),
        ),
        Fact(
            key="law",
            kind=_S,
            who="Agnes Colm",
            role="labour lawyer",
            ways=(
                "{s} said that {m:muting a gas sensor is a crime under the mines act}.",
                "{m:To mute a gas sensor is a crime under the mines act}, {s} said.",
                "{s} explained that {m:muting gas sensors is a crime under the mines act}.",
            ),
        ),
        Fact(
            key="refute",
            kind=_N,
            who="company",
            role="",
            ways=(
                "Harrow Coal {m:denied that a single sensor had been switched off by its managers}.",
                "Harrow Coal {m:denies that its managers switched off any sensor}.",
                "Harrow Coal {m:denied its managers had switched off sensors}.",
            ),
        ),
        Fact(
            key="refute-debt",
            kind=_N,
            who="company",
            role="",
            ways=(
                "Harrow Coal {m:denied being in talks with its banks about a sale}.",
                "Harrow Coal also {m:denies talks with its banks over a sale}.",
                "Harrow Coal {m:denied that it was talking to banks about being sold}.",
            ),
        ),
        Fact(
            key="inspectorate",
            kind=_X,
            who="inspectorate",
            role="",
            ways=(
                "The mines inspectorate {m:declined to comment on the shift books}.",
                "The mines inspectorate {m:would not comment on the shift books}.",
                "The mines inspectorate {m:refused to comment on the shift books of Harrow}.",
            ),
        ),
    ),
)

_MEALS = Story(
    key="Lomar",
    first=date(2021, 10, 11),
    agency="Lomar Daily Service",
    titles=("Spoiled meat in school kitchens", "What pupils of Lomar were served", "The butcher's invoices"),
    fillers=(
        (
            "The freezer hummed through the holidays.",
            "Cooks crossed themselves before lunch.",
            "Labels were peeled off with a knife.",
            "No parent was asked.",
        ),
        ("Invoices were kept in a biscuit tin.", "The van came before sunrise."),
        ("Teachers ate elsewhere.", "The caterer drives a red car."),
    ),
    facts=(
        Fact(
            key="pupils",
            kind=_Q,
            amount=8420,
            noun="pupils",
            ways=(
                "Spoiled meat was served to {m:{v}} in Lomar, invoices of a butcher suggest.",
                "Invoices of a butcher suggest that {m:{v}} in Lomar ate spoiled meat.",
                "In Lomar {m:{v}} were given meat that had gone off.",
            ),
            abroad={
                "zh": "发票表明，洛马尔有{m:{v}名学生}吃了变质的肉。",
                "ru": "Судя по накладным, в Ломаре испорченное мясо ели {m:{v} школьников}.",
            },
        ),
        Fact(
            key="pupils-strike",
            kind=_Q,
            amount=8420,
            noun="pupils",
            ways=(
                "In Arden {m:{v}} stayed at home during the bus strike.",
                "The bus strike in Arden kept {m:{v}} at home.",
                "At home stayed {m:{v}} in Arden while the buses were on strike.",
            ),
        ),
        Fact(
            key="ill",
            kind=_Q,
            amount=37,
            noun="children",
            ways=(
                "The clinic reportedly treated {m:{v}} for poisoning in one week.",
                "Within a week {m:{v}} with poisoning were reportedly treated at the clinic.",
                "Reportedly {m:{v}} came to the clinic with poisoning in a single week.",
            ),
        ),
        Fact(
            key="tonnes",
            kind=_Q,
            amount=26,
            noun="tonnes",
            ways=(
                "The butcher relabelled {m:{v}} of frozen beef.",
                "Frozen beef, {m:{v}} of it, was given new labels by the butcher.",
                "New labels went onto {m:{v}} of frozen beef.",
            ),
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=640,
            noun="pages",
            ways=(
                "The butcher's daughter handed over {m:{v}} of invoices.",
                "From the butcher's daughter came the {m:{v}} of invoices.",
                "The invoices, {m:{v}}, were handed over by the butcher's daughter.",
            ),
        ),
        Fact(
            key="stop",
            kind=_D,
            day=6,
            ways=(
                "The town ended the contract with the caterer {m:{v}}.",
                "{m:{v}} the town ended its contract with the caterer.",
                "The caterer's contract was ended by the town {m:{v}}.",
            ),
        ),
        Fact(
            key="smell",
            kind=_U,
            who="Berit Hane",
            role="school cook",
            ways=(
                "“{m:You could smell the delivery before the van had turned the corner},” said {s}.",
                "{s} said: “{m:You could smell the delivery before the van had turned the corner}.”",
                "“{m:You could smell the delivery before the van turned the corner},” {n} said.",
            ),
        ),
        Fact(
            key="clean",
            kind=_N,
            who="caterer",
            role="",
            ways=(
                "Lomar Catering {m:denied that it had ever bought relabelled meat}.",
                "Lomar Catering {m:denies ever having bought relabelled meat}.",
                "Lomar Catering {m:denied buying any relabelled meat}.",
            ),
        ),
        Fact(
            key="clean-silent",
            kind=_X,
            who="caterer",
            role="",
            ways=(
                "Lomar Catering {m:did not respond to questions about its prices}.",
                "Lomar Catering {m:did not reply to questions on its prices}.",
                "Lomar Catering {m:has not responded to questions about prices}.",
            ),
        ),
        Fact(
            key="inspectorate",
            kind=_X,
            who="inspectorate",
            role="",
            ways=(
                "The mines inspectorate {m:declined to comment on an unrelated fine for the butcher's sand pit}.",
                "The mines inspectorate {m:would not comment on the sand pit}.",
                "The mines inspectorate {m:refused to comment on the butcher's sand pit}.",
            ),
        ),
    ),
)

_LAND = Story(
    key="Quell",
    first=date(2020, 6, 8),
    agency="Quell Telegraph Agency",
    titles=("Farms that changed hands overnight", "The registry of Quell and its ghosts", "Deeds signed by the dead"),
    fillers=(
        (
            "Dust lies on the seals.",
            "The registrar keeps bees.",
            "A fence now runs through the orchard.",
            "The dogs were shot first.",
        ),
        ("Some deeds smell of fresh ink.", "The archive burned, but not all of it."),
        ("The heirs live in a caravan.", "The river has been fenced."),
    ),
    facts=(
        Fact(
            key="farms",
            kind=_Q,
            amount=733,
            noun="farms",
            ways=(
                "The registry moved {m:{v}} in the Upper Quell to a single company, a copied index shows.",
                "One company was given {m:{v}} in Upper Quell, according to a copied index.",
                "A copied index has {m:{v}} in Upper Quell passing to one company.",
            ),
            abroad={
                "zh": "复制的索引显示，登记处将上奎尔的{m:{v}个农场}转给了一家公司。",
                "ru": "Согласно копии указателя, одной компании отошли {m:{v} ферм} в Верхнем Квелле.",
            },
        ),
        Fact(
            key="farms-flood",
            kind=_Q,
            amount=733,
            noun="farms",
            ways=(
                "The flood of 2003 had drowned {m:{v}} in Lower Quell.",
                "In Lower Quell {m:{v}} were lost to the flood of 2003.",
                "To the flood of 2003 Lower Quell lost {m:{v}}.",
            ),
        ),
        Fact(
            key="hectares",
            kind=_Q,
            amount=12650,
            noun="hectares",
            ways=(
                "Together they cover {m:{v}} along the river.",
                "Along the river they cover {m:{v}} in all.",
                "They add up to {m:{v}} beside the river.",
            ),
        ),
        Fact(
            key="signed",
            kind=_Q,
            amount=58,
            noun="deeds",
            ways=(
                "On {m:{v}} stands the name of someone who was dead by then.",
                "The dead signed {m:{v}}, it seems.",
                "At least one dead person's name is on {m:{v}}.",
            ),
        ),
        Fact(
            key="signed-void",
            kind=_Q,
            amount=58,
            noun="deeds",
            ways=(
                "A court in Arden voided {m:{v}} of a different notary in 1994.",
                "In 1994 {m:{v}} by another notary were voided in Arden.",
                "Arden's court had voided {m:{v}} of another notary in 1994.",
            ),
        ),
        Fact(
            key="sealed",
            kind=_D,
            day=1,
            ways=(
                "Prosecutors sealed the reading room of the registry {m:{v}}.",
                "{m:{v}} the registry's reading room was sealed by prosecutors.",
                "The reading room at the registry was sealed {m:{v}} by prosecutors.",
            ),
        ),
        Fact(
            key="grave",
            kind=_U,
            who="Sunniva Greve",
            role="an heir",
            ways=(
                "“{m:My father signed away the mill three years after his funeral},” said {s}.",
                "{s} said: “{m:My father signed away the mill three years after his funeral}.”",
                "“{m:My father signed the mill away three years after his funeral},” {n} said.",
            ),
            abroad={"zh": "格雷韦说：“{m:我父亲在葬礼三年之后签字转让了磨坊}。”"},
        ),
        Fact(
            key="error",
            kind=_S,
            who="Halvard Moen",
            role="registrar",
            ways=(
                "{s} said that {m:the entries were the fault of a broken printer}.",
                "{m:The entries were the fault of a printer that was broken}, {s} said.",
                "According to {s}, {m:the entries were a broken printer's fault}.",
            ),
        ),
        Fact(
            key="error-not",
            kind=_S,
            who="Hallvar Moan",
            role="archivist",
            ways=(
                "{s} said that {m:the entries were not the fault of a broken printer}.",
                "{m:The entries were not the fault of any broken printer}, {s} said.",
                "{s} insists {m:the entries were no fault of a broken printer}.",
            ),
        ),
        Fact(
            key="bribe",
            kind=_N,
            who="registry",
            role="",
            ways=(
                "The registry of Quell {m:denied that any of its clerks had taken money}.",
                "Quell's registry {m:denies that its clerks took money}.",
                "The Quell registry {m:denied any clerk had taken money}.",
            ),
        ),
    ),
)

_HOSPITAL = Story(
    key="Saint Orm",
    first=date(2023, 1, 9),
    agency="Orm Press Service",
    titles=("The beds that existed on paper", "A hospital and its inventory", "Saint Orm counted twice"),
    fillers=(
        (
            "The corridor lights flicker.",
            "Nurses buy their own gloves.",
            "The inventory was typed on an old machine.",
            "It rains into the ward.",
        ),
        ("Cats sleep in the boiler house.", "The chaplain keeps a list of his own."),
        ("The ambulance has no tyres.", "Patients bring their sheets."),
    ),
    facts=(
        Fact(
            key="beds",
            kind=_Q,
            amount=902,
            noun="beds",
            ways=(
                "Saint Orm was paid for {m:{v}}, though its inventory has far fewer, the leaked accounts show.",
                "The leaked accounts show payments for {m:{v}} at Saint Orm.",
                "For {m:{v}} at Saint Orm money was paid, say the leaked accounts.",
            ),
            abroad={"zh": "泄露的账目显示，圣奥姆医院按{m:{v}张床位}获得拨款。"},
        ),
        Fact(
            key="beds-other",
            kind=_Q,
            amount=902,
            noun="beds",
            ways=(
                "The clinic of Arden has {m:{v}} for its whole county.",
                "In Arden's clinic stand {m:{v}}.",
                "Arden's clinic keeps {m:{v}} for the county.",
            ),
        ),
        Fact(
            key="money",
            kind=_Q,
            amount=3900000,
            noun="euros",
            ways=(
                "In one year {m:{v}} went to a cleaning firm without cleaners.",
                "A cleaning firm without cleaners took {m:{v}} in one year.",
                "Within a year a firm that has no cleaners got {m:{v}} for cleaning.",
            ),
            abroad={"ru": "За год фирма без уборщиков получила {m:{v} евро}."},
        ),
        Fact(
            key="pages",
            kind=_Q,
            amount=733,
            noun="pages",
            ways=(
                "A bookkeeper copied {m:{v}} of accounts by night.",
                "By night a bookkeeper had copied {m:{v}} of accounts.",
                "The accounts, {m:{v}}, were copied at night by a bookkeeper.",
            ),
        ),
        Fact(
            key="audit",
            kind=_D,
            day=4,
            ways=(
                "Auditors of the county arrived at Saint Orm {m:{v}}.",
                "{m:{v}} the county's auditors arrived at Saint Orm.",
                "The county's auditors have been at Saint Orm since they arrived {m:{v}}.",
            ),
        ),
        Fact(
            key="count",
            kind=_U,
            who="Ragna Tveit",
            role="head nurse",
            ways=(
                "“{m:I can count to four hundred and there the ward is at an end},” said {s}.",
                "{s} said: “{m:I can count to four hundred and there the ward is at an end}.”",
                "“{m:I can count to four hundred, and there the ward ends},” {n} said.",
            ),
        ),
        Fact(
            key="books",
            kind=_N,
            who="board",
            role="",
            ways=(
                "The board of Saint Orm {m:denied that its books had been falsified}.",
                "Saint Orm's board {m:denies that the books were falsified}.",
                "The Saint Orm board {m:denied falsifying its books}.",
            ),
        ),
        Fact(
            key="boiler",
            kind=_N,
            who="board",
            role="",
            ways=(
                "The board of Saint Orm {m:denied that the boiler house was unsafe}.",
                "Saint Orm's board {m:denies that its boiler house is unsafe}.",
                "The Saint Orm board {m:denied the boiler house being unsafe}.",
            ),
        ),
        Fact(
            key="county",
            kind=_X,
            who="county",
            role="",
            ways=(
                "The county {m:did not respond to a request for comment on the accounts}.",
                "The county {m:did not reply to questions on the accounts}.",
                "The county {m:has not answered questions about the accounts}.",
            ),
        ),
    ),
)

STORIES = ((_MINE, _MEALS), (_LAND, _HOSPITAL))
