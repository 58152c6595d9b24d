/* Batches that cannot be looked at leave every output alone. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <stdint.h>

static lrs_error error;
static lrs_suggestion answers[2];
static lrs_status statuses[2];

static void prepare(void) {
  memset(answers, 0xA5, sizeof answers);
  memset(statuses, 0xA5, sizeof statuses);
  answers[0].struct_size = sizeof *answers;
}

#define REJECTED(expected, curves, count, context, answers_, statuses_)                  \
  do {                                                                                   \
    prepare();                                                                           \
    CHECK_REJECTED(expected, answers,                                                    \
                   lrs_suggest_batch(curves, count, context, 1, answers_, statuses_,     \
                                     &error));                                           \
    prepare();                                                                           \
    CHECK_REJECTED(expected, statuses,                                                   \
                   lrs_suggest_batch(curves, count, context, 1, answers_, statuses_,     \
                                     &error));                                           \
  } while (0)

static void pointers_must_be_there(const lrs_curve *const *curves) {
  REJECTED(LRS_ERROR_NULL_POINTER, NULL, 2, NULL, answers, statuses);
  REJECTED(LRS_ERROR_NULL_POINTER, curves, 2, NULL, NULL, statuses);
  REJECTED(LRS_ERROR_NULL_POINTER, curves, 2, NULL, answers, NULL);
}

static void counts_must_be_possible(const lrs_curve *const *curves) {
  const size_t absurd[] = {(size_t)-1, SIZE_MAX / 2 + 1, SIZE_MAX / 2, SIZE_MAX / 8,
                           SIZE_MAX / sizeof(lrs_suggestion) + 1};
  for (size_t i = 0; i < sizeof absurd / sizeof *absurd; i++)
    REJECTED(LRS_ERROR_INVALID_ARGUMENT, curves, absurd[i], NULL, answers, statuses);
}

static void the_context_is_checked(const lrs_curve *const *curves) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.optimizer = 99;
  REJECTED(LRS_ERROR_INVALID_ARGUMENT, curves, 2, &context, answers, statuses);
  context.struct_size = 3;
  REJECTED(LRS_ERROR_STRUCT_SIZE, curves, 2, &context, answers, statuses);
}

static void the_first_struct_size_is_checked(const lrs_curve *const *curves) {
  const uint32_t wrong[] = {0, 1, sizeof *answers - 1, UINT32_MAX};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    prepare();
    answers[0].struct_size = wrong[i];
    CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, answers,
                   lrs_suggest_batch(curves, 2, NULL, 1, answers, statuses, &error));
  }
}

void test_batch_rejected(void) {
  lrs_curve *curve = realistic_curve(POINTS, 1);
  const lrs_curve *const curves[] = {curve, curve};
  CHECK_STATUS(LRS_OK, lrs_suggest_batch(NULL, 0, NULL, 1, NULL, NULL, &error));
  pointers_must_be_there(curves);
  counts_must_be_possible(curves);
  the_context_is_checked(curves);
  the_first_struct_size_is_checked(curves);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
