"""Which mentions name one entity: aliases, acronyms, surnames, short names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.article import Span
from reader.facts import evidence, gazetteer, personal_names
from reader.facts.entities import Mention
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading

_SMALL = frozenset("of the for and in on to a an & de la del der den van von al el".split())
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]$|[A-Z]{2,}$|[A-Z]\d+$|(?:[A-Z]\.)+$")
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)-(?=\w)")
_GIVEN = re.compile(r"\s*[(\[]\s*((?:[A-Z][A-Za-z]{2,8}:\s?)?)$")
"""What stands before an abbreviation in brackets, or before the letters by which an exchange lists a company."""
_GIVEN_WITHIN = 14
_LEGAL = frozenset("Inc Inc. Corp Corp. Co Co. Ltd Ltd. plc PLC LLC AG GmbH SA SE N.V. NV AB ASA".split())


_GENERATIONS = frozenset("jr jr. sr sr. ii iii iv".split())
_ABBREVIATED = (EntityType.ORG, EntityType.OTHER, EntityType.EVENT)
_PLAIN_HEADS = frozenset("Group Company Industry Industries Holdings Bank International".split())
_SYLLABLE = 3
"""Letters of the beginning of a word that make it known in a name of syllables."""


@dataclass(eq=False, slots=True)
class _Cluster:
    """Mentions that name one entity."""

    type: EntityType
    order: int
    names: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name."""
        spelt = [name for name in self.names if not _ACRONYM.match(name)] or list(self.names)
        calm = [name for name in spelt if not name.isupper()] or spelt
        if self.type is EntityType.PLACE:
            return gazetteer.canonical(max(calm, key=lambda name: self.names[name]))
        return max(calm, key=lambda name: len(name.split()) * 100 + len(name))

    def last_before(self, offset: int) -> int:
        """Where it was named last before a place, mentions taken in order; -1 if it was not."""
        at = bisect_left(self.spans, (offset,))
        return self.spans[at - 1].start if at else -1


class _Clusters:
    """The entities so far, found by the words of their names: the time to link a story grows with its length alone."""

    def __init__(self) -> None:
        self.all: list[_Cluster] = []
        self._by_name: dict[tuple[str, EntityType], _Cluster] = {}
        self._by_word: dict[str, dict[int, _Cluster]] = defaultdict(dict)
        self._by_beginning: dict[str, dict[int, _Cluster]] = defaultdict(dict)
        self._by_initials: dict[str, _Cluster] = {}
        self._by_end: dict[int, _Cluster] = {}

    def new(self, kind: EntityType) -> _Cluster:
        """One more entity."""
        cluster = _Cluster(kind, len(self.all))
        self.all.append(cluster)
        return cluster

    def add(self, cluster: _Cluster, name: str, span: Span) -> None:
        """One more mention of an entity."""
        insort(cluster.spans, span)
        self._by_end[span.end] = cluster
        cluster.names[name] += 1
        if cluster.names[name] > 1:
            return
        folded = _folded(name)
        self._by_name.setdefault((folded, cluster.type), cluster)
        for word in _parts(folded):
            self._by_word[word][cluster.order] = cluster
            self._by_beginning[word[:_SYLLABLE]][cluster.order] = cluster
        for initials in _initials(name):
            self._by_initials.setdefault(initials, cluster)

    def named(self, name: str, kind: EntityType) -> _Cluster | None:
        """The entity of this very name."""
        return self._by_name.get((_folded(name), kind))

    def abbreviated(self, acronym: str) -> _Cluster | None:
        """The first entity with these initials."""
        return self._by_initials.get(acronym.replace(".", "").upper())

    def before_bracket(self, start: int) -> _Cluster | None:
        """The entity named right before a bracket that opens here."""
        return next((self._by_end[start - gap] for gap in range(_BRACKET + 1) if start - gap in self._by_end), None)

    def sharing(self, *words: str) -> list[_Cluster]:
        """The entities with one of these words in their names, the first named first."""
        near = {order: cluster for word in words for order, cluster in self._by_word.get(word, {}).items()}
        return [near[order] for order in sorted(near)]

    def beginning(self, folded: str) -> list[_Cluster]:
        """The entities with a word in their names, or the beginning of one, that opens this name."""
        near = self._by_word.get(folded, {}) | self._by_beginning.get(folded[:_SYLLABLE], {})
        return [near[order] for order in sorted(near)]


