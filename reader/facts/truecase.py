"""Headlines in capitals and in Title Case with the letters of running text, so that the parser can read them.

After Lita et al. 2003, "tRuEcasIng": the form that the article itself uses decides, then what is known of the word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from reader.facts import evidence, gazetteer, personal_names, titles
from reader.facts.vocabulary import Vocabulary

Forms = Mapping[str, Counter[str]]
"""How often each word, in small letters, stands in which letters inside the sentences of the text."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.](?=[A-Z])|['’](?=[^\W\d_]))*")
_OPENS = re.compile(r"(?:^|[.!?:;]|[-–—]|\d)[\"“”'‘’)\s]*$")
_SHOUTED = 0.85
_TITLED = 0.8
_FEWEST = 3
_LOOKED_AT = 200_000
"""Characters of an article that are asked how it writes a word."""


def forms(texts: Iterable[str]) -> Forms:
    """The forms of the words of running text, those that open a sentence left out."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    left = _LOOKED_AT
    for text in texts:
        if left <= 0:
            break
        left -= len(text)
        if is_shouted(text):
            continue
        for match in _WORD.finditer(text):
            if not _OPENS.search(text, max(match.start() - 4, 0), match.start()):
                seen[match[0].casefold()][match[0]] += 1
    return seen


def is_shouted(text: str) -> bool:
    """Whether a text of more than one word is in capitals."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 6 or " " not in text.strip():
        return False
    return sum(character.isupper() for character in letters) >= _SHOUTED * len(letters)


def is_titled(text: str) -> bool:
    """Whether a headline capitalises nearly all of its words."""
    words = [word for word in _WORD.findall(text)[1:] if len(word) > 3]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


class Truecaser:
    """Gives headlines the letters that their words have in running text; no offset changes."""

    def __init__(self, vocabulary: Vocabulary, seen: Forms) -> None:
        """With the words that the pipeline knows and those that the article uses."""
        self._words = vocabulary
        self._seen = seen

    def calm(self, text: str) -> str:
        """The text in the letters of running text if it is in capitals or in Title Case, else as it is."""
        shouted = is_shouted(text)
        if not shouted and not is_titled(text):
            return text
        places = self._places(text)
        calmed: list[str] = []
        end = 0
        for match in _WORD.finditer(text):
            word = match[0]
            opens = match.start() == 0 or (not shouted and text[match.start() - 1] in "\"“‘'«")
            if any(start <= match.start() < stop for start, stop in places):
                form = word.capitalize() if shouted and "." not in word and len(word) > 3 else word
            else:
                form = self._shouted(word) if shouted else self._titled(word)
            if opens:
                form = form[0].upper() + form[1:]
            calmed += (text[end : match.start()], form if len(form) == len(word) else word)
            end = match.end()
        return "".join((*calmed, text[end:]))

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where names of places of one to three words stand."""
        words = list(_WORD.finditer(text))
        found: list[tuple[int, int]] = []
        for first in range(len(words)):
            for length in (3, 2, 1):
                if first + length > len(words):
                    continue
                start, stop = words[first].start(), words[first + length - 1].end()
                name = text[start:stop]
                if name in gazetteer.places() or (length > 1 and name.title() in gazetteer.places()):
                    found.append((start, stop))
                    break
                if length == 1 and len(name) > 3 and self._is_place(name.capitalize()):
                    found.append((start, stop))
        return found

    def _is_place(self, name: str) -> bool:
        if name in gazetteer.demonyms():
            return name.casefold() not in titles.PLAIN_PEOPLES
        plain = gazetteer.ambiguous(name) or name.casefold() in self._words.verbs
        return name in gazetteer.places() and not plain

    def _shouted(self, word: str) -> str:
        words, low, titled = self._words, word.casefold(), word.capitalize()
        if self._seen.get(low):
            return self._seen[low].most_common(1)[0][0]
        if "." in word or word in gazetteer.BODIES or word in gazetteer.places():
            return word
        if titled in evidence.CALENDAR:
            return titled
        if low in words.small or low in words.verbs or words.is_plain(word):
            return low
        if titled in gazetteer.places() or titled in gazetteer.demonyms() or _is_personal(word):
            return titled
        if words.is_noun(word) or words.is_verb(word):
            return low
        if word in words.forms and len(word) <= 5 and low not in words.forms:
            return word
        return low if low in words.forms and len(word) < 4 else titled

    def _titled(self, word: str) -> str:
        words, low = self._words, word.casefold()
        if word[0].islower() or (len(word) > 1 and not word[1:].islower()):
            return word
        if seen := self._seen.get(low):
            return low if seen[low] * 2 >= seen.total() else word
        if self._is_place(word) or word in evidence.CALENDAR:
            return word
        if words.is_plain(word) or words.is_verb(word):
            return low
        return low if words.is_noun(word) and not _is_personal(word) else word


def _is_personal(word: str) -> bool:
    return len(word) > 1 and (personal_names.is_given(word) or word.casefold() in personal_names.surnames())
