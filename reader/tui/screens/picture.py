"""The lead picture of an article, on a screen of its own above its caption."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from reader.intake.pictures import PictureError, scaled
from reader.tui.background import in_background
from reader.tui.commands import PICTURE, bindings
from reader.tui.keys import Keys
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.picture_view import PictureView


class PictureScreen(Screen[None], inherit_bindings=False):
    """Shows a picture as large as the screen lets it be."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(PICTURE)

    def __init__(self, picture: bytes, caption: str, keys: Keys) -> None:
        """Show a picture.

        Args:
            picture: as `reader.arrivals.pictures` gives it.
            caption: the words below it.
            keys: the keys as they are bound.
        """
        super().__init__()
        self._picture = picture
        self._caption = caption
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The picture, its caption and the footer."""
        yield PictureView()
        caption = Static(Text(self._caption), id="caption")
        caption.display = bool(self._caption)
        yield caption
        yield Footer()

    def on_mount(self) -> None:
        """Say how to leave."""
        ways = (("picture.back", "back"), ("reading.help", "help"))
        self.query_one(Footer).tell([(self._keys.of(id)[0], word) for id, word in ways])

    def on_resize(self, _: events.Resize) -> None:
        """Scale to the new size, once all stands in its place."""
        self.call_after_refresh(lambda: self.run_worker(self._scale(), exclusive=True, group="scale"))

    async def _scale(self) -> None:
        view = self.query_one(PictureView)
        width, height = view.size
        if not (width and height):
            return
        try:
            view.show(await in_background(lambda: scaled(self._picture, width, 2 * height)))
        except PictureError as error:
            self.query_one(Footer).say(f"The picture cannot be shown: {error}")

    def action_back(self) -> None:
        """Back to the article."""
        self.dismiss(None)
