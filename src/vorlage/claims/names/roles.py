# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The role a name stands in: what the words right before it and the apposition behind it call its bearer.

Rules on word order, without a parser. A role binds to a name when it stands right before it ("the party secretary of
Tarn, Olga Brandova", "Professor Brandova") or opens the apposition behind it (", a professor at a university in
Tarn,"). In Chinese it stands right before the name or behind it as an address.

Residual risks: a role that is told further away is not seen; of two names in one apposition both may get it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vorlage.claims.names.role_words import BODIES, ROLES, meaning, meanings_in_characters
from vorlage.claims.wording import STOP_WORDS
from vorlage.domain.lineage import Span
from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_han

_BEFORE: Final = 110
_AFTER: Final = 170
_OPENING: Final = 7
"""Words of an apposition among which its role stands."""
_HAN_BEFORE: Final = 18
_HAN_AFTER: Final = 8

_HEADS: Final = frozenset({"leader", "director"})
"""Who heads a party somewhere is called its leader, its chief or its secretary."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BREAK: Final = re.compile(r"[;:!?\n\"“”„«»()]|[.](?=\s+[A-ZА-ЯЁ])|(?<=\w)[.]$|\s[–—-]\s")
_GOES_ON: Final = re.compile(
    r"[,،]?\s+(?:said|says|told|who|whom|which|added|adds|wrote|writes|warned|argued|called|is|was|has|had"
    r"|сказал|заявил|который|сообщил"
    r"|قال|أضاف|الذي|التي|إن|إنه|إنها|أن)\b"
)
_APPOSITION: Final = re.compile(r"\s*(?:,|،|\(|[–—-]\s)\s*")
_NAME_BETWEEN: Final = re.compile(r",\s*$")
_HAN_STOP: Final = re.compile("[，。；：！？、“”「」\\s]")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """What words around a name say of its bearer; all empty when they say nothing."""

    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


NO_ROLE: Final = RolePhrase()


def role_of(text: str, name: Span, sentence: Span) -> RolePhrase:
    """The role in which a name stands in its sentence.

    Args:
        text: The report.
        name: The name's span.
        sentence: That of the sentence around it.
    """
    start, end = name
    if is_han(text[start]):
        return _in_characters(text, name, sentence)
    before, after = _phrase_before(text, start, sentence[0]), _phrase_after(text, end, sentence[1])
    found = [phrase for phrase in (before, after) if phrase.roles]
    return _joined(found)


def _joined(phrases: list[RolePhrase]) -> RolePhrase:
    if not phrases:
        return NO_ROLE
    return RolePhrase(
        roles=tuple(sorted({role for phrase in phrases for role in phrase.roles})),
        bodies=tuple(sorted({body for phrase in phrases for body in phrase.bodies})),
        places=tuple(sorted({place for phrase in phrases for place in phrase.places})),
    )


def _phrase_before(text: str, start: int, first: int) -> RolePhrase:
    """The words up to a name that ends a role: the role stands last among them, or before a comma or a place."""
    begin = max(first, start - _BEFORE)
    for found in _BREAK.finditer(text, begin, start):
        begin = found.end()
    words = text[begin:start]
    parts = [part for part in re.split(r",\s*", words) if part.strip()]
    if not parts:
        return NO_ROLE
    last = parts[-1]
    listed = [fold_text(word) for word in _WORD.findall(last)]
    # "Professor of Tarn University X" is said in Russian and Arabic without an "of" at the end.
    reach = 2 if last.isascii() else _OPENING
    ends_open = bool(listed) and listed[-1] not in STOP_WORDS and not _NAME_BETWEEN.search(words)
    ends_in_role = ends_open and any(meaning(word, ROLES) for word in listed[-reach:])
    ends_phrase = bool(_NAME_BETWEEN.search(words)) and any(meaning(word, ROLES) for word in listed)
    return _read(last) if ends_in_role or ends_phrase else NO_ROLE


def _phrase_after(text: str, end: int, last: int) -> RolePhrase:
    """The apposition behind a name, when one of its first words is a role."""
    opening = _APPOSITION.match(text, end, last)
    if opening is None:
        return NO_ROLE
    stop = min(last, opening.end() + _AFTER)
    for pattern in (_BREAK, _GOES_ON):
        found = pattern.search(text, opening.end(), stop)
        stop = found.start() if found else stop
    phrase = text[opening.end() : stop]
    first = [fold_text(word) for word in _WORD.findall(phrase)[:_OPENING]]
    return _read(phrase) if any(meaning(word, ROLES) for word in first) else NO_ROLE


def _read(phrase: str) -> RolePhrase:
    """The roles, the sorts of bodies, and the words with a capital or in Arabic that are neither: their names."""
    roles, bodies, places = set(), set(), set()
    for word in _WORD.findall(phrase):
        folded = re.sub("['’]s?$", "", fold_text(word))
        role, body = meaning(folded, ROLES), meaning(folded, BODIES)
        if role:
            roles.add(role)
        if body:
            bodies.add(body)
        if not role and not body and folded not in STOP_WORDS and _may_be_place(word):
            places.add(folded.removeprefix("ال") if len(folded) > 4 else folded)
    if "party" in bodies and not roles.isdisjoint(_HEADS):
        roles.add("secretary")
    return RolePhrase(tuple(sorted(roles)), tuple(sorted(bodies)), tuple(sorted(places)))


def _may_be_place(word: str) -> bool:
    return word[:1].isupper() or ("\u0620" <= word[0] <= "\u06ff" and len(word) > 3)


def _in_characters(text: str, name: Span, sentence: Span) -> RolePhrase:
    """In Chinese: 塔恩州党委书记X, X教授."""
    start, end = name
    before = _HAN_STOP.split(text[max(sentence[0], start - _HAN_BEFORE) : start])[-1]
    after = _HAN_STOP.split(text[end : min(sentence[1], end + _HAN_AFTER)])[0]
    folded = fold_text(before)
    roles = meanings_in_characters(folded, ROLES)
    bound = [role for _, last, role in roles if last == len(folded)]
    behind = [role for first, _, role in meanings_in_characters(fold_text(after), ROLES) if first == 0]
    if not bound and not behind:
        return NO_ROLE
    bodies = meanings_in_characters(folded, BODIES)
    taken = [(first, last) for first, last, _ in (*roles, *bodies)]
    rest = "".join(" " if any(a <= at < b for a, b in taken) else each for at, each in enumerate(folded))
    places = (
        {piece for piece in re.split("[^\u3400-\u9fff]|[的是和与在对向]", rest) if len(piece) > 1} if bound else set()
    )
    return RolePhrase(
        tuple(sorted({*bound, *behind})), tuple(sorted({body for _, _, body in bodies})), tuple(sorted(places))
    )
