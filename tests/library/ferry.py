"""A story that is told again and again, with more dead each time."""

from pathlib import Path

from tests.library.conftest import write

LEDE = "A ferry with {on_board} people on board capsized off Lanta on Wednesday, killing {dead} people, police said."
REST = """The Star of Lanta left the port of Sumari at noon and was bound for the island of Kelor with two lorries.

Captain Jon Brandt told Lanta Radio that the wind had turned within minutes and that waves came over the bow.

Rescuers of the Sumari coast guard pulled 31 people out of the water before dark, among them Mayor Ada Kern.

The owner of the ship, Lanta Lines, promised the families of the dead 20,000 crowns each and will pay for funerals.

In 2009 a ferry of the same company sank off Kelor with 17 on board; an inquiry blamed Transport Minister Olu Vant."""


def version(folder: Path, name: str, dead: int, *, day: str = "2015-06-03T{hour}:00:00Z", hour: int = 9) -> Path:
    """One of its versions."""
    body = f"{LEDE.format(dead=dead, on_board=90)}\n\n{REST}"
    return write(folder / name, f"Ferry capsizes off Lanta, {dead} dead", day=day.format(hour=f"{hour:02}"), body=body)
