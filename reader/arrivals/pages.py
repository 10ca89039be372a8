"""Articles of which only the addresses are known, fetched from their sites: one at a time each, all sites at once."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import unquote, urlsplit

from reader.arrivals.completion import charset_of
from reader.arrivals.courtesy import Courtesy, Lanes
from reader.controls import visible_line
from reader.intake.decoding import IntakeError
from reader.intake.files import Address, Found, Refused, articles_of
from reader.intake.html import read_page
from reader.intake.http import FetchError, Response, fetch
from reader.intake.http.location import LocationError, located, typed
from reader.intake.http.robots import Robots
from reader.intake.workers import Workers

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, application/pdf;q=0.8, */*;q=0.5"
_MOST_BYTES = 30_000_000
_THREADS = 16
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


class Pages:
    """Fetches what is at addresses."""

    def __init__(self, workers: Workers) -> None:
        """Nothing is asked yet.

        Args:
            workers: the processes in which pages are read.
        """
        self._workers = workers
        self._courtesy = Courtesy()
        self._robots = Robots()

    def at(self, address: str) -> list[Found]:
        """The article at an address that the user typed himself: he may mean his own network."""
        try:
            url = typed(address)
            answer = fetch(url, accept=_ACCEPT, given=(url,), most_bytes=_MOST_BYTES, turn=self._courtesy.turn)
            return self.read(answer)
        except (FetchError, IntakeError, LocationError) as error:
            return [_not_had(address, error)]

    def all_at(self, addresses: Sequence[Address]) -> Iterator[list[Found]]:
        """The articles at the addresses of a list, as they come; what sites forbid in robots.txt is not asked for."""
        done: queue.SimpleQueue[list[Found] | None] = queue.SimpleQueue()
        lanes = Lanes(self._courtesy, _THREADS)
        for address in addresses:
            try:
                lanes.add(located(address.url).host, partial(self._put, address, done))
            except LocationError as error:
                yield [_not_had(address.url, error)]

        def run() -> None:
            try:
                lanes.run()
            finally:
                done.put(None)

        threading.Thread(target=run, daemon=True).start()
        while (found := done.get()) is not None:
            yield found

    def _put(self, address: Address, done: queue.SimpleQueue[list[Found] | None]) -> None:
        done.put(self._listed(address))

    def _listed(self, address: Address) -> list[Found]:
        ask = partial(fetch, accept=_ACCEPT, most_bytes=_MOST_BYTES, turn=self._courtesy.turn)
        try:
            if not self._robots.allow(address.url, ask):
                return [Refused(visible_line(address.url), "its site does not want its pages to be fetched")]
            return self.read(ask(address.url))
        except (FetchError, IntakeError, LocationError) as error:
            return [_not_had(address.url, error)]

    def read(self, answer: Response) -> list[Found]:
        """The article in what a site answered.

        Args:
            answer: the page, or a file of another kind that articles come in.

        Raises:
            IntakeError: if that is no article.
        """
        if answer.status not in (200, 203):
            raise IntakeError(f"its site answers {answer.status}")
        name = unquote(urlsplit(answer.url).path.rpartition("/")[2]) or "page"
        kind = answer.content_type.partition(";")[0].strip().casefold()
        if kind in _PAGE_TYPES:
            return [read_page(self._workers, answer.body, answer.url, charset_of(answer))]
        return list(articles_of(io.BytesIO(answer.body), name, self._workers))


def _not_had(address: str, error: Exception) -> Refused:
    return Refused(visible_line(address), f"cannot be had: {visible_line(str(error))}")
