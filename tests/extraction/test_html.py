# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""HTML: a report without its boilerplate, anything else whole; markup never runs and never hides."""

from __future__ import annotations

from collections.abc import Callable

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]

REPORT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Lead in the taps | The Quay Ledger</title>
<meta property="og:site_name" content="The Quay Ledger">
<meta property="article:published_time" content="2024-10-15T07:30:00Z">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="cookie">We use cookies.</div>
<article><h1>Lead in the taps</h1><p class="byline">By Ona Brandt, with Meridian Wire</p>
<p>The water company hid its findings for four months, according to papers that were read by this newspaper.</p>
<p>Nobody in the two districts was told before the tariff rose, and the ministry says it never had the results.</p>
<p>"We counted doors instead of lines," a commissioner told reporters, adding that the figure could still rise.</p>
</article><footer>Copyright. All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def test_a_report_loses_its_boilerplate_and_keeps_its_head(read: Read) -> None:
    """Headline first, paragraphs in order, no menu, no cookies; outlet, date, byline and credit as printed."""
    extracted = read(REPORT.encode(), "a.html", Genre.REPORT)
    text = extracted.pages[0].text
    assert text.startswith("Lead in the taps\n")
    assert text.index("hid its findings") < text.index("Nobody in") < text.index("We counted doors")
    assert "cookies" not in text
    assert "newsletter" not in text
    head = extracted.head
    assert (head.title, head.outlet, head.published) == ("Lead in the taps", "The Quay Ledger", "2024-10-15")
    assert (head.byline, head.credits) == ("Ona Brandt, with Meridian Wire", ("Meridian Wire",))


def test_a_primary_page_is_kept_whole(read: Read) -> None:
    """Menus may be evidence; each block is a line, cells are apart by tabs."""
    page = "<body><nav>Home</nav><table><tr><td>Quay</td><td>340</td></tr></table><p>One<br>two</p><ul><li>a</li></ul>"
    text = read(page.encode(), "a.html").pages[0].text
    assert text.split() == ["Home", "Quay", "340", "One", "two", "a"]
    assert "One\ntwo" in text
    assert "Quay\t340" in text


def test_scripts_are_no_text_and_what_is_styled_away_is_kept_apart(read: Read) -> None:
    """Neither reaches the text of the page."""
    page = "<p>Seen</p><script>alert('x')</script><style>p{}</style><div style='display:none'>Unseen words</div>"
    [only] = read(f"<html><body>{page}</body></html>".encode(), "a.html").pages
    assert only.text == "Seen"
    assert [(hidden.kind, hidden.text) for hidden in only.hidden] == [(HiddenKind.HIDDEN, "Unseen words")]


def test_markup_in_text_stays_text(read: Read) -> None:
    """Escaped markup comes out as the characters it stands for, and nothing interprets them again."""
    text = read(b"<html><body><p>&lt;img src=x onerror=alert(1)&gt;</p></body></html>", "a.html").pages[0].text
    assert text == "<img src=x onerror=alert(1)>"


def test_deep_nesting_is_read(read: Read) -> None:
    """Ten thousand elements inside one another end the reader no more than the parser."""
    page = b"<html><body>" + b"<div>" * 10_000 + b"deep" + b"</div>" * 10_000
    assert read(page, "a.html").outcome in (Outcome.READ, Outcome.EMPTY, Outcome.DAMAGED)


def test_a_declared_encoding_is_followed(read: Read) -> None:
    """A page in GB 2312 is read as Chinese."""
    page = '<html><head><meta charset="gb2312"></head><body><p>该水厂隐瞒了铅含量的检测结果。</p></body></html>'
    extracted = read(page.encode("gb18030"), "a.html")
    assert extracted.pages[0].text == "该水厂隐瞒了铅含量的检测结果。"
    assert extracted.pages[0].language == "zh"
