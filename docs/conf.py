"""How the documentation is built as a site: `make site`. Pages about theorems are generated first, by pages.py."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

import pages  # noqa: E402 (beside this file, which is not on the path before)

import explorer  # noqa: E402

project, author = "Sidestep", "The Sidestep authors"
release = version = explorer.__version__
copyright = author  # noqa: A001 (the word that Sphinx reads)
extensions = ["myst_parser"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = "Sidestep"
html_show_copyright = False
exclude_patterns = ["_build"]
suppress_warnings = ["misc.highlighting_failure"]  # the files that docs/language.md shows as wrong are wrong


def setup(app) -> None:
    """Writes the generated pages before any is read."""
    app.connect("builder-inited", lambda app: pages.write(Path(app.srcdir)))
