"""Dates and periods: what is one, where it begins and ends, and which day of the calendar it is."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from reader.article import Article, Part, PartKind, Span
from reader.facts.dates import find_dates
from reader.facts.language import pipeline_for
from reader.facts.pipelines import DEFAULT_PIPELINE
from reader.facts.reading import read

Found = list[tuple[str, str | None]]


@cache
def english() -> Language:
    return pipeline_for("en", DEFAULT_PIPELINE)


@cache
def other_language() -> Language:
    blank = spacy.blank("xx")
    blank.add_pipe("sentencizer")
    return blank


def dates(text: str, published: str | None, pipeline: Language | None = None, title: str = "") -> Found:
    """The dates of an article as (words, value) pairs; a blank line separates paragraphs."""
    blocks = ([(PartKind.TITLE, title)] if title else []) + [(PartKind.PARAGRAPH, p) for p in text.split("\n\n")]
    parts, at = [], 0
    for kind, block in blocks:
        parts.append(Part(kind, Span(at, at + len(block))))
        at += len(block) + 2
    whole = "\n\n".join(block for _, block in blocks)
    day = date.fromisoformat(published) if published else None
    article = Article(id="test", text=whole, parts=tuple(parts), title=title, published=day)
    moments = find_dates(read(article, pipeline or english()))
    return [(whole[m.span.start : m.span.end], m.value) for m in moments]


WEDNESDAY = "2024-05-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A weekday in a story of that day is that day; the tense tells the others.
        ("Rebels seized the port on Wednesday, the army said.", [("Wednesday", "2024-05-15")]),
        ("Police arrested two men Tuesday night in Lyon.", [("Tuesday", "2024-05-14")]),
        ("The premier resigned on Friday after a revolt.", [("Friday", "2024-05-10")]),
        ("The premier will meet creditors on Friday.", [("Friday", "2024-05-17")]),
        ("Parliament is due to vote on Monday.", [("Monday", "2024-05-20")]),
        ("The envoy leaves for Geneva on Thursday.", [("Thursday", "2024-05-16")]),
        ("The court was to rule Thursday on the appeal.", [("Thursday", "2024-05-16")]),
        ("Voters go to the polls on Sunday.", [("Sunday", "2024-05-19")]),
        ("He failed to appear in court on Monday.", [("Monday", "2024-05-13")]),
        ("Engineers hope to restart the plant by Saturday.", [("Saturday", "2024-05-18")]),
        ("The strike, which began on Saturday, has closed nine mines.", [("Saturday", "2024-05-11")]),
        ("Shares have lost a tenth since Monday.", [("Monday", "2024-05-13")]),
        ("Traders were cautious ahead of Friday's inflation report.", [("Friday", "2024-05-17")]),
        ("Monday's blast was the third at the depot.", [("Monday", "2024-05-13")]),
        ("The two sides agreed to resume talks on Tuesday.", [("Tuesday", "2024-05-21")]),
        ("The final has been rescheduled for Sunday.", [("Sunday", "2024-05-19")]),
        ("Officials said the bridge would reopen Thursday.", [("Thursday", "2024-05-16")]),
        ("They met last Friday in Oslo.", [("last Friday", "2024-05-10")]),
        ("They met last Wednesday in Oslo.", [("last Wednesday", "2024-05-08")]),
        ("The trial resumes next Monday.", [("next Monday", "2024-05-20")]),
        ("The trial resumes next Wednesday.", [("next Wednesday", "2024-05-22")]),
        ("He will sign the bill this Friday.", [("this Friday", "2024-05-17")]),
        ("The talks start on Monday of next week.", [("Monday of next week", "2024-05-20")]),
        # A day by its number alone.
        ("The party elects its leader on the 22nd.", [("the 22nd", "2024-05-22")]),
        ("The bank was robbed on the 14th, police said.", [("the 14th", "2024-05-14")]),
        ("He was last seen on the 31st.", [("the 31st", "2024-03-31")]),
        ("Work is due to begin on the 3rd of next month.", [("the 3rd of next month", "2024-06-03")]),
        ("She lives on the 22nd floor and won on the 3rd attempt.", []),
        # An end that is still to come, told of in the past; what a decision was about.
        ("Deputies voted to keep the sanctions in place through Sept. 3.", [("Sept. 3", "2024-09-03")]),
        ("Prices rose in the 12 months through April.", [("April", "2024-04")]),
        ("It could show that after its decision to back the deal in March.", [("March", "2024-03")]),
        ("Sales will grow in the second quarter of the new year.", [("the second quarter of the new year", "2024-Q2")]),
        ("Much is still to be done after the floods in February.", [("February", "2024-02")]),
        # What has been until now is no part of an older story.
        (
            "The series was begun five years ago. It has lost 3 percent, following a gain in February.",
            [("five years ago", "2019"), ("February", "2024-02")],
        ),
        ("She was seen on Tuesday last week.", [("Tuesday last week", "2024-05-07")]),
        ("A Thursday hearing was cancelled.", [("Thursday", "2024-05-16")]),
        ("The deadline is Saturday.", [("Saturday", "2024-05-18")]),
        ("The match will be replayed on Tuesday week.", [("Tuesday week", "2024-05-28")]),
        ("It meets on the first Friday of June.", [("the first Friday of June", "2024-06-07")]),
        # Other deictic words.
        ("The bank said today that it would appeal.", [("today", "2024-05-15")]),
        ("Oil fell yesterday and may fall tomorrow.", [("yesterday", "2024-05-14"), ("tomorrow", "2024-05-16")]),
        ("The shop burnt down last night.", [("last night", "2024-05-14")]),
        ("Crews found the wreck this morning.", [("this morning", "2024-05-15")]),
        ("It snowed the day before yesterday.", [("the day before yesterday", "2024-05-13")]),
        ("Drones hit the refinery overnight.", [("overnight", "2024-05-14/2024-05-15")]),
        ("Snow will fall overnight in the hills.", [("overnight", "2024-05-15/2024-05-16")]),
        ("Drones struck overnight into Tuesday.", [("overnight into Tuesday", "2024-05-13/2024-05-14")]),
        # Units of the calendar.
        ("Output rose last month.", [("last month", "2024-04")]),
        ("The group said earlier this month that it would sell.", [("earlier this month", "2024-05")]),
        ("The law takes effect later this year.", [("later this year", "2024")]),
        ("Ministers meet again next week.", [("next week", "2024-W21")]),
        ("The cuts were announced late last week.", [("late last week", "2024-W19")]),
        ("It will decide by the end of the month.", [("the end of the month", "2024-05")]),
        ("It was the worst fire of the past decade.", [("the past decade", "2014-05-15/2024-05-15")]),
        ("Rain is forecast for the weekend.", [("the weekend", "2024-05-18/2024-05-19")]),
        ("Thousands marched last weekend.", [("last weekend", "2024-05-11/2024-05-12")]),
        ("Profit will recover by year-end.", [("year-end", "2024")]),
        ("It was the driest spring since last century.", [("last century", "19XX")]),
        # Distances.
        ("The tanker sank two weeks ago.", [("two weeks ago", "2024-W18")]),
        ("Three days ago he was free.", [("Three days ago", "2024-05-12")]),
        ("Sales were higher than a year ago.", [("a year ago", "2023")]),
        ("The dam was built five decades ago.", [("five decades ago", "197X")]),
        ("The talks collapsed several months ago.", [("several months ago", None)]),
        ("The index rose to 104.2 from 101.7 a month earlier.", [("a month earlier", "2024-04")]),
        ("She came on Sunday and left the next day.", [("Sunday", "2024-05-12"), ("the next day", "2024-05-13")]),
        ("He was hurt on May 3 and died two days later.", [("May 3", "2024-05-03"), ("two days later", "2024-05-05")]),
        ("He married in 1971 and emigrated three years later.", [("1971", "1971"), ("three years later", "1974")]),
        ("They won in 2009 and again the following year.", [("2009", "2009"), ("the following year", "2010")]),
        # Months, by tense.
        ("The mine closed in September.", [("September", "2023-09")]),
        ("The mine will close in September.", [("September", "2024-09")]),
        ("The vote is scheduled for March.", [("March", "2025-03")]),
        ("Inflation was 3% in April.", [("April", "2024-04")]),
        ("In March 50 people died there.", [("March", "2024-03")]),
        ("He called the vote for September.", [("September", "2024-09")]),
        ("Prices have doubled since June.", [("June", "2023-06")]),
        ("The treaty expires in mid-July.", [("mid-July", "2024-07")]),
        ("She retires at the end of August.", [("the end of August", "2024-08")]),
        ("The plant has stood idle since last November.", [("last November", "2023-11")]),
        ("Elections were held in May last year.", [("May last year", "2023-05")]),
        ("The hall reopens in January next year.", [("January next year", "2025-01")]),
        ("Exports fell in the first 20 days of May.", [("the first 20 days of May", "2024-05-01/2024-05-20")]),
        ("In 1996 she joined the ministry. In December she was promoted.", [("1996", "1996"), ("December", "1996-12")]),
        # Days.
        ("The ship sailed on April 28.", [("April 28", "2024-04-28")]),
        ("The cabinet meets on June 3.", [("June 3", "2024-06-03")]),
        ("He was elected on Dec. 10.", [("Dec. 10", "2023-12-10")]),
        ("He was born on 11 September 1954.", [("11 September 1954", "1954-09-11")]),
        ("The towers fell on Sept. 11, 2001, in New York.", [("Sept. 11, 2001", "2001-09-11")]),
        ("They wed on Saturday, June 8, 1985.", [("Saturday, June 8, 1985", "1985-06-08")]),
        ("It opened on the 2nd of March, 2019.", [("the 2nd of March, 2019", "2019-03-02")]),
        ("It opened on January 5th last year.", [("January 5th last year", "2023-01-05")]),
        ("A new state was declared on 14 May 1948 at 4 p.m.", [("14 May 1948", "1948-05-14")]),
        ("The fair runs from 3 to 9 June.", [("from 3 to 9 June", "2024-06-03/2024-06-09")]),
        ("The fair ran April 26-28.", [("April 26-28", "2024-04-26/2024-04-28")]),
        ("The fair was held on 26–28 April 2019.", [("26–28 April 2019", "2019-04-26/2019-04-28")]),
        ("The tour runs May 30 to June 4.", [("May 30 to June 4", "2024-05-30/2024-06-04")]),
        # Ranges.
        ("He taught there from 2003 to 2007.", [("from 2003 to 2007", "2003-01-01/2007-12-31")]),
        ("He taught there between 1988 and 1994.", [("between 1988 and 1994", "1988-01-01/1994-12-31")]),
        ("Imports rose between January and March.", [("between January and March", "2024-01-01/2024-03-31")]),
        ("It rained from October 2022 to May 2023.", [("from October 2022 to May 2023", "2022-10-01/2023-05-31")]),
        ("It rained from October to May 2023.", [("from October to May 2023", "2022-10-01/2023-05-31")]),
        ("The port will shut from Friday to Monday.", [("from Friday to Monday", "2024-05-17/2024-05-20")]),
        ("Output in January-April rose 4%.", [("January-April", "2024-01-01/2024-04-30")]),
        ("Ada Quill (1931-2022) wrote it.", [("1931-2022", "1931-01-01/2022-12-31")]),
        ("The final was postponed from Friday to Sunday.", [("Friday", "2024-05-17"), ("Sunday", "2024-05-19")]),
        # Quarters, halves, seasons.
        ("Revenue rose 4% in the first quarter.", [("the first quarter", "2024-Q1")]),
        ("It expects a loss in the fourth quarter.", [("the fourth quarter", "2024-Q4")]),
        ("Third-quarter profit fell, it said in November.", [("Third-quarter", "2023-Q3"), ("November", "2023-11")]),
        ("Sales were €1.1 billion (Q1 2023: €1.0 billion).", [("Q1 2023", "2023-Q1")]),
        ("GDP shrank in the third quarter of last year.", [("the third quarter of last year", "2023-Q3")]),
        ("GDP grew in the April-June quarter of 2023.", [("the April-June quarter of 2023", "2023-Q2")]),
        ("Deliveries in the second half of 2023 doubled.", [("the second half of 2023", "2023-07-01/2023-12-31")]),
        ("Sales in the first nine months of 2023 fell.", [("the first nine months of 2023", "2023-01-01/2023-09-30")]),
        ("It first flew in the summer of 2011.", [("the summer of 2011", "2011-06-01/2011-08-31")]),
        ("The drought began last summer.", [("last summer", "2023-06-01/2023-08-31")]),
        # Years and what is longer.
        ("The law dates from 1957.", [("1957", "1957")]),
        ("The 1991 agreement holds.", [("1991", "1991")]),
        ("China plans four more by 2027.", [("2027", "2027")]),
        ("Nordhavn, founded in 1889, employs 40.", [("1889", "1889")]),
        ("Her second novel (1974) was banned.", [("1974", "1974")]),
        ("In the early 1950s she lived in Paris.", [("the early 1950s", "195X")]),
        ("Rents soared in the mid-1990s.", [("the mid-1990s", "199X")]),
        ("The band broke up in the '80s.", [("the '80s", "198X")]),
        ("A church of the 18th century burnt.", [("the 18th century", "17XX")]),
        ("The 16th-century palace reopened.", [("The 16th-century", "15XX")]),
        ("Debt will peak by the end of 2026.", [("the end of 2026", "2026")]),
        # Holidays.
        ("The curfew was lifted on Christmas Day.", [("Christmas Day", "2023-12-25")]),
        ("Two died on New Year’s Eve 2019.", [("New Year’s Eve 2019", "2019-12-31")]),
        ("It closed on Good Friday.", [("Good Friday", "2024-03-29")]),
        ("Shops expect crowds by Thanksgiving.", [("Thanksgiving", "2024-11-28")]),
        # Numeric forms.
        ("The notice is dated 2024-05-03.", [("2024-05-03", "2024-05-03")]),
        ("The notice is dated 24/05/2015.", [("24/05/2015", "2015-05-24")]),
        ("The notice is dated 05/24/2015.", [("05/24/2015", "2015-05-24")]),
        ("On 3 March 2019 he wrote 4/5/2019 on it.", [("3 March 2019", "2019-03-03"), ("4/5/2019", "2019-05-04")]),
        ("On March 3, 2019, he wrote 4/5/2019 on it.", [("March 3, 2019", "2019-03-03"), ("4/5/2019", "2019-04-05")]),
    ],
)  # fmt: skip
def test_dates_are_read_against_a_wednesday(text: str, expected: Found) -> None:
    assert dates(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mission lasted for three decades and cost 40 lives.",
        "She is 58 and has led the bank for eight years.",
        "The quake struck at 4:47 a.m. and lasted 20 seconds.",
        "Ministers may march if unions agree.",
        "Theresa Hale and June Whitlock sat in the sun.",
        "April Jensen won a second medal.",
        "More than 2000 people fled.",
        "The river is 1500 metres wide.",
        "A sample of 2024 items was tested.",
        "Police counted some 1900 tents.",
        "The shop is open on Sundays and every Friday.",
        "Shares closed at 1987.5 points.",
        "Flight 1987 was diverted.",
        "The index rose 12.5 points to 2011.30.",
        "Dial 555-2010 for help.",
        "They play Euro 2028 and Expo 2025 songs.",
        "Version 1.2.13 is out.",
        "He wrote for the Sunday Telegraph.",
        "An overnight train took them home.",
        "He scored twice in the first half and was sent off in the second half.",
        "She missed a field goal in the third quarter, and the touchdown came too late; the quarterback sat.",
        "The fall was broken by a tree.",
        "Player of the Year went to the goalkeeper.",
        "The man, in his 60s, was unhurt.",
        "At 1545 GMT the pound was flat.",
        "The second quarter-final ended 2-1; one in 2000 fans stayed.",
        "Bitcoin rose to 2020 and the price was 1999 kroner.",
        "The Good Friday Agreement and the October Revolution were on the syllabus.",
        "Law 1978/45 applies, and the skull is 300,000 years old.",
        "Every second Tuesday and most Fridays he read “1984” aloud.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # Fiscal years are those of the country that the story is about.
        (
            "Japan will double defence spending by fiscal 2027, Tokyo said.",
            "2022-12-05",
            [("fiscal 2027", "2027-04-01/2028-03-31")],
        ),
        (
            "Britain's Treasury borrowed £9bn more in 2023/24.",
            "2024-05-02",
            [("2023/24", "2023-04-01/2024-03-31")],
        ),
        (
            "The federal deficit of the United States widened in fiscal 2023.",
            "2023-11-02",
            [("fiscal 2023", "2022-10-01/2023-09-30")],
        ),
        (
            "In fiscal 1989, ended July 31, Corvane earned $2 million. It sees a loss in fiscal 1990.",
            "1989-10-30",
            [
                ("fiscal 1989", "1988-08-01/1989-07-31"),
                ("July 31", "1989-07-31"),
                ("fiscal 1990", "1989-08-01/1990-07-31"),
            ],
        ),
        ("Corvane Inc said sales fell 3% in fiscal 2023.", "2023-11-02", [("fiscal 2023", "2023")]),
        ("Albion scored 70 goals in the 2023-24 season.", "2024-05-02", [("2023-24", "2023-01-01/2024-12-31")]),
        # What the narrative has reached.
        (
            "Orders fell 2% in September, the office said Friday, after a rise the previous month.",
            "1989-10-30",
            [("September", "1989-09"), ("Friday", "1989-10-27"), ("the previous month", "1989-08")],
        ),
        (
            "The rate was 4% in September, unchanged from the same month last year.",
            "2024-10-08",
            [("September", "2024-09"), ("the same month last year", "2023-09")],
        ),
        (
            "Sales rose from the year-ago quarter.",
            "2024-10-22",
            [("the year-ago quarter", "2023-Q3")],
        ),
        (
            "Work began in 2019, stopped in March 2020 and resumed that November.",
            "2023-08-17",
            [("2019", "2019"), ("March 2020", "2020-03"), ("that November", "2020-11")],
        ),
        ("The film was a hit. Some 20 years later it is a classic.", "2023-08-17", [("20 years later", None)]),
        # The turn of the year.
        ("The ferry sank on Dec. 28.", "2024-01-03", [("Dec. 28", "2023-12-28")]),
        ("The talks open on Jan. 9.", "2023-12-20", [("Jan. 9", "2024-01-09")]),
        ("Retail sales fell in December.", "2024-01-17", [("December", "2023-12")]),
        ("The premier spoke last week.", "2021-01-06", [("last week", "2020-W53")]),
        # A day on the other side of what the tense says, but near.
        ("The commission gave Rome until Nov. 15 to reply.", "2024-10-08", [("Nov. 15", "2024-11-15")]),
        ("She is on a visit on May 24-26.", "2024-05-27", [("May 24-26", "2024-05-24/2024-05-26")]),
        # What the month before a noun is the month of.
        ("Traders await the February jobs report.", "2024-03-04", [("February", "2024-02")]),
        ("The November election is far off.", "2024-03-04", [("November", "2024-11")]),
        ("December gold futures fell $2.", "2023-10-30", [("December", "2023-12")]),
        ("Seoul will release 2.1 trillion won in January.", "2022-11-29", [("January", "2023-01")]),
        # Numeric dates that only the day of publication can tell apart.
        ("The form is marked 7/8/07.", "2007-07-09", [("7/8/07", "2007-07-08")]),
        ("The form is marked 7/8/07.", "2012-01-15", [("7/8/07", None)]),
        # Half a century, and days that there never were.
        ("The mill closed half a century ago.", "2024-05-15", [("half a century ago", "1974")]),
        ("He claims to be born on 30 February 1950.", "2024-05-15", [("30 February 1950", None)]),
    ],
)
def test_dates_are_read_in_their_setting(text: str, published: str, expected: Found) -> None:
    assert dates(text, published) == expected


def test_a_narrative_goes_on_in_the_next_paragraph() -> None:
    text = "She married in 1957 and moved to Bergen.\n\nTwo years later she founded a choir."
    assert dates(text, "2022-12-08") == [("1957", "1957"), ("Two years later", "1959")]


def test_headlines_are_read_in_any_case() -> None:
    assert dates("It rained.", WEDNESDAY, title="FERRY SINKS OFF CRETE ON MAY 14")[0] == ("MAY 14", "2024-05-14")


def test_without_a_day_of_publication_only_what_states_its_year_has_a_value() -> None:
    text = "On Monday, a year ago, in May 2019 and from March to June 2020, he led it; last week he left on 3 May."
    assert dates(text, None) == [
        ("Monday", None),
        ("a year ago", None),
        ("May 2019", "2019-05"),
        ("from March to June 2020", "2020-03-01/2020-06-30"),
        ("last week", None),
        ("3 May", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 24.05.2015 und am 3.4.2016 in Wien.", [("24.05.2015", "2015-05-24"), ("3.4.2016", "2016-04-03")]),
        ("Заседание 01/02/2023 отложено до 2023-03-04.", [("01/02/2023", "2023-02-01"), ("2023-03-04", "2023-03-04")]),
        ("会议于2015年5月24日在北京举行。", [("2015年5月24日", "2015-05-24")]),
        ("Version 1.2.13 kostet 12.50 Euro, Tel. 01-23-45-67.", []),
    ],
)
def test_other_languages_have_their_dates_in_figures(text: str, expected: Found) -> None:
    assert dates(text, "2023-01-10", other_language()) == expected


_WORDS = st.sampled_from(
    """the of to from and between in on - – , . ( ) ' ’ last next this that end early mid- late first third half quarter
    week weekend month year years day days decade century ago earlier later before following same fiscal FY Q3 H1
    Monday Fri. May March Jan. December summer fall today overnight tonight Christmas Easter 1 5 24 31 1988 2024 2024/25
    2010-11 7/8/07 24.05.2015 2015-05-24 1980s '90s 20th a two 300 BC AD fell will was £ 9/11 0001-01-01""".split()
)


@settings(max_examples=60)
@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60), st.dates())
def test_any_text_has_dates_inside_it_in_order_and_apart(text: str, published: date) -> None:
    article = Article(
        id="x", text=text, parts=(Part(PartKind.PARAGRAPH, Span(0, len(text))),), title="", published=published
    )
    for pipeline in (english(), other_language()):
        reading = read(article, pipeline)
        moments = find_dates(reading)
        assert moments == find_dates(reading)
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in moments)
        assert all(one.span.end <= two.span.start for one, two in pairwise(moments))


_DAY = r"\d{4}-\d\d-\d\d"
_VALUE = re.compile(rf"{_DAY}(?:/{_DAY})?|\d{{4}}(?:-\d\d|-Q[1-4]|-W\d\d)?|\d{{3}}X|\d\dXX")


@settings(max_examples=60)
@given(st.lists(_WORDS, max_size=20).map(" ".join), st.dates())
def test_a_value_has_the_form_of_the_contract(text: str, published: date) -> None:
    for _, value in dates(text, published.isoformat()):
        assert value is None or _VALUE.fullmatch(value)
