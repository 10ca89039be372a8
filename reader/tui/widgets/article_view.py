"""The article: headline, body and highlights, drawn a line at a time."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.article import Article, PartKind, Span
from reader.facts.model import Facts
from reader.tui.painting import Highlight, Layer, Painted, layers
from reader.tui.wrapping import wrapped

MEASURE = 76
"""Cells to a line of text at most: longer lines are hard to read."""

_WORDS_A_MINUTE = 230
_MARK = "▌"
_ABOVE = 3
"""A line that is gone to stands this part of the height from the top."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the screen: a stretch of the text, or words of our own such as the reading time."""

    start: int
    end: int
    part: PartKind | None = None
    """None: a blank line, or words of our own."""
    words: str = ""


class ArticleView(ScrollView, can_focus=True):
    """Shows one article; what it is told to show stands in its reactive attributes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article-view--{kind}" for kind in (*Highlight, *PartKind)),
        "article-view--note",
        "article-view--chosen",
        "article-view--dimmed",
        "article-view--marked",
        "article-view--match",
        "article-view--current",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Line down", id="article.down"),
        Binding("k,up", "line(-1)", "Line up", id="article.up"),
        Binding("space,pagedown,ctrl+f", "page(1)", "Page down", id="article.page_down"),
        Binding("b,pageup,ctrl+b", "page(-1)", "Page up", id="article.page_up"),
        Binding("ctrl+d", "half(1)", "Half a page down", id="article.half_down"),
        Binding("ctrl+u", "half(-1)", "Half a page up", id="article.half_up"),
        Binding("g,home", "end(-1)", "To the beginning", id="article.top"),
        Binding("G,end", "end(1)", "To the end", id="article.bottom"),
    ]

    facts: reactive[Facts | None] = reactive(None)
    """The facts whose highlights are shown; they may come after the article."""
    kinds: reactive[frozenset[Highlight]] = reactive(frozenset(Highlight))
    """The kinds of highlights that are shown."""
    chosen: reactive[int | None] = reactive[int | None](None)
    """The entity whose mentions are lit while all else is dimmed."""
    marked: reactive[Span | None] = reactive[Span | None](None)
    """The sentence that states the chosen fact."""
    find: reactive[str] = reactive("")
    """What is searched for in the text, whatever its case and accents."""

    @dataclass
    class Moved(Message):
        """Another line is the first on the screen."""

        place: int
        progress: int

    @dataclass
    class Chosen(Message):
        """A mention of an entity was clicked."""

        entity: int

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.article: Article | None = None
        """The article that is shown."""
        self.current: Span | None = None
        """The highlight, mention or match last gone to."""
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._quotes = Layer([])
        self._names = Layer([])
        self._matches = Layer([])
        self._measure = 0
        self._place = 0
        self._notice = ""

    def show(self, article: Article | None, facts: Facts | None = None, *, place: int = 0, notice: str = "") -> None:
        """Show another article.

        Args:
            article: the article, None for none.
            facts: its facts, if they are there already.
            place: offset into its text of the line to begin with.
            notice: what to say where there is no article.
        """
        self.article = article
        self._notice = notice
        self.current = None
        self.set_reactive(ArticleView.chosen, None)
        self.set_reactive(ArticleView.marked, None)
        self.set_reactive(ArticleView.find, "")
        self._matches = Layer([])
        self.set_reactive(ArticleView.facts, facts)
        self._quotes, self._names = layers(facts) if facts else (Layer([]), Layer([]))
        self._place = place
        self._wrap(self.size.width)
        self._to_place()
        self.refresh()

    @property
    def place(self) -> int:
        """The offset into the text of the first line on the screen."""
        return self._place

    @property
    def progress(self) -> int:
        """How much of the article has been on the screen, in per cent."""
        last = len(self._lines)
        return 100 if last <= self.size.height else min(100, 100 * (self.scroll_offset.y + self.size.height) // last)

    def watch_facts(self, facts: Facts | None) -> None:
        """Paint the highlights anew; the text does not move."""
        self._quotes, self._names = layers(facts) if facts else (Layer([]), Layer([]))
        self.refresh()

    def watch_find(self, wanted: str) -> None:
        """Search the text."""
        spans = _found(self.article.text, wanted) if self.article and wanted else []
        self._matches = Layer([Painted(span, Highlight.OTHER) for span in spans])
        self.current = None
        self.refresh()

    @property
    def matches(self) -> int:
        """How often what is searched for was found."""
        return len(self._matches.painted)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width; the line that was first stays first."""
        if event.size.width != self._measure:
            place = self._place
            self._wrap(event.size.width)
            self._place = place
            self._to_place()

    def _wrap(self, width: int) -> None:
        self._measure = width
        self._lines = list(self._laid_out(min(MEASURE, width - 3))) if self.article and width > 3 else []
        self._starts = [line.start for line in self._lines]
        self.virtual_size = Size(width, len(self._lines))

    def _laid_out(self, measure: int) -> list[Line]:
        assert self.article is not None
        text, lines = self.article.text, list[Line]()
        opened: int | None = None
        head = (PartKind.SECTION, PartKind.TITLE, PartKind.DECK, PartKind.BYLINE)
        noted = False
        for part in self.article.parts:
            start, end = part.span
            if part.kind is PartKind.DATELINE:
                opened = start
                if not noted:
                    lines += self._note(start)
                    noted = True
                continue
            if not noted and part.kind not in head:
                lines += self._note(start)
                noted = True
            begin = start if opened is None else opened
            opened = None
            if lines and not (part.kind is PartKind.TITLE and lines[-1].part is PartKind.SECTION):
                lines.append(Line(begin, begin))
            lines += [Line(a, b, part.kind) for a, b in wrapped(text, begin, end, measure)]
        return lines

    def _note(self, at: int) -> list[Line]:
        """The line under the head: date, publisher, reading time."""
        assert self.article is not None
        minutes = max(1, round(len(self.article.text.split()) / _WORDS_A_MINUTE))
        kicker, day = self.article.kicker, self.article.published
        facts = [kicker, f"{day:%d %B %Y}".lstrip("0") if day else None, self.article.publisher, f"{minutes} min read"]
        return [Line(at, at, words=" · ".join(filter(None, facts)))]

    def _to_place(self) -> None:
        line = max(bisect_right(self._starts, self._place) - 1, 0) if self._place > 0 else 0
        while line > 0 and self._lines[line - 1].start == self._lines[line].start and self._lines[line].words:
            line -= 1
        place = self._place
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self._place = place

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell that the text has moved."""
        super().watch_scroll_y(old, new)
        line = round(new)
        if round(old) != line and line < len(self._lines):
            self._place = self._lines[line].start if line else 0
            self.post_message(self.Moved(self._place, self.progress))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = self.scroll_offset.y + y
        width = self.size.width
        base = self.rich_style
        if self.article is None:
            words = self._notice if y == self.size.height // 3 else ""
            return Strip([Segment(words[:width].center(width), base + self._styled("note"))], width)
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        margin = max((width - MEASURE) // 2, 1)
        is_marked = self.marked is not None and line.start < self.marked.end and self.marked.start < line.end
        lead = Segment((" " * (margin - 1)), base)
        mark = Segment(_MARK if is_marked else " ", base + self._styled("marked") if is_marked else base)
        segments = [lead, mark, *self._painted(line, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _painted(self, line: Line, base: Style) -> list[Segment]:
        assert self.article is not None
        if line.words:
            return [Segment(line.words, base + self._styled("note"))]
        if line.part is None:
            return []
        base += self._styled(line.part)
        start, end = line.start, line.end
        names = [item for item in self._names.within(start, end) if item.kind in self.kinds]
        quotes = [item for item in self._quotes.within(start, end) if item.kind in self.kinds]
        matches = list(self._matches.within(start, end))
        edges = {start, end}
        for span in [item.span for item in (*names, *quotes, *matches)] + [s for s in (self.marked, self.current) if s]:
            edges.update(edge for edge in span if start < edge < end)
        ordered = sorted(edges)
        segments = []
        for begin, stop in pairwise(ordered):
            style = base
            for item in (*quotes, *names):
                if item.span.start <= begin < item.span.end:
                    style += self._highlighted(item)
            if self.marked and self.marked.start <= begin < self.marked.end:
                style += self._styled("marked")
            if any(item.span.start <= begin < item.span.end for item in matches):
                style += self._styled("match")
            if self.current and self.current.start <= begin < self.current.end:
                style += self._styled("current")
            segments.append(Segment(self.article.text[begin:stop].replace("\t", " "), style))
        return segments

    def _highlighted(self, item: Painted) -> Style:
        if self.chosen is None:
            return self._styled(item.kind)
        if item.entity == self.chosen:
            return self._styled(item.kind) + self._styled("chosen")
        return self._styled("dimmed")

    def _styled(self, name: str) -> Style:
        return self.get_component_rich_style(f"article-view--{name}", partial=True)

    def go_to(self, span: Span) -> None:
        """Bring a stretch of the text to the screen, if it is not there."""
        line = max(bisect_right(self._starts, span.start) - 1, 0)
        while line + 1 < len(self._lines) and self._lines[line].end < span.start + 1:
            line += 1
        last = max(bisect_right(self._starts, span.end - 1) - 1, line)
        top, height = self.scroll_offset.y, self.size.height
        if not (top <= line and last < top + height):
            self.scroll_to(y=max(line - height // _ABOVE, 0), animate=False, force=True, immediate=True)

    def next_highlight(self, step: int) -> Span | None:
        """Go to the next match of a search, else mention of the chosen entity, else highlight; around the end."""
        spans = self._stops()
        if not spans:
            return None
        here = self.current or Span(self._place - (step > 0), self._place)
        at = bisect_right(spans, here) - (step < 0)
        if step < 0 and 0 <= at < len(spans) and spans[at] == here:
            at -= 1
        self.current = spans[at % len(spans)]
        self.go_to(self.current)
        self.refresh()
        return self.current

    def _stops(self) -> list[Span]:
        if self._matches.painted:
            return [item.span for item in self._matches.painted]
        if self.facts and self.chosen is not None:
            return list(self.facts.entities[self.chosen].mentions)
        return [item.span for item in self._names.painted if item.kind in self.kinds]

    def on_click(self, event: events.Click) -> None:
        """Choose the entity whose mention was clicked."""
        style = self._offset_at(event.x, event.y)
        if style is None:
            return
        for item in self._names.within(style, style + 1):
            if item.entity is not None and item.kind in self.kinds:
                self.post_message(self.Chosen(item.entity))

    def _offset_at(self, x: int, y: int) -> int | None:
        at = self.scroll_offset.y + y
        if self.article is None or at >= len(self._lines) or self._lines[at].part is None:
            return None
        line = self._lines[at]
        offset = line.start + x - max((self.size.width - MEASURE) // 2, 1)
        return offset if line.start <= offset < line.end else None

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self._scroll(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        """Scroll by a page, a line less."""
        self._scroll(self.scroll_offset.y + step * max(self.size.height - 1, 1))

    def action_half(self, step: int) -> None:
        """Scroll by half a page."""
        self._scroll(self.scroll_offset.y + step * max(self.size.height // 2, 1))

    def action_end(self, step: int) -> None:
        """Scroll to the beginning or the end."""
        self._scroll(len(self._lines) if step > 0 else 0)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True, immediate=True)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].casefold()
    return plain if len(plain) == 1 else character


def _found(text: str, wanted: str) -> list[Span]:
    """Where the words stand in the text, case and accents aside."""
    text = "".join(map(_folded, text))
    wanted = "".join(map(_folded, wanted))
    found, at = [], text.find(wanted)
    while at >= 0:
        found.append(Span(at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return found
