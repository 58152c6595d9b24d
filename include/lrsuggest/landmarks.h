/* The points, slopes and hollows of a curve. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_LANDMARKS_H
#define LRSUGGEST_LANDMARKS_H

#include "analysis.h"

#ifdef __cplusplus
extern "C" {
#endif

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

/** An lrs_landmark for a call to fill. */
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

/** An lrs_slopes for a call to fill. */
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
  double left_rim;      /**< The highest point on the way to the basin before, or the first one. */
  double right_rim;     /**< The highest point on the way to the basin behind, or the last one. */
  double depth;         /**< From the lower rim to the minimum, on the scale of lrs_reading. */
  double width;         /**< From rim to rim, in decades. */
  double square_side;   /**< min(width, depth) where the curve that was read is 1 wide and high. */
  double probability;   /**< Share of sampled curves whose lowest point lies between the rims. */
} lrs_basin;

/** An lrs_basin for a call to fill. */
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

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_LANDMARKS_H */
