"""The tables of stories, and of the features by which articles are alike."""

from __future__ import annotations

SCHEMA = (
    "CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT UNIQUE, shown TEXT, articles INTEGER DEFAULT 0)",
    "CREATE TABLE vector (item INTEGER PRIMARY KEY, features BLOB)",
    "CREATE TABLE posting (feature INTEGER, day INTEGER, item INTEGER, PRIMARY KEY (feature, day, item)) WITHOUT ROWID",
    "CREATE INDEX posting_of ON posting (item)",
    "CREATE TABLE story (number INTEGER PRIMARY KEY, features BLOB, first INTEGER, last INTEGER, articles INTEGER)",
    "CREATE TABLE in_story (item INTEGER PRIMARY KEY, story INTEGER)",
    "CREATE INDEX story_of ON in_story (story)",
)
"""`word`: without its ending, and as the first article has it; `posting`: the heaviest features of an article, by which
others find it: words, and subjects below zero; its day is that of publication, 0 if it is not known."""
