"""Entries of a feed as articles to be stored."""

from __future__ import annotations

from dataclasses import dataclass

from reader.intake.draft import Draft
from reader.intake.feeds import words
from reader.intake.feeds.model import Feed, Item, Text
from reader.intake.fragment import markdown_of, text_of
from reader.intake.writing import text_blocks

_SHORT = 150
"""Words below which a text is a teaser rather than the article."""

_CUT = ("…", "...", "[…]", "[...]", "read more", "continue reading", "weiterlesen", "lire la suite")
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class FeedArticle:
    """An article as the feed has it."""

    key: str
    """By what the feed knows it again."""
    version: str
    """The same, as its words are now."""
    draft: Draft
    is_teaser: bool
    """Whether its page probably has more of it."""


def feed_article(item: Item, feed: Feed, source: str, url: str, *, is_correction: bool = False) -> FeedArticle:
    """An entry as an article.

    Args:
        item: the entry.
        feed: its feed.
        source: what the subscription is called, where the feed has no title.
        url: the address of the feed.
        is_correction: whether it has come before, in other words.
    """
    base = item.link or feed.site or url
    content = _markdown(item.content, base)
    summary = (
        words.line(text_of(item.summary.value) if item.summary.is_html else item.summary.value) if item.summary else ""
    )
    body = content or (_markdown(item.summary, base) if item.summary else "")
    count = len(body.split())
    is_cut = body.rstrip(" \\]").casefold().endswith(_CUT)
    return FeedArticle(
        item.key,
        item.version,
        Draft(
            title=words.line(item.title.value, is_html=item.title.is_html) or _first_words(body) or item.link or source,
            body=body,
            deck=summary if content and summary and not _repeats(content, summary) else None,
            byline=words.line(", ".join(item.authors)) or None,
            source=feed.title or source,
            section=words.line(item.section) or None if item.section else None,
            url=item.link,
            canonical=item.link,
            published=item.published,
            language=item.language or feed.language,
            picture=item.picture,
            caption=words.line(item.caption) if item.caption else None,
            extracted=f"feed, {feed.form}",
            is_correction=is_correction,
        ),
        is_teaser=item.link is not None and (count < _SHORT or (is_cut and count < 4 * _SHORT)),
    )


def _markdown(text: Text | None, base: str) -> str:
    if text is None:
        return ""
    return markdown_of(text.value, base) if text.is_html else text_blocks(text.value)


def _repeats(body: str, summary: str) -> bool:
    """Whether a summary is only the beginning of the text."""
    begins = "".join(filter(str.isalnum, body[: 2 * len(summary) + 200]))
    return "".join(filter(str.isalnum, summary))[:60] in begins


def _first_words(body: str) -> str:
    """A headline for what has none: many posts do without."""
    text = words.line(body.split("\n\n")[0].replace("\\", ""))
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rpartition(" ")[0] + " …"
