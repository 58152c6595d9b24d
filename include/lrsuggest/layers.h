/* How far the weights of a layer have turned. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_LAYERS_H
#define LRSUGGEST_LAYERS_H

#include "errors.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The turn of a layer's weights as it adds up: owned by the caller, started from
 * LRS_ROTATION_INIT.
 */
typedef struct lrs_rotation {
  uint32_t struct_size;  /**< sizeof(lrs_rotation); set by LRS_ROTATION_INIT. */
  uint32_t reserved;     /**< Zero. */
  uint64_t count;        /**< How many weights were added. */
  double dot;            /**< Sum of initial * current. */
  double initial_square; /**< Sum of initial * initial. */
  double current_square; /**< Sum of current * current. */
  double change_square;  /**< Sum of (current - initial) squared. */
} lrs_rotation;

/** No weights yet. */
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

#endif /* LRSUGGEST_LAYERS_H */
