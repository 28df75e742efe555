# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The door: a token that works once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from vorlage.web.door import Door, cookie_name, new_token


def test_the_token_opens_once() -> None:
    """The first visit gets the session, the second nothing."""
    token = new_token()
    door = Door(token)
    session = door.enter(token)
    assert session is not None
    assert door.knows(session)
    assert door.enter(token) is None


@pytest.mark.parametrize("guess", ["", "x", "\udc80", "é" * 40, "0" * 43])
def test_a_wrong_token_opens_nothing_and_spends_nothing(guess: str) -> None:
    """A guess neither opens the door nor locks the owner out."""
    token = new_token()
    door = Door(token)
    assert door.enter(guess) is None
    assert door.enter(token) is not None


def test_no_session_is_known_before_the_token_is_spent() -> None:
    """A cookie cannot be right before anybody came in."""
    door = Door(new_token())
    assert not door.knows("")
    assert not door.knows(door.form_token)


def test_of_many_at_once_one_comes_in() -> None:
    """Eight threads with the right token: one session."""
    token = new_token()
    door = Door(token)
    with ThreadPoolExecutor(8) as pool:
        sessions = list(pool.map(lambda _: door.enter(token), range(64)))
    assert sum(session is not None for session in sessions) == 1


def test_a_short_token_is_refused() -> None:
    """A door is not hung on a token that can be guessed."""
    with pytest.raises(ValueError, match="128 bits"):
        Door("short")


def test_forms_are_signed_per_session() -> None:
    """The form token of one server is worth nothing at another."""
    one, other = Door(new_token()), Door(new_token())
    assert one.signed(one.form_token)
    assert not one.signed(other.form_token)
    assert not one.signed("")


def test_two_ports_have_two_cookies() -> None:
    """Two cases open at once do not lock each other out."""
    assert cookie_name(1) != cookie_name(2)


def test_one_more_token_lets_one_more_in_once() -> None:
    """A program comes in beside the browser; its token is spent by that, and the oldest of many unspent ones goes."""
    token = new_token()
    door = Door(token)
    session = door.enter(token)
    assert session is not None
    another = door.another_token()
    assert door.enter(another) == session
    assert door.enter(another) is None
    many = [door.another_token() for _ in range(6)]
    assert [door.enter(each) is not None for each in many] == [False, False, True, True, True, True]
