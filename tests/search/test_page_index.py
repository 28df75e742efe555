# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The index answers as a plain reading of the pages would, in every script, and survives what happens to a store."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vorlage
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.errors import CaseBusyError, IndexUnreadableError, QueryRefusedError
from vorlage.domain.facets import Facet
from vorlage.domain.search import (
    All,
    Field,
    FieldBetween,
    FieldIs,
    Fuzzy,
    MatchKind,
    Near,
    Not,
    Phrase,
    Prefix,
    Query,
    RegularExpression,
    SearchAnswer,
    SearchOptions,
    Some,
    Term,
    Weighted,
    Wildcard,
    Written,
)
from vorlage.search.as_written import holds_as_written
from vorlage.search.naming import Readings, widened
from vorlage.search.page_facts import PageFacts
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.places import PagesLexicon, PageWords, holds_loosely
from vorlage.search.query import parse_query, read_as

_LOOSE = SearchOptions()
_EXACT = SearchOptions(exact=True)


def a_page(text: str, number: int = 1, page_number: int = 1, **changed: str) -> IndexedPage:
    """A page of the leak; one thing changed per test."""
    return IndexedPage(
        number=ItemNumber(number),
        path=changed.get("path", f"primary/{number}.txt"),
        page_number=page_number,
        page_start=0,
        genre=changed.get("genre", "primary"),
        language=changed.get("language", "en"),
        media_type=changed.get("media_type", "text/plain"),
        text=text,
    )


def the_facts(number: int, language: str) -> PageFacts:
    """What `a_page` says of itself."""
    path = f"primary/{number}.txt"
    return PageFacts(
        number=number, page_number=1, path=path, genre="primary", language=language, media_type="text/plain"
    )


def ask(index: PageIndex, typed: str, options: SearchOptions = _LOOSE) -> SearchAnswer:
    return index.search(parse_query(typed), options, raw=typed)


def numbers(answer: SearchAnswer) -> set[int]:
    return {int(hit.number) for hit in answer.hits}


@pytest.fixture
def index(tmp_path: Path) -> PageIndex:
    return PageIndex.open(tmp_path / "index")


def indexed(index: PageIndex, *texts: str, language: str = "en") -> PageIndex:
    index.add(a_page(text, number, language=language) for number, text in enumerate(texts, start=1))
    return index


# --- the index agrees with a plain reading -----------------------------------------------------------------------

_VOCABULARY = [
    "lead",
    "Lead",
    "leads",
    "leading",
    "pipe",
    "pipes",
    "水",
    "铅管",
    "鉛管",
    "管",
    "كِتاب",
    "كتاب",
    "ёлка",
    "елка",
]
_TEXTS = st.lists(st.sampled_from([*_VOCABULARY, "1,535", "-", "O'Brien", "\n", "."]), max_size=8).map(" ".join)
_PAGES = st.lists(st.tuples(_TEXTS, st.sampled_from(["en", "zh", "ar", "ru", "und"])), min_size=1, max_size=6)
_LEAVES = st.one_of(
    st.sampled_from(_VOCABULARY).map(Term),
    st.sampled_from(["le", "lead", "pip", "管", "كت"]).map(Prefix),
    st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=3).map(" ".join).map(Phrase),
    st.sampled_from(["1,535", "o'brien", "lead-pipe"]).map(Term),
    st.tuples(st.lists(st.sampled_from(_VOCABULARY), min_size=2, max_size=3, unique=True), st.integers(1, 4)).map(
        lambda drawn: Near(" ".join(drawn[0]), drawn[1])
    ),
    st.sampled_from(["le?d", "*ead", "l*d?", "铅?", "?管", "1,5?5", "lead-p*e", "é?ка", "?lead"]).map(Wildcard),
    st.sampled_from(["lea?ds?", "p[hi]pes?", "ел..|lead", "[^a]+", "(1|5)\\d*", "le.{1,3}g?"]).map(RegularExpression),
    st.sampled_from([("lead", 1), ("laed", 1), ("pipess", 2), ("铅水", 1), ("o'brein", 1), ("铅管水", 1)]).map(
        lambda drawn: Fuzzy(*drawn)
    ),
    st.sampled_from(["lead", "Lead", "鉛管", "كِتاب", "1,535", "-"]).map(Written),
    st.sampled_from([FieldIs(Field.PATH, "2"), FieldIs(Field.PATH, "prim*"), FieldIs(Field.LANGUAGE, "en")]),
    st.sampled_from([FieldBetween(Field.NUMBER, 2, None), FieldBetween(Field.NUMBER, None, 3)]),
)


