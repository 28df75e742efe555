# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Proofs spoilt in the ways that forgers and broken channels spoil them: none of them may be accepted."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from vorlage.sealing.canonical import canonical
from vorlage.sealing.opening import in_base64

Spoiler = Callable[[dict[str, Any], random.Random], None]


def spoilt(proof: str, chance: random.Random) -> Iterator[str]:
    """Proofs that differ from this one, without end."""
    while True:
        spoil = chance.choice((_any_character, _text_level, _inside, _inside, _inside))
        made = spoil(proof, chance)
        if made != proof:
            yield made


def _any_character(proof: str, chance: random.Random) -> str:
    place = chance.randrange(len(proof))
    if chance.random() < 0.2:
        return proof[:place] + proof[place + chance.randrange(1, 40) :]
    other = chr(ord(proof[place]) ^ 1 << chance.randrange(7))
    return proof[:place] + other + proof[place + 1 :]


def _text_level(proof: str, chance: random.Random) -> str:
    """The same value for a lenient reader, in another form; or two values in one text."""
    return chance.choice(
        (
            lambda: proof.replace('"format":', '"format":"x","format":', 1),
            lambda: proof.replace('"slots":', '"slots":16,"slots":', 1),
            lambda: proof.replace('"slots":16', '"slots":16.0', 1),
            lambda: proof.replace('"slots":16', '"slots":1.6e1', 1),
            lambda: proof.replace('"slots":16', '"slots":NaN', 1),
            lambda: proof.replace('"slots":16', '"slots":-0', 1),
            lambda: proof.replace('"slots":16', '"slots":016', 1),
            lambda: proof.replace('"slots":16', f'"slots":{2 ** chance.randrange(31, 70) + 16}', 1),
            lambda: proof.replace('"slots":16', f'"slots":1{"0" * 5000}', 1),
            lambda: proof.replace('"slots":16', '"slots":true', 1),
            lambda: proof.replace('"record":', '"record": ', 1),
            lambda: proof.replace('"record":', '"\\u0072ecord":', 1),
            lambda: proof + chance.choice((" ", "\n", "{}", "\x00", "\ufeff")),
            lambda: "\ufeff" + proof,
            lambda: proof.replace("July", "J\\u0075ly", 1),
            lambda: proof.replace("July", "J\ud800uly", 1).encode("utf-8", "replace").decode("utf-8"),
            lambda: proof.replace("July", "J\\ud800uly", 1),
            lambda: proof.replace("\\u003c", "<", 1),
            lambda: proof.replace("{", "[" * 3000, 1),
            lambda: proof.replace('"seeds":"', '"__proto__":"', 1),
        )
    )()


def _inside(proof: str, chance: random.Random) -> str:
    value = json.loads(proof)
    chance.choice(_SPOILERS)(value, chance)
    return canonical(value)


def _flip(text: str, chance: random.Random) -> str:
    """One bit of what base64 for addresses stands for."""
    held = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if not held:
        return text
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return in_base64(bytes(held))


