# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages kept in a folder, or in memory, so that a claim finds those that share its words and facts.

One Tantivy index, one document a passage, derived from the catalogue: it can be deleted and made again. Its text is not
encrypted: it lies in the case's folder and is as private as the disk. One process writes at a time.

Residual risks: the text of a record that is gone leaves the folder when its segment is merged, not at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import msgspec
from tantivy import (
    DocAddress,
    Document,
    FieldType,
    Index,
    IndexWriter,
    Occur,
    Schema,
    SchemaBuilder,
    Searcher,
    TextAnalyzerBuilder,
    Tokenizer,
)
from tantivy import Query as Compiled

from vorlage.claims.evidence.heard_names import PassageLexicon, heard_terms
from vorlage.claims.evidence.passages import Passage, passages_of
from vorlage.claims.evidence.terms import dates_taken, fact_terms, number_term, word_terms
from vorlage.claims.wording import STOP_WORDS
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import CaseBusyError, IndexUnreadableError
from vorlage.domain.pages import PageOrigin, Record
from vorlage.extraction.keys import name_spans
from vorlage.names.folding import FOLDING_VERSION, fold, fold_text
from vorlage.search.words import base_language, words_in

STORE_VERSION: Final = f"2;folding {FOLDING_VERSION};{version('tantivy')}"
"""Changes whenever a store written before would answer otherwise: it is then made again."""

_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{2,}(?!\w)")
_STATE: Final = "state.json"
_HEAP_BYTES: Final = 60_000_000
_COMMIT_RECORDS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRecord:
    """What the store knows of a record without its text: the digest it was read by, and its pages by language."""

    digest: str
    languages: Mapping[str, int]
    without_text: int
    unread: int
    failed_ocr: int


