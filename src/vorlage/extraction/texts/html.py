# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""HTML: of a report the main text, of anything else all that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import lxml.etree
import lxml.html

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import (
    MAX_CHARACTERS,
    HeadAnswer,
    HiddenAnswer,
    PageAnswer,
    ReadAnswer,
    ReadRequest,
    unreadable,
)
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.texts.encodings import decode_markup
from vorlage.extraction.texts.markup_head import read_markup_head

MEDIA_TYPE = "text/html"
MAX_BYTES = 64 << 20
_UNSEEN = {"script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object"}
_OWN_LINE = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "option", "pre",
    "section", "select", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_OWN_PARAGRAPH = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "article", "section", "pre"}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def read_html(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read a page of HTML as one page of text, without running, fetching or resolving anything in it.

    Of a report the boilerplate is left out (trafilatura), its headline put first when that was left out too. Text
    that is styled away is kept apart as hidden.
    """
    markup = decode_markup(original.read(MAX_BYTES + 1))
    if markup is None:
        return unreadable(Outcome.UNSUPPORTED, MEDIA_TYPE, "text.encoding: is no text in any known encoding")
    tree = parse_markup(markup)
    if tree is None:
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "text.blank: holds no element that can be read")
    seen, hidden = visible_text(tree)
    head = read_markup_head(tree)
    text = seen
    if request.genre is Genre.REPORT:
        text = _with_headline(_main_text(markup) or seen, head.title)
        outside = [line for line in seen.split("\n") if line and line not in text]
        head = HeadAnswer(head.title, head.outlet, head.published, head.byline, "\n".join(outside)[:20_000])
    if len(text) > MAX_CHARACTERS:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"limit.characters: has more than {MAX_CHARACTERS} on a page")
    if not text.strip():
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "text.blank: holds nothing but white space")
    apart = tuple(HiddenAnswer(HiddenKind.HIDDEN, piece) for piece in hidden[:1000])
    page = PageAnswer(text=text, label="1", hidden=apart)
    return ReadAnswer(outcome=Outcome.READ, media_type=MEDIA_TYPE, pages=(page,), head=head)


def parse_markup(markup: str) -> lxml.html.HtmlElement | None:
    """The tree of a page of markup, or None when there is nothing in it."""
    markup = _XML_DECLARATION.sub("", markup).replace("\x00", "")
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    return tree


def visible_text(tree: lxml.html.HtmlElement) -> tuple[str, list[str]]:
    """The text a reader sees, block by block, table cells apart by tabs; and the pieces styled away."""
    pieces: list[str] = []
    hidden: list[str] = []
    for step in _walk(tree, hidden):
        pieces.append(step)
    lines = (_SPACES.sub(" ", line.replace("\x1f", "")).strip() for line in "".join(pieces).split("\x1e"))
    text = "\n".join(line.replace(" \x1d", "\t").replace("\x1d ", "\t").replace("\x1d", "\t") for line in lines)
    return tidy_lines(clean_text(text)), [clean for piece in hidden if (clean := clean_text(piece).strip())]


def _walk(root: lxml.html.HtmlElement, hidden: list[str]) -> Iterator[str]:
    """Text, U+001E for a line end and U+001D for a cell end: no page keeps them. No recursion: depth may be hostile."""
    walk = lxml.etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "comment":
            yield (element.tail or "").translate(_NO_MARKS)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN or _is_styled_away(element):
                if tag not in _UNSEEN:
                    hidden.append(_SPACES.sub(" ", element.text_content()).strip())
                walk.skip_subtree()
                continue
            if tag in _OWN_LINE or tag in _OWN_PARAGRAPH:
                yield "\x1e"
            yield "\x1e" if tag == "br" else (element.text or "").translate(_NO_MARKS)
        else:
            if tag in ("td", "th") and element.getnext() is not None:
                yield "\x1d"
            elif tag in _OWN_PARAGRAPH:
                yield "\x1e\x1e"
            elif tag in _OWN_LINE:
                yield "\x1e"
            if element is not root:
                yield (element.tail or "").translate(_NO_MARKS)


_NO_MARKS = {0x1D: None, 0x1E: None}


def _is_styled_away(element: lxml.html.HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _main_text(markup: str) -> str:
    """The main text as trafilatura finds it (Barbaresi, ACL 2021), one paragraph a line; empty when it finds none."""
    import trafilatura

    found = trafilatura.extract(
        markup, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False, with_metadata=False
    )
    return tidy_lines(clean_text(found or ""))


def _with_headline(text: str, title: str) -> str:
    if not title or title in text[: len(title) + 400]:
        return text
    return f"{title}\n{text}"
