"""Tests find nothing that earlier runs kept, and keep nothing but compiled modules."""

import os

os.environ["SIDESTEP_STORE"] = "off"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a search runs in a process of its own, which would compile all again
