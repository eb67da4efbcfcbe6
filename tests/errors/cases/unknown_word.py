"""A word imported that the language does not have."""
from explorer import exist
from explorer.theorems.no_free_lunch import theorem

extension = theorem.extend("case")
