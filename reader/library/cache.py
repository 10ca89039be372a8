"""Facts that were computed, by what they depend on: the article as it is, and the engine."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection
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

_VERSION = 9


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
                    "SELECT json, EXISTS (SELECT 1 FROM item WHERE item.id = facts.id) FROM facts "
                    "WHERE id = ? AND engine = ? AND article = ?",
                    (article.id, engine, _digest(article)),
                ).fetchone()
                facts = from_contract(json.loads(row[0])) if row else None
                if facts and not row[1]:
                    with transaction(self._db):
                        self._enter(article, facts)
            return facts
        except (sqlite3.Error, KeyError, TypeError, ValueError):
            return None

    def keep(self, article: Article, facts: Facts) -> None:
        """Keep the facts of an article; those of other engines, or of the article as it was, go."""
        from reader.facts.contract import to_kept

        try:
            with self._lock, transaction(self._db):
                self._db.execute("DELETE FROM facts WHERE id = ?", (article.id,))
                self._db.execute(
                    "INSERT INTO facts VALUES (?, ?, ?, ?)",
                    (article.id, facts.engine, _digest(article), json.dumps(to_kept(facts))),
                )
                self._enter(article, facts)
        except sqlite3.Error:
            return

    def _enter(self, article: Article, facts: Facts) -> None:
        from reader.library import statements

        facts_index.enter(self._db, article, facts)
        statements.enter(self._db, article, facts)

    def are_in_order(self, ids: Collection[str]) -> bool:
        """Whether articles were entered in order of time, as stories and names depend on it."""
        wanted = set(ids)
        try:
            with self._lock:
                rows = self._db.execute("SELECT coalesce(day, ''), id FROM item ORDER BY entered").fetchall()
        except sqlite3.Error:
            return True
        entered = [row for row in rows if row[1] in wanted]
        return entered == sorted(entered)

    def take_out(self, ids: Collection[str]) -> None:
        """Take articles out of all that is made of their facts; the facts stay, and are entered again when asked for.

        Args:
            ids: the articles; where no others are kept nothing is left that could count for what comes again.
        """
        from reader.library import statements

        try:
            with self._lock, transaction(self._db):
                entered = {id for (id,) in self._db.execute("SELECT id FROM item")}
                if entered <= set(ids):
                    _make_tables(self._db)
                    return
                for id in sorted(entered.intersection(ids)):
                    facts_index.forget(self._db, id)
                    statements.forget(self._db, id)
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
                _make_tables(db)
                db.execute(
                    "CREATE TABLE IF NOT EXISTS facts (id TEXT PRIMARY KEY, engine TEXT, article TEXT, json TEXT)"
                )
                db.execute(f"PRAGMA user_version = {_VERSION}")
        db.execute("SELECT id, engine, article, json FROM facts LIMIT 1").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _make_tables(db: sqlite3.Connection) -> None:
    """Make what searches and tables ask of the facts anew, and empty."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
    for (table,) in db.execute(tables).fetchall():
        if table != "facts":
            db.execute(f'DROP TABLE IF EXISTS "{table}"')
    for statement in (*facts_index.SCHEMA, *SCHEMA):
        db.execute(statement)


def _digest(article: Article) -> str:
    """What facts depend on besides the engine: the text, its parts, the day that relative dates count from."""
    data: dict[str, Any] = {key: value for key, value in article.to_json().items() if key not in ("id", "source")}
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
