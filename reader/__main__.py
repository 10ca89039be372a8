"""`python -m reader` is the command `newsreader`."""

from reader.start import main

if __name__ == "__main__":
    main()
