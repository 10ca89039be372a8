"""Stories that desks write over and over by one form: another event each time, most of the words the same.

A slot in braces is filled anew for each event; {n:40-900} is a number, other slots name a list of words.
"""

TEMPLATES: dict[str, str] = {
    "market": """{index} closes {move} {p:1-29} percent

{city}, {day} ({agency}) - The {index} closed {move} {p:1-29} percent at {n:3000-9000}.{n:10-99} points on {weekday} as investors weighed {topic} against {topic}.

Shares in {company} were the best performers, rising {p:20-90} percent after the company said {company} had agreed to buy its {thing} business for ${n:100-900} million.

{company} fell {p:20-90} percent. Traders said volumes were thin ahead of a decision on interest rates by the central bank.

"The market is looking for direction," said {person}, an analyst at {company}. "We expect {topic} to matter more than {topic} in the coming weeks."

Ten of the index's {n:20-90} companies rose. The currency traded at {n:1-9}.{n:1000-9999} against the dollar, compared with {n:1-9}.{n:1000-9999} at the previous close.

The index measures the performance of the largest companies listed in {city}, weighted by their market value.""",
    "match": """{team} beat {team} {n:1-5}-0 to go {rank}

{city}, {day} ({agency}) - {person} scored {times} as {team} beat {team} {n:1-5}-0 at home on {weekday} to move {rank} in the table with {n:10-80} points from {n:10-38} matches.

{person} opened the scoring in the {n:2-44}th minute with a header from a corner, and {person} added the second from the penalty spot shortly before half-time.

{team} had {n:2-9} shots on target but could find no way past goalkeeper {person}, who has kept {n:2-19} clean sheets this season.

"The boys gave everything and I am proud of them," coach {person} told reporters. "We take it one match at a time."

{team}, who lost {person} to a knee injury after {n:5-80} minutes, stay {rank} and next travel to {city} on {weekday}.

A crowd of {n:9000-70000} watched the match.""",
    "quake": """Magnitude {n:4-7}.{n:0-9} quake hits {region}

{city}, {day} ({agency}) - An earthquake of magnitude {n:4-7}.{n:0-9} struck {region} on {weekday}, the geological survey said.

The quake struck at {n:1-12}:{n:10-59} a.m. local time ({n:10-23}{n:10-59} GMT) at a depth of {n:8-90} km, {n:10-200} km north-east of {city}, it said.

There were no immediate reports of damage or casualties. No tsunami warning was issued.

"We felt it for about {n:5-40} seconds and ran outside," said {person}, who lives in {city}.

The region lies on a belt of seismic activity around the ocean and is often shaken by earthquakes. In {n:1950-2010} a quake of magnitude {n:7-8}.{n:0-9} killed {n:100-9000} people in {region}.""",
    "earnings": """{company} {quarter}-quarter profit {moves} {p:20-400} percent

{city}, {day} ({agency}) - {company} said on {weekday} that net profit {moves} {p:20-400} percent to ${n:20-900} million in the {quarter} quarter as demand for its {thing} grew in {region}.

Revenue was ${n:1-30}.{n:1-9} billion, against ${n:1-30}.{n:1-9} billion a year earlier. Analysts had on average expected ${n:1-30}.{n:1-9} billion.

Earnings per share were {n:10-99} cents. The board proposed a dividend of {n:2-40} cents a share.

Chief executive {person} said that the company was well placed for growth and kept its forecast for the full year.

Shares in {company} were {move} {p:1-90} percent at {n:10-300}.{n:10-99} in early trading in {city}.

{company}, which employs {n:2000-90000} people, makes {thing} and {thing} and competes with {company}.""",
    "weather": """Weather in {region}: {weather}, up to {n:2-35} degrees

{city}, {day} ({agency}) - {weekday} will bring {weather} to most of {region}, with highs between {n:2-15} and {n:16-35} degrees, the weather service said.

In the north there will be {weather} from the early afternoon, with winds of up to {n:20-90} km/h on the coast. In the south it stays dry for most of the day.

At night temperatures fall to {n:0-12} degrees. On {weekday} there will be {weather}, and towards the weekend {weather}.

Drivers should expect delays on roads in the hills, the service said. The highest temperature of the past week was measured in {city} with {n:10-38} degrees.""",
    "accident": """{n:2-9} hurt in road crash near {city}

{city}, {day} ({agency}) - {n:2-9} people were hurt when a {vehicle} and a {vehicle} collided on the road between {city} and {city} on {weekday}, police said.

The crash happened at about {n:1-12} p.m. The driver of the {vehicle}, a {n:19-80}-year-old man, was taken to hospital with serious injuries.

The road was closed for {n:2-9} hours. Police asked witnesses to call the station in {city}.

It was the {rank} crash on that stretch of road this year. The mayor of {city}, {person}, has called for a lower speed limit.""",
}
"""Headline, dateline and paragraphs, the form of the story by its name."""

