"""The tables of what articles state: entities, figures, quotations and dates, to be read across articles."""

from __future__ import annotations

from reader.library import story_tables
from reader.library.identity import tables

SCHEMA = (
    *tables.SCHEMA,
    *story_tables.SCHEMA,
    """CREATE TABLE amount (
        item INTEGER, start INTEGER, end INTEGER, sentence INTEGER, sentence_end INTEGER, value REAL, low REAL,
        high REAL, unit TEXT, kind TEXT, of TEXT, change TEXT, words TEXT, context TEXT,
        PRIMARY KEY (item, start)) WITHOUT ROWID""",
    """CREATE TABLE utterance (
        item INTEGER, start INTEGER, end INTEGER, sentence INTEGER, sentence_end INTEGER, speaker TEXT, subject INTEGER,
        direct INTEGER, words TEXT, PRIMARY KEY (item, start)) WITHOUT ROWID""",
    "CREATE INDEX utterance_by ON utterance (subject, item)",
    """CREATE TABLE dated (
        item INTEGER, start INTEGER, end INTEGER, sentence INTEGER, sentence_end INTEGER, value TEXT, first TEXT,
        last TEXT, words TEXT, is_ahead INTEGER, PRIMARY KEY (item, start)) WITHOUT ROWID""",
    """CREATE TABLE gist (
        item INTEGER, start INTEGER, end INTEGER, PRIMARY KEY (item, start)) WITHOUT ROWID""",
)
"""Figures, quotations, dates and the sentences of the summaries; offsets are into the article's text, `context` is the
sentence around a figure; `is_ahead`: the date was still to come when the article was published."""