def _grown(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    weighted = inner.map(lambda clause: Weighted(clause, 2.0))
    return st.one_of(inner.map(Not), several.map(All), several.map(Some), weighted)


_QUERIES: st.SearchStrategy[Query] = st.recursive(_LEAVES, _grown, max_leaves=6)


@settings(max_examples=60, deadline=None)
@given(_PAGES, st.lists(_QUERIES, min_size=1, max_size=8))
def test_answers_are_those_of_a_plain_reading(pages: list[tuple[str, str]], queries: list[Query]) -> None:
    """Whatever the query, loose or exact, the index finds the pages a reader of every page would."""
    with tempfile.TemporaryDirectory() as folder:
        index = PageIndex.open(Path(folder))
        index.add(a_page(text, number, language=language) for number, (text, language) in enumerate(pages, start=1))
        read = [PageWords(text, (language,)) for text, language in pages]
        readings = Readings(_LOOSE, PagesLexicon(read))
        for page in read:
            page.read_for(readings)
        for query in queries:
            loosely = {
                number
                for number, (_, language) in enumerate(pages, 1)
                if holds_loosely(widened(query, _LOOSE), read[number - 1], the_facts(number, language))
            }
            answer = index.search(query, _LOOSE, raw="")
            assert numbers(answer) == loosely, read_as(query)
            assert answer.total == len(loosely) == sum(answer.counts(Facet.LANGUAGE).values())
            written = {
                number
                for number, (text, language) in enumerate(pages, 1)
                if holds_as_written(query, text, match_case=False, facts=the_facts(number, language))
            }
            answer = index.search(query, _EXACT, raw="")
            assert numbers(answer) == written, read_as(query)
            assert answer.total == len(written) == sum(answer.counts(Facet.GENRE).values())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a b", {3}),
        ("a OR b", {1, 2, 3}),
        ("a AND NOT b", {1}),
        ("a -b", {1}),
        ("NOT a", {2, 4}),
        ("NOT a NOT b", {4}),
        ("a OR NOT b", {1, 3, 4}),
        ("NOT (a OR b)", {4}),
        ("NOT (a AND b)", {1, 2, 4}),
        ("a AND (b OR NOT c)", {1, 3}),
        ("(a OR b) -(a b)", {1, 2}),
    ],
)
def test_operators_have_their_truth_table(index: PageIndex, typed: str, expected: set[int]) -> None:
    """AND, OR and NOT mean what they say, alone and together."""
    indexed(index, "a", "b", "a b", "d")
    assert numbers(ask(index, typed)) == expected


# --- scripts -----------------------------------------------------------------------------------------------------


def test_chinese_is_found_by_one_and_by_two_characters(index: PageIndex) -> None:
    """No dictionary decides what a word is: characters in a row are found wherever they stand."""
    indexed(index, "水务局召开会议", "水和铅", "会计局", language="zh")
    assert numbers(ask(index, "水")) == {1, 2}
    assert numbers(ask(index, "务局")) == {1}
    assert numbers(ask(index, "水局")) == set()
    assert numbers(ask(index, "水 局")) == {1}


