"""Feeds: RSS, Atom, RDF and JSON Feed as values, lists of them as OPML and as newsboat keeps them."""

from __future__ import annotations

from reader.intake.feeds.model import Feed, FeedError, Item
from reader.intake.feeds.reading import ACCEPT, looks_like_feed, read_feed

__all__ = ["ACCEPT", "Feed", "FeedError", "Item", "looks_like_feed", "read_feed"]
