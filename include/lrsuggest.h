/*
 * lrsuggest.h - read a learning-rate range test, suggest a learning rate.
 *
 * A range test records the loss of a training while its learning rate grows.
 * This library says which learning rate to train with, why, how sure it is,
 * and when the curve holds no answer.
 *
 *     lrs_curve *curve = NULL;
 *     lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
 *     lrs_error error;
 *     if (lrs_curve_create(rates, losses, count, &curve, &error) != LRS_OK ||
 *         lrs_suggest(curve, NULL, &suggestion, &error) != LRS_OK)
 *       puts(error.message);
 *     else
 *       printf("train with %g\n", suggestion.learning_rate);
 *     lrs_curve_free(curve);
 *
 * Ownership  A function named *_create (and lrs_sweep_curve) hands the caller one
 *            object for the matching *_free.  Input arrays are copied during the
 *            call; nothing is borrowed after it returns.  A returned
 *            `const char *` is static: never freed, valid while the library is
 *            loaded.  Text of varying length is copied into the caller's buffer.
 * Errors     Every function that can fail returns an lrs_status: 0 is success,
 *            a positive status is "valid input, no answer", a negative one is
 *            misuse.  The last parameter, `lrs_error *`, may be NULL; otherwise it
 *            receives the status and a sentence naming the argument, the index
 *            and the value.  On a non-zero status every output parameter is left
 *            untouched, except where a function says otherwise.
 * Handles    The bits of a handle are a checked number, not an address.  Freeing
 *            twice, using after free, and invented, mistyped or NULL handles give
 *            LRS_ERROR_INVALID_HANDLE.  (*_free accepts NULL and does nothing.)
 * Threads    Every function may be called from any thread at any time.  Curves and
 *            analyses never change.  Calls on one sweep, probe,
 *            series or group sweep are taken one at a time.
 *            There is no global setting, no callback, no logging.
 * Stability  lrs_abi_version() and the N of liblrsuggest.so.N change only when a compiled
 *            client would break: it runs with every later library of that name.
 *            Functions keep their prototypes, fields their offsets.
 *            A struct that begins with `struct_size` may gain fields at its end:
 *            set struct_size through its *_INIT macro and any library of the same
 *            ABI version will do the right thing.  All other structs are frozen.
 *            Enumerators keep their values; new ones may be added.
 * Numbers    Learning rates are positive and finite, and the x-axis is always
 *            log10 of the learning rate; distances are in decades.  Losses may be
 *            any double: a non-finite loss ends the part of the curve that is read.
 */
#ifndef LRSUGGEST_H
#define LRSUGGEST_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define LRS_API __declspec(dllimport)
#elif defined(__GNUC__)
#define LRS_API __attribute__((visibility("default")))
#else
#define LRS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ version */

#define LRS_VERSION_MAJOR 0
#define LRS_VERSION_MINOR 1
#define LRS_VERSION_PATCH 0

/** The binary interface this header describes; compare with lrs_abi_version(). */
#define LRS_ABI_VERSION 1

/** Returns the binary interface version of the loaded library. */
LRS_API uint32_t lrs_abi_version(void);

/** Returns the version of the loaded library, such as "0.1.0". */
LRS_API const char *lrs_version(void);

/* ------------------------------------------------------------------- errors */

/** 0: success. Positive: valid input without an answer. Negative: misuse. */
typedef int32_t lrs_status;

enum {
  LRS_OK = 0,

  /* Refusals: the curve was read and holds no trustworthy answer. */
  LRS_REFUSED_TOO_FEW_POINTS = 1,    /**< Fewer finite losses than can be read. */
  LRS_REFUSED_NO_FINITE_LOSS = 2,    /**< The first loss is already NaN or infinite. */
  LRS_REFUSED_NO_DESCENT = 3,        /**< The loss never falls clearly above its noise. */
  LRS_REFUSED_DIVERGED_AT_START = 4, /**< The loss explodes before it has fallen. */
  LRS_REFUSED_AMBIGUOUS = 5,         /**< Several descents explain the curve equally well. */
  LRS_REFUSED_BADLY_SCALED = 6,      /**< Raw inputs or too large initial weights. */
  LRS_REFUSED_NO_ANSWER = 7,         /**< A rule finds no rate to point at. */

