"""What is said about milli_obedience: published verdicts, questions and exercises."""

from explorer.theorems.milli_obedience import OURS, PAPER, Action, theorem

RATIONAL = ["rational_human"]
theorem.published(verdict="broken", claim="blind_obedience", source=OURS)
for how in ("in_halves", "any_chances"):
    theorem.published(RATIONAL, verdict="holds", claim="blind_obedience", human=how, source=PAPER + "Theorem 3")
theorem.published(verdict="holds", claim="gain", source=OURS)
theorem.published(RATIONAL, verdict="broken", claim="gain", source=OURS)
for how in ("wrong_likelihood", "missing_features"):
    theorem.published(verdict="broken", model=how, source=PAPER + "its study of robustness")
theorem.published(["on_a_line"], verdict="holds", claim="middle_is_idle", at={Action: 3}, source=PAPER + "Lemma 1")

theorem.confusion("The human knows best what they want. Does a robot that sets orders aside not do harm?",
                  answer="Not on average, if it has the right model of the human: then it sets aside only orders after "
                         "which something else is better, by all that the order tells.",
                  human="any_chances", verdict="holds")
theorem.confusion("With the right model of a rational human, the robot obeys. What if it is wrong about how the human "
                  "comes to give orders?",
                  answer="Then it may set aside orders of a rational human, and on average this may be worse than "
                         "obeying.",
                  assumptions=["rational_human"], model="wrong_likelihood", verdict="broken")
theorem.exercise("the_middle", "There are three actions on a line: the middle one is worth 0, and of the two others "
                 "one gains what the other loses. Is the middle one never done, even if it is ordered, unless all "
                 "three come to the same after the order?",
                 assumptions=["on_a_line"], claim="middle_is_idle", at={Action: 3})
