"""Named mentions: the model proposes, the evidence of the article decides."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article import Span
from reader.facts import evidence, gazetteer, match_reports, personal_names, sport, surroundings, titles, votes
from reader.facts.model import EntityType
from reader.facts.proposals import Candidate, listed, proposed
from reader.facts.reading import Reading
from reader.facts.repeats import behind_town, repeated
from reader.facts.votes import Votes

_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$|[A-Z]{2,6}s?$|[A-Z][a-z]*[A-Z]+[a-z]?$")
_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_NUMBERED = re.compile(r"([A-Z][a-z]{2,})-\d+")
_LABELS_COUNT = 8
"""What the model says of all mentions of one name weighs no more than this for each type."""

_LIKELY = 1
_NOBODY = -6
"""So much speaks against a person that a name which somebody has is none here: "the Bill"."""
_UNPLACED = 16
"""What form and model say of a city at most; with "in" or "near" before it, it is more."""
_SURE = 12
_LISTING = frozenset(("and", "or", ",", "&"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in the text."""

    span: Span
    type: EntityType


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The named mentions of the article, in reading order, none overlapping another."""
    candidates: list[Candidate] = []
    for passage in reading.passages:
        candidates += proposed(passage) if passage.doc.has_annotation("DEP") else listed(passage)
    candidates = list(_without_openers(reading, candidates))
    _take_possessives(candidates)
    is_match = sport.is_match_report(reading)
    types = _agreed(candidates, reading, is_match)
    mentions = [
        Mention(candidate.span, _here(candidate, types[name], is_match))
        for candidate in candidates
        if (name := _key(candidate)) in types
    ]
    mentions += [Mention(*again) for again in repeated(reading, types, [mention.span for mention in mentions])]
    return tuple(_apart(mentions))


def _without_openers(reading: Reading, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """All but the plain nouns that have a capital only where they open a sentence: "Tourism lives by tourism"."""
    inside = {c.words for c in candidates if not c.passage.doc[c.start].is_sent_start}
    small: frozenset[str] = frozenset()
    for candidate in candidates:
        word = candidate.words
        opens = candidate.end - candidate.start == 1 and word not in inside and word.istitle()
        known = word in gazetteer.places() or word in gazetteer.demonyms()
        plain = opens and not known and candidate.passage.vocabulary.is_noun(word)
        if plain:
            small = small or frozenset(_SMALL.findall(reading.article.text))
            if word.lower() in small:
                continue
        yield candidate


def _take_possessives(candidates: Sequence[Candidate]) -> None:
    """Where one mention shows that an 's belongs to the name ("Moody's said"), it does at all of them."""
    names = {c.passage.doc[c.start].text for c in candidates if c.end - c.start == 2 and c.words.endswith(("'s", "’s"))}
    for candidate in candidates:
        doc, end = candidate.passage.doc, candidate.end
        if candidate.end - candidate.start == 1 and doc[candidate.start].text in names and end < len(doc):
            candidate.end += doc[end].text in ("'s", "’s")


def _key(candidate: Candidate) -> str:
    words = candidate.words
    return words.title() if words.isupper() and " " in words else words


def _here(candidate: Candidate, agreed: EntityType, is_match: bool) -> EntityType:
    """The type of a mention: its name's, unless the place where it stands says otherwise."""
    if is_match and agreed is EntityType.PLACE and sport.is_team(candidate):
        return EntityType.ORG
    if agreed is EntityType.PERSON and " " not in candidate.words and candidate.words in gazetteer.places():
        around = surroundings.of_context(candidate.passage.doc, candidate.start, candidate.end)
        if around[EntityType.PLACE] >= 4 and candidate.label is EntityType.PLACE:
            return EntityType.PLACE
    return agreed


