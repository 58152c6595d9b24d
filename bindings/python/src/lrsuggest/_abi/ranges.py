"""``lrsuggest/ranges.h``: where a search should look."""

LRS_RANGE_SUGGESTED = 0
LRS_RANGE_STEEPEST_TO_ELBOW = 1
LRS_RANGE_AROUND_STEEPEST = 2
