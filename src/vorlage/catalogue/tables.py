# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The tables of the catalogue, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
)

from vorlage.catalogue.characters import CODE, AnyLine, AnyText

SCHEMA_VERSION = 6

BIG: Final = BigInteger().with_variant(Integer, "sqlite")
"""A number that may pass two thousand million; SQLite has but one kind."""

metadata = MetaData()

facts = Table("facts", metadata, Column("name", CODE, primary_key=True), Column("value", AnyText, nullable=False))

accessions = Table(
    "accessions",
    metadata,
    Column("number", CODE, primary_key=True),
    Column("genre", CODE, nullable=False),
    Column("code_name", AnyLine),
    Column("note", AnyText, nullable=False),
    Column("opened_at", CODE, nullable=False),
    Column("closed_at", CODE),
    # Lets an interrupted `add` find its accession again; both are erased when the accession closes (decision 0006).
    Column("resume_salt", LargeBinary),
    Column("resume_mark", LargeBinary),
)

items = Table(
    "items",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("accession", ForeignKey("accessions.number"), nullable=False),
    Column("path", AnyText, nullable=False),
    Column("digest", CODE),
    Column("size_bytes", BIG, nullable=False),
    Column("genre", CODE, nullable=False),
    Column("parent", ForeignKey("items.number")),
    Column("media_type", AnyLine, nullable=False),
    Column("outcome", CODE, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("duplicate_of", ForeignKey("items.number")),
    Column("extraction_version", CODE, nullable=False),
    Column("is_indexed", Boolean, nullable=False, default=False),
    # Of an item that is pending until its pages are recognised: the outcome it will have.
    Column("settles_as", CODE),
    # A path may be longer than what a tree of PostgreSQL takes as a key.
    Index("items_by_path", "accession", "path").ddl_if(dialect="sqlite"),
    Index("items_by_path", "path", postgresql_using="hash").ddl_if(dialect="postgresql"),
    Index("items_by_digest", "digest"),
    Index("items_by_outcome", "outcome"),
    Index("items_by_parent", "parent"),
)

pages = Table(
    "pages",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", AnyLine, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("origin", CODE, nullable=False),
    Column("language", AnyLine, nullable=False),
    Column("is_read", Boolean, nullable=False),
    # Packed words and hidden texts; see `catalogue/pages.py`.
    Column("words", LargeBinary, nullable=False),
    Column("hidden", LargeBinary, nullable=False),
    # What recognised the text, when it was made, and of a page that is not read, why. Empty in pages of layout 2.
    Column("engine", AnyLine),
    Column("reason", AnyText),
    Column("made_at", CODE),
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
    Column("digest", CODE, primary_key=True),
    Column("origin", CODE, primary_key=True),
    Column("engine", AnyLine, primary_key=True),
    Column("text", AnyText, nullable=False),
    Column("language", AnyLine, nullable=False),
    Column("is_read", Boolean, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("made_at", CODE, nullable=False),
)

heads = Table(
    "heads",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("title", AnyText, nullable=False),
    Column("outlet", AnyText, nullable=False),
    Column("published", AnyLine, nullable=False),
    Column("byline", AnyText, nullable=False),
    Column("credits", AnyText, nullable=False),
    # Of any record: when the original's own properties say it was made. Empty in records of layout 3.
    Column("made_on", AnyLine),
)

custody_events = Table(
    "custody_events",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", CODE, nullable=False),
    Column("kind", CODE, nullable=False),
    Column("accession", CODE),
    Column("item", Integer),
    Column("digest", CODE),
    Column("tool", CODE, nullable=False),
    Column("detail", AnyText, nullable=False),
)

derivations = Table(
    "derivations",
    metadata,
    Column("kind", CODE, primary_key=True),
    Column("key", CODE, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

# Human work: rows are added, never changed or taken away. What the machine suggested is kept beside what was decided.
findings = Table(
    "findings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("item_a", ForeignKey("items.number"), nullable=False),
    Column("item_b", ForeignKey("items.number"), nullable=False),
    Column("decision", CODE, nullable=False),
    Column("relation", CODE, nullable=False),
    Column("derives", CODE, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
)

# Marks on items, which everybody who works on the case sees: on items only, never on a person they concern.
tags = Table(
    "tags",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("tag", AnyLine, primary_key=True),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
    Index("tags_by_tag", "tag"),
)

# The next three are private to a member of the desk: what one looks at is not the business of the others.
stars = Table(
    "stars",
    metadata,
    Column("member", AnyLine, primary_key=True),
    Column("item", ForeignKey("items.number"), primary_key=True),
    Column("made_at", CODE, nullable=False),
)

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("member", AnyLine, nullable=False),
    Column("name", AnyLine, nullable=False),
    Column("query", AnyText, nullable=False),
    # Canonical JSON: keys sorted, no white space.
    Column("options", AnyText, nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("made_at", CODE, nullable=False),
    # When its answer was last looked at, and what it then held, as canonical JSON; empty until it is.
    Column("seen_at", CODE),
    Column("seen", AnyText),
    Index("saved_searches_by_member", "member"),
)

search_history = Table(
    "search_history",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("member", AnyLine, nullable=False),
    Column("asked_at", CODE, nullable=False),
    Column("query", AnyText, nullable=False),
    Column("options", AnyText, nullable=False),
    Column("total", Integer, nullable=False),
    Index("search_history_by_member", "member"),
)

# How names of a person are spelled, or an identifier of theirs: what must be hidden, or may be shown. Never exported.
person_spellings = Table(
    "person_spellings",
    metadata,
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("spelling", AnyText, nullable=False),
)

# Human work: what people decided about a name. Rows are added, never changed or taken away; the later counts.
name_decisions = Table(
    "name_decisions",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("person", Integer, nullable=False),
    Column("kind", CODE, nullable=False),
    Column("ground", AnyText, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
)

# Human work: what people decided about claims. Rows are added, never changed or taken away; a later one undoes.
claim_decisions = Table(
    "claim_decisions",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", CODE, nullable=False),
    # What was decided upon, as it was shown and typed that day.
    Column("suggestion", CODE, nullable=False),
    Column("decision", CODE, nullable=False),
    Column("stance", CODE),
    # What the machine had said of it.
    Column("machine", CODE, nullable=False),
    # The earlier decision that this one undoes or countersigns.
    Column("about", Integer),
    Column("needs_second", Boolean, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
)

# The words that a decision hangs on, as W3C selectors with the digest of the text they stood in.
decision_anchors = Table(
    "decision_anchors",
    metadata,
    Column("decision", ForeignKey("claim_decisions.sequence"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("role", CODE, nullable=False),
    Column("claim_kind", CODE),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("page", Integer, nullable=False),
    # Code points from the beginning of that page, half-open.
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("layer_digest", CODE, nullable=False),
    Column("exact", AnyText, nullable=False),
    Column("prefix", AnyText, nullable=False),
    Column("suffix", AnyText, nullable=False),
    Index("decision_anchors_by_item", "item"),
)

# What became of decisions when texts were read anew: carried over, stale, or standing as before.
decision_standings = Table(
    "decision_standings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("decision", ForeignKey("claim_decisions.sequence"), nullable=False),
    Column("standing", CODE, nullable=False),
    Column("noted_at", CODE, nullable=False),
)

# How often the texts of a genre have changed: what was derived from them is of one generation.
text_generations = Table(
    "text_generations",
    metadata,
    Column("genre", CODE, primary_key=True),
    Column("generation", Integer, nullable=False),
)

# Human work: a page in another language. The page's own text is never replaced; `aligned` is canonical JSON of spans on
# both sides. Rows are added, never changed or taken away: a checker's word, or a withdrawal, is a row of its own.
translations = Table(
    "translations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("page", Integer, nullable=False),
    # Of the text that was translated.
    Column("layer_digest", CODE, nullable=False),
    Column("language", CODE, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("aligned", AnyText, nullable=False),
    Column("translator", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
    Index("translations_by_item", "item"),
)

translation_steps = Table(
    "translation_steps",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("translation", ForeignKey("translations.number"), nullable=False),
    Column("kind", CODE, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
)

# Human work: what was done to learn whether a record is genuine, and what was found. A withdrawal is a row of its own.
authenticity_checks = Table(
    "authenticity_checks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    # None for a withdrawal, which names the check that it takes back.
    Column("kind", CODE),
    Column("withdraws", Integer),
    Column("found", AnyText, nullable=False),
    # The day on which the check was made, as its maker says.
    Column("made_on", CODE, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
    Index("authenticity_checks_by_item", "item"),
)

# What a check rests on: words of a record, with the digest of the text they stand in, or an item whole, with its own.
authenticity_exhibits = Table(
    "authenticity_exhibits",
    metadata,
    Column("authenticity_check", ForeignKey("authenticity_checks.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("digest", CODE, nullable=False),
    # The rest is empty for an item whole.
    Column("page", Integer),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    Column("exact", AnyText),
    Column("prefix", AnyText),
    Column("suffix", AnyText),
)

# Human work: boxes that people drew to hide what is under them. Rows are added, never changed or taken away: a row with
# `removes` takes an earlier box away, and has no place of its own.
redaction_boxes = Table(
    "redaction_boxes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("removes", Integer),
    Column("page", Integer),
    Column("x0", Float),
    Column("y0", Float),
    Column("x1", Float),
    Column("y1", Float),
    Column("ground", CODE),
    Column("made_by", AnyLine, nullable=False),
    Column("made_at", CODE, nullable=False),
    Index("redaction_boxes_by_item", "item"),
)

# What a model that a person named proposed: one asking of it, and what came of it. Machine results that cannot be made
# again, since the model may be gone: rows are added, never changed. `counts` and `items` are canonical JSON.
proposal_runs = Table(
    "proposal_runs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("proposer", CODE, nullable=False),
    Column("model", AnyLine, nullable=False),
    # Of the model's folder; an endpoint has none, and what it said of itself instead.
    Column("model_digest", CODE),
    Column("said", AnyText, nullable=False),
    Column("prompt", AnyText, nullable=False),
    Column("temperature", Float),
    Column("made_at", CODE, nullable=False),
    Column("items", AnyText, nullable=False),
    Column("counts", AnyText, nullable=False),
)

# Words of reports in which a model says that something is said, as W3C selectors; the speaker as printed, or empty.
proposals = Table(
    "proposals",
    metadata,
    Column("suggestion", CODE, primary_key=True),
    Column("run", ForeignKey("proposal_runs.number"), nullable=False),
    Column("kind", CODE, nullable=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("page", Integer, nullable=False),
    # Code points from the beginning of that page, half-open.
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("layer_digest", CODE, nullable=False),
    Column("exact", AnyText, nullable=False),
    Column("prefix", AnyText, nullable=False),
    Column("suffix", AnyText, nullable=False),
    Column("speaker", AnyText, nullable=False),
    Index("proposals_by_item", "item"),
)

# What was published, as the log of editions has it: a line of canonical JSON each, all of them public.
edition_entries = Table(
    "edition_entries",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("line", AnyText, nullable=False),
)

# What each published exhibit was taken from. Never leaves the case.
edition_exhibits = Table(
    "edition_exhibits",
    metadata,
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("mode", CODE, nullable=False),
    # Code points of the record's text, half-open; empty where the exhibit has no words.
    Column("start_offset", Integer),
    Column("end_offset", Integer),
)

# Human work: that a member read something before it is published, and signs it as it read then.
release_sign_offs = Table(
    "release_sign_offs",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("subject", CODE, nullable=False),
    Column("reading", CODE, nullable=False),
    Column("signed_by", AnyLine, nullable=False),
    Column("signed_at", CODE, nullable=False),
    Index("release_sign_offs_by_subject", "subject"),
)

# The public keys that signed the custody log, in order: the last one signs now.
log_keys = Table(
    "log_keys",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("name", CODE, nullable=False),
    Column("public_key", CODE, nullable=False),
    Column("since_size", Integer, nullable=False),
    Column("made_at", CODE, nullable=False),
)

# Every size at which the custody log was signed, with its root.
log_checkpoints = Table(
    "log_checkpoints",
    metadata,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("root", CODE, nullable=False),
    Column("signed_at", CODE, nullable=False),
)

# That records were sealed. Rasters and leaves lie in the folder of the case, the seed among its secrets.
seals = Table(
    "seals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("item", ForeignKey("items.number"), nullable=False),
    Column("root", CODE, nullable=False),
    Column("layer_digest", CODE, nullable=False),
    Column("version", CODE, nullable=False),
    Column("made_at", CODE, nullable=False),
    # When its rasters, leaves and seed were deleted, with the record; empty while they are there.
    Column("forgotten_at", CODE),
    Index("seals_by_item", "item"),
)

# What of a sealed record left the case, and what was withheld from it and why: rows are added and never changed.
seal_openings = Table(
    "seal_openings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("seal", ForeignKey("seals.number"), nullable=False),
    # Canonical JSON: runs of tiles and places of passages shown; boxes and stretches withheld, each with its ground.
    Column("shown", AnyText, nullable=False),
    Column("withheld", AnyText, nullable=False),
    Column("made_at", CODE, nullable=False),
    Index("seal_openings_by_seal", "seal"),
)

# Human work: that items left the case, and on what ground. `digest` is what their bytes had; `done_at` is empty until
# nothing of them is left.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("item", ForeignKey("items.number"), primary_key=True, autoincrement=False),
    Column("digest", CODE),
    Column("ground", AnyText, nullable=False),
    Column("made_by", AnyLine, nullable=False),
    Column("asked_at", CODE, nullable=False),
    Column("done_at", CODE),
)
