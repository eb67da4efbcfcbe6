"""What is said about half_regret: questions and exercises."""

from explorer.theorems.half_regret import theorem

theorem.confusion("Is a machine not safe that does what the human does?",
                  answer="Not by what is seen alone: by some reward that explains the human, what they do is the "
                         "worst that can be done, and so is a copy of it.",
                  claim="all_of_it", verdict="stands")
theorem.confusion("Why plan for the worst? On average over the rewards, is some machine not better than another?",
                  answer="Not if all rewards are equally likely: every machine then expects to regret the same, half "
                         "of the distance from worst to best.",
                  claim="half_on_average", machine="randomised", verdict="stands")
theorem.exercise("a_safe_policy", "Some policy is known to lose less than half of all that can be lost, whatever the "
                 "reward. Has every machine still to be ready to regret half?", assumptions=["known_safe"])
theorem.task("not_by_copying", "Find one assumption under which not every machine has to be ready to regret half of "
             "the most, though the human may err.", verdict="sidestepped", at_most=1, keeps=["can_err"])
