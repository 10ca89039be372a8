"""Names as they are compared across articles: what is left of one when spelling and legal form are taken away."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.facts.gazetteer import BODIES, canonical
from reader.facts.model import EntityType
from reader.library.folding import folded

_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc llp gmbh ag kg sa sas sarl nv bv spa srl "
    "oyj oy ab asa aps as kk pty pte jsc ojsc pjsc oao".split()
)
"""Legal forms: "Apple Inc." and "Apple" are spelled differently, not named differently."""

_SURELY_LEGAL = frozenset("inc incorporated corp corporation company ltd limited plc llc gmbh".split())
"""Those that are no surname, so that what bears one is no person, whatever it was taken for."""

_GENERIC = frozenset(
    "ministry department council city state police court supreme high parliament senate house congress government "
    "cabinet committee commission university army navy air force guard central national federal bank party board "
    "agency office bureau union association federation ministry defense defence foreign finance interior health "
    "justice education transport energy trade labor labour security assembly opposition authority court hospital "
    "airport station district county provincial regional local of the and for affairs".split()
)
"""Words of bodies that every country and town has: such a name says of which only together with its company."""

_OF_FIRMS = frozenset(
    "group holding holdings international industries enterprises technologies worldwide motor motors brothers "
    "chase department index average industrial composite 30 35 40 50 100 225 250 300 500 2000".split()
)
"""Words behind the name of a firm or an index that are often left out: "Magna International", "Nikkei 225"."""

_SAY_LITTLE = _GENERIC | frozenset("general american united first new royal standard".split())
"""What is left of too many firms."""

_SMALL = frozenset("of the and for de la le du des di da von van der den al el in on at to a".split())
_LANDS = tuple(f"{folded(canonical(short))} " for short in ("US", "UK", "EU"))
"""Countries before the name of a body of theirs, which is often named without: "U.S. Treasury"."""

_APOSTROPHES = re.compile(r"[’'`.]")
_GAPS = re.compile(r"[^\w]+")


@lru_cache(maxsize=50_000)
def key_of(name: str, type: EntityType) -> str:
    """What names of one spelling have in common: small letters, no accents, no article, no legal form.

    Args:
        name: a name as an article has it.
        type: the kind of entity that bears it.
    """
    first, _, rest = name.strip().partition(" ")
    whole = canonical(name.strip())
    if whole == name.strip() and rest and canonical(first) != first:
        whole = f"{canonical(first)} {rest}"
    bare = _GAPS.sub(" ", _APOSTROPHES.sub("", folded(whole).replace("&", " and ")))
    tokens = bare.split()
    if tokens[:1] == ["the"] and len(tokens) > 1:
        tokens = tokens[1:]
    legal = _SURELY_LEGAL if type in (EntityType.PERSON, EntityType.PLACE) else _LEGAL
    while len(tokens) > 1 and tokens[-1] in legal:
        tokens.pop()
    if type is EntityType.GROUP and tokens and len(tokens[-1]) > 4 and not tokens[-1].endswith("ss"):
        tokens[-1] = tokens[-1].removesuffix("s")
    return " ".join(tokens) or folded(name)


def is_whole(key: str, type: EntityType) -> bool:
    """Whether a name alone says who is meant: no surname alone, no body that every country has."""
    tokens = key.split()
    if type is EntityType.PERSON:
        return len(tokens) > 1
    return not all(token in _GENERIC for token in tokens)


def short_forms(name: str, key: str, type: EntityType) -> set[str]:
    """The keys by which another article may call the bearer of a name without ever giving the whole name.

    They are a person's surname, the initials of other names, a firm's name without what says of which kind it is, and
    of a product the part with a number in it.
    """
    tokens = key.split()
    if type is EntityType.PERSON:
        return {tokens[-1]} if len(tokens) > 1 else set()
    found = {token for token in tokens if any(letter.isdigit() for letter in token)}
    if len(tokens) > 1:
        found |= {"".join(tokens), _bare(key), _at_home(key)}
        great = [word for word in _GAPS.split(name) if word[:1].isupper() and word.casefold() not in _LEGAL]
        found.add("".join(word[0] for word in great).casefold())
        found.add("".join(token[0] for token in tokens))
        found.add("".join(token[0] for token in tokens if token not in _SMALL))
    return {form for form in found if len(form) > 1} - {key}


def _bare(key: str) -> str:
    """A firm's name without the words that are often left out."""
    tokens = key.split()
    while len(tokens) > 1 and tokens[-1] in _OF_FIRMS:
        tokens.pop()
    return " ".join(tokens)


