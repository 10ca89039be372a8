"""How long it takes until the first screen is there."""
