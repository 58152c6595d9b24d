/* Everything read off one curve. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_ANALYSIS_H
#define LRSUGGEST_ANALYSIS_H

#include "suggestion.h"

#ifdef __cplusplus
extern "C" {
#endif

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

/** An lrs_reading for a call to fill. */
#define LRS_READING_INIT            \
  {                                 \
    sizeof(lrs_reading), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0  \
  }

/** Stores what was read; LRS_NOT_FOUND where there was nothing to smooth. */
LRS_API lrs_status lrs_analysis_reading(const lrs_analysis *analysis, lrs_reading *out,
                                        lrs_error *error);

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

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_ANALYSIS_H */
