"""What sites allow robots to read."""

from functools import partial

import pytest

from reader.intake.http import FetchError, fetch
from reader.intake.http.robots import Robots
from tests.site import Site


def test_a_site_is_asked_once_and_obeyed(here: Site) -> None:
    here.says(
        "/robots.txt", "User-agent: newsreader\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /\n"
    )
    ask = partial(fetch, given=(here.url,))
    robots = Robots()
    assert robots.allow(f"{here.url}/news", ask)
    assert not robots.allow(f"{here.url}/private/x", ask)
    assert here.paths() == ["/robots.txt"]
    assert robots.pause(f"{here.url}/news") == 3


def test_a_site_without_rules_allows_all_and_one_in_trouble_nothing(here: Site) -> None:
    ask = partial(fetch, given=(here.url,))
    assert Robots().allow(f"{here.url}/news", ask)
    here.says("/robots.txt", status=503)
    robots = Robots()
    for _ in range(2):
        with pytest.raises(FetchError, match=r"robots.txt cannot be had.*503"):
            robots.allow(f"{here.url}/news", ask)
    assert here.paths() == ["/robots.txt"] * 2
    with pytest.raises(FetchError, match=r"robots.txt cannot be had"):
        Robots().allow("http://127.0.0.1:9/news", partial(fetch, given=("http://127.0.0.1:9/",)))


def test_rules_of_any_form_and_size_do_no_harm(here: Site) -> None:
    here.says("/robots.txt", b"\x00\xff\x1b[2J" * 1000 + b"Disallow: /" + b"*$" * 20_000)
    assert Robots().allow(f"{here.url}/news", partial(fetch, given=(here.url,))) in (True, False)
