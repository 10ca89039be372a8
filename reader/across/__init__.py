"""What a library states, read as one: who somebody is, what was said, how a figure moved. Facts only, no model."""