_BRACKET = 3
"""Characters between a name and the acronym in brackets behind it."""


def link(reading: Reading, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Gather the mentions of each entity, in order of first mention."""
    text = reading.article.text
    body = reading.body[0].start if reading.body else 0
    clusters = _Clusters()
    names = {_words(text, mention.span) for mention in mentions}
    longer = _Longer(names)
    later: list[tuple[Mention, str]] = []
    for mention in mentions:
        name = _words(text, mention.span)
        if mention.type is EntityType.OTHER and name.endswith("s") and name[:-1] in names:
            name = name[:-1]
        cluster = clusters.named(name, mention.type)
        if cluster is None and " " not in name and longer.may_have(name, mention.type):
            later.append((mention, name))
            continue
        cluster = cluster or _matching(name, mention.type, clusters) or clusters.new(mention.type)
        clusters.add(cluster, name, mention.span)
    for mention, name in later:
        known = clusters.named(name, mention.type)
        cluster = known if mention.type is not EntityType.PERSON else None
        cluster = cluster or _referred(name, mention, clusters, text, mention.span.start >= body)
        clusters.add(cluster or known or clusters.new(mention.type), name, mention.span)
    entities = [Entity(cluster.name, cluster.type, tuple(cluster.spans)) for cluster in clusters.all]
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))


class _Longer:
    """The longer names of an article, for which shorter ones may stand."""

    def __init__(self, names: Iterable[str]) -> None:
        full = {_folded(name) for name in names if " " in name or "-" in name}
        self._words = {word for name in full for word in _parts(name) if word != name}
        self._by_beginning: dict[str, list[list[str]]] = defaultdict(list)
        for name in sorted(full):
            words = name.split()
            for beginning in {word[:_SYLLABLE] for word in words}:
                self._by_beginning[beginning].append(words)

    def may_have(self, name: str, kind: EntityType) -> bool:
        """Whether a name of one word may be short for a longer one."""
        folded = _folded(name)
        if _ACRONYM.match(name) or folded in self._words:
            return True
        near = self._by_beginning.get(folded[:_SYLLABLE], ())
        return kind is EntityType.ORG and any(_syllables(folded, words) for words in near)


def _parts(folded: str) -> set[str]:
    """The words of a name, and those that a hyphen joins."""
    return set(folded.split()) | set(re.split(r"[\s-]+", folded))


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _folded(name: str) -> str:
    """A name for comparing: accents, case of shouted words, legal forms and the article aside."""
    name = gazetteer.canonical(re.sub(r"^[Tt]he ", "", name))
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if name in gazetteer.demonyms() and name.endswith("s") and name[:-1] in gazetteer.demonyms():
        plain = plain[:-1]
    words = [word for word in _ARTICLE.sub("", plain).split() if word not in _LEGAL] or plain.split()
    return " ".join(words).casefold()


def _matching(name: str, kind: EntityType, clusters: _Clusters) -> _Cluster | None:
    """A cluster whose name is this one with words more or fewer at its edges: "OSCE Minsk Group", "Minsk Group"."""
    mine = _folded(name).split()
    for cluster in clusters.sharing(mine[0], mine[-1]):
        if cluster.type is not kind:
            continue
        for other in cluster.names:
            theirs = _folded(other).split()
            if min(len(mine), len(theirs)) < 2:
                continue
            if kind is EntityType.PERSON:
                if mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0] and _initialled(mine, theirs):
                    return cluster
                if mine == theirs[-len(mine) :] or theirs == mine[-len(theirs) :]:
                    return cluster
            elif mine == theirs[-len(mine) :] or theirs == mine[-len(theirs) :] or mine == theirs[: len(mine)]:
                return cluster
    return None


def _initialled(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two full names differ only by middle names and initials."""
    return mine[0] == theirs[0] or len(mine[0].rstrip(".")) == 1 or len(theirs[0].rstrip(".")) == 1


def _initials(name: str) -> set[str]:
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if len(words) < 2:
        return set()
    strong = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words)
    return {form.upper() for form in (strong, every)}


