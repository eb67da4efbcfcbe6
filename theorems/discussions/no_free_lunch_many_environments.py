"""What is said about no_free_lunch_many_environments: questions and exercises."""

from explorer import Level
from explorer.theorems.no_free_lunch_many_environments import OURS, Action, Environment, State, theorem

TWO = {Environment: 2, State: 1, Action: 2, Level: 2}
PAIRS = {Environment: 3, State: 1, Action: 3, Level: 3}

theorem.published(["scanner"], verdict="contradictory", at=TWO, source=OURS + " (three sets may be best, and there "
                  "are two policies)")
theorem.published(["same_planner_everywhere"], verdict="stands", at=TWO, source=OURS + " (one repeats the other)")
theorem.published(claim="good_enough", verdict="stands", source=OURS)
theorem.published(["rational"], claim="good_enough", verdict="sidestepped", source=OURS)

theorem.confusion("Environments are not mere names: in each there is something else to choose from, and that is known. "
                  "Does it not help to offer every two things against each other?",
                  answer="Not by itself: a human who may err in any way may err in any way there too. It helps if they "
                         "are rational.", assumptions=["every_pair_offered"], environments="menus", target="order",
                  rewards="without_ties", at=PAIRS, verdict="stands")
theorem.confusion("Then look elsewhere than at behaviour. Would a scan of the brain not do, that comes out differently "
                  "wherever what is best differs?",
                  answer="Not for those who cannot read it: as long as any picture may belong to any answer, it is one "
                         "more thing that the human does.", assumptions=["scanner"], rewards="without_ties", at=TWO,
                  verdict="stands")
theorem.exercise("every_pair", "A rational human chooses between every two of three things. Does the ranking of them "
                 "follow, ties included?", assumptions=["rational", "every_pair_offered"], environments="menus",
                 target="order", at=PAIRS)
theorem.task("something_else_to_see", "No two things are equally good. Find at most two assumptions under which what "
             "is best follows from what is seen, though the human may err.", verdict="sidestepped", at_most=2,
             keeps=["can_err"], rewards="without_ties", at=TWO)
