/* The recorded points. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_CURVE_H
#define LRSUGGEST_CURVE_H

#include "errors.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A recorded range test: losses against increasing learning rates. Immutable. */
typedef struct lrs_curve lrs_curve;

/** The most points a curve may hold, and a sweep may have. */
#define LRS_MAX_POINTS 10000000

/**
 * Copies and checks `count` points (1 to LRS_MAX_POINTS).
 *
 * Learning rates must be positive, finite and strictly increasing, or the status
 * is LRS_ERROR_INVALID_CURVE and the message names the first offender. Losses may
 * hold any value. O(count).
 */
LRS_API lrs_status lrs_curve_create(const double *learning_rates, const double *losses,
                                    size_t count, lrs_curve **out, lrs_error *error);

/** Frees a curve. NULL is accepted; anything else that is no curve is an error. */
LRS_API lrs_status lrs_curve_free(lrs_curve *curve);

/** Stores the number of points. */
LRS_API lrs_status lrs_curve_count(const lrs_curve *curve, size_t *out, lrs_error *error);

/**
 * Copies the points out. `capacity` is the length of both arrays; one smaller than
 * the curve gives LRS_ERROR_BUFFER_TOO_SMALL. Either array may be NULL: not wanted.
 */
LRS_API lrs_status lrs_curve_points(const lrs_curve *curve, double *learning_rates,
                                    double *losses, size_t capacity, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_CURVE_H */
