"""`python -m bench.across.quality`: stories and identities against invented wire copy whose stories are known."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.across.scoring import Clusters, b_cubed, conll
from reader.across.everybody import everybody, reading_given
from reader.facts.analyse import analyse
from reader.facts.contract import to_contract
from reader.facts.model import EntityType
from reader.intake import verbatim

WIRE = Path(__file__).with_name("wire.txt")
PERSONS = (
    "Ines Tovar",
    "Petar Holm",
    "Lidia Kren",
    "Jana Bruck",
    "Sela Tui",
    "Orla Finau",
    "Malik Oren",
    "Pia Lund",
    "Ada Strand",
    "Tom Arvid",
    "Jon Baptiste",
    "Rita Valdes",
    "Karel Vos",
    "Kofi Amador",
    "Ben Sorley",
    "Elena Marsh",
    "Igor Dahl",
    "Oskar Reil",
    "Hana Pell",
    "Victor Stade",
    "Dana Wicks",
    "Raj Anand",
    "Luis Ferro",
    "Greta Hain",
    "Mae Collin",
    "Nils Oyen",
)
"""Those whom the articles name, each by one full name and by the surname."""


@dataclass(frozen=True, slots=True)
class Told:
    """One invented article."""

    id: str
    story: str
    topic: str
    line: str
    """What `newsreader facts --json` prints of it."""


def main() -> None:
    """Score persons and stories."""
    told = list(articles(dated=True))
    print(f"persons: CoNLL {identities(told):.3f}")
    for words, wire in (("with days", told), ("without days", list(articles(dated=False)))):
        clusters = stories(wire)
        for name, gold in (("stories", _by(wire, "story")), ("topics", _by(wire, "topic"))):
            score = b_cubed(gold, clusters)
            print(
                f"{words}, {name}: B-cubed F1 {score.f1:.3f} "
                f"(precision {score.precision:.3f}, recall {score.recall:.3f}; {len(clusters)} of {len(gold)})"
            )


def identities(told: Sequence[Told]) -> float:
    """The CoNLL mean of the persons that articles name, without pronouns."""
    gold = []
    for name in PERSONS:
        ways = re.compile(rf"\b(?:{name}|{name.split()[-1]})\b")
        texts = ((one.id, json.loads(one.line)["text"]) for one in told)
        gold.append(frozenset((id, *found.span()) for id, text in texts for found in ways.finditer(text)))
    with reading_given(one.line for one in told) as db:
        found = [
            frozenset((at["id"], at["start"], at["end"]) for at in mentions)
            for subject, mentions in everybody(db, {}, with_mentions=True)
            if subject.type is EntityType.PERSON
        ]
    return conll(gold, found)


def articles(*, dated: bool) -> Iterator[Told]:
    """The invented articles, analysed."""
    for number, block in enumerate(WIRE.read_text("utf-8").split("## ")[1:]):
        head, _, body = block.partition("\n")
        marks, _, headline = head.partition(" | ")
        story, topic, day, *_ = marks.split()
        article = verbatim(
            f"w{number:02}",
            f"{headline}\n\n{body.strip()}",
            title=None,
            published=date.fromisoformat(day) if dated else None,
        )
        yield Told(article.id, story, topic, json.dumps(to_contract(article, analyse(article))))


def stories(told: Sequence[Told]) -> Clusters:
    """The stories that articles make."""
    with reading_given(one.line for one in told) as db:
        return _stories(db)


def _stories(db: sqlite3.Connection) -> Clusters:
    rows = db.execute("SELECT s.story, i.id FROM in_story AS s JOIN item AS i ON i.number = s.item")
    held: dict[int, set[str]] = {}
    for story, id in rows:
        held.setdefault(story, set()).add(id)
    return [frozenset(ids) for ids in held.values()]


def _by(told: Sequence[Told], what: str) -> Clusters:
    held: dict[str, set[str]] = {}
    for one in told:
        held.setdefault(getattr(one, what), set()).add(one.id)
    return [frozenset(ids) for ids in held.values()]


if __name__ == "__main__":
    main()
