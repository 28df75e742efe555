# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An edition's content, made up: three exhibits of three kinds and three scripts, claims, a stemma, a correction."""

from __future__ import annotations

import hashlib
from datetime import date

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from vorlage.domain.claims import ClaimStatus, DriftKind
from vorlage.domain.custody import ItemNumber
from vorlage.domain.editions import Correction, EditionNumber, ExhibitLabel, ExhibitMode
from vorlage.domain.lineage import Exemplar, Lineage, Origin, OriginCount, Siglum, StemmaEdge, Witness
from vorlage.domain.seals import PageRaster
from vorlage.protection.roster import NOBODY
from vorlage.publishing.content import (
    EarlierEdition,
    EditionContent,
    ShownClaim,
    ShownDrift,
    ShownExhibit,
    ShownPicture,
    ShownWords,
)
from vorlage.publishing.stemma import shown_lineage

DAY = date(2026, 11, 21)


def a_root(name: str) -> str:
    """Some root of a seal."""
    return hashlib.sha256(name.encode()).hexdigest()


def a_raster(width: int = 1240, height: int = 1754) -> PageRaster:
    """A page with lines of words, two of them black."""
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=26)
    for row in range(34):
        words = "The board takes note of the harbour works, item seven of the minutes, and resolves to wait."
        pen.text((140, 160 + 42 * row), words[row % 7 :], fill=0, font=font)
    pen.rectangle((300, 410, 520, 445), fill=0)
    pen.rectangle((700, 830, 980, 865), fill=0)
    levels = (np.asarray(picture, dtype=np.uint16) * 15 // 255).astype(np.uint8)
    return PageRaster(width=width, height=height, levels=levels.tobytes())


def a_lineage() -> Lineage:
    """Four reports of three origins, two from one wire story that nobody holds."""
    outlets = ("Kestrel Post", "Harbour Gazette", "晨港报", "صحيفة الميناء")
    days = ("2026-11-02", "2026-11-03", "2026-11-03", "2026-11-05")
    witnesses = tuple(
        Witness(
            siglum=Siglum(f"reports/{at}.txt"),
            number=ItemNumber(40 + at),
            title="",
            outlet=outlet,
            published=day,
            language="en",
            credits=(),
            text=f"Text of {outlet}.",
        )
        for at, (outlet, day) in enumerate(zip(outlets, days, strict=True))
    )
    sigla = [each.siglum for each in witnesses]
    wire = Siglum("alpha")
    origins = (Origin("", tuple(sigla[:2])), Origin("", (sigla[2],)), Origin("", (sigla[3],)))
    return Lineage(
        witnesses=witnesses,
        pairs=(),
        exemplars=(Exemplar(id=wire, label="Northwire, 2 November 2026", held=False, copies=tuple(sigla[:2])),),
        edges=(StemmaEdge(wire, sigla[0], 0.9), StemmaEdge(wire, sigla[1], 0.9)),
        origins=OriginCount(2, 3, origins),
    )


def some_content() -> EditionContent:
    """An edition that has something of everything."""
    correction = Correction(words="The caption gave the wrong month.", retracts=ExhibitLabel(1, 2))
    picture = ShownPicture(raster=a_raster(), marks=((136, 580, 1180, 612), (136, 622, 700, 654)), withheld=2)
    return EditionContent(
        number=EditionNumber(2),
        dated=DAY,
        title="What the harbour files show",
        language="en",
        introduction="The minutes of a board that met behind closed doors.\nThree pages are shown here.",
        exhibits=(
            ShownExhibit(
                label=ExhibitLabel(2, 1),
                mode=ExhibitMode.PIXELS,
                caption="The board was told in July.",
                claim="The board knew of the harbour works since July.",
                language="en",
                page=2,
                root=a_root("a"),
                dated=date(2026, 11, 14),
                words=(ShownWords(text="The board takes note of the harbour works, [name] objects.", is_proven=False),),
                picture=picture,
            ),
            ShownExhibit(
                label=ExhibitLabel(2, 2),
                mode=ExhibitMode.RETYPED,
                caption="A letter of the same week says so too.",
                claim="The board knew of the harbour works since July.",
                language="ar",
                page=1,
                root=a_root("b"),
                dated=DAY,
                words=(
                    ShownWords(text="قررت اللجنة تأجيل أعمال الميناء إلى إشعار آخر.", is_proven=True),
                    ShownWords(text="وأبلغ [name] المجلس بذلك.", is_proven=False),
                ),
                picture=None,
            ),
            ShownExhibit(
                label=ExhibitLabel(2, 3),
                mode=ExhibitMode.RETYPED,
                caption="会议纪要写明推迟。",
                claim="",
                language="zh",
                page=None,
                root=a_root("c"),
                dated=DAY,
                words=(ShownWords(text="会议决定推迟港口工程，另行通知。", is_proven=True),),
                picture=None,
            ),
            ShownExhibit(
                label=ExhibitLabel(2, 4),
                mode=ExhibitMode.STATEMENT,
                caption="A table of payments exists, and is not shown to protect those in it.",
                claim="",
                language="en",
                page=None,
                root=a_root("d"),
                dated=DAY,
                words=(),
                picture=None,
            ),
        ),
        claims=(
            ShownClaim(
                text="The works were to cost more than 12 million crowns, [name] said.",
                kind="number",
                language="en",
                outlets=("Kestrel Post", "Harbour Gazette"),
                origins=(1, 1),
                drift=(ShownDrift(before="12.4 million", after="more than 12 million", kind=DriftKind.ROUNDED),),
                status=ClaimStatus.SUPPORTED,
                exhibits=(ExhibitLabel(2, 1), ExhibitLabel(2, 2)),
            ),
            ShownClaim(
                text="港口工程将于八月开工。",
                kind="event",
                language="zh",
                outlets=("晨港报",),
                origins=(1, 1),
                drift=(),
                status=ClaimStatus.CONTRADICTED,
                exhibits=(),
            ),
        ),
        claims_unlisted=11,
        lineage=shown_lineage(a_lineage(), NOBODY),
        editions=(
            EarlierEdition(number=EditionNumber(1), dated=date(2026, 11, 14), exhibits=2, corrections=()),
            EarlierEdition(number=EditionNumber(2), dated=DAY, exhibits=4, corrections=(correction,)),
        ),
        verifier_key="log-of-a-test+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        missed=("Numbers in English reports: 12 of 100.",),
    )
