/* Several sweeps from the same weights, until their answers agree. */
#include "check.h"
#include "suites.h"

#include <math.h>
#include <string.h>

static lrs_error error;

/* Flat, falling around 0.01, exploding around 0.3. */
static double usual(double rate) {
  return 2.3 / (1 + pow(rate / 0.01, 2)) + pow(rate / 0.3, 4);
}

static size_t run(lrs_series *series, const double *factors) {
  double rate = 0;
  int32_t reset = 0;
  size_t resets = 0, sweep = 0;
  while (lrs_series_learning_rate(series, &rate, &error) == LRS_OK) {
    CHECK_STATUS(LRS_OK, lrs_series_needs_reset(series, &reset, &error));
    resets += (size_t)reset;
    CHECK_STATUS(LRS_OK, lrs_series_count(series, &sweep, &error));
    CHECK_STATUS(LRS_OK, lrs_series_record(series, usual(rate * factors[sweep]), &error));
  }
  return resets;
}

static void until_they_agree(void) {
  const double same[] = {1, 1, 1, 1, 1};
  lrs_series *series = NULL;
  lrs_runs *runs = NULL;
  lrs_curve *curve = NULL;
  lrs_suggestion together = LRS_SUGGESTION_INIT, alone = LRS_SUGGESTION_INIT;
  double rate = 7;
  size_t count = 0, steps = 0;
  int32_t state = -1;
  CHECK_STATUS(LRS_OK, lrs_series_create(NULL, NULL, NULL, &series, &error));
  CHECK_STATUS(LRS_ERROR_OUT_OF_TURN, lrs_series_runs(series, &runs, &error));
  CHECK(run(series, same) == 2);
  CHECK_REJECTED(LRS_PROBE_ENDED, rate, lrs_series_learning_rate(series, &rate, &error));
  CHECK_STATUS(LRS_ERROR_OUT_OF_TURN, lrs_series_record(series, 1, &error));
  CHECK_STATUS(LRS_OK, lrs_series_state(series, &state, &error));
  CHECK(state == LRS_SERIES_AGREED);
  CHECK(strcmp(lrs_series_state_name(state), "agreed") == 0);
  CHECK(lrs_series_state_name(3) == NULL && lrs_series_state_name(-1) == NULL);
  CHECK_STATUS(LRS_OK, lrs_series_count(series, &count, &error));
  CHECK_STATUS(LRS_OK, lrs_series_steps(series, &steps, &error));
  CHECK(count == 2);
  CHECK_STATUS(LRS_OK, lrs_series_curve(series, 1, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, &error));
  CHECK(steps == 2 * count);
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, NULL, &alone, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  CHECK_STATUS(LRS_OK, lrs_series_runs(series, &runs, &error));
  CHECK_STATUS(LRS_OK, lrs_series_free(series));
  CHECK_STATUS(LRS_OK, lrs_runs_suggestion(runs, &together, &error));
  CHECK(fabs(log10(together.learning_rate / alone.learning_rate)) < 1e-9);
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
}

static void or_all_are_made(void) {
  const double apart[] = {1, 0.1, 10};
  lrs_series_options options = LRS_SERIES_OPTIONS_INIT;
  lrs_sweep_options sweep = LRS_SWEEP_OPTIONS_INIT;
  lrs_series *series = NULL;
  size_t count = 0;
  int32_t state = -1;
  options.max_sweeps = 3;
  sweep.num_iter = 40;
  sweep.stop = LRS_STOP_NEVER;
  CHECK_STATUS(LRS_OK, lrs_series_create(&options, &sweep, NULL, &series, &error));
  CHECK(run(series, apart) == 3);
  CHECK_STATUS(LRS_OK, lrs_series_state(series, &state, &error));
  CHECK(state == LRS_SERIES_EXHAUSTED);
  CHECK_STATUS(LRS_OK, lrs_series_steps(series, &count, &error));
  CHECK(count == 120);
  CHECK_STATUS(LRS_OK, lrs_series_free(series));
}

static void what_is_rejected(void) {
  lrs_series_options options = LRS_SERIES_OPTIONS_INIT;
  lrs_series *series = (lrs_series *)(uintptr_t)0xA5A5A5A5, *none = NULL;
  lrs_curve *curve = NULL;
  lrs_runs *runs = NULL;
  double rate = 7;
  int32_t number = 7;
  size_t size = 7;
  options.max_sweeps = 1;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, series,
                 lrs_series_create(&options, NULL, NULL, &series, &error));
  CHECK(strstr(error.message, "max_sweeps is 1") != NULL);
  options.max_sweeps = 2;
  options.tolerance = NAN;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, series,
                 lrs_series_create(&options, NULL, NULL, &series, &error));
  options.struct_size = 4;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, series,
                 lrs_series_create(&options, NULL, NULL, &series, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_create(NULL, NULL, NULL, NULL, &error));
  CHECK_STATUS(LRS_OK, lrs_series_create(NULL, NULL, NULL, &series, &error));
  CHECK_STATUS(LRS_ERROR_INVALID_ARGUMENT, lrs_series_curve(series, 0, &curve, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_learning_rate(series, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_needs_reset(series, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_steps(series, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_state(series, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_count(series, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_curve(series, 0, NULL, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_series_runs(series, NULL, &error));
  CHECK_STATUS(LRS_OK, lrs_series_free(series));
  CHECK_STATUS(LRS_OK, lrs_series_free(none));
  for (int i = 0; i < 2; i++, series = none) {
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, rate,
                   lrs_series_learning_rate(series, &rate, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, number,
                   lrs_series_needs_reset(series, &number, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, number,
                   lrs_series_state(series, &number, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, size, lrs_series_steps(series, &size, &error));
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, size, lrs_series_count(series, &size, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_series_record(series, 1, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_series_curve(series, 0, &curve, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_series_runs(series, &runs, &error));
  }
}

void test_series(void) {
  until_they_agree();
  or_all_are_made();
  what_is_rejected();
}
