"""What is said about occam_negation: questions and exercises."""

from explorer import Level
from explorer.theorems.occam_negation import Action, State, theorem

theorem.confusion("Is it not a far more complicated story that a human wants the opposite of what they do?",
                  answer="It is the same story with two minuses, one before the reward and one in the planner; these "
                         "add no more than the constant.", verdict="stands")
theorem.confusion("One label rules the negative out, if rewards have no ties. Is it then known what is best?",
                  answer="Only where the label is. In other states there are more explanations than one and its "
                         "negative, and they differ in what is best.", assumptions=["labelled_state"],
                  rewards="without_ties", verdict="stands", claim="best_stays_open")
theorem.exercise("one_label", "The human takes best actions whatever the reward, or worst ones whatever the reward, "
                 "and in one state what they do is known to be best. Are there still two explanations that are the "
                 "negatives of each other and differ in what is best?",
                 assumptions=["rational_or_antirational", "labelled_state"], claim="twins_disagree")
theorem.task("without_the_twin", "No reward has ties. Find one assumption under which an explanation and its negative "
             "are never both left, though the human may err.", verdict="sidestepped", at_most=1, keeps=["can_err"],
             claim="twins_disagree", rewards="without_ties", at={State: 2, Action: 2, Level: 2})
