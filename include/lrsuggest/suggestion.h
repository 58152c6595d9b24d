/* The answer to a curve. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_SUGGESTION_H
#define LRSUGGEST_SUGGESTION_H

#include "context.h"
#include "curve.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Reasons to trust a suggestion less; bits of lrs_suggestion.doubts.
 *
 * docs/troubleshooting/<name>.md, the name in lower letters without LRS_DOUBT_, says how to check
 * the cause and what to do.
 */
enum {
  LRS_DOUBT_NOISY = 1,            /**< The descent is small against the noise. */
  LRS_DOUBT_NO_ELBOW = 2,         /**< The loss never rose again: sweep further. */
  LRS_DOUBT_SPARSE = 4,           /**< Fewer points per decade than were calibrated. */
  LRS_DOUBT_STEPS_OUTSIDE = 8,    /**< The step budget lies outside the measured range. */
  LRS_DOUBT_SECOND_DESCENT = 16,  /**< The loss falls twice, the second time by 0.4 or more. */
  LRS_DOUBT_UNEVEN = 32,          /**< The rates are not evenly spaced in log10. */
  LRS_DOUBT_NARROW = 64,          /**< Few decades, or the sweep ends below the suggestion. */
  LRS_DOUBT_SMOOTHED = 128,       /**< The losses are an EMA, which was undone first. */
  LRS_DOUBT_NO_DESCENT = 256,     /**< The loss hardly falls: the answer rests on its rise. */
  LRS_DOUBT_OVERFITTING = 512     /**< More than 100 epochs: held-out loss may want lower rates. */
};

/** An answer. Learning rates in the units of the curve. */
typedef struct lrs_suggestion {
  uint32_t struct_size;          /**< sizeof(lrs_suggestion); set by LRS_SUGGESTION_INIT. */
  uint32_t doubts;               /**< LRS_DOUBT_* bits; 0 is none. */
  double learning_rate;          /**< Train with this. */
  double interval_low;           /**< Covers the middle of the good rates in ... */
  double interval_high;          /**< ... about 80 % of the calibration trainings. */
  double search_low;             /**< Where a hyper-parameter search should begin ... */
  double search_high;            /**< ... and end (log-uniform); may lie above the elbow. */
  double max_safe_learning_rate; /**< Up to here 9 in 10 kept half of what the best achieves. */
  double confidence;             /**< Probability that the rate loses at most a tenth of what the
                                      best rate achieves: a regret of at most 0.10. */
} lrs_suggestion;

/** An lrs_suggestion for a call to fill. */
#define LRS_SUGGESTION_INIT                          \
  {                                                  \
    sizeof(lrs_suggestion), 0, 0, 0, 0, 0, 0, 0, 0   \
  }

/**
 * Suggests a learning rate. A NULL context means LRS_CONTEXT_INIT.
 *
 * Returns LRS_OK, an LRS_REFUSED_* status (the message says why and what to do),
 * or misuse. O(n log n) in the points of the curve.
 */
LRS_API lrs_status lrs_suggest(const lrs_curve *curve, const lrs_context *context,
                               lrs_suggestion *out, lrs_error *error);

/**
 * Suggests for `count` curves, of equal or different lengths, on several threads.
 *
 * statuses[i] says what became of curves[i]; suggestions[i] is written where it is
 * LRS_OK and keeps its struct_size otherwise. suggestions[0].struct_size holds for
 * the whole array. `threads` 0 means one per processor. The call itself returns
 * LRS_OK when every curve was looked at, whatever came of it.
 */
LRS_API lrs_status lrs_suggest_batch(const lrs_curve *const *curves, size_t count,
                                     const lrs_context *context, uint32_t threads,
                                     lrs_suggestion *suggestions, lrs_status *statuses,
                                     lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_SUGGESTION_H */
