"""What is said about milli_obedience: questions and exercises."""

from explorer.theorems.milli_obedience import Action, theorem

theorem.confusion("The human knows best what they want. Does a robot that sets orders aside not do harm?",
                  answer="Not on average, if it knows how orders come about: it then sets aside only those after which "
                         "something else is better, by all that they tell.", human="any_chances", verdict="holds")
theorem.confusion("A rational human is obeyed anyway. Does it then matter what the robot takes the orders to mean?",
                  answer="Yes: a robot that is wrong about it may set orders of a rational human aside, and this is "
                         "then worse than to obey.",
                  assumptions=["rational_human"], model="wrong_likelihood", verdict="broken")
theorem.exercise("the_middle", "Three actions on a line: the middle one is worth 0, and of the two others one gains "
                 "what the other loses. Is the middle one never done, even if it is ordered, unless all three come to "
                 "the same after the order?", assumptions=["on_a_line"], claim="middle_is_idle", at={Action: 3})
