"""The line in which one types the answer to a question: what to find, what to filter by, tags, names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the user in a line, and what is to happen with the answer."""

    prompt: str
    """What the line says while it is empty."""
    answer: Callable[[str], object]
    """Told the answer."""
    words: str = ""
    """What stands in the line to begin with."""
    replaces: bool = False
    """Whether what is typed takes the place of these words, else it follows them."""
    typed: Callable[[str], object] | None = None
    """Told each time what stands there by now."""
    given_up: Callable[[], object] | None = None
    """Told when there is to be no answer."""


class FindBar(Input):
    """Hidden until something is asked; posts what is typed, the answer, and that there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "give_up", "Give up", id="find.give_up", priority=True),
        Binding("down,tab", "submit", "Find", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The text is another now."""

        question: Question
        words: str

    @dataclass
    class Answered(Message):
        """This is the answer; the line is hidden again."""

        question: Question
        words: str

    @dataclass
    class GivenUp(Message):
        """There is no answer; the line is hidden again."""

        question: Question

    def __init__(self, *, id: str | None = None) -> None:
        """Hidden and empty."""
        # What was typed before the focus arrives would be selected, and replaced by what follows.
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.display = False
        self._question: Question | None = None

    def ask(self, question: Question) -> None:
        """Show the line and let the user type."""
        self._question = question
        self.placeholder = question.prompt
        with self.prevent(Input.Changed):
            self.value = question.words
        self.selection = Selection(0 if question.replaces else len(self.value), len(self.value))
        self.display = True
        self.screen.set_focus(self)

    def take_typed(self, event: Key) -> bool:
        """Put a character into the line; False if it is not open, or if it is none that one can see."""
        if not (self.is_open and event.is_printable and event.character):
            return False
        self.insert_text_at_cursor(event.character)
        return True

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self.display

    def column_of(self, at: int) -> int:
        """The cell of the line in which a character of what is typed stands."""
        return cell_len(self.value[:at]) - self.scroll_offset.x + 1

    def _close(self) -> Question | None:
        question, self._question = self._question, None
        self.display = False
        self.screen.set_focus(None)
        return question

    @on(Input.Changed)
    def _on_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._question:
            self.post_message(self.Typed(self._question, event.value))

    async def action_submit(self) -> None:
        """Close with the answer, at once: the keys that follow are meant for something else."""
        words = self.value.strip()
        if question := self._close():
            self.post_message(self.Answered(question, words))

    def action_give_up(self) -> None:
        """Close without an answer."""
        if question := self._close():
            self.post_message(self.GivenUp(question))
