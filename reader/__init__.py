"""A terminal reader for news articles that shows their facts."""

__version__ = "0.1.0"
