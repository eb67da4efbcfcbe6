"""Tests find nothing that earlier runs kept, and keep nothing."""

import os

os.environ["SIDESTEP_STORE"] = "off"
