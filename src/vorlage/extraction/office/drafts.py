# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of an office file while they are being gathered, and the answer they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import (
    MAX_CHARACTERS,
    MAX_HIDDEN,
    MAX_PAGES,
    HiddenAnswer,
    MemberAnswer,
    PageAnswer,
    ReadAnswer,
    unreadable,
)
from vorlage.extraction.characters import clean_text, tidy_lines

MAX_TOTAL_CHARACTERS = 50_000_000
"""Of one record."""
PICTURES_ALONE = "page.picture: holds pictures and no text"


@dataclass(slots=True)
class PageDraft:
    """One page: what it shows, what stands in it unseen, and whether it has a picture."""

    label: str = ""
    text: list[str] = field(default_factory=list)
    hidden: list[tuple[HiddenKind, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Foot- and endnotes called on this page: they stand below its text."""
    has_picture: bool = False

    @property
    def has_text(self) -> bool:
        """Whether anything but white space is shown."""
        return any(piece.strip() for piece in self.text)

    def hide(self, kind: HiddenKind, text: str) -> None:
        """Keep a text apart, if it is one."""
        if text.strip():
            self.hidden.append((kind, text))

    def whole_text(self) -> str:
        """The page's text as it may stand in a record, notes below it."""
        return tidy_lines(clean_text("\n".join(["".join(self.text).rstrip(), *self.notes])))


def answer_of(
    drafts: Sequence[PageDraft],
    media_type: str,
    *,
    members: tuple[MemberAnswer, ...] = (),
    damage: str = "",
    called_off: str = "",
) -> ReadAnswer:
    """The answer these pages make.

    Nothing shown, nothing hidden, no picture and no member is empty; a page that holds pictures alone is unread.

    Args:
        drafts: Pages in order.
        media_type: Of the original.
        members: Files embedded in it.
        damage: The reason when the file is not whole; its pages are those that could be read.
        called_off: A remark that stands as the reason of a record read (what was left out, stated).
    """
    if len(drafts) > MAX_PAGES:
        return unreadable(Outcome.REFUSED, media_type, f"limit.pages: has more than {MAX_PAGES} pages")
    if drafts and not any(draft.has_text or draft.notes for draft in drafts):
        _show_headers(drafts[0])
    pages = tuple(_page_of(draft, number) for number, draft in enumerate(drafts, start=1))
    total = sum(len(page.text) for page in pages)
    if total > MAX_TOTAL_CHARACTERS or any(len(page.text) > MAX_CHARACTERS for page in pages):
        return unreadable(Outcome.REFUSED, media_type, "limit.characters: holds more text than is taken from one file")
    if damage and not any(page.text or page.hidden for page in pages):
        return ReadAnswer(outcome=Outcome.DAMAGED, reason=damage, media_type=media_type, members=members)
    if damage:
        return ReadAnswer(outcome=Outcome.DAMAGED, reason=damage, media_type=media_type, pages=pages, members=members)
    shows_nothing = not members and all(page.is_read and not page.text and not page.hidden for page in pages)
    if not pages or shows_nothing:
        return unreadable(Outcome.EMPTY, media_type, "text.blank: holds no text")
    return ReadAnswer(outcome=Outcome.READ, reason=called_off, media_type=media_type, pages=pages, members=members)


def _show_headers(first: PageDraft) -> None:
    """A record that shows nothing but its headers and footers shows those."""
    first.text += [f"{text}\n" for kind, text in first.hidden if kind is HiddenKind.HEADER]
    first.hidden = [(kind, text) for kind, text in first.hidden if kind is not HiddenKind.HEADER]


def _page_of(draft: PageDraft, number: int) -> PageAnswer:
    text = draft.whole_text()
    label = " ".join(clean_text(draft.label)[:200].split("\n")) or str(number)
    is_read = bool(text) or not draft.has_picture
    hidden = tuple(_apart(draft.hidden))
    return PageAnswer(text=text, label=label, hidden=hidden, is_read=is_read, reason="" if is_read else PICTURES_ALONE)


def _apart(pieces: Iterable[tuple[HiddenKind, str]]) -> Iterator[HiddenAnswer]:
    """Hidden texts, clean, each once in a row; past the most that cross one by one, the rest of a kind is joined."""
    rest: dict[HiddenKind, list[str]] = {}
    last: tuple[HiddenKind, str] | None = None
    count = 0
    for kind, piece in pieces:
        text = tidy_lines(clean_text(piece)).strip()
        if not text or (kind, text) == last:
            continue
        last = (kind, text)
        count += 1
        if count <= MAX_HIDDEN - len(HiddenKind):
            yield HiddenAnswer(kind, text)
        else:
            rest.setdefault(kind, []).append(text)
    for kind, texts in rest.items():
        yield HiddenAnswer(kind, "\n".join(texts)[:MAX_CHARACTERS])
