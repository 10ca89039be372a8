"""Facts that were computed, by what they depend on: the article as it is, and the engine."""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_path

from reader.article import Article
from reader.library import facts_index
from reader.library.database import connect, is_damage, remove, transaction
from reader.library.files import APP
from reader.library.statement_tables import SCHEMA

if TYPE_CHECKING:
    from reader.facts.model import Facts

_VERSION = 5


class FactsCache:
    """The facts of articles of all libraries. It never fails: what it cannot keep it forgets."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the cache.

        Args:
            folder: where it is kept; by default the platform's cache folder.
        """
        self._lock = threading.RLock()
        self.path: Path | None = (folder or user_cache_path(APP, appauthor=False)) / "facts.sqlite"
        """The database; None if it is in memory."""
        try:
            self._db = _opened(self.path)
        except (sqlite3.Error, OSError):
            self.path = None
            self._db = _opened(None)

    def facts(self, article: Article, engine: str) -> Facts | None:
        """The facts that this engine made of the article as it is now, if they are kept."""
        from reader.facts.contract import from_contract

        try:
            with self._lock:
                row = self._db.execute(
                    "SELECT json FROM facts WHERE id = ? AND engine = ? AND article = ?",
                    (article.id, engine, _digest(article)),
                ).fetchone()
            return from_contract(json.loads(row[0])) if row else None
        except (sqlite3.Error, KeyError, TypeError, ValueError):
            return None

    def keep(self, article: Article, facts: Facts) -> None:
        """Keep the facts of an article; those of other engines, or of the article as it was, go."""
        from reader.facts.contract import to_contract
        from reader.library import statements

        # The rest of the contract is the article's own.
        own = {field.name for field in fields(facts)}
        kept = {key: value for key, value in to_contract(article, facts).items() if key in own}
        try:
            with self._lock, transaction(self._db):
                self._db.execute("DELETE FROM facts WHERE id = ?", (article.id,))
                self._db.execute(
                    "INSERT INTO facts VALUES (?, ?, ?, ?)",
                    (article.id, facts.engine, _digest(article), json.dumps(kept)),
                )
                facts_index.enter(self._db, article, facts)
                statements.enter(self._db, article, facts)
        except sqlite3.Error:
            return

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()


def _opened(path: Path | None) -> sqlite3.Connection:
    try:
        return _prepared(connect(path, durable=False))
    except sqlite3.Error as error:
        if path is None or not is_damage(error):
            raise
        remove(path)
        return _prepared(connect(path, durable=False))


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            with transaction(db):
                tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
                for (table,) in db.execute(tables).fetchall():
                    db.execute(f'DROP TABLE IF EXISTS "{table}"')
                for statement in (*facts_index.SCHEMA, *SCHEMA):
                    db.execute(statement)
                db.execute("CREATE TABLE facts (id TEXT PRIMARY KEY, engine TEXT, article TEXT, json TEXT)")
                db.execute(f"PRAGMA user_version = {_VERSION}")
        db.execute("SELECT id, engine, article, json FROM facts LIMIT 1").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _digest(article: Article) -> str:
    """What facts depend on besides the engine: the text, its parts, the day that relative dates count from."""
    data: dict[str, Any] = {key: value for key, value in article.to_json().items() if key not in ("id", "source")}
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
