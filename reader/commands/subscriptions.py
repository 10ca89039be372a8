"""Subscriptions as the command line names and shows them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reader.library.subscriptions import Subscription


def matching(subscriptions: Sequence[Subscription], names: Sequence[str]) -> list[Subscription]:
    """Those that are meant by an address, a name, or the name of a folder; all without any.

    Raises:
        click.ClickException: if something means none.
    """
    if not names:
        return list(subscriptions)
    found: dict[int, Subscription] = {}
    for name in names:
        meant = [one for one in subscriptions if name in (one.url, one.given)] or [
            one
            for one in subscriptions
            if name.casefold() in (one.title.casefold(), one.folder.casefold())
            or one.folder.casefold().startswith(f"{name.casefold()}/")
        ]
        if not meant:
            raise click.ClickException(f"there is no feed {name}; `newsreader feeds` shows them")
        found |= {one.id: one for one in meant}
    return list(found.values())
