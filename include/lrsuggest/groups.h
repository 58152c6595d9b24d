/* One range test of a network in groups of weights. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_GROUPS_H
#define LRSUGGEST_GROUPS_H

#include "analysis.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One range test of a network in groups of weights, in progress. */
typedef struct lrs_group_sweep lrs_group_sweep;

/** What it says of all groups. Immutable. */
typedef struct lrs_group_report lrs_group_report;

/** The most groups of a sweep. */
#define LRS_MAX_GROUPS 100000

/**
 * How many sums a step brings for each group. With g the gradient of the batch before the
 * update, d the update and w the weights before it, in this order: g.d; g.d of the update
 * before (NaN at the first step, and where it was not measured); g.d with the gradient of the
 * same batch after the update (NaN where it was not measured); d.d; w.w; g.g.
 */
#define LRS_GROUP_SUMS 6

/**
 * Starts a sweep of `count` (1 to LRS_MAX_GROUPS) groups, whose names differ.
 *
 * `ratios` holds the rate that each group is trained with, as a multiple of the recorded one:
 * positive and finite; NULL is 1 for all. Names are UTF-8; what is none is repaired.
 */
LRS_API lrs_status lrs_group_sweep_create(const char *const *groups, const double *ratios,
                                          size_t count, lrs_group_sweep **out,
                                          lrs_error *error);

/** Frees a sweep. NULL is accepted. */
LRS_API lrs_status lrs_group_sweep_free(lrs_group_sweep *sweep);

/**
 * Records a step: a rate above the one before, the loss before the update, finite, and the
 * sums of `count` groups, one row of LRS_GROUP_SUMS each.
 *
 * `count` must be that of the sweep. What is measured, must be so for all groups; gradients of
 * the same batch also at all steps. An error leaves the sweep as it was. O(count) amortised,
 * in time and memory, however many steps there are.
 */
LRS_API lrs_status lrs_group_sweep_record(lrs_group_sweep *sweep, double learning_rate,
                                          double loss, const double *sums, size_t count,
                                          lrs_error *error);

/** Stores how many steps have been recorded. */
LRS_API lrs_status lrs_group_sweep_count(const lrs_group_sweep *sweep, size_t *out,
                                         lrs_error *error);

/**
 * Reads what has been recorded so far, for the caller to free. LRS_ERROR_OUT_OF_TURN before the
 * first step.
 *
 * A NULL context means LRS_CONTEXT_INIT. The optimizer is needed for stability edges; only with
 * fine_tuning groups are advised to be frozen.
 */
LRS_API lrs_status lrs_group_sweep_report(const lrs_group_sweep *sweep,
                                          const lrs_context *context, lrs_group_report **out,
                                          lrs_error *error);

/** Frees a report. NULL is accepted. */
LRS_API lrs_status lrs_group_report_free(lrs_group_report *report);

/** Stores the number of groups. */
LRS_API lrs_status lrs_group_report_count(const lrs_group_report *report, size_t *out,
                                          lrs_error *error);

/**
 * Stores by how much the changes attributed to groups miss the fall of the smooth loss up to the
 * suggested rate, relative to it. LRS_NOT_FOUND where it does not fall.
 */
LRS_API lrs_status lrs_group_report_error(const lrs_group_report *report, double *out,
                                          lrs_error *error);

/** Hands out the loss over the rates, of a long sweep means of neighbours, as a curve to free. */
LRS_API lrs_status lrs_group_report_whole_curve(const lrs_group_report *report,
                                                lrs_curve **out, lrs_error *error);

/** Hands out the analysis of that curve, for the caller to free: its answer is that of all. */
LRS_API lrs_status lrs_group_report_analysis(const lrs_group_report *report,
                                             lrs_analysis **out, lrs_error *error);

/** What to do about the rate of a group. */
enum {
  LRS_ADVICE_KEEP = 0,  /**< The rate of the whole network suits it, or nothing is known. */
  LRS_ADVICE_RAISE = 1, /**< It bears a higher rate than the groups that make the loss fall. */
  LRS_ADVICE_LOWER = 2, /**< It bears only a lower rate. */
  LRS_ADVICE_FREEZE = 3 /**< It looks finished: freezing it costs little. */
};

/** Returns the name of an LRS_ADVICE_*, such as "raise"; NULL past the last. */
LRS_API const char *lrs_advice_name(int32_t advice);

/** What is said of a group. NaN where nothing is known. */
typedef struct lrs_group_reading {
  uint32_t struct_size;     /**< sizeof(lrs_group_reading); set by LRS_GROUP_READING_INIT. */
  int32_t advice;           /**< LRS_ADVICE_*. */
  double share;             /**< Of the fall of the loss up to the suggested rate. */
  double multiplier;        /**< Its rate as a multiple of the one for the whole network. */
  double learning_rate;     /**< Train it with this; NaN where the curve was refused. */
  double interval_low;      /**< The interval of the suggestion, stretched ... */
  double interval_high;     /**< ... to hold this multiple of it, too. */
  double confidence;        /**< About how often that was right; 0 where nothing is known. */
  double edge;              /**< The rate above which steps of this group alone are unstable. */
  double update_ratio;      /**< Length of an update at its rate, relative to its weights. */
  double relative_gradient; /**< Length of the gradient, relative to that of the weights. */
} lrs_group_reading;

/** An lrs_group_reading for a call to fill. */
#define LRS_GROUP_READING_INIT                           \
  {                                                      \
    sizeof(lrs_group_reading), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
  }

/** Stores what is said of the group `index`. */
LRS_API lrs_status lrs_group_report_group(const lrs_group_report *report, size_t index,
                                          lrs_group_reading *out, lrs_error *error);

/**
 * Hands out what the loss would have been had the group alone changed it, as a curve to free: the
 * first loss and all changes attributed up to each rate, as far as the loss has not risen for
 * good. What it suggests is not the rate to train the group with.
 */
LRS_API lrs_status lrs_group_report_curve(const lrs_group_report *report, size_t index,
                                          lrs_curve **out, lrs_error *error);

/** Copies what the report says in words, by the rules of lrs_analysis_text. */
LRS_API lrs_status lrs_group_report_explanation(const lrs_group_report *report, char *buffer,
                                                size_t capacity, size_t *length,
                                                lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_GROUPS_H */