  /* Other answers that are not there. */
  LRS_NOT_FOUND = 16,   /**< This curve has no such landmark. */
  LRS_SWEEP_ENDED = 17, /**< The sweep is over: there is no next learning rate. */
  LRS_PROBE_ENDED = 18, /**< The probe or series is over: there is no next learning rate. */

  /* Misuse. */
  LRS_ERROR_NULL_POINTER = -1,     /**< A pointer that must not be NULL is NULL. */
  LRS_ERROR_INVALID_HANDLE = -2,   /**< Freed, stale, invented or of another type. */
  LRS_ERROR_INVALID_ARGUMENT = -3, /**< A number or enumerator is outside its range. */
  LRS_ERROR_INVALID_CURVE = -4,    /**< Learning rates not positive, finite, increasing. */
  LRS_ERROR_UNKNOWN_NAME = -5,     /**< No rule, optimizer, schedule, ... of that name. */
  LRS_ERROR_STRUCT_SIZE = -6,      /**< struct_size is none this library knows. */
  LRS_ERROR_BUFFER_TOO_SMALL = -7, /**< The needed size has been stored; nothing else. */
  LRS_ERROR_OUT_OF_TURN = -8       /**< A loss came after the end, a question before it. */
};

/** An error, owned by the caller. Frozen. `message` is UTF-8 and NUL-terminated. */
typedef struct lrs_error {
  lrs_status status;
  char message[508];
} lrs_error;

/** Returns the enumerator's spelling, such as "LRS_OK"; never NULL. */
LRS_API const char *lrs_status_name(lrs_status status);

/* -------------------------------------------------------------------- curve */

/** A recorded range test: losses against increasing learning rates. Immutable. */
typedef struct lrs_curve lrs_curve;

/** The most points a curve may hold, and a sweep may have. */
#define LRS_MAX_POINTS 10000000

/**
 * Copies and checks `count` points (1 to LRS_MAX_POINTS).
 *
 * Learning rates must be positive, finite and strictly increasing, or the status
 * is LRS_ERROR_INVALID_CURVE and the message names the first offender. Losses may
 * hold any value. O(count).
 */
LRS_API lrs_status lrs_curve_create(const double *learning_rates, const double *losses,
                                    size_t count, lrs_curve **out, lrs_error *error);

/** Frees a curve. NULL is accepted; anything else that is no curve is an error. */
LRS_API lrs_status lrs_curve_free(lrs_curve *curve);

/** Stores the number of points. */
LRS_API lrs_status lrs_curve_count(const lrs_curve *curve, size_t *out, lrs_error *error);

/**
 * Copies the points out. `capacity` is the length of both arrays; one smaller than
 * the curve gives LRS_ERROR_BUFFER_TOO_SMALL. Either array may be NULL: not wanted.
 */
LRS_API lrs_status lrs_curve_points(const lrs_curve *curve, double *learning_rates,
                                    double *losses, size_t capacity, lrs_error *error);

/* ------------------------------------------------------------------ context */

/** Marks a number of lrs_context that the caller does not know. */
#define LRS_UNKNOWN (-1)

/** How the learning rate will move during the training that follows. */
enum {
  LRS_SCHEDULE_ONE_CYCLE = 0, /**< Warm-up to max_lr, then annealing: answer is max_lr. */
  LRS_SCHEDULE_CONSTANT = 1,
  LRS_SCHEDULE_LINEAR = 2, /**< Linear decay to zero, no warm-up: answer is the first rate. */
  LRS_SCHEDULE_COSINE = 3  /**< Cosine decay to zero, no warm-up: answer is the first rate. */
};

