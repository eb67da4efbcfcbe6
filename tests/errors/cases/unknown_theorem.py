"""An extension of a theorem that is not there."""
from explorer.theorems.no_fre_lunch import theorem

extension = theorem.extend("case")
