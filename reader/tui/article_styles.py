"""How the parts of an article and its highlights look where a theme says nothing of them."""

from __future__ import annotations

from reader.article import PartKind
from reader.tui.painting import ATTRIBUTES, Highlight

_COLOURS = {
    Highlight.PERSON: "$text-primary",
    Highlight.ORG: "$text-warning",
    Highlight.PLACE: "$text-success",
    Highlight.GROUP: "$text-success",
    Highlight.EVENT: "$text-error",
    Highlight.OTHER: "$text-error",
    Highlight.FIGURE: "$text-accent",
    Highlight.DATE: "$text-secondary",
    Highlight.QUOTE: "$foreground",
}

_KIND_RULES = "\n".join(
    f"& > .article-view--{kind} {{ text-style: {ATTRIBUTES[kind]}; color: {_COLOURS[kind]}; }}" for kind in Highlight
)

STYLES = f"""
ArticleView {{
    & > .article-view--title {{ text-style: bold; color: $primary; }}
    & > .article-view--subhead {{ text-style: bold; }}
    & > .article-view--deck {{ text-style: italic; }}
    & > .article-view--section, & > .article-view--byline, & > .article-view--dateline,
    & > .article-view--credit, & > .article-view--note {{ text-style: dim; }}
    & > .article-view--chosen {{ text-style: bold reverse; }}
    & > .article-view--marked {{ background: $primary-muted; }}
    & > .article-view--match {{ color: $warning-muted; background: $foreground; text-style: reverse; }}
    & > .article-view--current {{
        color: $accent;
        background: $background;
        text-style: bold underline reverse;
    }}
    & > .article-view--hint {{ text-style: bold reverse; color: $warning; }}
    & > .article-view--marker {{ color: $accent; }}
    {_KIND_RULES}
}}
"""
"""The rules of the widget."""

CLASSES = {
    *(f"article-view--{kind}" for kind in (*Highlight, *PartKind)),
    "article-view--note",
    "article-view--chosen",
    "article-view--dimmed",
    "article-view--marked",
    "article-view--new",
    "article-view--match",
    "article-view--current",
    "article-view--hint",
    "article-view--marker",
}
"""The component classes that rules and themes may speak of."""
