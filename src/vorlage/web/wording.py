# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words on the screen for each state: evidence, never blame; and what a machine guessed is named as a guess.

Every member of an enum that a page shows has its words here; a test fails when one is missing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from vorlage.domain.authenticity import CheckKind
from vorlage.domain.batches import BatchState, LineFault
from vorlage.domain.claim_decisions import AnchorStanding, DecisionKind
from vorlage.domain.claims import (
    ClaimKind,
    ClaimStatus,
    Comparator,
    DriftKind,
    MachineState,
    Quantity,
    Stance,
    Value,
    WhyOffered,
)
from vorlage.domain.custody import EventKind, Genre, Outcome
from vorlage.domain.document_references import DocumentForm, LinkObjection, LinkReason
from vorlage.domain.facets import Facet, Grouping, SortOrder
from vorlage.domain.families import KinshipKind
from vorlage.domain.lineage import Decision, Derivation, OriginCount, PassageKind, Relation, VariantKind
from vorlage.domain.names import NameReason, NameVerdict
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.domain.review_queue import QueueKind
from vorlage.domain.search import MatchKind
from vorlage.domain.translations import TranslationStepKind
from vorlage.search.concordance import LineOrder
from vorlage.search.own_date import DateOrigin
from vorlage.search.timeline import Doubt, Unit

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Genre: {
        Genre.PRIMARY: "primary",
        Genre.REPORT: "report",
        Genre.REFERENCE: "reference",
    },
    Outcome: {
        Outcome.READ: "read",
        Outcome.CONTAINER: "container",
        Outcome.DUPLICATE: "duplicate",
        Outcome.ENCRYPTED: "encrypted",
        Outcome.UNSUPPORTED: "unsupported",
        Outcome.DAMAGED: "damaged",
        Outcome.REFUSED: "refused",
        Outcome.EMPTY: "empty",
        Outcome.PENDING: "pending",
    },
    Relation: {
        Relation.VERBATIM: "the same text",
        Relation.TRUNCATED: "one is cut short",
        Relation.LIGHT_EDIT: "lightly edited",
        Relation.PARTIAL_REUSE: "parts reused",
        Relation.SPUN: "the same text with words swapped",
        Relation.BACK_TRANSLATED: "through another language and back",
        Relation.TRANSLATED: "a translation",
        Relation.SHARED_SOURCE: "own wording, common background",
        Relation.SHARED_QUOTE: "public words in common only",
        Relation.UNKNOWN: "related, how is unknown",
    },
    Derivation: {
        Derivation.COMMON_EXEMPLAR: "both from a common exemplar",
        Derivation.UNKNOWN: "direction unknown",
    },
    PassageKind: {
        PassageKind.SAME: "same words",
        PassageKind.EDITED: "edited",
        PassageKind.REWORDED: "reworded",
        PassageKind.TRANSLATED: "translated",
        PassageKind.QUOTE: "public words (a quotation)",
        PassageKind.BACKGROUND: "agency background",
    },
    VariantKind: {
        VariantKind.NAME: "name",
        VariantKind.NUMBER: "number",
        VariantKind.DATE: "date",
        VariantKind.WORD: "word",
    },
    Decision: {
        Decision.ACCEPT: "the relation holds",
        Decision.REJECT: "no copying relation",
        Decision.HOLD: "looked at, undecided",
    },
    ClaimKind: {
        ClaimKind.QUANTITY: "quantity",
        ClaimKind.DATE: "date",
        ClaimKind.QUOTE: "quote",
        ClaimKind.STATEMENT: "statement",
        ClaimKind.EVENT: "event",
        ClaimKind.DENIAL: "denial",
        ClaimKind.NO_COMMENT: "no comment",
    },
    ClaimStatus: {
        ClaimStatus.UNREVIEWED: "unreviewed",
        ClaimStatus.NO_PASSAGE_FOUND: "no passage found",
        ClaimStatus.NOT_SEARCHED: "not searched",
        ClaimStatus.SUPPORTED: "supported",
        ClaimStatus.PARTLY: "partly supported",
        ClaimStatus.CONTRADICTED: "contradicted",
        ClaimStatus.DISPUTED: "disputed",
        ClaimStatus.SILENT: "pages are silent",
    },
    CheckKind: {
        CheckKind.FORENSIC: "the file itself",
        CheckKind.LINGUISTIC: "its language",
        CheckKind.OTHER_HOLDERS: "others who hold it",
        CheckKind.EXPERTS: "people who know the matter",
    },
    TranslationStepKind: {
        TranslationStepKind.CHECK: "compared with the page by somebody else",
        TranslationStepKind.WITHDRAW: "withdrawn",
    },
    DecisionKind: {
        DecisionKind.EXHIBIT: "on a passage",
        DecisionKind.MEMBER: "whether a mention belongs here",
        DecisionKind.CLAIMS: "whether two claims are one",
        DecisionKind.NAME: "whether two printed names are one",
        DecisionKind.PROPOSAL: "on what a model proposed",
        DecisionKind.UNDO: "a decision undone",
        DecisionKind.SIGN_OFF: "signed off by a second person",
    },
    AnchorStanding: {
        AnchorStanding.HOLDS: "on the text as it is now",
        AnchorStanding.CARRIED: "carried over: the text was read anew, the words stand in it once",
        AnchorStanding.STALE: "stale: the text was read anew, and the words are not found in it once",
    },
    QueueKind: {
        QueueKind.STALE: "a decision whose words were lost",
        QueueKind.SECOND_PERSON: "waits for a second person",
        QueueKind.NAME: "one name in two spellings?",
        QueueKind.DRIFT: "changed on the way",
        QueueKind.CONFLICT: "a page says otherwise",
        QueueKind.CORRUPT: "a value that cannot be",
        QueueKind.EVIDENCE: "a passage to be looked at",
        QueueKind.UNDATED: "which came first?",
    },
    NameVerdict: {
        NameVerdict.ONE_FORM: "one name in two spellings",
        NameVerdict.NEAR: "near: names change so on the way",
        NameVerdict.OTHER: "two names",
        NameVerdict.OPEN: "a single word decides nothing",
    },
    NameReason: {
        NameReason.SAME_LETTERS: "the same letters",
        NameReason.SAME_SYLLABLES: "the same syllables in two writing systems",
        NameReason.SAME_SOUNDS: "the same sounds",
        NameReason.OTHER_ORDER: "given and family name change places",
        NameReason.LEARNED: "letters that stand for each other in pairs of names",
        NameReason.VOWELS: "other or missing vowels",
        NameReason.VOICING: "b for p, d for t, v for f and the like",
        NameReason.SOFTENING: "j for g, sh for x and the like",
        NameReason.LOOK_ALIKES: "letters that look alike in print",
        NameReason.ONE_LETTER: "one letter",
        NameReason.SAME_ROLE: "the same role",
        NameReason.SAME_BODY: "the same body",
        NameReason.SAME_PLACE: "the same place",
        NameReason.ALIGNED: "at one place of a passage that both reports share",
        NameReason.UNSTABLE_NAMES: "one report spells names in several ways",
        NameReason.SINGLE_WORD: "one is a single word",
        NameReason.SYLLABLE_DIFFERS: "one syllable differs: that is two names",
        NameReason.CONSONANT_DIFFERS: "a consonant differs",
        NameReason.LAST_VOWEL_DIFFERS: "the last vowel differs",
        NameReason.PART_DIFFERS: "a part of the name is another",
        NameReason.PART_MISSING: "a part of the name is missing",
        NameReason.OTHER_ROLE: "another role",
        NameReason.OTHER_BODY: "another body",
        NameReason.SIDE_BY_SIDE: "one report prints both",
    },
    DriftKind: {
        DriftKind.ROUNDED: "rounded",
        DriftKind.COMPARATOR: "comparator changed",
        DriftKind.UNIT: "unit changed",
        DriftKind.RELATIVE_DAY: "relative day",
        DriftKind.WORDING: "wording",
        DriftKind.NAME: "name",
        DriftKind.ATTRIBUTION_DROPPED: "attribution dropped",
        DriftKind.HEDGE_DROPPED: "hedge dropped",
        DriftKind.CORRUPTED: "corrupted",
        DriftKind.CHANGED: "changed",
    },
    MachineState: {
        MachineState.CANDIDATE: "a passage about the same matter",
        MachineState.QUOTE_MATCH: "the quoted words stand here",
        MachineState.NUMBER_MATCH: "the same number stands here",
        MachineState.VALUE_DIFFERS: "the same thing stands here, with another value",
        MachineState.NUMBER_ABSENT: "about the same matter, without the number",
    },
    WhyOffered: {
        WhyOffered.SAME_NUMBER: "the same number",
        WhyOffered.ROUNDED_NUMBER: "the number, rounded or bounded as the claim has it",
        WhyOffered.SUM_OF_CELLS: "numbers beside each other add up to it",
        WhyOffered.SAME_THING_COUNTED: "the same thing is counted",
        WhyOffered.OTHER_NUMBER: "the same thing, another number",
        WhyOffered.NUMBER_OF_ANOTHER_THING: "the number stands here, of another thing or time",
        WhyOffered.NUMBER_NOT_HERE: "the number does not stand here",
        WhyOffered.NUMBER_NOWHERE: "no passage of the primary records has the number",
        WhyOffered.SAME_DATE: "the same date",
        WhyOffered.OTHER_DATE: "another date",
        WhyOffered.QUOTED_WORDS: "the quoted words",
        WhyOffered.QUOTED_WORDS_CHANGED: "the quoted words, with others among them",
        WhyOffered.SHARED_WORDS: "words in common",
        WhyOffered.SHARED_NAME: "the same name",
        WhyOffered.NAME_IN_OTHER_SPELLING: "the name in another spelling or script",
        WhyOffered.SHARED_ROLE: "the same office or thing, in another language",
        WhyOffered.WORDS_AROUND: "words of the claim stand beside it",
        WhyOffered.OTHER_LANGUAGE: "in another language: found by numbers, dates, names and offices alone",
    },
    DocumentForm: {
        DocumentForm.MEMO: "a memo",
        DocumentForm.TELEGRAM: "a telegram",
        DocumentForm.BULLETIN: "a bulletin",
        DocumentForm.LETTER: "a letter",
        DocumentForm.REPORT: "a report",
        DocumentForm.DIRECTIVE: "a directive",
        DocumentForm.MANUAL: "a manual",
        DocumentForm.MINUTES: "minutes",
        DocumentForm.SPEECH: "a speech",
        DocumentForm.REGISTER: "a register",
        DocumentForm.CONTRACT: "a contract",
        DocumentForm.MESSAGE: "a message",
        DocumentForm.PAPERS: "papers",
    },
    LinkReason: {
        LinkReason.PAGES_EQUAL: "the same number of pages",
        LinkReason.PAGES_WITHIN: "a number of pages of which this would be said",
        LinkReason.DATE_EQUAL: "the same date is printed on it",
        LinkReason.DATE_WITHIN: "a day of that month or year is printed on it",
        LinkReason.TITLE_PRINTED: "the words of the title stand at its head",
        LinkReason.AUTHOR_PRINTED: "the author is named at its head or foot",
        LinkReason.FORM_PRINTED: "it calls itself so",
    },
    LinkObjection: {
        LinkObjection.PAGES_DIFFER: "another number of pages",
        LinkObjection.DATE_DIFFERS: "only other dates are printed on it",
        LinkObjection.TITLE_ABSENT: "the title does not stand at its head",
        LinkObjection.AUTHOR_ABSENT: "the author is not named at its head or foot",
        LinkObjection.FORM_DIFFERS: "it calls itself something else",
    },
    Stance: {
        Stance.SUPPORTS: "supports the claim",
        Stance.PARTLY: "supports it in part",
        Stance.CONTRADICTS: "contradicts the claim",
        Stance.SILENT: "does not speak to it",
    },
    HiddenKind: {
        HiddenKind.NOTE: "note",
        HiddenKind.COMMENT: "comment",
        HiddenKind.TRACKED: "tracked change",
        HiddenKind.HIDDEN: "hidden text",
        HiddenKind.HEADER: "header or footer",
    },
    KinshipKind: {
        KinshipKind.SAME_TEXT: "same text",
        KinshipKind.NEAR_DUPLICATE: "near-duplicate",
        KinshipKind.VERSION: "version",
    },
    PageOrigin: {
        PageOrigin.NATIVE: "the format's own text",
        PageOrigin.TEXT_LAYER: "text layer of the PDF",
        PageOrigin.OCR: "read from the picture by a machine",
        PageOrigin.HUMAN: "typed by a person",
    },
    MatchKind: {
        MatchKind.EXACT: "as written",
        MatchKind.STEM: "same stem",
        MatchKind.FOLD: "other letter form",
        MatchKind.VARIANT: "spelling variant",
        MatchKind.TRANSLITERATION: "another script",
        MatchKind.FUZZY: "similar spelling",
    },
    BatchState: {
        BatchState.RUNNING: "running",
        BatchState.INTERRUPTED: "interrupted",
        BatchState.STOPPED: "stopped",
        BatchState.DONE: "done",
    },
    LineFault: {
        LineFault.NO_QUERY: "no query on it",
        LineFault.MALFORMED: "its cells cannot be told apart",
        LineFault.BAD_OPTION: "an option has a value it cannot have",
        LineFault.VARIANTS_OFF: "asks for spellings of names, which are off in this run",
        LineFault.REFUSED: "the query is beyond the limits",
    },
    Facet: {
        Facet.GENRE: "Genre",
        Facet.ACCESSION: "Accession",
        Facet.FOLDER: "Folder",
        Facet.TYPE: "Type",
        Facet.LANGUAGE: "Language",
        Facet.DATE: "Date",
        Facet.OUTCOME: "Outcome",
        Facet.ORIGIN: "Where the text is from",
        Facet.BODY: "Institution, as printed",
        Facet.PLACE: "Place, as printed",
        Facet.TAG: "Tag",
        Facet.PERSON: "Persons marked public",
        Facet.STAR: "Star",
    },
    SortOrder: {
        SortOrder.BEST: "best first",
        SortOrder.OLDEST: "oldest first",
        SortOrder.NEWEST: "newest first",
        SortOrder.PATH: "by path",
        SortOrder.NUMBER: "by item number",
    },
    Grouping: {
        Grouping.PAGE: "every page",
        Grouping.RECORD: "one hit for each record",
        Grouping.FAMILY: "one for each family",
        Grouping.CONTAINER: "one for each received file",
    },
    DateOrigin: {
        DateOrigin.MESSAGE: "the Date field of a message",
        DateOrigin.REPORT: "the head of a report",
        DateOrigin.PROPERTY: "the original's own properties",
    },
    Doubt: {
        Doubt.LATER: "it is later than the record came in",
        Doubt.UNSET_CLOCK: "it is what a clock says that was never set",
    },
    Unit: {
        Unit.DAY: "day",
        Unit.MONTH: "month",
        Unit.YEAR: "year",
        Unit.DECADE: "decade",
    },
    LineOrder: {
        LineOrder.RECORD: "by record and page",
        LineOrder.LEFT: "by the words before",
        LineOrder.RIGHT: "by the words after",
    },
    EventKind: {
        EventKind.CREATION: "case made",
        EventKind.ACCESSION: "taken in",
        EventKind.FIXITY_CHECK: "fixity check",
        EventKind.INGESTION_END: "ingestion end",
        EventKind.METADATA_MODIFICATION: "decided or written by a person",
        EventKind.UNPACKING: "taken out of its container",
        EventKind.MESSAGE_DIGEST_CALCULATION: "sealed",
        EventKind.METADATA_EXTRACTION: "read again",
        EventKind.DISSEMINATION: "handed out with hidden names",
        EventKind.SIGNATURE_VALIDATION: "signed by others, and kept",
        EventKind.BATCH_SEARCH: "list of queries asked",
        EventKind.DELETION: "withdrawn",
    },
}
"""By enum first: members of two string enums may be equal (`Stance.PARTLY`, `ClaimStatus.PARTLY`)."""

