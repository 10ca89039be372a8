"""The one main screen: list, article and key facts, wired together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen

from reader.analyst import AnalystError
from reader.article import Article, Span
from reader.facts.model import Facts
from reader.library import Library, LibraryError, QueryError, Row
from reader.tui import links
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.citation import citation
from reader.tui.commands import FOOTERS, KINDS, READING, bindings
from reader.tui.key_facts import key_facts, not_analysed
from reader.tui.keys import Keys
from reader.tui.painting import Highlight
from reader.tui.panes import ARTICLE, FACTS, LIST
from reader.tui.sentence import sentence_around
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.legend import Legend
from reader.tui.widgets.library_list import LibraryList
from reader.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

_SAVE_AFTER = 0.4
"""Seconds after a scroll at which the place is kept."""

_LOOK_AFTER = 0.3
"""Seconds after which the files are looked at, where the index has something to show at once."""

_AHEAD_AFTER = 0.5
"""Seconds with an article after which the next one is analysed."""

_LINK_SHOWN_FOR = 60.0

_QUERY = 'Filter by words, "a phrase", who:name, where:place, figure:>10%, is:unread'


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
        self._is_asked = not self._notices and not len(library)
        """Whether somebody waits to hear how many articles there are."""
        self._last_find = ""
        self._tagged: str | None = None
        """The article whose tags are being typed."""
        self._saving = False
        """Whether a name for the filter is being typed."""
        self._return_to: int | None = None
        self._unsaved: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Three panes, a line to type in, the legend and the footer."""
        yield Panes(self.library)
        yield FindBar()
        yield Legend([self._keys.of(command.id)[0] for command in KINDS.values()])
        yield Footer()

    def on_mount(self) -> None:
        """Show the list as the index knows it, then look at the files."""
        self._panes.focus_used()
        self._view.show(None, notice=f"{self._keys.of('list.open')[0]} opens the article")
        self.say(" · ".join(self._notices) or (self._list.count if len(self.library) else ""))
        self._list.again = self._keys.of("reading.refresh")[0]
        if len(self.library):
            self.set_timer(_LOOK_AFTER, self._look)
        else:
            self._look()

    def _look(self) -> None:
        self._list.look()
        self._list.watch_files()

    def on_unmount(self) -> None:
        """Keep what is not kept yet: the program ends."""
        self._save_place()

    @property
    def pane(self) -> str:
        """The pane that is being used."""
        return self._panes.used

    @property
    def _panes(self) -> Panes:
        return self.query_one(Panes)

    @property
    def _list(self) -> LibraryList:
        return self.query_one(LibraryList)

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

    @on(Panes.Arranged)
    def _on_arranged(self, event: Panes.Arranged) -> None:
        self.query_one(Legend).display = self._article is not None and ARTICLE in event.visible
        self._tell_keys()

    def _tell_keys(self) -> None:
        place = self.pane
        if place == ARTICLE and self._view.find:
            place = "found"
        elif place == ARTICLE and self.chosen is not None:
            place = "chosen"
        self.query_one(Footer).tell([(self._keys.of(id)[0], word) for id, word in FOOTERS[place]])

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        if self._article:
            self._panes.turn(step)

    def action_facts(self) -> None:
        """Go to the key facts, or from them back to the article."""
        if self._article:
            self._panes.used = ARTICLE if self.pane == FACTS else FACTS
        else:
            self.say("Open an article first")

    def action_zoom(self) -> None:
        """Show the pane alone, or beside the others."""
        self._panes.zoomed = not self._panes.zoomed

    def action_back(self) -> None:
        """One step back: from what is chosen, from the pane, from the filter."""
        view = self._view
        searched = view.find and view.find not in self._list.words
        if self.pane == ARTICLE and (self._return_to is not None or searched or view.marked or self.chosen is not None):
            self._clear()
        elif self.pane == ARTICLE:
            view.current = None
            self._panes.used = LIST
        elif self.pane == FACTS:
            self._panes.used = ARTICLE
        else:
            self._list.filter_by("")

    def _clear(self) -> None:
        """End what is chosen, marked or searched for; from a fact go back to where one came from."""
        view, place = self._view, self._return_to
        self._return_to = None
        self.chosen = None
        view.show(self._article, view.facts, place=view.place if place is None else place)
        self.say("")
        self._tell_keys()
        if place is not None:
            self._panes.used = FACTS

    def action_leave(self) -> None:
        """One step back; from the list the program ends."""
        if self.pane == LIST and not self._list.filter:
            self.app.exit()
        else:
            self.action_back()

    @on(LibraryList.Looked)
    def _on_looked(self) -> None:
        """Say what came to light; how many articles there are at the start, and to whoever asked."""
        notices = [notice for notice in self.library.notices if notice not in self._notices]
        if notices or self._is_asked:
            self.say(" · ".join([*notices, self._list.count]))
        self._is_asked = False
        self._notices += notices
        if len(self.library) == 1 and self.selected is None and (only := self._list.row):
            self._open(only)

    @on(LibraryList.Said)
    def _on_said(self, event: LibraryList.Said) -> None:
        self.say(event.line)

    def action_look_again(self) -> None:
        """Look at the files again."""
        self._is_asked = True
        self._list.look()

    def _row(self) -> Row | None:
        """The article that a command is meant for: under the cursor in the list, else the open one."""
        if self.pane == LIST or self.selected is None:
            return self._list.row
        return self.library.row(self.selected)

    def action_unread(self) -> None:
        """Mark read or unread."""
        if (row := self._row()) and not row.problem:
            self.say("Marked unread" if row.read else "Marked read")
            self._list.mark(row, read=not row.read)

    def action_star(self) -> None:
        """Star, or take the star away."""
        if (row := self._row()) and not row.problem:
            self.say("Star taken away" if row.starred else "Starred")
            self._list.mark(row, starred=not row.starred)

    def action_tags(self) -> None:
        """Ask for the tags of the article."""
        if (row := self._row()) and not row.problem:
            self._tagged = row.id
            tags = " ".join(sorted(self.library.tags(row.id)))
            self._find_bar.ask("Tags, parted by blanks", f"{tags} " if tags else "")

    def _tag(self, id: str, words: str) -> None:
        tags = dict.fromkeys(word.strip(",").casefold() for word in words.split() if word.strip(","))
        try:
            self.library.tag(id, tags)
        except LibraryError as error:
            self.say(str(error))
        else:
            self.say(f"Tagged {', '.join(tags)}" if tags else "No tags")

    def action_save_search(self) -> None:
        """Ask for a name for the list's filter."""
        if not self._list.filter.strip():
            self.say("Filter the list first; then its filter can be saved")
            return
        self._saving = True
        self._find_bar.ask(f"A name for: {self._list.filter}")

    def _save_search(self, name: str) -> None:
        if not name.strip():
            return
        try:
            self.library.save_search(name, self._list.filter)
        except (LibraryError, QueryError) as error:
            self.say(str(error))
        else:
            self.say(f"Saved; saved:{name.strip().casefold()} finds it again")

    def action_all_read(self) -> None:
        """Mark all articles of the list read, as it is filtered."""
        self._list.mark_all_read(self._keys.of("reading.undo")[0])

    def action_delete(self) -> None:
        """Move the article's file to the trash."""
        if row := self._row():
            self._list.delete(row, self._keys.of("reading.undo")[0])

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._list.undo()

    @on(ArticleList.Opened)
    def _on_opened(self, event: ArticleList.Opened) -> None:
        self._open(event.row)

    def _open(self, row: Row) -> None:
        self._save_place()
        if row.problem:
            self.say(f"{row.title}: {row.problem}")
        elif row.id == self.selected:
            self._panes.used = ARTICLE
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
        self._view.find = self._last_find = next(iter(self._list.words), "")
        self._panel.tell((), still="Reading the facts …")
        self._panes.used = ARTICLE
        self._panes.opened = True
        if (row := self.library.row(id)) and not row.read:
            self._list.mark(row, read=True)
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
        if self._analysis.is_warm and (found := self._list.beside(id, 1)):
            _, row = found
            await self._analysis.facts(await in_background(lambda: self.library.article(row.id)))

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
        if found := self._list.beside(self.selected, step):
            place, row = found
            self._list.select(place)
            self._open(row)
        else:
            self.say("That is the last article" if step > 0 else "That is the first article")

    def action_next(self, step: int) -> None:
        """The next unread article of the list; in an article the next match, mention or highlight."""
        if self.pane == LIST:
            self._list.go_to_unread(step)
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
        self._panes.used = ARTICLE
        self.call_after_refresh(view.go_to, sentence)

    @on(ArticleView.Chosen)
    def _on_mention(self, event: ArticleView.Chosen) -> None:
        self.chosen = event.entity

    def action_choose(self) -> None:
        """Choose the entity of the mention that was gone to."""
        facts, current = self._view.facts, self._view.current
        if self.pane == ARTICLE and facts and current:
            mentioned = (i for i, entity in enumerate(facts.entities) if current in entity.mentions)
            self.chosen = next(mentioned, self.chosen)

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

    def action_find(self) -> None:
        """Ask what to find: in the article its words, in the list headlines."""
        if self.pane == LIST:
            self._find_bar.ask(_QUERY, self._list.filter)
        elif self._article:
            again = f" (nothing: {self._last_find})" if self._last_find else ""
            self._find_bar.ask(f"Find in the article{again}")

    @on(FindBar.Typed)
    def _on_typed(self, event: FindBar.Typed) -> None:
        if self.pane == LIST and self._tagged is None and not self._saving:
            self._list.filter_by(event.words)

    @on(FindBar.Wanted)
    def _on_wanted(self, event: FindBar.Wanted) -> None:
        self._close_find_bar()
        if self._saving:
            self._saving = False
            self._save_search(event.words)
        elif self._tagged is not None:
            tagged, self._tagged = self._tagged, None
            self._tag(tagged, event.words)
        elif self.pane == LIST:
            self.say(self._list.found if event.words else "")
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
        if self.pane == LIST and self._tagged is None and not self._saving:
            self._list.filter_by("")
        self._tagged, self._saving = None, False
        self._close_find_bar()

    def _close_find_bar(self) -> None:
        self._find_bar.close()
        self._panes.focus_used()

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
