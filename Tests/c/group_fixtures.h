/* The sweep of groups that the tests share. */
#ifndef GROUP_FIXTURES_H
#define GROUP_FIXTURES_H

#include <lrsuggest.h>

enum { GROUPS = 2 };

/** The curvatures of two groups, "body" and "head", of one weight each. */
extern const double quadratic_curvatures[GROUPS];

/** Trains the two for `count` (at most MANY_POINTS) steps; stores the rates and losses of each. */
lrs_group_sweep *quadratic_sweep(size_t count, double *rates, double *losses);

#endif
