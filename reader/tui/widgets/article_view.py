"""The article: headline, body and highlights, drawn a line at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.article import Article, PartKind, Span
from reader.library import Sought
from reader.library.finding import found, hits
from reader.tui.article_styles import CLASSES, STYLES
from reader.tui.hints import Hints, hints_on
from reader.tui.marks import Marks
from reader.tui.page import Page
from reader.tui.painting import Highlight, Layer, Names, Painted, quotations
from reader.tui.widgets.pager import Pager

if TYPE_CHECKING:
    from reader.facts.model import Facts

_ABOVE = 3
"""A line that is gone to stands this part of the height from the top."""

_KEPT = 1000
"""Painted rows that are kept for scrolling back and forth."""


class ArticleView(Pager, can_focus=True):
    """Shows one article; what it is told to show stands in its reactive attributes."""

    DEFAULT_CSS = STYLES
    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES
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

    facts: reactive[Facts | None] = reactive(None, repaint=False)
    """The facts whose highlights are shown; they may come after the article."""
    kinds: reactive[frozenset[Highlight]] = reactive(frozenset(Highlight), repaint=False)
    """The kinds of highlights that are shown."""
    chosen: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The entity whose mentions are lit while other highlights are dimmed."""
    marked: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The sentence that states the chosen fact."""
    fresh: reactive[tuple[Span, ...]] = reactive[tuple[Span, ...]]((), repaint=False)
    """Sentences that are new to whoever has read other articles of the story."""
    find: reactive[str] = reactive("", repaint=False)
    """What is searched for in the text, whatever its case and accents."""
    sought: reactive[tuple[Sought, ...]] = reactive[tuple[Sought, ...]]((), repaint=False)
    """The words by which the article was found; they are marked until something else is searched for."""
    own: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), repaint=False)
    """The reader's tags and note: lines of the head."""
    current: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The highlight, mention or match last gone to."""

    @dataclass
    class Moved(Message):
        """Another line is the first on the screen, or more or less of the article is."""

        place: int
        progress: int

    @dataclass
    class Chosen(Message):
        """A mention of an entity was clicked."""

        entity: int

    @dataclass
    class Followed(Message):
        """A link in the text was chosen."""

        url: str

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self.article: Article | None = None
        """The article that is shown."""
        self._page = Page()
        self._marks = Marks()
        self._hints: Hints | None = None
        self._place = 0
        self._notice = ""
        self._laid_out_for: Size | None = None
        self._told: tuple[int, int] | None = None
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def show(
        self,
        article: Article | None,
        facts: Facts | None = None,
        *,
        place: int = 0,
        notice: str = "",
        own: tuple[str, ...] = (),
    ) -> None:
        """Show another article.

        Args:
            article: the article, None for none.
            facts: its facts, if they are there already.
            place: offset into its text of the line to begin with.
            notice: what to say where there is no article.
            own: lines of the reader's own, which stand in its head.
        """
        self.article = article
        self.set_reactive(ArticleView.own, own)
        self._notice = notice
        self._hints = None
        self.set_reactive(ArticleView.chosen, None)
        self.set_reactive(ArticleView.marked, None)
        self.set_reactive(ArticleView.fresh, ())
        self.set_reactive(ArticleView.current, None)
        self.set_reactive(ArticleView.find, "")
        self.set_reactive(ArticleView.sought, ())
        self.set_reactive(ArticleView.facts, facts)
        datelines = tuple(article.spans(PartKind.DATELINE)) if article else ()
        self._marks = Marks(datelines, quotations(facts), Names(facts), kinds=self.kinds)
        self._place = place
        self._told = None
        self._lay_out()
        self.refresh()

    @property
    def place(self) -> int:
        """The offset into the text of the first line on the screen."""
        return self._place

    @property
    def cursor_row(self) -> int:
        """The row of the screen where the highlight is that one has gone to, else the first."""
        return self._page.rows_of(self.current)[0] - self.scroll_offset.y if self.current else 0

    @property
    def progress(self) -> int:
        """How much of the article has been on the screen, in per cent."""
        rows, height = len(self._page.rows), self.size.height
        return 100 if rows <= height else min(100, 100 * (self.scroll_offset.y + height) // rows)

    @property
    def matches(self) -> int:
        """How often what is searched for was found."""
        return len(self._marks.matches.painted)

    def watch_own(self) -> None:
        """Lay the article out with other lines in its head."""
        self._lay_out()
        self.refresh()

    def watch_facts(self, facts: Facts | None) -> None:
        """Paint the highlights anew; the text does not move."""
        self._mark(replace(self._marks, quotes=quotations(facts), names=Names(facts)))

    def watch_kinds(self, kinds: frozenset[Highlight]) -> None:
        """Show the kinds that are on."""
        self._mark(replace(self._marks, kinds=kinds))

    def watch_chosen(self, chosen: int | None) -> None:
        """Light the mentions of an entity."""
        self._mark(replace(self._marks, chosen=chosen))

    def watch_marked(self, marked: Span | None) -> None:
        """Mark a sentence."""
        self._mark(replace(self._marks, marked=marked))

    def watch_fresh(self, fresh: tuple[Span, ...]) -> None:
        """Mark what is new."""
        self._mark(replace(self._marks, fresh=fresh))

    def watch_current(self, current: Span | None) -> None:
        """Show what was gone to."""
        self._mark(replace(self._marks, current=current))

    def watch_find(self, wanted: str) -> None:
        """Search the text."""
        self._mark_matches(found(self.article.text, wanted) if self.article else [])

    def watch_sought(self, sought: tuple[Sought, ...]) -> None:
        """Mark the words by which the article was found."""
        if not self.find:
            self._mark_matches(hits(self.article.text, sought) if self.article else [])

    def _mark_matches(self, spans: Iterable[Span]) -> None:
        self.set_reactive(ArticleView.current, None)
        self._mark(replace(self._marks, matches=Layer(Painted(*span, Highlight.OTHER) for span in spans), current=None))

    def _mark(self, marks: Marks) -> None:
        """Change what is painted over the text; only the lines that look different now are drawn again."""
        self._marks = marks
        before, self._strips = self._strips, {}
        top = self.scroll_offset.y
        for number in range(top, top + self.size.height):
            if before.get(number) != self._strip(number):
                self.refresh_line(number)

    def on_resize(self) -> None:
        """Wrap to the new width; the line that was first stays first."""
        if self.size != self._laid_out_for:
            self._lay_out()
            self.refresh()

    def _lay_out(self) -> None:
        width = self.size.width
        self._laid_out_for = None
        self._strips.clear()
        self._page = Page(self.article, width, self.own)
        # Quietly: set aloud it lays out the whole screen anew, which changes nothing as no scrollbar comes or goes.
        self.set_reactive(ArticleView.virtual_size, Size(width, len(self._page.rows)))
        self.scroll_to_row(self._page.row_of(self._place) if self._place > 0 else 0)
        self._laid_out_for = self.size
        self._tell()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text has moved, unless it moved because the screen did: then the place stays."""
        super().watch_scroll_y(old_value, new_value)
        self._hints = None
        top = round(new_value)
        if self._laid_out_for == self.size and top < len(self._page.rows):
            self._place = self._page.rows[top].start if top else 0
            self._tell()

    def _tell(self) -> None:
        now = (self._place, self.progress)
        if self.article and self.size and now != self._told:
            self._told = now
            self.post_message(self.Moved(*now))

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = self.scroll_offset.y + y
        strip = self._strip(number)
        return self._hints.over(number, strip, self._style("hint")) if self._hints else strip

    def hint(self) -> bool:
        """Put letters over the links on the screen: the next key opens one, any other takes them away.

        Returns:
            Whether there is a link on the screen.
        """
        top = self.scroll_offset.y
        self._set_hints(hints_on(self.article, self._page.rows, range(top, top + self.size.height), self._page.left))
        return self._hints is not None

    def _set_hints(self, hints: Hints | None) -> None:
        rows = {row for one in (self._hints, hints) if one for row in one.cells}
        self._hints = hints
        for row in rows:
            self.refresh_line(row)

    def on_key(self, event: events.Key) -> None:
        """While there are letters over links, keys are for them."""
        if self._hints is None:
            return
        event.stop()
        event.prevent_default()
        outcome = self._hints.type(event.character or "") if event.is_printable else None
        self._set_hints(outcome if isinstance(outcome, Hints) else None)
        if isinstance(outcome, str):
            self.post_message(self.Followed(outcome))

    def _strip(self, number: int) -> Strip:
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) > _KEPT:
                self._strips.clear()
            strip = self._strips[number] = Strip(self._segments(number)).adjust_cell_length(
                self.size.width, self._style()
            )
        return strip

    def _segments(self, number: int) -> list[Segment]:
        if self.article is None:
            notice = self._notice if number == self.size.height // _ABOVE else ""
            return [Segment(notice.center(self.size.width), self._style("note"))]
        return self._page.drawn(number, self._marks, self._style)

    def _style(self, *names: str) -> Style:
        """The style of the widget with what the named component classes add to it, the last above all."""
        style = self._styles.get(names)
        if style is None:
            style = self.ground
            for name in names:
                style += self.get_component_rich_style(f"article-view--{name}", partial=True)
            self._styles[names] = style
        return style

    def _is_on_screen(self, span: Span) -> bool:
        first, last = self._page.rows_of(span)
        top = self.scroll_offset.y
        return top <= first and last < top + self.size.height

    def go_to(self, span: Span) -> None:
        """Bring a stretch of the text to the screen, if it is not there."""
        if not self._is_on_screen(span):
            self.scroll_to_row(self._page.row_of(span.start) - self.size.height // _ABOVE)

    def next_highlight(self, step: int) -> Span | None:
        """Go to the next match of a search, else mention of the chosen entity, else highlight; around the end.

        Args:
            step: 1 for the next, -1 for the one before; counted from the last one gone to if that is on the screen,
                else from the first line there.

        Returns:
            What was gone to; None if there is nothing.
        """
        if self.find and not self.matches:
            return None
        is_here = self.current is not None and self._is_on_screen(self.current)
        span = self._marks.next_stop(step, self.current if is_here else None, self._place)
        if span is None:
            return None
        self.go_to(span)
        self.current = span
        return span

    def on_click(self, event: events.Click) -> None:
        """Choose the entity whose mention was clicked."""
        where = event.get_content_offset(self)
        offset = None if where is None else self._page.offset_at(where.x, self.scroll_offset.y + where.y)
        if offset is None:
            return
        for item in self._marks.names.within(offset, offset + 1):
            if item.entity is not None and item.kind in self.kinds:
                self.post_message(self.Chosen(item.entity))
