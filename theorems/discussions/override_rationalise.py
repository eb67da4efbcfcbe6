"""What is said about override_rationalise: published verdicts, questions, exercises."""

from explorer import Level
from explorer.theorems.override_rationalise import OURS, PAPER, State, theorem

theorem.published(verdict="stands", source=PAPER + ", equation 1")
theorem.published(verdict="stands", claim="truth_reaches_the_most", source=PAPER + ", equation 2")
for one in ("changing_them_pays", "truth_reaches_the_most"):
    theorem.published(verdict="sidestepped", claim=one, drop=["can_rationalise"], source=OURS)
theorem.published(verdict="sidestepped", human="optimal", source=OURS)
theorem.published(verdict="sidestepped", human="any", source=OURS)
theorem.published(verdict="sidestepped", acting="costs_the_gain", source=OURS)
theorem.published(["easy_needs_nothing"], verdict="stands", claim="another_reward_can_pay_more", source=OURS)
theorem.published(verdict="sidestepped", claim="another_reward_can_pay_more", at={State: 1, Level: 2}, source=OURS)
theorem.published(verdict="stands", claim="every_act_has_an_account", source=OURS)
theorem.published(verdict="stands", claim="inaction_overrides", source=OURS)
theorem.published(verdict="sidestepped", claim="inaction_overrides", human="optimal", source=OURS)
theorem.published(["powerless"], verdict="contradictory", source=OURS)
theorem.confusion("If the machine gains by making the human good at what they want, is that not what one would wish?",
                  answer="It can score more by settling on another reward, under which all is as good as can be. Then "
                         "it does nothing, and the human goes on erring.", assumptions=["easy_needs_nothing"],
                  claim="another_reward_can_pay_more", verdict="stands")
theorem.confusion("Could the machine not be forbidden to override the human?",
                  answer="Not by this definition: where the human errs, to do nothing may override them too, since "
                         "another act would serve them better.", claim="inaction_overrides", verdict="stands")
theorem.exercise("nothing_to_improve", "Left alone the human takes best actions, so that the machine gains nothing by "
                 "making them better at it. Can it still score more with another reward than with theirs?",
                 human="optimal", claim="another_reward_can_pay_more")
theorem.task("doing_nothing", "It is left open what the machine can make of the human, who errs. Find one assumption "
             "under which to do nothing never overrides them, and the machine may gain nothing by changing them.",
             verdict="sidestepped", at_most=1, keeps=["left_alone"], drop=["can_rationalise"],
             claim="inaction_overrides", at={State: 1, Level: 2})
