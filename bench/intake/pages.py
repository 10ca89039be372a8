"""Invented news pages in the forms that publishing systems emit, with what a reader would call the article."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from html import escape
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "articles"
_NAMES = "Ann Lee, Bo Ek, Mary O’Neill, José Díaz, Priya Raman, Tom de Vries, Lena Brandt, Kofi Asante".split(", ")
_OUTLETS = "Harbour Times, The Daily Quay, Example News, Northern Post, Riga Courier".split(", ")


@dataclass
class Story:
    """An invented article."""

    title: str
    author: str
    outlet: str
    published: datetime
    deck: str
    paragraphs: list[str]
    subheads: list[str]
    items: list[str]
    others: list[str]
    """Headlines of other stories, for the furniture."""
    comments: list[str]
    rng: random.Random = field(repr=False)

    @property
    def body(self) -> str:
        """The text of the article."""
        return "\n\n".join(self.paragraphs)

    @property
    def escaped(self) -> list[str]:
        """Its paragraphs as HTML writes them."""
        return [escape(paragraph, quote=False) for paragraph in self.paragraphs]


@dataclass(frozen=True)
class Case:
    """A page and its article."""

    form: str
    html: str
    title: str
    author: str
    day: str
    body: str


Form = Callable[[Story], tuple[str, str]]
"""Makes a page of a story, and the text that a reader of the page would call the article."""


class Forms(list[Form]):
    """Forms that are added where they are written."""

    def add(self, form: Form) -> Form:
        """Add one; to be used as a decorator."""
        self.append(form)
        return form


def case(form: Form, story: Story) -> Case:
    """A page of this form."""
    html, body = form(story)
    return Case(form.__name__, html, story.title, story.author, f"{story.published:%Y-%m-%d}", body)


def stories(count: int, seed: int) -> Iterator[Story]:
    """Articles of sentences that were written for others."""
    rng = random.Random(seed)
    sentences = [
        sentence
        for path in sorted(ARTICLES.glob("*.txt"))
        for block in path.read_text("utf-8").split("\n\n")[2:]
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", " ".join(block.split()))
        if 40 < len(sentence) < 400
    ]
    # What is said elsewhere on a page must not be the article's own words.
    rng.shuffle(sentences)
    own, others = sentences[: len(sentences) // 2], sentences[len(sentences) // 2 :]
    for _ in range(count):

        def words(least: int, most: int) -> str:
            text = re.sub(r"[^\w\s’-]", "", rng.choice(others)).split()
            return " ".join(text[: rng.randint(least, most)])

        many = rng.choice([3, 6, 9, 14, 22])
        paragraphs = [" ".join(rng.sample(own, rng.choice([1, 1, 2, 2, 3]))) for _ in range(many)]
        yield Story(
            title=words(6, 11),
            author=rng.choice(_NAMES),
            outlet=rng.choice(_OUTLETS),
            published=datetime(2019, 1, 1, 8, tzinfo=timezone(timedelta(hours=rng.choice([-5, 0, 1, 3]))))
            + timedelta(minutes=rng.randrange(3_000_000)),
            deck=words(10, 16) + ".",
            paragraphs=paragraphs,
            subheads=[words(2, 5) for _ in range(3)],
            items=[words(6, 12) + "." for _ in range(4)],
            others=[words(6, 10) for _ in range(12)],
            comments=[" ".join(rng.sample(others, rng.choice([1, 2]))) for _ in range(6)],
            rng=rng,
        )


def p(texts: list[str], attributes: str = "") -> str:
    """Paragraphs, a link in some."""
    made = []
    for number, text in enumerate(texts):
        words = escape(text, quote=False).split(" ")
        if number % 3 == 1 and len(words) > 8:
            words[3] = f'<a href="/topic/{number}">{words[3]}</a>'
        made.append(f"<p{' ' + attributes if attributes else ''}>{' '.join(words)}</p>")
    return "\n".join(made)


def links(titles: list[str], item: str = "li") -> str:
    """Links to other stories."""
    return "".join(f'<{item}><a href="/story/{n}">{escape(title)}</a></{item}>' for n, title in enumerate(titles))


def head(
    s: Story,
    *,
    title: str | None = None,
    og: str | None = None,
    ld: bool = False,
    body: bool = False,
    meta: str = "",
    ld_author: bool = True,
) -> str:
    """The head of a page."""
    lines = [f"<title>{escape(title or f'{s.title} | {s.outlet}')}</title>", '<meta charset="utf-8">', meta]
    if og is not None:
        lines += [
            f'<meta property="og:title" content="{escape(og)}">',
            f'<meta property="og:site_name" content="{s.outlet}">',
            f'<meta property="og:description" content="{escape(s.deck)}">',
            '<meta property="og:image" content="https://x.example/lead.jpg">',
        ]
    if ld:
        told: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": s.title,
            "datePublished": s.published.isoformat(),
            "dateModified": (s.published + timedelta(days=2)).isoformat(),
            "publisher": {"@type": "Organization", "name": s.outlet},
        }
        if ld_author:
            told["author"] = [{"@type": "Person", "name": s.author}]
        if body:
            told["articleBody"] = " ".join(s.paragraphs)
        lines.append(f'<script type="application/ld+json">{json.dumps(told)}</script>')
    return f'<!doctype html><html lang="en"><head>{"".join(lines)}</head>'


def shell(s: Story, inner: str) -> str:
    """A page around an article: navigation, sidebar, foot, consent."""
    weight = json.dumps({f"setting{n}": {"enabled": n % 2, "path": f"/module/{n}.js"} for n in range(900)})
    menu = "".join(
        f'<li class="menu-item"><a href="/section/{n}"><span>Section {n}</span></a></li>' for n in range(150)
    )
    return (
        f'<body><script>window.state = {weight}</script><div class="mega-menu"><ul>{menu}</ul></div><div id="consent" class="cmp"><p>{s.outlet} and its partners store and read information on your device to show '
        "personalised ads and to measure them. You can change your mind at any time in the settings.</p><button>Accept</button></div>"
        f'<header class="site-header"><a class="logo" href="/">{s.outlet}</a><nav><ul>{links(["Home", "World", "Business", "Sport", "Culture"])}</ul></nav></header>'
        f'{inner}<footer class="site-footer"><ul>{links(["About us", "Contact", "Privacy", "Terms"])}</ul>'
        f"<p>© 2021 {s.outlet}. All rights reserved. No part of this site may be copied without our written consent.</p></footer></body></html>"
    )


def related(s: Story, title: str = "Related stories") -> str:
    """A box of other stories."""
    return f'<div class="story-list"><h3>{title}</h3><ul>{links(s.others[:4])}</ul></div>'


def long_date(moment: datetime) -> str:
    """A date as newspapers write it."""
    return f"{moment:%B} {moment.day}, {moment.year}"