WORDS: dict[str, list[str]] = {
    "move": ["up", "down"],
    "moves": ["rises", "falls"],
    "quarter": ["first", "second", "third", "fourth"],
    "rank": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"],
    "times": ["once", "twice", "three times"],
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "topic": [
        "rising oil prices",
        "weaker factory orders",
        "trade talks",
        "a stronger dollar",
        "inflation",
        "consumer demand",
        "the budget",
        "bank lending",
        "export data",
        "a cooling labour market",
        "bond yields",
        "housing starts",
    ],
    "thing": [
        "pumps",
        "tractors",
        "payment terminals",
        "paper",
        "lifts",
        "medical scanners",
        "cables",
        "software",
        "engines",
        "fertiliser",
        "glass",
        "batteries",
        "valves",
        "shipping",
        "insurance",
        "frozen food",
    ],
    "weather": [
        "sun and cloud",
        "showers",
        "heavy rain",
        "thunderstorms",
        "fog",
        "snow",
        "clear skies",
        "drizzle",
        "hail",
    ],
    "vehicle": ["lorry", "van", "car", "bus", "motorcycle", "tractor", "taxi"],
    "agency": ["Coastal News", "Interpress", "Northern Wire"],
}
"""What may stand in a slot; names are made of syllables."""

FILLERS = """Rescue workers said the search would go on through the night with lamps and dogs.
A spokesman for the interior ministry said that it was too early to speak of the cause.
"It was a miracle that we got out," said {person}, who was treated for smoke in {city}.
The prime minister cut short a visit to {region} and was expected to return on {weekday}.
Neighbouring {region} offered help and sent {n:2-40} specialists with heavy equipment.
Schools in {city} will stay closed until further notice, the education office said.
Opposition leader {person} called for an independent inquiry and blamed years of neglect.
An expert at the university of {city}, {person}, said such events had become more frequent.
Relatives gathered outside the hospital in {city}, waiting for lists with names to be read out.
The company that runs the site, {company}, declined to comment and referred to a statement.
Insurance experts put the damage at ${n:20-900} million, most of it to homes and small shops.
Power was restored to {n:200-90000} homes by the evening, the operator said.
The head of the union, {person}, said that members had warned of the danger for {n:2-9} years.
Photographs taken from the air showed a strip of {n:2-30} km in which hardly a roof was left.
The government will hold a special session on {weekday} to vote on emergency funds.
Donations reached ${n:1-40} million within a day, according to the relief committee in {city}.
Prosecutors in {city} opened an investigation against {n:2-9} officials of the building authority.
Trains between {city} and {city} were replaced by buses, and flights were diverted to {region}.
It was the worst disaster of its kind in {region} since {n:1950-2010}, when {n:20-400} people died.
"We need tents, blankets and clean water," said {person}, who leads the relief effort in {region}.
The bishop of {city} asked for prayers and opened the cathedral to those without shelter.
Stock in {company} lost {p:10-90} percent before trading was suspended.
Engineers will inspect {n:4-60} bridges in the next days, beginning with those near {city}.
Soldiers from {region} set up field kitchens and cleared the road to {city} by noon."""
"""Paragraphs of a story that grows from hour to hour."""
