"""What is said about partial_identifiability: further verdicts, questions and exercises."""

from explorer.theorems.partial_identifiability import OURS, PAPER, Action, theorem

for form, number, finest, fine in (("q_values", "Theorem 3.1", "up_to_redistribution", "exact"),
                                   ("noisy_choices", "Theorem 3.3", "up_to_shaping", "up_to_redistribution"),
                                   ("optimal_choices", "Theorem 3.2", "best_now", "up_to_shaping")):
    theorem.published(verdict="stands", shows=form, target=fine, source=PAPER.format(number))
    theorem.published(verdict="sidestepped", shows=form, target=finest, source=PAPER.format(number))
    theorem.published(verdict="stands", shows=form, source=PAPER.format("Theorem 4.2"))
    theorem.published(verdict="sidestepped", shows=form, dynamics="same_dynamics", source=OURS)
for form, verdict, off in (("optimal_choices", "stands", []), ("noisy_choices", "sidestepped", []),
                           ("noisy_choices", "stands", ["known_steepness"])):
    theorem.published(verdict=verdict, claim="scale_is_hidden", shows=form, drop=off, source=OURS, at={Action: 2})

theorem.confusion("If one is told what every action is worth, and not only which one is chosen, does that not carry "
                  "over to other surroundings?", verdict="stands",
                  answer="What an action is worth is an average over where it may lead. Where outcomes are drawn "
                         "otherwise, the same averages leave open which action is best.")
theorem.confusion("Does behaviour not always leave the scale of a reward open?",
                  answer="Not if choices are noisy, and it is known how steeply they follow rewards: with twice the "
                         "reward, better actions are chosen more clearly.", shows="noisy_choices",
                  claim="scale_is_hidden", verdict="sidestepped", at={Action: 2})
theorem.exercise("only_the_best", "It is seen which actions are best, and nothing of how much better they are; but "
                 "rewards do not depend on where an action leads. Is it open what is best where outcomes are drawn "
                 "otherwise?", assumptions=["outcome_free"], shows="optimal_choices")
