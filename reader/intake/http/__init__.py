"""The web as a hostile place: one bounded request at a time, to addresses that may be asked."""

from __future__ import annotations

from reader.intake.http.client import FetchError, Hop, Refused, Response, Validators, fetch

__all__ = ["FetchError", "Hop", "Refused", "Response", "Validators", "fetch"]
