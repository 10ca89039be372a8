"""Which words beside a quotation say who said it: `," said X`, `X told Y: "`, `according to X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.facts import saying
from reader.facts.beside import REACH, begins_small, gaps, rest_of_sentence, start_of_sentence
from reader.facts.clause_subject import (
    SUBJECTS,
    agent_of,
    is_main_infinitive,
    is_passive,
    parsed_subject,
    person_quoted,
)
from reader.facts.quotation_marks import Stretch
from reader.facts.reading import Passage
from reader.facts.speaker_phrase import BREAKS, FINITE, NOMINATIVE, Phrases, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAUSES = (",", "?", "!", "—", "–", "-", "…")
_DASHES = frozenset(("—", "–", "--", "-"))
_RELATIVE = frozenset(("who", "which", "whose", "whom", "that"))
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
        self._phrases = Phrases(passage, people)

    def after(self, words: Words, open_end: bool) -> Attribution | None:
        """`," said X, a Y`, `," X told Z`, `," according to X`, `" — X`."""
        start = 0
        while start < len(words) and (words[start].is_punct or words[start].lower_ == "as"):
            start += 1
        rest = words[start:]
        if not rest or rest[0].pos_ == "CCONJ":
            return None
        if rest[0].lower_ == "according" and len(rest) > 2:
            return self._found(self._phrases.named_or_described(rest[2:]), Place.AFTER)
        if start and words[start - 1].text in _DASHES and not any(token.tag_ in FINITE for token in rest[:12]):
            named = self._phrases.person(rest[:12])
            return self._found(named, Place.AFTER) if named else None
        cues = list(self._cues(rest))
        for index in cues:
            if rest[index].lower_ == "saying" and (quoted := person_quoted(rest[index], rest)):
                return self._found(self._phrases.named_or_described(quoted), Place.AFTER)
        for index in cues:
            verb = rest[index]
            if verb.lower_ not in saying.PLAIN and not open_end:
                continue
            if verb.tag_ == "VBG" and (index == 0 or rest[index - 1].lower_ != "as"):
                return None
            if all(token.pos_ == "ADV" for token in rest[:index]):
                if verb.lower_ not in saying.INVERTING:
                    return None
                return self._found(self._phrases.inverted(rest[index + 1 :]), Place.AFTER)
            return self._found(self._subject(rest[:index], verb), Place.AFTER)
        return None

    def before(self, words: Words, stretch: Stretch) -> Attribution | None:
        """`X said: "`, `X told Y, "`, `According to X, "`, `Her motto: "`, `X called the card "`."""
        if not words:
            return None
        if words[0].lower_ == "according" and len(words) > 2:
            return self._found(self._phrases.named_or_described(words[2:]), Place.BEFORE)
        announced = words[-1].text in (":", ",")
        cues = list(self._cues(words))
        if cues:
            index = cues[-1] if announced else self._governing(words, cues, stretch)
            if (verb := words[index]).lemma_ in saying.THINKING:
                index = next((i for i in cues if i < index and words[i].lower_ in saying.PLAIN), index)
                verb = words[index]
            if verb.lower_ == "saying" and (quoted := person_quoted(verb, words)):
                return self._found(self._phrases.named_or_described(quoted), Place.BEFORE, verb)
            if agent := agent_of(verb, words):
                return self._found(self._phrases.named_or_described(agent), Place.BEFORE, verb)
            if is_passive(verb):
                return None
            while verb.tag_ == "VBG" and index in cues[1:] and verb.dep_ != "advcl":
                index = cues[cues.index(index) - 1]
                verb = words[index]
            if verb.tag_ == "VBG" and verb.dep_ != "advcl":
                return self._sentence_subject(words) if words[0].is_sent_start else None
            subject = self._subject(words[:index], verb, words[index + 1 :])
            if subject:
                return self._found(subject, Place.BEFORE, verb)
            if announced and len(words) - index > 1 and (named := self._phrases.inverted(words[index + 1 : -1])):
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
                subject = self._subject(words[:index], verb) or self._phrases.inverted(words[index + 1 :])
                return self._found(subject, Place.BEFORE, verb)
        return self._trailing(words)

    def _trailing(self, words: Words) -> Attribution | None:
        """`…, said X, who ….` at the end of a sentence longer than the reach."""
        for index in range(len(words) - 1, max(len(words) - REACH, 0), -1):
            if words[index].lower_ in ("said", "says") and words[index - 1].text == ",":
                return self._found(self._phrases.inverted(words[index + 1 :]), Place.BEFORE)
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
                relative = words[index - 1].text in BREAKS or token.lower_ != "that"
            elif token.text in BREAKS:
                relative = False
            elif not relative and self._is_cue(words, index):
                yield index

    def _is_cue(self, words: Words, index: int) -> bool:
        token = words[index]
        if token.lower_ not in saying.CUES or self._phrases.is_in_name(token):
            return False
        following = words[index + 1].lower_ if index + 1 < len(words) else ""
        if following == "to" and saying.CUES[token.lower_] in saying.NOT_BEFORE_TO:
            return False
        if token.lower_ == "put" and following not in ("it", "this", "that"):
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
            return previous is not None and previous.lower_ in NOMINATIVE
        return token.tag_ != "VBN" or token.dep_ in ("ROOT", "conj", "ccomp", "advcl", "parataxis")

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

    def _subject(self, words: Words, verb: Token, behind: Words = ()) -> Words:
        """The subject of a verb of saying, by the words before and behind it and, in longer sentences, by the parse."""
        parsed = parsed_subject(verb)
        left = {token.i for token in words}
        if parsed is not None and parsed.i in left and parsed.lower_ not in _RELATIVE:
            start = parsed.left_edge.i
            phrase = [token for token in words if start <= token.i]
            return self._phrases.named_or_described(phrase) if phrase else []
        if parsed is None and any(token.dep_ in SUBJECTS and token.head.i == verb.i for token in behind):
            return self._phrases.inverted(behind)
        return self._phrases.named_or_described(self._clause(words))

    def _clause(self, words: Words) -> Words:
        """The noun phrase, with what is apposed to it, that a verb behind these words has as its subject."""
        kept = list(words)
        while (
            kept
            and not self._phrases.is_in_name(kept[-1])
            and (kept[-1].pos_ in ("AUX", "ADV", "PART", "VERB") or kept[-1].text in BREAKS)
        ):
            kept.pop()
        for index in range(len(kept) - 1, -1, -1):
            token = kept[index]
            if token.tag_ in FINITE and not self._phrases.is_in_name(token):
                kept = kept[index + 1 :]
                break
        while (
            kept
            and not self._phrases.is_in_name(kept[0])
            and (kept[0].pos_ in ("CCONJ", "SCONJ", "ADV", "PUNCT", "ADP") or kept[0].text in BREAKS)
        ):
            opened = kept[0].pos_ in ("ADP", "SCONJ") and any(token.text == "," for token in kept)
            kept = kept[next(i for i, token in enumerate(kept) if token.text == ",") + 1 :] if opened else kept[1:]
        return kept

    def _labelled(self, words: Words) -> Attribution | None:
        """What a colon and a quotation follow without a verb: "Her motto", "Jane Doe"."""
        if not words or len(words) > 8 or any(token.tag_ in FINITE for token in words):
            return self._sentence_subject(words) if words else None
        if words[0].tag_ == "PRP$":
            return Attribution(words[:1], Place.BEFORE)
        named = self._phrases.person(words)
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
                return self._found(self._phrases.named_or_described(phrase), Place.SUBJECT)
        return None