/** The optimizer's family; LRS_UNKNOWN where not said. */
enum {
  LRS_OPTIMIZER_SGD = 0,
  LRS_OPTIMIZER_MOMENTUM = 1,
  LRS_OPTIMIZER_NESTEROV = 2,
  LRS_OPTIMIZER_ADAM = 3,
  LRS_OPTIMIZER_ADAMW = 4,
  LRS_OPTIMIZER_RMSPROP = 5,
  LRS_OPTIMIZER_ADAGRAD = 6,
  LRS_OPTIMIZER_LION = 7
};

/** What is known of the training. Every field but struct_size may stay as initialised. */
typedef struct lrs_context {
  uint32_t struct_size; /**< sizeof(lrs_context); set by LRS_CONTEXT_INIT. */
  int32_t schedule;     /**< LRS_SCHEDULE_*. */
  int32_t optimizer;    /**< LRS_OPTIMIZER_*, or LRS_UNKNOWN. */
  int32_t fine_tuning;  /**< 1: the network is pre-trained; 0: it is not. */
  int64_t steps;        /**< Updates the training will make (>= 1), or LRS_UNKNOWN. */
  int64_t batch_size;   /**< Examples per update (>= 1), or LRS_UNKNOWN. */
  double smoothing;     /**< Whittaker penalty (0 to 1e8); LRS_UNKNOWN: chosen from data. */
  double ema_beta;      /**< Memory of the EMA the losses are (0: raw); LRS_UNKNOWN: found out. */
  double epochs;        /**< How often the training sees each row (> 0): steps * batch / rows;
                             LRS_UNKNOWN where not known. Tells how sure a rate is. */
} lrs_context;

#define LRS_CONTEXT_INIT                                                            \
  {                                                                                 \
    sizeof(lrs_context), LRS_SCHEDULE_ONE_CYCLE, LRS_UNKNOWN, 0, LRS_UNKNOWN,       \
        LRS_UNKNOWN, LRS_UNKNOWN, LRS_UNKNOWN, LRS_UNKNOWN                          \
  }

/** Finds the LRS_SCHEDULE_* called "one_cycle", "constant", "linear" or "cosine". */
LRS_API lrs_status lrs_schedule_named(const char *name, int32_t *out, lrs_error *error);

/**
 * Finds the LRS_OPTIMIZER_* called "sgd", "momentum", "nesterov", "adam", "adamw",
 * "rmsprop", "adagrad" or "lion". An unknown name is an error that lists them.
 */
LRS_API lrs_status lrs_optimizer_named(const char *name, int32_t *out, lrs_error *error);

/* --------------------------------------------------------------- suggestion */

/** Reasons to trust a suggestion less; bits of lrs_suggestion.doubts. */
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

/* ----------------------------------------------------------------- analysis */

/** Everything read off one curve: smooth curve, landmarks, answer, reasons. Immutable. */
typedef struct lrs_analysis lrs_analysis;

/** Analyses a curve. A curve that will be refused can still be analysed. */
LRS_API lrs_status lrs_analysis_create(const lrs_curve *curve, const lrs_context *context,
                                       lrs_analysis **out, lrs_error *error);

/** Frees an analysis. NULL is accepted. */
LRS_API lrs_status lrs_analysis_free(lrs_analysis *analysis);

/** Stores the suggestion; the same statuses and numbers as lrs_suggest. */
LRS_API lrs_status lrs_analysis_suggestion(const lrs_analysis *analysis, lrs_suggestion *out,
                                           lrs_error *error);

/** Where the part of a curve that is read ends. */
enum {
  LRS_END_CURVE = 0,      /**< With the curve. */
  LRS_END_NON_FINITE = 1, /**< Before the first loss that is NaN or infinite. */
  LRS_END_EXPLOSION = 2   /**< Where a sweep would have been stopped as diverged. */
};

/**
 * What was read off a curve, beside its landmarks. Losses are on a transformed scale here:
 * logarithms, or arsinh((loss - center) / scale) where losses are negative or hardly fall.
 */
