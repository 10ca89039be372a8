"""Which way from the day of publication a clause looks: the tense of the verb that governs an expression.

"Friday" is a day that has been in "was arrested Friday" and one to come in "is due in court Friday".
"""

from __future__ import annotations

import re
from enum import Enum

from spacy.tokens import Doc, Token


class Direction(Enum):
    """Where an expression that names no year or week points to."""

    PAST = -1
    NEAR = 0
    """The clause does not tell: the nearest candidate."""
    FUTURE = 1


# Modals that place what they govern after the moment of speaking; "must" and "can" do so only by context.
_MODALS = frozenset("will 'll ’ll wo shall would may might could can ca must should".split())

# Verbs and adjectives whose complement is still to come, whatever their own tense ("was scheduled for Friday").
_PROSPECTIVE = frozenset(
    """schedule expect plan set slate due forecast project tip book bind likely poise intend aim hope promise pledge
    vow threaten prepare propose agree want seek decide anticipate predict prompt urge order invite tell ask
    earmark supposed ready cancel postpone delay adjourn defer reschedule""".split()
)

# Verbs whose infinitive happened with them ("failed to appear on Monday").
_IMPLICATIVE = frozenset(
    """fail manage force continue begin start help seem appear happen prove rush refuse decline come go use have
    travel gather move act serve try attempt struggle stop oblige compel bother choose dare proceed tend live""".split()
)

_STATES = frozenset("be stand remain show include mean compare say know think believe consider suggest".split())

_PLANS = frozenset("plan schedule deadline proposal date expectation forecast".split())

_CARRIED_OUT = frozenset("decision move agreement refusal choice failure rush effort attempt deal vote".split())

_COMING = re.compile(
    r"\b(?:ahead\s+of|(?:due|set|scheduled|slated|planned|expected|bound|billed)\s+(?:for|on|in|by|back|out)|due"
    r"|no\s+later\s+than|upcoming|coming|starting|beginning|effective|deadline\s+of)\s+(?:the\s+|this\s+|next\s+)?$",
    re.I,
)
_LIMIT = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+|at\s+least\s+|around\s+|about\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through|for)\s+$", re.I)
_SINCE = re.compile(
    r"\b(?:since|from\s+as\s+far\s+back\s+as|dating\s+(?:back\s+)?to|ended|compared\s+with)\s+(?:the\s+)?$", re.I
)
_AFTERWARDS = re.compile(r"\bafter\s(?:[\w’'-]+\s){1,5}(?:in|on)\s+\Z", re.I)
"""What is still to be done "after the floods in April" says nothing of when they were."""
_AS_OF = re.compile(r"\bas\s+of\s+$", re.I)

# What the month before these words is the month of: past, to come, or to come unless the clause says otherwise.
_REPORT = re.compile(
    r"\s(?:[\w-]{1,30}\s)?(?:reports?|data|figures?|sales|results?|inflation|earnings|numbers|index|survey|payrolls?|CPI|PPI|PMI"
    r"|deficit|statement|average|peak|low|high)\b"
)
_APPOINTED = re.compile(r"\b(?:is|are)\s+(?:on\s+)?$", re.I)
_FUTURES = re.compile(r"\s(?:[\w-]{1,30}\s){0,2}(?:futures|delivery|contracts?|expiry|settlement)\b")
_APPOINTMENT = re.compile(
    r"\s(?:[\w-]{1,30}\s)?(?:elections?|vote|ballot|referendum|poll|polls|primar(?:y|ies)|runoff|summit|meeting|deadline"
    r"|conference|hearing|match|game|final|race|launch|debate|congress|budget)\b"
)

_LOOK_BACK = 30
_DEPTH = 12


