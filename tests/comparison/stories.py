"""Two versions of a story."""

FIRST = """Ferry capsizes off Lanta, 12 dead

PORT LANTA, June 3 (Coastal News) - A ferry with about 90 people on board capsized off Lanta on Wednesday, killing at \
least 12 people and injuring 40, police said.

The Star of Lanta left the port at noon. Three people were missing. Captain Jon Brandt was questioned.

The owner, Lanta Lines, promised families $20,000 each. "We will find out why," Mayor Ada Kern said.
"""
SECOND = """Ferry capsizes off Lanta, 25 dead

PORT LANTA, June 3 (Coastal News) - A ferry with about 90 people on board capsized off Lanta on Wednesday, killing at \
least 25 people and injuring 40, police said.

"We will find out why," Mayor Ada Kern said.

The Star of Lanta left the port at noon. Two people were still missing.

The owner, Lanta Lines, promised families $50,000 each. Divers searched the wreck in the evening.
"""
