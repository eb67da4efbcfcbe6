"""What is said about time_inconsistency_misspec: questions and exercises."""

from explorer.theorems.time_inconsistency_misspec import OURS, theorem

SEEN = "order_is_hidden_despite_the_plan"

theorem.published(verdict="stands", claim="no_fit_prefers_the_later", rewards="free", model="undiscounted", source=OURS)
for how in ("exponential", "any_exponential", "hyperbolic"):
    theorem.published(verdict="sidestepped", claim="no_fit_prefers_the_later", rewards="free", model=how, source=OURS)
for how, dropped in (("hyperbolic", []), ("unknown_hyperbolic", []), ("unknown_hyperbolic", ["naive"])):
    theorem.published(["observed"], verdict="stands", claim="order_is_hidden", rewards="free", model=how, drop=dropped,
                      source=OURS)
theorem.published(verdict="sidestepped", claim=SEEN, rewards="free", model="hyperbolic", source=OURS)
for how in ("exponential", "unknown_hyperbolic"):
    theorem.published(verdict="stands", claim=SEEN, rewards="free", model=how,
                      source=OURS + " (one of the two does not discount, and gets the same from both rewards)")

theorem.confusion("Does a wrong model of how people discount not give itself away by a bad fit?",
                  answer="Here it does with the known worths 2.9, 5 and 9. If the worths are to be learnt as well, the "
                         "wrong model fits.", rewards="free", verdict="sidestepped")
theorem.confusion("With the right model, does it follow which of the two rewards is worth more to the human?",
                  answer="No: whoever goes on and then takes the sooner reward may have meant to take either, and "
                         "either may be worth more.", assumptions=["observed"], rewards="free", model="hyperbolic",
                  claim="order_is_hidden", verdict="stands")
theorem.exercise("what_they_meant", "The model is right, and it is not known what the options are worth. The human "
                 "goes on, and is known to mean, at the start, to take the later reward; a step later they take the "
                 "sooner one. Is it still open which of the two is worth more?", rewards="free", model="hyperbolic",
                 claim=SEEN)
