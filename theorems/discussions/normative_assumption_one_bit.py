"""What is said about normative_assumption_one_bit: questions and exercises."""

from explorer.theorems.normative_assumption_one_bit import theorem

theorem.confusion("Why guess? Is it not simpler to ask the human what they want?",
                  answer="What they say is one more thing that they do; that it is true has to be assumed as well.",
                  channel="opinion", verdict="stands")
theorem.confusion("If what was assumed about the human is false, will the data not show it sooner or later?",
                  answer="No: two humans may do the same although the assumption is true of one and false of the "
                         "other, and different actions are best for them.",
                  claim="any_may_be_false", verdict="stands")
theorem.confusion("That is because only acts are seen. Would it not show if one could read their code?",
                  answer="No: two humans may do the same and have the same reward at the label r in their code, though "
                         "only one of them wants what it says.",
                  claim="any_may_be_false", channel="code", verdict="stands")
theorem.exercise("their_word", "The human takes best actions under every reward or worst ones under every reward, "
                 "says what they want, and in the first case says truly which actions are best. No two actions of a "
                 "state are equally good. Can two explanations still differ in what is best?",
                 assumptions=["rational_or_antirational", "honest_if_rational"], channel="opinion",
                 rewards="without_ties")
theorem.task("words_and_a_bit", "One hears what the human says they want, and no two actions of a state are equally "
             "good. Find at most two assumptions under which what is best follows, though the human may err.",
             verdict="sidestepped", at_most=2, keeps=["can_err"], channel="opinion", rewards="without_ties")
