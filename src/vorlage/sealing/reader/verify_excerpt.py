# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: T201  # this program prints: it is run by itself, by readers
"""Check a sealed excerpt with nothing but Python:  python3 verify_excerpt.py excerpt.html [--json]

Written from docs/reference/sealed-pages.md and RFC 8032, 8785, 9162; shares no code with the program that makes
excerpts or with the script inside them. Read it before you trust it: it is short on purpose.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any

MARK = '<script type="application/json" id="proof">'
DIGEST = "([A-Za-z0-9+/]{43}=)"
NUMBER = "(0|[1-9][0-9]{0,18})"
NAME = "([!-*,-~]{1,200})"
LOG = f"c2sp[.]org/tlog-proof@v1\nindex {NUMBER}\n((?:{DIGEST}\n){{0,63}})\n({NAME}\n{NUMBER}\n{DIGEST}\n)\n((?:.+\n)+)"
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
Point = tuple[int, int, int, int]


class RefusedError(Exception):
    """The excerpt does not prove what it says."""


def need(holds: object, what: str) -> None:
    """Stop unless it holds."""
    if not holds:
        raise RefusedError(what)


def digest(*parts: bytes) -> bytes:
    """SHA-256 of parts joined."""
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value: Any) -> str:
    """The one text of a value: sorted keys, no spaces, whole numbers, and < written as an escape."""
    if value is None or (type(value) is int and 0 <= value < 2**31):
        return json.dumps(value)
    if type(value) is str:
        need(not re.search("[\ud800-\udfff]", value), "form")
        return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    if type(value) is list:
        return "[" + ",".join(map(canonical, value)) + "]"
    need(type(value) is dict, "form")
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in sorted(value)) + "}"


def parse(text: str) -> Any:
    """A value from its one text."""
    with suppress(ValueError, RecursionError):
        value = json.loads(text)
        need(canonical(value) == text, "form")
        return value
    raise RefusedError("form")


def has(value: Any, names: str) -> bool:
    """Whether a value has these members and no other."""
    return type(value) is dict and sorted(value) == names.split()


def whole(value: Any, low: int, high: int = 2**31 - 1) -> bool:
    """Whether a value is a whole number within bounds."""
    return type(value) is int and low <= value <= high


def unbase64(text: Any, url: bool) -> bytes:
    """Bytes from base64 in its one form: for addresses without padding, otherwise with it."""
    need(type(text) is str and text.isascii(), "form")
    marks = b"-_" if url else b"+/"
    with suppress(ValueError):
        content = base64.b64decode(text + "=" * (-len(text) % 4 if url else 0), marks, validate=True)
        again = base64.b64encode(content, marks).decode()
        need((again.rstrip("=") if url else again) == text, "form")
        return content
    raise RefusedError("form")


def add(p: Point, q: Point) -> Point:
    """Two points of the curve of Ed25519 added, in extended coordinates (RFC 8032, 5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def unpacked(content: bytes) -> Point:
    """A point from its 32 bytes."""
    sign, y = content[31] >> 7, int.from_bytes(content, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    need(y < P and (x * x - square) % P == 0 and (x or not sign), "signature")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def check_signature(key: bytes, message: bytes, signature: bytes) -> None:
    """Stop unless a signature of 64 bytes is by a key, over a message (RFC 8032, 5.1.7)."""
    base, (x, y, z, t) = unpacked((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")), unpacked(key)
    s, hashed = int.from_bytes(signature[32:], "little"), hashlib.sha512(signature[:32] + key + message)
    h, negative, total = int.from_bytes(hashed.digest(), "little") % L, (P - x, y, z, P - t), (0, 1, 1, 0)
    for bit in reversed(range(256)):  # s times the base point less h times the key
        total = add(total, total)
        total = add(total, base) if s >> bit & 1 else total
        total = add(total, negative) if h >> bit & 1 else total
    x, y, inverse = total[0], total[1], pow(total[2], P - 2, P)
    packed = (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")
    need(s < L and packed == signature[:32], "signature")


def check_signatures(keys: list[str], body: str, lines: list[str]) -> list[int]:
    """Stop unless each key signed the checkpoint on the line at its place; when cosigners, all but the first, did."""
    need(len(lines) == len(keys), "signature")
    moments = []
    for place, (key, line) in enumerate(zip(keys, lines, strict=True)):
        form = re.findall(rf"\A{NAME}\+([0-9a-f]{{8}})\+(.+)\Z", key)
        need(form, "log")
        holder, identity, encoded = form[0]
        public = unbase64(encoded, url=False)
        need(len(public) == 33 and public[0] == (4 if place else 1), "log")
        need(digest(holder.encode(), b"\n", public)[:4].hex() == identity, "log")
        need(line.startswith(f"— {holder} "), "signature")
        value, message = unbase64(line[len(holder) + 3 :], url=False), body
        need(value[:4].hex() == identity and len(value) == (76 if place else 68), "signature")
        if place:
            moments.append(int.from_bytes(value[4:12], "big"))
            message = f"cosignature/v1\ntime {moments[-1]}\n{body}"
        check_signature(public[1:], message.encode(), value[-64:])
    return moments


def check_log(keys: list[str], entry: str, text: str) -> tuple[str, str, list[int]]:
    """The root that an entry of the log names, its date, and when cosigners signed."""
    form = re.findall(rf"\A{LOG}\Z", text)
    need(form, "log")
    written, steps, _, body, _, size, root, lines = form[0]
    moments = check_signatures(keys, body, lines.split("\n")[:-1])
    index, last, found = int(written), int(size) - 1, digest(b"\0", entry.encode())
    need(index <= last, "log")
    for step in steps.split("\n")[:-1]:  # RFC 9162, 2.1.3.2
        need(last, "log")
        if index & 1 or index == last:
            found = digest(b"\1", unbase64(step, url=False), found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = digest(b"\1", found, unbase64(step, url=False))
        index, last = index >> 1, last >> 1
    need(last == 0 and found == unbase64(root, url=False), "log")
    said = parse(entry)
    need(type(said) is dict and said.get("type") == "record", "entry")
    need(re.fullmatch("[0-9a-f]{64} [0-9]{4}-[0-9]{2}-[0-9]{2}", f"{said.get('root')} {said.get('date')}"), "entry")
    return said["root"], said["date"], moments


def tree_root(count: int, hidden: set[int], given: Any, leaf: Callable[[int, bytes], bytes]) -> bytes:
    """The root of a tree from seeds (16 bytes) and digests (32 bytes), taken in the order of the leaves."""
    seeds, digests = (BytesIO(unbase64(given[kind], url=True)) for kind in ("seeds", "digests"))
    need(len(seeds.getvalue()) % 16 == len(digests.getvalue()) % 32 == 0, "tree")
    before = [0, *accumulate(place in hidden for place in range(count))]  # how many of the first n leaves are hidden

    def walk(start: int, size: int, seed: bytes) -> bytes:
        unseen = before[start + size] - before[start]
        if unseen == size:
            return digests.read(32)
        seed = seeds.read(16) if not unseen and not seed else seed
        if size == 1:
            return leaf(start, seed)
        left = 1 << (size - 1).bit_length() - 1
        both = hmac.digest(seed, b"\0", "sha256") if seed else b""
        first = walk(start, left, both[:16])
        return digest(b"\1", first, walk(start + left, size - left, both[16:]))

    root = walk(0, count, b"")
    need(not seeds.read() and not digests.read(), "tree")
    return root


def check_page(page: Any) -> tuple[str, list[list[int]], int]:
    """The root over the tiles of a page, the runs of withheld tiles, and how many places they make."""
    need(has(page, "height levels levels_digest page tiles type width"), "form")
    width, height, tiles = page["width"], page["height"], page["tiles"]
    need(whole(width, 1, 20000) and whole(height, 1, 20000) and width * height <= 30000000, "form")
    need(whole(page["page"], 1) and has(tiles, "digests seeds withheld") and type(tiles["withheld"]) is list, "form")
    across, stride, hidden, after = -(-width // 32), (width + 1) // 2, set[int](), -1
    count = across * -(-height // 32)
    for run in tiles["withheld"]:
        need(type(run) is list and len(run) == 2 and whole(run[0], after + 1) and whole(run[1], 1), "form")
        after = run[0] + run[1]
        need(after <= count, "form")
        hidden.update(range(run[0], after))
    squeezed, reading = unbase64(page["levels"], url=True), zlib.decompressobj()
    need(hashlib.sha256(squeezed).hexdigest() == page["levels_digest"], "pixels")
    rows = b""
    with suppress(zlib.error):
        rows = reading.decompress(squeezed, stride * height + 1)
    need(len(rows) == stride * height and reading.eof and not reading.unused_data, "pixels")

    def content(place: int) -> bytes:
        top, left = place // across * 32, place % across * 16
        lines = range(top * stride, min(top + 32, height) * stride, stride)
        return b"".join(rows[line + left : line + min(left + 16, stride)] for line in lines)

    need(not any(any(content(place)) for place in hidden), "pixels")
    root = tree_root(count, hidden, tiles, lambda place, salt: digest(b"\0", salt, b"vorlage/tile/1\0", content(place)))
    places, left = 0, set(hidden)
    while left:
        places, reached = places + 1, [left.pop()]
        for place in reached:  # grows while it is walked
            beside = {place - across, place + across, place - (place % across > 0), place + ((place + 1) % across > 0)}
            reached.extend(left & beside)
            left -= beside
    return root.hex(), tiles["withheld"], places


def check_record(record: Any, opened: Any, root: str) -> dict[str, list[Any]]:
    """What is shown of a record whose root is known: fields, passages, pages."""
    shown: dict[str, list[Any]] = {"field": [], "page": [], "passage": []}
    if record is None and opened == []:
        return shown
    need(has(record, "digests opened seeds slots") and type(opened) is list, "form")
    slots, places = record["slots"], record["opened"]
    need(whole(slots, 16, 1 << 20) and slots & slots - 1 == 0 and type(places) is list, "form")
    need(0 < len(places) == len(opened) and all(whole(place, 0, slots - 1) for place in places), "form")
    need(places == sorted(set(places)), "form")

    def leaf(place: int, salt: bytes) -> bytes:
        content = opened[places.index(place)]
        kind = content.get("type") if type(content) is dict else None
        if kind == "field" and has(content, "name type value"):
            need(type(content["name"]) is str and type(content["value"]) is str, "form")
            shown[kind].append([content["name"], content["value"]])
        elif kind == "passage" and has(content, "order page text type"):
            need(whole(content["page"], 1) and whole(content["order"], 0) and type(content["text"]) is str, "form")
            shown[kind].append([content["page"], content["order"], content["text"]])
        else:
            need(kind == "page", "form")
            tiles, runs, withheld = check_page(content)
            shown["page"].append([content["page"], content["width"], content["height"], runs, withheld])
            content = {**{name: content[name] for name in ("height", "page", "type", "width")}, "tiles": tiles}
        return digest(b"\0", salt, b"vorlage/slot/1\0", canonical(content).encode())

    tree = tree_root(slots, set(range(slots)) - set(places), record, leaf)
    need(digest(b"\2vorlage/seal/1\0", slots.to_bytes(4, "big"), tree).hex() == root, "root")
    for kind, size in (("field", 1), ("passage", 2), ("page", 1)):
        need(len({tuple(each[:size]) for each in shown[kind]}) == len(shown[kind]), "form")
    return {kind: sorted(listed) for kind, listed in shown.items()}


def verify(text: str) -> dict[str, Any]:
    """What a proof proves; `RefusedError` when it proves nothing."""
    proof = parse(text)
    need(has(proof, "format keys log opened record") and has(proof["log"], "entry proof"), "form")
    keys, entry, log = proof["keys"], proof["log"]["entry"], proof["log"]["proof"]
    need(proof["format"] == "vorlage-sealed-pages-1" and type(entry) is str and type(log) is str, "form")
    need(type(keys) is list and 1 <= len(keys) <= 8 and all(type(key) is str for key in keys), "form")
    root, date, moments = check_log(keys, entry, log)
    proven = {"keys": keys, "root": root, "date": date, "cosigned_at": moments}
    return {**proven, **check_record(proof["record"], proof["opened"], root)}


def main(words: list[str]) -> int:
    """Check the file named, and say what is proven."""
    try:
        text = Path(words[0]).read_bytes().decode("utf-8")
        need(text.count(MARK) <= 1, "form")
        text = text.partition(MARK)[2].partition("</script>")[0] if MARK in text else text
        proven = verify(text.strip("\n"))
    except (RefusedError, OSError, UnicodeDecodeError, IndexError) as refusal:
        print("THIS DOES NOT HOLD:", refusal if isinstance(refusal, RefusedError) else "it cannot be read")
        return 1
    pages, passages, withheld = len(proven["page"]), len(proven["passage"]), sum(page[4] for page in proven["page"])
    said = f"""This excerpt holds.
Proven: {pages} pages and {passages} passages are parts of one record that was sealed, and have not changed since.
On these pages {withheld} places are withheld. The seal is in a log, under the date {proven["date"]}, signed by the key
    {proven["keys"][0]}   (compare it with the one that the publisher prints elsewhere)
Not proven: that the record is genuine, or that nothing that matters was withheld."""
    print(json.dumps(proven) if "--json" in words else said)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
