# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Forms of words, told by an automaton: wildcards and regular expressions that nobody can make run for ever.

A form is of one whole word. It knows characters, `.`, classes `[a-z]` and `[^a-z]`, `|`, `( )`, `*`, `+`, `?`,
`{2}`, `{2,}`, `{2,5}`, `\\d`, and `\\` before a character that is meant itself; `^` and `$` at the ends say nothing
new. No back references, no looking around.

Method: Thompson, "Regular expression search algorithm", CACM 1968: a machine without backtracking, so that time is
linear in the word. The index runs the same form as Tantivy's automaton; this one finds the words to mark on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from vorlage.names.folding import fold_text

MOST_STEPS: Final = 400
"""A form that takes more steps to say is refused; Tantivy has a bound of its own on its automaton besides."""

_DEEPEST: Final = 50
_MOST_SIGNS: Final = 3
_MOST_REMEMBERED: Final = 10_000
_LAST_CODE: Final = 0x10FFFF


class FormError(ValueError):
    """What was written is no form."""


class FormTooLargeError(ValueError):
    """The form takes more steps than `MOST_STEPS`."""


@dataclass(frozen=True, slots=True)
class _Set:
    """One character out of ranges, both ends included."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Node
    least: int
    most: int | None


_Node = _Set | _Row | _Choice | _Repeat

_ANY: Final = _Set(((0, _LAST_CODE),))
_DIGITS: Final = _Set(((ord("0"), ord("9")),))


@dataclass(frozen=True, slots=True, eq=False)
class WordForm:
    """A form of words: what the index is asked, and whether a word has it."""

    for_index: str
    _machine: _Machine
    _known: dict[str, bool] = field(default_factory=dict)

    def states(self, most: int) -> int:
        """How many states the automaton has that takes no guesses, counted to one beyond `most`."""
        return self._machine.states(most)

    def among(self, words: Iterable[str]) -> list[str]:
        """Those of the words that have this form."""
        known = self._known
        return [word for word in words if (known[word] if word in known else self.matches(word))]

    def matches(self, word: str) -> bool:
        """Whether the whole word has this form. Takes time linear in the word, and none to speak of a second time."""
        known = self._known.get(word)
        if known is None:
            known = self._machine.accepts(word)
            if len(self._known) < _MOST_REMEMBERED:
                self._known[word] = known
        return known


def form_of(written: str) -> WordForm:
    """The form that a regular expression says of folded words: its characters are folded, too.

    Args:
        written: As typed, without the slashes.

    Raises:
        FormError: Not of this language.
        FormTooLargeError: Of more steps than are taken.
    """
    return _form(_Parser(written, fold_text).read())


def written_form(written: str, *, match_case: bool) -> WordForm:
    """The form that a regular expression says of words as they are written, in small letters unless case counts.

    Raises:
        FormError: Not of this language.
        FormTooLargeError: Of more steps than are taken.
    """
    return _form(_Parser(written, str if match_case else str.lower).read())


def value_form(value: str) -> WordForm:
    """The form of a value of a field: the whole of it, or a part between the signs `/ . + -`; `*` is anything.

    Raises:
        FormTooLargeError: Of more steps than are taken.
    """
    written = "".join(".*" if sign == "*" else sign if sign.isalnum() else f"\\{sign}" for sign in value)
    return _form(_Parser(f"(.*[/.+\\-])?{written}([/.+\\-].*)?", str).read())


def loosest_form(written: str) -> WordForm:
    """A form that every word has, once folded, that has this one as written: what folding may change is left open."""

    def plain(character: str) -> str:
        return character.lower() if character.isascii() else ""

    return _form(_opened(_Parser(written, plain, keep_sets=False).read()))


def wildcard_as_expression(written: str) -> str:
    """The regular expression of a word with `*` and `?`."""
    signs = {"*": ".*", "?": "."}
    return "".join(signs.get(char, char if char.isalnum() else f"\\{char}") for char in written)


def _form(node: _Node) -> WordForm:
    machine = _Machine()
    machine.finish(node)
    return WordForm(_said(node), machine)


def _opened(node: _Node) -> _Node:
    """Each set of more than one character widened to anything."""
    match node:
        case _Set(ranges):
            return node if len(ranges) == 1 and ranges[0][0] == ranges[0][1] else _Repeat(_ANY, 0, None)
        case _Row(parts):
            return _Row(tuple(map(_opened, parts)))
        case _Choice(options):
            return _Choice(tuple(map(_opened, options)))
        case _Repeat(part, least, most):
            return _Repeat(_opened(part), least, most)


def _said(node: _Node) -> str:
    """The form in the words of Tantivy's regular expressions."""
    match node:
        case _Set(ranges):
            if node == _ANY:
                return "."
            if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
                return f"\\x{{{ranges[0][0]:x}}}"
            inside = "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in ranges)
            return f"[{inside}]"
        case _Row(parts):
            return "".join(f"({_said(part)})" if isinstance(part, _Choice) else _said(part) for part in parts)
        case _Choice(options):
            return "|".join(f"({_said(option)})" for option in options)
        case _Repeat(part, least, most):
            count = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
            return f"({_said(part)})" + (count or f"{{{least},{'' if most is None else most}}}")


