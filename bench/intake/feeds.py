"""`python -m bench.intake.feeds`: a thousand feeds with a server's latency, and one feed of 5,000 items."""

from __future__ import annotations

import html
import random
import re
import resource
import selectors
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.intake.pages import ARTICLES
from reader.arrivals.events import Event, Outcome
from reader.arrivals.round import Round
from reader.intake.workers import Workers
from reader.library import Library
from reader.library.subscriptions import Subscription

FEEDS, ITEMS, LATENCY = 1_000, 10, 0.02
"""Feeds, items of each that has changed, seconds before the server answers."""

LARGE = 5_000
PORT = 8_099
_WORDS = [word for path in sorted(ARTICLES.glob("*.txt")) for word in re.findall(r"[\w’-]+", path.read_text("utf-8"))]
"""Words of articles, as often as they come in them: of a few dozen words all articles would be alike."""


def main() -> None:
    """Print how long each takes."""
    with tempfile.TemporaryDirectory() as name, serving(FEEDS):
        _say(f"{FEEDS:,} feeds, the first time", _round(Path(name), [url_of(n) for n in range(FEEDS)], {}))
        old = {url_of(n): '"v1"' for n in range(0, FEEDS, 2)}
        _say(f"{FEEDS:,} feeds, half unchanged", _round(Path(name), [url_of(n) for n in range(FEEDS)], old))
    with tempfile.TemporaryDirectory() as name, serving(1, large=True) as size:
        _say(f"a feed of {LARGE:,} items, {size / 1e6:.0f} MB", _round(Path(name), [url_of(0)], {}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'memory of this process':40}{peak:.0f} MB")


def _round(home: Path, urls: list[str], known: dict[str, str]) -> tuple[float, float]:
    """Seconds of a round of visits to feeds into a new library, and of processors; the known ones have that ETag."""
    folder = home / f"articles-{len(known)}"
    folder.mkdir()
    library = Library.open([folder], data=home / f"data-{len(known)}", cache=home / f"cache-{len(known)}")
    library.refresh()
    subscriptions = library.feeds.open()
    subscriptions.add(
        Subscription(0, url, given=url, validated=url if url in known else None, etag=known.get(url)) for url in urls
    )
    outcomes: list[Outcome] = []

    def report(event: Event) -> None:
        if isinstance(event, Outcome):
            outcomes.append(event)

    workers = Workers()
    begun, worked = time.perf_counter(), _worked()
    Round(library, subscriptions, report, workers=workers).run(subscriptions.all())
    seconds = time.perf_counter() - begun
    workers.close()
    work = _worked() - worked
    problems = {outcome.problem for outcome in outcomes if outcome.problem}
    new = sum(outcome.new for outcome in outcomes)
    print(f"  {len(outcomes):,} visits, {new:,} articles stored, wrong: {problems or 'nothing'}")
    subscriptions.close()
    library.close()
    return seconds, work


def _worked() -> float:
    """Seconds that processors have worked for this process, with its server, and for those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def url_of(number: int) -> str:
    """Each feed has a host of its own: one that has all of them is asked one after another, on purpose."""
    return f"http://127.{1 + number // 250}.0.{1 + number % 250}:{PORT}/feed"


def _feed(number: int, count: int, words: int) -> bytes:
    chance = random.Random(number)
    items = []
    for item in range(count):
        link = f" <a href='/{chance.random()}'>a link</a>"
        text = "".join(
            f"<p>{' '.join(chance.choices(_WORDS, k=60))}{'' if paragraph % 3 else link}</p>"
            for paragraph in range(words // 60)
        )
        items.append(
            f"<item><title>Story {item} of feed {number}</title><link>http://example.org/{number}/{item}</link>"
            f"<guid>{number}-{item}</guid><pubDate>Mon, {1 + item % 28:02} Jan 2024 {item % 24:02}:00:00 GMT</pubDate>"
            f"<description>{html.escape(text)}</description></item>"
        )
    whole = f"<rss version='2.0'><channel><title>Feed {number}</title>{''.join(items)}</channel></rss>"
    return f"<?xml version='1.0' encoding='utf-8'?>{whole}".encode()


@contextmanager
def serving(feeds: int, *, large: bool = False) -> Iterator[int]:
    """A server on all of loopback; how large its first feed is."""
    bodies = {f"127.{1 + n // 250}.0.{1 + n % 250}": _feed(n, LARGE if large else ITEMS, 600) for n in range(feeds)}
    stop = threading.Event()
    with socket.create_server(("0.0.0.0", PORT), backlog=1024) as listening:
        thread = threading.Thread(target=_serve, args=(listening, bodies, stop), daemon=True)
        thread.start()
        yield len(next(iter(bodies.values())))
        stop.set()
        thread.join()


def _serve(listening: socket.socket, bodies: dict[str, bytes], stop: threading.Event) -> None:
    """One thread answers all, each after the latency: it takes little from what is measured."""
    ready = selectors.DefaultSelector()
    ready.register(listening, selectors.EVENT_READ)
    waiting: list[tuple[float, socket.socket, bytes]] = []
    while not stop.is_set():
        for key, _ in ready.select(0.002):
            if key.fileobj is listening:
                line, _ = listening.accept()
                ready.register(line, selectors.EVENT_READ)
                continue
            line = key.fileobj  # type: ignore[assignment]
            ready.unregister(line)
            waiting.append((time.monotonic() + LATENCY, line, _answer(line, bodies)))
        while waiting and waiting[0][0] <= time.monotonic():
            _, line, answer = waiting.pop(0)
            line.setblocking(True)
            line.sendall(answer)
            line.close()


def _answer(line: socket.socket, bodies: dict[str, bytes]) -> bytes:
    request = line.recv(65_536)
    if b'If-None-Match: "v1"' in request:
        return b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nConnection: close\r\n\r\n'
    body = bodies[line.getsockname()[0]]
    head = f'HTTP/1.1 200 OK\r\nETag: "v1"\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n'
    return head.encode() + body


def _say(what: str, seconds: tuple[float, float]) -> None:
    print(f"  {what:40}{seconds[0]:.1f} s, {seconds[1]:.1f} s of processors", flush=True)


if __name__ == "__main__":
    main()
