"""What is said about misspec_robustness: questions and exercises."""

from explorer.theorems.misspec_robustness import theorem

theorem.confusion("My model of people is wrong, but it explains all that I see. Is it not good enough?",
                  answer="Not always: it may explain what you see by a reward of the wrong class.",
                  assumptions=["nothing_unexplained"], claim="always_robust", verdict="broken")
theorem.confusion("Every model of people is wrong. Does it follow that none can be trusted?",
                  answer="No: the error does no harm if the model could tell the classes apart, and people act as "
                         "it expects of some reward of the same class as their own.",
                  claim="can_be_robust", verdict="holds")
theorem.exercise("nothing_to_tell", "No reward needs to be told from any other, so there is nothing left to learn. Is "
                 "every wrong model robust then?", claim="always_robust", classes="one_class")
