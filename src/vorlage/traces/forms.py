# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every rule by its code: which kind of trace it finds, how sure that is, who could read it, and what to do.

The words are ours and say where, never what: a child that a file has taken over can choose among them and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vorlage.domain.traces import Readership, Sureness, TraceKind, Undetectable
from vorlage.traces.answers import FindingAnswer

RULES_VERSION: Final = "2"
"""Changes whenever the same file may get another report: what a person signed holds for one version."""

_CERTAIN, _LIKELY, _POSSIBLE = Sureness.CERTAIN, Sureness.LIKELY, Sureness.POSSIBLE
_ANYONE, _EXAMINER, _MAKER = Readership.ANYONE, Readership.EXAMINER, Readership.MAKER

_NOT_THE_FILE: Final = "Do not publish the file: pixels or retyped words leave this behind."
_RETYPE: Final = "Retype the words by hand; a copy of the text, and often its picture, keeps this."
_PIXELS_OR_RETYPE: Final = "Publish pixels or retyped words; copying the text copies this too."
_LEAVE_OUT: Final = "Leave it out of what you publish; read it first, for it may also name others."
_ONLY_WHAT_BOTH_HAVE: Final = "Quote only what all copies have in common, and retype it."
_GREY_OR_RETYPE: Final = "Publish retyped words, or pixels in few levels of grey, never a picture in colour."
_ASK: Final = "Ask whether only one person was sent this; if so, publish a statement and no excerpt."
_NO_PHOTO: Final = "Publish a redrawn or much reduced picture, if any: metadata goes, the sensor's pattern may stay."


@dataclass(frozen=True, slots=True)
class TraceForm:
    """What a rule finds, in words that are safe to print."""

    kind: TraceKind
    words: str
    sure: Sureness = _CERTAIN
    readers: Readership = _ANYONE
    advice: str = _NOT_THE_FILE


def _forms(kind: TraceKind, advice: str, rows: dict[str, tuple[str, Sureness, Readership]]) -> dict[str, TraceForm]:
    return {code: TraceForm(kind, words, sure, readers, advice) for code, (words, sure, readers) in rows.items()}


