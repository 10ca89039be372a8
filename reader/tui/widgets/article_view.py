"""The article with its highlights, and how one goes through these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.article import Article, PartKind, Span
from reader.library import Sought
from reader.library.finding import found, hits
from reader.tui.article_styles import CLASSES, STYLES
from reader.tui.hints import Hints, hints_on
from reader.tui.marks import Marks
from reader.tui.painting import Highlight, Layer, Names, Painted, quotations
from reader.tui.widgets.galley import Galley

if TYPE_CHECKING:
    from reader.facts.model import Facts

_THIRD = 3
"""A notice in place of an article stands this part of the height from the top."""


class ArticleView(Galley, can_focus=True):
    """Shows one article; what it is told to show stands in its reactive attributes."""

    DEFAULT_CSS = STYLES
    LOOKS = "article-view"
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
    current: reactive[Span | None] = reactive[Span | None](None, repaint=False)
    """The highlight, mention or match last gone to."""

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
        self._marks = Marks()
        self._hints: Hints | None = None
        self._notice = ""

    def show(
        self,
        article: Article | None,
        facts: Facts | None = None,
        fresh: tuple[Span, ...] = (),
        *,
        place: int = 0,
        notice: str = "",
        own: tuple[str, ...] = (),
    ) -> None:
        """Show another article.

        Args:
            article: the article, None for none.
            facts: its facts, if they are there already.
            fresh: sentences that are new.
            place: offset into its text of the line to begin with.
            notice: what to say where there is no article.
            own: lines of the reader's own, which stand in its head.
        """
        self._notice = notice
        self._hints = None
        self.set_reactive(ArticleView.chosen, None)
        self.set_reactive(ArticleView.marked, None)
        self.set_reactive(ArticleView.fresh, fresh)
        self.set_reactive(ArticleView.current, None)
        self.set_reactive(ArticleView.find, "")
        self.set_reactive(ArticleView.sought, ())
        self.set_reactive(ArticleView.facts, facts)
        datelines = tuple(article.spans(PartKind.DATELINE)) if article else ()
        self._marks = Marks(datelines, quotations(facts), Names(facts), kinds=self.kinds, fresh=fresh)
        self._set(article, place, own)

    @property
    def cursor_row(self) -> int:
        """The row of the screen where the highlight is that one has gone to, else the first."""
        return self._page.rows_of(self.current)[0] - self.scroll_offset.y if self.current else 0

    @property
    def matches(self) -> int:
        """How often what is searched for was found."""
        return len(self._marks.matches.painted)

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
        self._redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text has moved, unless it moved because the screen did: then the place stays."""
        self._hints = None
        super().watch_scroll_y(old_value, new_value)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        strip = super().render_line(y)
        return self._hints.over(self.scroll_offset.y + y, strip, self.style_of("hint")) if self._hints else strip

    def hint(self) -> bool:
        """Put letters over the links on the screen: the next key opens one, any other takes them away.

        Returns:
            Whether there is a link on the screen.
        """
        self._set_hints(hints_on(self.article, self._page.rows, self.on_screen, self._page.left))
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

    def _segments(self, number: int) -> list[Segment]:
        if self.article is None:
            notice = self._notice if number == self.size.height // _THIRD else ""
            return [Segment(notice.center(self.size.width), self.style_of("note"))]
        return self._page.drawn(number, self._marks, self.style_of)

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
        span = self._marks.next_stop(step, self.current if is_here else None, self.place)
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
