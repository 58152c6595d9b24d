/* Smoothers: names, values, lags, and parameters that make no sense. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;

static void names_are_listed(void) {
  for (int32_t kind = LRS_SMOOTHER_WHITTAKER; kind <= LRS_SMOOTHER_SAVITZKY_GOLAY; kind++) {
    int32_t found = -7;
    CHECK(lrs_smoother_name(kind) != NULL);
    CHECK_STATUS(LRS_OK, lrs_smoother_named(lrs_smoother_name(kind), &found, &error));
    CHECK(found == kind);
  }
  CHECK(strcmp(lrs_smoother_name(LRS_SMOOTHER_EMA_FIRST_VALUE), "ema_first_value") == 0);
  CHECK(lrs_smoother_name(LRS_SMOOTHER_SAVITZKY_GOLAY + 1) == NULL);
  CHECK(lrs_smoother_name(-1) == NULL && lrs_smoother_name(INT32_MIN) == NULL);
  int32_t found = -7;
  CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, found, lrs_smoother_named("emma", &found, &error));
}

static void every_smoother_smooths(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  double smooth[POINTS], steps, decades;
  for (int32_t kind = LRS_SMOOTHER_WHITTAKER; kind <= LRS_SMOOTHER_SAVITZKY_GOLAY; kind++) {
    lrs_smoother smoother = LRS_SMOOTHER_INIT;
    smoother.kind = kind;
    CHECK_STATUS(LRS_OK, lrs_smooth(curve, &smoother, smooth, POINTS, &error));
    CHECK(isfinite(smooth[0]) && isfinite(smooth[POINTS / 2]));
    CHECK_STATUS(LRS_OK, lrs_lag(curve, &smoother, POINTS - 1, &steps, &decades, &error));
    CHECK(steps >= 0 && steps < POINTS && decades >= 0 && decades < 8);
    CHECK_STATUS(LRS_OK, lrs_lag(curve, &smoother, POINTS - 1, NULL, NULL, NULL));
  }
  CHECK_STATUS(LRS_OK, lrs_smooth(curve, NULL, smooth, POINTS, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void an_average_by_hand(void) {
  const double rates[] = {1, 2, 3}, losses[] = {4, 2, 2};
  double smooth[3] = {-7, -7, -7}, steps, decades;
  lrs_curve *curve = NULL;
  lrs_smoother smoother = LRS_SMOOTHER_INIT;
  smoother.kind = LRS_SMOOTHER_EMA_FIRST_VALUE;
  smoother.beta = 0.5;
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, 3, &curve, &error));
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, smooth,
                 lrs_smooth(curve, &smoother, smooth, 2, &error));
  CHECK_STATUS(LRS_OK, lrs_smooth(curve, &smoother, smooth, 3, &error));
  CHECK(smooth[0] == 4 && smooth[1] == 3 && smooth[2] == 2.5);
  CHECK_STATUS(LRS_OK, lrs_lag(curve, &smoother, 1, &steps, &decades, &error));
  CHECK(fabs(steps - 0.5) < 1e-15 && fabs(decades - 0.5 * log10(2)) < 1e-15);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void nonsense_is_rejected(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  double smooth[POINTS] = {-7};
  lrs_smoother smoother = LRS_SMOOTHER_INIT;
  smoother.kind = 9;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_smooth(curve, &smoother, smooth, POINTS, &error));
  smoother.kind = LRS_SMOOTHER_EMA;
  smoother.beta = NAN;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_smooth(curve, &smoother, smooth, POINTS, &error));
  CHECK(strstr(error.message, "beta is nan") != NULL);
  smoother.beta = 0.9;
  smoother.window = 3;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_smooth(curve, &smoother, smooth, POINTS, &error));
  CHECK(strstr(error.message, "window") != NULL);
  smoother.kind = LRS_SMOOTHER_MOVING_AVERAGE;
  smoother.beta = LRS_UNKNOWN;
  smoother.window = INT64_MAX;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_smooth(curve, &smoother, smooth, POINTS, &error));
  smoother.window = 3;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_lag(curve, &smoother, POINTS, smooth, NULL, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, smooth,
                 lrs_lag(curve, &smoother, SIZE_MAX, smooth, NULL, &error));
  smoother.struct_size = 39;
  CHECK_REJECTED(LRS_ERROR_STRUCT_SIZE, smooth,
                 lrs_smooth(curve, &smoother, smooth, POINTS, &error));
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_smooth(curve, NULL, NULL, POINTS, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

void test_smoothers(void) {
  names_are_listed();
  every_smoother_smooths();
  an_average_by_hand();
  nonsense_is_rejected();
}
