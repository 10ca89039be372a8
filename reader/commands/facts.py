"""`newsreader facts`: the facts of articles, as JSON Lines or as text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO

import click

from reader.article import Article
from reader.cli import library_option


@click.command("facts")
@click.argument("sources", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="An object a line, as FACTS in the README describes.")
@click.option(
    "--from-jsonl",
    type=click.File("r", encoding="utf-8", errors="surrogateescape"),
    metavar="FILE|-",
    help="Take an object a line: id, text or raw, and date, title, language where known.",
)
@click.option(
    "--date", "published", type=click.DateTime(["%Y-%m-%d"]), help="The date of the articles that state none."
)
@library_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    as_json: bool,
    from_jsonl: IO[str] | None,
    published: datetime | None,
    own_library: str | None,
) -> None:
    """Print the facts of articles: files, folders, ids of stored articles, or - for standard input."""
    from reader.commands.sources import Sources, complain
    from reader.controls import visible
    from reader.facts.analyse import analyse
    from reader.facts.contract import to_contract
    from reader.facts.language import PipelineMissing
    from reader.settings import load_settings

    if bool(sources) == bool(from_jsonl):
        raise click.UsageError("name some articles, or --from-jsonl FILE, not both")
    settings = load_settings()
    for problem in settings.problems:
        complain(problem)
    given = Sources(own_library or context.obj, published.date() if published else None)
    lines = _Lines(from_jsonl) if from_jsonl else None
    articles: Iterable[Article] = lines or given.articles(sources)
    try:
        for article in articles:
            for notice in article.notices:
                complain(f"{article.source or article.id}: {notice}")
            told = to_contract(article, analyse(article, settings.pipeline))
            if as_json or lines:
                click.echo(json.dumps(told, ensure_ascii=True))
            else:
                from reader.commands.plain import facts_as_text

                click.echo(visible(facts_as_text(told)))
            sys.stdout.flush()
    except PipelineMissing as error:
        complain(str(error))
        context.exit(1)
    context.exit(1 if given.failed or (lines and lines.failed) else 0)


class _Lines:
    """The articles of a JSON Lines file; a bad line is reported with its number and skipped."""

    def __init__(self, file: IO[str]) -> None:
        self.failed = False
        self._file = file

    def __iter__(self) -> Iterator[Article]:
        from reader.commands.sources import complain

        for number, line in enumerate(self._file, 1):
            if not line.strip():
                continue
            try:
                yield article_of(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                self.failed = True
                complain(f"line {number}: {_reason(error)}; it is skipped")


def article_of(data: object) -> Article:
    """The article that a line of --from-jsonl describes.

    Raises:
        ValueError: if a field is missing or of the wrong form; the message names it.
    """
    from reader.intake import parse, verbatim

    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    id, title, language = (_text(data, key) for key in ("id", "title", "language"))
    if id is None:
        raise ValueError("the field id is missing")
    stated = _text(data, "date")
    try:
        day = date.fromisoformat(stated[:10]) if stated else None
    except ValueError as error:
        raise ValueError(f"the date {stated!r} is not YYYY-MM-DD") from error
    text, raw = _text(data, "text"), _text(data, "raw")
    if text is not None:
        return verbatim(id, text, title=title, published=day, language=language)
    if raw is not None:
        return parse(raw.replace("\r\n", "\n"), id=id, published=day, language=language)
    raise ValueError("neither text nor raw is there")


def _text(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int):
        return str(value)
    raise ValueError(f"the field {key} is not a string")


def _reason(error: Exception) -> str:
    return f"not JSON ({error})" if isinstance(error, json.JSONDecodeError) else str(error) or type(error).__name__
