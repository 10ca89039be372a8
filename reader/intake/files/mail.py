"""E-mail: a newsletter or a message as an article (RFC 5322, MIME)."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from reader.intake.addresses import web_address
from reader.intake.decoding import IntakeError, decode
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.fragment import markdown_of
from reader.intake.html.extraction import draft_of
from reader.intake.html.moments import moment_in
from reader.intake.writing import text_blocks

_ENOUGH = 0.6
"""The share of a newsletter's text that extraction must find; with less it has taken one item for the whole."""
_AROUND = re.compile(
    r"(?i)\W*(?:(?:view|read|open|see|having trouble|can['’]t (?:see|read)|problems? (?:viewing|reading)).{0,80}"
    r"(?:browser|online|web|e-?mail|images?).{0,40}|.{0,120}\bunsubscribe\b.{0,160}"
    r"|(?:update|manage|change) (?:your )?(?:e-?mail )?(?:preferences|settings|subscription).{0,80}"
    r"|you(?:['’]re| are)? (?:receiv|get)\w* this.{0,200}|this (?:e-?mail|message) was sent (?:to|by).{0,200}"
    r"|forward(?:ed)? (?:this|to a friend).{0,80}|add us to your address book.{0,80})\W*"
)
_LINK = re.compile(r"\]\(<[^>]*>\)|[\[\]\\]")


def read(data: bytes, name: str) -> list[Found]:
    """The article that a message is.

    Raises:
        IntakeError: if it has no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    draft = _body(message)
    sender, address = parseaddr(_header(message, "From"))
    subject = re.sub(r"(?i)^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", _header(message, "Subject"))
    archived = _header(message, "Archived-At").strip("<> ")
    return [
        replace(
            draft,
            title=subject or draft.title,
            byline=None,
            source=sender or address or draft.source,
            published=moment_in(_header(message, "Date")) or draft.published,
            url=web_address(archived),
            canonical=web_address(archived),
            language=_header(message, "Content-Language")[:2] or draft.language,
        )
    ]


def _header(message: EmailMessage, name: str) -> str:
    # The library raises all kinds of errors for headers that break its grammar.
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:
        return ""


def _body(message: EmailMessage) -> Draft:
    """The text: of the HTML part what reads like an article, or all of it; else the plain part."""
    html, plain = _part(message, "html"), _part(message, "plain")
    if html and len(whole := _trimmed(markdown_of(html))) > 40:
        try:
            article = draft_of(html.encode("utf-8", "replace"))
        except IntakeError:
            article = None
        if article and len(article.body) >= _ENOUGH * len(whole):
            return replace(article, body=_trimmed(article.body), extracted=f"mail, {article.extracted}")
        return Draft("", whole, language=article.language if article else None, extracted="mail, HTML")
    if plain and plain.strip():
        return Draft("", _trimmed(text_blocks(_unquoted(plain))), extracted="mail, text")
    raise IntakeError("is a message without a text")


def _part(message: EmailMessage, kind: str) -> str:
    """The first part of a kind as text, its charset believed only if it fits."""
    try:
        part = message.get_body((kind,)) or next(
            (one for one in message.walk() if one.get_content_type() == f"text/{kind}" and not one.is_attachment()),
            None,
        )
    except Exception:
        part = None
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return data.decode(charset or "utf-8")
        except (LookupError, ValueError):
            continue
    try:
        return decode(data)[0]
    except IntakeError:
        return ""


def _unquoted(text: str) -> str:
    """A plain message without its signature and what it quotes; wrapped lines stay together as paragraphs."""
    text = re.split(r"\n-- ?\n", text.replace("\r\n", "\n"))[0]
    return "\n".join(line for line in text.split("\n") if not line.startswith(">"))


def _trimmed(markdown: str) -> str:
    """The blocks without what mailing systems put around them."""
    blocks = markdown.split("\n\n")
    return "\n\n".join(block for block in blocks if not _AROUND.fullmatch(_LINK.sub("", block)))
