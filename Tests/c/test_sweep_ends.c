/* The ways a sweep ends, and that it stays ended. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static lrs_sweep *started(int32_t stop) {
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  lrs_sweep *sweep = NULL;
  options.stop = stop;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(&options, &sweep, &error));
  return sweep;
}

static void is_over(lrs_sweep *sweep, int32_t expected) {
  double rate = -7;
  int32_t state = -7;
  size_t count = 0, after = 0;
  CHECK_STATUS(LRS_OK, lrs_sweep_state(sweep, &state, &error));
  CHECK(state == expected);
  CHECK_STATUS(LRS_OK, lrs_sweep_count(sweep, &count, &error));
  CHECK_REJECTED(LRS_SWEEP_ENDED, rate, lrs_sweep_learning_rate(sweep, &rate, &error));
  for (int i = 0; i < 3; i++)
    CHECK_REJECTED(LRS_ERROR_OUT_OF_TURN, state, lrs_sweep_record(sweep, 1.0, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_count(sweep, &after, &error));
  CHECK(after == count);
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

/* Trains until the sweep is over; returns the number of steps made. */
static size_t trains(lrs_sweep *sweep, double (*loss)(size_t step)) {
  double rate;
  size_t step = 0;
  while (lrs_sweep_learning_rate(sweep, &rate, NULL) == LRS_OK && step < 1000) {
    CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, loss(step), &error));
    step += 1;
  }
  return step;
}

static double calm(size_t step) { return 2 - 0.01 * (double)step; }
static double turns_nan(size_t step) { return step == 50 ? NAN : calm(step); }
static double turns_infinite(size_t step) { return step == 50 ? INFINITY : calm(step); }
static double leaps_once(size_t step) { return step == 50 ? 1e300 : calm(step); }
static double explodes(size_t step) { return step < 50 ? calm(step) : 1e300; }
static double rises(size_t step) {
  return step < 50 ? calm(step) : calm(50) * pow(1.3, (double)step - 50);
}

/* To twice its level: no multiple notices. */
static double levels_off(size_t step) { return step < 50 ? calm(step) : 3; }

static void ends(double (*loss)(size_t), int32_t stop, int32_t expected) {
  lrs_sweep *sweep = started(stop);
  const size_t steps = trains(sweep, loss);
  CHECK(expected == LRS_STATE_COMPLETED ? steps == 100 : 50 < steps && steps < 100);
  is_over(sweep, expected);
}

static void names_of_states(void) {
  CHECK(strcmp(lrs_sweep_state_name(LRS_STATE_RUNNING), "running") == 0);
  CHECK(strcmp(lrs_sweep_state_name(LRS_STATE_COMPLETED), "completed") == 0);
  CHECK(strcmp(lrs_sweep_state_name(LRS_STATE_DIVERGED), "diverged") == 0);
  CHECK(strcmp(lrs_sweep_state_name(LRS_STATE_NON_FINITE), "non_finite") == 0);
  CHECK(lrs_sweep_state_name(LRS_STATE_NON_FINITE + 1) == NULL);
  CHECK(lrs_sweep_state_name(-1) == NULL);
  CHECK(lrs_sweep_state_name(INT32_MAX) == NULL);
  CHECK(lrs_sweep_state_name(INT32_MIN) == NULL);
}

static void curves_can_be_taken_on_the_way(void) {
  lrs_sweep *sweep = started(LRS_STOP_CUSUM);
  for (size_t step = 0; step < 10; step++) {
    lrs_curve *curve = NULL;
    size_t count = 0;
    CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, calm(step), &error));
    CHECK_STATUS(LRS_OK, lrs_sweep_curve(sweep, &curve, &error));
    CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, &error));
    CHECK(count == step + 1);
    CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  }
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

static void nothing_recorded_is_no_curve(void) {
  lrs_sweep *sweep = started(LRS_STOP_CUSUM);
  lrs_curve *curve = (lrs_curve *)(uintptr_t)0xA5A5A5A5;
  size_t count = 99;
  CHECK_STATUS(LRS_OK, lrs_sweep_count(sweep, &count, &error));
  CHECK(count == 0);
  CHECK_REJECTED(LRS_ERROR_INVALID_CURVE, curve, lrs_sweep_curve(sweep, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

void test_sweep_ends(void) {
  ends(calm, LRS_STOP_CUSUM, LRS_STATE_COMPLETED);
  ends(turns_nan, LRS_STOP_CUSUM, LRS_STATE_NON_FINITE);
  ends(turns_infinite, LRS_STOP_CUSUM, LRS_STATE_NON_FINITE);
  ends(explodes, LRS_STOP_CUSUM, LRS_STATE_DIVERGED);
  ends(rises, LRS_STOP_CUSUM, LRS_STATE_DIVERGED);
  ends(leaps_once, LRS_STOP_CUSUM, LRS_STATE_COMPLETED);
  ends(rises, LRS_STOP_NEVER, LRS_STATE_COMPLETED);
  ends(rises, LRS_STOP_FOUR_TIMES_BEST, LRS_STATE_DIVERGED);
  ends(rises, LRS_STOP_FIVE_TIMES_BEST, LRS_STATE_DIVERGED);
  ends(turns_nan, LRS_STOP_FOUR_TIMES_BEST, LRS_STATE_NON_FINITE);
  ends(levels_off, LRS_STOP_CUSUM, LRS_STATE_DIVERGED);
  ends(levels_off, LRS_STOP_FOUR_TIMES_BEST, LRS_STATE_COMPLETED);
  ends(levels_off, LRS_STOP_FIVE_TIMES_BEST, LRS_STATE_COMPLETED);
  names_of_states();
  curves_can_be_taken_on_the_way();
  nothing_recorded_is_no_curve();
}
