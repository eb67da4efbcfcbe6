"""What is said about override_rationalise: questions and exercises."""

from explorer import Level
from explorer.theorems.override_rationalise import State, theorem

theorem.confusion("If the machine gains by making the human good at what they want, is that not what one would wish?",
                  answer="It can gain more by settling on another reward, under which all is as good as can be. Then "
                         "it does nothing, and the human goes on erring.", assumptions=["easy_needs_nothing"],
                  claim="another_reward_can_pay_more", verdict="stands")
theorem.confusion("Could the machine not be forbidden to override the human?",
                  answer="Not by this definition: where the human errs, to do nothing overrides them too, since "
                         "another act would serve them better.", claim="inaction_overrides", verdict="stands")
theorem.exercise("nothing_to_improve", "The human does the best they can everywhere, so that the machine gains nothing "
                 "by making them better at it. Can it still score more with another reward than with theirs?",
                 human="optimal", claim="another_reward_can_pay_more")
theorem.task("doing_nothing", "It is not said what the machine can make of the human, who errs. Find one assumption "
             "under which to do nothing never overrides them, and the machine may gain nothing by changing them.",
             verdict="sidestepped", at_most=1, keeps=["left_alone"], drop=["can_rationalise"],
             claim="inaction_overrides", at={State: 1, Level: 2})