_TEXT: Final = {
    **_forms(TraceKind.ZERO_WIDTH, _PIXELS_OR_RETYPE, {
        "text.zero_width": ("characters of no width, where they shape nothing", _LIKELY, _MAKER),
        "text.variation": ("variation selectors that choose no form", _LIKELY, _MAKER),
        "text.tags": ("tag characters outside a flag", _CERTAIN, _MAKER),
        "text.direction": ("marks of direction in text that runs one way", _POSSIBLE, _MAKER),
        "text.soft_hyphen": ("soft hyphens outside words", _POSSIBLE, _MAKER),
        "name.zero_width": ("characters of no width in a field of the properties", _LIKELY, _MAKER),
    }),
    **_forms(TraceKind.HOMOGLYPH, _RETYPE, {
        "text.homoglyph": ("words with look-alike letters of another script", _LIKELY, _MAKER),
        "text.look_alike": ("words with look-alike forms of Latin letters", _LIKELY, _MAKER),
    }),
    **_forms(TraceKind.SPACING, _RETYPE, {
        "spacing.sentences": ("one space after some sentences and two after others", _POSSIBLE, _MAKER),
        "spacing.words": ("two spaces between some words, in no column", _POSSIBLE, _MAKER),
        "spacing.odd_spaces": ("spaces of unusual width between some words", _LIKELY, _MAKER),
        "spacing.hard_spaces": ("hard spaces between some words", _POSSIBLE, _MAKER),
        "spacing.line_ends": ("blanks of several lengths at the ends of lines", _POSSIBLE, _MAKER),
    }),
}  # fmt: skip
_DOTS: Final = _forms(TraceKind.PRINTER_DOTS, _GREY_OR_RETYPE, {
    "dots.lattice": ("faint yellow marks that repeat over the paper, as colour printers add them", _LIKELY, _EXAMINER),
})  # fmt: skip
_AUTHOR: Final = _forms(TraceKind.AUTHOR, _NOT_THE_FILE, {
    "author.creator": ("the author", _CERTAIN, _ANYONE),
    "author.last_saved": ("who saved it last", _CERTAIN, _ANYONE),
    "author.manager": ("a manager", _CERTAIN, _ANYONE),
    "author.company": ("a company or office", _LIKELY, _ANYONE),
    "author.template": ("the template it was made from", _POSSIBLE, _EXAMINER),
    "author.path": ("a path of a folder or server", _CERTAIN, _EXAMINER),
    "author.saved_by": ("the list of who saved it, with the places", _CERTAIN, _EXAMINER),
    "author.people": ("a list of persons who worked on it", _CERTAIN, _EXAMINER),
    "author.user": ("a name of a user, kept by the program", _CERTAIN, _EXAMINER),
    "author.keyword": ("title, subject, keywords or remarks", _POSSIBLE, _ANYONE),
    "author.custom": ("properties of a kind of its own", _LIKELY, _ANYONE),
    "author.printed": ("who or what printed it", _LIKELY, _ANYONE),
    "author.printer": ("settings of a printer", _LIKELY, _EXAMINER),
    "author.owner": ("the owner of members, by name or number", _LIKELY, _EXAMINER),
    "author.host": ("the name of a machine", _CERTAIN, _EXAMINER),
    "author.signature": ("a digital signature, with the name of who signed", _CERTAIN, _ANYONE),
    "author.contributor": ("persons named in the markup", _CERTAIN, _ANYONE),
})  # fmt: skip
_REVISION: Final = _forms(TraceKind.REVISION_ID, _NOT_THE_FILE, {
    "revision.rsid": ("numbers of editing sessions (rsid)", _CERTAIN, _EXAMINER),
    "revision.count": ("how often it was saved, or how long it was worked on", _POSSIBLE, _ANYONE),
    "revision.document_id": ("an identifier of the document", _CERTAIN, _EXAMINER),
    "revision.paragraph_ids": ("identifiers of paragraphs, shapes or rows", _LIKELY, _EXAMINER),
    "revision.dates": ("dates to the second of making, saving or printing", _POSSIBLE, _ANYONE),
    "revision.label": ("a label of sensitivity or of a document store, with identifiers", _CERTAIN, _EXAMINER),
    "revision.variables": ("variables that a program kept in the document", _LIKELY, _EXAMINER),
    "revision.digest": ("a digest of a password or of a state", _POSSIBLE, _EXAMINER),
    "revision.member_times": ("times of the members of an archive", _POSSIBLE, _EXAMINER),
    "revision.unique_id": ("an identifier of an entry", _LIKELY, _EXAMINER),
    "revision.link_token": ("a long token in the address of a link", _POSSIBLE, _EXAMINER),
    "revision.extra": ("extra fields of members: times and numbers of users", _LIKELY, _EXAMINER),
})  # fmt: skip
_XMP: Final = _forms(TraceKind.XMP, _NOT_THE_FILE, {
    "xmp.packet": ("an XMP packet", _LIKELY, _EXAMINER),
    "xmp.document_id": ("XMP identifiers of document and instance", _CERTAIN, _EXAMINER),
    "xmp.history": ("an XMP history of steps", _CERTAIN, _EXAMINER),
    "xmp.creator": ("persons named in XMP", _CERTAIN, _ANYONE),
    "xmp.pdf_id": ("the identifier of the file (/ID)", _CERTAIN, _EXAMINER),
    "xmp.producer": ("the producing program with its version", _POSSIBLE, _ANYONE),
    "xmp.piece_info": ("private notes of a program (PieceInfo)", _LIKELY, _EXAMINER),
    "xmp.private": ("private blocks of a program", _POSSIBLE, _EXAMINER),
})  # fmt: skip
_HEADER: Final = _forms(TraceKind.HEADER, _LEAVE_OUT, {
    "header.received": ("the stations a mail passed (Received)", _CERTAIN, _ANYONE),
    "header.address": ("the network address of a sender", _CERTAIN, _ANYONE),
    "header.message_id": ("the number of a message and its host (Message-ID)", _CERTAIN, _ANYONE),
    "header.thread": ("the thread a mail is in, with its times", _LIKELY, _EXAMINER),
    "header.recipient": ("who it was sent or delivered to", _CERTAIN, _ANYONE),
    "header.sender": ("who sent it, with the address", _CERTAIN, _ANYONE),
    "header.program": ("the program it was written with", _POSSIBLE, _ANYONE),
    "header.signature": ("signatures and results of checks by servers", _LIKELY, _EXAMINER),
    "header.server": ("fields of servers, with numbers of accounts or messages", _LIKELY, _EXAMINER),
    "header.date": ("the time of sending with its zone", _POSSIBLE, _ANYONE),
    "header.list_token": ("an address made for one recipient, of a mailing list", _CERTAIN, _EXAMINER),
    "header.boundary": ("boundaries and identifiers of parts, as a program makes them", _POSSIBLE, _EXAMINER),
    "header.remote_picture": ("pictures that are fetched from elsewhere when it is opened", _LIKELY, _ANYONE),
    "header.saved_from": ("the address a page was saved from, or when", _LIKELY, _ANYONE),
    "header.mailbox_line": ("the line before a message of a mailbox", _LIKELY, _ANYONE),
    "header.fetch": ("who fetched a page, from where and when", _LIKELY, _EXAMINER),
    "header.member_name": ("the name a compressed file had before", _LIKELY, _EXAMINER),
    "header.comment": ("a comment of an archive", _LIKELY, _EXAMINER),
    "header.maker": ("the system or program that made an archive", _POSSIBLE, _EXAMINER),
})  # fmt: skip
_PICTURE: Final = {
    **_forms(TraceKind.GPS, _NO_PHOTO, {"gps.place": ("where a picture was taken", _CERTAIN, _ANYONE)}),
    **_forms(TraceKind.DEVICE, _NO_PHOTO, {
        "device.model": ("make and model of a device", _LIKELY, _ANYONE),
        "device.serial": ("the serial number of a device or lens", _CERTAIN, _EXAMINER),
        "device.lens": ("the lens", _POSSIBLE, _EXAMINER),
        "device.maker_note": ("a block of the maker of a device (MakerNote)", _LIKELY, _EXAMINER),
        "device.settings": ("when and how a picture was taken", _POSSIBLE, _EXAMINER),
        "device.owner": ("the owner of a camera", _CERTAIN, _ANYONE),
        "device.software": ("the program or system that wrote a picture", _POSSIBLE, _EXAMINER),
        "device.unique_id": ("an identifier of a picture", _CERTAIN, _EXAMINER),
        "device.host": ("the name of a computer that wrote a picture", _CERTAIN, _EXAMINER),
    }),
    **_forms(TraceKind.THUMBNAIL, _NOT_THE_FILE, {
        "thumbnail.exif": ("a small picture in the camera's data, perhaps uncropped", _LIKELY, _EXAMINER),
        "thumbnail.preview": ("a preview of the file as it was", _LIKELY, _EXAMINER),
        "thumbnail.second": ("a second picture in the file", _LIKELY, _EXAMINER),
    }),
}  # fmt: skip
_TRACKED: Final = _forms(TraceKind.TRACKED_CHANGE, _LEAVE_OUT, {
    "tracked.inserted": ("insertions that are kept as changes", _CERTAIN, _ANYONE),
    "tracked.deleted": ("deleted words that are still there", _CERTAIN, _ANYONE),
    "tracked.moved": ("moved words that are kept as changes", _CERTAIN, _ANYONE),
    "tracked.format": ("changes of format, with who made them", _LIKELY, _ANYONE),
    "tracked.author": ("who made changes or comments", _CERTAIN, _ANYONE),
    "tracked.comment": ("comments", _CERTAIN, _ANYONE),
    "tracked.log": ("a log of changes", _CERTAIN, _EXAMINER),
})  # fmt: skip
_HIDDEN: Final = _forms(TraceKind.HIDDEN, _LEAVE_OUT, {
    "hidden.text": ("text that is not to be seen", _LIKELY, _EXAMINER),
    "hidden.white": ("text in white, or as small as a point", _LIKELY, _EXAMINER),
    "hidden.notes": ("notes of a speaker or at the foot", _POSSIBLE, _ANYONE),
    "hidden.sheet": ("a hidden sheet", _CERTAIN, _ANYONE),
    "hidden.very_hidden_sheet": ("a sheet hidden from the program's own menu", _CERTAIN, _EXAMINER),
    "hidden.rows": ("hidden rows", _CERTAIN, _ANYONE),
    "hidden.columns": ("hidden columns", _CERTAIN, _ANYONE),
    "hidden.slide": ("hidden slides", _CERTAIN, _ANYONE),
    "hidden.shape": ("hidden shapes or layers", _CERTAIN, _EXAMINER),
    "hidden.layer": ("layers that are switched off or may be", _LIKELY, _EXAMINER),
    "hidden.names": ("named ranges", _POSSIBLE, _EXAMINER),
    "hidden.external": ("links to other files, with what was last read from them", _LIKELY, _EXAMINER),
    "hidden.connection": ("connections to a database or server", _CERTAIN, _EXAMINER),
    "hidden.pivot": ("rows kept for a pivot table", _LIKELY, _EXAMINER),
    "hidden.custom_xml": ("parts of a program's own", _POSSIBLE, _EXAMINER),
    "hidden.embedded": ("embedded files or objects", _POSSIBLE, _ANYONE),
    "hidden.macros": ("macros", _POSSIBLE, _EXAMINER),
    "hidden.cropped": ("a picture of which a part is cropped and still there", _LIKELY, _EXAMINER),
    "hidden.earlier": ("earlier states of the file", _LIKELY, _EXAMINER),
    "hidden.unused": ("bytes that no part of the file uses", _POSSIBLE, _EXAMINER),
    "hidden.after_end": ("bytes after the end of the file, or before its start", _LIKELY, _EXAMINER),
    "hidden.unlinked": ("parts that nothing in the file refers to", _LIKELY, _EXAMINER),
    "hidden.form": ("fields of a form, or a script", _POSSIBLE, _ANYONE),
    "hidden.alternative": ("words that stand for others (alternative text)", _POSSIBLE, _EXAMINER),
    "hidden.frames": ("more pictures than the first", _POSSIBLE, _ANYONE),
    "hidden.alpha": ("colours under fully transparent pixels", _POSSIBLE, _EXAMINER),
    "hidden.markup": ("comments in the markup", _POSSIBLE, _EXAMINER),
    "hidden.filter": ("rows hidden by a filter", _CERTAIN, _ANYONE),
    "hidden.deleted_rows": ("deleted rows that are still there", _LIKELY, _EXAMINER),
    "hidden.desktop": ("files of a desktop (names of neighbours, quarantine marks)", _CERTAIN, _EXAMINER),
    "hidden.second_body": ("a second version of the body", _POSSIBLE, _ANYONE),
})  # fmt: skip

