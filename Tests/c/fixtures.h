/* The curves that the tests share. */
#ifndef FIXTURES_H
#define FIXTURES_H

#include <lrsuggest.h>
#include <stdint.h>

enum { POINTS = 100, MANY_POINTS = 400 };

/** Fills `rates` with `count` rates from 1e-7 to 10, equal ratios apart. */
void fill_rates(double *rates, size_t count);

/** Fills `losses` with a plateau, a descent and an explosion under a little noise. */
void fill_losses(const double *rates, double *losses, size_t count, uint32_t seed);

/** Creates a curve of `count` (at most MANY_POINTS) points that has an answer. */
lrs_curve *realistic_curve(size_t count, uint32_t seed);

/** Creates a curve of POINTS points with these losses. */
lrs_curve *curve_of(const double *losses);

/** Creates a curve of POINTS equal losses: one that will be refused. */
lrs_curve *flat_curve(void);

/** Analyses a curve, which is freed, without a context. */
lrs_analysis *analysis_of(lrs_curve *curve);

/** Returns the next number of a fixed sequence, in [0, 1). */
double next_random(uint32_t *state);

#endif
