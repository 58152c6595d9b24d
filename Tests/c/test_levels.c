/* Levels of the drop, and the slopes between steepest point and elbow. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

/* floor + height * exp(-rate / steepest): half of the drop is reached at steepest * ln 2. */
static void half_drop_of_a_known_descent(void) {
  const double steepest = 1e-3;
  double rates[POINTS], losses[POINTS], half = 0;
  fill_rates(rates, POINTS);
  for (size_t i = 0; i < POINTS; i++) losses[i] = 0.3 + 2 * exp(-rates[i] / steepest);
  lrs_analysis *analysis = analysis_of(curve_of(losses));
  CHECK_STATUS(LRS_OK, lrs_analysis_level(analysis, 0.5, &half, &error));
  CHECK(fabs(half / (steepest * log(2)) - 1) < 0.05);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void levels_follow_each_other(const lrs_analysis *analysis) {
  double previous = 0, rate = 0;
  for (double share = 0.1; share <= 1; share += 0.1) {
    CHECK_STATUS(LRS_OK, lrs_analysis_level(analysis, share, &rate, &error));
    CHECK(rate >= previous);
    previous = rate;
  }
}

static void shares_have_a_range(const lrs_analysis *analysis) {
  const double strangers[] = {0, -0.5, 1.5, NAN, INFINITY};
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    double rate = -7;
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, rate,
                   lrs_analysis_level(analysis, strangers[i], &rate, &error));
  }
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_analysis_level(analysis, 0.5, NULL, &error));
}

static void slopes_of_a_descent(const lrs_analysis *analysis) {
  lrs_slopes slopes = LRS_SLOPES_INIT;
  lrs_landmark steepest = LRS_LANDMARK_INIT, elbow = LRS_LANDMARK_INIT;
  lrs_reading reading = LRS_READING_INIT;
  CHECK_STATUS(LRS_OK, lrs_analysis_slopes(analysis, &slopes, &error));
  CHECK_STATUS(LRS_OK,
               lrs_analysis_landmark(analysis, LRS_LANDMARK_STEEPEST, &steepest, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, LRS_LANDMARK_ELBOW, &elbow, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_reading(analysis, &reading, &error));
  CHECK(slopes.struct_size == sizeof slopes && slopes.reserved == 0);
  CHECK(slopes.low == steepest.learning_rate && slopes.high == elbow.learning_rate);
  CHECK(slopes.mean < 0 && slopes.deviation > 0 && slopes.shape <= slopes.deviation);
  CHECK(fabs(slopes.relative_mean * reading.drop - slopes.mean) < 1e-9);
  CHECK_STATUS(LRS_ERROR_NULL_POINTER, lrs_analysis_slopes(analysis, NULL, &error));
}

static void a_flat_curve_has_neither(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  lrs_slopes slopes = LRS_SLOPES_INIT;
  double rate = -7;
  CHECK_REJECTED(LRS_NOT_FOUND, rate, lrs_analysis_level(analysis, 0.5, &rate, &error));
  CHECK_REJECTED(LRS_NOT_FOUND, slopes, lrs_analysis_slopes(analysis, &slopes, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_levels(void) {
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  half_drop_of_a_known_descent();
  levels_follow_each_other(analysis);
  shares_have_a_range(analysis);
  slopes_of_a_descent(analysis);
  a_flat_curve_has_neither();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}
