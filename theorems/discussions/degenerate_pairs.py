"""What is said about degenerate_pairs: questions and exercises."""

from explorer.theorems.degenerate_pairs import Action, State, theorem

theorem.confusion("These three are silly, and easily recognised. Is it not enough to exclude them?",
                  answer="No: a planner that takes best actions under some rewards and worst ones under others is "
                         "none of the three, and leaves just as open which actions are best.",
                  assumptions=["none_of_the_three"], claim="best_stays_open", verdict="stands")
theorem.confusion("Do the empty explanations not all vanish once the human is taken to be rational?",
                  answer="One stays: whatever the human does, perhaps they want to do just that, and nothing else.",
                  assumptions=["rational"], pair="greedy", verdict="stands")
theorem.exercise("something_matters", "Surely something matters to the human: in no state are all actions equally "
                 "good. Can a planner that does the same under every reward still explain every policy?",
                 assumptions=["cares_everywhere"], pair="indifferent_to_anything")
theorem.task("against_the_third", "By the third explanation all but what is done is good, and the planner takes worst "
             "actions. Find one assumption under which this no longer fits every policy, though the human can still "
             "err.", verdict="sidestepped", at_most=1, keeps=["can_err"], pair="negated", at={State: 2, Action: 2})