_COPIES: Final = {
    **_forms(TraceKind.COPY_DIFFERENCE, _ONLY_WHAT_BOTH_HAVE, {
        "copy.wording": ("other words", _POSSIBLE, _MAKER),
        "copy.letter": ("one letter or figure more, less or another", _LIKELY, _MAKER),
        "copy.punctuation": ("other marks between words", _LIKELY, _MAKER),
    }),
    **_forms(TraceKind.COPY_DIFFERENCE, _RETYPE, {
        "copy.unseen": ("other unseen characters", _LIKELY, _MAKER),
        "copy.spaces": ("other spaces", _LIKELY, _MAKER),
        "copy.lines": ("lines that end elsewhere", _POSSIBLE, _MAKER),
        "copy.kerning": ("letters nearer or farther within words", _LIKELY, _MAKER),
        "copy.gaps": ("words nearer or farther", _LIKELY, _MAKER),
        "copy.line_gaps": ("lines nearer or farther", _LIKELY, _MAKER),
        "copy.indent": ("lines that begin elsewhere", _LIKELY, _MAKER),
        "copy.page": ("the whole page moved or set in another size", _POSSIBLE, _MAKER),
    }),
}  # fmt: skip

FORMS: Final[dict[str, TraceForm]] = {
    **_TEXT, **_DOTS, **_AUTHOR, **_REVISION, **_XMP, **_HEADER, **_PICTURE, **_TRACKED, **_HIDDEN, **_COPIES,
}  # fmt: skip
"""All rules. `_ASK` is said of what was made for one recipient, whatever its kind."""

