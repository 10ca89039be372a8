"""Named mentions: the model proposes, the evidence of the article decides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.article import PartKind, Span
from reader.facts import evidence, gazetteer
from reader.facts.model import EntityType
from reader.facts.reading import Passage, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "LAW": EntityType.OTHER,
    "PRODUCT": EntityType.OTHER,
    "WORK_OF_ART": EntityType.OTHER,
}
_OPENERS = frozenset("the a an this that its his her their our".split())
_INNER = frozenset("of for and the in on to & de la del der den van von al el bin ibn di da do dos du le y e".split())
_PARTICLES = frozenset("de la del der den van von al el bin ibn di da do dos du le".split())
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]")
_MODEL = re.compile(r"(?=.*[A-Za-z])[A-Z][\w-]*\d[\w-]*$")
_OF_PLACES = re.compile(r"[a-z](?:shire|stan|grad|burg|ville|borough|abad|fjord|fjell|holm)$")
_OF_ORGS = re.compile(r"[a-z](?:bank|banken|corp|tech|soft|media|net|next|posten|bladet|zeitung)$|\.(?:com|org|net)$")
_MARKS = frozenset(',;()[]/•–—:"“”')
_SUFFIXES = frozenset(
    "based style era like wide born bound linked led run owned backed class grade level range term time old year "
    "to and or".split()
)
_SPORT_WORDS = 5
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$|[A-Z]{2,6}s?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in the text."""

    span: Span
    type: EntityType


@dataclass(slots=True)
class _Candidate:
    """A stretch of tokens that may be a name, with what speaks for each type."""

    passage: Passage
    start: int
    end: int
    """Token indices, the end exclusive."""
    votes: Counter[EntityType]

    @property
    def words(self) -> str:
        return " ".join(token.text for token in self.passage.doc[self.start : self.end])

    @property
    def span(self) -> Span:
        return self.passage.span(self.passage.doc[self.start : self.end])


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The named mentions of the article, in reading order, none overlapping another."""
    candidates: list[_Candidate] = []
    for passage in reading.passages:
        if passage.doc.has_annotation("DEP"):
            candidates += _proposed(passage)
        else:
            candidates += _listed(passage)
    types = _agreed(candidates, reading)
    mentions = [
        Mention(candidate.span, types[_key(candidate)]) for candidate in candidates if types.get(_key(candidate))
    ]
    mentions += _repeated(reading, candidates, types, mentions)
    return tuple(_apart(mentions))


def _proposed(passage: Passage) -> list[_Candidate]:
    """What the model, the gazetteer and the form of the words propose."""
    doc = passage.doc
    shouted = passage.kind in (PartKind.TITLE, PartKind.SUBHEAD) and doc.text.isupper()
    taken: list[_Candidate] = []
    used = [False] * len(doc)
    for start, end, label in _stretches(passage, doc, shouted):
        for low, high in _split(doc, start, end):
            low, high = _trimmed(doc, low, high)
            if low >= high or any(used[low:high]) or not _nameable(doc, low, high):
                continue
            candidate = _Candidate(passage, low, high, _votes(doc, low, high, label))
            used[low:high] = [True] * (high - low)
            taken.append(candidate)
    return taken


def _stretches(passage: Passage, doc: Doc, shouted: bool) -> Iterator[tuple[int, int, EntityType | None]]:
    """Candidate stretches, the strongest evidence first."""
    if shouted:
        return
    ents = [(ent.start, ent.end, _TYPES.get(ent.label_)) for ent in doc.ents if ent.label_ in _TYPES]
    runs = list(_runs(doc))
    labels: dict[int, EntityType | None] = {index: kind for start, end, kind in ents for index in range(start, end)}
    for start, end in runs:
        inside = Counter(kind for index in range(start, end) if (kind := labels.get(index)))
        known = _known(doc, start, end)
        first = doc[start]
        sure = (
            bool(inside)
            or known
            or end - start > 1
            or _quoted(doc, start, end)
            or (not first.is_sent_start and not _after_mark(doc, start) and first.tag_ in ("NNP", "NNPS", "NN", "JJ"))
        )
        if sure:
            yield start, end, _strongest(inside)
    for start, end, kind in ents:
        yield start, end, kind


def _quoted(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks of its own, as titles of works do."""
    return start > 0 and end < len(doc) and doc[start - 1].text in "\"“‘'«" and doc[end].text in "\"”’'»"


