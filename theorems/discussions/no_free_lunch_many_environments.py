"""What is said about no_free_lunch_many_environments: further verdicts, questions and exercises."""

from explorer import Level
from explorer.theorems.no_free_lunch_many_environments import OURS, Action, Environment, State, theorem

TWO, STRICT = {Environment: 2, State: 1, Action: 2, Level: 2}, {"rewards": "without_ties"}
PAIRS = {Environment: 3, State: 1, Action: 3, Level: 3}
MENUS = {"at": PAIRS, "environments": "menus", "target": "order"}

theorem.published(verdict="stands", claim="every_pair_explains", at=TWO, source=OURS)
theorem.published(["rational", "unique_best"], verdict="sidestepped", source=OURS)
theorem.published(["near_rational"], verdict="stands", ambiguity="full", at=TWO, source=OURS)
theorem.published(["near_rational"], verdict="stands", ambiguity="partial", at={**TWO, State: 2}, source=OURS)
theorem.published(["rational", "every_pair_offered"], verdict="sidestepped", source=OURS, **MENUS, **STRICT)
theorem.published(["rational", "every_pair_offered"], verdict="stands", source=OURS + " (ties)", **MENUS)
theorem.published(["scanner"], verdict="contradictory", at=TWO, source=OURS + " (three sets may be best, and there "
                  "are two policies)")
theorem.published(["scanner", "known_scanner"], verdict="sidestepped", at=TWO, source=OURS, rewards="without_ties")
theorem.published(["scanner"], verdict="stands", ambiguity="full", at=TWO, source=OURS, rewards="without_ties")
theorem.published(["same_planner_everywhere"], verdict="stands", at=TWO,
                  source=OURS + " (one environment repeats the other)")
theorem.published(claim="good_enough", verdict="stands", source=OURS)
theorem.published(["rational"], claim="good_enough", verdict="sidestepped", source=OURS)

theorem.confusion("Environments are not mere names: in each there are other things to choose from, and it is known "
                  "which. Does it not help to see a choice between every two things?",
                  answer="Not by itself: a human who may err in any way may err in any way there too. It helps if they "
                         "are rational.", assumptions=["every_pair_offered"], environments="menus", target="order",
                  rewards="without_ties", at=PAIRS, verdict="stands")
theorem.confusion("What if one looks at more than behaviour? Would a scan of the brain not do, if it comes out "
                  "differently whenever what is best differs?",
                  answer="Not if nobody can read it: as long as any picture may belong to any answer, the scan is only "
                         "one more thing that the human does.", assumptions=["scanner"], rewards="without_ties", at=TWO,
                  verdict="stands")
theorem.exercise("every_pair", "A rational human chooses between every two of three things. Does the ranking of them "
                 "follow, ties included?", assumptions=["rational", "every_pair_offered"], environments="menus",
                 target="order", at=PAIRS)
theorem.task("something_else_to_see", "No two things are equally good. Find at most two assumptions under which what "
             "is best follows from what is seen, though the human may err.", verdict="sidestepped", at_most=2,
             keeps=["can_err"], rewards="without_ties", at=TWO)
