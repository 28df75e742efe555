# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where the chain of an attribution ends: at a document, a person or body, an outlet, or nowhere that is printed.

"X told the Tarn Wire" ends with X; "the Evening Post reported, based on 400 pages of papers" ends with the papers; "his
confession leaked to the Post" with the confession. An official who answers about a document ("asked about the memo",
"denied that …") is no source for what stands in it: there the chain ends with the document, or nowhere. All is read off
the print: which paper it is, and whether two are one, is said only as far as forms, figures and names say it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from vorlage.claims import cues
from vorlage.claims.comparison import same_speaker, speaker_key
from vorlage.claims.document_words import FORMS
from vorlage.domain.claims import ClaimKind, Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.document_references import DocumentForm
from vorlage.extraction.number_words import one_of

_FORM_OF = {word.lower(): form for form, words in FORMS.items() for word in words}
_SPACED = one_of(word for word in _FORM_OF if ord(word[0]) < 0x2E80)
_DENSE = one_of(word for word in _FORM_OF if ord(word[0]) >= 0x2E80)
_PAPER = re.compile(
    rf"(?<![\w-])(?:{_SPACED}|confessions?|ledgers?|accounts|books?|files)(?![\w-])|(?:{_DENSE})", re.IGNORECASE
)
_OUTLET = re.compile(
    r"\b(?:newspaper|news agency|magazine|broadcaster|radio|weekly|daily|Times|Post|Herald|Gazette|Guardian|Journal"
    r"|Press|News|Wire|Courier|Tribune|Telegraph|Chronicle|Agency|AFP|Reuters|BBC|AP)\b"
)
_BASED_ON = re.compile(
    r"\b(?:based|resting|relying|drawing)\s+(?:in\s+part\s+)?(?:up)?on\s+|\bcit(?:ing|es|ed)\s+|\bquot(?:ing|es)\s+from\s+"
    r"|\bobtained\s+(?=[^,.;]{0,40}\b(?:documents|papers|files|memo))"
    r"|\baccording to (?=[^,.;]{0,60}\b(?:documents|papers|files|memo))"
)
_ANSWERING = re.compile(
    r"\b(?:asked\s+about|commenting\s+on|comment(?:ed)?\s+on|respond(?:ing|ed)\s+to|in\s+response\s+to|reacting\s+to|reacted\s+to"
    r"|confronted\s+with|in\s+light\s+of|rejecting|dismissing|confirm(?:ed|ing)\s+(?:that\s+)?the\s+authenticity)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(cues.DENY_ENGLISH + "|" + cues.DENY_OTHER, re.IGNORECASE)
_DETAIL = re.compile(r"\d[\d,.]*|[A-ZÀ-Þ][\w'’-]{2,}")
_SENTENCE_REACH = 160
_OWN_WORDS = (ClaimKind.QUOTE, ClaimKind.DENIAL, ClaimKind.NO_COMMENT)
"""Of what they say, deny or leave unsaid, speakers are themselves the origin."""


class OriginKind(StrEnum):
    """What stands at the end of a chain."""

    DOCUMENT = "document"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainEnd:
    """The end of one attribution, as printed. `details` are the figures and names printed with a document.

    `record` is the one held record that the document may be, None where there is none, or several may be it.
    """

    kind: OriginKind
    label: str
    form: DocumentForm | None = None
    details: frozenset[str] = frozenset()
    record: ItemNumber | None = None

    def is_certainly(self, other: ChainEnd) -> bool:
        """Whether two ends are one by what is printed, or rest on what may be one held record."""
        if self.kind is not other.kind:
            return False
        if self.record is not None and self.record == other.record:
            return True
        if self.kind is OriginKind.DOCUMENT:
            return self.form is other.form and bool(self.details & other.details) and self.may_be(other)
        return bool(same_speaker(self.label, other.label))

    def may_be(self, other: ChainEnd) -> bool:
        """Whether two ends may be one: papers unless their figures or their forms say otherwise."""
        if self.kind is not other.kind:
            return OriginKind.NOBODY in (self.kind, other.kind)
        if self.kind is not OriginKind.DOCUMENT:
            return self.is_certainly(other)
        if self.record is not None and self.record == other.record:
            return True
        figures, others = _figures(self.details), _figures(other.details)
        forms = {self.form, other.form} - {DocumentForm.PAPERS, None}
        return len(forms) < 2 and (not figures or not others or bool(figures & others))


def _figures(details: frozenset[str]) -> set[str]:
    return {detail for detail in details if detail[0].isdigit()}


def chain_end(mention: Mention, sentence: str) -> ChainEnd:
    """The end of a mention's attribution.

    Args:
        mention: Any mention.
        sentence: The sentence around it, as printed.
    """
    answers = mention.kind not in _OWN_WORDS and _answers(mention, sentence)
    speaker = mention.who
    if speaker and _PAPER.search(speaker) and not _is_person(speaker):
        return _document(speaker)
    if answers or not speaker_key(speaker) or _OUTLET.search(speaker):
        beneath = _beneath(sentence)
        if beneath is not None:
            return beneath
        if answers or not speaker_key(speaker):
            return ChainEnd(kind=OriginKind.NOBODY, label="")
        return ChainEnd(kind=OriginKind.OUTLET, label=speaker)
    return ChainEnd(kind=OriginKind.SPEAKER, label=speaker)


def _is_person(speaker: str) -> bool:
    """Whether a phrase with a word for a paper in it names a person: "Ola Brandt, editor of the report"."""
    paper, names = _PAPER.search(speaker), re.search(r"[A-ZÀ-Þ][\w’-]+\s+[A-ZÀ-Þ][\w’-]+", speaker)
    return bool(paper and names and names.start() < paper.start() and "’s" not in speaker and "'s" not in speaker)


def _answers(mention: Mention, sentence: str) -> bool:
    """Whether the speaker answers about what others published, and so is no source for it."""
    return bool(_DENIES.search(mention.verb)) or bool(mention.who and _ANSWERING.search(sentence))


def _beneath(sentence: str) -> ChainEnd | None:
    """The document that a report or an outlet says it rests on, in the same sentence."""
    cue = _BASED_ON.search(sentence)
    if cue is None:
        return None
    phrase = sentence[cue.end() : cue.end() + _SENTENCE_REACH]
    paper = _PAPER.search(phrase)
    return _document(phrase[: paper.end()]) if paper else None


def _document(phrase: str) -> ChainEnd:
    """A document as printed, with the figures and names beside its form."""
    papers = list(_PAPER.finditer(phrase))
    form = _FORM_OF.get(papers[-1][0].lower(), DocumentForm.PAPERS)
    details = frozenset(
        detail.rstrip(".,") for detail in _DETAIL.findall(phrase) if detail.lower() not in ("the", "one")
    )
    return ChainEnd(kind=OriginKind.DOCUMENT, label=" ".join(phrase.split()), form=form, details=details)
