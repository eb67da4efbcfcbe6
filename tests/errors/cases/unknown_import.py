"""Something imported that the theorem file does not have."""
from explorer.theorems.no_free_lunch import Acton, theorem

extension = theorem.extend("case")
