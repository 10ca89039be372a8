"""How Hypothesis works in all tests."""

from hypothesis import settings

# A busy machine must not decide whether a test holds.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
