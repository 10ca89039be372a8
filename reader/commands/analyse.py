"""`newsreader analyse`: the facts of everything stored, ahead of reading."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import click

from reader.article import Article
from reader.cli import library_option
from reader.facts.model import Facts


@click.command("analyse")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes at work at once.")
@library_option
@click.pass_context
def command(context: click.Context, jobs: int, own_library: str | None) -> None:
    """Compute the facts of all stored articles that have none yet; Ctrl-C keeps what is done."""
    from reader.commands.sources import complain, open_library
    from reader.facts.language import detect, engine_name
    from reader.library import LibraryError
    from reader.settings import load_settings

    settings = load_settings()
    library, notice = open_library(own_library or context.obj)
    library.refresh()
    for line in filter(None, (notice, *library.notices, *settings.problems)):
        complain(line)
    failed = False
    waiting: list[str] = []
    for row in library.rows(0, len(library)):
        if row.problem:
            complain(f"{row.path}: {row.problem}")
            failed = True
            continue
        try:
            article = library.article(row.id)
        except LibraryError as error:
            complain(str(error))
            failed = True
            continue
        if library.facts(article, engine_name(detect(article), settings.pipeline)) is None:
            waiting.append(row.id)
    done = 0
    began = time.monotonic()
    try:
        for number, (id, outcome) in enumerate(_analysed(library.article, waiting, settings.pipeline, jobs), 1):
            if isinstance(outcome, tuple):
                library.keep_facts(*outcome)
                done += 1
            else:
                failed = True
                skipped = library.row(id)
                complain(f"{skipped.path if skipped else id}: {outcome}; it is skipped")
            _progress(number, len(waiting), time.monotonic() - began)
    finally:
        if sys.stderr.isatty() and waiting:
            click.echo(err=True)
        click.echo(f"{done} of {len(waiting)} articles analysed; {len(library) - len(waiting)} had their facts already")
        library.close()
    context.exit(1 if failed else 0)


def _analysed(
    read: Callable[[str], Article], ids: list[str], pipeline: str, jobs: int
) -> Iterator[tuple[str, tuple[Article, Facts] | str]]:
    """Each article with its facts, or with the reason why there are none."""
    if jobs == 1:
        for id in ids:
            yield id, _one(read(id), pipeline)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for start in range(0, len(ids), jobs * 8):
            yield from _batch(pool, [(id, read(id)) for id in ids[start : start + jobs * 8]], pipeline)


def _batch(
    pool: Executor, batch: list[tuple[str, Article]], pipeline: str
) -> Iterator[tuple[str, tuple[Article, Facts] | str]]:
    futures = [(id, pool.submit(_one, article, pipeline)) for id, article in batch]
    for id, future in futures:
        try:
            yield id, future.result()
        except BrokenProcessPool:
            yield id, "the process that analysed it died"


def _one(article: Article, pipeline: str) -> tuple[Article, Facts] | str:
    from reader.facts.analyse import analyse

    try:
        return article, analyse(article, pipeline)
    except Exception as error:
        return f"the analysis failed ({type(error).__name__}: {error})"


def _progress(number: int, of: int, seconds: float) -> None:
    if sys.stderr.isatty():
        rate = number / max(seconds, 1e-3)
        left = (of - number) / max(rate, 1e-3)
        bar = "#" * (30 * number // of)
        click.echo(f"\r[{bar:30}] {number}/{of}  {rate:.1f} articles/s  {left:.0f} s left ", err=True, nl=False)
