"""The one main screen: list, article and key facts, wired together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.analyst import Analyst, AnalystError
from reader.article import Article, Span
from reader.facts.language import detect, engine_name
from reader.facts.model import Facts
from reader.library import Library, LibraryError, Row
from reader.tui.citation import citation
from reader.tui.key_facts import key_facts
from reader.tui.keys import shown
from reader.tui.painting import Highlight
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

WIDE, MEDIUM = 110, 70
"""Columns from which three and two panes fit."""

_PANES = ("list", "article", "facts")
_FOOTER = {
    "list": ("list.open", "reading.next", "reading.star", "reading.find", "reading.help"),
    "article": ("reading.next", "reading.facts", "reading.find", "reading.back", "reading.help"),
    "facts": ("facts.choose", "reading.next", "reading.copy", "reading.back", "reading.help"),
}
"""The five keys that matter in each pane."""

_SAVE_AFTER = 0.4
"""Seconds after the last scroll at which the place is kept."""

_SAID_FOR = 6.0
"""Seconds for which a message stands in place of the footer."""

_READING = "Reading the facts …"
_ONLY_ENGLISH = "Names are not analysed: the article is not in English ({})."


class Chosen:
    """The rows that a filter leaves, in the form in which the list asks for them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Keep these rows."""
        self._kept = rows

    def __len__(self) -> int:
        return len(self._kept)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """Some of them."""
        return self._kept[start:stop]


class ReadingScreen(Screen[None]):
    """Knows which article is open, which entity is chosen and which kinds are shown, and tells the panes."""

    app: NewsreaderApp

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "Next pane", id="reading.next_pane", priority=True),
        Binding("shift+tab", "pane(-1)", "Previous pane", id="reading.previous_pane", priority=True),
        Binding("h,left,escape", "back", "Back", id="reading.back"),
        Binding("q", "leave", "Back, and quit from the list", id="reading.quit"),
        Binding("n", "next(1)", "Next unread; in an article next highlight or mention", id="reading.next"),
        Binding("N,p", "next(-1)", "The one before", id="reading.previous"),
        Binding("J", "article(1)", "Next article", id="reading.next_article"),
        Binding("K", "article(-1)", "Previous article", id="reading.previous_article"),
        Binding("slash", "find", "Find in the article; in the list filter", id="reading.find"),
        Binding("f", "facts", "Key facts", id="reading.facts"),
        Binding("u", "unread", "Read or unread", id="reading.unread"),
        Binding("s", "star", "Star", id="reading.star"),
        Binding("y", "copy", "Copy the quotation or fact with its source", id="reading.copy"),
        Binding("o", "link", "Open the link", id="reading.link"),
        Binding("1", "kind('person')", "People on or off", id="reading.people"),
        Binding("2", "kind('org')", "Organisations on or off", id="reading.organisations"),
        Binding("3", "kind('place')", "Places on or off", id="reading.places"),
        Binding("4", "kind('group')", "Groups on or off", id="reading.groups"),
        Binding("5", "kind('event')", "Events on or off", id="reading.events"),
        Binding("6", "kind('other')", "Other names on or off", id="reading.others"),
        Binding("7", "kind('figure')", "Figures on or off", id="reading.figures"),
        Binding("8", "kind('date')", "Dates on or off", id="reading.dates"),
        Binding("9", "kind('quote')", "Quotations on or off", id="reading.quotes"),
        Binding("0", "kinds", "All highlights on or off", id="reading.highlights"),
        Binding("R", "refresh_library", "Look at the files again", id="reading.refresh"),
    ]

    selected: reactive[str | None] = reactive[str | None](None)
    """The id of the article that is open."""
    chosen: reactive[int | None] = reactive[int | None](None)
    """The entity that is chosen, as an index into the facts."""
    kinds: reactive[frozenset[Highlight]] = reactive(frozenset(Highlight))
    """The kinds of highlights that are shown."""
    pane: reactive[str] = reactive("list")
    """The pane that is being used: "list", "article" or "facts"."""

    def __init__(self, library: Library, analyst: Analyst, pipeline: str, notices: Sequence[str] = ()) -> None:
        """Nothing is opened yet.

        Args:
            library: the articles.
            analyst: where facts come from that are not kept yet.
            pipeline: the spaCy pipeline for English.
            notices: lines to say at the start.
        """
        super().__init__()
        self.library = library
        self._analyst = analyst
        self._pipeline = pipeline
        self._notices = list(notices)
        self._article: Article | None = None
        self._filter = ""
        self._return: tuple[str, int] | None = None
        self._unsaved: int | None = None
        self._message = ""
        self._silence: Timer | None = None

    def compose(self) -> ComposeResult:
        """Three panes, the legend, the footer and a line to type in."""
        with Horizontal(id="panes"):
            yield ArticleList(id="list")
            yield ArticleView(id="article")
            yield FactsPanel(id="facts")
        yield Input(id="find", compact=True)
        yield Static(id="legend")
        yield Static(id="footer")

    def on_mount(self) -> None:
        """Show the list as the index knows it, then look at the files."""
        self.query_one("#find", Input).cursor_blink = False
        self._list.show(self.library)
        self._list.focus()
        self._view.show(None, notice="Enter opens the article")
        if self._notices:
            self.say(" · ".join(self._notices))
        self._look(quiet=True)

    @property
    def _list(self) -> ArticleList:
        return self.query_one("#list", ArticleList)

    @property
    def _view(self) -> ArticleView:
        return self.query_one("#article", ArticleView)

    @property
    def _panel(self) -> FactsPanel:
        return self.query_one("#facts", FactsPanel)

    def on_resize(self, event: events.Resize) -> None:
        """As many panes as fit."""
        self._arrange()

    def _arrange(self) -> None:
        width = self.size.width
        fits = 3 if width >= WIDE else 2 if width >= MEDIUM else 1
        beside = "article" if self.pane == "list" else self.pane
        shown = {3: _PANES, 2: ("article", "facts") if self.pane == "facts" else ("list", beside), 1: (self.pane,)}[
            fits
        ]
        for pane in _PANES:
            self.query_one(f"#{pane}").display = pane in shown
        panes = self.query_one("#panes")
        panes.set_class(fits == 2, "two")
        panes.set_class(fits == 1, "one")
        self._write_footer()
        self._write_legend()

    def watch_pane(self, pane: str) -> None:
        """Show the pane that is used and put the focus there."""
        if self.is_mounted:
            self._arrange()
            self.query_one(f"#{pane}").focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a pane means that it is used."""
        if event.widget.id in _PANES:
            self.pane = event.widget.id

    @work(thread=True, exclusive=True, group="look")
    def _look(self, quiet: bool = False) -> None:
        changed = self.library.refresh()
        self.app.call_from_thread(self._looked, changed, quiet)

    def _looked(self, changed: bool, quiet: bool) -> None:
        row = self._list.row
        self._list.empty = (
            f"No articles in {', '.join(map(str, self.library.roots))}. Put .txt or .md files there and press R."
        )
        if changed or not len(self.library):
            self._show_rows(row.id if row else None)
        if self._notices or not quiet:
            self.say(" · ".join((*self._notices, *([] if quiet else [self._count()]))))
        elif quiet:
            self.say(self._count())
        self._notices = []
        if len(self.library) == 1 and self.selected is None and (only := self._list.row):
            self._open(only)

    def _count(self) -> str:
        count = len(self.library)
        return f"{count:,} article{'' if count == 1 else 's'}"

    def _show_rows(self, id: str | None = None) -> None:
        wanted = self._filter.casefold().split()
        if wanted:
            rows = self.library.rows(0, len(self.library))
            kept = [r for r in rows if all(word in f"{r.title} {r.origin}".casefold() for word in wanted)]
            place = next((i for i, row in enumerate(kept) if row.id == id), 0)
            self._list.show(Chosen(kept), place)
        else:
            self._list.show(self.library, (self.library.position_of(id) or 0) if id else 0)

    @on(ArticleList.Opened)
    def _on_opened(self, event: ArticleList.Opened) -> None:
        self._open(event.row)

    def _open(self, row: Row) -> None:
        self._save_place()
        if row.problem:
            self.say(f"{row.title}: {row.problem}")
            return
        if row.id == self.selected:
            self.pane = "article"
            return
        self.selected = row.id
        self._article = None
        self.pane = "article"
        self._load(row.id)

    @work(exclusive=True, group="open")
    async def _load(self, id: str) -> None:
        """Text at once, facts when they are ready; a result for another article is dropped."""
        try:
            article = await asyncio.to_thread(self.library.article, id)
        except LibraryError as error:
            self._view.show(None, notice="This article cannot be read")
            self._panel.show((), still="")
            self.say(str(error))
            self.selected = None
            return
        if id != self.selected:
            return
        self._article = article
        self.chosen = None
        self._return = None
        self._view.show(article, place=self.library.place(id))
        self._panel.show((), still=_READING)
        self._mark_read(id)
        self._write_legend()
        self._write_footer()
        if article.notices:
            self.say(" · ".join(article.notices))
        await self._analyse(article)

    async def _analyse(self, article: Article) -> None:
        engine = engine_name(await asyncio.to_thread(detect, article), self._pipeline)
        facts = await asyncio.to_thread(self.library.facts, article, engine)
        if facts is None:
            try:
                facts = await self._analyst.facts(article)
            except AnalystError as error:
                if article is self._article:
                    self._panel.show((), still=f"No facts: {error}")
                return
            await asyncio.to_thread(self.library.keep_facts, article, facts)
        if article is self._article:
            self._show_facts(article, facts)

    def _show_facts(self, article: Article, facts: Facts) -> None:
        self._view.facts = facts
        entries = key_facts(article, facts)
        still = "" if facts.language == "en" else _ONLY_ENGLISH.format(facts.language)
        if not entries and not still:
            still = "The article states no facts that were found."
        self._panel.show(entries, still=still)

    def _mark_read(self, id: str) -> None:
        row = self.library.row(id)
        if row and not row.read:
            self._keep(lambda: self.library.mark_read(id, True))
            self._marked(row)

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except LibraryError as error:
            self.say(str(error))

    @on(ArticleView.Moved)
    def _on_moved(self, event: ArticleView.Moved) -> None:
        if self._unsaved is None:
            self.set_timer(_SAVE_AFTER, self._save_place)
        self._unsaved = event.place
        self._write_legend()

    def _save_place(self) -> None:
        place, self._unsaved = self._unsaved, None
        if place is not None and self.selected:
            id = self.selected
            self._keep(lambda: self.library.keep_place(id, place))

    def save(self) -> None:
        """Keep what is not kept yet: the program is about to end."""
        self._save_place()

    @on(FactsPanel.Chosen)
    def _on_fact(self, event: FactsPanel.Chosen) -> None:
        if self._article is None:
            return
        self._return = ("facts", self._view.place)
        self.chosen = event.fact.entity
        self._view.current = event.fact.span if event.fact.entity is None and event.fact.section != "In brief" else None
        self._view.marked = self._sentence(event.fact.span)
        self._view.go_to(self._view.marked or event.fact.span)
        self.pane = "article"

    def _sentence(self, span: Span) -> Span:
        """The sentence around a fact, as far as marks and breaks tell it."""
        assert self._article is not None
        text = self._article.text
        part = next((p.span for p in self._article.parts if p.span.meets(span)), span)
        start, end = part.start, part.end
        for at in range(part.start, span.start):
            if (
                text[at] in ".!?"
                and text[at + 1 : at + 2].isspace()
                and text[at + 2 : at + 3].isupper()
                and _ends(text, at)
            ):
                start = at + 2
        for at in range(span.end, part.end):
            if text[at] in ".!?" and (text[at + 1 : at + 2].isspace() or at + 1 == part.end) and _ends(text, at):
                end = at + 1
                break
        return Span(start, max(end, span.end))

    @on(ArticleView.Chosen)
    def _on_mention(self, event: ArticleView.Chosen) -> None:
        self.chosen = event.entity

    def watch_chosen(self, chosen: int | None) -> None:
        """Light up the mentions of the entity."""
        if self.is_mounted:
            self._view.chosen = chosen
            if chosen is not None and self._view.facts:
                entity = self._view.facts.entities[chosen]
                count = len(entity.mentions)
                self.say(f"{entity.name}: {count} mention{'s' if count > 1 else ''}; n and N go through them, Esc ends")

    def watch_kinds(self, kinds: frozenset[Highlight]) -> None:
        """Show the kinds that are on."""
        if self.is_mounted:
            self._view.kinds = kinds
            self._write_legend()

    def action_kind(self, name: str) -> None:
        """Turn one kind of highlights on or off."""
        self.kinds = self.kinds ^ {Highlight(name)}

    def action_kinds(self) -> None:
        """Turn all highlights on, or off if all are on."""
        self.kinds = frozenset() if self.kinds == frozenset(Highlight) else frozenset(Highlight)

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        panes = _PANES if self._article else ("list",)
        self.pane = panes[(panes.index(self.pane) + step) % len(panes)] if self.pane in panes else "list"

    def action_facts(self) -> None:
        """Go to the key facts, or from them back to the article."""
        if self._article:
            self.pane = "article" if self.pane == "facts" else "facts"
        else:
            self.say("Open an article first")

    def action_back(self) -> None:
        """One step back: from what is chosen, from the pane, from the filter."""
        view = self._view
        if self.pane == "article" and (view.find or view.chosen is not None or view.marked or view.current):
            self._clear()
        elif self.pane == "facts":
            self.pane = "article"
        elif self.pane == "article":
            self.pane = "list"
        elif self._filter:
            self._filter = ""
            row = self._list.row
            self._show_rows(row.id if row else None)

    def _clear(self) -> None:
        view = self._view
        view.find = ""
        view.marked = None
        view.current = None
        self.chosen = None
        view.refresh()
        self.say("")
        if self._return:
            (self.pane, place), self._return = self._return, None
            view.go_to(Span(place, place + 1))

    def action_leave(self) -> None:
        """One level back; from the list the program ends."""
        if self.pane == "list" and not self._filter:
            self.app.exit()
        else:
            self.action_back()

    def action_next(self, step: int) -> None:
        """The next unread article of the list; in an article the next match, mention or highlight."""
        if self.pane == "list":
            row = self._list.row
            found = self.library.next_unread(row.id if row else None, step)
            place = self.library.position_of(found) if found else None
            if place is None:
                self.say("Everything here is read")
            elif self._filter:
                self.say("Esc ends the filter; n then goes to the next unread")
            else:
                self._list.select(place)
        elif self._article and self._view.next_highlight(step) is None:
            self.say("Nothing is highlighted")

    def action_article(self, step: int) -> None:
        """The next or previous article, without leaving the text."""
        place = self._list.cursor + step
        if self._article and self._list.row and self._list.row.id != self.selected and not self._filter:
            place = (self.library.position_of(self.selected or "") or 0) + step
        if not 0 <= place < len(self._list):
            self.say("That is the last article" if step > 0 else "That is the first article")
            return
        self._list.select(place)
        if row := self._list.row:
            self._open(row)

    def _row(self) -> Row | None:
        """The article that a mark is meant for: under the cursor in the list, else the open one."""
        if self.pane == "list" or self.selected is None:
            return self._list.row
        return self.library.row(self.selected)

    def action_unread(self) -> None:
        """Mark read or unread."""
        if (row := self._row()) and not row.problem:
            self._keep(lambda: self.library.mark_read(row.id, not row.read))
            self._marked(row)
            self.say("Marked unread" if row.read else "Marked read")

    def action_star(self) -> None:
        """Star, or take the star away."""
        if (row := self._row()) and not row.problem:
            self._keep(lambda: self.library.mark_starred(row.id, not row.starred))
            self._marked(row)
            self.say("Star taken away" if row.starred else "Starred")

    def _marked(self, row: Row) -> None:
        if self._filter:
            self._show_rows(row.id)
        else:
            self._list.refresh_row(self.library.position_of(row.id) or 0)

    def action_find(self) -> None:
        """Ask what to find: in the article its words, in the list headlines."""
        line = self.query_one("#find", Input)
        line.value = self._filter if self.pane == "list" else self._view.find
        line.placeholder = "Filter the list by headline or source" if self.pane == "list" else "Find in the article"
        line.add_class("open")
        line.focus()

    @on(Input.Changed, "#find")
    def _on_typed(self, event: Input.Changed) -> None:
        if not event.input.has_class("open"):
            return
        if self.pane == "list":
            row = self._list.row
            self._filter = event.value
            self._show_rows(row.id if row else None)

    @on(Input.Submitted, "#find")
    def _on_submitted(self, event: Input.Submitted) -> None:
        wanted = event.value.strip()
        self._close_line()
        if self.pane == "list":
            self.say(f"{len(self._list)} of {self._count()}" if wanted else "")
        elif self._article:
            self._view.find = wanted
            if wanted and self._view.next_highlight(1):
                self.say(f"{self._view.matches} found; n and N go through them, Esc ends")
            elif wanted:
                self.say(f"“{wanted}” is not in the article")

    def _close_line(self) -> None:
        line = self.query_one("#find", Input)
        line.remove_class("open")
        self.query_one(f"#{self.pane}").focus()

    def on_key(self, event: events.Key) -> None:
        """Escape leaves the line that is typed in."""
        line = self.query_one("#find", Input)
        if event.key == "escape" and line.has_focus:
            event.stop()
            event.prevent_default()
            if self.pane == "list":
                self._filter = ""
                self._show_rows()
            self._close_line()

    def action_copy(self) -> None:
        """Copy the fact or quotation, or the headline, with its source."""
        if self._article is None:
            self.say("Open an article first")
            return
        span = self._view.current or self._view.marked
        if self.pane == "facts" and (fact := self._panel.fact):
            span = fact.span if fact.entity is None else self._sentence(fact.span)
        words = citation(self._article, self._view.facts, span)
        self.app.copy_to_clipboard(words)
        self.say(f"Copied: {words}")

    def action_link(self) -> None:
        """Open the article's link here, or over SSH show and copy it."""
        row = self._row()
        if row is None:
            return
        self._open_link(row.id)

    @work(thread=True, exclusive=True, group="link")
    def _open_link(self, id: str) -> None:
        try:
            url = self.library.article(id).url
        except LibraryError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        if not url:
            self.app.call_from_thread(self.say, "This article has no link")
        elif url.startswith(("http://", "https://")) and self.app.has_browser:
            self.app.call_from_thread(self.app.open_url, url)
            self.app.call_from_thread(self.say, f"Opened {url}")
        else:
            self.app.call_from_thread(self.app.copy_to_clipboard, url)
            self.app.call_from_thread(self.say, f"Copied: {url}")

    def action_refresh_library(self) -> None:
        """Look at the files again."""
        self._look()

    def say(self, message: str) -> None:
        """Show a line in place of the footer for a while."""
        self._message = message
        self._write_footer()
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(_SAID_FOR, self._fall_silent) if message else None

    def _fall_silent(self) -> None:
        self._message = ""
        self._write_footer()

    def _write_footer(self) -> None:
        footer = self.query_one("#footer", Static)
        if self._message:
            footer.update(Text(f" {self._message}", no_wrap=True, overflow="ellipsis"))
            return
        keys = {key.id: key for key in self.app.all_keys()}
        words = {
            "list.open": "open",
            "reading.next": "next unread" if self.pane == "list" else "next",
            "reading.star": "star",
            "reading.find": "filter" if self.pane == "list" else "find",
            "reading.help": "help",
            "reading.facts": "key facts",
            "reading.back": "back",
            "facts.choose": "show",
            "reading.copy": "copy",
        }
        line = Text(no_wrap=True, overflow="ellipsis")
        for id in _FOOTER[self.pane]:
            line.append(f" {keys[id].keys.split()[0]} ", "bold").append(f"{words[id]}  ")
        footer.update(line)

    def _write_legend(self) -> None:
        line = Text(no_wrap=True, overflow="ellipsis")
        width = self.size.width
        if self._article is None or (self.pane == "list" and width < MEDIUM):
            self.query_one("#legend", Static).update(line)
            return
        short = width < 80
        for number, kind in enumerate(Highlight, 1):
            on = kind in self.kinds
            key = shown(self.app.keymap_of(f"reading.{_TOGGLES[kind]}", str(number)))
            style = self._view.get_component_rich_style(f"article-view--{kind}", partial=True) if on else "dim strike"
            line.append(f" {key}")
            line.append(kind.value[:3] if short else kind.value, style)
        line.append(f"  {self._view.progress}%", "bold")
        self.query_one("#legend", Static).update(line)


_TOGGLES = {
    Highlight.PERSON: "people",
    Highlight.ORG: "organisations",
    Highlight.PLACE: "places",
    Highlight.GROUP: "groups",
    Highlight.EVENT: "events",
    Highlight.OTHER: "others",
    Highlight.FIGURE: "figures",
    Highlight.DATE: "dates",
    Highlight.QUOTE: "quotes",
}


def _ends(text: str, at: int) -> bool:
    """Whether a full stop ends a sentence rather than an abbreviation or an initial."""
    word = text[max(text.rfind(" ", 0, at), 0) : at].strip().rstrip(".")
    return text[at] != "." or not (len(word) <= 1 or "." in word or word in _ABBREVIATIONS)


_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Rev Sen Rep Gov St Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec "
    "Inc Corp Co Ltd No vs".split()
)
