"""What is said about imitation_ceiling: questions and exercises."""

from explorer import Level
from explorer.theorems.imitation_ceiling import Action, State, theorem

theorem.confusion("A learner that always does what the human does most often beats a noisy human. Does that not show "
                  "that it can do without a model of mistakes?",
                  answer="No, it has one: to take what the human does less often for worse is to say that they err "
                         "whenever they do it.", assumptions=["noisy"], verdict="stands")
theorem.confusion("The machine can do things that no human can. Must it still allow for mistakes to do better?",
                  answer="No: with an action that was never open to the human it may do better than somebody who never "
                         "errs.", place="more_actions", verdict="sidestepped")
theorem.exercise("no_mistakes_and_better", "The learner's guess says that the human never errs, and several things may "
                 "be equally good by it. Can the learner do better than the human?",
                 assumptions=["assumes_no_mistakes"], claim="can_surpass", drop=["guess_has_one_best"])
theorem.task("better_for_certain", "Find one assumption under which the learner is certain to do better than the human "
             "if in some state not all actions are equally good, while the human can err.", verdict="stands", at_most=1,
             keeps=["can_err"], claim="noise_is_beaten", at={State: 1, Action: 2, Level: 3})
