"""What is said about carey_incorrigibility: questions and exercises."""

from explorer.theorems.carey_incorrigibility import ANY, OURS, PAPER, theorem

for how, then in (("some_flipped", "holds"), ("button_afterwards", "holds"), ("hardcoded_shutdown", "broken"),
                  ("correct_code", "broken")):
    theorem.published(verdict=then, claim="loss", robots=how, drop=ANY, source=PAPER + "; the tighter bound is ours")
for how in ("truth_in_support", "human_knows"):
    theorem.published(["enough_doubt"], verdict="holds", support=how, source=OURS)
    theorem.published(verdict="holds", claim="flipped_is_safe_exactly", support=how, source=OURS)
theorem.published(verdict="broken", robots="button_afterwards", source=PAPER)

theorem.confusion("The robot is not sure what is good, and the human nearly always knows. Is that not enough to make "
                  "it obey?",
                  answer="Not with the flipped code: by that code the bold action is better in either case, so no "
                         "order can tell the robot otherwise.", verdict="broken")
theorem.confusion("The human knows that one robot of ten has flipped code. Could she not give orders that make up for "
                  "it?",
                  answer="No: whatever she orders, that robot is bold, and the harm that it does outweighs all that "
                         "the other nine can gain.",
                  claim="loss", drop=["nearly_rational"], verdict="holds")
theorem.confusion("There is a button. Is a robot that disobeys not simply switched off?",
                  answer="That helps if it comes before the robot has acted; afterwards the harm is done.",
                  claim="loss", robots="button_afterwards", drop=["nearly_rational"], verdict="holds")
theorem.exercise("right_code", "All robots have the right code, and the human may give any orders. Does every robot do "
                 "as it is told?", robots="correct_code", drop=["nearly_rational"])
