"""What the reader writes about articles: tags and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.library import LibraryError, Row
from reader.tui.widgets.find_bar import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Writing:
    """Asks for tags and notes, and shows them with the article."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Write about what this screen shows."""
        self._screen = screen

    def tags(self) -> None:
        """Ask for the tags of the article; of several, what to give and what to take away."""
        marking = self._screen.marking
        if (picked := marking.picked) and len(picked) > 1:
            prompt = f"Tags to give to {len(picked):,} articles; -tag takes one away"
            self._screen.ask(Question(prompt, lambda typed: self._tag_all(list(picked), typed)))
        elif rows := marking.rows:
            tags = " ".join(sorted(self._screen.library.marks.tags(rows[0].id)))
            words = f"{tags} " if tags else ""
            self._screen.ask(Question("Tags, parted by blanks", lambda typed: self._tag(rows[0], typed), words))

    def _tag(self, row: Row, typed: str) -> None:
        tags = _tags(typed)
        self._keep(
            lambda: self._screen.library.marks.set_tags(row.id, tags),
            f"Tagged {', '.join(tags)}" if tags else "No tags",
        )

    def _tag_all(self, ids: Sequence[str], typed: str) -> None:
        self._screen.run_worker(self._tag_many(ids, _tags(typed)), group="marks")

    async def _tag_many(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        add, take = [tag for tag in tags if tag[0] != "-"], [tag[1:] for tag in tags if tag[0] == "-"]
        if (
            count := await self._screen.marking.done(lambda: self._screen.library.marks.tag(ids, add, take))
        ) is not None:
            self._shown(f"Tagged {count:,} articles")

    def note(self) -> None:
        """Ask for the note on the article."""
        row = self._screen.marking.row
        if row and not row.problem:
            answer = Question("Your note on this article", lambda typed: self._write(row, typed), row.note)
            self._screen.ask(answer)

    def _write(self, row: Row, note: str) -> None:
        self._keep(lambda: self._screen.library.marks.write_note(row.id, note), "Noted" if note else "No note")

    def _keep(self, change: Callable[[], object], words: str) -> None:
        try:
            change()
        except LibraryError as error:
            self._screen.say(str(error))
        else:
            self._shown(words)

    def _shown(self, words: str) -> None:
        self._screen.say(words)
        self._screen.articles.refresh()
        self.show()

    def show(self) -> None:
        """Show the tags and the note of the article that is open."""
        article = self._screen.opening.article
        if article:
            self._screen.view.own = self.of(article.id)

    def of(self, id: str) -> tuple[str, ...]:
        """The lines on tags and note that stand in an article's head."""
        library = self._screen.library
        tags, note = sorted(library.marks.tags(id)), library.marks.note(id)
        return (*([" ".join(f"#{tag}" for tag in tags)] if tags else []), *([f"¶ {note}"] if note else []))


def _tags(typed: str) -> list[str]:
    """The tags in what was typed, each once, in small letters."""
    words = (word.strip(",").casefold().lstrip("#") for word in typed.split())
    return list(dict.fromkeys(word for word in words if word.strip("-")))
