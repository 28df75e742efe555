# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Saved searches: a query under a name, and what is new in its answer since its owner last looked.

Residual risks: the catalogue holds them in clear, with the numbers of the pages that answered. Whoever can read the
catalogue can read what others looked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.option_text import options_as_text, unpaged
from vorlage.catalogue.saved_searches import (
    delete_saved_search,
    insert_saved_search,
    list_saved_searches,
    mark_seen,
    next_number,
    seen_pages,
    share_saved_search,
)
from vorlage.domain.errors import SavedSearchError
from vorlage.domain.kept_searches import LONGEST_NAME, PageMarks, SavedSearch, SearchNews, is_search_name
from vorlage.domain.search import SearchOptions
from vorlage.search.walking import FoundPage

MOST_PAGES: Final = 20_000
"""How many pages an answer may have for its news to be told."""


def save_search(
    catalogue: Catalogue,
    name: str,
    query: str,
    options: SearchOptions,
    *,
    member: str,
    is_shared: bool,
    now: datetime,
) -> SavedSearch:
    """Keep a search under a name. The caller is the case's only writer.

    Raises:
        SavedSearchError: The name is blank, too long, or one that the member has given already.
    """
    name = " ".join(name.split())
    if not is_search_name(name):
        raise _refused(f"A saved search has a name of 1 to {LONGEST_NAME} characters.")
    with catalogue.writing() as connection:
        known = list_saved_searches(connection, member)
        if any(each.name == name and each.member == member for each in known):
            raise _refused("There is a saved search of this name.")
        saved = SavedSearch(
            number=next_number(connection),
            member=member,
            name=name,
            query=query,
            options=unpaged(options),
            is_shared=is_shared,
            made_at=now,
            seen_at=None,
        )
        insert_saved_search(connection, saved)
    return saved


def saved_search(catalogue: Catalogue, reference: str, member: str, *, is_own: bool = False) -> SavedSearch:
    """The saved search of a number or, among the member's own, of a name.

    Args:
        catalogue: Where it is.
        reference: Its number or its name.
        member: Who asks.
        is_own: Whether it must be the member's own, for what changes it.

    Raises:
        SavedSearchError: The member may read none, or owns none, that goes by this.
    """
    with catalogue.reading() as connection:
        known = list_saved_searches(connection, member)
    for each in known:
        is_meant = reference == str(each.number) or (each.member == member and reference == each.name)
        if is_meant and (each.member == member or not is_own):
            return each
    raise _refused("There is no saved search that goes by this, or it is somebody else's.")


def remove_saved_search(catalogue: Catalogue, saved: SavedSearch) -> None:
    """Forget a saved search. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        delete_saved_search(connection, saved.number)


def set_shared(catalogue: Catalogue, saved: SavedSearch, *, is_shared: bool) -> None:
    """Let the other members read it, or not any more. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        share_saved_search(connection, saved.number, is_shared=is_shared)


def marks_of(found: Iterable[FoundPage]) -> PageMarks:
    """A mark for each page of an answer.

    Raises:
        SavedSearchError: There are too many of them.
    """
    marks = {}
    for each in found:
        text = each.page.text.encode("utf-8", "surrogatepass")
        marks[each.page.number, each.page.page_number] = hashlib.sha256(text).hexdigest()[:16]
        if len(marks) > MOST_PAGES:
            raise _refused(f"More than {MOST_PAGES:,} pages answer: what is new cannot be told.", "narrow the search")
    return marks


def news_of(catalogue: Catalogue, saved: SavedSearch, now: PageMarks) -> SearchNews:
    """What is new in an answer since the owner last looked."""
    with catalogue.reading() as connection:
        return SearchNews.between(seen_pages(connection, saved.number), now)


def note_seen(catalogue: Catalogue, saved: SavedSearch, marks: PageMarks, at: datetime) -> None:
    """The owner has looked at this answer. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        mark_seen(connection, saved.number, marks, at)


def _refused(what: str, next_step: str = "see which there are: vorlage saved CASE") -> SavedSearchError:
    return SavedSearchError(what, unharmed="Nothing was changed.", next_step=next_step)


def saved_as_json(saved: SavedSearch) -> dict[str, Any]:
    """A saved search as `vorlage saved --json` prints it."""
    return {
        "number": saved.number,
        "name": saved.name,
        "query": saved.query,
        "options": json.loads(options_as_text(saved.options)),
        "shared": saved.is_shared,
        "made_at": saved.made_at.isoformat(),
        "seen_at": saved.seen_at.isoformat() if saved.seen_at else None,
    }


def news_as_json(news: SearchNews) -> dict[str, Any]:
    """What is new, changed and gone, each page by its item's number and its own."""
    lists = {"new": news.new, "changed": news.changed, "gone": news.gone}
    return {
        "total": news.total,
        "unchanged": news.unchanged,
        **{word: [{"number": number, "page": page} for number, page in places] for word, places in lists.items()},
    }
