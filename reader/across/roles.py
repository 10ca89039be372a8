"""When two roles are one in other words."""

from __future__ import annotations

from functools import lru_cache

from reader.library.identity.names import role_words

_STEM = 5
"""Letters that "Russia" and "Russian" share, as most such pairs do."""

_OTHERS = frozenset({"his", "her", "their", "its", "count"})
"""Beginnings of words in a role that only says how somebody stands to somebody else, such as "his counterpart"."""

_CHANGES = frozenset(
    word[:_STEM]
    for word in "former ex ousted late then acting interim caretaker deputy vice assistant outgoing incoming elect "
    "designate candidate nominee adviser advisor aide spokesman spokeswoman spokesperson wife husband son daughter "
    "brother sister father mother widow lawyer ally rival predecessor successor".split()
)
"""Beginnings of words that make another role of one: a former president is none."""


@lru_cache(maxsize=20_000)
def stems(role: str) -> frozenset[str]:
    """The beginnings of the words of a role."""
    return frozenset(word[:_STEM] for word in role_words(role))


def says_as_much(role: str, other: str) -> bool:
    """Whether one role says all that the other does, and nothing that makes it another."""
    mine, theirs = stems(role), stems(other)
    return bool(theirs) and theirs <= mine and not (mine - theirs) & _CHANGES


def are_apart(one: str, other: str) -> bool:
    """Whether two roles have no word in common, nor one and the same country as noun and adjective."""
    mine, theirs = stems(one), stems(other)
    return not (mine & theirs or (mine | theirs) & _OTHERS)
