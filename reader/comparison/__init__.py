"""Two versions of one story -> what the newer one changed. Pure: no files, no terminal, no database."""

from __future__ import annotations

from reader.comparison.compare import compare
from reader.comparison.model import Change, ChangedFigure, Changes, Edit, Kind

__all__ = ["Change", "ChangedFigure", "Changes", "Edit", "Kind", "compare"]