def test_traditional_and_simplified_are_one_to_loose_and_two_to_exact(index: PageIndex) -> None:
    """Loose search reads 鉛 as 铅; exact search does not."""
    indexed(index, "鉛管檢測", "铅管检测", language="zh")
    for typed in ("鉛管檢測", "铅管检测"):
        assert numbers(ask(index, typed)) == {1, 2}
    assert numbers(ask(index, "鉛管", _EXACT)) == {1}
    assert {hit.number: hit.matched[0].how for hit in ask(index, "鉛管").hits} == {
        1: MatchKind.EXACT,
        2: MatchKind.FOLD,
    }


@pytest.mark.parametrize("typed", ["الكتاب", "الكِتَابُ", "الكـتاب", "ﺍﻟﻜﺘﺎﺏ"])
def test_arabic_is_found_with_and_without_vowel_signs_and_letter_forms(index: PageIndex, typed: str) -> None:
    """However the word is typed, and however it stands there."""
    indexed(index, "قرأ الكِتَابُ كله", "قرأ الكتاب كله", "مكتب", language="ar")
    answer = ask(index, typed)
    assert numbers(answer) == {1, 2}
    for hit in answer.hits:
        start, end = hit.snippets[0].highlights[0]
        assert hit.snippets[0].text[start:end] == ("الكِتَابُ" if hit.number == 1 else "الكتاب")


def test_words_longer_than_forty_bytes_are_found(index: PageIndex) -> None:
    """Twenty-one Uyghur letters are one word, and so is half of Germany's water law."""
    uyghur, german = "ئۇنىۋېرسىتېتلىرىمىزدىكىلەرنى", "Trinkwasserverordnungsänderungsgesetzgebungsverfahren"
    indexed(index, uyghur, german)
    assert numbers(ask(index, uyghur)) == {1}
    assert numbers(ask(index, german.upper())) == {2}
    assert numbers(ask(index, "trinkwasserverordnung*")) == {2}


def test_thai_and_korean_are_found_inside_longer_runs(index: PageIndex) -> None:
    """Scripts without word spaces, or with particles glued on, are searched by their characters."""
    indexed(index, "สารตะกั่วในน้ำ", "수도국은 납을 숨겼다")
    assert numbers(ask(index, "ตะกั่ว")) == {1}
    assert numbers(ask(index, "수도국")) == {2}


# --- loose and exact ---------------------------------------------------------------------------------------------


def test_a_stem_belongs_to_the_language_of_its_page(index: PageIndex) -> None:
    """`reading` finds `readings` on an English page; the same letters on a page without stems are left alone."""
    index.add(
        [a_page("two readings", 1), a_page("two readings", 2, language="zh"), a_page("показаний", 3, language="ru")]
    )
    answer = ask(index, "reading")
    assert numbers(answer) == {1}
    assert [(m.term, m.found, m.how) for m in answer.hits[0].matched] == [("reading", "readings", MatchKind.STEM)]
    assert numbers(ask(index, "показания")) == {3}


def test_a_phrase_is_its_words_in_a_row_even_across_lines(index: PageIndex) -> None:
    """Quoted words are not stemmed, and a line break is white space."""
    indexed(index, "the water\n  board met", "water boards", "board water", "the water, board")
    assert numbers(ask(index, '"water board"')) == {1, 4}
    assert numbers(ask(index, '"water board"', _EXACT)) == {1}
    assert numbers(ask(index, "“water board”")) == {1, 4}


def test_exact_keeps_punctuation_accents_and_word_boundaries(index: PageIndex) -> None:
    """What is written is what is found."""
    indexed(index, "1,535 pipes", "1535 pipes", "1 535 pipes", "café", "cafe", "misleading", "lead.", "(lead)")
    assert numbers(ask(index, "1,535", _EXACT)) == {1}
    assert numbers(ask(index, "cafe", _EXACT)) == {5}
    assert numbers(ask(index, "cafe")) == {4, 5}
    assert numbers(ask(index, "lead", _EXACT)) == {7, 8}
    assert numbers(ask(index, '"(lead)"', _EXACT)) == {8}
    assert numbers(ask(index, "lead*", _EXACT)) == {7, 8}