def _a_cover(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    pages = [each["tiles"] for each in value["opened"] if each["type"] == "page"]
    found: dict[str, Any] = chance.choice([*pages, value["record"]])
    return found


def _flipped_cover(value: dict[str, Any], chance: random.Random) -> None:
    given, kind = _a_cover(value, chance), chance.choice(("seeds", "digests"))
    given[kind] = _flip(given[kind], chance)


def _swapped_siblings(value: dict[str, Any], chance: random.Random) -> None:
    given, (kind, size) = _a_cover(value, chance), chance.choice((("seeds", 16), ("digests", 32)))
    held = base64.urlsafe_b64decode(given[kind] + "==")
    pieces = [held[at : at + size] for at in range(0, len(held), size)]
    chance.shuffle(pieces)
    given[kind] = in_base64(b"".join(pieces))


def _longer_or_shorter(value: dict[str, Any], chance: random.Random) -> None:
    given, (kind, size) = _a_cover(value, chance), chance.choice((("seeds", 16), ("digests", 32)))
    held = base64.urlsafe_b64decode(given[kind] + "==")
    cut = chance.choice((1, size, 2 * size))
    given[kind] = in_base64(chance.choice((held[:-cut], held + bytes(cut), held[cut:], held + held[-cut:])))


def _spare_bits(value: dict[str, Any], chance: random.Random) -> None:
    """Base64 that stands for the same bytes and is not how they are written."""
    given, kind = _a_cover(value, chance), chance.choice(("seeds", "digests"))
    text = given[kind]
    marks = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    if len(text) % 4:
        given[kind] = text[:-1] + marks[marks.index(text[-1]) ^ 1]
    else:
        given[kind] = chance.choice(
            (text + "=", text.replace("-", "+"), text + "\n", text.replace("_", "/"), text + "A")
        )


def _wrong_place(value: dict[str, Any], chance: random.Random) -> None:
    opened = value["record"]["opened"]
    at = chance.randrange(len(opened))
    opened[at] = chance.choice((opened[at] ^ 1, opened[at] + 1, opened[0], 2**31 - 1, 0))


def _contents_swapped(value: dict[str, Any], chance: random.Random) -> None:
    chance.shuffle(value["opened"])


def _content_told_twice(value: dict[str, Any], chance: random.Random) -> None:
    value["opened"].append(chance.choice(value["opened"]))
    if chance.random() < 0.5:
        value["record"]["opened"].append(value["record"]["opened"][-1] + chance.choice((0, 1)))


def _another_word(value: dict[str, Any], chance: random.Random) -> None:
    content = chance.choice([each for each in value["opened"] if each["type"] != "page"])
    name = chance.choice([name for name in content if name != "type"])
    if isinstance(content[name], int):
        content[name] = chance.choice((content[name] + 1, 0, 10**6))
    else:
        content[name] += chance.choice((" ", "x", "\u0301", "\x80" + "\x00" * 20 + "\u0138", "\u200b"))


def _another_page(value: dict[str, Any], chance: random.Random) -> None:
    page = chance.choice([each for each in value["opened"] if each["type"] == "page"])
    name = chance.choice(("page", "width", "height", "levels_digest", "levels", "runs"))
    if name == "levels":
        _pixels(page, chance)
    elif name == "levels_digest":
        page[name] = hashlib.sha256(page[name].encode()).hexdigest()
    elif name == "runs":
        _runs(page["tiles"]["withheld"], chance)
    else:
        page[name] = chance.choice((page[name] + 1, page[name] - 1, page[name] * 2, 0))
        page[name] = max(page[name], 0)


def _pixels(page: dict[str, Any], chance: random.Random) -> None:
    """Other pixels, packed as they ought to be; or the same with something behind them."""
    packed = base64.urlsafe_b64decode(page["levels"] + "==")
    rows = bytearray(zlib.decompress(packed))
    how = chance.randrange(4)
    if how == 0:
        rows[chance.randrange(len(rows))] ^= 1 << chance.randrange(8)
        packed = zlib.compress(bytes(rows))
    elif how == 1:
        packed = zlib.compress(bytes(rows) + bytes(chance.choice((1, 10**6))))
    elif how == 2:
        packed += b"behind"
    else:
        packed = zlib.compress(bytes(rows[:-1]))
    page["levels"], page["levels_digest"] = in_base64(packed), hashlib.sha256(packed).hexdigest()


def _runs(runs: list[list[int]], chance: random.Random) -> None:
    run = chance.choice(runs) if runs else [0, 0]
    how = chance.randrange(6)
    if how == 0:
        run[0] += 1
    elif how == 1:
        run[1] += 1
    elif how == 2:
        runs[:] = runs[1:]
    elif how == 3:
        runs.append(list(run))
    elif how == 4:
        runs[:] = [[place, 1] for start, count in runs for place in range(start, start + count)] + [[2**30, 2**30]]
    else:
        run[1] = 0


def _leaf_for_a_node(value: dict[str, Any], chance: random.Random) -> None:
    """A tree of half the size, whose leaves would be nodes of this one."""
    value["record"]["slots"] = chance.choice((8, 32, 64, 2**12, 2**21))


def _log_line(value: dict[str, Any], chance: random.Random) -> None:
    lines = value["log"]["proof"].split("\n")
    at = chance.randrange(len(lines))
    how = chance.randrange(5)
    if how == 0:
        lines[at] = lines[chance.randrange(len(lines))]
    elif how == 1:
        del lines[at]
    elif how == 2:
        lines.insert(at, lines[at])
    elif how == 3 and lines[at]:
        place = chance.randrange(len(lines[at]))
        lines[at] = lines[at][:place] + chance.choice("A0=+ \u2014") + lines[at][place + 1 :]
    else:
        lines[at] = lines[at].replace("index ", chance.choice(("index 0", "index -", "index 1")))
    value["log"]["proof"] = "\n".join(lines)


def _log_entry(value: dict[str, Any], chance: random.Random) -> None:
    entry = json.loads(value["log"]["entry"])
    entry[chance.choice(("root", "date", "type", "edition"))] = chance.choice((1, "x", "2026-11-22", "ab" * 32, None))
    value["log"]["entry"] = canonical(entry)


def _keys(value: dict[str, Any], chance: random.Random) -> None:
    keys = value["keys"]
    how = chance.randrange(5)
    if how == 0:
        keys.reverse()
    elif how == 1:
        keys.append(keys[0])
    elif how == 2:
        keys.pop()
    elif how == 3:
        at = chance.randrange(len(keys[0]))
        keys[0] = keys[0][:at] + chance.choice("A+z0=") + keys[0][at + 1 :]
    else:
        keys *= 9


def _other_members(value: dict[str, Any], chance: random.Random) -> None:
    holder = chance.choice((value, value["log"], value["record"], *value["opened"]))
    name = chance.choice(list(holder))
    how = chance.randrange(3)
    if how == 0:
        holder["more"] = 1
    elif how == 1:
        del holder[name]
    else:
        holder[name] = chance.choice((None, 0, "", [], {}, [holder[name]], 2**31 - 1))


_SPOILERS: Final[tuple[Spoiler, ...]] = (
    _flipped_cover,
    _swapped_siblings,
    _longer_or_shorter,
    _spare_bits,
    _wrong_place,
    _contents_swapped,
    _content_told_twice,
    _another_word,
    _another_page,
    _leaf_for_a_node,
    _log_line,
    _log_entry,
    _keys,
    _other_members,
)
