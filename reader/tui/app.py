"""The application: themes, keys and signals; what is on the screen is the screens' business."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import webbrowser
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.analyst import Analyst
from reader.library import Library
from reader.settings import DEFAULT_THEME, Settings, SettingsError, keep_theme
from reader.tui import themes
from reader.tui.keys import KeyHelp, key_help, unknown
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.terminal import QuietDriver
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.facts_panel import FactsPanel

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class NewsreaderApp(App[None]):
    """The reader on one library."""

    TITLE = "newsreader"
    CSS_PATH = Path(__file__).with_name("styles.tcss")
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q", "quit_now", "Quit from anywhere", id="reading.quit_now"),
        Binding("question_mark", "keys", "Help: all keys", id="reading.help"),
        Binding("colon", "command_palette", "Commands", id="reading.commands"),
        Binding("T", "next_theme", "Next theme", id="reading.theme"),
        Binding("ctrl+l", "repaint", "Repaint the screen", id="reading.repaint"),
        Binding("ctrl+z", "suspend_process", "To the shell; fg comes back", id="reading.suspend"),
        Binding("ctrl+c", "interrupted", "How to quit", id="reading.interrupted", priority=True, show=False),
    ]

    def __init__(self, library: Library, settings: Settings, notice: str | None = None) -> None:
        """Nothing is shown yet.

        Args:
            library: the articles to read.
            settings: the user's settings.
            notice: a line to say at the start.
        """
        super().__init__(driver_class=QuietDriver)
        self.animation_level = "none"
        self.library = library
        self.settings = settings
        self.analyst = Analyst(settings.pipeline)
        self._notice = notice
        for theme in themes.OWN:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of our own names for themes that do not know them."""
        return themes.FALLBACKS

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, with what there is to say at the start."""
        notices = [line for line in (self._notice, *self.library.notices, *self.settings.problems) if line]
        wrong = unknown(self.settings.keys, self.all_keys())
        if wrong:
            notices.append(f"config.toml: no key is called {', '.join(wrong)}; ? lists the names")
        if self.settings.theme not in self.available_themes:
            notices.append(f"config.toml: there is no theme {self.settings.theme!r}; {DEFAULT_THEME} is used")
        return ReadingScreen(self.library, self.analyst, self.settings.pipeline, notices)

    def on_mount(self) -> None:
        """Take theme and keys from the settings, and end well on every signal that ends us."""
        known = self.settings.theme in self.available_themes
        self.theme = self.settings.theme if known else DEFAULT_THEME
        self.set_keymap(dict(self.settings.keys))
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            with contextlib.suppress(ValueError, NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, self._ended_by, number)

    def _ended_by(self, number: int) -> None:
        self._save()
        self.exit(return_code=128 + number)

    def _save(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.save()

    async def on_unmount(self) -> None:
        """Nothing is left behind: no unsaved place, no process."""
        await self.analyst.close()

    def exit(self, *args: object, **kwargs: object) -> None:
        """End the program, keeping what is not kept yet."""
        self._save()
        super().exit(*args, **kwargs)  # type: ignore[arg-type]

    def all_keys(self) -> list[KeyHelp]:
        """All that can be done by key, with the keys for it now."""
        return [key for _, keys in self._places() for key in keys]

    def keymap_of(self, id: str, default: str) -> str:
        """The keys for something."""
        return self.settings.keys.get(id, default)

    def _places(self) -> list[tuple[str, list[KeyHelp]]]:
        keymap = self.settings.keys
        return [
            ("Everywhere", key_help((*ReadingScreen.BINDINGS, *NewsreaderApp.BINDINGS), keymap)),
            ("In the list", key_help(ArticleList.BINDINGS, keymap)),
            ("In the article", key_help(ArticleView.BINDINGS, keymap)),
            ("In the key facts", key_help(FactsPanel.BINDINGS, keymap)),
        ]

    @property
    def has_browser(self) -> bool:
        """Whether a link can be opened where the user sits: not over SSH, and not in the terminal itself."""
        if any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
            return False
        if not any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY")) and os.uname().sysname != "Darwin":
            return False
        with contextlib.suppress(webbrowser.Error):
            return not isinstance(webbrowser.get(), webbrowser.GenericBrowser)
        return False

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the keys offer, and the themes."""
        bound = {b.id: b for b in (*ReadingScreen.BINDINGS, *NewsreaderApp.BINDINGS) if isinstance(b, Binding)}
        keys = {key.id: key.keys for key in self.all_keys()}
        for id, binding in bound.items():
            if id and id not in ("reading.commands", "reading.interrupted"):
                yield SystemCommand(binding.description, keys[id], self._runner(binding.action))
        for name in sorted(self.available_themes):
            yield SystemCommand(f"Theme {name}", "Use this theme from now on", lambda name=name: self.use_theme(name))

    def _runner(self, action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            target = self if hasattr(self, f"action_{action.partition('(')[0]}") else self.screen
            await self.run_action(action, default_namespace=target)

        return run

    def use_theme(self, name: str) -> None:
        """Use a theme and keep it in the settings."""
        self.theme = name
        try:
            keep_theme(name)
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
        self.push_screen(HelpScreen(self._places()))

    def action_repaint(self) -> None:
        """Draw the whole screen anew."""
        self.refresh(layout=True)
        self.screen.refresh(repaint=True)

    def action_quit_now(self) -> None:
        """Quit from anywhere."""
        self.exit()

    def action_interrupted(self) -> None:
        """Ctrl-C ends nothing by accident."""
        self._say("q goes back and quits from the list; Q quits at once")


def run(library: Library, settings: Settings, *, notice: str | None = None) -> int:
    """Start the reader and return its exit status."""
    app = NewsreaderApp(library, settings, notice)
    try:
        app.run()
    finally:
        library.close()
    return app.return_code or 0