def _agreed(candidates: Sequence[Candidate], reading: Reading, is_match: bool) -> dict[str, EntityType]:
    """One name, one type: what speaks for it at all of its mentions counts together."""
    around: dict[str, Votes] = defaultdict(Counter)
    counted = _counted(candidates, around)
    if is_match:
        for name, heard in counted.items():
            words = name.split()
            if len(words) > 1 and (words[-1] in match_reports.CLUBS or _is_club(words)):
                heard[EntityType.ORG] += 16
        for candidate in candidates:
            if sport.is_players_name(candidate):
                counted[_key(candidate)][EntityType.PERSON] += 6
    if (agency := reading.article.dateline and reading.article.dateline.agency) and agency in counted:
        counted[agency][EntityType.ORG] += 16
    filed = _filed_from(reading)
    for name in filed & counted.keys():
        counted[name][EntityType.PLACE] += 8
    agreed = {name: _strongest(heard) for name, heard in counted.items()}
    shorter = _shorter(agreed, is_match)
    for full, short in pairwise(candidates):
        in_brackets = full.passage is short.passage and short.start - full.end == 1
        if in_brackets and full.passage.doc[full.end].text == "(" and _is_alias(full, short, agreed[_key(full)]):
            agreed[_key(short)] = agreed[_key(full)]
            shorter.pop(_key(short), None)
    for name, kind in list(agreed.items()):
        longer = shorter.get(name)
        certain = _certain(name) or (name in filed and not is_match)
        if longer and name in gazetteer.BODIES:
            continue
        if longer and longer.most_common(1)[0][0] is EntityType.PERSON:
            if counted[name][EntityType.PERSON] <= _NOBODY:
                agreed[name] = kind if kind and counted[name][kind] >= _SURE else None
                continue
            certain = certain and not _is_surname_here(name, counted[name])
        if longer and not (kind in (EntityType.PLACE, EntityType.GROUP, EntityType.OTHER) and certain):
            agreed[name] = _of_two(longer, around[name])
        elif kind is None:
            agreed[name] = _guess(name, counted[name])
    return {name: kind for name, kind in agreed.items() if kind}


def _filed_from(reading: Reading) -> frozenset[str]:
    """The places of the dateline, as the text may write them."""
    dateline = reading.article.dateline
    places = re.split(r"[,/]\s*", dateline.place) if dateline else []
    return frozenset(name for place in places for name in (place.title(), place))


def _is_alias(full: Candidate, short: Candidate, kind: EntityType | None) -> bool:
    """Whether a name in brackets stands for the one before it: by its form, or because it is all there is in them."""
    if kind is EntityType.PERSON or _certain(_key(short)):
        return False
    doc = full.passage.doc
    alone = short.end < len(doc) and doc[short.end].text == ")" and short.end - short.start == 1
    fits = kind is EntityType.ORG and full.words[0] == short.words[0] and short.words not in gazetteer.places()
    return bool(_INITIALS.match(_key(short))) or (alone and fits)


def _is_club(words: Sequence[str]) -> bool:
    """Whether a name is a town with a word more: "Ajax Amsterdam", "Seattle Mariners"."""
    head = " ".join(words[:-1])
    town = words[0] in gazetteer.places() or head in gazetteer.places() or words[-1] in gazetteer.places()
    if not town or f"{head} {words[-1]}" in gazetteer.places():
        return False
    return not personal_names.is_given(words[0]) or words[-1].endswith("s") or words[0] in gazetteer.places()


def _counted(candidates: Sequence[Candidate], around: dict[str, Votes]) -> dict[str, Votes]:
    """What speaks for each type of each name; what only its surroundings say is put into `around` as well."""
    counted: dict[str, Votes] = {}
    labels: dict[str, Votes] = defaultdict(Counter)
    for candidate in candidates:
        doc, start, end, name = candidate.passage.doc, candidate.start, candidate.end, _key(candidate)
        if name not in counted:
            counted[name] = votes.of_form(doc, start, end)
        said = surroundings.of_context(doc, start, end)
        around[name].update(said)
        counted[name].update(said)
        labels[name].update(votes.of_label(doc, start, end, candidate.label))
    for name, labelled in labels.items():
        for kind, weight in labelled.items():
            counted[name][kind] += min(weight, _LABELS_COUNT)
    _listed_together(candidates, counted)
    return counted


