"""What is said about partial_identifiability: questions and exercises."""

from explorer.theorems.partial_identifiability import Action, theorem

theorem.confusion("If one is told what every action is worth, and not only which one is chosen, does that not carry "
                  "over to other surroundings?", claim="hidden", verdict="stands",
                  answer="What an action is worth is an average over where it may lead. Where outcomes are drawn "
                         "otherwise, the same averages leave open which action is best.")
theorem.confusion("Does behaviour not always leave the scale of a reward open?",
                  answer="Not if choices are noisy, and it is known how steeply they follow rewards: with twice the "
                         "reward, better actions are chosen more clearly.", shows="noisy_choices",
                  claim="scale_is_hidden", verdict="sidestepped", at={Action: 2})
theorem.exercise("only_the_best", "It is seen which actions are best, and nothing of how much better they are; but "
                 "rewards do not depend on where an action leads. Is it open what is best where outcomes are drawn "
                 "otherwise?", assumptions=["outcome_free"], shows="optimal_choices", claim="hidden")
