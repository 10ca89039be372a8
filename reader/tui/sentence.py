"""The sentence around a place in an article, told by its punctuation: facts carry only the words that state them."""

from __future__ import annotations

import re

from reader.article import Article, PartKind, Span

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)""")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Maj Adm Rev Sen Rep Gov Hon St Messrs Jr Sr "
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Bros No Nos vs".split()
)
_READ = (PartKind.TITLE, PartKind.DECK, PartKind.SUBHEAD, PartKind.PARAGRAPH)


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence that holds a span, or the sentences that it stretches over; never more than one part."""
    part = next((part for part in article.spans(*_READ) if part.meets(span)), span)
    start, end = part.start, part.end
    for match in _END.finditer(article.text, part.start, part.end):
        if not _ends_sentence(article.text, match.start(), match.end(), part.end):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.end() >= span.end:
            end = match.end()
            break
    while start < span.start and article.text[start].isspace():
        start += 1
    return Span(min(start, span.start), max(end, span.end))


def _ends_sentence(text: str, at: int, after: int, end: int) -> bool:
    """Whether a mark ends a sentence rather than an abbreviation, an initial, or a quotation inside one."""
    following = text[after:end].lstrip()[:1]
    if following.islower():
        return False
    if text[at:after] != ".":
        return True
    word = re.split(r"[\s(“\"—–-]", text[max(at - 20, 0) : at])[-1]
    is_initial = (len(word) == 1 and word.isupper()) or "." in word
    return not following or not (is_initial or word in _ABBREVIATIONS)
