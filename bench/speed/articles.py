"""Articles of any length, made of the paragraphs of the shipped ones with other names in them."""

from __future__ import annotations

import random
import re
from pathlib import Path

from reader.article import Article, Part, PartKind, Span

ARTICLES = Path(__file__).parents[2] / "articles"
_GIVEN = "Alan Berta Carl Dora Emil Frieda Gerd Hanna Ivo Jana Karl Lena Marko Nora Otto Petra".split()
_SYLLABLES = "ba ko ri mel tan dos vik lund gar hol den sten".split()
_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_NOUNS = "houses|cars|people|barrels|tonnes of wheat|dollars|per cent|miles|soldiers".split("|")


def story(words: int, seed: int = 1) -> Article:
    """News prose of at least so many words, its people drawn from some hundreds of names."""
    rng = random.Random(seed)
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.*"))]
    stock = [" ".join(block.split()) for text in texts for block in text.split("\n\n")[2:] if len(block.split()) > 20]
    people = [f"{given} {''.join(rng.choices(_SYLLABLES, k=3)).title()}" for given in _GIVEN for _ in range(40)]
    paragraphs, so_far = [], 0
    while so_far < words:
        paragraph = rng.choice(stock)
        for name in sorted(set(_NAME.findall(paragraph))):
            paragraph = paragraph.replace(name, rng.choice(people))
        paragraphs.append(paragraph)
        so_far += len(paragraph.split())
    return _article(paragraphs)


def numbers(count: int, seed: int = 1) -> Article:
    """An article of so many numbers, in sentences of ten."""
    rng = random.Random(seed)
    sentences = [
        "The count was " + ", ".join(f"{rng.randint(2, 10**6):,} {rng.choice(_NOUNS)}" for _ in range(10)) + "."
        for _ in range(count // 10)
    ]
    return _article([" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)])


def _article(paragraphs: list[str]) -> Article:
    headline = "A long story"
    parts, at = [Part(PartKind.TITLE, Span(0, len(headline)))], len(headline) + 2
    for paragraph in paragraphs:
        parts.append(Part(PartKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(id="bench", text="\n\n".join([headline, *paragraphs]), parts=tuple(parts), title=headline)
