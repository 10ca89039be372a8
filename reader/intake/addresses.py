"""Addresses of articles: which of them lead to the same one, and which may be followed at all."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

_LONGEST = 2_000
_TRACKING = re.compile(
    r"(?i)(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w*)|(?:fb|gc|ms|dc|y)clid|igshid|mc_[ce]id|ocid|cmp|cmpid"
    r"|s?n?srnd|smid|smtyp|ito|ref|ref_src|source|xtor|wt\.mc_id|_ga|_hs\w+|mkt_tok|guccounter|guce_\w+|output|amp)$"
)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"`{}|\\^\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def web_address(url: str, base: str | None = None) -> str | None:
    """An absolute http or https address that is fit to be stored and shown; None for any other.

    Args:
        url: the address as it stands in a source.
        base: the address of that source, to which it may be relative.
    """
    url = url.strip()
    if not url or len(url) > _LONGEST:
        return None
    try:
        whole = urljoin(base, url) if base else url
        parts = urlsplit(whole)
        if parts.scheme.casefold() not in ("http", "https") or not parts.hostname or parts.username:
            return None
        _ = parts.port
    except ValueError:
        return None
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), whole)


def same_address(url: str) -> str:
    """What all ways of writing an article's address have in common: by it one article is known again.

    Scheme, "www.", fragment, tracking parameters, their order and a last slash say nothing about the article.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)))
    where = f"{host}:{port}" if port and port not in (80, 443) else host
    return f"{where}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")
