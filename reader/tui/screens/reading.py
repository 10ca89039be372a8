"""The one main screen: list, article and key facts, wired together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen

from reader.analyst import AnalystError
from reader.article import Article, Span
from reader.facts.model import Facts
from reader.library import Library, LibraryError, Row
from reader.tui import links
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.citation import citation
from reader.tui.commands import FOOTERS, KINDS, READING, bindings
from reader.tui.filtering import Filtered
from reader.tui.key_facts import key_facts, not_analysed
from reader.tui.keys import Keys
from reader.tui.painting import Highlight
from reader.tui.panes import ARTICLE, FACTS, LIST, PANES, fitting, shown
from reader.tui.sentence import sentence_around
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.legend import Legend

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

_SAVE_AFTER = 0.4
"""Seconds after a scroll at which the place is kept."""

_AHEAD_AFTER = 0.5
"""Seconds with an article after which the next one is analysed."""

_COUNT_EVERY = 0.5
"""Seconds between the counts that are shown while the files are looked at."""

_LINK_SHOWN_FOR = 60.0


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Knows which article is open, which entity is chosen and which kinds are shown, and tells the panes."""

    app: NewsreaderApp

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    selected: reactive[str | None] = reactive[str | None](None)
    """The id of the article that is open, or being opened."""
    chosen: reactive[int | None] = reactive[int | None](None)
    """The entity that is chosen, as an index into the facts."""
    kinds: reactive[frozenset[Highlight]] = reactive(frozenset(Highlight))
    """The kinds of highlights that are shown."""
    pane: reactive[str] = reactive(LIST)
    """The pane that is being used."""
    zoomed: reactive[bool] = reactive(False)
    """Whether the pane that is being used is alone on the screen."""

    def __init__(self, library: Library, analysis: Analysis, keys: Keys, notices: Sequence[str] = ()) -> None:
        """Nothing is opened yet.

        Args:
            library: the articles.
            analysis: where their facts come from.
            keys: the keys as they are bound.
            notices: lines to say at the start.
        """
        super().__init__()
        self.library = library
        self._analysis = analysis
        self._keys = keys
        self._notices = list(notices)
        self._article: Article | None = None
        self._rows: Library | Filtered = library
        self._filter = ""
        self._last_find = ""
        self._beside = LIST
        self._return_to: int | None = None
        self._unsaved: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Three panes, a line to type in, the legend and the footer."""
        with Horizontal(id="panes", classes="unopened"):
            yield ArticleList(id=LIST)
            yield ArticleView(id=ARTICLE)
            yield FactsPanel(id=FACTS)
        yield FindBar()
        yield Legend([self._keys.of(command.id)[0] for command in KINDS.values()])
        yield Footer()

    def on_mount(self) -> None:
        """Show the list as the index knows it, then look at the files."""
        self._list.tell(self.library)
        self._list.focus()
        self._view.show(None, notice=f"{self._keys.of('list.open')[0]} opens the article")
        self.say(" · ".join(self._notices))
        self._look()

    def on_unmount(self) -> None:
        """Keep what is not kept yet: the program ends."""
        self._save_place()

    @property
    def _list(self) -> ArticleList:
        return self.query_one(ArticleList)

    @property
    def _view(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def _panel(self) -> FactsPanel:
        return self.query_one(FactsPanel)

    @property
    def _find_bar(self) -> FindBar:
        return self.query_one(FindBar)

    def say(self, message: str, seconds: float | None = None) -> None:
        """Show a line in place of the footer for a while."""
        self.query_one(Footer).say(message, seconds)

    # Panes

    def on_resize(self, event: events.Resize) -> None:
        """As many panes as fit."""
        self._arrange()

    def _arrange(self) -> None:
        columns = 0 if self.zoomed else self.size.width
        visible = shown(columns, self.pane, self._beside)
        for pane in PANES:
            self.query_one(f"#{pane}").display = pane in visible
        panes = self.query_one("#panes")
        panes.set_class(fitting(columns) == 2, "two")
        panes.set_class(fitting(columns) == 1, "one")
        panes.set_class(self._article is None, "unopened")
        self.query_one(Legend).display = self._article is not None and ARTICLE in visible
        self._tell_keys()

    def _tell_keys(self) -> None:
        place = self.pane
        if place == ARTICLE and self._view.find:
            place = "found"
        elif place == ARTICLE and self.chosen is not None:
            place = "chosen"
        self.query_one(Footer).tell([(self._keys.of(id)[0], word) for id, word in FOOTERS[place]])

    def watch_pane(self, pane: str) -> None:
        """Show the pane that is used and put the focus there."""
        if pane != ARTICLE:
            self._beside = pane
        if self.is_mounted:
            self._arrange()
            self.query_one(f"#{pane}").focus()

    def watch_zoomed(self) -> None:
        """Show one pane, or as many as fit."""
        if self.is_mounted:
            self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a pane means that it is used."""
        if event.widget.id in PANES:
            self.pane = event.widget.id

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        if self._article:
            self.pane = PANES[(PANES.index(self.pane) + step) % len(PANES)]

    def action_facts(self) -> None:
        """Go to the key facts, or from them back to the article."""
        if self._article:
            self.pane = ARTICLE if self.pane == FACTS else FACTS
        else:
            self.say("Open an article first")

    def action_zoom(self) -> None:
        """Show the pane alone, or beside the others."""
        self.zoomed = not self.zoomed

    def action_back(self) -> None:
        """One step back: from what is chosen, from the pane, from the filter."""
        view = self._view
        if self.pane == ARTICLE and (
            self._return_to is not None or view.find or view.marked or self.chosen is not None
        ):
            self._clear()
        elif self.pane == ARTICLE:
            view.current = None
            self.pane = LIST
        elif self.pane == FACTS:
            self.pane = ARTICLE
        elif self._filter:
            self._filter = ""
            self._show_rows()

    def _clear(self) -> None:
        """End what is chosen, marked or searched for; from a fact go back to where one came from."""
        view, place = self._view, self._return_to
        self._return_to = None
        self.chosen = None
        view.show(self._article, view.facts, place=view.place if place is None else place)
        self.say("")
        self._tell_keys()
        if place is not None:
            self.pane = FACTS

    def action_leave(self) -> None:
        """One step back; from the list the program ends."""
        if self.pane == LIST and not self._filter:
            self.app.exit()
        else:
            self.action_back()

    # The list

    @work(exclusive=True, group="look")
    async def _look(self, is_asked_for: bool = False) -> None:
        """Look at the files; the list that is there already can be used meanwhile."""
        self._list.empty = "Looking at the files …"
        count = self.set_interval(_COUNT_EVERY, self._show_growth)
        try:
            changed = await in_background(self.library.refresh)
        finally:
            count.stop()
        roots = ", ".join(map(str, self.library.roots))
        refresh = self._keys.of("reading.refresh")[0]
        self._list.empty = f"No articles in {roots}. Put .txt or .md files there and press {refresh}."
        if changed or not len(self.library):
            self._show_rows()
        notices = [notice for notice in self.library.notices if notice not in self._notices]
        if notices or is_asked_for or not self._notices:
            self.say(" · ".join([*notices, self._count()]))
        self._notices += notices
        if len(self.library) == 1 and self.selected is None and (only := self._list.row):
            self._open(only)

    def _show_growth(self) -> None:
        if len(self.library) != len(self._list) and not self._filter:
            self._show_rows()
            self.say(f"{self._count()} so far …")

    def _count(self) -> str:
        count = len(self.library)
        return f"{count:,} article{'' if count == 1 else 's'}"

    def _show_rows(self) -> None:
        """Show the rows as they are now, the cursor where it was."""
        if self._filter.strip():
            self._show_filtered(self._filter)
        else:
            self._show(self.library)

    @work(exclusive=True, group="filter")
    async def _show_filtered(self, words: str) -> None:
        filtered = await in_background(lambda: Filtered(self.library, words))
        if words == self._filter:
            self._show(filtered)

    def _show(self, rows: Library | Filtered) -> None:
        row = self._list.row
        self._rows = rows
        self._list.tell(rows, (rows.position_of(row.id) or 0) if row else 0)

    @work(exclusive=True, group="unread")
    async def _next_unread(self, step: int) -> None:
        rows, row = self._rows, self._list.row
        found = await in_background(lambda: rows.next_unread(row.id if row else None, step))
        place = rows.position_of(found) if found else None
        if place is None:
            self.say("Everything here is read")
        else:
            self._list.select(place)

    def _row(self) -> Row | None:
        """The article that a command is meant for: under the cursor in the list, else the open one."""
        if self.pane == LIST or self.selected is None:
            return self._list.row
        return self.library.row(self.selected)

    def action_unread(self) -> None:
        """Mark read or unread."""
        if (row := self._row()) and not row.problem:
            self._keep(row.id, lambda: self.library.mark_read(row.id, not row.read))
            self.say("Marked unread" if row.read else "Marked read")

    def action_star(self) -> None:
        """Star, or take the star away."""
        if (row := self._row()) and not row.problem:
            self._keep(row.id, lambda: self.library.mark_starred(row.id, not row.starred))
            self.say("Star taken away" if row.starred else "Starred")

    def _keep(self, id: str, change: Callable[[], None]) -> None:
        """Change a mark and show it."""
        try:
            change()
        except LibraryError as error:
            self.say(str(error))
        if (place := self._rows.position_of(id)) is not None:
            self._list.refresh_row(place)

    def action_look_again(self) -> None:
        """Look at the files again."""
        self._look(is_asked_for=True)

    # The article

    @on(ArticleList.Opened)
    def _on_opened(self, event: ArticleList.Opened) -> None:
        self._open(event.row)

    def _open(self, row: Row) -> None:
        self._save_place()
        if row.problem:
            self.say(f"{row.title}: {row.problem}")
        elif row.id == self.selected:
            self.pane = ARTICLE
        else:
            self.selected = row.id
            self._load(row.id)

    @work(exclusive=True, group="open")
    async def _load(self, id: str) -> None:
        """Text at once, facts when they are ready; a result for another article is dropped."""
        self.workers.cancel_group(self, "ahead")
        try:
            article = await in_background(lambda: self.library.article(id))
        except LibraryError as error:
            if id == self.selected:
                self.selected = self._article.id if self._article else None
                self.say(str(error))
            return
        if id != self.selected:
            return
        self._article = article
        self._return_to = None
        self.chosen = None
        self._view.show(article, place=self.library.place(id))
        self._panel.tell((), still="Reading the facts …")
        self.pane = ARTICLE
        self._arrange()
        if (row := self.library.row(id)) and not row.read:
            self._keep(id, lambda: self.library.mark_read(id, True))
        self.say(" · ".join(article.notices))
        await self._analyse(article)

    async def _analyse(self, article: Article) -> None:
        try:
            facts = await self._analysis.facts(article)
        except AnalystError as error:
            if article is self._article:
                self._panel.tell((), still=f"There are no facts: {error}")
            return
        if article is self._article:
            self._show_facts(article, facts)
            self._analyse_ahead(article.id)

    def _show_facts(self, article: Article, facts: Facts) -> None:
        self._view.facts = facts
        entries = key_facts(article, facts)
        still = "" if facts.language == "en" else not_analysed(facts.language)
        self._panel.tell(entries, still=still or ("" if entries else "No facts were found in this article."))

    @work(exclusive=True, group="ahead", exit_on_error=False)
    async def _analyse_ahead(self, id: str) -> None:
        """Have the facts of the next article ready, where that starts no process and nobody waits for another."""
        await asyncio.sleep(_AHEAD_AFTER)
        at = self._rows.position_of(id)
        following = self._rows.rows(at + 1, at + 2) if at is not None else ()
        if self._analysis.is_warm and following and not following[0].problem:
            article = await in_background(lambda: self.library.article(following[0].id))
            await self._analysis.facts(article)

    @on(ArticleView.Moved)
    def _on_moved(self, event: ArticleView.Moved) -> None:
        if self._article is None:
            return
        if self._unsaved is None:
            self.set_timer(_SAVE_AFTER, self._save_place)
        self._unsaved = self._article.id, event.place
        self.query_one(Legend).tell(self.kinds, event.progress)

    def _save_place(self) -> None:
        if self._unsaved is not None:
            (id, place), self._unsaved = self._unsaved, None
            try:
                self.library.keep_place(id, place)
            except LibraryError as error:
                self.say(str(error))

    def action_article(self, step: int) -> None:
        """The next or previous article that can be read, without leaving the text."""
        at = self._rows.position_of(self.selected) if self._article and self.selected else None
        place = (self._list.cursor if at is None else at) + step
        while (rows := self._rows.rows(place, place + 1) if place >= 0 else ()) and rows[0].problem:
            place += step
        if rows:
            self._list.select(place)
            self._open(rows[0])
        else:
            self.say("That is the last article" if step > 0 else "That is the first article")

    def action_next(self, step: int) -> None:
        """The next unread article of the list; in an article the next match, mention or highlight."""
        if self.pane == LIST:
            self._next_unread(step)
        elif self._article and self._view.next_highlight(step) is None:
            self.say("Nothing is highlighted")

    def watch_kinds(self, kinds: frozenset[Highlight]) -> None:
        """Show the kinds that are on."""
        if self.is_mounted:
            self._view.kinds = kinds
            self.query_one(Legend).tell(kinds, self._view.progress)

    def action_kind(self, name: str) -> None:
        """Turn one kind of highlights on or off."""
        self.kinds = self.kinds ^ {Highlight(name)}

    def action_kinds(self) -> None:
        """Turn all highlights on, or off if all are on."""
        self.kinds = frozenset() if self.kinds == frozenset(Highlight) else frozenset(Highlight)

    # Facts

    @on(FactsPanel.Chosen)
    def _on_fact(self, event: FactsPanel.Chosen) -> None:
        if self._article is None:
            return
        fact, view = event.fact, self._view
        sentence = sentence_around(self._article, fact.span)
        if self._return_to is None:
            self._return_to = view.place
        view.find = ""
        self.chosen = fact.entity
        view.current = fact.span if fact.entity is None and fact.span != sentence else None
        view.marked = sentence
        self.pane = ARTICLE
        self.call_after_refresh(view.go_to, sentence)

    @on(ArticleView.Chosen)
    def _on_mention(self, event: ArticleView.Chosen) -> None:
        self.chosen = event.entity

    def watch_chosen(self, chosen: int | None) -> None:
        """Light up the mentions of the entity."""
        if not self.is_mounted:
            return
        self._view.chosen = chosen
        self._tell_keys()
        if chosen is not None and self._view.facts:
            entity = self._view.facts.entities[chosen]
            count = len(entity.mentions)
            self.say(f"{entity.name}: {count} mention{'s' if count > 1 else ''}")

    # Find, copy, link

    def action_find(self) -> None:
        """Ask what to find: in the article its words, in the list headlines."""
        if self.pane == LIST:
            self._find_bar.ask("Filter by headline or source", self._filter)
        elif self._article:
            again = f" (nothing: {self._last_find})" if self._last_find else ""
            self._find_bar.ask(f"Find in the article{again}")

    @on(FindBar.Typed)
    def _on_typed(self, event: FindBar.Typed) -> None:
        if self.pane == LIST:
            self._filter = event.words
            self._show_rows()

    @on(FindBar.Wanted)
    def _on_wanted(self, event: FindBar.Wanted) -> None:
        self._close_find_bar()
        if self.pane == LIST:
            self.say(f"{len(self._list):,} of {self._count()}" if event.words else "")
        elif words := event.words or self._last_find:
            self._find(words)

    def _find(self, words: str) -> None:
        self._last_find = words
        self._view.find = words
        found = self._view.next_highlight(1)
        self.say(f"{self._view.matches:,} found" if found else f"“{words}” is not in the article")
        self._tell_keys()

    @on(FindBar.GivenUp)
    def _on_given_up(self) -> None:
        if self.pane == LIST:
            self._filter = ""
            self._show_rows()
        self._close_find_bar()

    def _close_find_bar(self) -> None:
        self._find_bar.close()
        self.query_one(f"#{self.pane}").focus()

    @work(exclusive=True, group="copy")
    async def action_copy(self) -> None:
        """Copy the fact or quotation, in the list the headline, with its source."""
        row = self._list.row
        try:
            if self.pane == LIST and row:
                words = citation(await in_background(lambda: self.library.article(row.id)))
            elif self._article:
                words = citation(self._article, self._view.facts, self._span_meant())
            else:
                return
        except LibraryError as error:
            self.say(str(error))
            return
        self.app.copy_to_clipboard(words)
        self.say(f"Copied: {words}")

    def _span_meant(self) -> Span | None:
        """The fact under the cursor, or what is marked in the article."""
        if self.pane == FACTS and (fact := self._panel.fact):
            return fact.span
        return self._view.current or self._view.marked

    @work(exclusive=True, group="link")
    async def action_link(self) -> None:
        """Open the article's link here, or over SSH show and copy it."""
        row = self._row()
        if row is None:
            return
        try:
            url = (await in_background(lambda: self.library.article(row.id))).url
            if not url:
                self.say("This article has no link")
            elif links.is_web(url) and self.app.has_browser:
                await in_background(lambda: links.open_link(url))
                self.say(f"Opened {url}")
            else:
                self.app.copy_to_clipboard(url)
                self.say(f"Copied: {url}", _LINK_SHOWN_FOR)
        except (LibraryError, OSError) as error:
            self.say(str(error))
