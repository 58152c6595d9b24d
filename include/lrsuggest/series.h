/* Sweeps until their answers agree. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_SERIES_H
#define LRSUGGEST_SERIES_H

#include "runs.h"
#include "sweep.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Why a series of sweeps ended. */
enum {
  LRS_SERIES_RUNNING = 0,  /**< It has not. */
  LRS_SERIES_AGREED = 1,   /**< The answers agree. */
  LRS_SERIES_EXHAUSTED = 2 /**< All sweeps were made. */
};

/** How many sweeps are made at most, and when they agree. */
typedef struct lrs_series_options {
  uint32_t struct_size; /**< sizeof(lrs_series_options); set by LRS_SERIES_OPTIONS_INIT. */
  int32_t max_sweeps;   /**< 2 to LRS_MAX_RUNS. */
  double tolerance;     /**< Standard error that is small enough, in decades; 0: make all. */
} lrs_series_options;

/** At most five sweeps, until the standard error is a tenth of a decade. */
#define LRS_SERIES_OPTIONS_INIT           \
  {                                       \
    sizeof(lrs_series_options), 5, 0.1    \
  }

/**
 * Several sweeps from the same weights in progress, until their answers agree. Driven as a
 * probe is; reset the weights alone, as sweeps in one order of the data say the same.
 */
typedef struct lrs_series lrs_series;

/** Starts a series. NULL means the *_INIT of each. */
LRS_API lrs_status lrs_series_create(const lrs_series_options *options,
                                     const lrs_sweep_options *sweep,
                                     const lrs_context *context, lrs_series **out,
                                     lrs_error *error);

/** Frees a series. NULL is accepted. */
LRS_API lrs_status lrs_series_free(lrs_series *series);

/** Stores the rate to train the next step with, or returns LRS_PROBE_ENDED. */
LRS_API lrs_status lrs_series_learning_rate(const lrs_series *series, double *out,
                                            lrs_error *error);

/** Stores 1 where the weights must be reset before that step. */
LRS_API lrs_status lrs_series_needs_reset(const lrs_series *series, int32_t *out,
                                          lrs_error *error);

/** Records the loss of the step made with the current rate, and moves on. */
LRS_API lrs_status lrs_series_record(lrs_series *series, double loss, lrs_error *error);

/** Stores how many losses have been recorded, all sweeps together. */
LRS_API lrs_status lrs_series_steps(const lrs_series *series, size_t *out, lrs_error *error);

/** Stores why the series ended: an LRS_SERIES_*. */
LRS_API lrs_status lrs_series_state(const lrs_series *series, int32_t *out, lrs_error *error);

/** Returns the name of a series' state, such as "agreed"; NULL past the last. */
LRS_API const char *lrs_series_state_name(int32_t state);

/** Stores how many sweeps have ended. */
LRS_API lrs_status lrs_series_count(const lrs_series *series, size_t *out, lrs_error *error);

/** Hands out the curve of a sweep that has ended, for the caller to free. */
LRS_API lrs_status lrs_series_curve(const lrs_series *series, size_t index, lrs_curve **out,
                                    lrs_error *error);

/**
 * Hands out what the sweeps say together, for the caller to free; LRS_ERROR_OUT_OF_TURN
 * before two have ended.
 */
LRS_API lrs_status lrs_series_runs(const lrs_series *series, lrs_runs **out,
                                   lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_SERIES_H */