def _at_home(key: str) -> str:
    """The name of a body without its country, where that leaves more than what every country has."""
    bare = next((key.removeprefix(land) for land in _LANDS if key.startswith(land)), key)
    return bare if is_whole(bare, EntityType.ORG) else key


def is_named_at_home(short: str, long: str) -> bool:
    """Whether one name is the other without the country."""
    return short == _at_home(long) != long


def is_same_spelt(key: str, other: str) -> bool:
    """Whether two names differ in nothing but blanks: "JP Morgan Chase" and "JPMorgan Chase"."""
    return len(key) > _SHORT and key.replace(" ", "") == other.replace(" ", "")


_SHORT = 5


def is_firm_in_short(short: str, long: str) -> bool:
    """Whether one name is the other without words such as "International"."""
    return short == _bare(long) != long and short not in _SAY_LITTLE


def are_initials(short: str, long: str) -> bool:
    """Whether a key is the first letters of another's words, as "gm" is of "general motors", and no known body's."""
    words = long.split()
    return len(words) > 1 and short == "".join(word[0] for word in words) and short.upper() not in BODIES


def is_fuller(key: str, other: str) -> bool:
    """Whether two names of products are one designation, with a brand or a nickname beside it.

    "787", "Boeing 787" and "Boeing 787 Dreamliner" are; "iPhone" and "iPhone 4" are not, nor "747" and "747-400".
    """
    mine, theirs = set(key.split()), set(other.split())
    if not (mine < theirs or theirs < mine):
        return False
    return _numbered(mine & theirs) and not _numbered(mine ^ theirs)


def is_abbreviation(short: str, long: str) -> bool:
    """Whether a key of one word can stand for one of several, as "osce" and "fed" do; "itar tass" cannot."""
    tokens = [token for token in long.split() if token not in _SMALL]
    if " " in short or len(tokens) < 2 or len(short) > len(long.split()) + 1:
        return False
    letters = iter(short)
    return all(token[0] in letters for token in tokens) or tokens[0].startswith(short) != (tokens[0] == short)


def are_rivals(key: str, other: str) -> bool:
    """Whether two long names, which one abbreviation can stand for, are plainly two."""
    mine, theirs = set(key.split()) - _SMALL, set(other.split()) - _SMALL
    return 2 * len(mine & theirs) < min(len(mine), len(theirs))


def is_short_for(short: str, long: str) -> bool:
    """Whether the words of one key are among the other's, and none of those left out has a number in it."""
    mine, theirs = set(short.split()), set(long.split())
    return mine < theirs and not _numbered(theirs - mine)


def _numbered(tokens: set[str]) -> bool:
    return any(letter.isdigit() for token in tokens for letter in token)


def may_be_one_person(key: str, other: str) -> bool:
    """Whether two full names of persons can be one: "Ron" and "Ronald", an initial, a spelling, a title before one."""
    mine, theirs = sorted((key.split(), other.split()), key=len)
    if len(mine) < 2 or mine[-1] != theirs[-1]:
        return False
    if len(mine) < len(theirs) and theirs[-len(mine) :] == mine:
        return True
    middles = [set(name[1:-1]) for name in (mine, theirs)]
    given = mine[0], theirs[0]
    if mine[0] == theirs[0]:
        initials = [{word[0] for word in middle} for middle in middles]
        return not (middles[0] and middles[1]) or initials[0] <= initials[1] or initials[1] <= initials[0]
    short, long = sorted(given, key=len)
    return long.startswith(short) or (len(short) > 3 and short[0] == long[0] and _distance(short, long) < 2)


def _distance(one: str, other: str) -> int:
    """Letters to be changed, added or left out (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


@lru_cache(maxsize=20_000)
def role_words(role: str) -> frozenset[str]:
    """The words of a role by which it is compared with another."""
    return frozenset(_GAPS.sub(" ", _APOSTROPHES.sub("", folded(role))).split()) - _SMALL
