"""What is said about truncated_plans: questions and exercises."""

from explorer.theorems.truncated_plans import Step, theorem

theorem.confusion("People do not carry out whole plans, they think again at every step. Does that not let the truth "
                  "back in?", observer_horizon="replanning", claim="some_is_valued", verdict="stands",
                  answer="No: whoever thinks again, but never further ahead than the work is long, goes on only if "
                         "some step of it is worth 0 or more. In truth none is.")
theorem.confusion("If the observer knows what the human works for, and what it is worth, is it clear that they do not "
                  "like the work?", observer_horizon="goal_observed", claim="liking_is_hidden", verdict="stands",
                  answer="No: the truth is then among the explanations, but so are others by which the work is liked "
                         "for itself.")
theorem.exercise("every_step", "The work is two steps long, and the observer takes it for the whole plan. Must the "
                 "explanation make each of the two steps worth 0 or more?", claim="each_is_valued", at={Step: 3})
