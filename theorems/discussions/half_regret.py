"""What is said about half_regret: questions and exercises."""

from explorer.theorems.half_regret import theorem

theorem.confusion("Surely a machine that does what the human does is safe?",
                  answer="Not by what is seen alone: by some reward that explains the human, what they do is the "
                         "worst that can be done, and a copy of it is no better.",
                  claim="all_of_it", verdict="stands")
theorem.confusion("Why plan for the worst? On average over the rewards, is some machine not better than another?",
                  answer="Not if all rewards are equally likely: every machine then expects to regret the same, half "
                         "of the mean distance between the best and the worst that could be done.",
                  claim="half_on_average", machine="randomised", verdict="stands")
theorem.exercise("a_safe_policy", "Some policy is known to lose less than half of all that can be lost, whatever the "
                 "reward. Must every machine still reckon with regretting half?", assumptions=["known_safe"])
theorem.task("not_by_copying", "Find one assumption under which not every machine must reckon with regretting half of "
             "the most that any can regret, though the human can err.", verdict="sidestepped", at_most=1,
             keeps=["can_err"])
