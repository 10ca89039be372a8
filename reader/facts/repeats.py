"""Names that a story has introduced, and what stands for them, where the model missed them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reader.article import PartKind, Span
from reader.facts import evidence, gazetteer
from reader.facts.capitals import is_capital
from reader.facts.model import EntityType
from reader.facts.reading import Reading


def repeated(
    reading: Reading, types: Mapping[str, EntityType], found_already: Sequence[Span]
) -> list[tuple[Span, EntityType]]:
    """Mentions that the model missed of names, surnames and acronyms that the story has introduced."""
    names = _known_names(types)
    shouted = {name.upper(): kind for name, kind in names.items()}
    spans = sorted(found_already)
    starts = [span.start for span in spans]
    longest = max((name.count(" ") + 1 for name in names), default=0)
    found: list[tuple[Span, EntityType]] = []
    for passage in reading.passages:
        doc = passage.doc
        loud = passage.kind is PartKind.TITLE and doc.text.isupper()
        table = shouted if loud else names
        index = 0
        while index < len(doc):
            step = 1
            if is_capital(doc[index]):
                for length in range(min(longest, len(doc) - index), 0, -1):
                    name = " ".join(token.text for token in doc[index : index + length])
                    known = table.get(name)
                    if known and name not in evidence.NO_NAMES:
                        span = passage.span(doc[index : index + length])
                        at = bisect_right(starts, span.start)
                        clear = (at == 0 or spans[at - 1].end <= span.start) and (
                            at == len(spans) or spans[at].start >= span.end
                        )
                        if clear:
                            found.append((span, known))
                        step = length
                        break
            index += step
    return found


def _known_names(types: Mapping[str, EntityType]) -> dict[str, EntityType]:
    """The names that the story has introduced and what may stand for them."""
    names: dict[str, EntityType] = {}
    for introduced, kind in types.items():
        names[introduced] = kind
        words = introduced.split()
        if kind is EntityType.PERSON and len(words) > 1:
            surname = " ".join(words[1:])
            for alias in (words[-1], surname, surname[0].upper() + surname[1:], words[0]):
                if len(alias) > 2 and alias.lower() not in _PLAIN_GIVEN:
                    names.setdefault(alias, kind)
        elif kind is EntityType.EVENT and len(words) > 1 and {words[0], words[-2]} & evidence.EVENT_OPENERS:
            names.setdefault(words[-1], kind)
        elif kind is EntityType.ORG and len(words) > 1 and _distinctive(words[0]):
            names.setdefault(words[0], EntityType.PLACE if words[1] in evidence.OF_TOWNS else kind)
        elif kind is EntityType.ORG and len(rest := behind_town(words)) > 3:
            names.setdefault(rest, kind)
    return names


_PLAIN_GIVEN = frozenset(
    "will may mark grace hope rose faith prince major the don van bill art rich june april".split()
)


def _distinctive(word: str) -> bool:
    """Whether the first word of a body's name can stand for the whole."""
    return (
        len(word) > 3
        and word.isalpha()
        and not (word in gazetteer.places() or word in gazetteer.demonyms())
        and word not in evidence.ORG_HEADS | evidence.OF_HEADS | evidence.GENERIC | evidence.NO_NAMES
    )


def behind_town(words: Sequence[str]) -> str:
    """What a body is called without its town: "Red Sox"; nothing if no town opens its name."""
    for length in (2, 1):
        if len(words) > length and " ".join(words[:length]) in gazetteer.places():
            rest = words[length:]
            return " ".join(rest) if rest[0] not in evidence.ORG_HEADS | evidence.OF_TOWNS else ""
    return ""
