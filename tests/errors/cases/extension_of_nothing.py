"""An extension of something that is no theorem."""
from explorer.theorem import Extension

extension = Extension("case", "no_free_lunch")
