"""The lead picture of the article that is meant: fetched only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import LibraryError, Row
from reader.restricted import is_restricted
from reader.tui.background import in_background

if TYPE_CHECKING:
    from reader.article import Picture
    from reader.tui.screens.reading import ReadingScreen


class Picturing:
    """Shows pictures, where the terminal can."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Nothing is fetched yet."""
        self._screen = screen

    def show(self) -> None:
        """Show the lead picture, or say why that cannot be."""
        if (row := self._screen.marking.row) and not row.problem:
            self._screen.run_worker(self._show(row), exclusive=True, group="picture")

    async def _show(self, row: Row) -> None:
        from reader.intake.pictures import PictureError
        from reader.tui.screens.picture import PictureScreen

        screen = self._screen
        try:
            picture = (await in_background(lambda: screen.library.article(row.id))).picture
            if picture is None:
                screen.say("This article has no picture")
                return
            if screen.app.lacks_for_pictures:
                screen.say(f"A picture cannot be shown here: {screen.app.lacks_for_pictures}")
                return
            screen.say("Fetching the picture …")
            data = await in_background(lambda: self._data(row, picture))
        except LibraryError as error:
            screen.say(str(error))
        except PictureError as error:
            screen.say(f"The picture cannot be had: {error}")
        else:
            screen.say("")
            if screen.is_current and (meant := screen.marking.row) and meant.id == row.id:
                screen.app.push_screen(PictureScreen(data, picture.caption, screen.keys, screen.app.sparing_driver))

    def _data(self, row: Row, picture: Picture) -> bytes:
        """The picture; one on the user's own network where he gave the address of its feed there."""
        from reader.arrivals.pictures import Pictures

        library = self._screen.library
        given = tuple(feed.given for feed in library.feeds.of(row.id) if feed.given)
        return Pictures(library.cache_folder).at(picture.url, given=given, fetches=not is_restricted())
