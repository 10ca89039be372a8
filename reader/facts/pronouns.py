"""The personal pronouns that a speaker may be called by, in small letters."""

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its".split())
THEY = frozenset("they them their".split())
THIRD = HE | SHE | IT | THEY
FIRST = frozenset("i we my our".split())
