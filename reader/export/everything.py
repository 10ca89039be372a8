"""The one door: articles, dossiers and sets of facts in the form that is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from reader.across.dossier import Dossier
from reader.article import Article
from reader.export.bibtex import as_bibtex
from reader.export.csl import as_csl
from reader.export.formats import Format
from reader.export.note import as_note
from reader.export.reference import Reference
from reader.export.stated import (
    Stated,
    article_rows,
    dossier_note,
    dossier_rows,
    rows_as_lines,
    rows_as_table,
    stated_note,
    stated_rows,
)
from reader.facts.contract import to_contract
from reader.facts.model import Facts


def references_as(format: Format, articles: Iterable[Article]) -> str:
    """Articles as references: in the forms for those, the facts do not matter."""
    references = map(Reference.of, articles)
    return as_csl(references) if format is Format.CSL_JSON else as_bibtex(references)


def article_as(format: Format, article: Article, facts: Facts, tags: Iterable[str] = ()) -> str:
    """One article with its facts.

    Args:
        format: the form.
        article: the article.
        facts: its facts.
        tags: the reader's own.
    """
    match format:
        case Format.MARKDOWN:
            return as_note(article, facts, tags)
        case Format.CSV:
            return rows_as_table(article_rows(article, facts))
        case Format.JSONL:
            return json.dumps(to_contract(article, facts), ensure_ascii=False) + "\n"
        case _:
            return references_as(format, [article])


def dossier_as(format: Format, dossier: Dossier, articles: Iterable[Article] = ()) -> str:
    """A dossier.

    Args:
        format: the form.
        dossier: the dossier.
        articles: those that it names, for a list of references.
    """
    match format:
        case Format.MARKDOWN:
            return dossier_note(dossier)
        case Format.CSV:
            return rows_as_table(dossier_rows(dossier))
        case Format.JSONL:
            return rows_as_lines(dossier_rows(dossier))
        case _:
            return references_as(format, articles)


def facts_as(format: Format, title: str, facts: Sequence[Stated], articles: Iterable[Article] = ()) -> str:
    """A set of figures, quotations or dates.

    Args:
        format: the form.
        title: what they are about.
        facts: the set.
        articles: those that state them, for a list of references.
    """
    match format:
        case Format.MARKDOWN:
            return stated_note(title, facts)
        case Format.CSV:
            return rows_as_table(stated_rows(facts))
        case Format.JSONL:
            return rows_as_lines(stated_rows(facts))
        case _:
            return references_as(format, articles)
