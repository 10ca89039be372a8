"""`newsreader facts`: the facts of articles, as JSON Lines or as text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import IO

import click

from reader.commands.complaint import complain
from reader.commands.options import library_option
from reader.commands.sources import Given, Sources


@click.command("facts")
@click.argument("sources", nargs=-1, type=click.Path(allow_dash=True), metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="An object a line, with every span.")
@click.option(
    "--from-jsonl",
    type=click.File("rb"),
    metavar="FILE|-",
    help="Take an object a line: id, text or raw, and date, title, language where known. The output is JSON.",
)
@click.option(
    "--date",
    "published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date of the articles that state none.",
)
@library_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    as_json: bool,
    from_jsonl: IO[bytes] | None,
    published: datetime | None,
) -> None:
    """Print the facts of articles: files, folders, ids of stored articles, or - for standard input."""
    from reader.commands.analysis import AnalysisFailed, chosen_pipeline, computed, kept_or_computed
    from reader.controls import visible
    from reader.facts.contract import to_contract
    from reader.facts.language import PipelineMissing
    from reader.library import FactsCache

    if bool(sources) == bool(from_jsonl):
        raise click.UsageError("Name some articles, or --from-jsonl FILE, and not both.")
    pipeline = chosen_pipeline()
    day = published.date() if published else None
    given = Sources(context.obj, day)
    failed = False

    def wrong(message: str) -> None:
        nonlocal failed
        failed = True
        complain(message)

    cache = FactsCache()
    try:
        for name, article in _lines(from_jsonl, day, wrong) if from_jsonl else _named(given.articles(sources)):
            try:
                facts = (
                    kept_or_computed(article.article, pipeline, cache)
                    if article.is_stored
                    else computed(article.article, pipeline)
                )
            except AnalysisFailed as error:
                wrong(f"{name}: {error}; it is skipped")
                continue
            if as_json or from_jsonl:
                click.echo(json.dumps(to_contract(article.article, facts)))
            else:
                from reader.plain.wording import facts_as_text

                click.echo(visible(facts_as_text(article.article, facts)))
            sys.stdout.flush()
    except PipelineMissing as error:
        raise click.ClickException(str(error)) from error
    finally:
        cache.close()
    context.exit(1 if failed or given.failed else 0)


def _named(articles: Iterator[Given]) -> Iterator[tuple[str, Given]]:
    return ((given.article.source or "standard input", given) for given in articles)


def _lines(file: IO[bytes], day: date | None, wrong: Callable[[str], None]) -> Iterator[tuple[str, Given]]:
    """The articles of a JSON Lines file; a bad line is reported with its number and skipped."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", article_of(json.loads(line.decode("utf-8-sig")), day)
        except json.JSONDecodeError as error:
            wrong(f"line {number}: not JSON ({error.msg} at column {error.colno}); it is skipped")
        except UnicodeDecodeError as error:
            wrong(f"line {number}: not UTF-8 (byte {error.start + 1}); it is skipped")
        except (ValueError, RecursionError) as error:
            wrong(f"line {number}: {error}; it is skipped")


def article_of(data: object, day: date | None = None) -> Given:
    """The article that a line of --from-jsonl describes.

    Args:
        data: what stands on the line.
        day: the date, where the line has none.

    Raises:
        ValueError: if a field is missing or of the wrong form; the message names it.
    """
    from reader.intake import parse, verbatim

    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    id, title, language, stated, text, raw = (
        _text(data, key) for key in ("id", "title", "language", "date", "text", "raw")
    )
    if id is None:
        raise ValueError("the field id is missing")
    if stated:
        try:
            day = date.fromisoformat(stated[:10])
        except ValueError as error:
            raise ValueError(f"the date {stated!r} is not YYYY-MM-DD") from error
    if text is not None:
        return Given(verbatim(id, text, title=title, published=day, language=language), is_stored=False)
    if raw is None:
        raise ValueError("neither the field text nor the field raw is there")
    return Given(
        parse(raw.replace("\r\n", "\n"), id=id, published=day, language=language),
        is_stored=False,
    )


def _text(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int):
        return str(value)
    raise ValueError(f"the field {key} is not a string")
