"""``lrsuggest/rules.h``: the rules of the field, by name."""

LRS_RULE_FAMILY = 0
LRS_RULE_SUMMARY = 1
LRS_RULE_FORMULA = 2
LRS_RULE_SOURCE = 3
LRS_RULE_CAVEAT = 4
LRS_RULE_CORRECTED = 5
