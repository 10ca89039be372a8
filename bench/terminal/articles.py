"""The same articles for every program: as files, as a feed and as plain text."""

from __future__ import annotations

from html import escape
from pathlib import Path

from reader.article import Article, PartKind
from reader.intake import read_article

_SHIPPED = Path(__file__).parents[2] / "articles"
LONG = "All of these articles in one, to be scrolled"


def write(home: Path) -> None:
    """Write `articles/`, `feed.xml` and `long.txt`; the newest article is a long one made of all the others."""
    articles = [read_article(path) for path in sorted(_SHIPPED.iterdir())]
    paragraphs = [paragraph for article in articles for paragraph in _paragraphs(article)]
    folder = home / "articles"
    folder.mkdir()
    items = []
    for number, article in enumerate(articles):
        title, day = article.title, f"{2000 + number}-01-02"
        body = _paragraphs(article)
        _write_article(folder / f"{number}.md", title, day, body)
        items.append(_item(title, 2000 + number, body))
    _write_article(folder / "long.md", LONG, "2025-01-02", paragraphs)
    items.append(_item(LONG, 2025, paragraphs))
    (home / "long.txt").write_text("\n\n".join(paragraphs), "utf-8")
    (home / "feed.xml").write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title>{"".join(items)}</channel></rss>',
        "utf-8",
    )


def _paragraphs(article: Article) -> list[str]:
    return [article.text[slice(*part.span)] for part in article.parts if part.kind is PartKind.PARAGRAPH]


def _write_article(path: Path, title: str, day: str, paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    path.write_text(f'---\ntitle: "{title}"\ndate: {day}\nsource: Bench\n---\n\n{text}\n', "utf-8")


def _item(title: str, year: int, paragraphs: list[str]) -> str:
    body = escape("".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs))
    return (
        f"<item><title>{escape(title)}</title><guid>{year}</guid><link>http://localhost/{year}</link>"
        f"<pubDate>Thu, 02 Jan {year} 00:00:00 +0000</pubDate><description>{body}</description></item>"
    )
