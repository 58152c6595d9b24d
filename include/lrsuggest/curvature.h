/* Rates that curvature allows. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_CURVATURE_H
#define LRSUGGEST_CURVATURE_H

#include "context.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Stores the rate above which an optimizer (LRS_OPTIMIZER_*) diverges on a quadratic whose
 * largest eigenvalue is `curvature` (positive; for Adam, of the preconditioned Hessian):
 * 2/curvature for sgd, times (1 + b) for momentum, (1 + b)/(1 + 2b) for nesterov and
 * (1 + b)/(1 - b) for adam and adamw. `momentum` b is 0 to below 1, LRS_UNKNOWN is 0.9 and
 * for sgd, which has none, 0. Other optimizers are LRS_ERROR_INVALID_ARGUMENT.
 */
LRS_API lrs_status lrs_stability_edge(int32_t optimizer, double curvature, double momentum,
                                      double *learning_rate, lrs_error *error);

/**
 * Smith's Hessian-free estimate as it grows: owned by the caller, started from
 * LRS_SMITH_INIT, changed by lrs_smith_add. Set `momentum` before the first call.
 */
typedef struct lrs_smith {
  uint32_t struct_size; /**< sizeof(lrs_smith); set by LRS_SMITH_INIT. */
  uint32_t reserved;    /**< Zero. */
  double momentum;      /**< Of the training: 0 to below 1. */
  uint64_t count;       /**< How many windows of three vectors were added. */
  double average;       /**< Average of the estimates, of memory 0.9, started at 0.1. */
  double latest;        /**< The last estimate; LRS_UNKNOWN where its denominator was zero. */
  double step;          /**< Average of the sums |w1 - w0|. */
  double step_change;   /**< Average of the sums |2 w1 - w0 - w2|. */
} lrs_smith;

/** No window yet, of a training without momentum. */
#define LRS_SMITH_INIT                                 \
  {                                                    \
    sizeof(lrs_smith), 0, 0, 0, 0.1, LRS_UNKNOWN, 0, 0 \
  }

/**
 * Adds the estimate learning_rate * sum |w1 - w0| / sum |2 w1 - w0 - w2| of three weight
 * vectors in a row, of `count` finite numbers each. `learning_rate` is that of the step from
 * the first to the second. An error leaves `smith` as it was. O(count).
 */
LRS_API lrs_status lrs_smith_add(lrs_smith *smith, const double *weights0,
                                 const double *weights1, const double *weights2, size_t count,
                                 double learning_rate, lrs_error *error);

/** Adds the estimate of the two sums, where the weights lie elsewhere. O(1). */
LRS_API lrs_status lrs_smith_add_sums(lrs_smith *smith, double step, double step_change,
                                      double learning_rate, lrs_error *error);

/**
 * Stores Smith's running average, the ratio step / step_change of estimate and rate in use,
 * and 1 in `only_echoes` where that lies within 20 % of 1 / sqrt(2 (1 - momentum)): noise
 * alone gives this ratio, and the estimate only says which rate is in use. Any output may be
 * NULL. LRS_NOT_FOUND before the first window with a denominator above zero.
 */
LRS_API lrs_status lrs_smith_estimate(const lrs_smith *smith, double *learning_rate,
                                      double *ratio, int32_t *only_echoes, lrs_error *error);

/** Same-batch secants as they add up: owned by the caller, started from LRS_SECANT_INIT. */
typedef struct lrs_secant {
  uint32_t struct_size;     /**< sizeof(lrs_secant); set by LRS_SECANT_INIT. */
  uint32_t reserved;        /**< Zero. */
  uint64_t count;           /**< How many pairs were added. */
  double step_step;         /**< Sum of step * step. */
  double step_gradient;     /**< Sum of step * gradient_change. */
  double gradient_gradient; /**< Sum of gradient_change * gradient_change. */
} lrs_secant;

/** No pair yet. */
#define LRS_SECANT_INIT               \
  {                                   \
    sizeof(lrs_secant), 0, 0, 0, 0, 0 \
  }

/**
 * Adds a step of the weights and the change, along it, of the gradient of one and the same
 * batch, `count` finite numbers each. An error leaves `secant` as it was. O(count).
 */
LRS_API lrs_status lrs_secant_add(lrs_secant *secant, const double *step,
                                  const double *gradient_change, size_t count,
                                  lrs_error *error);

/** Adds the three sums of a pair, where the arrays lie elsewhere. O(1). */
LRS_API lrs_status lrs_secant_add_sums(lrs_secant *secant, double step_step,
                                       double step_gradient, double gradient_gradient,
                                       lrs_error *error);

/**
 * Stores the curvature step_gradient / step_step along the steps, and the Barzilai-Borwein
 * steps step_step / step_gradient (long) and step_gradient / gradient_gradient (short): NaN
 * where the curvature is not positive. Any output may be NULL. LRS_NOT_FOUND where no
 * weight has moved.
 */
LRS_API lrs_status lrs_secant_estimate(const lrs_secant *secant, double *curvature,
                                       double *long_step, double *short_step,
                                       lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_CURVATURE_H */