_FOR_ONE_RECIPIENT: Final = frozenset({"header.list_token", "header.remote_picture", "revision.link_token"})

PLACES: Final[dict[str, str]] = {
    "": "",
    "paragraph": "paragraph",
    "line": "line",
    "sheet": "sheet",
    "slide": "slide",
    "picture": "picture",
    "member": "member",
    "part": "part",
    "field": "field",
    "message": "message",
    "table": "table",
    "frame": "frame",
    "body": "in the body",
    "properties": "in the properties",
    "custom": "in the custom properties",
    "settings": "in the settings",
    "notes": "in the notes",
    "comments": "in the comments",
    "headers": "in headers and footers",
    "styles": "in the styles",
    "names": "in names of members",
    "annotations": "in annotations",
    "links": "in links",
    "metadata": "in the metadata of the file",
    "pages": "in the metadata of its pages or pictures",
}
"""Kinds of place. Those of one word in the singular are numbered."""

GAPS: Final[dict[str, str]] = {
    "unread": "its format is not read by this version",
    "encrypted": "it asks for a password",
    "damaged": "it is not built as its format asks, so parts of it were not looked at",
    "limit": "it is larger or takes longer than is looked at in one file",
    "text": "its text could not be read, so codes in the text were not looked for",
    "pictures": "some of its pictures could not be opened",
    "parts": "some of its parts could not be opened",
    "bytes": "its bytes never came in",
    "dots": "some pages or pictures were not looked at for dots of printers: it would have taken too long",
    "pages": "pages without a text layer were not looked at for codes in their text",
}
"""What could not be looked at, in words."""


