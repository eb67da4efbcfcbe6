"""What is said about corrupt_reward_nfl: questions and exercises."""

from explorer import Level
from explorer.theorems.corrupt_reward_nfl import State, theorem

for states, then in ((2, "stands"), (3, "sidestepped")):
    theorem.published(["one_corrupt_state"], verdict=then, claim="unlearnable", at={State: states},
                      source="worked out here: two of three observers are right")

theorem.confusion("Could the agent not hedge, by leaving to chance where it goes?",
                  answer="That makes the worst case half as bad at best: what it loses in one environment and what it "
                         "loses in the one turned upside down add up to the distance from best to worst.",
                  machine="randomised", verdict="stands")
theorem.confusion("If the reward of each state is shown truly to whoever is there, what can the agent still lose?",
                  answer="Something in the first step: of three states it has seen one before it moves, and the best "
                         "may be either of the others.",
                  assumptions=["seen_truly"], at={State: 3}, verdict="stands")
theorem.exercise("best_out_of_reach", "Three states. The last one is known to have the highest reward there is, and "
                 "cannot be reached. Must every agent still reckon with losing half of the most that can be lost?",
                 assumptions=["last_is_best"], reach="all_but_the_last", at={State: 3})
theorem.exercise("three_witnesses", "From each of three states something is shown of all three. In at most one of "
                 "them is anything shown falsely, and it is not known in which. Is it still open what the rewards are?",
                 assumptions=["one_corrupt_state"], claim="unlearnable", at={State: 3})
theorem.task("though_misled", "Find one assumption under which not every agent must reckon with losing half of the "
             "most that can be lost, though what it is shown may be false.", verdict="sidestepped", at_most=1,
             keeps=["can_be_misled"], at={State: 3, Level: 2})
