"""The application: themes, keys and signals; what is on the screen is the screens' business."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment, Segments
from textual import constants, events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from reader.analyst import Analyst
from reader.first_paint import Painted
from reader.library import Library
from reader.restricted import is_restricted
from reader.settings import DEFAULT_THEME, Settings, SettingsError, keep_theme
from reader.shared_analyst import analyst_for
from reader.stages import passed
from reader.tui import faults, links, memory, remote, themes
from reader.tui.analysis import Analysis
from reader.tui.background import in_background
from reader.tui.commands import ACCOUNT, ACROSS, CHANGES, PICTURE, PROGRAM, READING, Command, bindings
from reader.tui.keys import Keys
from reader.tui.real_cursor import place_of
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.palette import ArticleProvider, Palette
from reader.tui.screens.reading import ReadingScreen
from reader.tui.terminal.driver import SparingDriver
from reader.tui.terminal.taken import Taken
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.folder_list import FolderList

_LAST = 19
"""The niceness of a process before which all others go."""

_QUIET_FOR = 10.0
"""Seconds after which the process that makes facts ahead of reading goes when it has nothing to do."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


class NewsreaderApp(App[None]):
    """The reader on one library."""

    TITLE = "newsreader"
    CSS_PATH = Path(__file__).parent / "styles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROGRAM)
    COMMANDS = App.COMMANDS | {ArticleProvider}

    title: Reactive[str] = Reactive("", compute=False, repaint=False)
    """The name of the window; nothing on the screen shows it."""

    def __init__(self, library: Library, settings: Settings, notice: str | None = None) -> None:
        """Nothing is shown yet.

        Args:
            library: the articles to read.
            settings: the user's settings.
            notice: a line to say at the start.
        """
        # Only the terminal's own colours can be taken away altogether (no-color.org); others would become greys.
        super().__init__(
            driver_class=None if constants.DRIVER else SparingDriver,
            ansi_color=True if "NO_COLOR" in os.environ else None,
        )
        self.animation_level = "none"
        self.library = library
        self.settings = settings
        self.analyst = analyst_for(settings.pipeline)
        own = isinstance(self.analyst, Analyst) and settings.analyse_ahead
        self.quiet_analyst = Analyst(settings.pipeline, _QUIET_FOR, nice=_LAST) if own else None
        self.keys = Keys(
            {
                "Everywhere": bindings((*READING, *PROGRAM)),
                "In the folders": FolderList.BINDINGS,
                "In the list": ArticleList.BINDINGS,
                "In the article": ArticleView.BINDINGS,
                "In the key facts": FactsPanel.BINDINGS,
                "In a dossier, a timeline, figures": bindings(ACROSS),
                "In the changes of a version": bindings((*ACCOUNT, *CHANGES)),
                "In a picture": bindings(PICTURE),
                "In this help": HelpScreen.BINDINGS,
            },
            settings.keys,
        )
        self.has_browser = not is_restricted() and links.has_browser(os.environ)
        """Whether a link can be opened where the user sits."""
        self.painted: Painted | None = None
        """The terminal, where it shows the first screen already."""
        self.taken: Taken | None = None
        """The same as the driver has to know it."""
        self.when_shown: Callable[[], None] = memory.settle
        """What is done when the first screen is there."""
        self._notice = notice
        for theme in themes.OWN:
            self.register_theme(theme)

    def on_ready(self) -> None:
        """The first screen is drawn."""
        self.call_after_refresh(self._shown)

    def _shown(self) -> None:
        passed("the first frame")
        self.when_shown()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of our own names for themes that do not know them."""
        return themes.variables_for(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, with what there is to say at the start."""
        settings = self.settings
        notices = [line for line in (self._notice, *self.library.notices, *settings.problems) if line]
        help = self.keys.of("reading.help")[0]
        notices += [
            settings.wrong(f"keys.{id}", f"nothing is called {id}; {help} shows the names") for id in self.keys.unknown
        ]
        if settings.theme not in self.available_themes:
            wrong = f'there is no theme "{settings.theme}"; "{DEFAULT_THEME}" is used'
            notices.append(settings.wrong("theme", wrong))
        analysis = Analysis(self.library, self.analyst, settings.pipeline, self.quiet_analyst)
        return ReadingScreen(self.library, analysis, self.keys, notices)

    def on_load(self) -> None:
        """End well on every signal that ends us, from before the terminal is changed, and take the theme."""
        if self.painted is not None:
            self.painted.take_over()
        if not self.is_headless:
            for number in _ENDING:
                asyncio.get_running_loop().add_signal_handler(number, self.exit, None, 128 + number)
        # Once there are widgets, another theme would have all styles read a second time.
        self.theme = self._first_theme().name

    def on_mount(self) -> None:
        """Take theme and keys from the settings."""
        self.theme = self._first_theme().name
        self.set_keymap(self.keys.own)
        self.app_resume_signal.subscribe(self, lambda _: self.action_repaint())

    def _first_theme(self) -> Theme:
        theme = self.get_theme(self.settings.theme) or themes.DARK
        has_few_colours = self.console.color_system not in ("256", "truecolor") and not self.is_headless
        return themes.TERMINAL if has_few_colours and theme in themes.OWN else theme

    def on_key(self, event: events.Key) -> None:
        """A character that came with the key that asks for a line is meant for that line, as on a slow line."""
        line = self.screen.query_one_optional(FindBar)
        if line and line.take_typed(event):
            event.stop()
            event.prevent_default()

    async def on_unmount(self) -> None:
        """Leave no process behind."""
        await self.analyst.close()
        if self.quiet_analyst is not None:
            await self.quiet_analyst.close()

    def watch_title(self, title: str) -> None:
        """The window is named after what is read in it."""
        if isinstance(self._driver, SparingDriver):
            self._driver.pass_on(remote.title(title), waits=True)

    @property
    def can_copy(self) -> bool:
        """Whether the terminal is believed to have a clipboard (OSC 52)."""
        return not isinstance(self._driver, SparingDriver) or self._driver.abilities.is_like_xterm

    @property
    def lacks_for_pictures(self) -> str:
        """Why no picture can be shown on this terminal; empty where one can."""
        if "NO_COLOR" in os.environ:
            return "NO_COLOR is set"
        return self._driver.lacks_for_pictures if isinstance(self._driver, SparingDriver) else ""

    @property
    def sparing_driver(self) -> SparingDriver | None:
        """The driver, where it is the one that knows what this terminal can."""
        return self._driver if isinstance(self._driver, SparingDriver) else None

    def notify_outside(self, words: str) -> None:
        """Show a notification on the user's desktop, where the settings ask for that."""
        if self.settings.notify and isinstance(self._driver, SparingDriver):
            self._driver.pass_on(remote.notification(words))

    def _fatal_error(self) -> None:
        """End after a fault of our own: a traceback is no answer to a reader, but whoever mends it needs one."""
        self._exit_renderables.append(Segments([Segment(faults.kept())]))
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the keys offer, and the themes."""
        for commands, target in ((READING, screen), (PROGRAM, self)):
            for command in commands:
                does = command.does_here
                if does and command.is_offered and isinstance(target, ReadingScreen | NewsreaderApp):
                    yield SystemCommand(does, " ".join(self.keys.of(command.id)), self._runner(command, target))
        for name in sorted(self.available_themes):
            yield SystemCommand(f"Theme {name}", "Use it from now on", lambda name=name: self.use_theme(name))

    def _runner(self, command: Command, target: ReadingScreen | NewsreaderApp) -> Callable[[], Awaitable[bool]]:
        return lambda: self.run_action(command.action, default_namespace=target)

    def use_theme(self, name: str) -> None:
        """Use a theme and keep it in the settings."""
        self.theme = name
        self.run_worker(self._keep_theme(name), exclusive=True, group="theme")

    async def _keep_theme(self, name: str) -> None:
        try:
            await in_background(lambda: keep_theme(name))
            self._say(f"Theme {name}")
        except SettingsError as error:
            self._say(str(error))

    def _say(self, message: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.say(message)

    def action_next_theme(self) -> None:
        """The next of our own themes."""
        names = [theme.name for theme in themes.OWN]
        at = names.index(self.theme) if self.theme in names else -1
        self.use_theme(names[(at + 1) % len(names)])

    def action_keys(self) -> None:
        """Show all keys."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.keys))

    def action_command_palette(self) -> None:
        """Show all commands."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: on the row that one is on, or where one types."""
        focused = self.screen.focused if self._screen_stack else None
        return place_of(focused) or self._typing_place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._typing_place = place

    @property
    def last_size(self) -> tuple[int, int] | None:
        """The columns and rows of the terminal, once the reader has ended."""
        shown = self._driver.shown if isinstance(self._driver, SparingDriver) else None
        return (shown.width, shown.height) if shown else None

    @property
    def shows_wide(self) -> bool:
        """Whether the terminal is known to show in two cells what we count as one."""
        return isinstance(self._driver, SparingDriver) and self._driver.shows_wide

    def action_repaint(self) -> None:
        """Draw the whole screen anew."""
        if isinstance(self._driver, SparingDriver):
            self._driver.repaint()
        for widget in (self.screen, *self.screen.walk_children()):
            widget.refresh()

    def action_suspend_process(self) -> None:
        """Go to the shell that we were started from, where there is one."""
        if is_restricted() or (self._driver is not None and not self._driver.can_suspend):
            self._say("There is no shell to go back to")
        else:
            super().action_suspend_process()

    def action_interrupted(self) -> None:
        """Ctrl-C ends nothing by accident."""
        quit, quit_now = self.keys.of("reading.quit")[0], self.keys.of("reading.quit_now")[0]
        self._say(f"{quit} goes back and quits from the folders; {quit_now} quits at once")