def test_exact_ignores_case_unless_asked(index: PageIndex) -> None:
    """Case counts under exact search with case, and nowhere else."""
    indexed(index, "Lead", "lead", "LEAD")
    assert numbers(ask(index, "Lead", _EXACT)) == {1, 2, 3}
    assert numbers(ask(index, "Lead", SearchOptions(exact=True, match_case=True))) == {1}
    assert numbers(ask(index, "Lead", SearchOptions(match_case=True))) == {1, 2, 3}


def test_exclusion_under_exact_leaves_out_only_what_is_written(index: PageIndex) -> None:
    """A page with another spelling of the excluded word stays."""
    indexed(index, "water café", "water cafe", "water")
    assert numbers(ask(index, "water -cafe", _EXACT)) == {1, 3}
    assert numbers(ask(index, "water -cafe")) == {3}


def test_signs_alone_are_found_by_exact_and_ask_nothing_of_loose(index: PageIndex) -> None:
    """A quoted sign counts where characters count, and the reading says when it does not."""
    indexed(index, "see § 12", "see 12")
    assert numbers(ask(index, '"§" see', _EXACT)) == {1}
    loose = ask(index, '"§" see')
    assert numbers(loose) == {1, 2}
    assert loose.read_as == "see"


def test_a_prefix_finds_more_than_fifty_words(index: PageIndex) -> None:
    """Every word that begins so, alone and at the end of a row."""
    index.add(a_page(f"well pre{number:03d}", number) for number in range(1, 301))
    assert ask(index, "pre*").total == 300
    assert ask(index, "well-pre*").total == 300


def test_a_row_with_too_open_an_end_is_refused_not_taken_for_damage(index: PageIndex) -> None:
    """Tantivy's limit on endings is told as what it is; the star alone has none."""
    indexed(index, " ".join(f"well n{n}" for n in range(17_000)))
    assert ask(index, "n*").total == 1
    assert ask(index, "well-n1*").total == 1
    with pytest.raises(QueryRefusedError, match=r"call\.query-refused"):
        ask(index, "well-n*")


# --- narrowing, facets, order ------------------------------------------------------------------------------------


@pytest.mark.parametrize("exact", [False, True])
def test_facets_count_all_pages_that_answer_not_only_those_shown(index: PageIndex, exact: bool) -> None:
    """Counts add up to the total under every limit, and follow the narrowing."""
    index.add(
        a_page("lead", n, genre="report" if n % 3 == 0 else "primary", language="de" if n % 2 else "en")
        for n in range(1, 31)
    )
    answer = ask(index, "lead", SearchOptions(limit=2, exact=exact))
    assert (answer.total, len(answer.hits)) == (30, 2)
    assert answer.counts(Facet.GENRE) == {"primary": 20, "report": 10}
    assert answer.counts(Facet.LANGUAGE) == {"de": 15, "en": 15}
    assert answer.counts(Facet.TYPE) == {"text/plain": 30}
    narrowed = ask(index, "lead", SearchOptions(genre=Genre.REPORT, language="en", exact=exact))
    assert narrowed.total == 5
    assert narrowed.counts(Facet.GENRE) == {"report": 5}


@pytest.mark.parametrize("exact", [False, True])
def test_paging_shows_every_page_once(index: PageIndex, exact: bool) -> None:
    """Going through the answer by offset meets all of it, without repeats."""
    indexed(index, *["lead"] * 25)
    seen = [
        hit.number
        for offset in range(0, 30, 7)
        for hit in ask(index, "lead", SearchOptions(limit=7, offset=offset, exact=exact)).hits
    ]
    assert seen == list(range(1, 26))


