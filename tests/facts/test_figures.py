"""Figures: what is one, its value and unit, what it measures and which way it went."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.facts.analyse import analyse
from reader.facts.model import Figure
from tests.facts.articles import article

HEADLINE = "Figures of the day"


def figures(sentence: str) -> list[tuple[str, Figure]]:
    text = f"{HEADLINE}\n\n{sentence}"
    return [(text[f.span.start : f.span.end], f) for f in analyse(article(text)).figures]


def told(sentence: str) -> list[str]:
    """Each figure as "words = value unit kind", a range as low..high, a vague one as "?"."""
    lines = []
    for words, figure in figures(sentence):
        value = f"{figure.low:g}..{figure.high:g}" if figure.low is not None and figure.high is not None else "?"
        if figure.value is not None:
            value = f"{figure.value:.14g}"
        lines.append(" ".join(filter(None, [words, "=", value, figure.unit, figure.kind.value])))
    return lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Prices rose 12 per cent in May.", ["12 per cent = 12 % percent"]),
        (
            "The rate was cut by 25 basis points to 4.75 percent.",
            ["25 basis points = 25 basis points percent", "4.75 percent = 4.75 % percent"],
        ),
        ("Support fell two percentage points.", ["two percentage points = 2 percentage points percent"]),
        ("Growth of 3–5% is expected.", ["3–5% = 3..5 % percent"]),
        ("The firm paid $1.2bn for the unit.", ["$1.2bn = 1200000000 USD money"]),
        ("It cost US$40 billion to build.", ["US$40 billion = 40000000000 USD money"]),
        ("They owe £450m to lenders.", ["£450m = 450000000 GBP money"]),
        ("Exports brought €1.5 billion.", ["€1.5 billion = 1500000000 EUR money"]),
        ("The fund holds ¥20 trillion.", ["¥20 trillion = 20000000000000 JPY money"]),
        ("Officials seized Rs 500 crore in cash.", ["Rs 500 crore = 5000000000 INR money"]),
        ("He was fined 200 euros ($220).", ["200 euros = 200 EUR money", "$220 = 220 USD money"]),
        (
            "Oil rose 45 cents to $98.20 a barrel.",
            ["45 cents = 0.45 USD money", "$98.20 a barrel = 98.2 USD/barrel money"],
        ),
        (
            "Net income rose to 54 cents a share from 47 cents a share.",
            ["54 cents a share = 0.54 USD/share money", "47 cents a share = 0.47 USD/share money"],
        ),
        (
            "The company said revenue would be between $4.1 billion and $4.3 billion.",
            ["between $4.1 billion and $4.3 billion = 4.1e+09..4.3e+09 USD money"],
        ),
        ("Some 25,000-30,000 people marched.", ["25,000-30,000 people = 25000..30000 people count"]),
        ("Between 10 and 12 people were hurt.", ["Between 10 and 12 people = 10..12 people count"]),
        ("About a dozen houses burned.", ["a dozen houses = 12 houses count"]),
        ("Hundreds of people fled.", ["Hundreds of people = ? people count"]),
        ("The town has 12\u00a0000 people.", ["12\u00a0000 people = 12000 people count"]),
        ("Some 1.5 million Syrians live in Lebanon.", ["1.5 million Syrians = 1500000 Syrians count"]),
        (
            "At least 30 people were killed and 55 wounded.",
            ["30 people = 30 people count", "55 = 55 people count"],
        ),
        (
            "The measure passed by 219 votes to 212.",
            ["219 votes = 219 votes count", "212 = 212 votes count"],
        ),
        ("One in five voters stayed at home.", ["One in five = 0.2 rate"]),
        ("A third of the crop was lost.", ["A third = 0.33333333333333 rate"]),
        ("Profits fell by as much as a quarter.", ["a quarter = 0.25 rate"]),
        ("Nearly two-thirds of lawmakers voted for it.", ["two-thirds = 0.66666666666667 rate"]),
        ("The plant produces 300,000 cars a year.", ["300,000 cars a year = 300000 cars per year rate"]),
        ("Gusts of 80 kilometre an hour hit.", ["80 kilometre an hour = 80 kilometre an hour measure"]),
        ("The flight took two and a half hours.", ["two and a half hours = 2.5 hours duration"]),
        ("She ran it in 2h51.", ["2h51 = 171 minutes duration"]),
        ("He got a five-year sentence.", ["five-year = 5 years duration"]),
        ("A 25-year-old man was held.", ["25-year-old = 25 years age"]),
        ("The boy, aged 6, was found.", ["6 = 6 years age"]),
        ("Arsenal won 3-1.", ["3-1 = ? score"]),
        ("The vote was 52-48.", ["52-48 = ? score"]),
        ("The team is in fourth place.", ["fourth place = 4 rank"]),
        ("A 7.1-magnitude earthquake struck.", ["7.1-magnitude = 7.1 magnitude measure"]),
        ("The river peaked at 5.9m.", ["5.9m = 5.9 m measure"]),
        ("It warmed by 0.3C.", ["0.3C = 0.3 °C measure"]),
        ("Temperatures fell to minus 11 degrees.", ["minus 11 degrees = -11 degrees measure"]),
        ("The storm had winds of 120 mph (193 kph).", ["120 mph = 120 mph measure", "193 kph = 193 kph measure"]),
        ("The ship carried 2,000 tonnes of wheat.", ["2,000 tonnes = 2000 tonnes measure"]),
        ("Rosa Lind died on Sunday. She was 91.", ["91 = 91 years age"]),
        ("Rosa Lind was 34 when she won.", ["34 = 34 years age"]),
        ("He rowed it in 3 hours 12 minutes 8 seconds.", ["3 hours 12 minutes 8 seconds = 11528 seconds duration"]),
        ("The walk takes 1 hour 5 minutes.", ["1 hour 5 minutes = 65 minutes duration"]),
        ("The bridge cost almost EUR200bn.", ["EUR200bn = 200000000000 EUR money"]),
        ("The shop sold 900 card and board games.", ["900 card and board games = 900 games count"]),
        (
            "Six guests, including two girls, were killed and 14 injured.",
            ["Six guests = 6 guests count", "two girls = 2 girls count", "14 = 14 guests count"],
        ),
        ("The Greens lead by 52 per cent to 44.", ["52 per cent = 52 % percent", "44 = 44 % percent"]),
        (
            "It took three days to convict them by a majority of nine to two.",
            ["three days = 3 days duration", "nine = 9 count", "two = 2 count"],
        ),
        (
            "Profit rose to 1.8 billion euros, beating the 1.6 billion forecast.",
            ["1.8 billion euros = 1800000000 EUR money", "1.6 billion = 1600000000 EUR money"],
        ),
    ],
)
def test_a_figure_has_its_value_unit_and_kind(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 0800 123 4567 for help.",
        "Section 230 protects them.",
        "Flight 152 crashed in the hills.",
        "He was elected in 2019.",
        "The S&P 500 was little changed.",
        "Apollo 11 landed on the moon.",
        "1999 was a good year for wine.",
        "Shirt number 10 was retired.",
        "The meeting is on 24 May 2015.",
        "One of the men escaped.",
        "Boeing grounded its 737s.",
        "Rosa Lind, one of the best sailors of her time, died.",
        "Keane scores late goal as Hull win.",
        "They asked why it was built in the first place.",
        "Rain stopped play on day three of the match.",
        "The law would split the party in two.",
        "Rates stay where they are. 2. The bank chose to wait. 3. Growth is weak.",
        "Passcode: 11784518.",
        "Phone: + 353 1 634 7887.",
        "Write to the club quoting reference 1234.",
    ],
)
def test_a_number_that_only_names_is_no_figure(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "measured", "change"),
    [
        ("Prices rose 12 per cent in May.", "Prices rose", "up"),
        ("Support fell two percentage points.", "Support fell", "down"),
        ("Sales doubled to $4 million.", "Sales doubled", "up"),
        ("Inflation slowed to 2.4% in April.", "Inflation slowed", "down"),
        ("Ratings were reduced to 1.6.", "Ratings reduced", "down"),
        ("The firm paid $1.2bn for the unit.", "firm paid unit", None),
        ("Unemployment stood at 7.9 percent in January.", "Unemployment stood", None),
        ("The tunnel is 57 km long.", "tunnel long", None),
        ("Ann Lee, 34, was held.", "Ann Lee", None),
        ("A plane dropped a 500-pound bomb.", "plane dropped pound bomb", None),
        ("Seas will rise in the next 100 years.", "Seas rise next", None),
        ("The vote followed a rally by 300 miners.", "vote followed rally miners", None),
    ],
)
def test_a_figure_says_what_it_measures_and_which_way_it_went(sentence: str, measured: str, change: str | None) -> None:
    [(_, figure)] = figures(sentence)
    assert figure.of == measured
    assert (figure.change.value if figure.change else None) == change


def test_only_the_new_value_went_up_not_the_one_it_is_compared_with() -> None:
    changes = [f.change.value if f.change else None for _, f in figures("Net income rose to $54 from $47 last year.")]
    assert changes == ["up", None]


SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@settings(max_examples=60)
@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(sorted(SCALES)))
def test_an_amount_of_money_has_the_value_that_it_states(units: int, tenths: int, scale: str) -> None:
    written = f"${units}.{tenths} {scale}" if tenths else f"${units} {scale}"
    [(words, figure)] = figures(f"The ministry spent {written} on roads.")
    assert words == written
    assert figure.unit == "USD"
    assert figure.value == pytest.approx((units + tenths / 10) * SCALES[scale])


@settings(max_examples=60)
@given(st.integers(1000, 99_999_999), st.sampled_from([",", "\u00a0", "\u202f"]))
def test_a_count_is_read_with_any_separator_of_thousands(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    [(words, figure)] = figures(f"Police counted {written} people at the rally.")
    assert words == f"{written} people"
    assert figure.value == number


@settings(max_examples=60)
@given(st.integers(1, 400), st.integers(1, 400))
def test_a_range_of_counts_keeps_both_ends(one: int, other: int) -> None:
    low, high = sorted({one, other + 401})
    [(_, figure)] = figures(f"Rescuers pulled between {low} and {high} people from the water.")
    assert (figure.low, figure.high, figure.unit) == (low, high, "people")
