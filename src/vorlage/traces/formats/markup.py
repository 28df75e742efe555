# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names and attributes of XML without their namespaces, and the paths that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import lxml.etree

_PATH: Final = re.compile(r"(?:file:/{2,3}|\b[A-Za-z]:\\|\\\\[\w.-]+\\|/Users/|/home/)[^\s\"<>|]{2,200}")
_LOCAL: Final = re.compile(r"^(file:|[A-Za-z]:[\\/]|\\\\|/(?:Users|home|Volumes|private)/)", re.I)
_OFF: Final = frozenset({"0", "false", "off", "none", "no", ""})


def local_name(element: lxml.etree._Element) -> str:
    """The name of an element without its namespace. Parsers here keep no comments."""
    return str(element.tag).rpartition("}")[2]


def words_of(element: lxml.etree._Element) -> str:
    """All text within an element."""
    return "".join(map(str, element.itertext()))


def attributes(element: lxml.etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, their names without namespace."""
    return ((str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items())


def attribute(element: lxml.etree._Element, name: str) -> str:
    """One attribute, in whatever namespace; empty when it is not there."""
    return next((value for key, value in attributes(element) if key == name), "")


def is_on(element: lxml.etree._Element, name: str) -> bool:
    """Whether a switch is there and not off."""
    return attribute(element, name).lower() not in _OFF


def paths_in(text: str) -> Iterator[str]:
    """The paths of folders and servers in a text."""
    return (match[0] for match in _PATH.finditer(text)) if "/" in text or "\\" in text else iter(())


def is_local(target: str) -> bool:
    """Whether a link leads to a folder of a machine or an office's server."""
    return bool(_LOCAL.match(target))
