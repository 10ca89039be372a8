"""What the reading screen does, one idea to a module; each works on the screen that it was made for."""
