"""PDF: its text in reading order, as paragraphs, without what is repeated at the head and foot of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.files.found import Found
from reader.intake.files.lines import Line, in_reading_order, merged
from reader.intake.html.moments import moment_in
from reader.intake.writing import escaped, paragraph, subhead

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MOST_PAGES = 500
_EDGE = 0.09
"""The share of a page's height, at head and foot, where lines that are repeated are looked for."""
_SENTENCE = re.compile(r"[.!?…][\"”’)\]]*$")
_HYPHENS = "-\u00ad\u2010\ufffe\u0002"
_NO_TITLE = re.compile(r"(?i)^(?:untitled|microsoft word|.*\.(?:docx?|pdf|indd|qxd|tex)|\W*)$")


def read(data: bytes, name: str) -> list[Found]:
    """The article that a PDF is.

    Raises:
        IntakeError: if it is damaged, locked, or has only pictures of text.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).casefold()
        raise IntakeError("is a PDF that needs a password" if locked else "is a PDF that is damaged") from error
    try:
        return [_draft(document)]
    finally:
        document.close()


def _draft(document: PdfDocument) -> Draft:
    pages = []
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        pages.append(_lines(page))
        page.close()
    notices = (
        [f"only the first {_MOST_PAGES} of its {len(document)} pages were read"] if len(document) > _MOST_PAGES else []
    )
    lines = [line for page in _without_repeated(pages) for line in page]
    if sum(len(line.text) for line in lines) < 40:
        raise IntakeError("is a PDF without a text: its pages are pictures")
    told = document.get_metadata_dict()
    title, lines = _title(lines, " ".join(told.get("Title", "").split()))
    stated = re.match(r"D:(\d{4})(\d\d)(\d\d)", told.get("CreationDate", ""))
    return Draft(
        title=title,
        body="\n\n".join(_blocks(lines)),
        byline=" ".join(told.get("Author", "").split()) or None,
        published=moment_in("-".join(stated.groups())) if stated else None,
        extracted="PDF",
        notices=tuple(notices),
    )


def _lines(page: PdfPage) -> list[Line]:
    """The lines of a page in reading order."""
    text = page.get_textpage()
    height = page.get_height() or 1.0
    pieces = []
    for number in range(min(text.count_rects(), 20_000)):
        left, bottom, right, top = text.get_rect(number)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            size = _size(text, (left + right) / 2, (bottom + top) / 2) or top - bottom
            pieces.append(Line(words, left, right, height - top, height - bottom, height, round(size, 1)))
    text.close()
    return in_reading_order(merged(pieces))


def _size(text: PdfTextPage, x: float, y: float) -> float:
    """The size of the letter nearest to a place: the height of a rectangle depends on which letters are in it."""
    from pypdfium2 import raw

    index = text.get_index(x, y, 20, 5)
    return float(raw.FPDFText_GetFontSize(text, index)) if index is not None else 0.0


def _without_repeated(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without running heads, feet and page numbers."""
    edges = Counter(key for page in pages for key in {_key(line) for line in page if _is_at_edge(line)})
    for page in pages:
        yield [
            line
            for line in page
            if not _is_at_edge(line)
            or not (
                re.fullmatch(r"\W*(?:page|p\.)?\s*\d*\s*(?:of|/)?\s*\d*\W*", line.text.casefold())
                or edges[_key(line)] > max(1, len(pages) // 3)
            )
        ]


def _is_at_edge(line: Line) -> bool:
    return line.bottom < _EDGE * line.height or line.top > (1 - _EDGE) * line.height


def _key(line: Line) -> str:
    """What a running head has in common on all pages."""
    return re.sub(r"\d+", "#", line.text)


def _title(lines: list[Line], stated: str) -> tuple[str, list[Line]]:
    """The headline: the largest lines near the beginning, else what the document states."""
    usual = median(line.size for line in lines)
    largest = max(line.size for line in lines[:30])
    if largest < 1.25 * usual:
        return ("" if _NO_TITLE.match(stated) else stated), lines
    at = next(n for n, line in enumerate(lines) if line.size == largest)
    end = at + 1
    while end < len(lines) and lines[end].size > 0.9 * largest and end - at < 6:
        end += 1
    return _joined(lines[at:end]), lines[:at] + lines[end:]


def _blocks(lines: Sequence[Line]) -> Iterator[str]:
    """Paragraphs and subheads."""
    usual = median(line.size for line in lines) if lines else 0.0
    width = median(line.right - line.left for line in lines) if lines else 0.0
    gathered: list[Line] = []
    for line in lines:
        if gathered and _begins(line, gathered, width):
            yield _block(gathered, usual)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered, usual)


def _begins(line: Line, before: Sequence[Line], width: float) -> bool:
    """Whether a line begins a paragraph: by a gap, an indent, another size, or a short line before it."""
    last = before[-1]
    if abs(line.size - last.size) > 0.15 * last.size:
        return True
    same_column = line.top > last.top and abs(line.left - before[0].left) < 0.5 * width
    ended = bool(_SENTENCE.search(last.text))
    if same_column:
        gap = line.top - last.bottom
        indent = line.left - min(one.left for one in before)
        return gap > 0.9 * last.size or (ended and (indent > 0.8 * last.size or last.right - last.left < 0.8 * width))
    # The next column or page: a sentence that has not ended runs on.
    return ended and last.right - last.left < 0.9 * width


def _block(lines: Sequence[Line], usual: float) -> str:
    words = _joined(lines)
    is_head = lines[0].size > 1.12 * usual and len(words.split()) <= 15 and not words.endswith(".")
    return subhead(escaped(words)) if is_head else paragraph(words)


def _joined(lines: Sequence[Line]) -> str:
    """Lines as one, words that were broken at their ends put together."""
    text = ""
    for line in lines:
        if text and text[-1] in _HYPHENS and text[-2:-1].isalpha() and line.text[:1].islower():
            text = text[:-1] + line.text
        else:
            text += (" " if text else "") + line.text
    return text.replace("\ufffe", "-").replace("\u0002", "-").replace("\u00ad", "")