OUTCOME_MEANINGS: dict[Outcome, str] = {
    Outcome.READ: "Its text was read, in whole or in part.",
    Outcome.CONTAINER: "A ZIP, mailbox or the like; what is in it is counted by itself.",
    Outcome.DUPLICATE: "The same bytes as an earlier item.",
    Outcome.ENCRYPTED: "Asks for a password or key.",
    Outcome.UNSUPPORTED: "A format that is not read yet.",
    Outcome.DAMAGED: "Broken: it could not be read to the end.",
    Outcome.REFUSED: "Not opened, because opening it was not safe.",
    Outcome.EMPTY: "Holds nothing to read.",
    Outcome.PENDING: "Not tried yet.",
}

LANGUAGES = {
    "ar": "Arabic",
    "bo": "Tibetan",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}

MEDIA_TYPES = {
    "application/mbox": "Mailbox",
    "application/msword": "Word 97 document",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel workbook",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint slides",
    "application/zip": "ZIP archive",
    "image/gif": "GIF image",
    "image/jpeg": "JPEG image",
    "image/png": "PNG image",
    "image/tiff": "TIFF image",
    "message/rfc822": "E-mail",
    "text/csv": "CSV table",
    "text/html": "HTML page",
    "text/plain": "Plain text",
    "application/octet-stream": "Unknown bytes",
}

