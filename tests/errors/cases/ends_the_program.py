"""A file that ends the program."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


raise SystemExit("bye")
