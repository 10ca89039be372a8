"""Stretches between quotation marks, a paragraph at a time: an unbalanced mark harms one paragraph only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSERS = {"“": "”“", "”": "”", "«": "»", "»": "«", "„": "“”", "‟": "”", "``": "''", '"': '"', "''": "''"}
"""What closes what opens: a low-9 mark is closed by either curly mark, a curly one also by its twin."""

_DOUBLE = r"``|''|[\"“”«»„‟]"
_OPENING = r"(?:(?<=[\s(\[—–:\"“/-])|(?<![^\s]))[‘'‚‹](?=[\w“\"$£€¥#@…«])(?!\d\ds\b)(?!(?:em|til|tis|twas|cause|n)\b)"
_CLOSING = r"(?<=[\w.,!?…;%)”\"—–])[’'›](?=$|[\s.,;:!?)\]—–\"”/-])"
_MARK = re.compile(f"(?P<double>{_DOUBLE})|(?P<opening>{_OPENING})|(?P<closing>{_CLOSING})")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$|\b\d{1,2}(?:\.\d+)?$|[¼½¾]$")
_SLIPS = 8
"""After so many marks that nothing closes, the rest of a paragraph is left unread."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks; offsets count in the paragraph."""

    start: int
    end: int
    open: bool = False
    """No mark closes it: it goes on in the next paragraph, or the mark is missing."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark and what it may do."""

    text: str
    start: int
    end: int
    kind: str
    """"double", or for single marks "opening" or "closing"."""


def stretches(paragraph: str) -> Iterator[Stretch]:
    """The outermost quoted stretches of a paragraph, in order.

    Apostrophes, possessives of plurals, decades ('90s), feet and inches are no marks.
    """
    marks = [_Mark(found[0], found.start(), found.end(), found.lastgroup or "") for found in _MARK.finditer(paragraph)]
    partners = _single_partners(paragraph, marks)
    at = slips = 0
    while at < len(marks) and slips < _SLIPS:
        mark = marks[at]
        if mark.kind == "double" and _opens(paragraph, mark):
            closer = _double_partner(paragraph, marks, at)
            if closer is None:
                if _goes_on(paragraph, mark):
                    yield Stretch(mark.end, len(paragraph.rstrip()), open=True)
                    return
                slips += 1
            else:
                yield Stretch(mark.end, marks[closer].start)
                at = closer
        elif mark.kind == "opening":
            closer = partners.get(at)
            if closer is not None:
                yield Stretch(mark.end, marks[closer].start)
                at = closer
            elif mark.text == "‘" and not paragraph[: mark.start].strip():
                yield Stretch(mark.end, len(paragraph.rstrip()), open=True)
                return
        at += 1


def _opens(paragraph: str, mark: _Mark) -> bool:
    if mark.text not in _CLOSERS or mark.text == "''":
        return False
    before = paragraph[max(mark.start - 8, 0) : mark.start]
    after = paragraph[mark.end : mark.end + 1]
    if mark.text == '"':
        return (
            not _INCHES.search(before) and bool(after) and (not after.isspace() or before[-1:].isspace() or not before)
        )
    if mark.text == "”":
        return (not before or before[-1].isspace()) and after.isalnum()
    if mark.text == "»":
        return after.isalnum() and "«" in paragraph[mark.end : mark.end + 2_000]
    return True


def _double_partner(paragraph: str, marks: list[_Mark], at: int) -> int | None:
    """The mark that closes a double one, or None."""
    opening = marks[at]
    closers = _CLOSERS[opening.text]
    depth = 0
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark.text == opening.text and mark.text in "«„" and mark.kind == "double":
            depth += 1
        if mark.kind != "double" or (mark.text not in closers and not (mark.text == '"' and opening.text == "``")):
            continue
        if mark.text == "“" and opening.text in "“„" and _begins_word(paragraph, mark):
            if opening.text == "“":
                depth += 1
            continue
        if mark.text == '"' and re.search(r"\d['’′]\s?\d{1,2}$", paragraph[max(mark.start - 6, 0) : mark.start]):
            continue
        if depth == 0:
            return index
        depth -= 1
    return None


def _begins_word(paragraph: str, mark: _Mark) -> bool:
    return (mark.start == 0 or not paragraph[mark.start - 1].isalnum()) and paragraph[mark.end : mark.end + 1].isalnum()


def _goes_on(paragraph: str, mark: _Mark) -> bool:
    """Whether a mark that nothing closes opens a quotation of several paragraphs, rather than being a slip."""
    before = paragraph[: mark.start].rstrip()
    return not before or before[-1] in ":,.—–-!?"


def _single_partners(paragraph: str, marks: list[_Mark]) -> dict[int, int]:
    """For each single mark that opens, the mark that closes it.

    A closing mark behind an s may be the possessive of a plural ("the workers' rights"): it counts only where no
    surer one stands before the next mark that opens.
    """
    partners: dict[int, int] = {}
    unsure: int | None = None
    sure: int | None = None
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.kind == "closing":
            if _may_be_possessive(paragraph, mark):
                unsure = index if sure is None and unsure is None else unsure
            else:
                sure = index
        elif mark.kind == "opening":
            closer = sure if sure is not None else unsure
            if closer is not None:
                partners[index] = closer
            sure = unsure = None
    return partners


def _may_be_possessive(paragraph: str, mark: _Mark) -> bool:
    before = paragraph[mark.start - 1]
    return before in "sxzS" and bool(re.match(r"[’']\s+[\w\"“]", paragraph[mark.start : mark.start + 4]))