typedef struct lrs_reading {
  uint32_t struct_size;  /**< sizeof(lrs_reading); set by LRS_READING_INIT. */
  int32_t end;           /**< LRS_END_*. */
  uint64_t covered;      /**< How many points of the curve were read. */
  double drop;           /**< How far the smooth loss falls: on the log scale, ln of the factor. */
  double noise;          /**< Standard deviation of the losses around the smooth curve. */
  double significance;   /**< Steepest fall in units of its own standard deviation. */
  double bandwidth;      /**< Width over which the smoother averages, in decades. */
  double onset;          /**< Last rate before the loss rose for good, by LRS_STOP_CUSUM whatever
                              stopped the sweep; NaN where it saw no rise. */
  int32_t logarithmic;   /**< 1 where losses were read on a logarithmic scale: none is negative,
                              and they fall by 2 % or more; else 0. */
  int32_t starts_badly;  /**< 1 where the network seems to start badly scaled: raw inputs, or far
                              too large initial weights; else 0. */
  double onset_share;    /**< How much of a suggestion rests on the onset: 0 where the descent is
                              clear, 1 where there is none. */
} lrs_reading;

#define LRS_READING_INIT            \
  {                                 \
    sizeof(lrs_reading), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0  \
  }

/** Stores what was read; LRS_NOT_FOUND where there was nothing to smooth. */
LRS_API lrs_status lrs_analysis_reading(const lrs_analysis *analysis, lrs_reading *out,
                                        lrs_error *error);

/** The points of a range test that carry a name. */
enum {
  LRS_LANDMARK_DESCENT_START = 0, /**< Where the loss begins to fall. */
  LRS_LANDMARK_STEEPEST = 1,      /**< Largest fall per decade, before the minimum. */
  LRS_LANDMARK_VALLEY = 2,        /**< fastai's valley point of the smoothed losses. */
  LRS_LANDMARK_MINIMUM = 3,       /**< Lowest point of the smooth curve. */
  LRS_LANDMARK_ELBOW = 4          /**< Last rate before the loss rises for good. */
};

/** A landmark. */
typedef struct lrs_landmark {
  uint32_t struct_size;  /**< sizeof(lrs_landmark); set by LRS_LANDMARK_INIT. */
  uint32_t reserved;     /**< Zero. */
  uint64_t index;        /**< Index of the nearest point of the curve. */
  double learning_rate;  /**< Where it lies. */
  double loss;           /**< Height of the smooth curve there, in units of the loss. */
  double low;            /**< The interval that holds its true place in about 80 % ... */
  double high;           /**< ... of simulated trainings; NaN where nothing was smoothed. */
  double probability;    /**< Share of the plausible smooth curves that have one; or NaN. */
} lrs_landmark;

#define LRS_LANDMARK_INIT                  \
  {                                        \
    sizeof(lrs_landmark), 0, 0, 0, 0, 0, 0, 0 \
  }

/** Returns the name of an LRS_LANDMARK_*, such as "descent_start"; NULL past the last. */
LRS_API const char *lrs_landmark_name(int32_t landmark);

/**
 * Stores a landmark; LRS_NOT_FOUND where this curve has none of that kind.
 *
 * The first landmark of an analysis also samples the intervals of all, O(200 n log n) once:
 * some 2 ms for 100 points. A struct_size without room for an interval (32) saves that.
 */
LRS_API lrs_status lrs_analysis_landmark(const lrs_analysis *analysis, int32_t landmark,
                                         lrs_landmark *out, lrs_error *error);

/**
 * Stores the rate at which a share (0 < share <= 1) of the drop of the loss is reached:
 * from there on, up to the minimum, the smooth loss stays below start - share * (start -
 * minimum). 0.5 is the half-drop rate. LRS_NOT_FOUND where the loss does not fall, or
 * begins below that level.
 */
LRS_API lrs_status lrs_analysis_level(const lrs_analysis *analysis, double share,
                                      double *learning_rate, lrs_error *error);

/**
 * How the smooth curve slopes between its steepest point and its elbow: changes per decade
 * on the scale of lrs_reading, of the lines between neighbouring points, weighted with their
 * widths. The relative_* are divided by the drop.
 */
