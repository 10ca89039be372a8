"""`newsreader fetch`: visit the feeds that may be asked again."""

from __future__ import annotations

import re
import signal
import time
from typing import NoReturn

import click

from reader.commands.complaint import complain
from reader.commands.options import library_option

_UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0}
_LOOK_EVERY = 30.0
"""Seconds between two looks at what is due, while nothing is: another program may subscribe."""


def _duration(context: click.Context, option: click.Parameter, value: str | None) -> float | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,3})?)\s*([mhd])", value.strip().lower())
    if not found:
        raise click.BadParameter("write a time such as 90m, 1h or 2d", context, option)
    return float(found[1]) * _UNITS[found[2]]


@click.command("fetch")
@click.argument("feeds", nargs=-1, metavar="[FEED]...")
@click.option(
    "--every", callback=_duration, metavar="TIME", help="Go on, with this time between two visits to a feed (1h)."
)
@click.option("--force", is_flag=True, help="Ask every feed now, whatever its publisher wants.")
@click.option("--json", "json_lines", is_flag=True, help="An object for each feed instead of words.")
@library_option
@click.pass_context
def command(context: click.Context, feeds: tuple[str, ...], every: float | None, force: bool, json_lines: bool) -> None:
    """Fetch new articles from all feeds that are due, or from FEEDs (addresses, names or folders).

    A feed is due an hour after the last visit, or later if its publisher wants that. It is asked conditionally, so
    that nothing is sent again that has come before.
    """
    from reader.arrivals.courtesy import Courtesy
    from reader.arrivals.round import due
    from reader.arrivals.schedule import LEAST
    from reader.commands.fetching import fetched
    from reader.commands.opening import opened, opened_feeds
    from reader.commands.subscriptions import matching
    from reader.intake.http.robots import Robots

    if every is not None and every < LEAST:
        complain("publishers ask for an hour between two visits: that is what is used")
        every = LEAST
    if every is not None:
        signal.signal(signal.SIGTERM, _end)
    courtesy, robots = Courtesy(), Robots()
    failed = False
    with opened(context) as library, opened_feeds(library) as subscriptions:
        while True:
            wanted = matching(subscriptions.all(), feeds)
            chosen = wanted if force else due(wanted, time.time())
            if chosen:
                failed = fetched(
                    library,
                    subscriptions,
                    chosen,
                    courtesy=courtesy,
                    robots=robots,
                    interval=every or LEAST,
                    json_lines=json_lines,
                )
            elif every is None and not json_lines:
                click.echo(_nothing_due([subscription.due for subscription in wanted]))
            if every is None:
                break
            force = False
            time.sleep(_LOOK_EVERY)
            library.refresh()
    context.exit(1 if failed else 0)


def _end(*_: object) -> NoReturn:
    """End as after the last round: what has come is stored, the processes that read are ended."""
    raise SystemExit(0)


def _nothing_due(dues: list[float]) -> str:
    if not dues:
        return "There are no feeds: `newsreader subscribe URL` adds one"
    return f"No feed is due before {time.strftime('%H:%M on %d %B', time.localtime(min(dues)))}; --force asks now"
