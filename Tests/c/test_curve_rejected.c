/* Learning rates that make no curve, and counts that no array has. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

static double rates[POINTS], losses[POINTS];
static lrs_error error;
static lrs_curve *const canary = (lrs_curve *)(uintptr_t)0xA5A5A5A5;

static void rejects_rate(double value, size_t index) {
  double bad[POINTS];
  char place[24];
  lrs_curve *curve = canary;
  memcpy(bad, rates, sizeof rates);
  bad[index] = value;
  CHECK_REJECTED(LRS_ERROR_INVALID_CURVE, curve,
                 lrs_curve_create(bad, losses, POINTS, &curve, &error));
  snprintf(place, sizeof place, "%zu", index);
  CHECK(strstr(error.message, place) != NULL);
}

static void rejects_count(const double *x, size_t count, lrs_status expected) {
  lrs_curve *curve = canary;
  CHECK_REJECTED(expected, curve, lrs_curve_create(x, losses, count, &curve, &error));
}

static void rates_must_be_positive_and_finite(void) {
  const double bad[] = {NAN, INFINITY, -INFINITY, 0.0, -0.0, -1.0, -DBL_MIN};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    rejects_rate(bad[i], 0);
    rejects_rate(bad[i], 41);
    rejects_rate(bad[i], POINTS - 1);
  }
}

static void rates_must_increase(void) {
  rejects_rate(rates[40], 41);         /* twice the same */
  rejects_rate(rates[39], 41);         /* a step back */
  rejects_rate(rates[0], POINTS - 1);  /* far back, at the very end */
}

static void extreme_rates_are_fine(void) {
  const double wide[] = {4.9406564584124654e-324, DBL_MIN, 1, DBL_MAX};
  lrs_curve *curve = NULL;
  lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  CHECK_STATUS(LRS_OK, lrs_curve_create(wide, losses, 4, &curve, &error));
  CHECK(lrs_suggest(curve, NULL, &suggestion, &error) >= LRS_OK);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void counts_must_be_possible(void) {
  rejects_count(rates, 0, LRS_ERROR_INVALID_CURVE);
  rejects_count(rates, 10000001, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, (size_t)-1, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, SIZE_MAX / 2, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, SIZE_MAX / 2 + 1, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, SIZE_MAX / 8, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, SIZE_MAX / 8 + 2, LRS_ERROR_INVALID_ARGUMENT);
  rejects_count(rates, SIZE_MAX / 16, LRS_ERROR_INVALID_ARGUMENT);
}

void test_curve_rejected(void) {
  fill_rates(rates, POINTS);
  fill_losses(rates, losses, POINTS, 1);
  rates_must_be_positive_and_finite();
  rates_must_increase();
  extreme_rates_are_fine();
  counts_must_be_possible();
}
