/* Where a search should look. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_RANGES_H
#define LRSUGGEST_RANGES_H

#include "analysis.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Ranges of learning rates to search, log-uniformly. */
enum {
  LRS_RANGE_SUGGESTED = 0,         /**< search_low to search_high, cut at the elbow. */
  LRS_RANGE_STEEPEST_TO_ELBOW = 1, /**< steepest / 10 to the elbow. */
  LRS_RANGE_AROUND_STEEPEST = 2    /**< steepest / 10 to 10 * steepest. */
};

/** Returns the name of an LRS_RANGE_*, such as "steepest_to_elbow"; NULL past the last. */
LRS_API const char *lrs_range_name(int32_t range);

/**
 * Stores the ends of an LRS_RANGE_*. Where `above_elbow` is 0 none lies above the elbow
 * (around the steepest point, nor above the last rate read where there is no elbow); 1 asks
 * for the whole range. LRS_NOT_FOUND where a landmark it is drawn from is missing, or
 * there is no suggestion.
 */
LRS_API lrs_status lrs_analysis_range(const lrs_analysis *analysis, int32_t range,
                                      int32_t above_elbow, double *low, double *high,
                                      lrs_error *error);

/**
 * Draws `count` (0 to LRS_MAX_POINTS) rates uniformly on the logarithmic axis between two
 * positive, finite ones, low <= high. The same seed gives the same rates everywhere; none
 * lies outside. `out` may be NULL where count is 0. O(count).
 */
LRS_API lrs_status lrs_sample_log_uniform(double low, double high, uint64_t seed, double *out,
                                          size_t count, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_RANGES_H */