def test_a_limit_of_nothing_still_counts(index: PageIndex) -> None:
    """Only the number may be wanted."""
    answer = ask(indexed(index, "lead", "lead"), "lead", SearchOptions(limit=0))
    assert (answer.total, answer.hits) == (2, ())


# --- the store ---------------------------------------------------------------------------------------------------


def test_a_page_given_again_replaces_itself(index: PageIndex) -> None:
    """The same item and page number is one page, in one call and over several."""
    assert index.add([a_page("old"), a_page("older"), a_page("two", 1, 2), a_page("x", 11)]) == 4
    assert index.count() == 3
    index.add([a_page("new")])
    assert index.count() == 3
    assert numbers(ask(index, "old OR older")) == set()
    assert numbers(ask(index, "new")) == {1}


def test_removing_an_item_removes_its_pages_alone(index: PageIndex) -> None:
    """Item 1 is not item 11."""
    index.add([a_page("lead"), a_page("lead", 1, 2), a_page("lead", 11)])
    index.remove(ItemNumber(1))
    assert index.count() == 1
    assert numbers(ask(index, "lead")) == {11}


def test_an_index_answers_the_same_when_opened_again(tmp_path: Path) -> None:
    """What was committed is there for the next process."""
    first = PageIndex.open(tmp_path / "index")
    indexed(first, "lead", "pipe", "lead pipe")
    again = PageIndex.open(tmp_path / "index")
    assert again.count() == 3
    assert ask(again, "lead").hits == ask(first, "lead").hits


def test_a_reader_sees_what_another_has_added(tmp_path: Path) -> None:
    """No reopening is needed after a commit elsewhere."""
    reader, writer = PageIndex.open(tmp_path / "index"), PageIndex.open(tmp_path / "index")
    assert ask(reader, "lead").total == 0
    indexed(writer, "lead")
    assert ask(reader, "lead").total == 1


def test_pages_that_fail_on_the_way_leave_the_index_as_it_was(index: PageIndex) -> None:
    """All pages of a call, or none; and the index can be written again."""

    def failing() -> Iterator[IndexedPage]:
        yield a_page("lead")
        raise RuntimeError("the catalogue went away")

    with pytest.raises(RuntimeError, match="went away"):
        index.add(failing())
    assert index.count() == 0
    indexed(index, "lead")
    assert index.count() == 1


def test_a_second_writer_is_refused_and_readers_go_on(tmp_path: Path) -> None:
    """One process writes; another is told so, and can still read."""
    first, second = PageIndex.open(tmp_path / "index"), PageIndex.open(tmp_path / "index")
    indexed(first, "lead")

    def meanwhile() -> Iterable[IndexedPage]:
        yield a_page("pipe", 2)
        assert ask(second, "lead").total == 1
        with pytest.raises(CaseBusyError, match=r"case\.busy"):
            second.add([a_page("water", 3)])

    first.add(meanwhile())
    assert second.count() == 2


