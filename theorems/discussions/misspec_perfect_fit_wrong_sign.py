"""What is said about misspec_perfect_fit_wrong_sign: questions and exercises."""

from explorer.theorems.misspec_perfect_fit_wrong_sign import theorem

theorem.confusion("The model predicts perfectly, and more data only confirm it. What can be wrong with what it infers?",
                  answer="Whatever it leaves out. It has no place for a bias towards one action, and takes the bias "
                         "for a wish for that action; more data of the same kind change nothing.", verdict="stands")
theorem.confusion("Would it not be found out sooner or later that a model is wrong?",
                  answer="It is found out where nothing fits: where one reward has to explain contexts in which the "
                         "human mostly takes the tempting action, and others in which they mostly take the good one.",
                  assumptions=["one_reward"], truth="biased_somewhere", verdict="contradictory")
