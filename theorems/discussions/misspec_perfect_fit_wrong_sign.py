"""What is said about misspec_perfect_fit_wrong_sign: questions and exercises."""

from explorer.theorems.misspec_perfect_fit_wrong_sign import theorem

theorem.confusion("The model predicts perfectly, and more data only confirm it. What can be wrong with what it infers?",
                  answer="What it was not made to see: a bias towards one action looks to it like a wish for that "
                         "action, and data of the same kind look the same however many there are.", verdict="stands")
theorem.confusion("Would a model that is wrong not be found out sooner or later?",
                  answer="It is where one reward has to explain contexts in which the human is biased and others in "
                         "which they are not: then nothing fits.",
                  assumptions=["one_reward"], truth="biased_somewhere", verdict="contradictory")
