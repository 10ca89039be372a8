"""Generated stories: versions of one, which belong together, and others by the same form, which do not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bench.duplicates.templates import FILLERS, TEMPLATES, WORDS

_SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
_SYLLABLES = "ba ko ri mel tan dos vik lund gar hol den sten ar ul mo sa pel".split()
_ROLES = {"person": 2, "company": 1, "city": 1, "region": 1, "team": 1, "index": 1}
"""Names, and of how many words they are."""

_EVENTS = (
    "An explosion at a factory in {city} killed {n:5-60} people and injured {n:70-400} on {weekday}, officials said.",
    "A ferry with {n:70-900} people on board sank off {region} on {weekday}, killing at least {n:5-60}, police said.",
    "A flood swept through {city} on {weekday}, killing {n:5-60} people and leaving {n:700-9000} homeless, mayor {person} said.",
    "Gunmen attacked a convoy near {city} on {weekday}, killing {n:5-60} soldiers, the army of {region} said.",
    "A fire in a market in {city} killed {n:5-60} traders on {weekday} and destroyed {n:70-400} shops, firefighters said.",
)
START = date(2019, 3, 1)


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its day, headline and paragraphs."""

    day: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """As a wire file has it."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"


class Desk:
    """Writes stories, the same for the same seed."""

    def __init__(self, seed: int = 7, names: int = 40) -> None:
        """A desk with its list of names.

        Args:
            seed: of all its choices.
            names: how many people, cities, companies … it writes about: the fewer, the more alike its daily reports.
        """
        self._rng = random.Random(seed)
        self._names = {role: [self._name(words) for _ in range(names)] for role, words in _ROLES.items()}

    def _name(self, words: int) -> str:
        return " ".join("".join(self._rng.choices(_SYLLABLES, k=2)).capitalize() for _ in range(words))

    def _filled(self, text: str, day: date) -> str:
        def fill(slot: re.Match[str]) -> str:
            kind, low, high = slot.groups()
            if kind == "n":
                return str(self._rng.randint(int(low), int(high)))
            if kind == "p":
                return f"{self._rng.randint(int(low), int(high)) / 10}"
            if kind == "day":
                return f"{day:%B} {day.day}"
            return self._rng.choice(WORDS.get(kind) or self._names[kind])

        return _SLOT.sub(fill, text)

    def by_form(self, form: str, day: date) -> Story:
        """A story by a form that is used every day."""
        title, *paragraphs = self._filled(TEMPLATES[form], day).split("\n\n")
        return Story(day, title, tuple(paragraphs))

    def event(self, day: date) -> Story:
        """A story of its own."""
        lede = self._filled(self._rng.choice(_EVENTS), day)
        title = re.sub(r" on \w+day.*| at least", "", lede)
        others = self._rng.sample(FILLERS.splitlines(), self._rng.randint(5, 10))
        return Story(day, title, (lede, *(self._filled(filler, day) for filler in others)))

    def fresh(self, story: Story, count: int) -> list[str]:
        """Paragraphs that a story does not have yet."""
        have = {paragraph[:12] for paragraph in story.paragraphs}
        new = [self._filled(filler, story.day) for filler in FILLERS.splitlines()]
        return self._rng.sample([paragraph for paragraph in new if paragraph[:12] not in have], count)

    def version(self, story: Story, kind: str) -> Story:
        """A later version of a story.

        Args:
            story: the version before.
            kind: one of `KINDS`.
        """
        return KINDS[kind](self, story)

    def _figures(self, story: Story) -> Story:
        """The same with most figures of headline and lede, and some below, changed."""
        return Story(
            story.day,
            self._counted(story.title, 1.0),
            tuple(self._counted(p, 1.0 if not i else 0.3) for i, p in enumerate(story.paragraphs)),
        )

    def _counted(self, text: str, share: float) -> str:
        def change(number: re.Match[str]) -> str:
            return str(int(number[0]) + self._rng.randint(1, 9)) if self._rng.random() < share else number[0]

        return re.sub(r"\b\d+\b", change, text)

    def _corrected(self, story: Story) -> Story:
        """One figure put right, days later."""
        paragraphs = list(story.paragraphs)
        at = self._rng.randrange(len(paragraphs))
        paragraphs[at] = self._counted(paragraphs[at], 1.0)
        later = story.day + timedelta(days=self._rng.randint(1, 9))
        return Story(later, story.title, ("(Corrects a figure)", *paragraphs))

    def _updated(self, story: Story) -> Story:
        """Figures changed, paragraphs put in and one taken out."""
        changed = self._figures(story)
        paragraphs = list(changed.paragraphs)
        del paragraphs[self._rng.randrange(1, len(paragraphs))]
        for paragraph in self.fresh(story, self._rng.randint(1, 3)):
            paragraphs.insert(self._rng.randint(1, len(paragraphs)), paragraph)
        return Story(
            story.day + timedelta(days=self._rng.randint(0, 1)), f"UPDATE 2-{changed.title}", tuple(paragraphs)
        )

    def _rewritten(self, story: Story) -> Story:
        """Another headline and lede, a third of the rest new and in another order."""
        lede, *rest = story.paragraphs
        kept = self._rng.sample(rest, max(2 * len(rest) // 3, 1))
        title = f"Rescuers search on as more bodies are found in {self._rng.choice(self._names['city'])}"
        lead = f"The number of dead has risen, officials said. {self._counted(lede, 1.0)}"
        return Story(story.day, title, (lead, *kept, *self.fresh(story, len(rest) // 3)))

    def _grown(self, story: Story) -> Story:
        """A first take of three paragraphs made a whole story: read backwards."""
        return Story(story.day, story.title, story.paragraphs[:3])


KINDS: dict[str, Callable[[Desk, Story], Story]] = {
    "figures": Desk._figures,
    "corrected": Desk._corrected,
    "updated": Desk._updated,
    "rewritten": Desk._rewritten,
    "first take": Desk._grown,
}
"""What happens to a story, by its name."""
