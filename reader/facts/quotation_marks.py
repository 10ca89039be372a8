"""Stretches between quotation marks, a paragraph at a time: an unbalanced mark harms one paragraph only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "„": "“”", "``": "''", '"': '"', "‘": "’", "'": "'", "‚": "‘’", "»": "«"}
_DOUBLE = re.compile(r"``|''|[\"“”«»„]")
_OPENS_SINGLE = re.compile(r"(?:(?<=[\s(\[—–:,-])|^)[‘'](?=[\w“\"$£€])")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…;%)])[’'](?=$|[\s.,;:!?)\]—–-])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks; offsets count in the paragraph."""

    start: int
    end: int
    open: bool = False
    """No mark closes it: it goes on in the next paragraph, or the mark is missing."""
    single: bool = False
    """It stands between single marks."""


def stretches(paragraph: str) -> Iterator[Stretch]:
    """The outermost quoted stretches of a paragraph, in order."""
    found = list(_double(paragraph))
    yield from found or _single(paragraph)


def _double(paragraph: str) -> Iterator[Stretch]:
    start, closing = -1, ""
    for mark in _DOUBLE.finditer(paragraph):
        text = mark[0]
        if start < 0:
            if text == '"' and paragraph[mark.end() : mark.end() + 1].isspace() and mark.start():
                continue
            if text == '"' and re.match(r"\d", paragraph[mark.start() - 1 : mark.start()] or " "):
                continue
            if text in _PAIRS and not (text == "''" or (text == "»" and "«" in paragraph)):
                start, closing = mark.end(), _PAIRS[text]
        elif text in closing or (text == '"' and closing == "''"):
            if text == "“" and closing == "“”" and paragraph[mark.end() : mark.end() + 1].isalpha():
                continue
            yield Stretch(start, mark.start())
            start = -1
    if start >= 0:
        yield Stretch(start, len(paragraph.rstrip()), open=True)


def _single(paragraph: str) -> Iterator[Stretch]:
    at = 0
    while opening := _OPENS_SINGLE.search(paragraph, at):
        closing = None
        for mark in _CLOSES_SINGLE.finditer(paragraph, opening.end()):
            closing = mark
            inside = paragraph[opening.end() : mark.start()]
            if inside[-1:] in ".,!?…" or not re.search(
                r"\w’s?\s|s'\s", inside + paragraph[mark.start() : mark.end() + 1]
            ):
                break
        if closing is None:
            return
        yield Stretch(opening.end(), closing.start(), single=True)
        at = closing.end()