class _Parser:
    """Recursive descent over a regular expression."""

    def __init__(self, written: str, fold_character: Callable[[str], str], *, keep_sets: bool = True) -> None:
        self._text = written.removeprefix("^")
        if self._text.endswith("$") and not self._text.endswith("\\$"):
            self._text = self._text[:-1]
        self._at = 0
        self._fold = fold_character
        self._keep_sets = keep_sets
        self._depth = 0

    def read(self) -> _Node:
        node = self._choice()
        if self._at < len(self._text):
            raise FormError("a parenthesis closes nothing")
        return node

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise FormError("the end came too early")
        self._at += 1
        return character

    def _choice(self) -> _Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormTooLargeError("nested too deeply")
        options = [self._row()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._row())
        self._depth -= 1
        return options[0] if len(options) == 1 else _Choice(tuple(options))

    def _row(self) -> _Node:
        parts: list[_Node] = []
        while (character := self._peek()) and character not in "|)":
            parts.append(self._repeated(self._part()))
        return parts[0] if len(parts) == 1 else _Row(tuple(parts))

    def _repeated(self, part: _Node) -> _Node:
        times = 0
        while (sign := self._peek()) and sign in "*+?{":
            self._at += 1
            times += 1
            if times > _MOST_SIGNS:
                raise FormError("repeated repeats")
            if sign == "{":
                least, most = self._counts()
            else:
                least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
            # Repeating what is repeated without bound says no more.
            if not (isinstance(part, _Repeat) and (part.least, part.most) == (0, None)):
                part = _Repeat(part, least, most)
        return part

    def _counts(self) -> tuple[int, int | None]:
        end = self._text.find("}", self._at)
        inside = self._text[self._at : end] if end >= 0 else ""
        low, comma, high = inside.partition(",")
        numbers = [number for number in (low, high) if number]
        if not low or not all(number.isascii() and number.isdigit() and len(number) <= 4 for number in numbers):
            raise FormError("a brace without counts")
        self._at = end + 1
        least = int(low)
        most = int(high) if high else (None if comma else least)
        if most is not None and most < least:
            raise FormError("a brace that counts backwards")
        if max(least, most or 0) > MOST_STEPS:
            raise FormTooLargeError("repeated too often")
        return least, most

    def _part(self) -> _Node:
        character = self._take()
        if character == "(":
            if self._text.startswith("?:", self._at):
                self._at += 2
            node = self._choice()
            if self._take() != ")":
                raise FormError("a parenthesis is not closed")
            return node
        if character == "[":
            return self._set()
        if character == ".":
            return _ANY
        if character in "*+?{":
            raise FormError("nothing to repeat")
        if character == "\\":
            escaped = self._take()
            if escaped == "d":
                return _DIGITS
            if escaped.isalnum():
                raise FormError("an escape that is not known")
            character = escaped
        return self._literal(character)

    def _literal(self, character: str) -> _Node:
        folded = self._fold(character)
        if not self._keep_sets and not folded:
            return _Repeat(_ANY, 0, None)
        sets = tuple(_Set(((ord(letter), ord(letter)),)) for letter in folded)
        return sets[0] if len(sets) == 1 else _Row(sets)

    def _set(self) -> _Node:
        is_negated = self._peek() == "^"
        self._at += is_negated
        ranges: list[tuple[int, int]] = []
        while (character := self._take()) != "]" or not ranges:
            if character == "\\":
                character = self._take()
                if character == "d":
                    ranges.extend(_DIGITS.ranges)
                    continue
            last = character
            if self._peek() == "-" and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                last = self._take()
                if last < character:
                    raise FormError("a range that runs backwards")
            ranges.extend(self._folded_range(character, last))
        return _Set(tuple(_outside(ranges) if is_negated else _ordered(ranges)))

    def _folded_range(self, first: str, last: str) -> Iterator[tuple[int, int]]:
        if first == last:
            letter = self._fold(first)
            code = ord(letter) if len(letter) == 1 else ord(first)
            yield code, code
            return
        ends = [letter if len(letter := self._fold(end)) == 1 else end for end in (first, last)]
        yield ord(min(ends)), ord(max(ends))


