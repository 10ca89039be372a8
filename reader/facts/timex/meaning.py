"""What each rule of the grammar means: from a match and its setting to a period of the calendar."""

from __future__ import annotations

from reader.facts.timex import days, relative, years
from reader.facts.timex.grammar import Expression
from reader.facts.timex.period import Period
from reader.facts.timex.setting import Setting

_MEANINGS = {**days.MEANINGS, **years.MEANINGS, **relative.MEANINGS}


def meaning(expression: Expression, setting: Setting) -> Period | None:
    """The period that an expression means; None where the setting does not tell, or where there is no such day."""
    try:
        return _MEANINGS[expression.rule](expression.match, setting)
    except (ValueError, OverflowError):
        return None
