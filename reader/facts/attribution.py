"""Which words beside a quotation say who said it: `," said X`, `X told Y: "`, `according to X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.facts import callings, saying
from reader.facts.beside import REACH, begins_small, gaps, rest_of_sentence, start_of_sentence
from reader.facts.clause_subject import (
    SETTING,
    SUBJECTS,
    agent_of,
    described,
    is_main_infinitive,
    is_passive,
    parsed_subject,
    person_quoted,
)
from reader.facts.quotation_marks import Stretch
from reader.facts.reading import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Sequence["Token"]

_BREAKS = frozenset((",", "(", ")", "[", "]", "—", "–", "--", ":", ";", "…", "-"))
_PAUSES = (",", "?", "!", "—", "–", "-", "…")
_DASHES = frozenset(("—", "–", "--", "-"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVE = frozenset(("who", "which", "whose", "whom", "that"))
_NOMINATIVE = frozenset("he she they it i we".split())
_NO_SUBJECT = frozenset("there this that these those what who which nobody everyone everybody something".split())


class Place(Enum):
    """Where the attribution stands."""

    AFTER = "after"
    BEFORE = "before"
    SUBJECT = "subject"
    """No verb of saying: the subject of the sentence that the quotation is part of."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that name a speaker, as tokens of one passage."""

    words: Words
    place: Place
    naming: bool = False
    """The verb calls something by the quoted words ("called it")."""


def attributions(passage: Passage, quoted: Sequence[Stretch], people: Mapping[int, int]) -> list[Attribution | None]:
    """For each quotation of a paragraph its own attribution; None where it has none.

    Args:
        passage: a paragraph with a parse.
        quoted: its quotations, in order.
        people: where mentions of people start and end, in offsets of the article's text.
    """
    between = gaps(passage, quoted)
    reader = _Clauses(passage, people)
    found: list[Attribution | None] = []
    for number, stretch in enumerate(quoted):
        tail, head = start_of_sentence(between[number]), rest_of_sentence(between[number + 1])
        inside = passage.text[stretch.start : stretch.end].rstrip()
        ended = inside[-1:] in (".", "…") and not begins_small(head)
        before = reader.before(tail, stretch)
        said_before = before is not None and (before.place is Place.BEFORE or tail[-1].text == ":")
        announced = said_before and tail[-1].text in (":", ",")
        comma = inside[-1:] in _PAUSES or (bool(head) and head[0].text == ",")
        after = None if ended else reader.after(head, comma)
        begins = not any(token.is_alpha for token in tail)
        if begins or (inside[-1:] in ",?!" and not announced):
            found.append(after or before)
        else:
            found.append(before if before and (announced or before.place is Place.BEFORE) else after or before)
    return found


def stated(passage: Passage, people: Mapping[int, int]) -> Attribution | None:
    """The last speaker of a paragraph that says what somebody said without quoting him; else its first subject."""
    clauses = _Clauses(passage, people)
    last: Attribution | None = None
    for sentence in passage.doc.sents:
        words = list(sentence)
        attribution = clauses.last_saying(words)
        if attribution is not None:
            last = attribution
    return last