typedef struct lrs_slopes {
  uint32_t struct_size;      /**< sizeof(lrs_slopes); set by LRS_SLOPES_INIT. */
  uint32_t reserved;         /**< Zero. */
  double low;                /**< The steepest point. */
  double high;               /**< The elbow. */
  double mean;               /**< Mean slope: the secant from the one to the other. */
  double deviation;          /**< Standard deviation of the slopes. */
  double noise;              /**< The part of it that is noise: an upper bound. */
  double shape;              /**< sqrt(max(0, deviation^2 - noise^2)). */
  double relative_mean;      /**< mean / drop. */
  double relative_deviation; /**< deviation / drop. */
  double relative_noise;     /**< noise / drop. */
  double relative_shape;     /**< shape / drop. */
} lrs_slopes;

#define LRS_SLOPES_INIT                                     \
  {                                                         \
    sizeof(lrs_slopes), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0     \
  }

/**
 * Stores the statistics of the slopes. LRS_NOT_FOUND where the steepest point or the elbow
 * is missing, or fewer than two lines lie between them.
 */
LRS_API lrs_status lrs_analysis_slopes(const lrs_analysis *analysis, lrs_slopes *out,
                                       lrs_error *error);

/** A hollow of the smooth curve: a minimum between two rims. */
typedef struct lrs_basin {
  uint32_t struct_size; /**< sizeof(lrs_basin); set by LRS_BASIN_INIT. */
  uint32_t reserved;    /**< Zero. */
  double learning_rate; /**< Its minimum. */
  double left_rim;      /**< The highest point on the way to the basin before, or the first point. */
  double right_rim;     /**< The highest point on the way to the basin behind, or the last point. */
  double depth;         /**< From the lower rim to the minimum, on the scale of lrs_reading. */
  double width;         /**< From rim to rim, in decades. */
  double square_side;   /**< min(width, depth) where the curve that was read is 1 wide and high. */
  double probability;   /**< Share of sampled curves whose lowest point lies between the rims. */
} lrs_basin;

#define LRS_BASIN_INIT                                \
  {                                                   \
    sizeof(lrs_basin), 0, 0, 0, 0, 0, 0, 0, 0         \
  }

/**
 * Copies the basins, from the lowest rate to the highest: minima that one must climb
 * 4 standard deviations of their height from to reach a deeper one, with a rise on both sides.
 *
 * basins[0].struct_size holds for the whole array of `capacity`. *count receives their number,
 * also when the status is LRS_ERROR_BUFFER_TOO_SMALL. `basins` may be NULL when capacity is
 * 0. Samples 200 curves: O(200 n).
 */
LRS_API lrs_status lrs_analysis_basins(const lrs_analysis *analysis, lrs_basin *basins,
                                       size_t capacity, size_t *count, lrs_error *error);

/**
 * Stores the rate that lies before the minimum of the basin with the biggest square by
 * `coefficient` (finite, not negative; 1 is usual) times as many decades as its right rim lies
 * behind. LRS_NOT_FOUND where there is no basin.
 */
LRS_API lrs_status lrs_analysis_biggest_square(const lrs_analysis *analysis, double coefficient,
                                               double *learning_rate, lrs_error *error);

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

/**
 * Copies the smooth curve and its pointwise 95 % band, in units of the loss.
 *
 * It stands on a grid of its own: the points of the curve up to a non-finite loss or
 * to the end of the explosion, at most 1,000 of them (longer sweeps are averaged in
 * groups). Arrays hold `capacity` numbers each and may be NULL. *count receives the
 * length of the grid, also when the status is LRS_ERROR_BUFFER_TOO_SMALL.
 * LRS_NOT_FOUND where there was nothing to smooth.
 */
LRS_API lrs_status lrs_analysis_smooth(const lrs_analysis *analysis, double *learning_rates,
                                       double *losses, double *lower, double *upper,
                                       size_t capacity, size_t *count, lrs_error *error);

