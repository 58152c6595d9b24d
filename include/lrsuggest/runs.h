/* Several range tests of one problem. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_RUNS_H
#define LRSUGGEST_RUNS_H

#include "analysis.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Several range tests of one problem, read alone and together. Immutable. */
typedef struct lrs_runs lrs_runs;

/** The most runs that can be read together; the fewest is two. */
#define LRS_MAX_RUNS 100

/**
 * Reads `count` (2 to LRS_MAX_RUNS) curves, which may differ in length and in where they end.
 *
 * A NULL context means LRS_CONTEXT_INIT. A run without an answer takes nothing from the others.
 * Runs that share no learning rate are LRS_ERROR_INVALID_CURVE, a handle that is no curve is
 * LRS_ERROR_INVALID_HANDLE; the message names its index. O(n log n) in the points of all curves.
 */
LRS_API lrs_status lrs_runs_create(const lrs_curve *const *curves, size_t count,
                                   const lrs_context *context, lrs_runs **out,
                                   lrs_error *error);

/** Frees runs. NULL is accepted. */
LRS_API lrs_status lrs_runs_free(lrs_runs *runs);

/** Stores the number of runs. */
LRS_API lrs_status lrs_runs_count(const lrs_runs *runs, size_t *out, lrs_error *error);

/**
 * Stores what all runs suggest together: the geometric mean of the middle half of their rates,
 * with intervals that know how far the runs lie apart.
 *
 * Where no run has an answer it is that of their mean curve; where that has none either, the
 * status is its LRS_REFUSED_*, and the message says why.
 */
LRS_API lrs_status lrs_runs_suggestion(const lrs_runs *runs, lrs_suggestion *out,
                                       lrs_error *error);

/** Stores what one run suggests; the same statuses and numbers as lrs_suggest. */
LRS_API lrs_status lrs_runs_run(const lrs_runs *runs, size_t index, lrs_suggestion *out,
                                lrs_error *error);

/** How far runs of one problem lie apart: robust standard deviations on the log10 axis. */
typedef struct lrs_spread {
  uint32_t struct_size; /**< sizeof(lrs_spread); set by LRS_SPREAD_INIT. */
  uint32_t reserved;    /**< Zero. */
  uint64_t answered;    /**< How many runs hold an answer of their own. */
  double suggestions;   /**< Of their rates, in decades; -1 where fewer than two answered. */
  double elbows;        /**< Of all elbows, in decades; -1 of fewer than two. */
} lrs_spread;

/** An lrs_spread for a call to fill. */
#define LRS_SPREAD_INIT            \
  {                                \
    sizeof(lrs_spread), 0, 0, 0, 0 \
  }

/** Stores how far the runs lie apart. */
LRS_API lrs_status lrs_runs_spread(const lrs_runs *runs, lrs_spread *out, lrs_error *error);

/** Hands out the robust mean of the runs as a curve, for the caller to free. */
LRS_API lrs_status lrs_runs_mean_curve(const lrs_runs *runs, lrs_curve **out,
                                       lrs_error *error);

/** Hands out the analysis of the mean curve, for the caller to free. */
LRS_API lrs_status lrs_runs_mean_analysis(const lrs_runs *runs, lrs_analysis **out,
                                          lrs_error *error);

/** Copies the explanation of the combined answer, by the rules of lrs_analysis_text. */
LRS_API lrs_status lrs_runs_explanation(const lrs_runs *runs, char *buffer, size_t capacity,
                                        size_t *length, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_RUNS_H */
