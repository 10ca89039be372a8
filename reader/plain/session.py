"""One command a line, one answer after it: nothing is ever written over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TextIO

from reader.analyst import AnalystError
from reader.article import Article
from reader.controls import visible, visible_line
from reader.facts.language import detect, engine_name
from reader.facts.model import Facts
from reader.library import Found, Library, LibraryError, QueryError, Row
from reader.plain.wording import article_in_words, facts_as_text, row_in_words
from reader.shared_analyst import analyst_for

_PAGE = 20
_SHOWN, _LONGEST_LINE = 80, 10_000
"""Characters of a wrong command that are said again, and of a line that are read; what is beyond is passed over."""

_LONGEST_NUMBER = 18
"""Digits of a number that an article may have; Python would not read thousands of them."""

_HELP = """A number opens that article. Letters, each followed by Enter:
n  next page of the list, or next article
p  previous page, or previous article
l  the list again
t  the text of the article again
f  its key facts
w  its text without what the names are
r  read, or unread again
s  star, or no star
o  its link
/WORDS  only articles that WORDS find, in the language of searches; / alone shows all
?  this help
q  quit"""


class Session:
    """Somebody who reads line by line."""

    def __init__(self, library: Library, pipeline: str, *, commands: TextIO, answers: TextIO, prompt: str = "") -> None:
        """Nothing is said yet.

        Args:
            library: the articles.
            pipeline: the spaCy pipeline for English.
            commands: where the commands come from.
            answers: where the answers go.
            prompt: what asks for a command.
        """
        self._library = library
        self._pipeline = pipeline
        self._analyst = analyst_for(pipeline)
        self._commands, self._answers, self._prompt = commands, answers, prompt
        self._shown: Library | Found = library
        self._first = 0
        """The place in the list of the first row that was read out last."""
        self._place = 0
        self._article: Article | None = None
        self._letters: dict[str, Callable[[], None]] = {
            "n": lambda: self._turn(1),
            "p": lambda: self._turn(-1),
            "l": self._list,
            "t": lambda: self._text(in_words=True),
            "w": lambda: self._text(in_words=False),
            "f": self._facts,
            "r": self._read,
            "s": self._star,
            "o": self._link,
            "?": lambda: self._say(_HELP),
        }

    def run(self) -> None:
        """Answer commands until there are no more."""
        with asyncio.Runner() as self._runner:
            try:
                self._library.refresh()
                for notice in self._library.notices:
                    self._say(visible_line(notice))
                self._list()
                while (command := self._next()) not in (None, "q", "Q"):
                    self._obey(command or "")
            finally:
                self._runner.run(self._analyst.close())

    def _next(self) -> str | None:
        self._answers.write(self._prompt)
        self._answers.flush()
        line = rest = self._commands.readline(_LONGEST_LINE)
        while rest and not rest.endswith("\n"):
            rest = self._commands.readline(_LONGEST_LINE)
        if not line and self._prompt:
            # What comes after us begins a line of its own.
            self._say("")
        return line.strip() if line else None

    def _say(self, words: str) -> None:
        self._answers.write(f"{words}\n")

    def _obey(self, command: str) -> None:
        try:
            if command.startswith("/"):
                self._search(command[1:].strip())
            elif command.isdecimal():
                self._open(int(command[:_LONGEST_NUMBER]) - 1)
            elif act := self._letters.get(command):
                act()
            elif command:
                self._say(f"There is no command {visible_line(command[:_SHOWN])}; ? says which there are.")
        except (LibraryError, QueryError) as error:
            self._say(f"{visible_line(str(error))}.")

    def _list(self) -> None:
        self._article = None
        rows, count = self._shown.rows(self._first, self._first + _PAGE), len(self._shown)
        if not rows:
            self._say("No articles." if self._shown is self._library else "Nothing is found.")
            return
        last = self._first + len(rows)
        self._say(f"{count:,} article{'s' if count > 1 else ''}, {self._first + 1} to {last}:")
        for number, row in enumerate(rows, self._first + 1):
            self._say(row_in_words(number, row))
        self._say(f"{'n for more, a' if last < count else 'A'} number to open, ? for help, q to quit.")

    def _turn(self, step: int) -> None:
        if self._article is not None:
            self._open(self._place + step)
        elif 0 <= self._first + step * _PAGE < len(self._shown):
            self._first += step * _PAGE
            self._list()
        else:
            self._say("That was the last page." if step > 0 else "This is the first page.")

    def _search(self, query: str) -> None:
        library = self._library
        self._shown = library.search(query) if query else library
        self._first = 0
        self._list()
        if library.searches.ask_facts(query) and (lack := library.records.coverage().words):
            self._say(f"{lack[0].upper()}{lack[1:]}: newsreader analyse finds them.")

    def _open(self, place: int) -> None:
        rows = self._shown.rows(place, place + 1) if place >= 0 else ()
        if not rows:
            self._say(f"There is no article {place + 1:,}.")
            return
        if rows[0].problem:
            self._say(row_in_words(place + 1, rows[0]))
            return
        self._article = self._library.article(rows[0].id)
        self._place, self._first = place, place - place % _PAGE
        self._text(in_words=True)
        if not rows[0].read:
            self._library.marks.set_read(rows[0].id, True)

    def _text(self, *, in_words: bool) -> None:
        if article := self._opened():
            for notice in article.notices:
                self._say(visible_line(notice))
            for paragraph in article_in_words(article, self._facts_of(article) if in_words else None):
                self._say(f"{paragraph}\n")
            self._say("End of the article.")

    def _facts(self) -> None:
        if (article := self._opened()) and (facts := self._facts_of(article)):
            self._say(visible(facts_as_text(article, facts)).rstrip())

    def _facts_of(self, article: Article) -> Facts | None:
        facts = self._library.facts(article, engine_name(detect(article), self._pipeline))
        if facts is None:
            try:
                facts = self._runner.run(self._analyst.facts(article))
            except AnalystError as error:
                self._say(f"There are no facts: {visible_line(str(error))}.")
                return None
            self._library.keep_facts(article, facts)
        return facts

    def _opened(self) -> Article | None:
        if self._article is None:
            self._say("Open an article first, by its number.")
        return self._article

    def _row(self) -> Row | None:
        article = self._opened()
        return self._library.row(article.id) if article else None

    def _read(self) -> None:
        if row := self._row():
            self._library.marks.set_read(row.id, not row.read)
            self._say("Marked unread." if row.read else "Marked read.")

    def _star(self) -> None:
        if row := self._row():
            self._library.marks.set_starred(row.id, not row.starred)
            self._say("Star taken away." if row.starred else "Starred.")

    def _link(self) -> None:
        if article := self._opened():
            self._say(visible_line(article.url) if article.url else "This article has no link.")
