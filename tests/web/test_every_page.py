# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What holds on every page: links lead somewhere, elements nest, readers of all kinds can use it, markup is inert.

Two cases are walked from link to link: the sample, and one whose names, titles and texts are attacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case

HOME = "http://127.0.0.1:8765"
VOID = {"meta", "link", "input", "img", "br", "hr"}
OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "header",
        "nav",
        "main",
        "footer",
        "section",
        "article",
    ),
    *("aside", "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot"),
    *("tr", "th", "td", "form", "label", "input", "select", "option", "button", "a", "span", "bdi", "mark", "code"),
    *(
        "kbd",
        "strong",
        "small",
        "time",
        "blockquote",
        "q",
        "details",
        "dialog",
        "summary",
        "img",
        "svg",
        "rect",
        "image",
    ),
    *("br", "textarea", "svg-title", "desc", "g", "path", "circle", "text"),
}
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//example.org/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=data:text/html,x>x</a>",
    "<object data=x></object>",
    "<embed src=x>",
    "<base href=//example.org>",
    "<meta http-equiv=refresh content=0;url=//example.org>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<style>*{display:none}</style>",
    "<form action=//example.org><input name=q></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script-->",
    "<!-- x --!><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</mark></div></main><h1>gone</h1>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    "` onmouseover=alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% include 'base.html' %}",
    "{{ self.__init__.__globals__ }}",
    "${7*7}",
    "<%= 7 * 7 %>",
    "#{7*7}",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "+ADw-script+AD4-alert(1)",
    "＜script＞alert(1)＜/script＞",
    "\u202e<script>alert(1)</script>",
    "<script\u2028>alert(1)</script>",
    "a\u0301\u0301\u0301<b>bold</b>",
    "<marquee>x</marquee>",
]


class PageReader(HTMLParser):
    """A page as a browser takes it apart: elements with their attributes, and texts. Nesting is checked."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        assert len(dict(attrs)) == len(attrs), f"an attribute twice on {tag}"
        # A drawing has titles of its own, one for each thing in it.
        name_here = f"svg-{tag}" if tag == "title" and "svg" in self._open else tag
        self.elements.append((name_here, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in that closes itself, as SVG has them."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Hold every end against the element that is open."""
        assert self._open, f"closes what is not open: {tag}"
        assert self._open.pop() == tag, f"closes another element: {tag}"

    def handle_data(self, data: str) -> None:
        """Take a text in."""
        self.texts.append(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of every element of some kinds."""
        return [attributes for name, attributes in self.elements if name in tags]

    @property
    def text(self) -> str:
        """All texts of the page."""
        return "".join(self.texts)


def crawl(client: TestClient, limit: int = 700) -> Iterator[tuple[str, PageReader]]:
    """Every page that links lead to, each once; a link that leads nowhere, or out, fails."""
    waiting, seen = ["/"], {f"{HOME}/"}
    while waiting and limit:
        limit -= 1
        address = waiting.pop(0)
        answer = client.get(address)
        assert answer.status_code == 200, address
        is_saved = answer.headers.get("content-disposition", "").startswith("attachment")
        if is_saved or not answer.headers["content-type"].startswith("text/html"):
            continue
        page = PageReader(answer.text)
        yield address, page
        for tag, name in (("a", "href"), ("img", "src"), ("image", "href"), ("link", "href"), ("script", "src")):
            for attributes in page.all(tag):
                if name not in attributes:
                    continue
                target = urldefrag(urljoin(str(answer.url), attributes[name])).url
                assert target.startswith(f"{HOME}/"), (address, target)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)


def attack_folder(place: Path) -> Path:
    """A delivery whose file names, titles and texts are the payloads."""
    primary, reports = place / "primary", place / "reports"
    primary.mkdir(parents=True)
    reports.mkdir()
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "\u2215")
        (primary / f"{number} {name}.txt").write_text(f"Lead in the tap. {payload}\nWater {payload}", "utf-8")
        told = f'Seventeen of 61 homes had lead, the utility said. "We were never told {payload}," said Ana {payload}.'
        if number % 4 == 2:
            (reports / f"{number} {name}.txt").write_text(f"{payload}\n\n{told * 3}", "utf-8")
        elif number % 4 == 0:
            page = f"<html><head><title>{escape(payload)}</title></head><body><h1>{escape(payload)}</h1>"
            paragraphs = "".join(f"<p>{escape(told)} Again {turn}.</p>" for turn in range(4))
            (reports / f"{number} {name}.html").write_text(
                f"{page}<article>{paragraphs}</article></body></html>", "utf-8"
            )
    return place


@pytest.fixture(scope="module")
def sample_pages(sample_case: Case, let_in: Callable[[Case], TestClient]) -> dict[str, PageReader]:
    """Every page of the sample case that a reader can click to."""
    return dict(crawl(let_in(sample_case)))


@pytest.fixture(scope="module")
def attack_pages(
    tmp_path_factory: pytest.TempPathFactory,
    take_in: Callable[[Path, Path], Case],
    let_in: Callable[[Case], TestClient],
) -> dict[str, PageReader]:
    """The pages of a case made of attacks, and some that answer attacks in the address."""
    place = tmp_path_factory.mktemp("attacks")
    with take_in(attack_folder(place / "folder"), place / "case") as case:
        client = let_in(case)
        pages = dict(crawl(client, limit=400))
        for payload in PAYLOADS:
            for path, name in (("/search", "q"), ("/items/1/pages/1", "q"), ("/claims", "words"), ("/search", "lang")):
                answer = client.get(path, params={"q": "lead", name: payload})
                assert answer.status_code in {200, 400}, (path, payload)
                pages[f"{path} {name} {payload}"] = PageReader(answer.text)
        return pages


def test_the_walk_reaches_every_kind_of_page(sample_pages: dict[str, PageReader]) -> None:
    """The walk is worth something: it comes to each kind of page."""
    assert len(sample_pages) > 80
    paths = [address.removeprefix(HOME) for address in sample_pages]
    for start in ("/items?outcome=", "/items/", "/lineage/", "/claims/", "/claims?", "/batches", "/saved", "/programs"):
        assert any(path.startswith(start) for path in paths), start


def test_no_markup_of_a_leak_becomes_an_element(attack_pages: dict[str, PageReader]) -> None:
    """Names, titles, texts and queries made of markup stay text: only our elements, no handlers, no styles."""
    assert len(attack_pages) > 250
    for address, page in attack_pages.items():
        for tag, attributes in page.elements:
            assert tag in OURS, (address, tag)
            assert not [name for name in attributes if name.startswith("on") or name in {"style", "srcdoc"}], address
            assert attributes.get("http-equiv") is None, address
        scripts = [attributes["src"] for attributes in page.all("script")]
        assert scripts[-1:] == ["/static/vorlage.js"], address
        assert scripts[:-1] in ([], *([f"/static/{each}.js"] for each in ("facets", "batch", "redaction"))), address
        looks = [attributes["href"] for attributes in page.all("link")]
        assert looks[:2] == ["/static/icon.svg", "/static/vorlage.css"], address
        assert looks[2:] in ([], *([f"/static/{each}.css"] for each in ("picture", "search", "redaction"))), address
        for attributes in page.all("a", "form", "img", "image"):
            for name in ("href", "action", "src"):
                assert attributes.get(name, "/").startswith(("/", "#")), (address, attributes)
                assert not attributes.get(name, "/").startswith("//"), (address, attributes)


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '" onmouseover="alert(1)', "{{ 7 * 7 }}"])
def test_markup_can_be_read_as_it_was_written(attack_pages: dict[str, PageReader], payload: str) -> None:
    """Inert does not mean gone: a reader sees just what stands in the file."""
    pages = [page for address, page in attack_pages.items() if "/pages/1" in address and payload in page.text]
    assert pages
    assert not [page for page in attack_pages.values() if page.text.strip() == "49"]


@pytest.mark.parametrize("which", ["sample_pages", "attack_pages"])
def test_every_page_can_be_used_without_seeing_it(which: str, request: pytest.FixtureRequest) -> None:
    """Language, title, landmarks, one h1, headings in order, labels, alternatives, unique ids, foreign text marked."""
    pages: dict[str, PageReader] = request.getfixturevalue(which)
    for address, page in pages.items():
        complaints = list(accessibility_complaints(page))
        assert not complaints, (address, complaints)


def accessibility_complaints(page: PageReader) -> Iterator[str]:
    """What a reader with a screen reader or keyboard would stumble over."""
    if page.all("html")[0].get("lang") != "en":
        yield "no language"
    if len(page.all("title")) != 1 or len(page.all("main")) != 1 or len(page.all("h1")) != 1:
        yield "not one title, main and h1"
    levels = [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3"}]
    for level, following in pairwise(levels):
        if following > level + 1:
            yield f"h{following} after h{level}"
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    doubled = [each for each, count in Counter(ids).items() if count > 1]
    if doubled:
        yield f"ids twice: {doubled[:3]}"
    labelled = {attributes.get("for") for attributes in page.all("label")}
    for attributes in page.all("input", "select", "textarea"):
        if attributes.get("type") not in {"hidden", "checkbox"} and attributes.get("id") not in labelled:
            yield f"no label: {attributes}"
    for attributes in page.all("img"):
        if not attributes.get("alt"):
            yield "a picture without words"
    for attributes in page.all("svg"):
        if attributes.get("aria-hidden") != "true" and not attributes.get("aria-label"):
            yield "a drawing without words"
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            if name in attributes and attributes[name] not in ids:
                yield f"{name} names nothing: {attributes[name]}"
        if "layer" in attributes.get("class", "").split() and not (attributes.get("dir") and attributes.get("lang")):
            yield "foreign text without direction and language"
    for attributes in page.all("a"):
        if attributes.get("href", "").startswith("#") and attributes["href"][1:] not in ids:
            yield f"a link to nowhere on the page: {attributes['href']}"
    for attributes in page.all("th"):
        if "scope" not in attributes:
            yield "a heading cell without scope"
    if [attributes for attributes in page.all("a") if attributes.get("class") == "skip"] == []:
        yield "no way to skip to the content"
