# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Presentations in Open XML: hidden slides and shapes, notes, comments and who made them."""

from __future__ import annotations

import re
from typing import Final

import lxml.etree

from vorlage.extraction.office.parts import OfficeParts
from vorlage.traces.formats.markup import attribute, attributes, is_on, local_name, paths_in, words_of
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_spaces

_SLIDES: Final = re.compile(r"^ppt/slides/[^/]+\.xml$", re.I)
_NOTES: Final = re.compile(r"^ppt/notesslides/[^/]+\.xml$", re.I)
_COMMENTS: Final = re.compile(r"^ppt/comments/[^/]+\.xml$", re.I)
_AUTHORS: Final = re.compile(r"^ppt/(commentauthors|authors)\.xml$", re.I)


def examine_presentation(parts: OfficeParts, found: Found) -> None:
    """Enter what a presentation's parts keep; nothing if it is none."""
    main = parts.main_part("ppt/presentation.xml")
    if not main.lower().startswith("ppt/"):
        return
    numbers = _in_order(parts, main)
    for name in filter(_SLIDES.match, parts.names):
        root = parts.optional_tree(name)
        if root is not None:
            _slide(root, found, numbers.get(name.lower(), 0))
    for name in filter(_NOTES.match, parts.names):
        root = parts.optional_tree(name)
        if root is not None:
            words = " ".join(each.text or "" for each in root.iter() if local_name(each) == "t").strip()
            if words and not words.isdigit():
                found.add("hidden.notes", words)
    for name in filter(_COMMENTS.match, parts.names):
        root = parts.optional_tree(name)
        for element in root.iter() if root is not None else ():
            if local_name(element) == "cm":
                found.add("tracked.comment", words_of(element).strip())
    for name in filter(_AUTHORS.match, parts.names):
        root = parts.optional_tree(name)
        for element in root if root is not None else ():
            found.say("tracked.author", attribute(element, "name"), place="comments")
    presentation = parts.optional_tree(main)
    for element in presentation.iter() if presentation is not None else ():
        if local_name(element) == "modifyVerifier":
            found.add("revision.digest", "", place="settings")


def _in_order(parts: OfficeParts, main: str) -> dict[str, int]:
    """The number at which each slide is shown."""
    targets = {relation.number: relation.target.lower() for relation in parts.relations(main)}
    root = parts.optional_tree(main)
    slides = (each for each in root.iter() if local_name(each) == "sldId") if root is not None else ()
    named = [
        next((value for key, value in attributes(each) if key == "id" and not value.isdigit()), "") for each in slides
    ]
    return {targets[number]: at for at, number in enumerate(named, start=1) if number in targets}


def _slide(root: lxml.etree._Element, found: Found, number: int) -> None:
    if attribute(root, "show") in ("0", "false"):
        found.add("hidden.slide", "", place="slide", at=number)
    lines: list[str] = []
    text: list[str] = []
    for element in root.iter():
        name = local_name(element)
        if name == "p":
            lines.append("".join(text))
            text = []
        elif name == "t":
            text.append(element.text or "")
        elif name == "cNvPr":
            if is_on(element, "hidden"):
                found.add("hidden.shape", attribute(element, "name"), place="slide", at=number)
            found.say("hidden.alternative", attribute(element, "descr"), place="slide", at=number)
            for path in paths_in(attribute(element, "descr")):
                found.add("author.path", path, place="links")
        elif name == "srcRect" and any(value not in ("0", "") for _, value in attributes(element)):
            found.add("hidden.cropped", "", place="slide", at=number)
        elif name == "creationId":
            found.say("revision.paragraph_ids", attribute(element, "val") or attribute(element, "id"), place="body")
    judge_spaces(found, "\n".join([*lines, "".join(text)]), place="slide")
