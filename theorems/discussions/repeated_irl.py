"""What is said about repeated_irl: questions and exercises."""

from explorer import Level
from explorer.theorems.repeated_irl import theorem

theorem.confusion("Elsewhere it is shown that more environments do not help. Here they give the reward away; which is "
                  "right?", drop=["rational"], verdict="stands",
                  answer="Both: here the human is taken to be rational in every environment. Without this assumption "
                         "the same answers fit other rewards.")
theorem.confusion("Suppose it is not known how the human takes risks. Does at least the order of the states follow?",
                  answer="Not from a few lotteries: it may be that none of them is worth more to the human than one "
                         "state and less than another.", risk="unknown", target="order", verdict="stands")
theorem.exercise("other_prizes", "It is not known how good the two states are between which the lotteries draw. Can "
                 "the answers of a rational human leave open which of two states is better?", drop=["known_ends"],
                 target="order")
theorem.task("whatever_the_risk", "Somebody else chooses the lotteries, and it is not known how the human takes risks. "
             "Find one assumption under which the order of the states follows.", verdict="sidestepped", at_most=1,
             keeps=["any_risk"], environments="given", risk="unknown", target="order", at={Level: 3})
