"""A round of visits as the command line shows it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click

from reader.arrivals.courtesy import Courtesy
from reader.arrivals.events import Outcome, Progress
from reader.arrivals.round import Round
from reader.arrivals.schedule import LEAST
from reader.commands.complaint import complain
from reader.controls import visible_line
from reader.intake.http import Response
from reader.intake.http.robots import Robots
from reader.intake.workers import Workers
from reader.library import Library
from reader.library.subscriptions import Subscription, Subscriptions


def fetched(
    library: Library,
    subscriptions: Subscriptions,
    chosen: Sequence[Subscription],
    *,
    courtesy: Courtesy | None = None,
    robots: Robots | None = None,
    answers: Mapping[str, Response] | None = None,
    interval: float = LEAST,
    greeting: str = "",
    json_lines: bool = False,
) -> bool:
    """Visit feeds and say what came of each; True if one failed.

    Args:
        library: where the articles go.
        subscriptions: its subscriptions.
        chosen: those to visit.
        courtesy: when hosts may be asked, if other requests were made before.
        robots: what sites allow, as far as it is known.
        answers: what has been fetched from some of them already.
        interval: seconds until the next visit, at least.
        greeting: what to say before the name of a feed.
        json_lines: an object a line instead of words.

    Raises:
        LibraryError: if nothing can be stored.
    """
    screen = _Screen(greeting, json_lines, of=len(chosen))
    workers = Workers()
    try:
        round = Round(
            library,
            subscriptions,
            screen.tell,
            workers=workers,
            courtesy=courtesy,
            robots=robots,
            interval=interval,
        )
        round.run(chosen, answers or {})
    finally:
        screen.clear()
        workers.close()
    if not greeting and not json_lines:
        screen.sum_up()
    return screen.failed > 0


class _Screen:
    """Says what came of each feed, with a count of what is left where somebody is watching."""

    def __init__(self, greeting: str, json_lines: bool, of: int) -> None:
        self.failed = 0
        self._greeting = greeting
        self._json_lines = json_lines
        self._of = of
        self._new = 0
        self._is_watched = sys.stderr.isatty() and not json_lines

    def tell(self, event: Outcome | Progress) -> None:
        if isinstance(event, Progress):
            if self._is_watched:
                click.echo(f"\r\x1b[K{event.done:,} of {event.of_all:,}", err=True, nl=False)
            return
        self.clear()
        self._new += event.new
        self.failed += event.problem is not None
        if self._json_lines:
            click.echo(json.dumps(asdict(event)))
            return
        if event.problem is not None:
            complain(f"{event.name}: {event.problem}")
        elif event.new or self._greeting:
            count = f"{event.new:,} new article{'' if event.new == 1 else 's'}"
            click.echo(visible_line(f"{self._greeting}{event.name}: {count}"))
        for notice in event.notices:
            complain(f"{event.name}: {notice}")

    def clear(self) -> None:
        if self._is_watched:
            click.echo("\r\x1b[K", err=True, nl=False)

    def sum_up(self) -> None:
        feeds = f"{self._of:,} feed{'' if self._of == 1 else 's'}"
        failures = f"; {self.failed:,} could not be fetched" if self.failed else ""
        click.echo(f"{self._new:,} new article{'' if self._new == 1 else 's'} from {feeds}{failures}")
