/* Statuses and errors. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_ERRORS_H
#define LRSUGGEST_ERRORS_H

#include "version.h"

#ifdef __cplusplus
extern "C" {
#endif

/** 0: success. Positive: valid input without an answer. Negative: misuse. */
typedef int32_t lrs_status;

enum {
  LRS_OK = 0, /**< Success. */

  /* Refusals: the curve was read and holds no trustworthy answer.
   * docs/troubleshooting/<name>.md, the name in lower letters without LRS_REFUSED_, says how to
   * check the cause and what to do. */
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
  LRS_ERROR_BUFFER_TOO_SMALL = -7, /**< The call's comment says which size it needs. */
  LRS_ERROR_OUT_OF_TURN = -8       /**< A loss came after the end, a question before it. */
};

/** An error, owned by the caller. Frozen. `message` is UTF-8 and NUL-terminated. */
typedef struct lrs_error {
  lrs_status status; /**< What the call returned. */
  char message[508]; /**< One or two sentences. */
} lrs_error;

/** Returns the enumerator's spelling, such as "LRS_OK"; never NULL. */
LRS_API const char *lrs_status_name(lrs_status status);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_ERRORS_H */
