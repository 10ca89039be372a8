"""Articles on disk: the files are the truth, the index is derived from them, the state is the reader's own."""

from __future__ import annotations

from reader.library.arrangement import Arrangement
from reader.library.cache import FactsCache
from reader.library.coverage import Coverage
from reader.library.error import LibraryError, QueryError
from reader.library.excerpts import Excerpt
from reader.library.files import default_library, shipped_articles
from reader.library.finding import Sought
from reader.library.fold import Fold
from reader.library.folder import EVERYTHING, Count, Folder
from reader.library.found import Found
from reader.library.history import Change
from reader.library.order import NEWEST, By, Group, Order
from reader.library.row import Row
from reader.library.shelf import Library
from reader.library.story_list import StoryList

__all__ = [
    "EVERYTHING",
    "NEWEST",
    "Arrangement",
    "By",
    "Change",
    "Count",
    "Coverage",
    "Excerpt",
    "FactsCache",
    "Fold",
    "Folder",
    "Found",
    "Group",
    "Library",
    "LibraryError",
    "Order",
    "QueryError",
    "Row",
    "Sought",
    "StoryList",
    "default_library",
    "shipped_articles",
]
