/* The rules of the field, by name. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_RULES_H
#define LRSUGGEST_RULES_H

#include "context.h"
#include "curve.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Returns the number of rules; their names are lrs_rule_name(0 ... count-1). */
LRS_API size_t lrs_rule_count(void);

/** Returns a rule's name, such as "fastai_valley"; NULL past the last. */
LRS_API const char *lrs_rule_name(size_t index);

/** What is known of a rule. */
enum {
  LRS_RULE_FAMILY = 0,   /**< "arrays", "smoothed", "landmarks", "library" or "learned". */
  LRS_RULE_SUMMARY = 1,  /**< What it answers, in one sentence. */
  LRS_RULE_FORMULA = 2,  /**< The rule to the index. */
  LRS_RULE_SOURCE = 3,   /**< Who published it, and which version this is. */
  LRS_RULE_CAVEAT = 4,   /**< When it fails; NaN and ties; known defects of the original. */
  LRS_RULE_CORRECTED = 5 /**< The name of the rule without the defect; "" where there is none. */
};

/** Returns an LRS_RULE_* text of a rule; NULL past the last of either. */
LRS_API const char *lrs_rule_text(size_t index, int32_t kind);

/**
 * Applies a rule to a curve. What it does to the losses first is part of the rule.
 *
 * LRS_REFUSED_TOO_FEW_POINTS where it needs more points, LRS_REFUSED_NO_ANSWER where
 * it finds no rate to point at. O(n log n) or better; "pytorch_forecasting" is O(n^2).
 */
LRS_API lrs_status lrs_rule_apply(const char *name, const lrs_curve *curve,
                                  double *learning_rate, lrs_error *error);

/**
 * The same, with what is known of the training: rules of the family "learned" use it, all others
 * ignore it. A NULL context means LRS_CONTEXT_INIT, as in lrs_rule_apply.
 */
LRS_API lrs_status lrs_rule_apply_in(const char *name, const lrs_curve *curve,
                                     const lrs_context *context, double *learning_rate,
                                     lrs_error *error);

/**
 * Applies a rule to `count` curves, of equal or different lengths, on several threads.
 *
 * statuses[i] says what became of curves[i]; learning_rates[i] is written where it is LRS_OK.
 * `threads` 0 means one per processor. The call itself returns LRS_OK when every curve was looked
 * at, whatever came of it.
 */
LRS_API lrs_status lrs_rule_batch(const char *name, const lrs_curve *const *curves, size_t count,
                                  const lrs_context *context, uint32_t threads,
                                  double *learning_rates, lrs_status *statuses,
                                  lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_RULES_H */
