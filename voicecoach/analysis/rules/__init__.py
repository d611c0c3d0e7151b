"""Every rule, in the order reports list them."""

from voicecoach.analysis.rules import cost001, fill001, own001, scope001, vague001
from voicecoach.analysis.types import Rule

RULES: tuple[Rule, ...] = (
    scope001.RULE,
    cost001.RULE,
    vague001.RULE,
    own001.RULE,
    fill001.RULE,
)
