/* A sweep from its first rate to its last, in both spacings. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static lrs_sweep *started(int32_t mode, double from, double to, int64_t steps) {
  lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  lrs_sweep *sweep = NULL;
  options.mode = mode;
  options.start_learning_rate = from;
  options.end_learning_rate = to;
  options.num_iter = steps;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(&options, &sweep, &error));
  return sweep;
}

static double current(const lrs_sweep *sweep) {
  double rate = -7, again = -7;
  CHECK_STATUS(LRS_OK, lrs_sweep_learning_rate(sweep, &rate, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_learning_rate(sweep, &again, NULL));
  CHECK(rate == again); /* Asking does not move on. */
  return rate;
}

static int32_t state(const lrs_sweep *sweep) {
  int32_t value = -7;
  CHECK_STATUS(LRS_OK, lrs_sweep_state(sweep, &value, &error));
  return value;
}

static double expected_rate(int32_t mode, double from, double to, double part) {
  return mode == LRS_MODE_LINEAR ? from + (to - from) * part : from * pow(to / from, part);
}

/* Feeds a constant loss, so that only the last rate ends the sweep. */
static void runs(int32_t mode, double from, double to, int64_t steps) {
  lrs_sweep *sweep = started(mode, from, to, steps);
  double previous = 0, rate = 0;
  for (int64_t i = 0; i < steps; i++) {
    size_t count = 99;
    CHECK(state(sweep) == LRS_STATE_RUNNING);
    rate = current(sweep);
    const double expected = expected_rate(mode, from, to, (double)i / (double)(steps - 1));
    CHECK(fabs(rate - expected) <= 1e-9 * expected);
    CHECK(previous < rate && rate <= to);
    if (i == 0) CHECK(rate == from);
    CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, 1.0, &error));
    CHECK_STATUS(LRS_OK, lrs_sweep_count(sweep, &count, &error));
    CHECK(count == (size_t)i + 1);
    previous = rate;
  }
  CHECK(rate == to);
  CHECK(state(sweep) == LRS_STATE_COMPLETED);
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
}

static void defaults_are_the_headers(void) {
  const lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  lrs_sweep *plain = NULL, *explicit_ = NULL;
  CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &plain, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_create(&options, &explicit_, &error));
  CHECK(current(plain) == options.start_learning_rate);
  for (int64_t i = 0; i < options.num_iter; i++) {
    CHECK(current(plain) == current(explicit_));
    CHECK_STATUS(LRS_OK, lrs_sweep_record(plain, 1.0, &error));
    CHECK_STATUS(LRS_OK, lrs_sweep_record(explicit_, 1.0, &error));
  }
  CHECK(state(plain) == LRS_STATE_COMPLETED && state(explicit_) == LRS_STATE_COMPLETED);
  CHECK_STATUS(LRS_OK, lrs_sweep_free(plain));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(explicit_));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(NULL));
}

/* The curve of a sweep holds what was recorded and gives the same answer. */
static void a_sweep_becomes_a_curve(void) {
  double rates[POINTS], losses[POINTS], copied[POINTS], given[POINTS];
  lrs_sweep *sweep = started(LRS_MODE_EXPONENTIAL, 1e-7, 1, POINTS);
  lrs_curve *curve = NULL;
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  size_t count = 0;
  int32_t ended = LRS_STATE_RUNNING;
  for (size_t i = 0; i < POINTS && ended == LRS_STATE_RUNNING; i++, count++) {
    rates[i] = current(sweep);
    fill_losses(&rates[i], &losses[i], 1, (uint32_t)i);
    CHECK_STATUS(LRS_OK, lrs_sweep_record(sweep, losses[i], &error));
    ended = state(sweep);
  }
  CHECK_STATUS(LRS_OK, lrs_sweep_curve(sweep, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep)); /* The curve lives on. */
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, copied, given, POINTS, &error));
  CHECK(memcmp(copied, rates, count * sizeof *rates) == 0);
  CHECK(memcmp(given, losses, count * sizeof *losses) == 0);
  CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, &error));
  CHECK(count > POINTS / 2);
  CHECK_STATUS(LRS_OK, lrs_suggest(curve, NULL, &answer, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

void test_sweep(void) {
  const int32_t modes[] = {LRS_MODE_EXPONENTIAL, LRS_MODE_LINEAR};
  for (size_t i = 0; i < 2; i++) {
    runs(modes[i], 1e-7, 10, 100);
    runs(modes[i], 1e-5, 0.1, 2);
    runs(modes[i], 3e-4, 0.7, 333);
    runs(modes[i], 0.1, 0.3, 7);
    runs(modes[i], 1e-8, 1e-6, 1000);
    runs(modes[i], 1e-300, 1e300, 50);
  }
  defaults_are_the_headers();
  a_sweep_becomes_a_curve();
}
