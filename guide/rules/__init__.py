"""All decision rules in the order in which they are tried: the first that matches wins."""

from __future__ import annotations

from guide.rules.account import ACCOUNT
from guide.rules.relationship import RELATIONSHIP
from guide.rules.safety import AUTHENTICITY, PROFESSION, SAFETY
from guide.rules.strangers import CAPACITY, DEFAULT, REASON

RULES = SAFETY + PROFESSION + AUTHENTICITY + ACCOUNT + RELATIONSHIP + REASON + CAPACITY + DEFAULT

RULE_BY_ID = {rule.id: rule for rule in RULES}
