"""A file in another encoding."""
x = "café"
