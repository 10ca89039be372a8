"""The reader in the terminal."""

import os

# Read by Textual when it is first imported: each frame and each step of an animation goes over somebody's SSH line.
os.environ.setdefault("TEXTUAL_FPS", "15")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
