"""How alike two partitions are: B-cubed, MUC and CEAF by entities, and the mean that the CoNLL tasks use."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

Clusters = Collection[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of what was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """Of each member, how much of its cluster is right (Bagga and Baldwin 1998)."""
    return Score(_b_cubed(found, gold), _b_cubed(gold, found))


def _b_cubed(these: Clusters, others: Clusters) -> float:
    beside = _beside(others)
    members = [(one, cluster) for cluster in these for one in cluster]
    return sum(len(cluster & beside.get(one, frozenset())) / len(cluster) for one, cluster in members) / len(members)


def muc(gold: Clusters, found: Clusters) -> Score:
    """Links that need not be added (Vilain et al. 1995)."""
    return Score(_muc(found, gold), _muc(gold, found))


def _muc(these: Clusters, others: Clusters) -> float:
    beside = _beside(others)
    kept = links = 0
    for cluster in these:
        parts = {beside.get(one, frozenset({one})) for one in cluster}
        kept += len(cluster) - len(parts)
        links += len(cluster) - 1
    return kept / links if links else 0.0


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """Clusters that are matched one to one, each pair by the members that both have (Luo 2005).

    The best pairs are taken first, which comes close to the best assignment and needs no solver.
    """
    beside: dict[Hashable, list[int]] = {}
    known = list(gold)
    for number, cluster in enumerate(known):
        for one in cluster:
            beside.setdefault(one, []).append(number)
    pairs = []
    for number, cluster in enumerate(found):
        for other in {other for one in cluster for other in beside.get(one, ())}:
            shared = 2 * len(cluster & known[other]) / (len(cluster) + len(known[other]))
            pairs.append((shared, number, other))
    used_found, used_gold, total = set(), set(), 0.0
    for shared, number, other in sorted(pairs, reverse=True):
        if number not in used_found and other not in used_gold:
            used_found.add(number)
            used_gold.add(other)
            total += shared
    return Score(total / max(len(found), 1), total / max(len(gold), 1))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the three F1 (Pradhan et al. 2012)."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def _beside(clusters: Clusters) -> Mapping[Hashable, frozenset[Hashable]]:
    return {one: cluster for cluster in clusters for one in cluster}
