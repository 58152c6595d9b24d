/* A range test in progress. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_SWEEP_H
#define LRSUGGEST_SWEEP_H

#include "learned.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How the learning rates of a sweep are spaced. */
enum {
  LRS_MODE_EXPONENTIAL = 0, /**< Equal ratios. */
  LRS_MODE_LINEAR = 1       /**< Equal differences. */
};

/** Why a sweep ended. */
enum {
  LRS_STATE_RUNNING = 0,    /**< It has not. */
  LRS_STATE_COMPLETED = 1,  /**< The end rate has been used. */
  LRS_STATE_DIVERGED = 2,   /**< The loss rose for good, by the stop rule. */
  LRS_STATE_NON_FINITE = 3  /**< A loss was NaN or infinite. */
};

/**
 * When a sweep ends before its last rate. The multiples are what other tools do: they miss a loss
 * that levels off below them, and are meaningless where the best loss is zero or negative.
 */
enum {
  LRS_STOP_NEVER = 0,           /**< Only the last rate ends it, whatever the losses are. */
  LRS_STOP_CUSUM = 1,           /**< The loss has left its lowest level, by its own noise. */
  LRS_STOP_FOUR_TIMES_BEST = 2, /**< fastai, Lightning: mean (.98, corrected) > 4 x its best. */
  LRS_STOP_FIVE_TIMES_BEST = 3  /**< ignite, torch-lr-finder: mean (.95, seeded) > 5 x its best. */
};

/** The schedule of a sweep, and when it ends. */
typedef struct lrs_sweep_options {
  uint32_t struct_size;       /**< sizeof(lrs_sweep_options); set by LRS_SWEEP_OPTIONS_INIT. */
  int32_t mode;               /**< LRS_MODE_*. */
  double start_learning_rate; /**< The first rate: positive. */
  double end_learning_rate;   /**< The last rate: larger; reached exactly, never exceeded. */
  int64_t num_iter;           /**< Number of rates, both ends included: 2 to LRS_MAX_POINTS. */
  int32_t stop;               /**< LRS_STOP_*: when it ends before the last rate. */
  int32_t reserved;           /**< Zero. */
} lrs_sweep_options;

/** Eight decades in 100 steps, as fastai's; ended by LRS_STOP_CUSUM. */
#define LRS_SWEEP_OPTIONS_INIT                                              \
  {                                                                         \
    sizeof(lrs_sweep_options), LRS_MODE_EXPONENTIAL, 1e-7, 10.0, 100,       \
        LRS_STOP_CUSUM, 0                                                   \
  }

/** A range test in progress. */
typedef struct lrs_sweep lrs_sweep;

/** Finds the LRS_MODE_* called "exponential" or "linear". */
LRS_API lrs_status lrs_mode_named(const char *name, int32_t *out, lrs_error *error);

/**
 * Finds the LRS_STOP_* called "never", "cusum", "four_times_best" or "five_times_best".
 * An unknown name is an error that lists them.
 */
LRS_API lrs_status lrs_stop_named(const char *name, int32_t *out, lrs_error *error);

/** Starts a sweep. NULL options mean LRS_SWEEP_OPTIONS_INIT. */
LRS_API lrs_status lrs_sweep_create(const lrs_sweep_options *options, lrs_sweep **out,
                                    lrs_error *error);

/** Frees a sweep. NULL is accepted. */
LRS_API lrs_status lrs_sweep_free(lrs_sweep *sweep);

/** Stores the rate to train the next step with, or returns LRS_SWEEP_ENDED. */
LRS_API lrs_status lrs_sweep_learning_rate(const lrs_sweep *sweep, double *out,
                                           lrs_error *error);

/** Records the loss of the step made with the current rate, and moves on. O(1). */
LRS_API lrs_status lrs_sweep_record(lrs_sweep *sweep, double loss, lrs_error *error);

/** Stores how many losses have been recorded. */
LRS_API lrs_status lrs_sweep_count(const lrs_sweep *sweep, size_t *out, lrs_error *error);

/** Stores why the sweep ended: an LRS_STATE_*. */
LRS_API lrs_status lrs_sweep_state(const lrs_sweep *sweep, int32_t *out, lrs_error *error);

/** Returns the name of a sweep's state, such as "diverged"; NULL past the last. */
LRS_API const char *lrs_sweep_state_name(int32_t state);

/** Hands out what has been recorded so far as a curve, for the caller to free. */
LRS_API lrs_status lrs_sweep_curve(const lrs_sweep *sweep, lrs_curve **out, lrs_error *error);

/**
 * Stores what LRS_MEMBER_GRU makes of the losses recorded so far, after every one if asked: it
 * reads only those that are new, and O(those) is what it takes. The losses are taken for raw.
 * Below a number of rows is_supported is 0, and the answer is still that of the network. A NULL
 * context means LRS_CONTEXT_INIT. LRS_NOT_FOUND before the first loss, and where that is not
 * finite.
 */
LRS_API lrs_status lrs_sweep_estimate(lrs_sweep *sweep, const lrs_context *context,
                                      lrs_learned_estimate *out, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_SWEEP_H */