_PACK: Final = msgspec.msgpack.Encoder()
_UNPACK: Final = msgspec.msgpack.Decoder(
    tuple[int, str, int, str, int, int, str, str, str, str, tuple[str, ...], tuple[tuple[int, float], ...]]
)


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("item_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="words", index_option="position")
    builder.add_text_field("stems", tokenizer_name="words", index_option="freq")
    builder.add_text_field("near", tokenizer_name="words", index_option="basic")
    builder.add_text_field("facts", tokenizer_name="words", index_option="basic")
    builder.add_text_field("names", tokenizer_name="words", index_option="basic")
    builder.add_float_field("amounts", indexed=True, fast=True)
    builder.add_bytes_field("passage", stored=True)
    return builder.build()


class PassageStore:
    """The passages of the primary records of one case."""

    def __init__(self, index: Index, folder: Path | None) -> None:
        # Words are cut by us, so that none is dropped for its length.
        index.register_tokenizer("words", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        self._index = index
        self._folder = folder
        self.held: dict[ItemNumber, HeldRecord] = _read_state(folder) if folder else {}
        self._reload()

    @classmethod
    def over(cls, records: Iterable[Record]) -> PassageStore:
        """The passages of these records, in memory."""
        store = cls(Index(_schema()), None)
        given = {record.number: record for record in records}
        store.bring_up_to_date(dict.fromkeys(given, ""), lambda numbers: [given[number] for number in numbers])
        return store

    @classmethod
    def open(cls, folder: Path) -> PassageStore:
        """The store in a folder, an empty one where there is none of this version.

        Raises:
            IndexUnreadableError: It is damaged, or cannot be made.
        """
        with _our_store():
            place = folder / f"passages-{_named(STORE_VERSION)}"
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(Index(_schema(), path=str(place)), place)

    def bring_up_to_date(
        self, wanted: Mapping[ItemNumber, str], read: Callable[[Sequence[ItemNumber]], Iterable[Record]]
    ) -> int:
        """Hold the passages of exactly these records; one whose digest is known is not read again.

        A kill at any moment leaves a store that the next call completes.

        Args:
            wanted: The primary records, each with a digest that changes when its text does.
            read: Gives records by number; asked for a few at a time.

        Returns:
            How many records were read.

        Raises:
            CaseBusyError: Another process is writing to it.
            IndexUnreadableError: It cannot be written.
        """
        gone = [number for number in self.held if number not in wanted]
        fresh = [number for number, digest in wanted.items() if not self._holds(number, digest)]
        if not gone and not fresh:
            return 0
        writer = self._writer()
        try:
            with _our_store():
                for number in gone:
                    writer.delete_documents_by_term("item_key", str(number))
                    del self.held[number]
                for at in range(0, max(1, len(fresh)), _COMMIT_RECORDS):
                    some = fresh[at : at + _COMMIT_RECORDS]
                    for record in read(some):
                        self._add(writer, record, wanted[record.number])
                    writer.commit()
                    self._keep_state()
        finally:
            with _our_store():
                writer.wait_merging_threads()
        self._reload()
        return len(fresh)

    def _holds(self, number: ItemNumber, digest: str) -> bool:
        held = self.held.get(number)
        return held is not None and held.digest == digest

    def _writer(self) -> IndexWriter:
        try:
            return self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        except ValueError as cause:
            raise CaseBusyError(
                "Another process is laying out the passages of this case.",
                unharmed="Nothing was changed.",
                next_step="wait until it has ended, then ask again.",
            ) from cause

    def _add(self, writer: IndexWriter, record: Record, digest: str) -> None:
        writer.delete_documents_by_term("item_key", str(record.number))
        for passage in passages_of(record):
            fields = _fields_of(passage)
            amounts = [float(term[1:]) for term in str(fields["facts"]).split() if term.startswith("n")]
            document = Document.from_dict(fields, self._index.schema)
            for amount in amounts:
                document.add_float("amounts", amount)
            writer.add_document(document)
        languages: dict[str, int] = {}
        for page in record.pages:
            if page.text.strip():
                language = base_language(page.language)
                languages[language] = languages.get(language, 0) + 1
        unread = [page for page in record.pages if not page.is_read]
        self.held[record.number] = HeldRecord(
            digest=digest,
            languages=languages,
            without_text=len(record.pages) - sum(languages.values()),
            unread=len(unread),
            failed_ocr=sum(page.origin is PageOrigin.OCR or bool(page.engine) for page in unread),
        )

    def _keep_state(self) -> None:
        if self._folder is None:
            return
        shaped = {
            str(number): [held.digest, dict(held.languages), held.without_text, held.unread, held.failed_ocr]
            for number, held in sorted(self.held.items())
        }
        fresh = self._folder / f"{_STATE}.new"
        fresh.write_text(json.dumps(shaped), encoding="utf-8")
        fresh.replace(self._folder / _STATE)

    def _reload(self) -> None:
        with _our_store():
            self._index.reload()
            self.searcher: Searcher = self._index.searcher()
        self.languages: tuple[str, ...] = tuple(
            sorted({language for held in self.held.values() for language in held.languages})
        )
        self.lexicon = PassageLexicon(self.searcher)
        self.name_rows: dict[str, list[tuple[str, ...]]] = {}
        """Spellings of names asked for before; of this state of the store."""
        self._capital: dict[str, bool] = {}

    # --- asking -----------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return int(self.searcher.num_docs)

    def count(self, field: str, term: str) -> int:
        """In how many passages a term stands."""
        return int(self.searcher.doc_freq(field, term))

    def best(self, asked: Compiled, most: int) -> list[tuple[float, DocAddress]]:
        """The passages that answer best, with their scores."""
        with _our_store():
            hits = self.searcher.search(asked, most, count=False).hits
        return [(float(score or 0.0), address) for score, address in hits]

    def passage(self, address: DocAddress) -> Passage:
        """The passage at an address."""
        packed: Any = self.searcher.doc(address).get_first("passage")
        number, path, page, language, start, end, text, heading, before, after, columns, sums = _UNPACK.decode(packed)
        return Passage(
            number=ItemNumber(number), path=path, page=page, language=language, start=start, end=end, text=text,
            heading=heading, before=before, after=after, columns=columns, sums=sums,
        )  # fmt: skip

    def name_words(self, text: str) -> frozenset[str]:
        """The words of names in a text, folded: by capitals, and where a word opens it, by what the passages write."""
        found = {word for name in name_spans(text) for word in words_in(fold_text(text[name.start : name.end]))}
        taken = dates_taken(text)
        for match in _CAPITAL.finditer(text):
            if not any(a <= match.start() < b for a, b in taken) and self._is_always_capital(match.group()):
                found.add(fold_text(match.group()))
        return frozenset(found)

    def _is_always_capital(self, word: str) -> bool:
        """Whether no passage writes a word small: what opens a sentence is a name then, and else only opens it."""
        folded = fold_text(word)
        if folded not in self._capital:
            count = self.count("words", folded)
            named = max((self.count("names", term) for term in heard_terms(word, folded)), default=0)
            self._capital[folded] = count > 0 and named >= count and folded not in STOP_WORDS
        return self._capital[folded]

    def has_number(self, number: ItemNumber, amount: float) -> bool:
        """Whether an amount stands anywhere in a record, whatever it counts there."""
        term, item = self.term("facts", number_term(amount)), self.term("item_key", str(number))
        both = Compiled.boolean_query([(Occur.Must, term), (Occur.Must, item)])
        return bool(self.best(both, 1))

    def counts_number(self, amount: float) -> bool:
        """Whether an amount stands anywhere in any record."""
        return self.count("facts", number_term(amount)) > 0

    def term(self, field: str, term: str) -> Compiled:
        """What asks for one term."""
        option = {"words": "position", "stems": "freq"}.get(field, "basic")
        return Compiled.term_query(self._index.schema, field, term, option)

    def amounts(self, low: float, high: float) -> Compiled:
        """What asks for numbers between two, both included."""
        return Compiled.range_query(self._index.schema, "amounts", FieldType.Float, low, high)

    def row(self, words: Sequence[str]) -> Compiled:
        """What asks for folded words in a row."""
        if len(words) == 1:
            return self.term("words", words[0])
        return Compiled.phrase_query(self._index.schema, "words", list(words))


def _fields_of(passage: Passage) -> dict[str, object]:
    folded = fold(passage.text)
    facts = fact_terms(passage.text)
    facts += [number_term(total) for _, total in passage.sums]
    return {
        "item_key": str(passage.number),
        "words": " ".join(words_in(folded.text)),
        "stems": " ".join(word_terms(passage.worded, passage.language)),
        "near": " ".join(dict.fromkeys(word_terms(passage.around, passage.language))),
        "facts": " ".join(dict.fromkeys(facts)),
        "names": " ".join(heard_terms(passage.text, folded.text)),
        "passage": _PACK.encode(
            (
                int(passage.number), passage.path, passage.page, passage.language, passage.start, passage.end,
                passage.text, passage.heading, passage.before, passage.after, passage.columns, passage.sums,
            )
        ),
    }  # fmt: skip


@contextmanager
def _our_store() -> Iterator[None]:
    """What Tantivy or the disk says against our own store, said as an error of ours."""
    try:
        yield
    except (ValueError, OSError) as cause:
        raise _unreadable() from cause
    except BaseException as cause:
        # Tantivy panics over a damaged segment; its exception is no `Exception`, and has no name to import.
        if type(cause).__name__ == "PanicException":
            raise _unreadable() from cause
        raise


def _unreadable() -> IndexUnreadableError:
    return IndexUnreadableError(
        "The passages of this case cannot be read or written.",
        unharmed="Originals, texts and findings are not in it, and were not touched.",
        next_step="delete the folder `derived/passages` inside the case; the next look at claims makes it again.",
    )


def _named(said: str) -> str:
    return "".join(character if character.isalnum() or character in ".-" else "_" for character in said)


def _read_state(folder: Path) -> dict[ItemNumber, HeldRecord]:
    place = folder / _STATE
    if not place.is_file():
        return {}
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
        return {
            ItemNumber(int(number)): HeldRecord(
                digest=row[0], languages=row[1], without_text=row[2], unread=row[3], failed_ocr=row[4]
            )
            for number, row in kept.items()
        }
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        # Derived: what cannot be read is made again.
        return {}
