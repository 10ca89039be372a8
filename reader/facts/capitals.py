"""Words with a capital, and the small words that stand between them inside names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.facts import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_PEOPLE = frozenset(
    """de la las los del dela delos della der den van von al el bin ibn di da do dos das du le y e arap ole bint binti
    ul ur uz""".split()
)
INNER = _OF_PEOPLE | frozenset("of for and the in on to &".split())
PARTICLES = _OF_PEOPLE - {"y", "e"} | {"ter", "ten", "zu", "af", "av"}
OPENING_PARTICLES = PARTICLES - frozenset("do le ole ten".split())
"""Particles with which a surname may open in the middle of a sentence: "bin Laden", "von der Leyen"."""
ARTICLES = frozenset("al el as ash ad an ar at az ul".split())
"""The Arabic article in its forms, joined to a name by a hyphen."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
AGENCIES = frozenset(
    """Agency Ministry Department Administration Commission Committee Authority Bureau Service Office Board Council
    Directorate Institute Association""".split()
)
OPENERS = frozenset("the a an this that its his her their our".split())
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]")
_BRAND = re.compile(r"[a-z][A-Z][a-z]{2,}")


def begins_as_name(word: str) -> bool:
    """Whether a word begins with a capital, or with a small letter before one, as some brands do."""
    return bool(_CAPITAL.match(word) or _BRAND.match(word))


def is_capital(token: Token) -> bool:
    """Whether a token is a word that begins as a name does."""
    return begins_as_name(token.text) and not token.is_punct


def is_known(doc: Doc, start: int, end: int) -> bool:
    """Whether the gazetteer has a name."""
    words = doc[start:end].text
    return words in gazetteer.places() or words in gazetteer.demonyms()
