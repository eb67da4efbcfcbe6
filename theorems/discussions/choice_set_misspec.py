"""What is said about choice_set_misspec: questions and exercises."""

from explorer.theorems.choice_set_misspec import theorem

theorem.confusion("Is it not the safe side to think that rather more was on offer than rather less?",
                  answer="No: an observer who thinks that too much was there concludes, maybe wrongly, that none of it "
                         "was better. One who thinks that too little was there concludes less, and nothing false.",
                  assumptions=["overestimated"], claim="some_reversal", verdict="stands")
theorem.confusion("Suppose one is not sure which of two sets was on offer, and concludes only what follows whichever "
                  "it was. Can that still be wrong?",
                  answer="Not if one of the two is right. The other then does no harm, except that less is "
                         "concluded.", assumptions=["allowed_for"], claim="some_reversal", sets="two",
                  verdict="sidestepped")
theorem.task("mistaken_and_right", "The observer allows for two sets. Find one assumption under which nothing false is "
             "concluded, though the first of the two may be wrong, and something that was not on offer may be better "
             "than what was taken.", verdict="sidestepped", at_most=1,
             keeps=["can_be_mistaken", "missing_can_be_better"], claim="some_reversal", sets="two")
