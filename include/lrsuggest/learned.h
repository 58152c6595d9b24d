/* What networks say about a curve, and what they read. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_LEARNED_H
#define LRSUGGEST_LEARNED_H

#include "analysis.h"

#ifdef __cplusplus
extern "C" {
#endif

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

/** An lrs_learned_estimate for a call to fill. */
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

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_LEARNED_H */