def _ordered(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _outside(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = _ordered(ranges)
    starts = [0, *(last + 1 for _, last in edges)]
    ends = [*(first - 1 for first, _ in edges), _LAST_CODE]
    kept = [(first, last) for first, last in zip(starts, ends, strict=True) if first <= last]
    if not kept:
        raise FormError("a class of nothing")
    return kept


@dataclass(slots=True)
class _Machine:
    """Thompson's machine: steps that take a character, and forks that take none; sets of places remembered."""

    _sets: list[_Set | None] = field(default_factory=list)
    _next: list[tuple[int, ...]] = field(default_factory=list)
    _start: int = -1
    _moves: dict[tuple[frozenset[int], str], frozenset[int]] = field(default_factory=dict)

    def finish(self, node: _Node) -> None:
        """Build the machine of a form, from its end to its beginning."""
        self._start = self._build(node, self._step(None, ()))

    def accepts(self, word: str) -> bool:
        places = self._reached((self._start,))
        for character in word:
            known = self._moves.get((places, character))
            if known is None:
                known = self._moved(places, ord(character))
                if len(self._moves) < _MOST_REMEMBERED:
                    self._moves[places, character] = known
            if not known:
                return False
            places = known
        return 0 in places

    def states(self, most: int) -> int:
        """The sets of places that words can lead to: the subset construction, broken off beyond `most`."""
        ranges = {ends for taken in self._sets if taken for ends in taken.ranges}
        # One character for each stretch of the alphabet that no set tells apart.
        codes = sorted({0, *(first for first, _ in ranges), *(last + 1 for _, last in ranges)})
        start = self._reached((self._start,))
        seen, waiting = {start}, [start]
        while waiting and len(seen) <= most:
            places = waiting.pop()
            fresh = {self._moved(places, code) for code in codes} - seen
            seen |= fresh
            waiting.extend(fresh)
        return len(seen)

    def _moved(self, places: frozenset[int], code: int) -> frozenset[int]:
        taken = [place for place in places if (ranges := self._sets[place]) and _holds(ranges, code)]
        return self._reached(tuple(follower for place in taken for follower in self._next[place]))

    def _step(self, taken: _Set | None, followers: tuple[int, ...]) -> int:
        if len(self._sets) > MOST_STEPS:
            raise FormTooLargeError("too many steps")
        self._sets.append(taken)
        self._next.append(followers)
        return len(self._sets) - 1

    def _build(self, node: _Node, then: int) -> int:
        match node:
            case _Set():
                return self._step(node, (then,))
            case _Row(parts):
                for part in reversed(parts):
                    then = self._build(part, then)
                return then
            case _Choice(options):
                return self._step(None, tuple(self._build(option, then) for option in options))
            case _Repeat(part, least, most):
                if most is None:
                    fork = self._step(None, (then,))
                    self._next[fork] = (then, self._build(part, fork))
                    then = fork
                else:
                    end = then
                    for _ in range(most - least):
                        then = self._step(None, (end, self._build(part, then)))
                for _ in range(least):
                    then = self._build(part, then)
                return then

    def _reached(self, places: tuple[int, ...]) -> frozenset[int]:
        """The places reached without taking a character; place 0 is the end."""
        seen = set(places)
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if self._sets[place] is None:
                fresh = [follower for follower in self._next[place] if follower not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        return frozenset(seen)


def _holds(ranges: _Set, code: int) -> bool:
    return any(first <= code <= last for first, last in ranges.ranges)
