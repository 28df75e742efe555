# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The tables of the catalogue, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 4

metadata = MetaData()

facts = Table("facts", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

accessions = Table(
    "accessions",
    metadata,
    Column("number", String, primary_key=True),
    Column("genre", String, nullable=False),
    Column("code_name", String),
    Column("note", Text, nullable=False),
    Column("opened_at", String, nullable=False),
    Column("closed_at", String),
    # Lets an interrupted `add` find its accession again; both are erased when the accession closes (decision 0006).
    Column("resume_salt", LargeBinary),
    Column("resume_mark", LargeBinary),
)

items = Table(
    "items",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("accession", ForeignKey("accessions.number"), nullable=False),
    Column("path", Text, nullable=False),
    Column("digest", String),
    Column("size_bytes", Integer, nullable=False),
    Column("genre", String, nullable=False),
    Column("parent", ForeignKey("items.number")),
    Column("media_type", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("duplicate_of", ForeignKey("items.number")),
    Column("extraction_version", String, nullable=False),
    Column("is_indexed", Boolean, nullable=False, default=False),
    # Of an item that is pending until its pages are recognised: the outcome it will have.
    Column("settles_as", String),
    Index("items_by_path", "accession", "path"),
    Index("items_by_digest", "digest"),
    Index("items_by_outcome", "outcome"),
    Index("items_by_parent", "parent"),
)

pages = Table(
    "pages",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", String, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("text", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("language", String, nullable=False),
    Column("is_read", Boolean, nullable=False),
    # Packed words and hidden texts; see `catalogue/pages.py`.
    Column("words", LargeBinary, nullable=False),
    Column("hidden", LargeBinary, nullable=False),
    # What recognised the text, when it was made, and of a page that is not read, why. Empty in pages of layout 2.
    Column("engine", String),
    Column("reason", Text),
    Column("made_at", String),
    # Whether it is still to be recognised (OCR); a kill leaves it so.
    Column("awaits_ocr", Boolean),
    Index("pages_awaiting_ocr", "awaits_ocr"),
)

# The texts a page has besides the one it shows: set aside when a better one came, and never thrown away.
layers = Table(
    "layers",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("digest", String, primary_key=True),
    Column("origin", String, primary_key=True),
    Column("engine", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("is_read", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("made_at", String, nullable=False),
)

heads = Table(
    "heads",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", String, nullable=False),
    Column("byline", Text, nullable=False),
    Column("credits", Text, nullable=False),
    # Of any record: when the original's own properties say it was made. Empty in records of layout 3.
    Column("made_on", String),
)

custody_events = Table(
    "custody_events",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("accession", String),
    Column("item", Integer),
    Column("digest", String),
    Column("tool", String, nullable=False),
    Column("detail", Text, nullable=False),
)

derivations = Table(
    "derivations",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

# Human work: rows are added, never changed or taken away. What the machine suggested is kept beside what was decided.
findings = Table(
    "findings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("item_a", ForeignKey("items.number"), nullable=False),
    Column("item_b", ForeignKey("items.number"), nullable=False),
    Column("decision", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("derives", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", String, nullable=False),
)

# Marks on items, which everybody who works on the case sees: on items only, never on a person they concern.
tags = Table(
    "tags",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("tag", String, primary_key=True),
    Column("made_by", String, nullable=False),
    Column("made_at", String, nullable=False),
    Index("tags_by_tag", "tag"),
)

# The next three are private to a member of the desk: what one looks at is not the business of the others.
stars = Table(
    "stars",
    metadata,
    Column("member", String, primary_key=True),
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("made_at", String, nullable=False),
)

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("member", String, nullable=False),
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
    # Canonical JSON: keys sorted, no white space.
    Column("options", Text, nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("made_at", String, nullable=False),
    # When its answer was last looked at, and what it then held, as canonical JSON; empty until it is.
    Column("seen_at", String),
    Column("seen", Text),
    Index("saved_searches_by_member", "member"),
)

search_history = Table(
    "search_history",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("member", String, nullable=False),
    Column("asked_at", String, nullable=False),
    Column("query", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Index("search_history_by_member", "member"),
)

# How the names of a person are spelled, or an identifier of theirs: what must be hidden, or may be shown. Never exported.
person_spellings = Table(
    "person_spellings",
    metadata,
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("spelling", Text, nullable=False),
)

# Human work: what people decided about a name. Rows are added, never changed or taken away; the later counts.
name_decisions = Table(
    "name_decisions",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("person", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("ground", Text, nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", String, nullable=False),
)
