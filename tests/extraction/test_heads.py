# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Heads of reports are read off the page; what is not printed is empty."""

from __future__ import annotations

import pytest

from vorlage.domain.pages import ReportHead
from vorlage.extraction.answers import HeadAnswer
from vorlage.extraction.heads import read_head

BODY = "\n\nThe water company hid its findings for four months, papers show. Nobody was told before the tariff rose.\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 5th November 2021 01:17 PM  |   Last Updated: 7th November 2021", "2021-11-05"),
        ("Nov 5, 2021 | 360, NEWS", "2021-11-05"),
        ("5 November 2021", "2021-11-05"),
        ("The Eastholm Courier, 5 November 2021", "2021-11-05"),
        ("岬湾日报 2021年11月5日", "2021-11-05"),
        ("2021-11-05", "2021-11-05"),
        ("Last Updated: 7th November 2021", ""),
        ("The board met on 5 November 2021 and said nothing about it.", ""),
        ("No date at all", ""),
    ],
)
def test_the_date_of_publication_is_the_one_printed_as_such(line: str, published: str) -> None:
    """As precise as printed; a date in a sentence or of an update is not when it was published."""
    assert read_head(f"Lead in the taps\n{line}{BODY}").published == published


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Lead in the taps\nby AFP" + BODY, ("AFP",)),
        ("Lead in the taps\nNov 5, 2021 | 360, AFP, Velmaria, NEWS" + BODY, ("AFP",)),
        ("Lead in the taps\n\nKARVESSA (Reuters) - The company hid it." + BODY, ("Reuters",)),
        ("Lead in the taps\n\nKARVESSA, Velmaria (Meridian Wire) - The company hid it." + BODY, ("Meridian Wire",)),
        ("Lead in the taps\n\nBy Ona Brandt, with Meridian Wire" + BODY, ("Meridian Wire",)),
        ("Lead in the taps" + BODY + 'He told AFP that "nobody asked".\n', ("AFP",)),
        ("Lead in the taps" + BODY + "The company did not answer AFP's request for comment.\n", ("AFP",)),
        ("Lead in the taps" + BODY + "Agence France-Presse\n", ("AFP",)),
        ("Lead in the taps" + BODY + "(AFP, dpa)\n", ("AFP", "dpa")),
        ("水中含铅\n新华社卡维萨11月5日电 文件显示，水厂隐瞒了结果。", ("Xinhua",)),
        ("水中含铅\n来源：子午通讯社\n文件显示，水厂隐瞒了结果。", ("子午通讯社",)),
        ("الرصاص في المياه\nكارفيسا (رويترز) - أخفت الشركة النتائج.", ("Reuters",)),
        ("Свинец в воде\nКАРВЕССА (ТАСС) - Компания скрыла результаты.", ("TASS",)),
        ("Lead in the taps\nFerries at the quay (Photo | File/AP)" + BODY, ()),
        ("Lead in the taps\nThe works in May 2021 ©AFP" + BODY, ()),
        ("Lead in the taps" + BODY + "The papers, obtained by Meridian Wire, run to 312 pages.\n", ()),
        ("Lead in the taps\nBy Ona Brandt" + BODY, ()),
        ("Lead in the taps" + BODY + "Rescue crews tap a nap map wrapped in APplause.\n", ()),
    ],
)
def test_agencies_are_credited_where_the_page_credits_them(text: str, credited: tuple[str, ...]) -> None:
    """Bylines, tags, datelines, closing lines, what was told to them; no picture, no mention, no part of a word."""
    assert read_head(text).credits == credited


def test_the_first_line_is_the_title_and_the_byline_is_read() -> None:
    """Title, outlet, date and byline each from its own line."""
    head = read_head(
        "Lead in the taps\n\nThe Eastholm Courier\n5 November 2021\n\nBy Ona Brandt, staff reporter" + BODY
    )
    assert head == ReportHead(
        title="Lead in the taps",
        outlet="The Eastholm Courier",
        published="2021-11-05",
        byline="Ona Brandt, staff reporter",
    )


def test_a_first_paragraph_is_no_title() -> None:
    """A text that opens with a paragraph has no headline."""
    assert read_head("The water company hid its findings. " * 12).title == ""


def test_nothing_is_read_off_nothing() -> None:
    """An empty text has an empty head."""
    assert read_head("") == ReportHead()


def test_markup_goes_first_and_lines_outside_the_main_text_count() -> None:
    """What a page declares wins; a credit that the boilerplate filter left out is still found."""
    declared = HeadAnswer(title="Declared", outlet="The Ledger", published="2021-11-05", above="By Meridian Wire")
    head = read_head("Lead in the taps\n6 November 2021" + BODY, declared)
    assert (head.title, head.outlet, head.published) == ("Declared", "The Ledger", "2021-11-05")
    assert head.credits == ("Meridian Wire",)
