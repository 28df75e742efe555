# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The log of editions: old proofs keep leading to it, and what is no log of editions is refused."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.custody.signed_notes import SigningKey
from vorlage.domain.editions import Correction, ExhibitLabel
from vorlage.domain.merkle import is_consistent, is_included, root_of
from vorlage.domain.transparency_log import LogProof, Tile, entries_of
from vorlage.publishing.edition_log import EditionLog, opened_checkpoint

KEY = SigningKey.new("log-of-a-test")
WORDS = hashlib.sha256(b"words").hexdigest()


def _roots(*names: str) -> list[str]:
    return [hashlib.sha256(name.encode()).hexdigest() for name in names]


def _log(*editions: tuple[list[str], list[Correction]]) -> EditionLog:
    log = EditionLog(lines=())
    for at, (roots, corrections) in enumerate(editions):
        day = date(2026, 11, 1 + at % 28)
        log = log.with_edition(dated=day, exhibits=2, words=WORDS, roots=roots, corrections=corrections)
    return log


def test_a_root_is_entered_once_and_proven_in_every_later_log() -> None:
    """A record published in two editions keeps the date of the first; both proofs lead to the newest checkpoint."""
    correction = Correction(words="The date was wrong.", retracts=ExhibitLabel(1, 2))
    log = _log((_roots("a", "b"), []), (_roots("b", "c"), [correction]))
    place = log.place_of(_roots("b")[0])
    assert place is not None
    assert [len(each.roots) for each in log.editions] == [2, 1]
    assert log.editions[1].corrections == (correction,)
    checkpoint = opened_checkpoint(log.files(KEY)["checkpoint"].decode(), KEY.verifier)
    assert LogProof(index=place, path=log.path_of(place), note="").leads_to(checkpoint, log.leaves[place])


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), min_size=1, max_size=6))
def test_a_later_log_goes_on_from_every_earlier_one(editions: list[list[str]]) -> None:
    """Law: old checkpoints are consistent with the log, and old entries are included in it."""
    log = _log(*((_roots(*names), []) for names in editions))
    root = log.checkpoint("x").root
    for each in log.editions:
        old = log.checkpoint("x", each.size)
        assert is_consistent(each.size, len(log.lines), old.root, root, log.consistency(each.size))
        assert is_included(log.leaves[each.first], each.first, len(log.lines), log.path_of(each.first), root)


def test_the_tiles_hold_every_entry_and_its_hash() -> None:
    """A log of more than one tile gives back its lines, and the tile above holds the root of the full one."""
    log = _log((_roots(*map(str, range(300))), []))
    files = log.files(KEY)
    assert set(files) == {
        *("checkpoint", "key", "tile/entries/000", "tile/entries/001.p/45"),
        *("tile/0/000", "tile/0/001.p/45", "tile/1/000.p/1"),
    }
    read = entries_of(files["tile/entries/000"]) + entries_of(files[Tile(-1, 1, 45).path])
    assert tuple(entry.decode() for entry in read) == log.lines
    assert files["tile/1/000.p/1"] == root_of(log.leaves[:256])


def test_the_order_of_exhibits_does_not_show_in_the_log() -> None:
    """Records go in by their roots, whatever the order in which they were listed."""
    assert _log((_roots("a", "b", "c"), [])) == _log((_roots("c", "a", "b", "a"), []))


GOOD = _log((_roots("a"), [Correction(words="Wrong.", retracts=ExhibitLabel(1, 1))])).lines


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        (0, '"edition":1', '"edition":2'),
        (0, '"edition":1', '"edition":"1"'),
        (0, '"type":"edition"', '"type":"Edition"'),
        (0, '"exhibits":2,', ""),
        (0, '"exhibits":2', '"exhibits":2,"item":7'),
        (0, WORDS, WORDS.upper()),
        (0, "2026-11-01", "20261101"),
        (1, "2026-11-01", "2026-11-02"),
        (1, '"root":"', '"root":"0'),
        (2, '"retracts":"1.1"', '"retracts":"01.1"'),
        (2, '"words":"Wrong."', '"words":null'),
        (2, '"words":"Wrong."', '"words":"Wrong.","words":"Wrong."'),
    ],
)
def test_what_is_no_log_of_editions_is_refused(at: int, before: str, after: str) -> None:
    """One changed entry, and the log is not read."""
    assert before in GOOD[at]
    lines = [*GOOD]
    lines[at] = lines[at].replace(before, after)
    with pytest.raises(ValueError, match=r".+"):
        EditionLog(lines=tuple(lines))


def test_a_log_that_begins_within_an_edition_is_refused() -> None:
    """Entries of no edition would be passed over."""
    with pytest.raises(ValueError, match="begins with"):
        EditionLog(lines=GOOD[1:])


def test_a_checkpoint_of_another_key_is_refused() -> None:
    """Only the key of the log signs for it."""
    note = _log((_roots("a"), [])).files(KEY)["checkpoint"].decode()
    with pytest.raises(ValueError, match="signed"):
        opened_checkpoint(note, SigningKey.new("log-of-a-test").verifier)
