"""Feeds and pages, as sites of tests have them."""

from reader.library import Library
from reader.library.subscriptions import Subscription

LONG = "Some words of a story that goes on. " * 40
PAGE = "<html><head><title>Page</title></head><body><article><h1>Page</h1>{}</article></body></html>"
STORY = "".join(f"<p>Paragraph {n} of the whole story, which only the page has, and it goes on.</p>" for n in range(12))


def rss(*items: str, title: str = "News", text: str = LONG) -> str:
    entries = "".join(
        f"<item><title>{item}</title><guid>{item}</guid><link>/{item}</link><description>{text}</description></item>"
        for item in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'


def subscribe(library: Library, *urls: str, folder: str = "") -> None:
    subscriptions = library.feeds.open()
    subscriptions.add([Subscription(0, url, given=url, title=url.rpartition("/")[2], folder=folder) for url in urls])
    subscriptions.close()