def _strongest(votes: Counter[EntityType]) -> EntityType | None:
    return votes.most_common(1)[0][0] if votes else None


def _after_mark(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text in "\"“‘'«:•–—-"


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined by the small words that stand inside names of organisations."""
    index = 0
    while index < len(doc):
        if not _capital(doc[index]):
            index += 1
            continue
        end = index + 1
        while end < len(doc):
            if _capital(doc[end]) or _numbered(doc, index, end):
                end += 1
            elif (hyphened := _hyphened(doc, index, end)) > end:
                end = hyphened
            elif (joined := _joined(doc, index, end)) > end:
                end = joined
            else:
                break
        yield index, end
        index = end


def _hyphened(doc: Doc, start: int, end: int) -> int:
    """How far a run goes on over a hyphen: "Jan-Willem", "Kim Tae-yeon", but not "London-based", "Franco-German"."""
    if doc[end].text not in ("-", "–", "&") or end + 1 >= len(doc):
        return end
    following = doc[end + 1]
    if doc[end].text == "&":
        return end + 1 if _capital(following) else end
    if doc[end - 1].whitespace_ or doc[end].whitespace_:
        return end
    if _capital(following):
        return end if doc[end - 1].text in gazetteer.demonyms() or following.text in gazetteer.demonyms() else end + 2
    if following.tag_.startswith("VB") or following.lower_ in _SUFFIXES or not following.is_alpha:
        return end
    return end + 2 if end - start > 1 else end


def _numbered(doc: Doc, start: int, end: int) -> bool:
    """Whether a number belongs to the name of an index: "FTSE 100"."""
    return (
        doc[end].text.isdigit()
        and 2 <= len(doc[end].text) <= 4
        and any(doc[i].text in evidence.INDICES for i in range(start, end))
    )


def _capital(token: Token) -> bool:
    text = token.text
    return bool(_CAPITAL.match(text)) and not token.is_punct


def _joined(doc: Doc, start: int, end: int) -> int:
    """How far a run goes on over small words: "Ministry | of Natural Resources", "van der | Meulen"."""
    at = end
    while at < len(doc) and at - end < 3 and doc[at].text in _INNER:
        at += 1
    if at == end or at >= len(doc) or not _capital(doc[at]):
        return end
    between = {doc[i].text for i in range(end, at)}
    if between <= _PARTICLES:
        return at
    opener = doc[end - 1].text
    names = [doc[i].text for i in range(start, end)]
    if "of" in between or "for" in between:
        if opener in evidence.OF_HEADS or (len(names) == 1 and opener in evidence.ORG_HEADS | evidence.OTHER_HEADS):
            return at
        return at if between == {"of"} and opener in evidence.PLACE_HEADS else end
    inside = {doc[i].text for i in range(start, end)} & {"of", "for"}
    if between == {"and"} and inside and any(name in evidence.OF_HEADS for name in names):
        return at
    return at if between == {"in"} and inside and names[0] in evidence.OF_HEADS else end


def _split(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at possessives, marks, titles and after a country: "Russia's | Caspian Flotilla"."""
    low = start
    for index in range(start, end):
        if doc[index].text in _POSSESSIVES or doc[index].text in _MARKS:
            yield from _parted(doc, low, index)
            low = index + 1
    yield from _parted(doc, low, end)


def _parted(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut "British | Prime Minister | Ann Lee" and "U.S. | West Texas Intermediate"; names of bodies stay whole."""
    if start >= end:
        return
    if doc[end - 1].text in evidence.ORG_HEADS or any(doc[i].text in ("of", "for") for i in range(start, end)):
        yield start, end
        return
    for length in range(min(3, end - start - 1), 0, -1):
        words = doc[start : start + length].text
        known = words in gazetteer.countries() or words in gazetteer.BODIES
        if words in gazetteer.demonyms() or (known and not _headed(doc, end)):
            yield start, start + length
            start += length
            break
    titled = [i for i in range(start + 1, end - 1) if doc[i].text in evidence.TITLES]
    if titled and titled[-1] - titled[0] == len(titled) - 1:
        yield start, titled[0]
        start = titled[-1] + 1
    yield start, end


def _headed(doc: Doc, end: int) -> bool:
    return doc[end - 1].text in evidence.PLACE_HEADS | evidence.EVENT_HEADS | evidence.OTHER_HEADS


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, titles before a person, and what is no name at either end."""
    while start < end and (
        doc[start].lower_ in _OPENERS
        or (not (_capital(doc[start]) or doc[start].text in _PARTICLES) and not doc[start].like_num)
        or doc[start].is_punct
        or (end - start > 1 and doc[start].is_stop and not doc[start].tag_.startswith("NNP"))
    ):
        start += 1
    titled = start
    while titled < end - 1 and doc[titled].text in evidence.TITLES:
        titled += 1
    if titled > start and not _is_org(doc, start, end) and doc[titled].text not in _INNER:
        start = titled
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].text in _INNER
        or doc[end - 1].text in _POSSESSIVES
        or doc[end - 1].is_space
        or not (_CAPITAL.match(doc[end - 1].text) or doc[end - 1].text[:1].isdigit() or _hyphen_before(doc, start, end))
    ):
        end -= 1
    return start, end


