"""`newsreader analyse`: the facts of everything stored, ahead of reading."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from itertools import islice
from multiprocessing import get_context

import click

from reader.article import Article
from reader.commands.analysis import AnalysisFailed, chosen_pipeline, computed
from reader.commands.complaint import complain
from reader.commands.options import library_option
from reader.facts.language import PipelineMissing, detect, engine_name
from reader.facts.model import Facts
from reader.library import Library, LibraryError

_AHEAD = 8
"""Articles that wait for each process."""

_SMALL = 2_000
"""Articles of a library whose stories are formed anew without being asked."""

Outcome = tuple[Article, Facts | AnalysisFailed]


@click.command("analyse")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes at work at once.")
@click.option("--anew", is_flag=True, help="Form stories and names again, of all facts, in order of time.")
@library_option
@click.pass_context
def command(context: click.Context, jobs: int, anew: bool) -> None:
    """Compute the facts of all stored articles that have none yet; Ctrl-C keeps what is done.

    Stories, and who is who across articles, are formed as articles come in; formed anew they are the same whatever the
    order was in which the same articles came. Small libraries have that done here by itself.
    """
    from reader.commands.opening import opened

    pipeline = chosen_pipeline()
    with opened(context) as library:
        rows, unreadable = _readable(library)
        waiting = _without_facts(library, rows, pipeline)
        done = failed = 0
        began = time.monotonic()
        try:
            for article, outcome in _analysed(_articles(library, waiting), pipeline, jobs):
                if isinstance(outcome, AnalysisFailed):
                    failed += 1
                    complain(f"{article.source}: {outcome}; it is skipped")
                else:
                    library.keep_facts(article, outcome)
                    done += 1
                _progress(done + failed, len(waiting), time.monotonic() - began)
            if anew or (len(rows) <= _SMALL and not library.cache.are_in_order(rows)):
                library.cache.take_out(rows)
                _without_facts(library, rows, pipeline)
        except PipelineMissing as error:
            raise click.ClickException(str(error)) from error
        finally:
            if sys.stderr.isatty() and waiting:
                click.echo(err=True)
            had = len(library) - len(waiting) - unreadable
            click.echo(f"{done} of {len(waiting)} articles analysed; {had} had their facts already")
    context.exit(1 if failed or unreadable or done < len(waiting) else 0)


def _readable(library: Library) -> tuple[Sequence[str], int]:
    """The ids of the articles, the oldest first since stories are formed so; and how many files cannot be read."""
    found: list[tuple[date, str]] = []
    unreadable = 0
    for row in library.rows(0, len(library)):
        if row.problem:
            complain(f"{row.path}: {row.problem}")
            unreadable += 1
        else:
            found.append((row.published or date.min, row.id))
    return [id for _, id in sorted(found)], unreadable


def _without_facts(library: Library, ids: Sequence[str], pipeline: str) -> list[str]:
    """Those whose facts are not kept; what is kept is entered in the tables that are read across articles."""
    return [
        id
        for id in ids
        for article in _articles(library, [id])
        if library.facts(article, engine_name(detect(article), pipeline)) is None
    ]


def _articles(library: Library, ids: Sequence[str]) -> Iterator[Article]:
    for id in ids:
        try:
            yield library.article(id)
        except LibraryError as error:
            complain(str(error))


def _analysed(articles: Iterator[Article], pipeline: str, jobs: int) -> Iterator[Outcome]:
    """Each article with its facts, or with the reason why there are none."""
    if jobs == 1:
        for article in articles:
            yield article, _attempt(article, pipeline)
        return
    while batch := list(islice(articles, jobs * _AHEAD)):
        yield from _shared_out(batch, pipeline, jobs)


def _shared_out(batch: Sequence[Article], pipeline: str, jobs: int) -> Iterator[Outcome]:
    """A batch by several processes. When one dies all end: those that had no turn are then tried one by one."""
    again: list[Article] = []
    with _pool(jobs) as pool:
        for article, future in [(article, pool.submit(_attempt, article, pipeline)) for article in batch]:
            try:
                yield article, future.result()
            except BrokenProcessPool:
                again.append(article)
    for article in again:
        with _pool(1) as pool:
            try:
                yield article, pool.submit(_attempt, article, pipeline).result()
            except BrokenProcessPool:
                yield article, AnalysisFailed("the process that analysed it died")


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # Ctrl-C goes to all processes of the terminal; only this one is to say so, and nothing new is begun then.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _attempt(article: Article, pipeline: str) -> Facts | AnalysisFailed:
    try:
        return computed(article, pipeline)
    except AnalysisFailed as failure:
        return failure


def _progress(number: int, of: int, seconds: float) -> None:
    if sys.stderr.isatty():
        rate = number / max(seconds, 1e-3)
        left = (of - number) / max(rate, 1e-3)
        bar = "#" * (30 * number // of)
        click.echo(f"\r[{bar:30}] {number}/{of}  {rate:.1f} articles/s  {left:.0f} s left ", err=True, nl=False)
