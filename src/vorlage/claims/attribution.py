# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who says what: quotations and attributed statements with speaker and verb, denials and refusals to comment.

Rules on cue verbs and word order, without tagger or parser; each mention names the rule that fired. A speaker is
bound to a cue or carried from the sentence before in the same paragraph, never guessed from the nearest name. About
half of all indirect attributions have no cue these rules know: what is not found here may still be attributed.
"""

from __future__ import annotations

from collections.abc import Iterator

from vorlage.claims.denials import find_denials, find_silences
from vorlage.claims.paragraph import Carried, Paragraph
from vorlage.claims.quotes import find_quotes
from vorlage.claims.said import Attributed
from vorlage.claims.statements import find_statements
from vorlage.domain.lineage import Span

_LONGEST_SENTENCE = 5_000
"""Characters. Nobody speaks so long: what is longer is a table or an attack, and is passed over."""


def find_attributed(text: str, paragraphs: tuple[Span, ...], sentences: tuple[Span, ...]) -> tuple[Attributed, ...]:
    """Quotations, statements, denials and no-comments of a text, in order of place.

    Args:
        text: Any text.
        paragraphs: Its paragraphs, in order.
        sentences: Its sentences, in order; each within one paragraph.
    """
    found: list[Attributed] = []
    carried = Carried()
    done = 0
    for span in paragraphs:
        first = done
        while done < len(sentences) and sentences[done][0] < span[1]:
            done += 1
        if first == done:
            continue
        paragraph = Paragraph(text, span, sentences[first:done], carried)
        for sentence in paragraph.sentences:
            if sentence[1] - sentence[0] <= _LONGEST_SENTENCE:
                found.extend(_read_sentence(paragraph, sentence))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _read_sentence(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """All that one sentence attributes. Denials come first: what denies is no statement besides."""
    denials = [*find_denials(paragraph, sentence)]
    silences = [*find_silences(paragraph, sentence)]
    quotes = [*find_quotes(paragraph, sentence)]
    yield from silences
    yield from denials
    yield from quotes
    if not denials and not silences:
        for statement in find_statements(paragraph, sentence):
            covered = sum(
                min(q.end, statement.end) - max(q.start, statement.start)
                for q in quotes
                if q.start < statement.end and q.end > statement.start
            )
            if covered < 0.6 * (statement.end - statement.start):
                yield statement
