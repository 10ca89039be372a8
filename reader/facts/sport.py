"""Match reports: there the name of a town or a country is its team's, unless the sentence says otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.facts import evidence, gazetteer, match_reports
from reader.facts.capitals import is_capital, is_known
from reader.facts.proposals import Candidate
from reader.facts.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = 5
"""Different words of match reports that make an article one; those that nothing else has count twice."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_LONGEST_SCORE = 6
_LOOKED_AT = 400
_OPPOSED = frozenset("against beat beats over past v vs v. versus defeating thrashed".split())
_COMPARED = frozenset("ahead clear top front".split())
_MARKS = frozenset("( ) [ ]".split())


def is_match_report(reading: Reading) -> bool:
    """Whether the story is about a match, by its words."""
    words = {token.lower_ for passage in reading.passages for token in passage.doc[:_LOOKED_AT] if not token.is_punct}
    scores = sum(bool(_SCORE.fullmatch(word)) for word in words)
    return len(words & match_reports.SPORT) + len(words & match_reports.STRONG_SPORT) + min(scores, 2) >= _WORDS


def is_team(candidate: Candidate) -> bool:
    """Whether a place's name stands for its team here."""
    doc, start, end = candidate.passage.doc, candidate.start, candidate.end
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].lower_ if end < len(doc) else ""
    if before == "of" and start > 1 and doc[start - 2].lower_ in _COMPARED:
        return True
    if before == "for" and start > 1 and doc[start - 2].lemma_ in match_reports.LEAVING:
        return False
    if before in match_reports.SPATIAL or before in _MARKS or after in ("-", ")") or _names_a_home(doc, start):
        return False
    if _is_score(doc, start, end) or before in _OPPOSED:
        return True
    if _YEAR.match(after):
        return False
    if not _is_country_name(candidate.words):
        sites = evidence.PLACE_HEADS | evidence.PLACE_OPENERS
        return after not in evidence.PLACES_CALLED and not any(doc[i].text in sites for i in range(start, end))
    if after in ("'s", "’s", "'", "’"):
        following = doc[end + 1] if end + 1 < len(doc) else None
        return following is not None and (following.lower_ in match_reports.TEAM_PEOPLE or is_capital(following))
    if after in match_reports.TEAM_PEOPLE:
        return True
    head = doc[start:end].root
    if head.dep_ in ("nsubj", "nsubjpass"):
        verb = head.head
        return verb.lemma_ in match_reports.TEAM_VERBS
    if head.dep_ in ("dobj", "obj"):
        return head.head.lemma_ in match_reports.TEAM_VERBS
    if head.dep_ == "conj" and head.head.ent_type_ in ("GPE", "ORG"):
        return head.head.dep_ in ("nsubj", "dobj") and head.head.head.lemma_ in match_reports.TEAM_VERBS
    if head.dep_ == "pobj":
        return head.head.lower_ in ("for", "by", "against", "over", "with")
    return False


def is_players_name(candidate: Candidate) -> bool:
    """Whether a single name follows that of a country as its owner: "Brazil's Ronaldo"."""
    doc, start = candidate.passage.doc, candidate.start
    single = candidate.end - start == 1 and not is_known(doc, start, start + 1)
    return single and start > 1 and doc[start - 1].text in ("'s", "’s") and is_known(doc, start - 2, start - 1)


def _is_country_name(words: str) -> bool:
    return words in gazetteer.countries()


def _names_a_home(doc: Doc, start: int) -> bool:
    """Whether it follows another name and a comma: "Hamburg, Germany"; or "of" behind a name."""
    if start < 2:
        return False
    before, earlier = doc[start - 1].lower_, doc[start - 2]
    if before == "the" and start > 2:
        before, earlier = earlier.lower_, doc[start - 3]
    return before in (",", "of") and is_capital(earlier)


def _is_score(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands in a line of results: "Utrecht 1", "Brazil 0-0"."""
    if end >= len(doc) or not doc[end].text[:1].isdigit() or len(doc[end].text) > _LONGEST_SCORE:
        return False
    return not any(token.pos_ in ("VERB", "AUX") for token in doc[max(start - 6, 0) : end + 6])
