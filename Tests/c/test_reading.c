/* What was read off a curve, beside its landmarks. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static double rates[POINTS], losses[POINTS];
static lrs_error error;

static lrs_reading reading_of(lrs_curve *curve) {
  lrs_reading reading = LRS_READING_INIT;
  lrs_analysis *analysis = analysis_of(curve);
  CHECK_STATUS(LRS_OK, lrs_analysis_reading(analysis, &reading, &error));
  CHECK(reading.struct_size == sizeof reading);
  CHECK(isfinite(reading.drop) && isfinite(reading.noise) && reading.noise >= 0);
  CHECK(isfinite(reading.significance) && isfinite(reading.bandwidth));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  return reading;
}

static void a_realistic_curve_is_read(void) {
  const lrs_reading reading = reading_of(realistic_curve(POINTS, 3));
  CHECK(POINTS / 2 < reading.covered && reading.covered <= POINTS);
  /* The curve was made to fall from 2.3 to about 0.34 under noise of about a fiftieth. */
  CHECK(fabs(reading.drop - log(2.3 / 0.34)) < 0.3);
  CHECK(0 < reading.noise && reading.noise < 0.1);
  CHECK(reading.significance > 3);
  CHECK(0 < reading.bandwidth && reading.bandwidth < 4);
}

static void it_ends_with_the_curve(void) {
  for (size_t i = 0; i < POINTS; i++) losses[i] = 2 - 0.01 * (double)i;
  const lrs_reading reading = reading_of(curve_of(losses));
  CHECK(reading.end == LRS_END_CURVE && reading.covered == POINTS);
  CHECK(isnan(reading.onset));
}

static void it_ends_before_a_non_finite_loss(void) {
  fill_losses(rates, losses, POINTS, 1);
  losses[70] = -INFINITY;
  const lrs_reading reading = reading_of(curve_of(losses));
  CHECK(reading.end == LRS_END_NON_FINITE && reading.covered == 70);
}

static void it_ends_in_an_explosion(void) {
  fill_losses(rates, losses, POINTS, 1);
  for (size_t i = 60; i < POINTS; i++) losses[i] = 1e6;
  const lrs_reading reading = reading_of(curve_of(losses));
  CHECK(reading.end == LRS_END_EXPLOSION);
  CHECK(60 < reading.covered && reading.covered < POINTS);
  CHECK(reading.onset == rates[59]);
}

static void nothing_was_read(void) {
  lrs_reading reading = LRS_READING_INIT;
  for (size_t i = 0; i < POINTS; i++) losses[i] = NAN;
  lrs_analysis *analysis = analysis_of(curve_of(losses));
  reading.drop = -7;
  CHECK_REJECTED(LRS_NOT_FOUND, reading, lrs_analysis_reading(analysis, &reading, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_reading(void) {
  fill_rates(rates, POINTS);
  a_realistic_curve_is_read();
  it_ends_with_the_curve();
  it_ends_before_a_non_finite_loss();
  it_ends_in_an_explosion();
  nothing_was_read();
}