@pytest.mark.parametrize("part", ["meta.json", ".store", ".term", ".idx", ".fast"])
@pytest.mark.parametrize("harm", ["cut", "gone", "noise"])
def test_a_damaged_index_is_said_to_be_so(tmp_path: Path, part: str, harm: str) -> None:
    """Damage is an error with a next step, never a crash, and never a silent half answer."""
    indexed(PageIndex.open(tmp_path / "index"), "lead pipe", "water")
    for victim in (tmp_path / "index").iterdir():
        if victim.name.endswith(part) and not victim.name.startswith("."):
            content = victim.read_bytes()
            victim.unlink()
            if harm != "gone":
                victim.write_bytes(content[: len(content) // 2] if harm == "cut" else b"\xff" * len(content))
    if part == "meta.json" and harm == "gone":
        assert PageIndex.open(tmp_path / "index").count() == 0
        return
    with pytest.raises(IndexUnreadableError) as caught:
        ask(PageIndex.open(tmp_path / "index"), "lead")
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("part", [".store", ".term", ".fast"])
def test_damage_inside_a_segment_is_an_error_when_met(tmp_path: Path, part: str) -> None:
    """Behind a sound end, a spoilt beginning makes Tantivy fail or panic: both are the store's failure."""
    indexed(PageIndex.open(tmp_path / "index"), "lead pipe water")
    (victim,) = (path for path in (tmp_path / "index").iterdir() if path.suffix == part)
    content = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(b"\xff" * (len(content) // 2) + content[len(content) // 2 :])
    with pytest.raises(IndexUnreadableError):
        ask(PageIndex.open(tmp_path / "index"), "lead")


def test_a_folder_that_cannot_be_made_is_an_error_of_ours(tmp_path: Path) -> None:
    """A file in the way is named as the store's failure."""
    (tmp_path / "index").write_text("in the way")
    with pytest.raises(IndexUnreadableError):
        PageIndex.open(tmp_path / "index")


def test_an_index_of_other_fields_is_refused(tmp_path: Path) -> None:
    """An index that another program wrote is not opened."""
    import tantivy

    (tmp_path / "index").mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body")
    tantivy.Index(builder.build(), path=str(tmp_path / "index"))
    with pytest.raises(IndexUnreadableError):
        PageIndex.open(tmp_path / "index")


# --- hostile texts, threads, kills -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<b>lead</b><script>alert(1)</script>",
        "lead &lt;img src=x&gt; {{7*7}} ${x}",
        "lead\x00\x01\x1b[31m\u202e",
        "lead \ud800 lone",
        "lead " + "x" * 100_000,
        "lead" + "\u0301" * 5_000,
    ],
)
def test_markup_and_control_characters_come_back_untouched(index: PageIndex, text: str) -> None:
    """A snippet is the page's own characters; making them inert is for whoever shows them."""
    indexed(index, text)
    hit = ask(index, "lead").hits[0]
    snippet = hit.snippets[0]
    assert snippet.text == text[snippet.start : snippet.end]
    start, end = snippet.highlights[0]
    assert snippet.text[start:end].startswith("lead")


def test_many_threads_ask_at_once_and_get_one_answer(index: PageIndex) -> None:
    """A web server's threads share one index, its stemmers included."""
    index.add(a_page(f"readings of lead pipes {n}", n, language=("en", "de", "pl")[n % 3]) for n in range(1, 61))
    alone = ask(index, "reading -7 OR pipe").hits
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: ask(index, "reading -7 OR pipe").hits, range(40)))
    assert all(hits == alone for hits in together)


def test_a_killed_writer_leaves_whole_commits_and_no_lock(tmp_path: Path) -> None:
    """After `kill -9` in the middle of adding, exactly what was committed is there, and writing goes on."""
    script = (
        "import sys; from pathlib import Path; from vorlage.search.page_index import IndexedPage, PageIndex\n"
        "index = PageIndex.open(Path(sys.argv[1]))\n"
        "def page(n): return IndexedPage(number=n, path='p', page_number=1, page_start=0, genre='primary',"
        " language='en', media_type='text/plain', text='lead')\n"
        "index.add(page(n) for n in range(1, 11)); print('committed', flush=True)\n"
        "def endless():\n"
        "    n = 10\n"
        "    while True:\n"
        "        n += 1; yield page(n)\n"
        "index.add(endless())\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "index")],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(Path(vorlage.__file__).parents[1])},
    )
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == b"committed\n"
        child.kill()
        child.wait()
    index = PageIndex.open(tmp_path / "index")
    assert index.count() == 10
    index.add([a_page("lead", 11)])
    assert ask(index, "lead").total == 11


def test_an_index_can_be_moved(tmp_path: Path) -> None:
    """A case folder copied elsewhere is searchable there."""
    indexed(PageIndex.open(tmp_path / "index"), "lead")
    shutil.copytree(tmp_path / "index", tmp_path / "moved")
    assert ask(PageIndex.open(tmp_path / "moved"), "lead").total == 1
