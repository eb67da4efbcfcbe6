"""What is said about learn_planner_from_known_rewards: questions and exercises."""

from explorer import Level
from explorer.theorems.learn_planner_from_known_rewards import Action, State, theorem

TWO = {State: 2, Action: 2, Level: 2}

theorem.confusion("Does it not help to watch the human on more tasks whose rewards are known?",
                  answer="Only for those tasks: whichever they were, on any other reward the same planner may do "
                         "anything.", claim="nothing_elsewhere", tasks="whichever", verdict="stands",
                  at={State: 1, Action: 2, Level: 2})
theorem.confusion("People plan in a few ways only. If these were listed, and the tasks told them apart, would it not "
                  "show on the new task what is best there?",
                  answer="One would know how the human plans. But even a known way of planning may do the same for "
                         "rewards that differ in what is best.", assumptions=["parametric", "separating"],
                  verdict="stands", rewards="without_ties", at=TWO)
theorem.exercise("nothing_is_lost", "No reward has ties, and rewards that differ in what is best always make the human "
                 "do different things, so that nothing is lost on the way from what they want to what they do. They "
                 "were watched on some tasks. Does it remain open what is best in a new one?", assumptions=["faithful"],
                 rewards="without_ties", at=TWO)
theorem.task("what_carries_over", "No reward has ties. Find at most two assumptions under which what was seen on the "
             "old tasks and the new one shows what is best in the new one, though the human may err.",
             verdict="sidestepped", at_most=2, keeps=["can_err"], rewards="without_ties", at=TWO)
