"""What is said about time_inconsistency_misspec: questions and exercises."""

from explorer.theorems.time_inconsistency_misspec import OURS, theorem

SEEN = "order_is_hidden_despite_the_plan"

theorem.published(verdict="sidestepped", claim=SEEN, rewards="free", model="hyperbolic", source=OURS)
for how in ("exponential", "unknown_hyperbolic"):
    theorem.published(verdict="stands", claim=SEEN, rewards="free", model=how,
                      source=OURS + " (but only by ties: without discounting the two rewards may be equal)")

theorem.confusion("Does a wrong model of how people discount not give itself away by a bad fit?",
                  answer="It does if it is known what everything is worth. If that is to be learnt as well, the wrong "
                         "model fits.", rewards="free", verdict="sidestepped")
theorem.confusion("With the right model, does it follow which of the two rewards is worth more to the human?",
                  answer="No: whoever goes on and then takes the sooner reward may have gone on for either, and either "
                         "may be worth more.", assumptions=["observed"], rewards="free", model="hyperbolic",
                  claim="order_is_hidden", verdict="stands")
theorem.exercise("what_they_meant", "The model is right, and it is not known what the options are worth. The human "
                 "goes on, and it is known that they mean to have the later reward; then they take the sooner one. Is "
                 "it still open which is worth more?", rewards="free", model="hyperbolic",
                 claim=SEEN)