def advice_of(code: str) -> str:
    """What to do about a finding."""
    return _ASK if code in _FOR_ONE_RECIPIENT else FORMS[code].advice


def where_of(finding: FindingAnswer) -> str:
    """Where a finding is, in our words and numbers alone."""
    words = FORMS[finding.code].words
    if finding.count > 1:
        words = f"{words} ({finding.count:,})"
    place = PLACES[finding.place]
    if not place:
        return words
    if not finding.at:
        return f"{words}, {place}" if " " in place else words
    numbers = ", ".join(f"{number:,}" for number in finding.at)
    return f"{words}, {place} {numbers}" + (" and more" if finding.count > len(finding.at) > 1 else "")


UNDETECTABLE: Final[dict[Undetectable, str]] = {
    Undetectable.WORDING: "a word, a comma or a number that was made another in just this copy; "
    "only a second copy of the same text, from another hand, can show it",
    Undetectable.WATERMARK: "marks spread over a picture or the setting of a text, "
    "made to survive printing and scanning",
    Undetectable.SENSOR_PATTERN: "the pattern of a camera's sensor in an unedited photograph, "
    "which ties it to other pictures of the same camera; taking metadata out does not touch it",
    Undetectable.ACCESS_LOG: "records, where the file came from, of who opened, printed or sent it",
}
"""What is always said: a report without findings does not show that nobody can be identified."""

READER_WORDS: Final[dict[Readership, str]] = {
    _ANYONE: "anyone who opens the file and looks at its properties",
    _EXAMINER: "anyone who examines the file with free tools",
    _MAKER: "only whoever made the copies and kept a list",
}
