"""What is said about belief_reward_ambiguity: questions and exercises."""

from explorer import Level
from explorer.theorems.belief_reward_ambiguity import Action, Outcome, theorem

theorem.confusion("A false belief shows itself sooner or later. Does it not help to watch the human in many tasks, if "
                  "their beliefs stay the same?",
                  answer="No: somebody who wants the opposite, and expects the opposite of each action, chooses the "
                         "same from every menu.", assumptions=["same_beliefs"], tasks="every_menu", verdict="stands")
theorem.confusion("Nobody is that wrong. If the human thinks the truth at least as probable as all else together, do "
                  "their choices not show which action is best for them?",
                  answer="Not if there is a third outcome: to think it half probable is enough to turn a choice round.",
                  assumptions=["nearly_true_beliefs"], verdict="stands")
theorem.exercise("wants_most", "Two actions, three outcomes, and the human expects of each action just what it leads "
                 "to. Does it follow which outcome they want most?", assumptions=["true_beliefs"],
                 target="best_outcome", at={Action: 2, Outcome: 3, Level: 3})
theorem.task("choice_shows_best", "Find one assumption under which what the human does gives away which action is best "
             "for them, though this was not known beforehand.", verdict="sidestepped", at_most=1,
             at={Action: 2, Outcome: 3, Level: 3})