def _referred(name: str, mention: Mention, clusters: _Clusters, text: str, in_body: bool) -> _Cluster | None:
    """The entity that a short name or an acronym stands for: the one named last before it, else the next."""
    folded, start = _folded(name), mention.span.start
    if _ACRONYM.match(name):
        exchange = text[mention.span.end : mention.span.end + 1] == ":"
        given = _GIVEN.search(text[max(start - _GIVEN_WITHIN, 0) : start])
        if given and mention.type is not EntityType.PLACE and not exchange:
            before = clusters.before_bracket(start - len(given[1]))
            if before is not None and before.type in (mention.type, *_ABBREVIATED):
                return before
        same = clusters.abbreviated(name)
        if same is not None and same.type in (mention.type, EntityType.ORG, EntityType.OTHER, EntityType.PLACE):
            return same
    near = clusters.beginning(folded) if mention.type is EntityType.ORG else clusters.sharing(folded)
    fitting = [c for c in near if c.type is mention.type and any(_short_for(folded, n, c.type) for n in c.names)]
    if mention.type is EntityType.ORG and in_body:
        fitting = [c for c in fitting if not _is_part(mention, c)]
    if not fitting:
        return None
    if mention.type is EntityType.PERSON:
        own = [c for c in fitting if any(_is_surname(folded, n) for n in c.names)]
        fitting = own or fitting
    latest = max(fitting, key=lambda c: c.last_before(start))
    return latest if latest.last_before(start) >= 0 else min(fitting, key=lambda c: c.spans[0])


def _is_part(mention: Mention, cluster: _Cluster) -> bool:
    """Whether a longer name comes after a short one as that of a division: "Boeing … Boeing Commercial Airplanes"."""
    words = [word for word in cluster.name.split() if word not in evidence.LEGAL_FORMS | _LEGAL | _PLAIN_HEADS]
    return len(words) > 2 and cluster.spans[0].start > mention.span.end and _ACRONYM.match(cluster.name) is None


def _syllables(folded: str, words: Sequence[str]) -> bool:
    """Whether a short name is made of the beginnings of words: "Caltech", "Interpol", "Fed"."""
    rest, parts = folded, 0
    for word in words:
        length = next((n for n in range(min(len(word), len(rest)), 2, -1) if rest.startswith(word[:n])), 0)
        if length and length < len(word):
            rest, parts = rest[length:], parts + 1
        if not rest:
            return parts > 1 or len(folded) <= 4
    return False


def _is_surname(folded: str, name: str) -> bool:
    """Whether somebody is called by the last name, or a family's first one, rather than a middle or given name."""
    words = [word for word in _folded(name).split() if word not in _GENERATIONS]
    return folded in (words[-1], words[0] if name.split()[0] in personal_names.family_first() else "")


def _is_another_place(folded: str, words: Sequence[str]) -> bool:
    """Whether a direction makes another place of a country: "Western Australia" is none of its names."""
    return words[0].title() in evidence.DIRECTIONS and folded.title() in gazetteer.countries()


def _short_for(folded: str, name: str, kind: EntityType) -> bool:
    words = [word for word in _folded(name).split() if word not in _SMALL]
    if len(words) < 2 and kind is not EntityType.PLACE:
        return words == [folded]
    if kind is EntityType.PLACE and _is_another_place(folded, words):
        return False
    if kind is EntityType.PERSON:
        return folded in (words[-1], words[0]) or any(folded == part for part in words[1:])
    if kind is EntityType.ORG and _syllables(folded, words):
        return True
    if kind in (EntityType.ORG, EntityType.OTHER, EntityType.EVENT):
        return folded == words[0] or (folded in words and words[-1].title() not in evidence.ORG_HEADS)
    return folded == words[-1] or folded in words or folded == words[-1].rpartition("-")[2]
