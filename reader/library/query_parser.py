"""The language of searches: words, "phrases", ~forms, fields that facts answer, AND, OR, NOT and parentheses.

A query is read by recursive descent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

from reader.library.error import QueryError
from reader.library.query import (
    And,
    Dates,
    Fed,
    Figures,
    Flag,
    Named,
    Names,
    Not,
    Noted,
    Or,
    Query,
    Said,
    Source,
    Stemmed,
    Tagged,
    Unit,
    Words,
)
from reader.library.query_fields import FIELDS, FLAGS, example, is_half, unknown
from reader.library.query_values import amount, days

_NONE: Mapping[str, str] = MappingProxyType({})
_DEEPEST = 40
_LONGEST = 2_000
"""Characters; a longer query is no query."""

_FIELD = re.compile(r"([A-Za-z]+):(?!//)")
_STEM = "~"
_SHORT = 3
"""Letters that a word has when it has just been begun; "UN" is one already."""

_NEGATED = re.compile(r"-(?=[^\s-])")
_WORD = re.compile(r"\w+")
_BARE = re.compile(r"[^\s()\"“”\x00-\x1f]+")
_QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]")


def parse(text: str, *, typing: bool = False, saved: Mapping[str, str] = _NONE) -> Query | None:
    """What a query asks for; None if it asks for nothing.

    Args:
        text: as the user wrote it.
        typing: whether it is still being typed: its words may then be beginnings, its end may be missing.
        saved: the searches that are saved, by their names.

    Raises:
        QueryError: if it cannot be read.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"a query has at most {_LONGEST:,} characters, this one {len(text):,}", _LONGEST)
    return _Parser(text, typing, saved).whole()


def starred(text: str) -> str:
    """A query that says by itself what it found as it was typed: its words are beginnings.

    Raises:
        QueryError: if it cannot be read.
    """
    parser = _Parser(text, typing=True, saved=_NONE)
    with suppress(QueryError):
        parser.whole()
    for at in reversed(parser.begun):
        text = f"{text[:at]}*{text[at:]}"
    return text


