# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Nouns of the domain as bytes and back: what the machine found about claims, kept from one day to the next.

Nouns that msgspec can read by itself are left to it. Any other frozen dataclass is written as the list of its fields,
in order; what a field may hold is read off its type. So a noun that gains a field is packed with it; `shape_digest`
tells that what was packed before is of another shape.
"""

from __future__ import annotations

import gc
import hashlib
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
_Way = Callable[[Any], Any] | None
"""How a value is written or read; None where it is its own form."""

_PLAIN = (str, int, float, bool, bytes, datetime, type(None))
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder()


class Packing(Generic[T]):
    """How values of one type are packed. Law: `unpacked(packed(value)) == value`."""

    def __init__(self, noun: Any) -> None:
        """`noun` is a type: a dataclass, an enum, a tuple of them, or a union of these and None.

        Raises:
            TypeError: It holds something that is not packed.
        """
        self._writes, self._reads = _write_way(noun), _read_way(noun)
        self.shape_digest = hashlib.sha256(_shape(noun).encode()).hexdigest()[:16]

    def packed(self, value: T) -> bytes:
        """A value as bytes."""
        return _ENCODER.encode(self._writes(value) if self._writes else value)

    def unpacked(self, payload: bytes) -> T:
        """The value that was packed."""
        with _no_garbage():
            held = _DECODER.decode(payload)
            value: T = self._reads(held) if self._reads else held
        return value


@contextmanager
def _no_garbage() -> Iterator[None]:
    """While hundreds of thousands of nouns are made, none of them garbage, nobody looks for it: two thirds of the time.

    Nouns have no cycles. What other threads leave meanwhile is found afterwards.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _write_way(hint: Any) -> _Way:
    hint = _bare(hint)
    if hint in _PLAIN:
        return None
    if _decoder_of(hint) is not None:
        return _ENCODER.encode
    if (parts := _variants(hint)) is not None:
        return _write_variant({part: (at, _write_way(part)) for at, part in enumerate(parts)})
    if (items := _tuple_items(hint)) is not None:
        ways = [_write_way(item) for item in items[0]]
        return _write_many(ways[0]) if items[1] else _write_each(ways)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return _write_fields([(field.name, _write_way(hints[field.name])) for field in fields(hint)])
    raise TypeError(f"{hint} is not packed")


@cache
def _decoder_of(hint: Any) -> msgspec.msgpack.Decoder[Any] | None:
    """What reads nouns that msgspec knows how to read by itself, much faster; None where it does not.

    It does not where a value may be one of two nouns. Built once, for building one is slow.
    """
    is_of_nouns = is_dataclass(hint) or any(map(is_dataclass, typing.get_args(hint)))
    try:
        return msgspec.msgpack.Decoder(hint) if is_of_nouns else None
    except TypeError:
        return None


def _write_variant(ways: dict[Any, tuple[int, _Way]]) -> _Way:
    def write(value: Any) -> Any:
        if value is None:
            return None
        at, way = ways[type(value)]
        return (at, way(value) if way else value) if len(ways) > 1 else (way(value) if way else value)

    return None if len(ways) == 1 and next(iter(ways.values()))[1] is None else write


def _write_many(way: _Way) -> _Way:
    return None if way is None else lambda values: [way(value) for value in values]


def _write_each(ways: list[_Way]) -> _Way:
    if not any(ways):
        return None
    return lambda values: [way(value) if way else value for way, value in zip(ways, values, strict=True)]


def _write_fields(ways: list[tuple[str, _Way]]) -> _Way:
    return lambda value: [way(getattr(value, name)) if way else getattr(value, name) for name, way in ways]


def _read_way(hint: Any) -> _Way:
    hint = _bare(hint)
    if hint in _PLAIN:
        return None
    if (decoder := _decoder_of(hint)) is not None:
        return decoder.decode
    if (parts := _variants(hint)) is not None:
        return _read_variant([_read_way(part) for part in parts])
    if (items := _tuple_items(hint)) is not None:
        ways = [_read_way(item) for item in items[0]]
        return _read_many(ways[0]) if items[1] else _read_each(ways)
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return members.__getitem__
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return _read_fields(hint, [(field.name, _read_way(hints[field.name])) for field in fields(hint)])
    raise TypeError(f"{hint} is not packed")


def _read_variant(ways: list[_Way]) -> _Way:
    def read_one(held: Any) -> Any:
        way = ways[0]
        return held if held is None or way is None else way(held)

    def read(held: Any) -> Any:
        if held is None:
            return None
        way = ways[held[0]]
        return way(held[1]) if way else held[1]

    if len(ways) > 1:
        return read
    return read_one if ways[0] else None


def _read_many(way: _Way) -> _Way:
    return tuple if way is None else lambda held: tuple([way(each) for each in held])


def _read_each(ways: list[_Way]) -> _Way:
    if not any(ways):
        return tuple
    return lambda held: tuple([way(each) if way else each for way, each in zip(ways, held, strict=True)])


def _read_fields(noun: Any, ways: list[tuple[str, _Way]]) -> _Way:
    """A noun from the list of its fields. It was checked when it was made, and is not checked again: that is the time.

    The fields of frozen nouns are set through their slots.
    """
    setters = [getattr(noun, name).__set__ for name, _ in ways]
    by_place = [(at, way) for at, (_, way) in enumerate(ways) if way is not None]
    make = object.__new__

    def read(held: list[Any]) -> Any:
        for at, way in by_place:
            held[at] = way(held[at])
        value = make(noun)
        for setter, field in zip(setters, held, strict=True):
            setter(value, field)
        return value

    return read


def _bare(hint: Any) -> Any:
    """The type that a NewType stands for."""
    while isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    return hint


def _variants(hint: Any) -> list[Any] | None:
    """The types of a union but for None; None where it is no union."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return None
    return [_bare(part) for part in typing.get_args(hint) if part is not type(None)]


def _tuple_items(hint: Any) -> tuple[list[Any], bool] | None:
    """The types in a tuple, and whether it holds any number of the one; None where it is no tuple."""
    if typing.get_origin(hint) is not tuple:
        return None
    items = list(typing.get_args(hint))
    return ([items[0]], True) if items[-1] is Ellipsis else (items, False)


def _shape(hint: Any) -> str:
    """A type in words that change when what it is packed as does."""
    hint = _bare(hint)
    if (parts := _variants(hint)) is not None:
        return f"one of ({', '.join(map(_shape, parts))})"
    if (items := _tuple_items(hint)) is not None:
        return f"{'many' if items[1] else 'each'} ({', '.join(map(_shape, items[0]))})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"{hint.__name__} {sorted(member.value for member in hint)}"
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return f"{hint.__name__} ({', '.join(f'{field.name}: {_shape(hints[field.name])}' for field in fields(hint))})"
    return str(hint)
