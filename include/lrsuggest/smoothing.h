/* Smoothers, their lag, and averages undone. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_SMOOTHING_H
#define LRSUGGEST_SMOOTHING_H

#include "context.h"
#include "curve.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Ways to take the noise out of recorded losses. */
enum {
  LRS_SMOOTHER_WHITTAKER = 0,               /**< As this library reads curves; penalty. */
  LRS_SMOOTHER_MOVING_AVERAGE = 1,          /**< Mean of the last `window` losses. Lags. */
  LRS_SMOOTHER_CENTERED_MOVING_AVERAGE = 2, /**< Mean of `window` (odd) losses around each. */
  LRS_SMOOTHER_EMA = 3,                     /**< Bias-corrected: fastai, Lightning. Lags. */
  LRS_SMOOTHER_EMA_UNCORRECTED = 4,         /**< Started at zero: a defect. Lags. */
  LRS_SMOOTHER_EMA_FIRST_VALUE = 5,         /**< Ignite, torch-lr-finder. Lags. */
  LRS_SMOOTHER_SPLINE = 6,                  /**< Cubic smoothing spline; penalty. */
  LRS_SMOOTHER_EMA_SPLINE = 7,              /**< The same through the EMA. Lags. */
  LRS_SMOOTHER_SAVITZKY_GOLAY = 8           /**< Local polynomials; window (odd), order. */
};

/**
 * A smoother with its parameters. LRS_UNKNOWN is the default of a parameter; one that
 * the kind does not have must stay LRS_UNKNOWN.
 */
typedef struct lrs_smoother {
  uint32_t struct_size; /**< sizeof(lrs_smoother); set by LRS_SMOOTHER_INIT. */
  int32_t kind;         /**< LRS_SMOOTHER_*. */
  int64_t window;       /**< Losses in a window: 10; centered 11; Savitzky-Golay 21. */
  double beta;          /**< Memory of an EMA, 0 to below 1: 0.98; first-value 0.95. */
  double penalty;       /**< Whittaker: 0 to 1e8, chosen by REML; splines: 0 to 1e12, by GCV. */
  int32_t order;        /**< Degree of the polynomials, 0 to 5, below the window: 2. */
  int32_t reserved;     /**< Zero. */
} lrs_smoother;

/** The smoother that this library reads curves with, its penalty chosen from the data. */
#define LRS_SMOOTHER_INIT                                                          \
  {                                                                                \
    sizeof(lrs_smoother), LRS_SMOOTHER_WHITTAKER, LRS_UNKNOWN, LRS_UNKNOWN,        \
        LRS_UNKNOWN, LRS_UNKNOWN, 0                                                \
  }

/** Returns the name of an LRS_SMOOTHER_*, such as "ema"; NULL past the last. */
LRS_API const char *lrs_smoother_name(int32_t smoother);

/** Finds the LRS_SMOOTHER_* of a name; an unknown one is an error that lists them. */
LRS_API lrs_status lrs_smoother_named(const char *name, int32_t *out, lrs_error *error);

/**
 * Copies the smoothed losses, one for each point of the curve, to `losses`, which holds
 * `capacity` numbers. NULL is LRS_SMOOTHER_INIT.
 *
 * A loss that is not finite: moving averages and Savitzky-Golay are not finite where their
 * window holds it; an EMA from there on; splines leave it out of the fit and in its place;
 * Whittaker is NaN from there, or from the end of an explosion, on. A window longer than
 * the curve is LRS_ERROR_INVALID_ARGUMENT. O(n), Whittaker O(n log n).
 */
LRS_API lrs_status lrs_smooth(const lrs_curve *curve, const lrs_smoother *smoother,
                              double *losses, size_t capacity, lrs_error *error);

/**
 * Stores how late a smoother is at the point `index` of a curve: the mean age of the losses
 * in its average, and by how many decades the rate has risen since. Zero for smoothers that
 * look both ways. Either output may be NULL. NULL is LRS_SMOOTHER_INIT. O(n).
 */
LRS_API lrs_status lrs_lag(const lrs_curve *curve, const lrs_smoother *smoother,
                           size_t index, double *steps, double *decades, lrs_error *error);

/** What an exponential moving average was started from. */
enum {
  LRS_EMA_BIAS_CORRECTED = 0, /**< At zero, and corrected for it: fastai, Lightning. */
  LRS_EMA_FIRST_VALUE = 1     /**< At the first loss: Ignite, torch-lr-finder. */
};

/** Returns the name of an LRS_EMA_*, such as "bias_corrected"; NULL past the last. */
LRS_API const char *lrs_ema_form_name(int32_t form);

/** Finds the LRS_EMA_* of a name; an unknown one is an error that lists them. */
LRS_API lrs_status lrs_ema_form_named(const char *name, int32_t *out, lrs_error *error);

/**
 * Stores the EMA that the losses of a curve seem to be; LRS_NOT_FOUND where they seem raw.
 * The memory is a guess among the usual ones. Either output may be NULL. O(n).
 */
LRS_API lrs_status lrs_ema_detect(const lrs_curve *curve, double *beta, int32_t *form,
                                  lrs_error *error);

/**
 * Copies the losses that a curve's EMA was taken of to `losses`, which holds `capacity`
 * numbers: exact but for rounding, NaN after a loss that is not finite. `beta` is 0 to below
 * 1, `form` an LRS_EMA_*. O(n).
 */
LRS_API lrs_status lrs_ema_undo(const lrs_curve *curve, double beta, int32_t form,
                                double *losses, size_t capacity, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_SMOOTHING_H */
