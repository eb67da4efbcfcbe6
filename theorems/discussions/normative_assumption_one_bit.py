"""What is said about normative_assumption_one_bit: questions and exercises."""

from explorer.theorems.normative_assumption_one_bit import theorem

theorem.confusion("Why guess? Is it not simpler to ask the human what they want?",
                  answer="What they say is one more thing that they do: that it is true has to be assumed as well.",
                  channel="opinion", verdict="stands")
theorem.confusion("If what was assumed about the human is false, will the data not show it sooner or later?",
                  answer="No: of two humans who do the same, one may be as was assumed and the other not, and what "
                         "is best for them differ.",
                  claim="any_may_be_false", verdict="stands")
theorem.confusion("That is because only acts are seen. Would it not show if one could read their code?",
                  answer="No: two humans may have the same code and do the same, and what the code has at the label r "
                         "be what one of them wants, and not the other.",
                  claim="any_may_be_false", channel="code", verdict="stands")
theorem.exercise("their_word", "The human always takes best actions or always worst ones, says what they want, and if "
                 "they are of the first kind says the truth. No two actions of a state are equally good. Can two "
                 "explanations still differ?", assumptions=["rational_or_antirational", "honest_if_rational"],
                 channel="opinion", rewards="without_ties")
theorem.task("words_and_a_bit", "It is heard what the human says they want, and no two actions of a state are equally "
             "good. Find at most two assumptions under which what is best follows, though the human may err.",
             verdict="sidestepped", at_most=2, keeps=["can_err"], channel="opinion", rewards="without_ties")
