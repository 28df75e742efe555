# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Of the candidates of one report, the one that fits: where two fit about as well, neither is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vorlage.claims.alignment import Alignment
from vorlage.claims.linking import Link, link
from vorlage.domain.claims import ClaimKind, Mention


def without_rivals(links: Iterable[Link], alignment: Alignment) -> Iterator[Link]:
    """The links that no other candidate of the same report comes near to.

    For each mention and each other report the strongest link stays, and those whose mention stands in the very sentence
    wording of the strongest; where another mention of that report is about as strong, none stays.
    """
    best: dict[tuple[int, str], list[Link]] = {}
    listed = list(links)
    for each in listed:
        best.setdefault((id(each.one), each.other.siglum), []).append(each)
        best.setdefault((id(each.other), each.one.siglum), []).append(each)
    for each in listed:
        mine = best[id(each.one), each.other.siglum]
        theirs = best[id(each.other), each.one.siglum]
        if not (_has_rival(each, each.other, mine, alignment) or _has_rival(each, each.one, theirs, alignment)):
            yield each


_MARGIN = 0.7


def _has_rival(each: Link, chosen: Mention, others: Sequence[Link], alignment: Alignment) -> bool:
    """Whether another mention beside the chosen one, in another sentence wording, is as good or nearly so."""
    if each.one.kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT, ClaimKind.EVENT):
        return False
    for rival in others:
        against = rival.other if rival.other.siglum == chosen.siglum and rival.other is not each.one else rival.one
        if rival is each or against is chosen or against.siglum != chosen.siglum:
            continue
        if rival.strength > each.strength - _MARGIN and not _is_said_again(chosen, against, alignment):
            return True
    return False


def _is_said_again(one: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether a report says one thing twice: a link of its own holds the two together."""
    return link(one, other, alignment) is not None
