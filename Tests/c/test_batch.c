/* A batch gives each curve what lrs_suggest gives it alone. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

enum { CURVES = 48 };
static lrs_error error;

static void prepare(lrs_suggestion *answers, lrs_status *statuses) {
  const lrs_suggestion empty = LRS_SUGGESTION_INIT;
  for (size_t i = 0; i < CURVES; i++) {
    answers[i] = empty;
    answers[i].learning_rate = -7;
    statuses[i] = -99;
  }
}

static void equals_one_by_one(lrs_curve **curves, const lrs_context *context,
                              uint32_t threads) {
  lrs_suggestion answers[CURVES];
  lrs_status statuses[CURVES];
  prepare(answers, statuses);
  CHECK_STATUS(LRS_OK,
               lrs_suggest_batch((const lrs_curve *const *)curves, CURVES, context, threads,
                                 answers, statuses, &error));
  for (size_t i = 0; i < CURVES; i++) {
    lrs_suggestion alone = LRS_SUGGESTION_INIT;
    alone.learning_rate = -7;
    CHECK_STATUS(lrs_suggest(curves[i], context, &alone, NULL), statuses[i]);
    CHECK(memcmp(&alone, &answers[i], sizeof alone) == 0);
  }
}

static void with_every_number_of_threads(lrs_curve **curves) {
  lrs_context context = LRS_CONTEXT_INIT;
  context.optimizer = LRS_OPTIMIZER_ADAM;
  context.steps = 2000;
  equals_one_by_one(curves, NULL, 0);
  equals_one_by_one(curves, &context, 1);
  equals_one_by_one(curves, &context, 3);
  equals_one_by_one(curves, &context, CURVES + 1);
  equals_one_by_one(curves, NULL, UINT32_MAX);
}

static void free_all(lrs_curve **curves) {
  for (size_t i = 0; i < CURVES; i++) CHECK_STATUS(LRS_OK, lrs_curve_free(curves[i]));
}

static void equal_lengths(void) {
  lrs_curve *curves[CURVES];
  for (size_t i = 0; i < CURVES; i++) curves[i] = realistic_curve(POINTS, (uint32_t)i);
  with_every_number_of_threads(curves);
  free_all(curves);
}

static void different_lengths_and_refusals(void) {
  lrs_curve *curves[CURVES];
  for (size_t i = 0; i < CURVES; i++)
    curves[i] = i % 5 == 4 ? flat_curve() : realistic_curve(1 + 8 * i, (uint32_t)i);
  with_every_number_of_threads(curves);
  free_all(curves);
}

static void one_bad_handle_spoils_only_itself(void) {
  lrs_curve *curves[CURVES];
  lrs_suggestion answers[CURVES];
  lrs_status statuses[CURVES];
  for (size_t i = 0; i < CURVES; i++) curves[i] = realistic_curve(POINTS, (uint32_t)i);
  prepare(answers, statuses);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curves[7]));
  lrs_curve *const missing = curves[20];
  curves[20] = NULL;
  CHECK_STATUS(LRS_OK, lrs_suggest_batch((const lrs_curve *const *)curves, CURVES, NULL, 2,
                                         answers, statuses, &error));
  for (size_t i = 0; i < CURVES; i++) {
    const int bad = i == 7 || i == 20;
    CHECK_STATUS(bad ? LRS_ERROR_INVALID_HANDLE : LRS_OK, statuses[i]);
    CHECK((answers[i].learning_rate == -7) == bad);
    CHECK(answers[i].struct_size == sizeof answers[i]);
  }
  curves[20] = missing;
  curves[7] = NULL;
  free_all(curves);
}

static void the_same_curve_many_times(void) {
  lrs_curve *curves[CURVES];
  curves[0] = realistic_curve(POINTS, 9);
  for (size_t i = 1; i < CURVES; i++) curves[i] = curves[0];
  equals_one_by_one(curves, NULL, 4);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curves[0]));
}

void test_batch(void) {
  equal_lengths();
  different_lengths_and_refusals();
  one_bad_handle_spoils_only_itself();
  the_same_curve_many_times();
}
