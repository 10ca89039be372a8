"""The one main screen: list, article and key facts, wired together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.widget import Widget

from reader.library import Library
from reader.restricted import REFUSAL, is_restricted
from reader.tui.analysis import Analysis
from reader.tui.commands import KINDS, READING, bindings, footer
from reader.tui.compositing import SparingCompositor
from reader.tui.keys import Keys
from reader.tui.painting import Highlight
from reader.tui.panes import ARTICLE, FACTS, FOLDERS, LIST
from reader.tui.reading import news
from reader.tui.reading.across import Across
from reader.tui.reading.ahead import Ahead
from reader.tui.reading.browsing import Browsing
from reader.tui.reading.fetching import Fetching
from reader.tui.reading.filtering import Filtering
from reader.tui.reading.lighting import Lighting
from reader.tui.reading.marking import Marking
from reader.tui.reading.opening import Opening
from reader.tui.reading.picturing import Picturing
from reader.tui.reading.sharing import Sharing
from reader.tui.reading.sorting import Sorting
from reader.tui.reading.versions import Versions
from reader.tui.reading.writing import Writing
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.fetch_report import FetchReport
from reader.tui.widgets.find_bar import FindBar, Question
from reader.tui.widgets.folder_list import FolderList
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.legend import Legend
from reader.tui.widgets.library_list import LibraryList
from reader.tui.widgets.panes import Arrangement, Panes

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

_LOOK_AFTER = 0.3
"""Seconds after which the files are looked at, where the index has something to show at once."""

_ERRANDS = frozenset(command.action for command in READING if command.restricted == "")
"""What is not done where the reader is served to others."""


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Knows which article is open, which entity is chosen and which kinds are shown, and tells the panes.

    What it does is done by its parts (`opening`, `lighting` …), which the table of commands names.
    """

    app: NewsreaderApp

    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The pane or line that has the keys; each draws by itself what that changes."""
    selected: reactive[str | None] = reactive[str | None](None, repaint=False)
    """The id of the article that is open, or being opened."""
    chosen: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The entity that is chosen, as an index into the facts."""
    kinds: reactive[frozenset[Highlight]] = reactive(frozenset(Highlight), repaint=False)
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
        self._compositor = SparingCompositor()
        self.home = self.library = library
        """The reader's library, and the one that is listed: it, or what was deleted."""
        self.keys = keys
        self.browsing = Browsing(self)
        self.opening = Opening(self, analysis)
        self.lighting = Lighting(self)
        self.marking = Marking(self)
        self.filtering = Filtering(self)
        self.sharing = Sharing(self, analysis)
        self.across = Across(self)
        self.news = news.News(self)
        self.ahead = Ahead(self, analysis)
        self.fetching = Fetching(self)
        self.picturing = Picturing(self)
        self.versions = Versions(self, analysis)
        self.sorting = Sorting(self)
        self.writing = Writing(self)
        self._notices = list(notices)
        self._is_asked = not self._notices and not len(library)
        """Whether somebody waits to hear how many articles there are."""

    def compose(self) -> ComposeResult:
        """Three panes, a line to type in, the legend and the footer."""
        yield Panes(self.home)
        yield FetchReport()
        legend = Legend([self.keys.of(command.id)[0] for command in KINDS.values()])
        # A first frame that is right costs half of two.
        legend.display = False
        yield legend
        yield FindBar()
        yield Footer()

    def on_mount(self) -> None:
        """Show the list as the index knows it, then look at the files."""
        # Watched and not told by messages: these would come after the frame with the lines, and cost another.
        self.watch(self.view, "place", self.opening.moved_to, init=False)
        self.watch(self.view, "progress", self._show_progress, init=False)
        self.watch(self.panes, "arrangement", self._show_arrangement)
        self.panes.focus_used()
        self.view.show(None, notice=f"{self.keys.of('list.open')[0]} opens the article")
        self.say(" · ".join(self._notices) or (self.opening.greeting if len(self.home) else ""))
        self.articles.again = self.keys.of("reading.refresh")[0]
        self.articles.back = self.keys.of("reading.back")[-1]
        if len(self.home):
            self.set_timer(_LOOK_AFTER, self._look)
        else:
            self._look()

    def _look(self) -> None:
        self.run_worker(self.opening.prepare(), group="prepare", exit_on_error=False)
        self.articles.look()
        self.articles.watch_files()
        self.set_interval(news.EVERY, self.news.look)

    def on_resize(self, event: events.Resize) -> None:
        """Share the room before it is laid out, and lay it out once: Textual tells of each size twice."""
        if event.size == self.outer_size:
            event.prevent_default()
        else:
            self.panes.share_room()

    def on_unmount(self) -> None:
        """Keep what is not kept yet: the program ends."""
        self.opening.end()

    @property
    def pane(self) -> str:
        """The pane that is being used."""
        return self.panes.used

    @property
    def panes(self) -> Panes:
        """What is beside one another."""
        return self.query_one(Panes)

    @property
    def articles(self) -> LibraryList:
        """The list of articles."""
        return self.query_one(LibraryList)

    @property
    def folders(self) -> FolderList:
        """The folders that the articles are in."""
        return self.query_one(FolderList)

    @property
    def view(self) -> ArticleView:
        """The article."""
        return self.query_one(ArticleView)

    @property
    def panel(self) -> FactsPanel:
        """The key facts."""
        return self.query_one(FactsPanel)

    def say(self, message: str, seconds: float | None = None, *, link: str = "") -> None:
        """Show a line in place of the footer for a while, with an address in it that can be clicked."""
        self.query_one(Footer).say(message, seconds, link=link)

    def tell_keys(self) -> None:
        """Show the keys that matter where one is now."""
        place = self.pane
        if place == LIST and self.articles.picked:
            place = "picked"
        elif place == LIST and self.articles.folder.is_trash:
            place = "trash"
        if place == ARTICLE and self.view.matches:
            place = "found"
        elif place == ARTICLE and self.chosen is not None:
            place = "chosen"
        elif place == ARTICLE and self.opening.article and self.opening.article.picture:
            place = "pictured"
        where = self.articles.where if self.pane == LIST else ""
        self.query_one(Footer).tell([(self.keys.of(id)[0], word) for id, word in footer(place)], where)

    def action_do(self, what: str, *arguments: object) -> None:
        """Have a part do something, as the table of commands names it: "marking.star"."""
        if is_restricted() and f"do('{what}')" in _ERRANDS:
            self.say(REFUSAL)
            return
        part, _, name = what.partition(".")
        getattr(getattr(self, part), name)(*arguments)

    def _show_arrangement(self, arrangement: Arrangement) -> None:
        self.query_one(Legend).display = arrangement.opened and ARTICLE in arrangement.visible
        self.opening.is_left = self.pane in (LIST, FOLDERS)
        self.tell_keys()

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        if self.opening.article:
            self.panes.turn(step)

    def action_zoom(self) -> None:
        """Show the pane alone, or beside the others."""
        self.panes.zoomed = not self.panes.zoomed

    def action_back(self) -> None:
        """One step back: from what is lit up, from the pane, from the filter, from the list to the folders."""
        if self.fetching.dismiss():
            return
        if self.pane == ARTICLE and self.across.is_away:
            self.across.come_back()
        elif self.pane == ARTICLE and self.lighting.is_on:
            self.lighting.clear()
        elif self.pane == ARTICLE:
            self.view.current = None
            self.panes.used = LIST
        elif self.pane == FACTS:
            self.panes.used = ARTICLE
        elif self.pane == LIST and self.marking.let_go():
            pass
        elif self.articles.filter:
            self.articles.filter_by("")
            self.say("")
        elif self.pane == LIST:
            self.browsing.up()

    def action_leave(self) -> None:
        """One step back; from the folders the program ends."""
        if self.pane == FOLDERS:
            self.app.exit()
        else:
            self.action_back()

    def action_look_again(self) -> None:
        """Look at the files again."""
        self._is_asked = True
        self.articles.look()

    @on(LibraryList.Looked)
    def _on_looked(self) -> None:
        """Say what came to light; how many articles there are at the start, and to whoever asked."""
        notices = [notice for notice in self.home.notices if notice not in self._notices]
        if notices or self._is_asked:
            self.say(" · ".join([*notices, self.articles.count]))
        self._is_asked = False
        self._notices += notices
        self.browsing.changed()
        if len(self.home) == 1 and self.selected is None and (only := self.articles.row):
            self.opening.open(only)

    @on(LibraryList.Said)
    def _on_said(self, event: LibraryList.Said) -> None:
        self.say(event.line)

    @on(LibraryList.Mistaken)
    def _on_mistaken(self, event: LibraryList.Mistaken) -> None:
        bar = self.query_one(FindBar)
        self.query_one(Footer).point(event.why, bar.column_of(event.at) if bar.is_open else None)

    @on(LibraryList.Shown)
    def _on_shown(self) -> None:
        self.query_one(Footer).point_no_more()
        self.filtering.tell()
        self.ahead.look()
        self.tell_keys()

    @on(FolderList.Opened)
    def _on_folder(self, event: FolderList.Opened) -> None:
        self.browsing.open(event.folder)

    @on(ArticleList.Opened)
    def _on_opened(self, event: ArticleList.Opened) -> None:
        self.opening.open(event.row)

    def _show_progress(self) -> None:
        self.query_one(Legend).tell(self.kinds, self.view.progress)

    @on(FactsPanel.Chosen)
    def _on_fact(self, event: FactsPanel.Chosen) -> None:
        self.lighting.show(event.fact)

    @on(ArticleView.Followed)
    def _on_followed(self, event: ArticleView.Followed) -> None:
        self.sharing.follow(event.url)

    @on(ArticleView.Chosen)
    def _on_mention(self, event: ArticleView.Chosen) -> None:
        self.chosen = event.entity

    def watch_kinds(self, kinds: frozenset[Highlight]) -> None:
        """Show the kinds that are on."""
        if self.is_mounted:
            self.view.kinds = kinds
            self._show_progress()

    def watch_chosen(self, chosen: int | None) -> None:
        """Light up the mentions of the entity."""
        if not self.is_mounted:
            return
        self.view.chosen = chosen
        self.tell_keys()
        if chosen is not None and self.view.facts:
            entity = self.view.facts.entities[chosen]
            count = len(entity.mentions)
            self.say(f"{entity.name}: {count} mention{'s' if count > 1 else ''}")

    def ask(self, question: Question) -> None:
        """Ask the user in the line above the footer."""
        self.query_one(FindBar).ask(question)

    @on(FindBar.Typed)
    def _on_typed(self, event: FindBar.Typed) -> None:
        if event.question.typed:
            event.question.typed(event.words)

    @on(FindBar.Answered)
    def _on_answered(self, event: FindBar.Answered) -> None:
        self.panes.focus_used()
        event.question.answer(event.words)

    @on(FindBar.GivenUp)
    def _on_given_up(self, event: FindBar.GivenUp) -> None:
        if event.question.given_up:
            event.question.given_up()
        self.panes.focus_used()
