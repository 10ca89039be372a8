"""The noun phrase of a speaker: the person named in it, else the description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.facts import callings, gazetteer, saying
from reader.facts.beside import REACH
from reader.facts.clause_subject import SETTING, described
from reader.facts.reading import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Sequence["Token"]

BREAKS = frozenset((",", "(", ")", "[", "]", "—", "–", "--", ":", ";", "…", "-"))
"""What ends a phrase."""

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""The tags of finite verbs, in the Penn Treebank's set."""

NOMINATIVE = frozenset("he she they it i we".split())


class Phrases:
    """Reads the phrases of one passage, of which it is known where people are named."""

    def __init__(self, passage: Passage, people: Mapping[int, int]) -> None:
        """Take a paragraph.

        Args:
            passage: a paragraph with a parse.
            people: where mentions of people start and end, in offsets of the article's text.
        """
        self._passage = passage
        self._people = people

    def is_in_name(self, token: Token) -> bool:
        """Whether the name of a person begins with a token."""
        return self._passage.start + token.idx in self._people

    def named_or_described(self, words: Words) -> Words:
        """Of a noun phrase and what is apposed to it: the person named in it, else the description."""
        parts: list[list[Token]] = [[]]
        for token in words[:REACH]:
            if token.text in BREAKS and not (token.text == "-" and not token.whitespace_):
                parts.append([])
            elif parts[-1] and token.tag_ in FINITE and not self.is_in_name(token):
                break
            else:
                parts[-1].append(token)
        parts = [part for part in parts if part]
        if not parts:
            return []
        first = self.person(parts[0])
        if first:
            return first
        if parts[0][0].lower_ in NOMINATIVE:
            return parts[0][:1]
        if author := self._author(parts[0]):
            return author
        for part in parts[1:3]:
            named = self.person(part, heading=True)
            if named and not self._is_title(named):
                return named
        return described(parts[0])

    def inverted(self, words: Words) -> Words:
        """The speaker who stands behind his verb: `said X, a Y who …`."""
        start = 0
        while start < len(words) and words[start].pos_ == "ADV" and words[start].lower_ != "then":
            start += 1
        rest = words[start:]
        if not rest or (
            rest[0].pos_ in ("ADP", "SCONJ", "PUNCT", "VERB", "AUX", "PART", "CCONJ") and not self.is_in_name(rest[0])
        ):
            return []
        if rest[0].pos_ == "PRON" and rest[0].tag_ != "PRP$":
            return (
                rest[:1]
                if rest[0].lower_ in NOMINATIVE
                else self.named_or_described(rest)
                if rest[0].tag_ != "PRP"
                else []
            )
        if rest[0].lower_ == "reporters":
            return []
        return self.named_or_described(rest)

    def person(self, words: Words, heading: bool = False, possessor: bool = False) -> Words:
        """The person that a phrase names, possessors and those after a preposition left out.

        With `heading`, only at its beginning or behind titles; with `possessor`, possessors are taken.
        """
        index = 0
        while index < len(words):
            end = self._people.get(self._passage.start + words[index].idx)
            if end is None:
                if heading and words[index].pos_ not in ("PROPN", "NOUN", "ADJ", "DET"):
                    return []
                if words[index].lower_ in SETTING and words[index].lower_ != "that":
                    return []
                index += 1
                continue
            stop = index + 1
            while stop < len(words) and self._passage.start + words[stop].idx < end:
                stop += 1
            possessive = not possessor and stop < len(words) and words[stop].tag_ == "POS"
            if not possessive and not self._depends(words[:index]):
                return words[index:stop]
            index = stop
        return []

    def _author(self, words: Words) -> Words:
        """Whose statement, letter or tweet is meant: "the president's tweet", "a statement from the family"."""
        at = next((i for i, token in enumerate(words) if token.lower_ in saying.DOCUMENTS), None)
        if at is None:
            return []
        if at + 2 < len(words) and words[at + 1].lower_ in ("from", "by"):
            return self.named_or_described(words[at + 2 :])
        for index in range(at):
            if words[index].tag_ == "POS" and index:
                return self.person(words[: index + 1], possessor=True) or words[:index]
            if words[index].tag_ == "PRP$":
                return words[index : index + 1]
        return []

    def _is_title(self, words: Words) -> bool:
        return callings.is_calling(words[0].text)

    def _depends(self, words: Words) -> bool:
        """Whether a name behind these words hangs on a preposition: "a spokesman for Prime Minister" X."""
        for token in reversed(words):
            if token.pos_ == "ADP" or token.lower_ in ("of", "for"):
                return True
            titled = token.text in callings.COURTESY or token.text in callings.ABBREVIATED or token.text[0].isupper()
            if not (titled or callings.is_calling(token.text) or token.pos_ in ("DET", "ADJ")):
                return False
            if token.ent_type_ in ("ORG", "GPE") or token.text in gazetteer.places():
                return False
        return False
