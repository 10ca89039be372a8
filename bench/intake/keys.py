"""`python -m bench.intake.keys`: how soon the reader answers keys while it fetches, beside when it does not."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.intake.feeds import FEEDS, serving, url_of
from bench.keys.typist import Answer, Typist
from bench.library.articles import write
from bench.programs import READER, library_of
from reader.library.subscriptions import Subscription

_ARTICLES = 1_000
_KEYS = "jjjjjkkkkkJJKK  bb" * 8


def main() -> None:
    """Print two lines."""
    with tempfile.TemporaryDirectory() as name, serving(FEEDS):
        home = Path(name)
        folder = home / "articles"
        write(folder, _ARTICLES)
        library = library_of(home, folder)
        library.refresh()
        library.feeds.open().add(Subscription(0, url_of(n), given=url_of(n)) for n in range(FEEDS))
        library.close()
        typist = Typist([str(folder)], READER, home)
        _say("at rest", [typist.press(key) for key in _KEYS])
        typist.press("R", quiet=2.0)
        _say("while fetching", [typist.press(key, quiet=0.05) for key in _KEYS])
        typist.close()


def _say(when: str, answers: Sequence[Answer]) -> None:
    times = sorted(1000 * answer.first for answer in answers if answer.first)
    work = statistics.median(1000 * answer.work for answer in answers)
    most = times[len(times) * 95 // 100]
    print(f"  {when:16}{statistics.median(times):6.1f} ms, 95% {most:.1f} ms, {work:.1f} ms of work", flush=True)


if __name__ == "__main__":
    main()
