# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who may come in: one address with a token that works once, then one session cookie.

The token opens the door for the first browser that brings it and is spent by that. What it buys is a cookie
that scripts cannot read and other sites cannot send. Both live in memory only, and die with the server. Who is in may
ask for one more token, for a program of theirs.

Residual risks: another program of the same login can read this one's memory, and the browser keeps the spent
address in its history.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from threading import Lock

_MOST_UNSPENT = 4


class Door:
    """Keeps the one-time token and the session it buys. Safe to use from several threads."""

    def __init__(self, token: str) -> None:
        if len(token) < 22:
            raise ValueError("a one-time token has at least 128 bits")
        self._tokens = [token.encode()]
        self._is_open = False
        self._lock = Lock()
        self._session = secrets.token_urlsafe(32)

    def enter(self, token: str) -> str | None:
        """Exchange a token for the session, once. Anything else, and the second time, gives None."""
        given = token.encode("utf-8", "surrogatepass")
        with self._lock:
            fitting = [known for known in self._tokens if hmac.compare_digest(given, known)]
            if not fitting:
                return None
            self._tokens.remove(fitting[0])
            self._is_open = True
        return self._session

    def another_token(self) -> str:
        """One more token, for a program beside the browser; whoever is in may ask. Of many unspent the oldest goes."""
        token = new_token()
        with self._lock:
            self._tokens = [*self._tokens[-_MOST_UNSPENT + 1 :], token.encode()]
        return token

    def knows(self, session: str) -> bool:
        """Whether this is the session that the token bought."""
        with self._lock:
            if not self._is_open:
                return False
        return hmac.compare_digest(session.encode("utf-8", "surrogatepass"), self._session.encode())

    @property
    def form_token(self) -> str:
        """What every form carries back: only a page of ours, read in this session, can know it."""
        return hmac.new(self._session.encode(), b"form", sha256).hexdigest()

    def signed(self, form_token: str) -> bool:
        """Whether a form came from a page of ours."""
        return hmac.compare_digest(form_token.encode("utf-8", "surrogatepass"), self.form_token.encode())


def new_token() -> str:
    """A fresh one-time token of 256 bits."""
    return secrets.token_urlsafe(32)


def cookie_name(port: int) -> str:
    """The session cookie's name: cookies do not keep ports apart, so two cases open at once need two names."""
    return f"vorlage-{port}"
