# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two word spinners of different kinds, for test texts only: one to develop on, one never tuned on.

`wordnet`    replaces content words with a synonym of their most frequent WordNet sense (Debian package wordnet-base),
             keeping the ending. Word by word, order untouched.
`moby`       replaces words and idioms with entries of the Moby thesaurus (Grady Ward, public domain: another kind of
             list, by association rather than sense), both ways listed and known to the press, and also alters
             syntax: fronted adverbials move back, attributions are turned round, coordinate halves change places.
Both leave names, numbers, function words and (as real spinners do) parts of quotations changed too.
Residual: neither is a commercial spinner or a language model; a score on them says nothing about those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

Spinner = Callable[[str, Random], str]

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_PLAIN = frozenset(
    """a about above after again all also although am an and any are as at be because been before being below between
    both but by can could did do does doing down during each even ever few for from further had has have having he her
    here hers him his how i if in into is it its itself just may me might more most much must my no nor not now of off
    on once one only or other our out over own per same she should since so some such than that the their theirs them
    then there these they this those though through to too two under until up upon us very was we were what when where
    which while who whom whose why will with within without would yet you your monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december three four
    five six seven eight nine ten hundred thousand million billion year years day days week month first second third
    get got make made go went take took come came""".split()  # noqa: SIM905
)
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""), ("es", ""), ("s", ""))


def wordnet_spinner(folder: Path, *, shares: tuple[float, float] = (0.65, 1.0)) -> Spinner:
    """The development spinner.

    Args:
        folder: Where WordNet's `index.*` and `data.*` files lie.
        shares: Between which the chance is drawn, for each text, that a word with a synonym is replaced.
    """
    synonyms: dict[str, tuple[str, ...]] = {}
    for part in ("verb", "noun", "adj", "adv"):
        offsets = _first_sense(folder / f"index.{part}")
        words_at = _synsets(folder / f"data.{part}")
        for word, offset in offsets.items():
            others = tuple(each for each in words_at.get(offset, ()) if each.lower() != word)
            if others:
                synonyms.setdefault(word, others)

    def spin(text: str, random: Random) -> str:
        return _replace(text, random, random.uniform(*shares), lambda word: synonyms.get(word, ())[:3])

    return spin


def _first_sense(path: Path) -> dict[str, str]:
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            pointers = int(fields[3])
            if "_" not in fields[0] and fields[0].isalpha():
                found[fields[0]] = fields[6 + pointers]
    return found


