"""What is said about potential_shaping: a further verdict, questions and exercises."""

from explorer.theorems.potential_shaping import OURS, theorem

FREE = ["potential_based"]

theorem.published(["same_for_all_actions"], verdict="broken", claim="only_potentials_here", drop=FREE, source=OURS)

theorem.confusion("Is it not harmless to add the same to every step?", verdict="broken",
                  answer="Only if walks go on for ever. Where walks end, it may pay to take more steps, or fewer if "
                         "the addition is a loss.", assumptions=["same_everywhere", "same_for_all_actions"], drop=FREE,
                  ending="in_first")
theorem.confusion("An addition has left the best actions as they were. Does it then come from a potential?",
                  answer="Not if this was one environment with one reward, where an addition may favour what is best "
                         "anyway. Only if it does so in all environments, for all rewards, must it have a potential.",
                  assumptions=["same_for_all_actions"], drop=FREE, claim="only_potentials_here", verdict="broken")
theorem.exercise("where_walks_end", "Walks end in the first state, with nothing to be had there and no addition. What "
                 "is added before the end comes from a potential. Are the same actions best with it as without?",
                 ending="in_first")
theorem.task("without_a_potential", "Nothing is said of a potential, and walks go on for ever. Find at most two "
             "assumptions under which the addition keeps the best actions all the same.", verdict="holds",
             at_most=2, drop=FREE)
