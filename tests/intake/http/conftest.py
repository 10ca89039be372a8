"""A site for every test."""

from collections.abc import Iterator

import pytest

from tests.site import Site, site


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as made:
        yield made
