/* Several range tests of one problem, read together. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <string.h>

enum { RUNS = 4 };
static lrs_error error;

static lrs_runs *runs_of(lrs_curve **curves, size_t count) {
  lrs_runs *runs = NULL;
  CHECK_STATUS(LRS_OK, lrs_runs_create((const lrs_curve *const *)curves, count, NULL, &runs,
                                       &error));
  for (size_t i = 0; i < count; i++) CHECK_STATUS(LRS_OK, lrs_curve_free(curves[i]));
  return runs;
}

static void together_and_alone(void) {
  lrs_curve *curves[RUNS];
  lrs_suggestion alone[RUNS], together = LRS_SUGGESTION_INIT, one = LRS_SUGGESTION_INIT;
  lrs_spread spread = LRS_SPREAD_INIT;
  double low = INFINITY, high = 0;
  size_t count = 0;
  for (size_t i = 0; i < RUNS; i++) {
    curves[i] = realistic_curve(POINTS + 7 * i, (uint32_t)i);
    alone[i] = one;
    CHECK_STATUS(LRS_OK, lrs_suggest(curves[i], NULL, &alone[i], &error));
    low = fmin(low, alone[i].learning_rate);
    high = fmax(high, alone[i].learning_rate);
  }
  lrs_runs *runs = runs_of(curves, RUNS);
  CHECK_STATUS(LRS_OK, lrs_runs_count(runs, &count, &error));
  CHECK(count == RUNS);
  CHECK_STATUS(LRS_OK, lrs_runs_suggestion(runs, &together, &error));
  CHECK(low <= together.learning_rate && together.learning_rate <= high);
  CHECK(together.interval_low < low && high < together.interval_high);
  CHECK(together.search_low <= together.interval_low);
  for (size_t i = 0; i < RUNS; i++) {
    CHECK_STATUS(LRS_OK, lrs_runs_run(runs, i, &one, &error));
    CHECK(memcmp(&one, &alone[i], sizeof one) == 0);
  }
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, one, lrs_runs_run(runs, RUNS, &one, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_spread(runs, &spread, &error));
  CHECK(spread.answered == RUNS && spread.struct_size == sizeof spread);
  CHECK(spread.suggestions >= 0 && spread.suggestions <= 1.4826 * log10(high / low));
  CHECK(spread.elbows >= 0 && spread.elbows < 0.2);
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
}

static void the_mean_is_a_curve_with_an_analysis(void) {
  lrs_curve *curves[3], *mean = NULL;
  lrs_analysis *analysis = NULL;
  lrs_landmark elbow = LRS_LANDMARK_INIT, again = LRS_LANDMARK_INIT;
  size_t count = 0;
  for (uint32_t i = 0; i < 3; i++) curves[i] = realistic_curve(POINTS, i);
  lrs_runs *runs = runs_of(curves, 3);
  CHECK_STATUS(LRS_OK, lrs_runs_mean_analysis(runs, &analysis, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_mean_curve(runs, &mean, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
  CHECK_STATUS(LRS_OK, lrs_curve_count(mean, &count, &error));
  CHECK(count > 50 && count <= POINTS);
  CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, LRS_LANDMARK_ELBOW, &elbow, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  analysis = analysis_of(mean);
  CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, LRS_LANDMARK_ELBOW, &again, &error));
  CHECK(memcmp(&elbow, &again, sizeof elbow) == 0);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void one_refused_run_loses_nothing(void) {
  lrs_curve *curves[3];
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_spread spread = LRS_SPREAD_INIT;
  char text[2000];
  size_t length = 0;
  curves[0] = realistic_curve(POINTS, 1);
  curves[1] = flat_curve();
  curves[2] = realistic_curve(POINTS, 2);
  lrs_runs *runs = runs_of(curves, 3);
  CHECK_STATUS(LRS_OK, lrs_runs_suggestion(runs, &answer, &error));
  CHECK_STATUS(LRS_REFUSED_NO_DESCENT, lrs_runs_run(runs, 1, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_spread(runs, &spread, &error));
  CHECK(spread.answered == 2);
  CHECK_STATUS(LRS_OK, lrs_runs_explanation(runs, text, sizeof text, &length, &error));
  CHECK(strlen(text) == length && strstr(text, "2 of 3 runs answered") != NULL);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_runs_explanation(runs, text, length, &length, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
}

static void all_refused(void) {
  lrs_curve *curves[2] = {flat_curve(), flat_curve()};
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_spread spread = LRS_SPREAD_INIT;
  lrs_runs *runs = runs_of(curves, 2);
  CHECK_REJECTED(LRS_REFUSED_NO_DESCENT, answer, lrs_runs_suggestion(runs, &answer, &error));
  CHECK(strstr(error.message, "None of 2 runs holds an answer") != NULL);
  CHECK_STATUS(LRS_OK, lrs_runs_spread(runs, &spread, &error));
  CHECK(spread.answered == 0 && spread.suggestions == -1 && spread.elbows == -1);
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
}

static void what_are_no_runs(void) {
  const double low[] = {1e-3, 1e-2}, high[] = {0.1, 1}, losses[] = {1, 1};
  const lrs_curve *curves[LRS_MAX_RUNS + 1];
  lrs_curve *good = realistic_curve(POINTS, 1), *below = NULL, *above = NULL;
  lrs_runs *runs = (lrs_runs *)(uintptr_t)0xA5A5A5A5;
  CHECK_STATUS(LRS_OK, lrs_curve_create(low, losses, 2, &below, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_create(high, losses, 2, &above, &error));
  for (size_t i = 0; i <= LRS_MAX_RUNS; i++) curves[i] = good;
  const size_t counts[] = {0, 1, LRS_MAX_RUNS + 1, SIZE_MAX};
  for (size_t i = 0; i < 4; i++)
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, runs,
                   lrs_runs_create(curves, counts[i], NULL, &runs, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, runs, lrs_runs_create(NULL, 2, NULL, &runs, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_create(curves, 2, NULL, NULL, &error));
  curves[2] = NULL;
  CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, runs,
                 lrs_runs_create(curves, 4, NULL, &runs, &error));
  CHECK(strstr(error.message, "curves[2]") != NULL);
  curves[0] = above, curves[1] = below;
  CHECK_REJECTED(LRS_ERROR_INVALID_CURVE, runs,
                 lrs_runs_create(curves, 2, NULL, &runs, &error));
  CHECK(strstr(error.message, "runs[0] begins at 0.1") != NULL);
  CHECK_STATUS(LRS_OK, lrs_curve_free(good));
  CHECK_STATUS(LRS_OK, lrs_curve_free(below));
  CHECK_STATUS(LRS_OK, lrs_curve_free(above));
}

static void every_call_checks_its_arguments(void) {
  lrs_curve *curves[2] = {realistic_curve(POINTS, 1), realistic_curve(POINTS, 2)};
  lrs_runs *runs = runs_of(curves, 2);
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_spread spread = LRS_SPREAD_INIT;
  lrs_curve *curve = NULL;
  lrs_analysis *analysis = NULL;
  size_t size = 7;
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_count(runs, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_suggestion(runs, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_run(runs, 0, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_spread(runs, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_mean_curve(runs, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_mean_analysis(runs, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_explanation(runs, NULL, 0, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_runs_explanation(runs, NULL, 9, &size, &error));
  spread.struct_size = 8;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, spread, lrs_runs_spread(runs, &spread, &error));
  answer.struct_size = 8;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, answer, lrs_runs_suggestion(runs, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_free(runs));
  CHECK_STATUS(LRS_OK, lrs_runs_free(NULL));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_count(runs, &size, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_suggestion(runs, &answer, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_run(runs, 0, &answer, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_spread(runs, &spread, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_mean_curve(runs, &curve, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_mean_analysis(runs, &analysis, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_runs_explanation(runs, NULL, 0, &size, &error));
  CHECK(size == 7 && curve == NULL && analysis == NULL);
}

void test_runs(void) {
  together_and_alone();
  the_mean_is_a_curve_with_an_analysis();
  one_refused_run_loses_nothing();
  all_refused();
  what_are_no_runs();
  every_call_checks_its_arguments();
}
