"""A library, and sites that it fetches from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.arrivals.courtesy import Courtesy
from reader.arrivals.events import Outcome, Progress
from reader.arrivals.round import Round
from reader.intake.workers import Workers
from reader.library import Library
from reader.library.subscriptions import Subscription, Subscriptions


@dataclass
class Reader:
    """A library with subscriptions, and a clock of its own."""

    library: Library
    subscriptions: Subscriptions
    workers: Workers
    progress: list[Progress] = field(default_factory=list)

    def subscribe(self, url: str, **fields: object) -> Subscription:
        return self.subscriptions.add([Subscription(0, url, given=url, **fields)])[0]  # type: ignore[arg-type]

    def fetch(self) -> dict[str, Outcome]:
        """Visit all feeds; what came of each, by its address."""
        outcomes: dict[str, Outcome] = {}

        def report(event: Outcome | Progress) -> None:
            if isinstance(event, Outcome):
                outcomes[event.url] = event
            else:
                self.progress.append(event)

        Round(self.library, self.subscriptions, report, workers=self.workers, courtesy=Courtesy(pause=0.0)).run(
            self.subscriptions.all()
        )
        return outcomes

    def only(self) -> Subscription:
        (subscription,) = self.subscriptions.all()
        return subscription

    def titles(self) -> list[str]:
        self.library.refresh()
        return [row.title for row in self.library.rows(0, 1000)]


@pytest.fixture
def reader(tmp_path: Path, workers: Workers) -> Iterator[Reader]:
    (tmp_path / "articles").mkdir()
    library = Library.open([tmp_path / "articles"], data=tmp_path / "data", cache=tmp_path / "cache")
    library.refresh()
    subscriptions = library.feeds.open()
    yield Reader(library, subscriptions, workers)
    subscriptions.close()
    library.close()


@pytest.fixture
def days_pass(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let days pass between two visits."""
    passed = [0.0]

    def go(days: float) -> None:
        passed[0] += days * 86_400

    import time

    real = time.time
    monkeypatch.setattr("reader.arrivals.round.time.time", lambda: real() + passed[0])
    return go