class _Parser:
    def __init__(self, text: str, typing: bool, saved: Mapping[str, str]) -> None:
        self._text = text
        self._saved = saved
        self._typing = typing
        self.at = 0
        self.begun: list[int] = []
        """Where words end that are taken for beginnings because they are being typed."""

    def whole(self) -> Query | None:
        """All of it."""
        found = self.alternatives(0)
        if self.at < len(self._text):
            raise QueryError("this ) closes nothing", self.at)
        return found

    def alternatives(self, depth: int) -> Query | None:
        """Queries joined by OR, up to a closing parenthesis or the end."""
        if depth > _DEEPEST:
            raise QueryError(f"parentheses stand at most {_DEEPEST} deep", self.at)
        found = []
        while True:
            if one := self._together(depth):
                found.append(one)
            if not self._keyword("OR"):
                break
        return Or(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _together(self, depth: int) -> Query | None:
        """Queries side by side or joined by AND."""
        found = []
        while True:
            self._skip()
            if self._peek() in ("", ")") or self._is_keyword("OR"):
                break
            if self._keyword("AND"):
                continue
            if one := self._one(depth):
                found.append(one)
        return And(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _one(self, depth: int) -> Query | None:
        negations = 0
        while self._keyword("NOT") or self._negated():
            negations += 1
            self._skip()
        found = self._atom(depth)
        return Not(found) if found and negations % 2 else found

    def _negated(self) -> bool:
        if match := _NEGATED.match(self._text, self.at):
            self.at = match.end()
            return True
        return False

    def _atom(self, depth: int) -> Query | None:
        at = self.at
        if self._peek() == "(":
            self.at += 1
            found = self.alternatives(depth + 1)
            if self._peek() != ")":
                if self._typing:
                    return found
                raise QueryError("this ( is never closed", at)
            self.at += 1
            return found
        match = _FIELD.match(self._text, self.at)
        follows = self._text[match.end() : match.end() + 1] if match else ""
        if match and (match[1].lower() in FIELDS or (follows and not follows.isspace())):
            self.at = match.end()
            return self._field(match[1].lower(), at)
        if self._peek() == _STEM:
            return self._forms(at)
        words, quoted = self._value()
        if not any(character.isalnum() for character in words):
            return None
        last = self._typing and not quoted and self.at == len(self._text)
        if last and (words.endswith(":") or (len(words) < _SHORT and not (len(words) > 1 and words.isupper()))):
            return None
        if words.endswith("*") and not quoted:
            return Words(words.rstrip("*"), is_beginning=True)
        return Words(words, is_beginning=not quoted and self._begins(words))

    def _begins(self, words: str) -> bool:
        """Whether a word that ends here is taken for a beginning."""
        begins = self._typing and words[-1:].isalnum() and len(words) >= _SHORT
        if begins:
            self.begun.append(self.at)
        return begins

    def _forms(self, at: int) -> Query | None:
        """Words in all their forms; the last one that is being typed is a beginning."""
        self.at += 1
        text, _ = self._value() if not self._text[self.at : self.at + 1].isspace() else ("", False)
        words = _WORD.findall(text)
        if not words and not (self._typing and self.at == len(self._text)):
            raise QueryError('"~" lacks its word, as in ~minister', at)
        if self._typing and self.at == len(self._text):
            return Words(text, is_beginning=True) if len(text) >= _SHORT else None
        return Stemmed(words[0]) if len(words) == 1 else And(tuple(map(Stemmed, words)))

    def _field(self, name: str, at: int) -> Query | None:
        if name not in FIELDS:
            raise QueryError(unknown(name), at)
        start = self.at
        value, quoted = self._value() if not self._text[start : start + 1].isspace() else ("", False)
        if self._typing and self.at == len(self._text) and is_half(name, value):
            return None
        if not value.strip():
            raise QueryError(f'"{name}:" lacks its value, as in {example(name)}', at)
        match name:
            case "who" | "org" | "where" | "by":
                return Names(Named[name.upper()], value)
            case "said":
                return Said(value)
            case "title" | "section":
                begins = value.endswith("*") or (not quoted and self._begins(value))
                return Words(value.rstrip("*"), is_beginning=begins, column=name)
            case "source":
                return Source(value)
            case "tag":
                return Tagged(value.lower())
            case "note":
                return Noted(value)
            case "feed":
                return Fed(value)
            case "unit":
                return Unit(value)
            case "saved":
                return self._saved_as(value.casefold(), start)
            case "figure":
                if (figure := amount(value)) is None:
                    raise QueryError(f'"{value}" is no figure, as in {example(name)}', start)
                return Figures(figure)
            case "date" | "when":
                if (period := days(value)) is None:
                    raise QueryError(f'"{value}" is no date, as in 2015-05-24 or 2015-05..2015-06', start)
                return Dates(period, in_text=name == "when")
            case _:
                if value.lower() not in FLAGS[name]:
                    raise QueryError(f'"{name}:" takes {" or ".join(FLAGS[name])}', start)
                return Flag(value.lower())

    def _saved_as(self, name: str, start: int) -> Query | None:
        """What a saved search asks for; one that leads back to itself finds nothing to lean on."""
        if name not in self._saved:
            if self._typing and any(known.startswith(name) for known in self._saved):
                return None
            known = f"there are: {', '.join(self._saved)}" if self._saved else "there is none yet"
            raise QueryError(f'no search is saved as "{name}"; {known}', start)
        others = {known: query for known, query in self._saved.items() if known != name}
        try:
            return parse(self._saved[name], saved=others)
        except QueryError as error:
            raise QueryError(f'the search "{name}" cannot be read: {error}', start) from error

    def _value(self) -> tuple[str, bool]:
        if self._peek() in ('"', "“", "”"):
            if match := _QUOTED.match(self._text, self.at):
                self.at = match.end()
                return match[1], True
            if not self._typing:
                raise QueryError("this quotation mark is never closed", self.at)
            value, self.at = self._text[self.at + 1 :], len(self._text)
            return value.strip('"“”'), True
        match = _BARE.match(self._text, self.at)
        if match is None:
            return "", False
        self.at = match.end()
        return match[0], False

    def _skip(self) -> None:
        while self.at < len(self._text) and (self._text[self.at].isspace() or self._text[self.at] < " "):
            self.at += 1

    def _peek(self) -> str:
        self._skip()
        return self._text[self.at : self.at + 1]

    def _is_keyword(self, word: str) -> bool:
        self._skip()
        end = self.at + len(word)
        follows = self._text[end : end + 1]
        return self._text[self.at : end] == word and (not follows or follows.isspace() or follows in "()")

    def _keyword(self, word: str) -> bool:
        if self._is_keyword(word):
            self.at += len(word)
            return True
        return False
