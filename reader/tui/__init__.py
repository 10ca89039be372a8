"""The reader in the terminal."""

import os

# Read by Textual when it is first imported. How many frames go over somebody's SSH line is the driver's business; a key
# should not wait for the next one.
os.environ.setdefault("TEXTUAL_FPS", "120")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
