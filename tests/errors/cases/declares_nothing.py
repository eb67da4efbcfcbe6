"""A file without a theorem and without an extension."""

SIZE = 3