_COMPARATORS = {
    Comparator.EXACTLY: "",
    Comparator.ABOUT: "about ",
    Comparator.LESS: "fewer than ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.RANGE: "",
}

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def in_words(state: StrEnum) -> str:
    """The words for a state."""
    return WORDS[type(state)][state]


def direction_in_words(derives: Derivation, a: str, b: str) -> str:
    """Which way the text went, with the names of the two reports."""
    if derives is Derivation.A_FROM_B:
        return f"{a} goes back to {b}"
    if derives is Derivation.B_FROM_A:
        return f"{b} goes back to {a}"
    return in_words(derives)


def language_in_words(tag: str) -> str:
    """A language by name where we know it, else its tag; "not known" for none."""
    return LANGUAGES.get(tag.split("-", 1)[0].lower(), tag) if tag and tag != "und" else "not known"


def language_tag(tag: str) -> str:
    """A tag that may stand in a lang attribute: `und` for anything that has not the form of one."""
    return tag if _LANGUAGE_TAG.fullmatch(tag) else "und"


def media_type_in_words(media_type: str) -> str:
    """A media type as people say it, or as it is."""
    return MEDIA_TYPES.get(media_type, media_type or "not known")


def value_in_words(value: Value) -> str:
    """A claim's or a mention's value in a line, empty for none: "more than 15,000 · people", "2017-06".

    The unit stands apart, as the singular that the ledger keeps: units come in every language, plurals do not.
    """
    if value is None:
        return ""
    if not isinstance(value, Quantity):
        until = f" to {value.end}" if value.end else ""
        return f"{value.date}{until}"
    unit = f" · {value.unit}" if value.unit else ""
    if value.amount is None:
        return f"{_COMPARATORS[value.comparator]}an amount that was lost{unit}"
    amount = amount_in_figures(value.amount)
    high = f"\u2013{amount_in_figures(value.high)}" if value.high is not None else ""
    return f"{_COMPARATORS[value.comparator]}{amount}{high}{unit}"


def amount_in_figures(amount: float) -> str:
    """An amount with thousands apart and no digits that are not there: 15,000; 2.5."""
    return f"{int(amount):,}" if float(amount).is_integer() else f"{amount:,.10g}"


def interval_in_words(count: OriginCount) -> str:
    """An interval, short: "2" when both ends agree, else "1 to 3"."""
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def size_in_words(size_bytes: int) -> str:
    """A size for people, in units of 1000."""
    size = float(size_bytes)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{int(size):,} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size /= 1000
    raise AssertionError


def counted(count: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 page", "2,340 pages"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
