# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the markup of a page says of itself: headline, outlet, date, byline, by declared metadata only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from vorlage.extraction.answers import HeadAnswer
from vorlage.extraction.characters import clean_text

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_BYLINES = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|writer|credit)(?:$|[\s_-])", re.I)
_LONGEST = 500


def read_markup_head(tree: lxml.html.HtmlElement) -> HeadAnswer:
    """Read what is declared: meta elements, JSON-LD, `time`, the first headline. Absent is empty, never guessed."""
    declared = dict(_meta(tree))
    linked = next(_articles(tree), {})
    headline = _text_of(tree, "//h1")
    title = headline if headline and len(tree.xpath("//h1")) == 1 else ""
    title = title or _first(declared, _TITLES) or _line(linked.get("headline")) or headline or _text_of(tree, "//title")
    return HeadAnswer(
        title=title,
        outlet=_first(declared, _OUTLETS) or _line(_named(linked.get("publisher"))),
        published=_date(_first(declared, _DATES)) or _date(_line(linked.get("datePublished"))) or _time_element(tree),
        byline=_visible_byline(tree) or _first(declared, _BYLINES) or _line(_named(linked.get("author"))),
    )


def _meta(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in reversed(tree.xpath("//meta[@content]")):  # the first of a name wins
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        yield name.lower(), _line(element.get("content"))


def _articles(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Articles in JSON-LD (schema.org), in page order."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            stated = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        listed = stated if isinstance(stated, list) else [stated]
        for entry in listed:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            for node in graph if isinstance(graph, list) else [entry]:
                if isinstance(node, dict) and "Article" in str(node.get("@type")):
                    yield node


def _named(stated: object) -> object:
    """The name of a schema.org person or organisation, or of the first of several."""
    if isinstance(stated, list):
        stated = stated[0] if stated else ""
    return stated.get("name") if isinstance(stated, dict) else stated


def _visible_byline(tree: lxml.html.HtmlElement) -> str:
    for element in tree.xpath('//*[@class or @rel="author" or @itemprop="author"]')[:5000]:
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or _BYLINE_CLASS.search(element.get("class") or "")
        ):
            text = _line(element.text_content())
            if 0 < len(text) <= 120:
                return text
    return ""


def _time_element(tree: lxml.html.HtmlElement) -> str:
    return next((date for element in tree.xpath("//time[@datetime]") if (date := _date(element.get("datetime")))), "")


def _date(stated: str | None) -> str:
    """A TIMEX3 date as precise as stated, if it is stated the ISO 8601 way; other ways are for `heads`."""
    found = _ISO_DATE.match((stated or "").strip())
    return "-".join(part for part in found.groups() if part) if found else ""


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str:
    return next((declared[name] for name in names if declared.get(name)), "")


def _text_of(tree: lxml.html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return _line(found[0].text_content()) if found else ""


def _line(stated: object) -> str:
    return clean_text(" ".join(stated.split()))[:_LONGEST] if isinstance(stated, str) else ""
