"""The folders above the list: what is in them, how many, and the way down and up."""

from __future__ import annotations

from reader.library import Library
from reader.tui.app import NewsreaderApp
from tests.tui.screen import Seen, running


def shown(seen: Seen) -> list[str]:
    return [" ".join(line.replace("▌", "").split()) for line in seen.lines(seen.folders) if line.strip()]


async def test_above_the_list_are_folders_with_their_counts(app: NewsreaderApp, library: Library) -> None:
    read = library.search("bridge").rows(0, 1)[0].id
    library.marks.set_read(read, True)
    library.marks.set_starred(read, True)
    library.marks.set_tags(read, {"fire"})
    library.searches.save("old ones", "oldest OR older")
    async with running(app) as seen:
        await seen.press("q")
        assert seen.panes() == ["article", "facts"]
        assert shown(seen) == [
            "All articles 2 / 4",
            "Unread 2 / 2",
            "Starred 1",
            "old ones 2 / 2",
            "▾ Tags 1",
            "#fire 1",
            "Trash 0",
        ]


async def test_a_folder_is_opened_filtered_and_left(app: NewsreaderApp, library: Library) -> None:
    library.searches.save("story", "story")
    async with running(app) as seen:
        await seen.press("h", "G", "k", "enter")
        assert seen.screen.pane == "list"
        assert len(seen.articles) == 2
        await seen.press("slash", *"oldest", "enter")
        assert len(seen.articles) == 1
        await seen.press("h")
        assert len(seen.articles) == 2
        await seen.press("h")
        assert seen.folders.folder is not None
        assert seen.folders.folder.name == "story"
        await seen.press("k", "k", "slash", *"fire", "enter")
        assert seen.screen.pane == "list"
        assert len(seen.articles) == 1


async def test_folders_in_a_folder_are_hidden_and_shown(app: NewsreaderApp, library: Library) -> None:
    library.marks.set_tags(library.rows(0, 1)[0].id, {"caucasus", "talks"})
    async with running(app) as seen:
        await seen.press("h", "G", "k")
        assert shown(seen)[-4:-1] == ["▾ Tags 1 / 1", "#caucasus 1 / 1", "#talks 1 / 1"]
        await seen.press("space")
        assert shown(seen)[-2] == "▸ Tags 1 / 1"
        await seen.press("space")
        assert len(shown(seen)) == 7


async def test_a_saved_search_is_deleted_from_the_folders_and_comes_back(app: NewsreaderApp, library: Library) -> None:
    library.searches.save("story", "story")
    async with running(app) as seen:
        await seen.press("h", "G", "k", "d")
        assert "story" not in " ".join(shown(seen))
        await seen.press("U")
        assert "story 2 / 2" in shown(seen)
        await seen.press("g", "d")
        assert "Only saved searches" in seen.footer


async def test_the_next_folder_with_something_unread_is_gone_to(app: NewsreaderApp, library: Library) -> None:
    async with running(app) as seen:
        await seen.press("h", "n")
        assert seen.folders.folder is not None
        assert seen.folders.folder.name == "Unread"
        library.searches.mark_read("")
        await seen.press("l", "h", "n")
        assert "Everything is read" in seen.footer
