# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Facets count what a plain count over the pages counts, narrow to what they counted, and leave out what they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber, Outcome
from vorlage.domain.facets import PAGES_UNREAD, STARRED, UNDATED, Facet, FacetValue, Grouping, Marks, SortOrder
from vorlage.domain.pages import PageOrigin
from vorlage.domain.search import SearchAnswer, SearchOptions
from vorlage.search.facet_fields import PageStanding, folders_of
from vorlage.search.own_date import DateOrigin, OwnDate
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query

_TEXTS = (
    "lead pipes in Ossel County",
    "lead and the Ministry of Health",
    "copper pipes, says the Ossel County Council",
    "nothing of the kind",
    "lead pipes, says O. Vantry",
    "Ossel Vantry and Melka Dorn, pipes",
)
PUBLIC = (("Ossel Vantry", "O. Vantry"), ("Melka Dorn",))
_PATHS = ("primary/a/1.pdf", "primary/a/b.zip!/2.pdf", "primary/c+(d)/3.pdf", "reports/4.txt", "5.txt")
_DATES = ("", "2019", "2019-11", "2019-11-24", "2019-12-01", "2020-01-15")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a test knows of a page besides the index: plain, so that it can be counted plainly."""

    page: IndexedPage
    tags: frozenset[str]
    is_starred: bool

    def values(self, facet: Facet) -> set[str]:
        """The values a page has, read off what was put in, without the code that is tried."""
        page, standing = self.page, self.page.standing
        dated = standing.dated.text if standing.dated else UNDATED
        text = page.text
        return {
            Facet.GENRE: {page.genre},
            Facet.ACCESSION: {standing.accession},
            Facet.FOLDER: {page.path[:at] for at in range(len(page.path)) if page.path[at] == "/"},
            Facet.TYPE: {page.media_type},
            Facet.LANGUAGE: {page.language},
            Facet.DATE: {dated} if dated == UNDATED else {dated[:4], dated[:7]},
            Facet.OUTCOME: {standing.outcome} | ({PAGES_UNREAD} if standing.has_unread_pages else set()),
            Facet.ORIGIN: {standing.origin},
            Facet.BODY: {name for name in ("Ministry of Health", "Ossel County Council") if name in text},
            Facet.PLACE: {"Ossel County"} if "Ossel County" in text else set(),
            Facet.PERSON: {spellings[0] for spellings in PUBLIC if any(each in text for each in spellings)},
            Facet.TAG: set(self.tags),
            Facet.STAR: {STARRED} if self.is_starred else set(),
        }[facet]

    def answers(self, word: str, options: SearchOptions, *, besides: Facet | None = None) -> bool:
        """Whether the page holds a word, and what facets ask."""
        asked = {each.facet for each in options.only} - {besides}
        return (
            word in self.page.text.replace(",", " ").split()
            and all(self.values(facet) & {v.value for v in options.only if v.facet is facet} for facet in asked)
            and not any(each.value in self.values(each.facet) for each in options.without)
        )


@st.composite
def held_pages(draw: st.DrawFn) -> list[Held]:
    """A few records of one page each."""

    def one(number: int) -> Held:
        dated = draw(st.sampled_from(_DATES))
        page = IndexedPage(
            number=ItemNumber(number),
            path=draw(st.sampled_from(_PATHS)),
            page_number=1,
            page_start=0,
            genre=draw(st.sampled_from(["primary", "report"])),
            language=draw(st.sampled_from(["en", "en", "en-GB"])),
            media_type=draw(st.sampled_from(["text/plain", "application/pdf"])),
            text=draw(st.sampled_from(_TEXTS)),
            standing=PageStanding(
                accession=draw(st.sampled_from(["2026-001", "2026-002"])),
                outcome=draw(st.sampled_from([Outcome.READ.value, Outcome.DAMAGED.value])),
                has_unread_pages=draw(st.booleans()),
                origin=draw(st.sampled_from([PageOrigin.NATIVE.value, PageOrigin.OCR.value])),
                dated=OwnDate(dated, DateOrigin.REPORT) if dated else None,
            ),
        )
        tags = frozenset(draw(st.sets(st.sampled_from(["to check", "checked"]), max_size=2)))
        return Held(page=page, tags=tags, is_starred=draw(st.booleans()))

    return [one(number) for number in range(1, draw(st.integers(1, 7)) + 1)]


_VALUES = st.builds(
    FacetValue,
    st.sampled_from([facet for facet in Facet if facet is not Facet.STAR]),
    st.sampled_from(
        [
            *("primary", "2026-001", "primary/a", "primary/c+(d)", "text/plain", "en", "2019", "2019-11", UNDATED),
            *("read", PAGES_UNREAD, "ocr", "Ossel County", "Ministry of Health", "to check", "checked"),
            *("Ossel Vantry", "Melka Dorn"),
        ]
    ),
)


def marks_of(held: Iterable[Held]) -> Marks:
    """Tags and stars as the catalogue would give them."""
    everything = tuple(held)
    names = sorted({tag for each in everything for tag in each.tags})
    return Marks(
        tags=tuple((name, frozenset(e.page.number for e in everything if name in e.tags)) for name in names),
        starred=frozenset(each.page.number for each in everything if each.is_starred),
        public=PUBLIC,
    )


def ask(index: PageIndex, typed: str, options: SearchOptions) -> SearchAnswer:
    """What the index answers."""
    return index.search(parse_query(typed), options, raw=typed)


def counted(facet: Facet, values: Iterable[set[str]], options: SearchOptions) -> dict[str, int]:
    """A plain count; of folders, those that a page shows: outermost ones, and those right below what is asked for."""
    counts = Counter(value for each in values for value in each)
    if facet is not Facet.FOLDER:
        return dict(counts)
    opened = {part for v in options.only if v.facet is Facet.FOLDER for part in (*folders_of(v.value), v.value)}
    return {value: count for value, count in counts.items() if "/" not in value or value.rpartition("/")[0] in opened}


@settings(max_examples=60)
@given(
    held=held_pages(),
    only=st.lists(_VALUES, max_size=3),
    without=st.lists(_VALUES, max_size=2),
    word=st.sampled_from(["lead", "pipes"]),
    exact=st.booleans(),
)
def test_counts_are_those_of_a_plain_count(
    held: list[Held], only: list[FacetValue], without: list[FacetValue], word: str, exact: bool
) -> None:
    """Under every narrowing, loose and exact, each facet counts the pages it would give; the total is the answer."""
    with TemporaryDirectory() as folder:
        index = PageIndex.open(Path(folder))
        index.add(each.page for each in held)
        options = SearchOptions(
            only=tuple(only), without=tuple(without), exact=exact, marks=marks_of(held), typos=False, limit=50
        )
        answer = ask(index, word, options)
    assert {hit.number for hit in answer.hits} == {e.page.number for e in held if e.answers(word, options)}
    assert answer.total == len(answer.hits)
    chosen = {each.facet for each in only}
    for facet in Facet:
        besides = facet if facet in chosen else None
        values = [e.values(facet) for e in held if e.answers(word, options, besides=besides)]
        assert answer.counts(facet) == counted(facet, values, options), facet


@pytest.fixture
def index(tmp_path: Path) -> PageIndex:
    """An empty index."""
    return PageIndex.open(tmp_path)


def a_page(number: int, text: str = "lead", *, page_number: int = 1, dated: str = "", **changed: object) -> IndexedPage:
    """A page of a record, dated or not, in a family or not."""
    return IndexedPage(
        number=ItemNumber(number),
        path=str(changed.get("path", f"primary/{number}.txt")),
        page_number=page_number,
        page_start=0,
        genre="primary",
        language="en",
        media_type="text/plain",
        text=text,
        standing=PageStanding(
            dated=OwnDate(dated, DateOrigin.REPORT) if dated else None,
            family=int(str(changed.get("family", 0))),
            container=int(str(changed.get("container", 0))),
        ),
    )


def shown(answer: SearchAnswer) -> list[tuple[int, int]]:
    """The hits, in order."""
    return [(hit.number, hit.page_number) for hit in answer.hits]


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (SortOrder.OLDEST, [4, 2, 3, 1, 5]),
        (SortOrder.NEWEST, [1, 3, 2, 4, 5]),
        (SortOrder.PATH, [5, 4, 3, 2, 1]),
        (SortOrder.NUMBER, [1, 2, 3, 4, 5]),
    ],
)
def test_an_answer_comes_in_the_order_asked_for(
    index: PageIndex, order: SortOrder, numbers: Sequence[int], exact: bool
) -> None:
    """A year stands before its months, a month before its days; what bears no date comes last in both directions."""
    dates = {1: "2019-11-24", 2: "2019", 3: "2019-11", 4: "1999-12-31", 5: ""}
    index.add(a_page(number, dated=dated, path=f"primary/{9 - number}.txt") for number, dated in dates.items())
    options = SearchOptions(sort=order, exact=exact)
    assert [number for number, _ in shown(ask(index, "lead", options))] == numbers
    rest = SearchOptions(sort=order, exact=exact, offset=2, limit=2)
    assert [number for number, _ in shown(ask(index, "lead", rest))] == numbers[2:4]


def test_pages_of_a_record_stay_in_order_in_every_order(index: PageIndex) -> None:
    """Ties come by item and page: page 10 after page 9, in the newest first too."""
    index.add(a_page(1, page_number=number, dated="2019") for number in range(11, 0, -1))
    for order in (SortOrder.OLDEST, SortOrder.NEWEST, SortOrder.PATH, SortOrder.NUMBER):
        assert shown(ask(index, "lead", SearchOptions(sort=order))) == [(1, n) for n in range(1, 12)]


@pytest.mark.parametrize("exact", [False, True])
def test_dates_narrow_by_what_a_record_may_bear(index: PageIndex, exact: bool) -> None:
    """A record that bears but a year may be of any day of it, and is not left out; one without a date is."""
    index.add(a_page(n, dated=d) for n, d in enumerate(["2018-12-31", "2019", "2019-11", "2019-11-24", "2020", ""], 1))

    def found(**asked: str) -> set[int]:
        return {number for number, _ in shown(ask(index, "lead", SearchOptions(exact=exact, **asked)))}  # type: ignore[arg-type]

    assert found(dated_from="2019-11-20", dated_to="2019-11-25") == {2, 3, 4}
    assert found(dated_from="2019-11-25") == {2, 3, 5}
    assert found(dated_to="2018") == {1}
    assert found(dated_to="2019-10") == {1, 2}


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("date:2019-11", {2, 3}),
        ("date:2019", {1, 2, 3}),
        ("date:undated", {5}),
        ("date:[2019-11-10 TO 2019-11-20]", {1, 2}),
        ("date:{2019 TO *]", {4}),
        ("lead -date:2019", {4, 5}),
        ('tag:"To Check"', {4}),
        ("lead NOT tag:absent", {1, 2, 3, 4, 5}),
        ("outcome:read", set()),
    ],
)
def test_a_query_asks_for_date_outcome_and_tag(index: PageIndex, typed: str, numbers: set[int], exact: bool) -> None:
    """The fields mean the same in a query as in a facet, and capitals of a tag make no difference."""
    index.add(a_page(n, dated=d) for n, d in enumerate(["2019", "2019-11", "2019-11-24", "2020", ""], 1))
    marks = Marks(tags=(("to check", frozenset({ItemNumber(4)})),))
    answer = ask(index, typed, SearchOptions(exact=exact, marks=marks))
    assert {number for number, _ in shown(answer)} == numbers
    assert answer.total == len(numbers)


@pytest.mark.parametrize("exact", [False, True])
def test_a_family_is_one_hit(index: PageIndex, exact: bool) -> None:
    """A message and its attachment stand as one, by the better page, with how many there are and the others below."""
    index.add(
        [
            a_page(1, "lead", family=1, container=1),
            a_page(2, "lead lead lead", family=1, container=1),
            a_page(2, "lead", page_number=2, family=1, container=1),
            a_page(3, "lead lead", family=3, container=1),
        ]
    )
    by_family = ask(index, "lead", SearchOptions(group=Grouping.FAMILY, exact=exact))
    assert (by_family.total, by_family.groups) == (4, 2)
    assert [(hit.number, hit.in_group) for hit in by_family.hits] == [(2, 3), (3, 1)]
    assert {(each.number, each.page_number) for each in by_family.hits[0].companions} == {(1, 1), (2, 2)}
    by_container = ask(index, "lead", SearchOptions(group=Grouping.CONTAINER, exact=exact))
    assert [(hit.number, hit.in_group) for hit in by_container.hits] == [(2, 4)]
    by_record = ask(index, "lead", SearchOptions(group=Grouping.RECORD, exact=exact, offset=1))
    assert by_record.groups == 3
    assert [hit.number for hit in by_record.hits] == [3, 1]


def test_families_that_are_one_text_are_one_hit(index: PageIndex) -> None:
    """Which families those are, the index is told: it changes with every record that comes in."""
    index.add(a_page(number) for number in (1, 2, 3))
    answer = index.search(parse_query("lead"), SearchOptions(group=Grouping.FAMILY), raw="lead", leaders={3: 1})
    assert [(hit.number, hit.in_group) for hit in answer.hits] == [(1, 2), (2, 1)]
    assert answer.groups == 2


def test_hits_alone_come_without_facets(index: PageIndex) -> None:
    """Who asks for no facets gets none, and the same hits."""
    index.add(a_page(number) for number in range(1, 4))
    alone = ask(index, "lead", SearchOptions(with_facets=False))
    assert alone.facets == {}
    assert shown(alone) == shown(ask(index, "lead", SearchOptions()))


@pytest.mark.parametrize("folder", ["".join(map(chr, range(0x20, 0x2F))), "0:;<=>?@A[\\]^_`a{|}~", "铅 <\"'&", ""])
def test_any_name_can_be_a_folder(index: PageIndex, folder: str) -> None:
    """Opened, it shows what is right below it, whatever signs stand in it."""
    index.add([a_page(1, path=f"{folder}/b/1.txt"), a_page(2, path=f"{folder}x/c/2.txt")])
    opened = ask(index, "lead", SearchOptions(only=(FacetValue(Facet.FOLDER, folder),)))
    assert {k: v for k, v in opened.counts(Facet.FOLDER).items() if k == f"{folder}/b"} == {f"{folder}/b": 1}
    assert opened.total == 1


def test_folders_open_one_by_one(index: PageIndex) -> None:
    """A folder shows those right below it once it is asked for; signs in its name are no regular expression."""
    index.add([a_page(1, path="a/b.c/d/1.txt"), a_page(2, path="a/bxc/e/2.txt"), a_page(3, path="f/3.txt")])
    assert ask(index, "lead", SearchOptions()).counts(Facet.FOLDER) == {"a": 2, "f": 1}
    opened = ask(index, "lead", SearchOptions(only=(FacetValue(Facet.FOLDER, "a/b.c"),)))
    assert opened.counts(Facet.FOLDER) == {"a": 2, "f": 1, "a/b.c": 1, "a/bxc": 1, "a/b.c/d": 1}
    assert [number for number, _ in shown(opened)] == [1]


@pytest.mark.parametrize("value", ["", ".*", "2019|2020", "2019-11-24-05", "x"])
def test_a_date_that_is_none_finds_nothing(index: PageIndex, value: str) -> None:
    """What is asked for of the facet of dates is a date, and never a form of words."""
    index.add(a_page(number, dated="2019-11-24") for number in range(1, 3))
    assert ask(index, "lead", SearchOptions(only=(FacetValue(Facet.DATE, value),))).total == 0
