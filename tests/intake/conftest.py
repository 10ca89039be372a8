"""Files in which articles come."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.intake.draft import Draft
from reader.intake.files import Found, articles_in
from reader.intake.workers import Workers

STORM = "A storm closed the port of Riga on Monday and cut power to 12,000 homes, the city said."
WAVES = "“We have never seen such waves,” said Anna Kalnina, the harbour master of the city."

Read = Callable[[str, str | bytes], list[Found]]


@pytest.fixture
def found(workers: Workers, tmp_path: Path) -> Read:
    """What a file of this name and content holds."""

    def read(name: str, content: str | bytes) -> list[Found]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(articles_in(path, workers))

    return read


def only(found: list[Found]) -> Draft:
    (draft,) = found
    assert isinstance(draft, Draft)
    return draft
