"""Articles on disk: the files are the truth, the index is derived from them, the state is the reader's own."""

from __future__ import annotations

from reader.library.cache import FactsCache
from reader.library.files import default_library, shipped_articles
from reader.library.fold import Fold
from reader.library.folders import EVERYTHING, Count, Folder
from reader.library.found import Found
from reader.library.query import FIELDS, QueryError
from reader.library.row import Row
from reader.library.shelf import Library
from reader.library.state import LibraryError

__all__ = [
    "EVERYTHING",
    "FIELDS",
    "Count",
    "FactsCache",
    "Fold",
    "Folder",
    "Found",
    "Library",
    "LibraryError",
    "QueryError",
    "Row",
    "default_library",
    "shipped_articles",
]