def _listed_together(candidates: Sequence[Candidate], counted: Mapping[str, Votes]) -> None:
    """Of names in one list ("Barclays, Citigroup and X") each speaks for the type of the next."""
    leaders = {name: _strongest(heard) for name, heard in counted.items()}
    for one, other in pairwise(sorted(candidates, key=lambda c: (c.passage.start, c.start))):
        if one.passage is not other.passage or not 0 < other.start - one.end <= 2:
            continue
        between = {token.lower_ for token in one.passage.doc[one.end : other.start]}
        if not between <= _LISTING or not between & {"and", "or", ","}:
            continue
        for known, unknown in ((one, other), (other, one)):
            if unknown.start and unknown.passage.doc[unknown.start - 1].text in titles.TITLES:
                continue
            kind = leaders[_key(known)]
            if kind in (EntityType.PERSON, EntityType.ORG) and counted[_key(known)][kind] >= _SURE:
                counted[_key(unknown)][kind] += 5


def _strongest(heard: Votes) -> EntityType | None:
    if not heard:
        return None
    kind, weight = heard.most_common(1)[0]
    return kind if weight > _LIKELY else None


def _shorter(agreed: Mapping[str, EntityType | None], is_match: bool) -> dict[str, Votes]:
    """What longer names make of the shorter ones that stand for them: surnames, first words of bodies."""
    shorter: dict[str, Votes] = {}

    def add(name: str, kind: EntityType) -> None:
        shorter.setdefault(name, Counter())[kind] += 1

    for name, kind in agreed.items():
        words = name.split()
        if kind is EntityType.OTHER and (numbered := _NUMBERED.fullmatch(name)):
            add(numbered[1], kind)
        if not kind or len(words) < 2:
            continue
        if kind is EntityType.PERSON:
            surname = " ".join(words[1:])
            for alias in {words[0], words[-1], surname, surname[0].upper() + surname[1:]}:
                add(alias, kind)
        elif kind in (EntityType.ORG, EntityType.OTHER):
            maker = kind is EntityType.OTHER and any(votes.MODEL.match(word) or word.isdigit() for word in words[1:])
            for stop in range(1, len(words)):
                of_place = kind is EntityType.ORG and words[stop] in evidence.OF_TOWNS
                first = EntityType.PLACE if of_place else EntityType.ORG if maker else kind
                name_so_far = " ".join(words[:stop])
                if name_so_far in gazetteer.places() and (not is_match or first is EntityType.OTHER):
                    continue
                if not (maker and agreed.get(name_so_far) not in (None, EntityType.ORG)):
                    add(name_so_far, first)
            if kind is EntityType.ORG and (rest := behind_town(words)):
                add(rest, kind)
        elif kind is EntityType.EVENT and {words[0], words[-2]} & evidence.EVENT_OPENERS:
            add(words[-1], kind)
        elif kind is EntityType.PLACE and words[0] in (
            evidence.DIRECTIONS | evidence.PLACE_OPENERS | evidence.PLACE_HEADS
        ):
            add(" ".join(words[1:]), kind)
    return shorter


def _of_two(longer: Votes, around: Votes) -> EntityType:
    """Of somebody and the firm with his name, the one of whom the words around the short name speak."""
    person, body = EntityType.PERSON, EntityType.ORG
    if longer[person] and longer[body] and around[person] != around[body]:
        return person if around[person] > around[body] else body
    return longer.most_common(1)[0][0]


def _is_surname_here(name: str, heard: Votes) -> bool:
    """Whether a city's name is that of somebody who speaks and acts, and nothing is in, at or near it."""
    is_city = name not in gazetteer.countries() and name not in gazetteer.demonyms()
    return is_city and heard[EntityType.PERSON] > 0 and heard[EntityType.PLACE] <= _UNPLACED


def _certain(name: str) -> bool:
    known = name in gazetteer.countries() or name in gazetteer.demonyms() or name in evidence.INDICES
    return known or gazetteer.is_metropolis(name)


def _guess(name: str, heard: Votes) -> EntityType | None:
    if _INITIALS.match(name) and name not in evidence.NO_NAMES:
        return EntityType.ORG
    words = name.split()
    if len(words) in (2, 3) and all(word[:1].isupper() and word[1:].islower() for word in words):
        return EntityType.PERSON if heard[EntityType.PERSON] >= 0 else EntityType.ORG
    return None


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """In reading order, of two that overlap the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if kept and mention.span.start < kept[-1].span.end:
            continue
        kept.append(mention)
    yield from kept
