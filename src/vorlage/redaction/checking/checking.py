# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every output searched, layer by layer, for what must not be in it.

1. Bytes: runs of text in every usual encoding, and what is encoded or compressed in them, again and again. 2. What a
reader sees: the text of a page without its tags, its attributes, every text of a JSON. 3. A PDF taken to its objects
in the jail, by a library that did not make it; its structure against a short list, and byte by byte against the PDF
that its pictures alone make. 4. Pictures: no byte besides the pixels; the words on them recognised, faint ones too.
5. Other people's programs, where they are installed. What is found is told by its place, and never by its words.

It does not promise that nothing is there: it says what was looked for, by which means, and which of them were missing.
Residual risks: a spelling that nobody listed, handwriting, a face; what a reader knows from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from vorlage.domain.redactions import CheckedLayer, Miss, OutputCheck, Search
from vorlage.domain.seals import PageRaster
from vorlage.jail.supervisor import Jail
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.redaction.checking.pdf_layers import layers_of, picture_of
from vorlage.redaction.checking.pictures import SIGNATURE, pictures_within, raster_of
from vorlage.redaction.checking.programs import READERS, is_here, read_with
from vorlage.redaction.checking.readings import Readings, strings_of_json, texts_in
from vorlage.redaction.checking.skeleton import without_skeleton
from vorlage.redaction.copies.pdf_writing import PRODUCER, TITLE, as_pdf
from vorlage.redaction.copies.seeing import Eyes, unread
from vorlage.sealing.raster import DPI

TEXTS: Final = frozenset({".txt", ".csv", ".json", ".html", ".svg", ".xml", ".css", ".js", ".md", ".toml", ".note", ""})
PAGES: Final = frozenset({".html", ".svg", ".xml"})
_OURS: Final = (TITLE.encode("ascii"), PRODUCER.encode("ascii"))
_MOST_MISSES: Final = 200


