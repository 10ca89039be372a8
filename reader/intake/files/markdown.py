"""Markdown, with front matter or without."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.intake.assembly import parse
from reader.intake.decoding import decode
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.files.text import draft_from
from reader.intake.front_matter import body_of

_HEADLINE = re.compile(r"\s*(?:#[ \t]+(?P<atx>[^\n]+)|(?P<setext>[^\n]+)\n=+[ \t]*)(?:\n|$)")


def read(data: bytes, name: str) -> list[Found]:
    """The article that a Markdown file is; its text stays as it is written.

    Raises:
        IntakeError: if the bytes are no text.
    """
    text, notices = decode(data)
    draft: Draft = draft_from(parse(text, suffix=".md", source=name), "markdown", notices)
    body = body_of(text)
    if found := _HEADLINE.match(body):
        body = body[found.end() :]
    return [replace(draft, body=body.strip("\n"))]
