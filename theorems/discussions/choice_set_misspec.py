"""What is said about choice_set_misspec: questions and exercises."""

from explorer.theorems.choice_set_misspec import theorem

theorem.confusion("Is it not the safe side to think that rather more was on offer than rather less?",
                  answer="No: who takes too much to be there concludes that it was not wanted. Who takes too little to "
                         "be there concludes less, and nothing false.",
                  assumptions=["overestimated"], claim="some_reversal", verdict="stands")
theorem.confusion("Suppose one is not sure what was on offer, and concludes only what follows from either of two sets. "
                  "Can that still be wrong?",
                  answer="Not if one of the two is right; then the other does no harm, but for what is no longer "
                         "concluded.", assumptions=["allowed_for"], claim="some_reversal", sets="two",
                  verdict="sidestepped")
theorem.task("mistaken_and_right", "The observer allows for two sets. Find one assumption under which nothing false is "
             "concluded, though they may be mistaken about what was on offer, and something that was not may be wanted "
             "more.", verdict="sidestepped", at_most=1, keeps=["can_be_mistaken", "missing_can_be_better"],
             claim="some_reversal", sets="two")