/** The inputs of the networks behind the rules "learned...": see lrs_analysis_frame. */
enum {
  LRS_FRAME_CURVE = 0,      /**< 5 channels of 49: level, slope, band, residual, inside. */
  LRS_FRAME_FEATURES = 1,   /**< 31 numbers that the landmarks give. */
  LRS_FRAME_CONDITIONS = 2, /**< 11 numbers: schedule, budget, optimizer, fine-tuning, density,
                                 epochs. */
  LRS_FRAME_RASTER = 3,     /**< A picture of 24 rows of 48 pixels, 0 to 1. */
  LRS_FRAME_STREAM = 4      /**< Rows of 7: what a recurrent network reads, block by block. */
};

/**
 * Copies an LRS_FRAME_*: the curve placed around an anchor, free of the scales of loss and
 * learning rate, with every number clipped to limits.
 *
 * *anchor receives log10 of the rate that all is measured from: of what the formula behind
 * lrs_suggest answers; of the rate at the lowest average for the stream. *count receives the
 * number of values, also when the status is LRS_ERROR_BUFFER_TOO_SMALL; `values` may be NULL
 * when capacity is 0. LRS_NOT_FOUND where the curve has no anchor.
 */
LRS_API lrs_status lrs_analysis_frame(const lrs_analysis *analysis, int32_t frame, float *values,
                                      size_t capacity, size_t *count, double *anchor,
                                      lrs_error *error);

/** Who is asked about a curve: one of four networks that were trained on range tests, or all. */
enum {
  LRS_MEMBER_ENSEMBLE = 0, /**< All four; what they believe is averaged. */
  LRS_MEMBER_FEATURES = 1, /**< Reads LRS_FRAME_FEATURES. */
  LRS_MEMBER_CNN = 2,      /**< Reads LRS_FRAME_CURVE. */
  LRS_MEMBER_GRU = 3,      /**< Reads LRS_FRAME_STREAM. */
  LRS_MEMBER_IMAGE = 4     /**< Reads LRS_FRAME_RASTER. */
};

/** Finds the LRS_MEMBER_* called "ensemble", "features", "cnn", "gru" or "image". */
LRS_API lrs_status lrs_member_named(const char *name, int32_t *out, lrs_error *error);

/** What networks say about a curve. Learning rates in the units of the curve. */
typedef struct lrs_learned_estimate {
  uint32_t struct_size; /**< sizeof(lrs_learned_estimate); set by LRS_LEARNED_ESTIMATE_INIT. */
  int32_t is_supported; /**< 1 where they know such curves; else 0, and the rate is that of the
                             formula behind lrs_suggest. Of a sweep: it is long enough. */
  double learning_rate; /**< The rate that is expected to lose least. */
  double interval_low;  /**< Holds the middle of the good rates in ... */
  double interval_high; /**< ... about 80 % of trainings they had not seen. */
  double spread;        /**< Standard deviation of the distribution, in decades. */
  double disagreement;  /**< Of the answers of the members, of one member of its copies. */
  double anchor;        /**< log10 of the rate that offsets are measured from. */
  double distribution[41]; /**< How probable the middle of the good rates is at each of 41
                                offsets, -2 to 2 decades from the anchor, by 0.1. */
} lrs_learned_estimate;

#define LRS_LEARNED_ESTIMATE_INIT                             \
  {                                                           \
    sizeof(lrs_learned_estimate), 0, 0, 0, 0, 0, 0, 0, { 0 }  \
  }

/**
 * Stores what an LRS_MEMBER_* says. It knows no refusal: noise shows in the spread alone.
 * LRS_NOT_FOUND where the curve has no anchor, and where the networks in the library do not have
 * their checksum: it was damaged, and only what asks no network answers. O(n log n) each time.
 */
LRS_API lrs_status lrs_analysis_learned(const lrs_analysis *analysis, int32_t member,
                                        lrs_learned_estimate *out, lrs_error *error);

