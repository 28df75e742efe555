# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From the layout of an earlier version to the present one, a numbered step at a time (decision 0011).

A step only adds: a table, or a column that may be empty. It runs in one transaction with the new version number, so a
kill leaves either the old layout or the new one. What a step says is frozen: it describes the layout of its day, in the
words of SQLite; `as_said_to` has those that PostgreSQL says otherwise. In a PostgreSQL layout 4 was the first.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection, text

from vorlage.catalogue.tables import SCHEMA_VERSION

_FINDINGS: Final = """
CREATE TABLE findings (
    sequence INTEGER NOT NULL,
    item_a INTEGER NOT NULL,
    item_b INTEGER NOT NULL,
    decision VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    derives VARCHAR NOT NULL,
    reason TEXT NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence),
    FOREIGN KEY(item_a) REFERENCES items (number),
    FOREIGN KEY(item_b) REFERENCES items (number)
)
"""

_LAYERS: Final = """
CREATE TABLE layers (
    item INTEGER NOT NULL,
    page INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    engine VARCHAR NOT NULL,
    text TEXT NOT NULL,
    language VARCHAR NOT NULL,
    is_read BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    words BLOB NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (item, page, digest, origin, engine),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_TAGS: Final = """
CREATE TABLE tags (
    item INTEGER NOT NULL,
    tag VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (item, tag),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_STARS: Final = """
CREATE TABLE stars (
    member VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (member, item),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_SAVED_SEARCHES: Final = """
CREATE TABLE saved_searches (
    number INTEGER NOT NULL,
    member VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    query TEXT NOT NULL,
    options TEXT NOT NULL,
    is_shared BOOLEAN NOT NULL,
    made_at VARCHAR NOT NULL,
    seen_at VARCHAR,
    seen TEXT,
    PRIMARY KEY (number)
)
"""

_SEARCH_HISTORY: Final = """
CREATE TABLE search_history (
    sequence INTEGER NOT NULL,
    member VARCHAR NOT NULL,
    asked_at VARCHAR NOT NULL,
    query TEXT NOT NULL,
    options TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_PERSON_SPELLINGS: Final = """
CREATE TABLE person_spellings (
    person INTEGER NOT NULL,
    position INTEGER NOT NULL,
    spelling TEXT NOT NULL,
    PRIMARY KEY (person, position)
)
"""

_NAME_DECISIONS: Final = """
CREATE TABLE name_decisions (
    sequence INTEGER NOT NULL,
    person INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    ground TEXT NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_CLAIM_DECISIONS: Final = """
CREATE TABLE claim_decisions (
    sequence INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    suggestion VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,
    stance VARCHAR,
    machine VARCHAR NOT NULL,
    about INTEGER,
    needs_second BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_DECISION_ANCHORS: Final = """
CREATE TABLE decision_anchors (
    decision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    claim_kind VARCHAR,
    item INTEGER NOT NULL,
    page INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    layer_digest VARCHAR NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    PRIMARY KEY (decision, position),
    FOREIGN KEY(decision) REFERENCES claim_decisions (sequence),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_DECISION_STANDINGS: Final = """
CREATE TABLE decision_standings (
    sequence INTEGER NOT NULL,
    decision INTEGER NOT NULL,
    standing VARCHAR NOT NULL,
    noted_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence),
    FOREIGN KEY(decision) REFERENCES claim_decisions (sequence)
)
"""

_TEXT_GENERATIONS: Final = """
CREATE TABLE text_generations (
    genre VARCHAR NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY (genre)
)
"""

_TRANSLATIONS: Final = """
CREATE TABLE translations (
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    page INTEGER NOT NULL,
    layer_digest VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    text TEXT NOT NULL,
    aligned TEXT NOT NULL,
    translator VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_TRANSLATION_STEPS: Final = """
CREATE TABLE translation_steps (
    sequence INTEGER NOT NULL,
    translation INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence),
    FOREIGN KEY(translation) REFERENCES translations (number)
)
"""

_AUTHENTICITY_CHECKS: Final = """
CREATE TABLE authenticity_checks (
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    kind VARCHAR,
    withdraws INTEGER,
    found TEXT NOT NULL,
    made_on VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_AUTHENTICITY_EXHIBITS: Final = """
CREATE TABLE authenticity_exhibits (
    authenticity_check INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    page INTEGER,
    start_offset INTEGER,
    end_offset INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    PRIMARY KEY (authenticity_check, position),
    FOREIGN KEY(authenticity_check) REFERENCES authenticity_checks (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_PROPOSAL_RUNS: Final = """
CREATE TABLE proposal_runs (
    number INTEGER NOT NULL,
    proposer VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    model_digest VARCHAR,
    said TEXT NOT NULL,
    prompt TEXT NOT NULL,
    temperature FLOAT,
    made_at VARCHAR NOT NULL,
    items TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (number)
)
"""

_PROPOSALS: Final = """
CREATE TABLE proposals (
    suggestion VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    page INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    layer_digest VARCHAR NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    speaker TEXT NOT NULL,
    PRIMARY KEY (suggestion),
    FOREIGN KEY(run) REFERENCES proposal_runs (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_REDACTION_BOXES: Final = """
CREATE TABLE redaction_boxes (
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    removes INTEGER,
    page INTEGER,
    x0 FLOAT,
    y0 FLOAT,
    x1 FLOAT,
    y1 FLOAT,
    ground VARCHAR,
    made_by VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_EDITION_ENTRIES: Final = """
CREATE TABLE edition_entries (
    sequence INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_EDITION_EXHIBITS: Final = """
CREATE TABLE edition_exhibits (
    edition INTEGER NOT NULL,
    place INTEGER NOT NULL,
    item INTEGER NOT NULL,
    page INTEGER NOT NULL,
    mode VARCHAR NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    PRIMARY KEY (edition, place),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_RELEASE_SIGN_OFFS: Final = """
CREATE TABLE release_sign_offs (
    sequence INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    reading VARCHAR NOT NULL,
    signed_by VARCHAR NOT NULL,
    signed_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_SEALS: Final = """
CREATE TABLE seals (
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    root VARCHAR NOT NULL,
    layer_digest VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    forgotten_at VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_SEAL_OPENINGS: Final = """
CREATE TABLE seal_openings (
    sequence INTEGER NOT NULL,
    seal INTEGER NOT NULL,
    shown TEXT NOT NULL,
    withheld TEXT NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence),
    FOREIGN KEY(seal) REFERENCES seals (number)
)
"""

_WITHDRAWALS: Final = """
CREATE TABLE withdrawals (
    item INTEGER NOT NULL,
    digest VARCHAR,
    ground TEXT NOT NULL,
    made_by VARCHAR NOT NULL,
    asked_at VARCHAR NOT NULL,
    done_at VARCHAR,
    PRIMARY KEY (item),
    FOREIGN KEY(item) REFERENCES items (number)
)
"""

_LOG_KEYS: Final = """
CREATE TABLE log_keys (
    sequence INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    public_key VARCHAR NOT NULL,
    since_size INTEGER NOT NULL,
    made_at VARCHAR NOT NULL,
    PRIMARY KEY (sequence)
)
"""

_LOG_CHECKPOINTS: Final = """
CREATE TABLE log_checkpoints (
    size INTEGER NOT NULL,
    root VARCHAR NOT NULL,
    signed_at VARCHAR NOT NULL,
    PRIMARY KEY (size)
)
"""

STEPS: Final[dict[int, tuple[str, ...]]] = {
    1: (_FINDINGS,),
    2: (
        _LAYERS,
        "ALTER TABLE pages ADD COLUMN engine VARCHAR",
        "ALTER TABLE pages ADD COLUMN reason TEXT",
        "ALTER TABLE pages ADD COLUMN made_at VARCHAR",
        "ALTER TABLE pages ADD COLUMN awaits_ocr BOOLEAN",
        "ALTER TABLE items ADD COLUMN settles_as VARCHAR",
        "CREATE INDEX pages_awaiting_ocr ON pages (awaits_ocr)",
        "CREATE INDEX items_by_parent ON items (parent)",
    ),
    3: (
        _TAGS,
        "CREATE INDEX tags_by_tag ON tags (tag)",
        _STARS,
        _SAVED_SEARCHES,
        "CREATE INDEX saved_searches_by_member ON saved_searches (member)",
        _SEARCH_HISTORY,
        "CREATE INDEX search_history_by_member ON search_history (member)",
        _PERSON_SPELLINGS,
        _NAME_DECISIONS,
        "ALTER TABLE heads ADD COLUMN made_on VARCHAR",
    ),
    4: (
        _CLAIM_DECISIONS,
        _DECISION_ANCHORS,
        "CREATE INDEX decision_anchors_by_item ON decision_anchors (item)",
        _DECISION_STANDINGS,
        _TEXT_GENERATIONS,
        _TRANSLATIONS,
        "CREATE INDEX translations_by_item ON translations (item)",
        _TRANSLATION_STEPS,
        _AUTHENTICITY_CHECKS,
        "CREATE INDEX authenticity_checks_by_item ON authenticity_checks (item)",
        _AUTHENTICITY_EXHIBITS,
    ),
    5: (
        _REDACTION_BOXES,
        "CREATE INDEX redaction_boxes_by_item ON redaction_boxes (item)",
        _PROPOSAL_RUNS,
        _PROPOSALS,
        "CREATE INDEX proposals_by_item ON proposals (item)",
        _EDITION_ENTRIES,
        _EDITION_EXHIBITS,
        _RELEASE_SIGN_OFFS,
        "CREATE INDEX release_sign_offs_by_subject ON release_sign_offs (subject)",
        _SEALS,
        "CREATE INDEX seals_by_item ON seals (item)",
        _SEAL_OPENINGS,
        "CREATE INDEX seal_openings_by_seal ON seal_openings (seal)",
        _LOG_KEYS,
        _LOG_CHECKPOINTS,
        _WITHDRAWALS,
    ),
}
"""What leads from each layout to the next."""


def known_layout(found: str | None) -> int | None:
    """The number of a layout that is the present one, or from which steps lead to it; None for any other."""
    if found is None or not (found.isascii() and found.isdigit()) or int(found) > SCHEMA_VERSION:
        return None
    return int(found) if all(version in STEPS for version in range(int(found), SCHEMA_VERSION)) else None


def migrate(connection: Connection, found: int) -> None:
    """Take the steps from a layout to the present one, in the running transaction.

    The version is written before anything is read: of two processes that open an old case at once, the second waits
    here, then finds that nothing is left to do.
    """
    for version in range(found, SCHEMA_VERSION):
        changed = connection.execute(
            text("UPDATE facts SET value = :new WHERE name = 'schema_version' AND value = :old"),
            {"new": str(version + 1), "old": str(version)},
        )
        if changed.rowcount:
            for statement in STEPS[version]:
                connection.execute(text(as_said_to(connection.dialect.name, statement)))


def as_said_to(dialect: str, statement: str) -> str:
    """A statement of a step as a database understands it; in a PostgreSQL all text is sorted by code points."""
    if dialect != "postgresql":
        return statement
    return re.sub(r"\b(?:VARCHAR|TEXT)\b", r'\g<0> COLLATE "C"', re.sub(r"\bBLOB\b", "BYTEA", statement))
