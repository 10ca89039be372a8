"""An article of 100,000 words with 50,000 highlights, its facts known."""

from __future__ import annotations

import re
from pathlib import Path

from bench.library.articles import generated
from bench.programs import library_of
from reader.article import Span
from reader.facts.language import detect, engine_name
from reader.facts.model import Entity, EntityType, Facts
from reader.facts.pipelines import DEFAULT_PIPELINE

WORDS, HIGHLIGHTS = 100_000, 50_000
_NAMES = 500
_ARTICLES = 190


def write(home: Path) -> Path:
    """Write a library with this article above another, and keep its facts; the folder."""
    folder = home / "long"
    folder.mkdir()
    words = " ".join(body for _, _, body in generated(_ARTICLES)).split(" ")[:WORDS]
    (folder / "long.md").write_text(f"---\ntitle: Bench\ndate: 2020-01-01\n---\n\n{' '.join(words)}\n", "utf-8")
    # A library of one article would open it by itself.
    (folder / "short.md").write_text("---\ntitle: Bench\ndate: 2019-01-01\n---\n\nNothing happened.\n", "utf-8")
    library = library_of(home, folder)
    library.refresh()
    article = library.article(library.folded.rows(0, 1)[0].id)
    places = [Span(*match.span()) for match in re.finditer(r"\w+", article.text)][: 2 * HIGHLIGHTS : 2]
    kinds = list(EntityType)
    entities = [
        Entity(f"Name {number}", kinds[number % len(kinds)], tuple(places[number::_NAMES])) for number in range(_NAMES)
    ]
    engine = engine_name(detect(article), DEFAULT_PIPELINE)
    library.keep_facts(article, Facts("en", engine, entities=tuple(entities)))
    library.close()
    return folder
