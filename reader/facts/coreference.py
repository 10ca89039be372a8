"""Which mentions name one entity: aliases, acronyms, surnames, short names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.article import Span
from reader.facts import evidence, gazetteer
from reader.facts.entities import Mention
from reader.facts.model import Entity, EntityType
from reader.facts.reading import Reading

_SMALL = frozenset("of the for and in on to a an & de la del der den van von al el".split())
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]$|[A-Z]{2,}$|[A-Z]\d+$|(?:[A-Z]\.)+$")
_GIVEN = re.compile(r"\s*[(\[]\s*$")
_LEGAL = frozenset("Inc Inc. Corp Corp. Co Co. Ltd Ltd. plc PLC LLC AG GmbH SA SE N.V. NV AB ASA".split())


_ABBREVIATED = (EntityType.ORG, EntityType.OTHER, EntityType.EVENT)
_PLAIN_HEADS = frozenset("Group Company Industry Industries Holdings Bank International".split())


@dataclass(slots=True)
class _Cluster:
    """Mentions that name one entity."""

    type: EntityType
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name."""
        spelt = [name for name in self.names if not _ACRONYM.match(name)] or self.names
        calm = [name for name in spelt if not name.isupper()] or spelt
        if self.type is EntityType.PLACE:
            return gazetteer.canonical(Counter(calm).most_common(1)[0][0])
        return max(calm, key=lambda name: len(name.split()) * 100 + len(name))


def link(reading: Reading, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Gather the mentions of each entity, in order of first mention."""
    text = reading.article.text
    body = reading.body[0].start if reading.body else 0
    clusters: list[_Cluster] = []
    by_name: dict[tuple[str, EntityType], _Cluster] = {}
    by_surname: dict[str, list[_Cluster]] = {}
    by_initials: dict[str, _Cluster] = {}
    names = {_words(text, mention.span) for mention in mentions}
    full = {_folded(name) for name in names if " " in name or "-" in name}
    later: list[tuple[Mention, str]] = []
    for mention in mentions:
        name = _words(text, mention.span)
        if mention.type is EntityType.OTHER and name.endswith("s") and name[:-1] in names:
            name = name[:-1]
        cluster = by_name.get((_folded(name), mention.type))
        if cluster is None and " " not in name and _is_short(name, mention.type, full):
            later.append((mention, name))
            continue
        if cluster is None:
            cluster = _matching(name, mention.type, clusters) or _new(clusters, mention.type)
            by_name[_folded(name), mention.type] = cluster
        cluster.names.append(name)
        cluster.spans.append(mention.span)
        if mention.type is EntityType.PERSON and cluster not in by_surname.setdefault(_surname(name), []):
            by_surname[_surname(name)].append(cluster)
        for initials in _initials(name):
            by_initials.setdefault(initials, cluster)
    for mention, name in later:
        cluster = by_name.get((_folded(name), mention.type)) if mention.type is not EntityType.PERSON else None
        cluster = cluster or _referred(name, mention, clusters, by_initials, text, mention.span.start >= body)
        if cluster is None:
            cluster = by_name.get((_folded(name), mention.type)) or _new(clusters, mention.type)
            by_name[_folded(name), mention.type] = cluster
        cluster.names.append(name)
        cluster.spans.append(mention.span)
    entities = [
        Entity(cluster.name, cluster.type, tuple(sorted(cluster.spans))) for cluster in clusters if cluster.spans
    ]
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))


def _new(clusters: list[_Cluster], kind: EntityType) -> _Cluster:
    cluster = _Cluster(kind)
    clusters.append(cluster)
    return cluster


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _folded(name: str) -> str:
    """A name for comparing: accents, case of shouted words, legal forms and the article aside."""
    name = gazetteer.canonical(re.sub(r"^[Tt]he ", "", name))
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if name in gazetteer.demonyms() and name.endswith("s") and name[:-1] in gazetteer.demonyms():
        plain = plain[:-1]
    words = [word for word in plain.split() if word not in _LEGAL] or plain.split()
    return " ".join(words).casefold()


def _is_short(name: str, kind: EntityType, full: set[str]) -> bool:
    """Whether a name of one word may be short for a longer one in the article."""
    folded = _folded(name)
    if _ACRONYM.match(name):
        return True
    if kind is EntityType.ORG and any(_syllables(folded, longer.split()) for longer in full):
        return True
    return any(folded in re.split(r"[\s-]", longer) for longer in full)


def _matching(name: str, kind: EntityType, clusters: Sequence[_Cluster]) -> _Cluster | None:
    """A cluster whose name is this one with words more or fewer at its edges: "OSCE Minsk Group", "Minsk Group"."""
    mine = _folded(name).split()
    for cluster in clusters:
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


def _surname(name: str) -> str:
    return _folded(name).split()[-1]


def _initials(name: str) -> set[str]:
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if len(words) < 2:
        return set()
    strong = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words)
    return {form.upper() for form in (strong, every)}


def _referred(
    name: str,
    mention: Mention,
    clusters: Sequence[_Cluster],
    by_initials: dict[str, _Cluster],
    text: str,
    in_body: bool,
) -> _Cluster | None:
    """The entity that a short name or an acronym stands for: the one named last before it, else the next."""
    folded = _folded(name)
    if _ACRONYM.match(name):
        opened = _GIVEN.search(text[max(mention.span.start - 3, 0) : mention.span.start])
        if opened:
            before = [
                c
                for c in clusters
                if c.type in (mention.type, *_ABBREVIATED)
                and mention.type is not EntityType.PLACE
                and any(0 <= mention.span.start - span.end <= 3 for span in c.spans)
            ]
            if before:
                return before[0]
        same = by_initials.get(name.replace(".", "").upper())
        if same is not None and same.type in (mention.type, EntityType.ORG, EntityType.OTHER, EntityType.PLACE):
            return same
    if mention.type is EntityType.ORG:
        clusters = [c for c in clusters if not (in_body and _is_part(mention, c))]
    fitting = [c for c in clusters if c.type is mention.type and any(_short_for(folded, n, c.type) for n in c.names)]
    if not fitting:
        return None
    earlier = [c for c in fitting if any(span.start < mention.span.start for span in c.spans)]
    if earlier:
        return max(earlier, key=lambda c: max(span.start for span in c.spans if span.start < mention.span.start))
    return min(fitting, key=lambda c: min(span.start for span in c.spans))


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


def _short_for(folded: str, name: str, kind: EntityType) -> bool:
    words = [word for word in _folded(name).split() if word not in _SMALL]
    if len(words) < 2 and kind is not EntityType.PLACE:
        return words == [folded]
    if kind is EntityType.PERSON:
        return folded in (words[-1], words[0]) or any(folded == part for part in words[1:])
    if kind is EntityType.ORG and _syllables(folded, words):
        return True
    if kind in (EntityType.ORG, EntityType.OTHER, EntityType.EVENT):
        return folded == words[0] or (folded in words and words[-1].title() not in evidence.ORG_HEADS)
    return folded == words[-1] or folded in words or folded == words[-1].rpartition("-")[2]
