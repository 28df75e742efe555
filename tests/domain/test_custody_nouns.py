# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the custody nouns promise: digests, code names, items, the accounting, escaped names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import (
    Accession,
    AccessionNumber,
    Accounting,
    CodeName,
    CustodyEvent,
    Digest,
    EventKind,
    Genre,
    Item,
    ItemNumber,
    Outcome,
    escape_path,
    require_utc,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def an_item(
    number: int = 7,
    outcome: Outcome = Outcome.READ,
    *,
    reason: str = "",
    parent: int | None = None,
    duplicate_of: int | None = None,
    size_bytes: int = 10,
) -> Item:
    """A valid item, one thing changed per test."""
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2026-001"),
        path="primary/a.txt",
        digest=Digest("0" * 64),
        size_bytes=size_bytes,
        genre=Genre.PRIMARY,
        parent=None if parent is None else ItemNumber(parent),
        media_type="text/plain",
        outcome=outcome,
        reason=reason,
        duplicate_of=None if duplicate_of is None else ItemNumber(duplicate_of),
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any valid item."""
    number = draw(st.integers(2, 10_000))
    outcome = draw(st.sampled_from(Outcome))
    return an_item(
        number,
        outcome,
        reason="because",
        parent=draw(st.none() | st.integers(1, number - 1)),
        duplicate_of=draw(st.integers(1, number - 1)) if outcome is Outcome.DUPLICATE else None,
    )


collections_of_items = st.lists(items(), max_size=30)


def as_mapping(accounting: Accounting) -> tuple[int, dict[Outcome, int]]:
    return accounting.received, dict(accounting.by_outcome)


@pytest.mark.parametrize("text", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 64 + "\n", "sha256:" + "0" * 57])
def test_a_digest_is_64_lower_case_hexadecimal_digits_and_nothing_else(text: str) -> None:
    """A digest in another spelling would compare unequal to itself, so it is refused."""
    with pytest.raises(ValueError, match="64"):
        Digest(text)


def test_a_digest_prints_as_sha256sum_prints_it() -> None:
    """The manifest is made of `str(digest)`."""
    assert str(Digest("ab" * 32)) == "ab" * 32


@pytest.mark.parametrize("text", ["KITE", "Kite_2", "grey-heron", "A1", "A" * 32])
def test_a_code_name_is_one_word(text: str) -> None:
    """A code name says nothing of who it stands for."""
    assert CodeName(text).text == text


@pytest.mark.parametrize("text", ["", "K", "A" * 33, "ada lind", "Ada Lind", "a@b.c", "a/b", "-KITE", "KITE\n"])
def test_a_full_name_an_address_or_a_path_is_refused_as_code_name(text: str) -> None:
    """What people write when they say who sent something is refused rather than recorded."""
    with pytest.raises(ValueError, match="code name"):
        CodeName(text)


@pytest.mark.parametrize("moment", [datetime(2026, 3, 2), datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=1)))])  # noqa: DTZ001
def test_a_naive_or_local_moment_is_an_error_never_mended(moment: datetime) -> None:
    """A time without its zone is a false evidence time."""
    with pytest.raises(ValueError, match="UTC"):
        require_utc(moment)


def test_a_utc_moment_comes_back_unchanged() -> None:
    """The check is the identity on what it accepts."""
    assert require_utc(NOON) is NOON


def an_accession(closed_at: datetime | None) -> Accession:
    return Accession(
        number=AccessionNumber("2026-001"),
        genre=Genre.PRIMARY,
        code_name=CodeName("KITE"),
        note="",
        opened_at=NOON,
        closed_at=closed_at,
    )


def test_an_accession_closes_after_it_opens() -> None:
    """An accession may be open, may close at once, but never before it opened."""
    assert an_accession(None).closed_at is None
    assert an_accession(NOON).closed_at == NOON
    with pytest.raises(ValueError, match="after it opens"):
        an_accession(NOON - timedelta(seconds=1))


def test_an_accession_closes_at_a_utc_moment() -> None:
    """Both ends of an accession are aware and UTC."""
    with pytest.raises(ValueError, match="UTC"):
        an_accession(datetime(2026, 3, 2, 13))  # noqa: DTZ001


def test_item_numbers_start_at_one() -> None:
    """Zero and below are no item numbers."""
    with pytest.raises(ValueError, match="start at 1"):
        an_item(0)


def test_a_size_is_never_negative() -> None:
    """An empty original has size 0; there is nothing below."""
    assert an_item(size_bytes=0).size_bytes == 0
    with pytest.raises(ValueError, match="sizes at 0"):
        an_item(size_bytes=-1)


def test_a_duplicate_and_nothing_else_names_the_item_it_repeats() -> None:
    """`duplicate_of` is set just for a duplicate."""
    with pytest.raises(ValueError, match="names the item it repeats"):
        an_item(outcome=Outcome.DUPLICATE, reason="same bytes")
    with pytest.raises(ValueError, match="names the item it repeats"):
        an_item(duplicate_of=3)


@pytest.mark.parametrize("repeated", [7, 8])
def test_a_duplicate_repeats_an_earlier_item(repeated: int) -> None:
    """The first to come is the original; a cycle of duplicates cannot be written down."""
    with pytest.raises(ValueError, match="earlier"):
        an_item(7, Outcome.DUPLICATE, reason="same bytes", duplicate_of=repeated)


@pytest.mark.parametrize("parent", [7, 8])
def test_a_member_comes_after_its_container(parent: int) -> None:
    """No item contains itself, at any depth."""
    with pytest.raises(ValueError, match="after its container"):
        an_item(7, parent=parent)


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in {Outcome.READ, Outcome.CONTAINER, Outcome.PENDING}])
def test_an_outcome_that_is_not_plain_reading_gives_its_reason(outcome: Outcome) -> None:
    """N in, N explained: nothing is set aside without a word."""
    with pytest.raises(ValueError, match="reason"):
        an_item(outcome=outcome, duplicate_of=3 if outcome is Outcome.DUPLICATE else None)


def test_the_repr_of_an_item_shows_numbers_and_never_its_path() -> None:
    """A stray log line must not carry a file name."""
    assert repr(replace(an_item(), path="primary/secret name.txt")) == "Item(7, read)"


def test_the_list_of_outcomes_is_closed() -> None:
    """The contract names these nine; a tenth needs a new contract."""
    assert {outcome.value for outcome in Outcome} == {
        "read",
        "container",
        "duplicate",
        "encrypted",
        "unsupported",
        "damaged",
        "refused",
        "empty",
        "pending",
    }


def test_damaged_refused_and_pending_need_a_look() -> None:
    """A run that leaves one of these exits with 1, any other outcome with 0."""
    assert {o for o in Outcome if o.needs_a_look} == {Outcome.DAMAGED, Outcome.REFUSED, Outcome.PENDING}


@given(collections_of_items)
def test_the_outcomes_add_up_to_the_items(case: list[Item]) -> None:
    """Every item has exactly one outcome, and none is lost in the counting."""
    accounting = Accounting.of(case)
    assert accounting.items == len(case)
    assert accounting.received == sum(item.parent is None for item in case)
    assert accounting.needing_a_look == sum(item.outcome.needs_a_look for item in case)
    assert set(accounting.by_outcome) == set(Outcome)


@given(collections_of_items, collections_of_items)
def test_counting_apart_and_merging_is_counting_together(one: list[Item], other: list[Item]) -> None:
    """`merge` is addition of what was counted."""
    merged = Accounting.of(one).merge(Accounting.of(other))
    assert as_mapping(merged) == as_mapping(Accounting.of([*one, *other]))


@given(collections_of_items, collections_of_items, collections_of_items)
def test_merge_is_associative_and_commutative_with_nothing_as_zero(a: list[Item], b: list[Item], c: list[Item]) -> None:
    """The three laws of `Accounting.merge`."""
    x, y, z = (Accounting.of(case) for case in (a, b, c))
    assert as_mapping(x.merge(y)) == as_mapping(y.merge(x))
    assert as_mapping(x.merge(y).merge(z)) == as_mapping(x.merge(y.merge(z)))
    assert as_mapping(x.merge(Accounting.of(()))) == as_mapping(x)


def test_an_accounting_that_leaves_an_outcome_out_is_refused() -> None:
    """A missing count is not a count of nothing."""
    with pytest.raises(ValueError, match="every outcome"):
        Accounting(0, {Outcome.READ: 0})


@pytest.mark.parametrize(("received", "read"), [(-1, 0), (0, -1), (2, 1)])
def test_an_accounting_with_counts_that_cannot_be_is_refused(received: int, read: int) -> None:
    """Counts are not negative, and no more files came than there are items."""
    with pytest.raises(ValueError, match="count"):
        Accounting(received, {outcome: read if outcome is Outcome.READ else 0 for outcome in Outcome})


def test_a_custody_event_counts_from_zero_and_knows_its_moment() -> None:
    """The log has no negative places and no local times."""

    def an_event(sequence: int, at: datetime) -> CustodyEvent:
        return CustodyEvent(
            sequence=sequence,
            at=at,
            kind=EventKind.ACCESSION,
            accession=None,
            item=None,
            digest=None,
            tool="",
            detail="",
        )

    assert an_event(0, NOON).sequence == 0
    with pytest.raises(ValueError, match="from 0"):
        an_event(-1, NOON)
    with pytest.raises(ValueError, match="UTC"):
        an_event(0, NOON.replace(tzinfo=None))


_ESCAPE = re.compile(r"\\(?:\\|[ntr]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")


def unescape(escaped: str) -> str:
    """The name again: written from the promise, not from the code under test."""

    def one(match: re.Match[str]) -> str:
        body = match.group()[1:]
        if body in {"\\", "n", "t", "r"}:
            return {"\\": "\\", "n": "\n", "t": "\t", "r": "\r"}[body]
        point = int(body[1:], 16)
        return chr(0xDC00 + point if body[0] == "x" else point)

    return _ESCAPE.sub(one, escaped)


file_names = st.text(st.characters(exclude_characters="\0/"), max_size=40) | st.binary(max_size=20).map(
    lambda raw: raw.decode("utf-8", "surrogateescape")
)


@given(file_names)
def test_an_escaped_name_leads_back_to_the_name(name: str) -> None:
    """One to one: two names never look the same in the archive."""
    assert unescape(escape_path(name)) == name


@given(file_names)
def test_an_escaped_name_is_safe_to_print_and_to_store(name: str) -> None:
    """No control, bidi, surrogate or line-breaking character is left, and it encodes as UTF-8."""
    escaped = escape_path(name)
    escaped.encode("utf-8")
    assert not [c for c in escaped if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [
        c
        for c in escaped
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("Board/minutes 3.pdf", "Board/minutes 3.pdf"),
        ("水务局-会议.txt", "水务局-会议.txt"),
        ("محضر.pdf", "محضر.pdf"),
        ("photo 📷.jpg", "photo 📷.jpg"),
        ("a\nb.txt", r"a\nb.txt"),
        ("tab\there", r"tab\there"),
        (r"back\slash", r"back\\slash"),
        (b"caf\xe9.txt".decode("utf-8", "surrogateescape"), r"caf\xe9.txt"),
        ("invoice\u202efdp.exe", r"invoice\u202efdp.exe"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("soft\u00adhyphen", r"soft\u00adhyphen"),
        ("mongolian\u180evowel", r"mongolian\u180evowel"),
        ("note\ufff9ruby", r"note\ufff9ruby"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("bell\x07", r"bell\u0007"),
    ],
)
def test_names_read_as_they_were_written_and_tricks_are_shown(name: str, escaped: str) -> None:
    """Other scripts stay as they are; what hides or turns around is spelt out."""
    assert escape_path(name) == escaped
