/* Short runs around an answer, each from the same weights. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_PROBE_H
#define LRSUGGEST_PROBE_H

#include "context.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most rates of a probe; the fewest is three. */
#define LRS_MAX_PROBE_RATES 20

/** Why a probe ended. */
enum {
  LRS_PROBE_RUNNING = 0,   /**< It has not. */
  LRS_PROBE_BRACKETED = 1, /**< The best rate was tried on both sides. */
  LRS_PROBE_EXHAUSTED = 2, /**< All rates were used up before that. */
  LRS_PROBE_DIVERGED = 3   /**< Every run diverged: there is no answer. */
};

/** Where a probe starts, and how long it is. Set learning_rate; the rest may stay. */
typedef struct lrs_probe_options {
  uint32_t struct_size;   /**< sizeof(lrs_probe_options); set by LRS_PROBE_OPTIONS_INIT. */
  int32_t max_rates;      /**< The most rates to try: 3 to LRS_MAX_PROBE_RATES. */
  int64_t steps_per_rate; /**< 10 or more; LRS_UNKNOWN: 5 % of the budget, but 40 to 1000. */
  double learning_rate;   /**< The rate to start from: 1e-200 to 1e200. */
  double interval_low;    /**< That of the suggestion started from, ... */
  double interval_high;   /**< ... around learning_rate; LRS_UNKNOWN both: nobody knows. */
} lrs_probe_options;

/** At most six rates of the usual length; learning_rate is yet to be set. */
#define LRS_PROBE_OPTIONS_INIT                                            \
  {                                                                       \
    sizeof(lrs_probe_options), 6, LRS_UNKNOWN, 0, LRS_UNKNOWN, LRS_UNKNOWN \
  }

/**
 * Short runs at a few rates around an answer, each from the same weights, in progress:
 *
 *     while (lrs_probe_learning_rate(probe, &rate, &error) == LRS_OK) {
 *       lrs_probe_needs_reset(probe, &reset, &error);
 *       if (reset) restore_the_first_weights();
 *       lrs_probe_record(probe, train_one_step(rate), &error);
 *     }
 */
typedef struct lrs_probe lrs_probe;

/**
 * Starts a probe. The schedule and the steps of the context decide how the best rate of short
 * runs is corrected for the length of the training; a NULL context means LRS_CONTEXT_INIT.
 */
LRS_API lrs_status lrs_probe_create(const lrs_probe_options *options,
                                    const lrs_context *context, lrs_probe **out,
                                    lrs_error *error);

/** Frees a probe. NULL is accepted. */
LRS_API lrs_status lrs_probe_free(lrs_probe *probe);

/** Stores the rate to train the next step with, or returns LRS_PROBE_ENDED. */
LRS_API lrs_status lrs_probe_learning_rate(const lrs_probe *probe, double *out,
                                           lrs_error *error);

/** Stores 1 where the weights (and the order of the data) must be reset before that step. */
LRS_API lrs_status lrs_probe_needs_reset(const lrs_probe *probe, int32_t *out,
                                         lrs_error *error);

/** Records the loss of the step made with the current rate, and moves on. O(1). */
LRS_API lrs_status lrs_probe_record(lrs_probe *probe, double loss, lrs_error *error);

/** Stores why the probe ended: an LRS_PROBE_*. */
LRS_API lrs_status lrs_probe_state(const lrs_probe *probe, int32_t *out, lrs_error *error);

/** Returns the name of a probe's state, such as "bracketed"; NULL past the last. */
LRS_API const char *lrs_probe_state_name(int32_t state);

/** One short run of a probe. */
typedef struct lrs_trial {
  uint32_t struct_size; /**< sizeof(lrs_trial); set by LRS_TRIAL_INIT. */
  int32_t state;        /**< LRS_STATE_*: running, completed, diverged or not finite. */
  uint64_t steps;       /**< How many losses were recorded. */
  double learning_rate; /**< Its rate. */
  double loss;          /**< Mean of the last half of its losses; NaN unless completed. */
} lrs_trial;

/** An lrs_trial for a call to fill. */
#define LRS_TRIAL_INIT            \
  {                               \
    sizeof(lrs_trial), 0, 0, 0, 0 \
  }

/**
 * Copies the runs so far, in order; `count` is stored first, and a `capacity` below it gives
 * LRS_ERROR_BUFFER_TOO_SMALL. trials[0].struct_size holds for the whole array.
 */
LRS_API lrs_status lrs_probe_trials(const lrs_probe *probe, lrs_trial *trials,
                                    size_t capacity, size_t *count, lrs_error *error);

/** What a probe says. */
typedef struct lrs_probe_result {
  uint32_t struct_size;      /**< sizeof(lrs_probe_result); set by LRS_PROBE_RESULT_INIT. */
  uint32_t reserved;         /**< Zero. */
  uint64_t steps;            /**< How many steps were made, all rates together. */
  double learning_rate;      /**< Train with this. */
  double interval_low;       /**< Covers the middle of the good rates in ... */
  double interval_high;      /**< ... about 80 % of the calibration trainings. */
  double best_learning_rate; /**< Where the loss of the short runs ended lowest. */
  double correction;         /**< From there to the best rate of the training, in decades. */
  double weight;             /**< How far the answer follows that: 0 to 1. */
} lrs_probe_result;

/** An lrs_probe_result for a call to fill. */
#define LRS_PROBE_RESULT_INIT                        \
  {                                                  \
    sizeof(lrs_probe_result), 0, 0, 0, 0, 0, 0, 0, 0 \
  }

/**
 * Stores the answer. LRS_ERROR_OUT_OF_TURN while the probe runs,
 * LRS_REFUSED_DIVERGED_AT_START where every run diverged.
 */
LRS_API lrs_status lrs_probe_answer(const lrs_probe *probe, lrs_probe_result *out,
                                    lrs_error *error);

/** Copies the explanation of the answer, by the rules of lrs_analysis_text. */
LRS_API lrs_status lrs_probe_explanation(const lrs_probe *probe, char *buffer,
                                         size_t capacity, size_t *length, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_PROBE_H */