def direction(doc: Doc, text: str, start: int, end: int, *, headline: bool = False) -> Direction:
    """Which way the expression at these characters of the doc points.

    Args:
        doc: a passage of English.
        text: its words, which a doc puts together anew whenever it is asked.
        start: first character of the expression.
        end: the character after it.
        headline: whether the passage is a headline, whose present tense tells of the past.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    if _SINCE.search(before):
        return Direction.PAST
    if _AS_OF.search(before) or _REPORT.match(text, end):
        return Direction.NEAR
    if _COMING.search(before) or _FUTURES.match(text, end):
        return Direction.FUTURE
    if _APPOINTED.search(before) and text[end : end + 1] not in ("'", "’"):
        return Direction.FUTURE
    tokens = doc.char_span(start, end, alignment_mode="expand")
    owner = text[end : end + 1] in ("'", "’")
    clause = _clause(tokens.root, owner=owner, headline=headline) if tokens else Direction.NEAR
    if clause is Direction.PAST:
        # "Has until Nov. 15", told in the past tense, may lie on either side.
        return Direction.NEAR if _UNTIL.search(before) else clause
    if clause is Direction.FUTURE and _AFTERWARDS.search(text, max(0, start - 2 * _LOOK_BACK), start):
        return Direction.NEAR
    if _LIMIT.search(before) or _APPOINTMENT.match(text, end):
        return Direction.FUTURE
    return clause


def is_up_to_now(doc: Doc, start: int, end: int) -> bool:
    """Whether the clause of an expression tells of what has been until the day of publication ("has dropped")."""
    tokens = doc.char_span(start, end, alignment_mode="expand")
    if not tokens:
        return False
    for verb in (tokens.root, *tokens.root.ancestors):
        helpers = [child for child in verb.children if child.dep_ == "aux"]
        if verb.pos_ in ("VERB", "AUX") and (helpers or verb.tag_ not in ("VBG", "VB")):
            return any(child.tag_ in ("VBZ", "VBP") for child in helpers)
    return False


def _clause(token: Token, *, owner: bool, headline: bool) -> Direction:
    """The direction of the nearest clause above a token that has one."""
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX") and not _is_currency(token):
            found = _of_verb(token, owner=owner, headline=headline)
            if found is not None:
                return found
        elif token.lemma_.lower() in _PLANS or (token.pos_ == "ADJ" and token.lemma_.lower() in _PROSPECTIVE):
            return Direction.FUTURE
        if token.head is token:
            break
        token = token.head
    return Direction.NEAR


def _is_currency(token: Token) -> bool:
    """The pipeline takes the money of Korea for the past of "win"."""
    return token.lower_ == "won" and token.i > 0 and token.nbor(-1).like_num


def _of_verb(verb: Token, *, owner: bool, headline: bool) -> Direction | None:
    """The direction that a verb with its auxiliaries gives; None to ask the clause above it."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    # In "will be closed" the modal hangs on the copula.
    auxiliaries += [child for copula in auxiliaries for child in copula.children if child.dep_ == "aux"]
    forms = {child.lower_ for child in auxiliaries}
    lemma = verb.lemma_.lower()
    if forms & _MODALS:
        # "may have been stolen on Friday"
        perfect = "have" in forms and verb.tag_ == "VBN"
        return Direction.PAST if perfect else Direction.FUTURE
    if verb.tag_ == "VBN" and lemma in _PROSPECTIVE:
        return Direction.FUTURE
    if lemma == "go" and verb.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in verb.children):
        return Direction.FUTURE
    if "to" in forms and verb.tag_ in ("VB", "VBN"):
        return _of_infinitive(verb)
    if verb.tag_ == "VBG" and not auxiliaries:
        return None
    if any(child.tag_ == "VBD" for child in auxiliaries) or verb.tag_ == "VBD":
        prospective = lemma == "be" and any(
            child.dep_ == "acomp" and child.lemma_.lower() in _PROSPECTIVE for child in verb.children
        )
        return Direction.FUTURE if prospective else Direction.PAST
    if verb.tag_ == "VBN":
        # A predicate ("will be closed Monday") has the tense of its copula.
        return None if verb.dep_ in ("acomp", "attr", "oprd") else Direction.PAST
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in auxiliaries):
        return Direction.NEAR if owner or headline or lemma in _STATES else Direction.FUTURE
    if verb.dep_ == "conj" or verb.tag_ == "VB":
        return None if verb.head is not verb else Direction.NEAR
    return Direction.NEAR


def _of_infinitive(verb: Token) -> Direction | None:
    head = verb.head
    if verb.dep_ == "acl" and head.lemma_.lower() in _CARRIED_OUT:
        # "After its decision to back the sanctions in June": as likely done as still to do.
        return Direction.NEAR
    if verb.dep_ == "advcl" and head.pos_ == "VERB":
        # A purpose ("gathered to mourn the dead on Sunday") shares the time of its clause.
        return None
    if head is not verb and verb.dep_ in ("xcomp", "ccomp") and head.lemma_.lower() in _IMPLICATIVE:
        return None
    return Direction.FUTURE
