"""The screens: each wires widgets together and owns no data."""
