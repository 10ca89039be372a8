"""Temporal expressions: their grammar, their calendar arithmetic and the tense that places them (after TIMEX3)."""
