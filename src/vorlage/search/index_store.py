# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The folder of the index: what its fields are, who may write to it, and what its failures are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy
from tantivy import Document, Index, IndexWriter, Schema, SchemaBuilder, Searcher
from tantivy import Query as Compiled

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import CaseBusyError, IndexUnreadableError
from vorlage.search.facet_fields import add_facet_fields
from vorlage.search.preparing import Fields, IndexedPage
from vorlage.search.workers import Preparation

_ANALYSER: Final = "words"
_THREADS: Final = 2
_HEAP_BYTES: Final = 300_000_000
"""Of all threads: what is written to disk at once. The larger, the fewer parts the index has and the fewer merges."""

_NAMES: Final = "names"
_HEAP_OF_NAMES: Final = 50_000_000


def index_schema() -> Schema:
    """The fields of the index. Words and stems are ours, joined by spaces; see `vorlage.search.compiling`."""
    builder = SchemaBuilder()
    # Keys are text: `delete_documents_by_term` on a number deletes nothing.
    builder.add_text_field("page_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("item_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=_ANALYSER, index_option="position")
    builder.add_text_field("stems", tokenizer_name=_ANALYSER, index_option="freq")
    add_facet_fields(builder)
    builder.add_text_field("path_words", tokenizer_name=_ANALYSER, index_option="position")
    for number in ("number", "page_number"):
        builder.add_unsigned_field(number, stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("page_start", stored=True)
    builder.add_unsigned_field("likeness", fast=True)
    # Bytes, because a text field is always indexed too. The text is packed as `vorlage.search.preparing` does it.
    builder.add_bytes_field("path", stored=True)
    builder.add_bytes_field("text", stored=True)
    return builder.build()


def names_schema() -> Schema:
    """The one field of the index of names, which has what may be a name on any page once or a few times."""
    return SchemaBuilder().add_text_field("names", tokenizer_name=_ANALYSER, index_option="basic").build()


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """The two indexes in a folder: of the pages, and of what may be a name on them; no name is lacking in the second.

    The names of all pages are committed before the pages are, and read after them.
    """

    folder: Path
    pages: Index
    names: Index


def index_files(folder: Path) -> IndexFiles:
    """Open the indexes in a folder; make empty ones when there are none.

    Raises:
        IndexUnreadableError: What is there is no index of this version, or is damaged, or lacks one of the two.
    """
    with our_store():
        place = folder / _NAMES
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        has_names = Index.exists(str(place))
        pages, names = Index(index_schema(), path=str(folder)), Index(names_schema(), path=str(place))
        for index in (pages, names):
            # Without the `remove_long` filter of the default one: it drops words of 40 bytes, 20 Uyghur letters.
            index.register_tokenizer(_ANALYSER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
            index.config_reader("manual")
            index.reload()
        if not has_names and pages.searcher().num_docs:
            raise unreadable()
        return IndexFiles(folder, pages, names)


class IndexWriting:
    """A hold on the index for writing; of two that ask for it, one gets it. Readers see what is committed."""

    def __init__(self, files: IndexFiles, writers: tuple[IndexWriter, IndexWriter]) -> None:
        self._files = files
        self._pages, self._names = writers
        self._schema = files.pages.schema
        self._preparation: Preparation | None = None
        self._begin()

    def _begin(self) -> None:
        self._files.pages.reload()
        self._before: Searcher = self._files.pages.searcher()
        self._seen: dict[str, int] = {}

    def add(self, pages: Iterable[IndexedPage]) -> int:
        """Index pages; one with the same item and page number is replaced, and left as it is when it is the same.

        An error that `pages` itself raises is passed on: what was added before it is committed or not with the rest.

        Returns:
            How many pages were given.

        Raises:
            IndexUnreadableError: The index cannot be written.
        """
        count = 0
        for fields in self._prepared(iter(pages)):
            with our_store():
                self._add(fields)
            count += 1
        return count

    def _prepared(self, coming: Iterator[IndexedPage]) -> Iterator[Fields]:
        if self._preparation is None:
            self._preparation = Preparation()
        return self._preparation.prepared(coming)

    def _add(self, fields: Fields) -> None:
        names = fields.pop("names")
        if names:
            self._names.add_document(Document(names=names))
        key, likeness = str(fields["page_key"]), int(str(fields["likeness"]))
        known = self._seen.get(key)
        if known is None:
            known = self._likeness_before(key)
        if known == likeness:
            return
        if known is not None:
            self._pages.delete_documents_by_term("page_key", key)
        self._seen[key] = likeness
        self._pages.add_document(Document.from_dict(fields, self._schema))

    def _likeness_before(self, key: str) -> int | None:
        """The likeness of the page that the index has under a key."""
        if not self._before.doc_freq("page_key", key):
            return None
        found = self._before.search(Compiled.term_query(self._schema, "page_key", key, "basic"), 1, count=False).hits
        return int(self._before.fast_field_values("likeness", [found[0][1]])[0] or 0) if found else None

    def remove(self, number: ItemNumber) -> None:
        """Forget all pages of an item: none is found. Their text leaves the folder when its segment is merged."""
        self._pages.delete_documents_by_term("item_key", str(number))

    def commit(self) -> None:
        """Let readers see what was added and removed, and keep it whatever happens to this process."""
        with our_store():
            self._names.commit()
            self._pages.commit()
            self._begin()

    def close(self) -> None:
        """Let go; what was not committed is dropped."""
        if self._preparation:
            self._preparation.close()


@contextmanager
def writing(files: IndexFiles, *, threads: int = _THREADS) -> Iterator[IndexWriting]:
    """Hold the index for writing. What is not committed at the end is dropped.

    Raises:
        CaseBusyError: Another process is writing to this index.
        IndexUnreadableError: The index cannot be written.
    """
    with _writer(files.pages, _HEAP_BYTES, threads) as pages, _writer(files.names, _HEAP_OF_NAMES, 1) as names:
        with our_store():
            held = IndexWriting(files, (pages, names))
        try:
            yield held
        finally:
            held.close()


@contextmanager
def _writer(index: Index, heap: int, threads: int) -> Iterator[IndexWriter]:
    try:
        writer = index.writer(heap_size=heap, num_threads=threads)
    except ValueError as cause:
        if "LockBusy" in str(cause):
            raise CaseBusyError(
                "Another process is writing to the search index of this case.",
                unharmed="Nothing was changed.",
                next_step="wait until it has ended, then ask again.",
            ) from cause
        raise unreadable() from cause
    try:
        yield writer
    finally:
        # Frees the lock; what was not committed is dropped.
        with our_store():
            writer.wait_merging_threads()


@contextmanager
def our_store() -> Iterator[None]:
    """What Tantivy or the disk says against our own index, said as an error of ours."""
    try:
        yield
    except (ValueError, OSError) as cause:
        raise unreadable() from cause
    except BaseException as cause:
        # Tantivy panics over a damaged segment; its exception is no `Exception`, and has no name to import.
        if type(cause).__name__ == "PanicException":
            raise unreadable() from cause
        raise


def unreadable() -> IndexUnreadableError:
    """The error for an index that is damaged, or of which the disk says no."""
    return IndexUnreadableError(
        "The search index cannot be read or written.",
        unharmed="Originals, texts and findings are not in it, and were not touched.",
        next_step="delete the index folder inside the case; the next search makes it again from the catalogue.",
    )