class OutputSearch:
    """One check: outputs are handed in one by one, and `done` says what came of it. Safe for one thread."""

    def __init__(self, must_not_hold: MustNotHold, jail: Jail, eyes: Eyes, work: Path) -> None:
        """Nothing is searched yet; `work` is a folder for children and for copies of outputs."""
        self._must_not_hold = must_not_hold
        self._jail = jail
        self._eyes = eyes
        self._work = work
        self._amounts: Counter[tuple[CheckedLayer, str]] = Counter()
        self._misses: list[Miss] = []
        self._missing: set[str] = set()
        self._read: set[bytes] = set()
        """Digests of what was read in any part already: the same again holds nothing new."""

    def done(self) -> OutputCheck:
        """What was searched so far, how, and what was found where."""
        return OutputCheck(
            spellings=self._must_not_hold.spellings,
            words=self._must_not_hold.words,
            searched=tuple(
                Search(layer=layer, means=means, amount=amount)
                for (layer, means), amount in sorted(self._amounts.items())
            ),
            misses=tuple(dict.fromkeys(self._misses))[:_MOST_MISSES],
            not_searched=tuple(sorted(self._missing)),
        )

    def look_into(self, content: bytes, ending: str, *, part: str = "") -> None:
        """Search one output.

        Args:
            content: Its bytes.
            ending: That of its name, such as ".pdf": what it is opened as.
            part: What it is called when it is one of several: "part 3".
        """
        self._bytes(content, ending, part)
        if ending in TEXTS:
            self._seen_text(content, ending, part)
        if ending in PAGES:
            for picture in pictures_within(content):
                self._png(picture, part)
        if ending == ".png":
            self._png(content, part)
        with TemporaryDirectory(prefix="check-", dir=self._work) as work:
            place = Path(work) / f"output{ending}"
            place.write_bytes(content)
            if ending == ".pdf":
                self._pdf(content, place, Path(work) / "child", part)
            self._programs(place, ending, part)

    def name(self, text: str, *, part: str = "") -> None:
        """Search the name under which an output will stand."""
        self._text(CheckedLayer.TEXT, "name", text, part)

    def _bytes(self, content: bytes, ending: str, part: str) -> None:
        searched = without_skeleton(content) if ending == ".pdf" else content
        readings = Readings(seen=self._read)
        for unpacked, held in readings.parts(searched):
            layer = CheckedLayer.STREAMS if unpacked else CheckedLayer.BYTES
            self._amounts[layer, unpacked or "as they are"] += len(held)
            for at in self._must_not_hold.in_bytes(held):
                self._miss(layer, unpacked or "as they are", f"byte {at}", part)
            for means, text in texts_in(held):
                for start, _ in self._must_not_hold.in_scrap(text):
                    told = f"{unpacked}, {means}" if unpacked else means
                    self._miss(layer, told, f"character {start} of a run", part)
        if readings.is_cut:
            self._missing.add("what is packed in it more often, or is more, than is unpacked")

    def _seen_text(self, content: bytes, ending: str, part: str) -> None:
        text = content.decode("utf-8", "replace")
        self._text(CheckedLayer.TEXT, "as it stands", text, part)
        if ending in PAGES:
            for means, seen in _as_seen(text):
                self._text(CheckedLayer.TEXT, means, seen, part)
        if ending == ".json":
            self._text(CheckedLayer.TEXT, "json", "\n\n".join(strings_of_json(content)), part)

    def _text(self, layer: CheckedLayer, means: str, text: str, part: str, where: str = "") -> None:
        self._amounts[layer, means] += len(text)
        for start, _ in self._must_not_hold.in_text(text):
            self._miss(layer, means, where or f"character {start}", part)

    def _pdf(self, content: bytes, place: Path, work: Path, part: str) -> None:
        layers = layers_of(self._jail, place, work=work)
        if not layers.is_readable:
            self._miss(CheckedLayer.STRUCTURE, "pikepdf", "it cannot be taken apart", part)
            return
        self._amounts[CheckedLayer.OBJECTS, "pikepdf"] += layers.objects
        for held in layers.parts:
            if held.content in _OURS:
                continue
            for _, piece in Readings().parts(held.content):
                found = any(self._must_not_hold.in_text(text) for _, text in texts_in(piece))
                if found or self._must_not_hold.in_bytes(piece):
                    self._miss(CheckedLayer.OBJECTS, "pikepdf", held.where, part)
        self._amounts[CheckedLayer.STRUCTURE, "pikepdf"] += layers.pages
        for odd in layers.odd:
            self._miss(CheckedLayer.STRUCTURE, "pikepdf", odd, part)
        rasters = [picture_of(self._jail, place, number + 1, work=work) for number in range(layers.pages)]
        pictures = [raster for raster in rasters if raster is not None]
        self._amounts[CheckedLayer.STRUCTURE, "byte by byte"] += len(content)
        if len(pictures) != layers.pages or not pictures or as_pdf(pictures, dots_per_inch=DPI) != content:
            self._miss(CheckedLayer.STRUCTURE, "byte by byte", "there is more in it than its pictures", part)
        for number, raster in enumerate(pictures, start=1):
            self._pixels(raster, f"page {number}", part)

    def _png(self, content: bytes, part: str) -> None:
        self._amounts[CheckedLayer.STRUCTURE, "byte by byte"] += len(content)
        raster = raster_of(content) if content.startswith(SIGNATURE) else None
        if raster is None:
            self._miss(CheckedLayer.STRUCTURE, "byte by byte", "there is more in it than pixels of ours", part)
        else:
            self._pixels(raster, "its picture", part)

    def _pixels(self, raster: PageRaster, where: str, part: str) -> None:
        seen = self._eyes.look(raster)
        for page in seen:
            self._text(CheckedLayer.PIXELS, "recognised", page.text, part, where)
        if self._eyes.unable:
            self._missing.add(self._eyes.unable)
        elif unread(seen):
            self._missing.add(f"{part}{', ' if part else ''}{where}: no engine reads it well")

    def _programs(self, place: Path, ending: str, part: str) -> None:
        for reader in READERS:
            if reader.only not in ("", ending):
                continue
            if not is_here(reader.program):
                self._missing.add(f"{reader.program} is not installed")
                continue
            said = read_with(reader, place)
            if ending == ".pdf":
                said = without_skeleton(said)
            self._amounts[reader.layer, reader.program] += len(said)
            text = said.decode("utf-8", "replace")
            is_text = reader.layer in (CheckedLayer.TEXT, CheckedLayer.METADATA)
            found = self._must_not_hold.in_text(text) if is_text else self._must_not_hold.in_scrap(text)
            for start, _ in found:
                self._miss(reader.layer, reader.program, f"character {start} of what it says", part)

    def _miss(self, layer: CheckedLayer, means: str, where: str, part: str) -> None:
        self._misses.append(Miss(layer=layer, means=means, where=f"{part}, {where}" if part else where))


def check_output(
    output: bytes | Path, must_not_hold: MustNotHold, *, jail: Jail, eyes: Eyes, work: Path, ending: str = ""
) -> OutputCheck:
    """Search an output whole: bytes, a file, or every file of a folder with its name.

    Args:
        output: Files of a folder are "part 1", "part 2" ... in the order of `parts_of`.
        must_not_hold: What is searched for.
        jail: Where a PDF is taken apart.
        eyes: Look at pictures; what they looked at already they know.
        work: A folder for children and for copies of the output.
        ending: Of bytes: that of the name they will have, such as ".pdf".

    Raises:
        JailUnavailableError: No child process could be started.
    """
    search = OutputSearch(must_not_hold, jail, eyes, work)
    if isinstance(output, bytes):
        search.look_into(output, ending)
    elif output.is_dir():
        for number, place in enumerate(parts_of(output), start=1):
            search.name(place.relative_to(output).as_posix(), part=f"part {number}")
            search.look_into(place.read_bytes(), place.suffix.lower(), part=f"part {number}")
    else:
        search.look_into(output.read_bytes(), ending or output.suffix.lower())
    return search.done()


def parts_of(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and of all below it, in the order in which a check numbers them."""
    return tuple(sorted(place for place in folder.rglob("*") if place.is_file()))


class _Seen(HTMLParser):
    """Text, attributes and comments of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.attributes: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.attributes.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.attributes += [value for _, value in attrs if value and not value.startswith("data:")]


def _as_seen(text: str) -> Iterator[tuple[str, str]]:
    """The text of a page as it is read: pieces closed up, for a name may be cut by tags, and apart; and attributes."""
    page = _Seen()
    page.feed(text)
    page.close()
    yield "without tags", "".join(page.pieces)
    yield "tags as spaces", " ".join(page.pieces)
    yield "attributes", "\n\n".join(page.attributes)