def _hyphen_before(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word is the second half of a given name: "Tae-yeon"."""
    return end - 2 > start and doc[end - 2].text == "-" and doc[end - 1].is_alpha


def _is_org(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in evidence.ORG_HEADS


def _nameable(doc: Doc, start: int, end: int) -> bool:
    words = [token.text for token in doc[start:end]]
    if all(word in evidence.NO_NAMES or word in evidence.TITLES for word in words):
        return False
    if len(words) == 1:
        word = words[0]
        if word.lower() in _OPENERS or len(word) < 2 or not _CAPITAL.match(word) or word.startswith(("$", "€")):
            return False
        if doc[start].is_stop and not word.isupper():
            return False
        if doc[start].is_sent_start and not doc[start].tag_.startswith("NNP") and not _known(doc, start, end):
            return False
    return any(_CAPITAL.match(word) for word in words)


def _known(doc: Doc, start: int, end: int) -> bool:
    words = _text(doc, start, end)
    return words in gazetteer.places() or words in gazetteer.demonyms()


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text


def _votes(doc: Doc, start: int, end: int, label: EntityType | None) -> Counter[EntityType]:
    """What speaks for each type where this mention stands."""
    votes: Counter[EntityType] = Counter()
    words = _text(doc, start, end)
    first, last, several = doc[start].text, doc[end - 1].text, end - start > 1
    if label is EntityType.GROUP and words not in gazetteer.demonyms() and not words.endswith(("ans", "ists", "ites")):
        label = EntityType.ORG
    if label:
        votes[label] += 2
    inner = {doc[i].text for i in range(start, end)}
    if words in gazetteer.demonyms():
        votes[EntityType.GROUP] += 8
    elif words in gazetteer.BODIES:
        votes[EntityType.ORG] += 8
    elif words in gazetteer.countries():
        votes[EntityType.PLACE] += 8
    elif words in gazetteer.places():
        votes[EntityType.PLACE] += 1 if gazetteer.ambiguous(words) else 3
    elif several and first in evidence.EVENT_OPENERS:
        votes[EntityType.EVENT] += 8
    elif last in evidence.INDICES or (last.isdigit() and inner & evidence.INDICES):
        votes[EntityType.OTHER] += 8
    elif several and last in ("Center", "Centre") and inner & evidence.SITES:
        votes[EntityType.PLACE] += 6
    elif several and (last in evidence.OTHER_HEADS or (first in evidence.OTHER_HEADS and "of" in inner)):
        votes[EntityType.OTHER] += 6
    elif several and (last in evidence.ORG_HEADS or (inner & evidence.ORG_HEADS and inner & {"of", "for", "&"})):
        votes[EntityType.ORG] += 6
    elif last in evidence.EVENT_HEADS and (several or last in evidence.EVENTS):
        votes[EntityType.EVENT] += 6
    elif several and (
        last in evidence.PLACE_HEADS
        or first in evidence.PLACE_OPENERS
        or (first in evidence.PLACE_HEADS and "of" in inner)
    ):
        votes[EntityType.PLACE] += 6
    elif _quoted(doc, start, end) or _MODEL.match(last):
        votes[EntityType.OTHER] += 5
    elif _OF_PLACES.search(last):
        votes[EntityType.PLACE] += 3
    elif _OF_ORGS.search(last):
        votes[EntityType.ORG] += 3
    elif 2 <= end - start <= 3 and doc[start:end].root.dep_ in ("nsubj", "nsubjpass", "poss", "agent"):
        votes[EntityType.PERSON] += 2
    votes.update(_context(doc, start, end))
    return votes


def _context(doc: Doc, start: int, end: int) -> Counter[EntityType]:
    """What the words around a name say of it."""
    votes: Counter[EntityType] = Counter()
    before = doc[start - 1].text if start else ""
    after = doc[end].text if end < len(doc) else ""
    following = doc[end + 1].text if end + 1 < len(doc) else ""
    if before in evidence.HONORIFICS:
        votes[EntityType.PERSON] += 8
    elif before in evidence.TITLES or before in evidence.CALLINGS:
        votes[EntityType.PERSON] += 4
    if after == "," and following.isdigit() and len(following) <= 2:
        votes[EntityType.PERSON] += 6
    if after == "," and following in ("who", "whose"):
        votes[EntityType.PERSON] += 3
    if after == "who":
        votes[EntityType.PERSON] += 2
    if after == "," and following == "which":
        votes[EntityType.ORG] += 2
    if end - start > 1 and (after in ("said", "says", "added") or before in ("said", "says", "added", "told")):
        votes[EntityType.PERSON] += 1
    if before in ("in", "near", "from", "across") and not after.startswith("'"):
        votes[EntityType.PLACE] += 1
    if before == "at" and after in ("in", ",", "."):
        votes[EntityType.ORG] += 1
    return votes


def _key(candidate: _Candidate) -> str:
    words = candidate.words
    return words.title() if words.isupper() and " " in words else words


def _agreed(candidates: Sequence[_Candidate], reading: Reading) -> dict[str, EntityType]:
    """One name, one type: the votes of all mentions of a name count together, and a surname's with its full name's."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for candidate in candidates:
        votes[_key(candidate)].update(candidate.votes)
    if reading.article.dateline:
        for place in re.split(r"[,/]\s*", reading.article.dateline.place):
            for name in (place.title(), place):
                if name in votes:
                    votes[name][EntityType.PLACE] += 4
    if _sporting(reading):
        for candidate in candidates:
            before = candidate.passage.doc[candidate.start - 1].lower_ if candidate.start else ""
            name = _key(candidate)
            if (name.split()[-1] in evidence.CLUBS and " " in name) or (
                name in gazetteer.places() and before not in ("in", "near", "from", "at", ",")
            ):
                votes[name][EntityType.ORG] += 8
    agreed = {name: _strongest(counted) for name, counted in votes.items()}
    longer: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name, kind in agreed.items():
        words = name.split()
        if kind and len(words) > 1:
            if kind is EntityType.PERSON:
                for word in (words[0], words[-1], " ".join(words[1:])):
                    longer[word][kind] += 1
            elif kind in (EntityType.ORG, EntityType.OTHER):
                for stop in range(1, len(words)):
                    of_place = kind is EntityType.ORG and words[stop] in evidence.OF_TOWNS
                    longer[" ".join(words[:stop])][EntityType.PLACE if of_place else kind] += 1
            elif kind is EntityType.PLACE and words[0] in evidence.PLACE_OPENERS | evidence.PLACE_HEADS:
                longer[" ".join(words[1:])][kind] += 1
    for full, short in pairwise(candidates):
        in_brackets = full.passage is short.passage and short.start - full.end == 1
        if in_brackets and _INITIALS.match(_key(short)) and full.passage.doc[full.end].text == "(":
            agreed[_key(short)] = agreed[_key(full)]
            longer[_key(short)].clear()
    for name, kind in list(agreed.items()):
        if longer[name] and not (kind in (EntityType.PLACE, EntityType.GROUP) and _certain(name)):
            agreed[name] = _strongest(longer[name])
        elif kind is None:
            agreed[name] = _guess(name)
    return {name: kind for name, kind in agreed.items() if kind}


def _sporting(reading: Reading) -> bool:
    """Whether the story is about a match: then towns and countries are their teams."""
    words = {token.lower_ for passage in reading.passages for token in passage.doc[:400] if token.is_alpha}
    return len(words & evidence.SPORT) >= _SPORT_WORDS


def _certain(name: str) -> bool:
    return (
        name in gazetteer.countries()
        or name in gazetteer.demonyms()
        or (name in gazetteer.places() and not gazetteer.ambiguous(name))
    )


def _guess(name: str) -> EntityType | None:
    if _INITIALS.match(name) and name not in evidence.NO_NAMES:
        return EntityType.ORG
    words = name.split()
    if len(words) in (2, 3) and all(word[:1].isupper() and word[1:].islower() for word in words):
        return EntityType.PERSON
    return None


def _repeated(
    reading: Reading, candidates: Sequence[_Candidate], types: dict[str, EntityType], mentions: Sequence[Mention]
) -> list[Mention]:
    """Mentions that the model missed of names, surnames and acronyms that the story has introduced."""
    names: dict[str, EntityType] = {}
    for introduced, kind in types.items():
        names[introduced] = kind
        words = introduced.split()
        if kind is EntityType.PERSON and len(words) > 1:
            for alias in (words[-1], " ".join(words[1:])):
                if len(alias) > 2:
                    names.setdefault(alias, kind)
        elif kind is EntityType.ORG and len(words) > 1 and _distinctive(words[0]):
            names.setdefault(words[0], EntityType.PLACE if words[1] in evidence.OF_TOWNS else kind)
    shouted = {name.upper(): kind for name, kind in names.items()}
    spans = sorted(mention.span for mention in mentions)
    starts = [span.start for span in spans]
    longest = max((name.count(" ") + 1 for name in names), default=0)
    found: list[Mention] = []
    for passage in reading.passages:
        doc = passage.doc
        loud = passage.kind is PartKind.TITLE and doc.text.isupper()
        table = shouted if loud else names
        index = 0
        while index < len(doc):
            step = 1
            if _CAPITAL.match(doc[index].text):
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
                            found.append(Mention(span, known))
                        step = length
                        break
            index += step
    return found


def _distinctive(word: str) -> bool:
    """Whether the first word of a body's name can stand for the whole."""
    return (
        len(word) > 3
        and word.isalpha()
        and not _known_word(word)
        and word not in evidence.ORG_HEADS | evidence.OF_HEADS | evidence.GENERIC | evidence.NO_NAMES
    )


def _known_word(word: str) -> bool:
    return word in gazetteer.places() or word in gazetteer.demonyms()


def _listed(passage: Passage) -> list[_Candidate]:
    """Without a model: the places of the gazetteer alone."""
    doc, index, found = passage.doc, 0, []
    while index < len(doc):
        step = 1
        if _CAPITAL.match(doc[index].text):
            for length in range(min(4, len(doc) - index), 0, -1):
                words = doc[index : index + length].text
                if words in gazetteer.places() and not gazetteer.ambiguous(words):
                    found.append(_Candidate(passage, index, index + length, Counter({EntityType.PLACE: 4})))
                    step = length
                    break
        index += step
    return found


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """In reading order, of two that overlap the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if kept and mention.span.start < kept[-1].span.end:
            continue
        kept.append(mention)
    yield from kept