def _synsets(path: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            words = [fields[4 + 2 * k].split("(")[0].replace("_", " ") for k in range(int(fields[3], 16))]
            found[fields[0]] = tuple(words)
    return found


@dataclass(frozen=True, slots=True)
class _Idiom:
    pattern: re.Pattern[str]
    new: str


_IDIOMS = tuple(
    _Idiom(re.compile(rf"\b{old}\b"), new)
    for old, new in (
        ("as well as", "together with"), ("in order to", "so as to"), ("because of", "on account of"),
        ("according to", "in the words of"), ("more than", "upwards of"), ("at least", "a minimum of"),
        ("such as", "for example"), ("as part of", "in the framework of"), ("in front of", "before"),
        ("part of", "a piece of"), ("set up", "established"), ("carried out", "executed"), ("took place", "occurred"),
        ("due to", "by reason of"), ("so far", "up to this point"), ("right now", "at this moment"),
        ("a lot of", "a great deal of"), ("deal with", "cope with"), ("look forward to", "anticipate"),
        ("last year", "the preceding year"), ("last week", "the preceding week"), ("this week", "the present week"),
        ("point out", "indicate"), ("called for", "demanded"), ("a number of", "various"), ("most of", "the bulk of"),
    )
)  # fmt: skip
_SAID_LAST = re.compile(r"^([A-Z“\"][^.!?]{30,160}), ((?:[A-Z][\w.’']+ ){1,3})(said|added|told \w+)([.!?])$")
_FRONTED = re.compile(r"^(On|In|After|During|At|Before) ([^,]{3,40}), ([a-z][^.]*|[A-Z][^.]*)([.])$")
_JOINED = re.compile(r"^([A-Z][^,;.]{25,}), but ([^,;.]{20,})\.$")


def moby_spinner(
    path: Path, background: Iterable[str], *, shares: tuple[float, float] = (0.55, 0.9), syntax: bool = True
) -> Spinner:
    """The test spinner.

    Args:
        path: The Moby thesaurus: one entry a line, the headword and then all that is listed with it, with commas.
        background: Press texts; only words seen in them at least thrice may be put in.
        shares: Between which the chance is drawn, for each text, that a word with an entry is replaced.
        syntax: Whether idioms and the order of clauses are altered too.
    """
    known = Counter(word.lower() for text in background for word in _WORD.findall(text))
    listed = {}
    for line in path.read_text("utf-8", errors="replace").splitlines():
        head, *others = line.split(",")
        if head.isalpha():
            listed[head] = frozenset(each for each in others if each.isalpha() and known[each.lower()] >= 3)
    both_ways = {
        head: tuple(sorted((each for each in others if head in listed.get(each, ())), key=lambda w: (-known[w], w))[:8])
        for head, others in listed.items()
    }

    def spin(text: str, random: Random) -> str:
        moved = _reworded(text, random) if syntax else text
        return _replace(moved, random, random.uniform(*shares), lambda word: both_ways.get(word, ()))

    return spin


def _reworded(text: str, random: Random) -> str:
    moved = "\n\n".join(_rearranged(block, random) for block in text.split("\n\n"))
    for idiom in _IDIOMS:
        moved = idiom.pattern.sub(idiom.new, moved)
    return moved


def _rearranged(block: str, random: Random) -> str:
    sentences = re.split(r"(?<=[.!?]) (?=[A-Z])", block)
    return " ".join(_turned(sentence) if random.random() < 0.7 else sentence for sentence in sentences)


def _turned(sentence: str) -> str:
    if match := _SAID_LAST.match(sentence):
        what, who, verb, end = match.groups()
        return f"{who}{verb} that {what[0].lower()}{what[1:]}{end}" if what[0].isalpha() else sentence
    if match := _FRONTED.match(sentence):
        word, rest, clause, end = match.groups()
        return f"{clause[0].upper()}{clause[1:]} {word.lower()} {rest}{end}"
    if match := _JOINED.match(sentence):
        return f"Although {match[1][0].lower()}{match[1][1:]}, {match[2]}."
    return sentence


def _replace(text: str, random: Random, share: float, synonyms: Callable[[str], tuple[str, ...]]) -> str:
    def opens_sentence(match: re.Match[str]) -> bool:
        return match.start() == 0 or text[match.start() - 2 : match.start()] in (". ", "\n\n", "! ", "? ")

    names = {m.group() for m in _WORD.finditer(text) if m.group()[0].isupper() and not opens_sentence(m)}

    def one(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in _PLAIN or len(word) < 3 or word in names or random.random() >= share:
            return word
        for stem, ending in _stems(word.lower()):
            choice = synonyms(stem)
            if choice:
                new = _with_ending(random.choice(choice), ending)
                return new.capitalize() if word[0].isupper() else new
        return word

    return _WORD.sub(one, text)


def _stems(word: str) -> list[tuple[str, str]]:
    """The word itself, then what it may be a form of, with the ending to put back."""
    found = [(word, "")]
    for ending, in_place in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            kept = "s" if ending in ("ies", "es", "s") else "ed" if ending in ("ied", "ed") else "ing"
            found.append((word[: -len(ending)] + in_place, kept))
    return found


def _with_ending(word: str, ending: str) -> str:
    first, _, rest = word.partition(" ")
    if ending == "s":
        first = (
            first[:-1] + "ies"
            if re.search(r"[^aeiou]y$", first)
            else first + ("es" if first.endswith(("s", "x", "ch", "sh")) else "s")
        )
    elif ending:
        first = first[:-1] + ending if first.endswith("e") else first + ending
    return f"{first} {rest}".strip()