class _Clauses:
    """Finds verbs of saying and their subjects in the words around the quotations of one passage."""

    def __init__(self, passage: Passage, people: Mapping[int, int]) -> None:
        self._passage = passage
        self._people = people

    def after(self, words: Words, open_end: bool) -> Attribution | None:
        """`," said X, a Y`, `," X told Z`, `," according to X`, `" — X`."""
        start = 0
        while start < len(words) and (words[start].is_punct or words[start].lower_ == "as"):
            start += 1
        rest = words[start:]
        if not rest or rest[0].pos_ == "CCONJ":
            return None
        if rest[0].lower_ == "according" and len(rest) > 2:
            return self._found(self._phrase(rest[2:]), Place.AFTER)
        if start and words[start - 1].text in _DASHES and not any(token.tag_ in _FINITE for token in rest[:12]):
            named = self._person(rest[:12])
            return self._found(named, Place.AFTER) if named else None
        for index in self._cues(rest):
            verb = rest[index]
            if verb.lower_ not in saying.PLAIN and not open_end:
                continue
            if verb.tag_ == "VBG" and (index == 0 or rest[index - 1].lower_ != "as"):
                return None
            if all(token.pos_ == "ADV" for token in rest[:index]):
                if verb.lower_ not in saying.INVERTING:
                    return None
                return self._found(self._inverted(rest[index + 1 :]), Place.AFTER)
            return self._found(self._subject(rest[:index], verb), Place.AFTER)
        return None

    def before(self, words: Words, stretch: Stretch) -> Attribution | None:
        """`X said: "`, `X told Y, "`, `According to X, "`, `Her motto: "`, `X called the card "`."""
        if not words:
            return None
        if words[0].lower_ == "according" and len(words) > 2:
            return self._found(self._phrase(words[2:]), Place.BEFORE)
        announced = words[-1].text in (":", ",")
        cues = list(self._cues(words))
        if cues:
            index = cues[-1] if announced else self._governing(words, cues, stretch)
            if (verb := words[index]).lemma_ in saying.THINKING:
                index = next((i for i in cues if i < index and words[i].lower_ in saying.PLAIN), index)
                verb = words[index]
            if verb.lower_ == "saying" and (quoted := person_quoted(verb, words)):
                return self._found(self._phrase(quoted), Place.BEFORE, verb)
            if agent := agent_of(verb, words):
                return self._found(self._phrase(agent), Place.BEFORE, verb)
            if is_passive(verb):
                return None
            while verb.tag_ == "VBG" and index in cues[1:] and verb.dep_ != "advcl":
                index = cues[cues.index(index) - 1]
                verb = words[index]
            if verb.tag_ == "VBG" and verb.dep_ != "advcl":
                return self._sentence_subject(words) if words[0].is_sent_start else None
            subject = self._subject(words[:index], verb)
            if subject:
                return self._found(subject, Place.BEFORE, verb)
            if announced and len(words) - index > 1 and (named := self._inverted(words[index + 1 : -1])):
                return self._found(named, Place.BEFORE, verb)
        if words[-1].text == ":":
            return self._labelled(words[:-1])
        if cues:
            return None
        return self._sentence_subject(words)

    def last_saying(self, words: Words) -> Attribution | None:
        """The main verb of saying of a sentence without a quotation: its speaker goes on in the next paragraph."""
        for index in self._cues(words[:REACH]):
            verb = words[index]
            if verb.lower_ in saying.PLAIN or verb.lower_ in saying.INVERTING:
                subject = self._subject(words[:index], verb) or self._inverted(words[index + 1 :])
                return self._found(subject, Place.BEFORE, verb)
        return self._trailing(words)

    def _trailing(self, words: Words) -> Attribution | None:
        """`…, said X, who ….` at the end of a sentence longer than the reach."""
        for index in range(len(words) - 1, max(len(words) - REACH, 0), -1):
            if words[index].lower_ in ("said", "says") and words[index - 1].text == ",":
                return self._found(self._inverted(words[index + 1 :]), Place.BEFORE)
        return None

    def _found(self, words: Words, place: Place, verb: Token | None = None) -> Attribution | None:
        if not words or words[0].lower_ in _NO_SUBJECT:
            return None
        return Attribution(words, place, verb is not None and verb.lower_ in saying.NAMING)

    def _cues(self, words: Words) -> Iterator[int]:
        """Where verbs of saying stand, relative clauses left out."""
        relative = False
        for index, token in enumerate(words):
            if token.tag_ in ("WP", "WDT", "WP$") and token.lower_ in _RELATIVE and index and token.dep_ != "mark":
                relative = words[index - 1].text in _BREAKS or token.lower_ != "that"
            elif token.text in _BREAKS:
                relative = False
            elif not relative and self._is_cue(words, index):
                yield index

    def _is_cue(self, words: Words, index: int) -> bool:
        token = words[index]
        if token.lower_ not in saying.CUES or self._in_name(token):
            return False
        previous = words[index - 1] if index else None
        if previous is not None and (previous.pos_ in ("DET", "ADJ") or previous.tag_ in ("PRP$", "POS", "TO")):
            return previous.tag_ == "TO" and is_main_infinitive(words, index)
        if token.tag_ == "VBG":
            return (
                previous is None or previous.lower_ == "as" or previous.text == "," or previous.pos_ in ("AUX", "PRON")
            )
        if token.lower_ in saying.PLAIN:
            return True
        if token.lower_ in ("read", "reads") and any(word.lower_ in saying.DOCUMENTS for word in words[:index]):
            return True
        if token.pos_ != "VERB" or token.tag_ == "VB":
            return previous is not None and previous.lower_ in _NOMINATIVE
        return token.tag_ != "VBN" or token.dep_ in ("ROOT", "conj", "ccomp", "advcl", "parataxis")

    def _in_name(self, token: Token) -> bool:
        return self._passage.start + token.idx in self._people

    def _governing(self, words: Words, cues: Sequence[int], stretch: Stretch) -> int:
        """The verb whose object or complement the quotation is; else the last."""
        doc = self._passage.doc
        inside = doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
        places = {words[index].i: index for index in cues}
        node = inside.root if inside is not None and len(inside) else words[-1]
        for _ in range(12):
            if node.i in places:
                return places[node.i]
            if node.head.i == node.i:
                break
            node = node.head
        return cues[-1]

    def _subject(self, words: Words, verb: Token) -> Words:
        """The subject of a verb of saying, by the words before it and, in longer sentences, by the parse."""
        parsed = parsed_subject(verb)
        left = {token.i for token in words}
        if parsed is not None and parsed.i in left and parsed.lower_ not in _RELATIVE:
            start = parsed.left_edge.i
            phrase = [token for token in words if start <= token.i]
            return self._phrase(phrase) if phrase else []
        return self._phrase(self._clause(words))

    def _clause(self, words: Words) -> Words:
        """The noun phrase, with what is apposed to it, that a verb behind these words has as its subject."""
        kept = list(words)
        while (
            kept
            and not self._in_name(kept[-1])
            and (kept[-1].pos_ in ("AUX", "ADV", "PART", "VERB") or kept[-1].text in _BREAKS)
        ):
            kept.pop()
        for index in range(len(kept) - 1, -1, -1):
            token = kept[index]
            if token.tag_ in _FINITE and not self._in_name(token):
                kept = kept[index + 1 :]
                break
        while (
            kept
            and not self._in_name(kept[0])
            and (kept[0].pos_ in ("CCONJ", "SCONJ", "ADV", "PUNCT", "ADP") or kept[0].text in _BREAKS)
        ):
            opened = kept[0].pos_ in ("ADP", "SCONJ") and any(token.text == "," for token in kept)
            kept = kept[next(i for i, token in enumerate(kept) if token.text == ",") + 1 :] if opened else kept[1:]
        return kept

    def _inverted(self, words: Words) -> Words:
        """The speaker who stands behind his verb: `said X, a Y who …`."""
        start = 0
        while start < len(words) and words[start].pos_ == "ADV" and words[start].lower_ != "then":
            start += 1
        rest = words[start:]
        if not rest or (
            rest[0].pos_ in ("ADP", "SCONJ", "PUNCT", "VERB", "AUX", "PART", "CCONJ") and not self._in_name(rest[0])
        ):
            return []
        if rest[0].pos_ == "PRON" and rest[0].tag_ != "PRP$":
            return rest[:1] if rest[0].lower_ in _NOMINATIVE else self._phrase(rest) if rest[0].tag_ != "PRP" else []
        if rest[0].lower_ == "reporters":
            return []
        return self._phrase(rest)

    def _phrase(self, words: Words) -> Words:
        """Of a noun phrase and what is apposed to it: the person named in it, else the description."""
        parts: list[list[Token]] = [[]]
        for token in words[:REACH]:
            if token.text in _BREAKS and not (token.text == "-" and not token.whitespace_):
                parts.append([])
            elif parts[-1] and token.tag_ in _FINITE and not self._in_name(token):
                break
            else:
                parts[-1].append(token)
        parts = [part for part in parts if part]
        if not parts:
            return []
        first = self._person(parts[0])
        if first:
            return first
        if parts[0][0].lower_ in _NOMINATIVE:
            return parts[0][:1]
        if author := self._author(parts[0]):
            return author
        for part in parts[1:3]:
            named = self._person(part, heading=True)
            if named and not self._is_title(named):
                return named
        return described(parts[0])

    def _author(self, words: Words) -> Words:
        """Whose statement, letter or tweet is meant: "the president's tweet", "a statement from the family"."""
        at = next((i for i, token in enumerate(words) if token.lower_ in saying.DOCUMENTS), None)
        if at is None:
            return []
        if at + 2 < len(words) and words[at + 1].lower_ in ("from", "by"):
            return self._phrase(words[at + 2 :])
        for index in range(at):
            if words[index].tag_ == "POS" and index:
                return self._person(words[: index + 1], possessor=True) or words[:index]
            if words[index].tag_ == "PRP$":
                return words[index : index + 1]
        return []

    def _is_title(self, words: Words) -> bool:
        return callings.is_calling(words[0].text)

    def _person(self, words: Words, heading: bool = False, possessor: bool = False) -> Words:
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

    def _depends(self, words: Words) -> bool:
        """Whether a name behind these words hangs on a preposition: "a spokesman for Prime Minister" X."""
        for token in reversed(words):
            if token.pos_ == "ADP" or token.lower_ in ("of", "for"):
                return True
            titled = token.text in callings.COURTESY or token.text in callings.ABBREVIATED or token.text[0].isupper()
            if not (titled or callings.is_calling(token.text) or token.pos_ in ("DET", "ADJ")):
                return False
            if token.ent_type_ in ("ORG", "GPE"):
                return False
        return False

    def _labelled(self, words: Words) -> Attribution | None:
        """What a colon and a quotation follow without a verb: "Her motto", "Jane Doe"."""
        if not words or len(words) > 8 or any(token.tag_ in _FINITE for token in words):
            return self._sentence_subject(words) if words else None
        if words[0].tag_ == "PRP$":
            return Attribution(words[:1], Place.BEFORE)
        named = self._person(words)
        if named:
            return Attribution(named, Place.BEFORE)
        for index, token in enumerate(words):
            if token.tag_ == "POS" and index:
                return self._found(words[:index], Place.BEFORE)
        return self._found(words, Place.BEFORE) if all(token.tag_ == "NNP" for token in words) else None

    def _sentence_subject(self, words: Words) -> Attribution | None:
        """The subject of the first verb before the quotation, for want of a verb of saying."""
        for token in words:
            if token.dep_ in SUBJECTS and token.head.i > token.i and token.tag_ not in ("WP", "WDT"):
                start = token.left_edge.i
                phrase = [word for word in words if start <= word.i]
                return self._found(self._phrase(phrase), Place.SUBJECT)
        return None
