"""Words around a trigger that decide what it is: shared by all shapes of rules."""

from __future__ import annotations

import re

BE = re.compile(
    r"(?:\b(?:is|are|was|were)(?:n[’']t)?|\b(?:be|been|being)|[’'](?:re|s))"
    r"(?:\s[“\"]?(?:not|never|no|longer|also|being|been|now|still|only|again|then|even|already"
    r"|both|yet"
    r"|\w+ly))*\s[“\"]?$",
    re.IGNORECASE,
)
NOMINAL = re.compile(
    r"(?:\b(?:an?|the|this|that|its|his|their|new|executive|court|travel|no|any|top-secret|gag"
    r"|task|such|some|another|only|with|very)|[’']s)\s$",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(?:wants?|wanted|hopes?|hoped|trying|tried|tries|like|needs?|vow\w*|refus\w+|seeks?"
    r"|sought|threat\w+"
    r"|consider\w*|studying whether) to\s$"
)
NEITHER = re.compile(r"^(?:neither|no|nothing|none)\b", re.IGNORECASE)
OUGHT = re.compile(r"\b(?:should|ought to)\s(?:\w+ly\s|not\s|never\s)*$")
HOPED = re.compile(r"\bhop(?:e|es|ed|ing)\b[^,;.]{0,60}$")
MONEY = re.compile(r"\$|\b(?:money|funding|funds?|dollars|billion|million)\b")
BY_COURT = re.compile(
    r"\s(?:down\s|\w+ly\s)?(?:by|in)\s((?:an?|the)?\s?(?:[\w.-]+\s){0,4}?"
    r"(?:judge|court|appeals court|justices)(?:\sin\s[A-Z]\w+)?)\b"
)