/** The texts of an analysis. */
enum {
  LRS_TEXT_EXPLANATION = 0, /**< One text: the rule, what was read, what was assumed. */
  LRS_TEXT_ASSUMPTION = 1,  /**< One text for each thing that was assumed or left unused. */
  LRS_TEXT_DOUBT = 2,       /**< One text for each bit of `doubts`. */
  LRS_TEXT_REASON = 3       /**< One text for each reason of a refusal. */
};

/** Stores how many texts of an LRS_TEXT_* kind there are. */
LRS_API lrs_status lrs_analysis_text_count(const lrs_analysis *analysis, int32_t kind,
                                           size_t *out, lrs_error *error);

/**
 * Copies a text, NUL-terminated UTF-8, into `buffer` of `capacity` bytes.
 *
 * *length receives the bytes without the NUL, also when the status is
 * LRS_ERROR_BUFFER_TOO_SMALL. `buffer` may be NULL when capacity is 0.
 */
LRS_API lrs_status lrs_analysis_text(const lrs_analysis *analysis, int32_t kind, size_t index,
                                     char *buffer, size_t capacity, size_t *length,
                                     lrs_error *error);

/* ---------------------------------------------------------------- smoothers */

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

/* --------------------------------------------------------------------- runs */

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

/* -------------------------------------------------------------------- rules */

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

/* -------------------------------------------------------------------- sweep */

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
 * reads only those that are new, and O(those) is what it takes. The losses are taken for raw. Below a number of rows
 * is_supported is 0, and the answer is still that of the network. A NULL context means
 * LRS_CONTEXT_INIT. LRS_NOT_FOUND before the first loss, and where that is not finite.
 */
LRS_API lrs_status lrs_sweep_estimate(lrs_sweep *sweep, const lrs_context *context,
                                      lrs_learned_estimate *out, lrs_error *error);

/* -------------------------------------------------------------- reset probe */

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

/* ------------------------------------------------------------------- series */

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

/* ------------------------------------------------------------------- groups */

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

/* ---------------------------------------------------------------- curvature */

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

/** The turn of a layer's weights as it adds up: owned by the caller, started from LRS_ROTATION_INIT. */
typedef struct lrs_rotation {
  uint32_t struct_size;  /**< sizeof(lrs_rotation); set by LRS_ROTATION_INIT. */
  uint32_t reserved;     /**< Zero. */
  uint64_t count;        /**< How many weights were added. */
  double dot;            /**< Sum of initial * current. */
  double initial_square; /**< Sum of initial * initial. */
  double current_square; /**< Sum of current * current. */
  double change_square;  /**< Sum of (current - initial) squared. */
} lrs_rotation;

#define LRS_ROTATION_INIT                  \
  {                                        \
    sizeof(lrs_rotation), 0, 0, 0, 0, 0, 0 \
  }

/**
 * Adds weights of one layer, at first and now, `count` finite numbers each, in the same order.
 * Chunks of any size yield the same sums. An error leaves `rotation` as it was. O(count).
 */
LRS_API lrs_status lrs_rotation_add(lrs_rotation *rotation, const double *initial,
                                    const double *current, size_t count, lrs_error *error);

/**
 * Adds the four sums over `count` weights, at least 1, where the arrays lie elsewhere.
 * change_square is the sum of squared differences: taken from the other sums, small changes
 * would be lost in rounding. O(1).
 */
LRS_API lrs_status lrs_rotation_add_sums(lrs_rotation *rotation, size_t count, double dot,
                                         double initial_square, double current_square,
                                         double change_square, lrs_error *error);

/**
 * Stores the cosine distance 1 - dot / (|initial| |current|), from 0 (same direction, and
 * exactly 0 where no weight has moved) to 2, NaN where all weights are zero now, and the
 * relative update |current - initial| / |initial|. Either output may be NULL. LRS_NOT_FOUND
 * where all weights were zero at first, or none was added.
 *
 * Networks whose layers all come near a distance of 1 were found to generalise best
 * (arXiv 1806.01603): from random weights, not in fine-tuning; not for biases and scales.
 */
LRS_API lrs_status lrs_rotation_estimate(const lrs_rotation *rotation, double *distance,
                                         double *relative_update, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_H */
